"""What the worker does for the pages: each is safe to be begun again after a crash."""

from django_tasks import task

from truceline.desk.actions.arriving import carry_on, unfinished
from truceline.desk.actions.joining_list import join_list, unfinished_lists


@task()
def carry_arrival_on(arrival_id: str) -> None:
    """Carry a large arrival on to its end."""
    carry_on(arrival_id)


@task()
def join_list_on(list_id: str) -> None:
    """Join a long list with what we hold."""
    join_list(list_id)


def enqueue_unfinished() -> int:
    """Put everything that waits, or whose worker died, before the worker again; return how many."""
    waiting = unfinished()
    for arrival_id in waiting:
        carry_arrival_on.enqueue(arrival_id)
    lists = unfinished_lists()
    for list_id in lists:
        join_list_on.enqueue(list_id)
    return len(waiting) + len(lists)
