"""What pages write again and again: remembered for all that is the same, and never for anything else."""

from collections.abc import Callable
from typing import Any

import pytest

BLOCK = '{% load telling %}{% remember row pile=query %}<p>{{ row.words }} {{ pile }} {{ who }} {% say "desk-queue" %}</p>{% endremember %}'


def written(block: str = BLOCK, **context: Any) -> str:
    from django.template import Context, Template

    text: str = Template(block).render(Context(context))
    return text


def test_a_block_is_written_once_for_what_is_the_same_and_anew_for_what_is_not(desk: Any) -> None:  # noqa: ARG001 - for what it sets up
    from django.template import Context, Template

    template = Template(BLOCK)
    said = [
        template.render(Context({"row": {"words": words}, "query": query, "language": language}))
        for words, query, language in (("a", 1, "en"), ("b", 1, "en"), ("a", 1.0, "en"), ("a", 1, "ru"), ("a", 1, "en"))
    ]

    assert said[0] == said[4]
    assert len(set(said)) == 4


def test_what_somebody_wrote_is_escaped_in_it_as_everywhere(desk: Any) -> None:  # noqa: ARG001 - for what it sets up
    assert "&lt;script&gt;" in written(row={"words": "<script>"})


def test_a_remembered_block_sees_nothing_that_it_was_not_given(desk: Any) -> None:  # noqa: ARG001 - for what it sets up
    # Were it to see who looks, or the token of a form, the next person's page would hold it.
    assert "Amina" not in written(row={"words": "a"}, query=1, who="Amina")


def test_only_plain_values_are_given_for_others_may_change_unseen(desk: Any) -> None:  # noqa: ARG001 - for what it sets up
    from django.utils.safestring import SafeString

    for row in (object(), {"words": SafeString("<b>")}):
        with pytest.raises(ValueError, match="unmarshallable"):
            written(row=row)


def test_the_mark_of_what_is_chosen_in_a_form_follows_the_address(browser_of: Callable[..., Any]) -> None:
    officer = browser_of("duty_officer")
    chosen = [officer.get(f"/situation/?from=&state={state}").content.decode() for state in ("candidate", "no", "")]

    assert ['<option value="candidate" selected>' in page for page in chosen] == [True, False, False]
    assert ['<option value="no" selected>' in page for page in chosen] == [False, True, False]


def test_a_page_asks_only_tables_that_hold_something_of_the_incident(
    somebody: Callable[..., Any], file_of: Callable[..., Any]
) -> None:
    from desk_cases import new_case

    from truceline.desk.actions.tasking import Wish, add_task
    from truceline.desk.queries.beside import kinds_beside
    from truceline.desk.tables import Judgement, Task

    analyst, one = somebody("analyst"), new_case(somebody("duty_officer"), file_of)
    assert kinds_beside(one.pk) == frozenset()

    add_task(analyst, one, Wish("Ask the post", "", ""))
    assert kinds_beside(one.pk) == {Task}

    here, other = (each.links.first().report for each in (one, new_case(analyst, file_of)))
    for number, pair in enumerate(((here, other), (other, here))):
        made = Judgement.objects.create(
            judgement_id=f"beside-{number}", first=pair[0], second=pair[1], judgement="undecided", by=analyst, on=one.occurred_at
        )  # fmt: skip
        assert kinds_beside(one.pk) == {Task, Judgement}
        made.delete()
