"""The nightly audit holds every kind of record to the register, and notices a row that was changed past every page."""

from typing import Any

import pytest
from desk_reading import entries_of_kind
from desk_world import World

# Kinds that the tests of this folder write themselves.
OF_TESTS = {"note"}
ABOUT_CASES = ("strike", "judgement", "case", "assessment", "determination", "comment", "task", "attachment")


def rows_of(kind: str) -> dict[str, str]:
    from truceline.desk.auditing import rows_of_tables

    return {row.record: (row.content or b"").decode() for row in rows_of_tables() if row.kind == kind}


def kinds_on(desk: Any) -> set[str]:
    from truceline.register.entry import read_entry
    from truceline.register.folder import open_folder

    store = open_folder(desk.register).store("read")
    try:
        return {read_entry(entry).header.kind for _, entry in store.entries()}
    finally:
        store.close()


@pytest.mark.usefixtures("world")
def test_no_kind_of_record_is_left_out_of_the_audit(desk: Any) -> None:
    from truceline.desk.auditing import WITHOUT_ROWS, audited_kinds

    assert kinds_on(desk) - OF_TESTS <= audited_kinds() | WITHOUT_ROWS


@pytest.mark.parametrize("kind", [*ABOUT_CASES, "duty", "account", "link_model"])
def test_what_the_rows_tell_is_what_the_register_holds(kind: str, world: World, desk: Any) -> None:
    from truceline.desk.actions.inviting import close_account
    from truceline.desk.actions.judging import judge
    from truceline.desk.actions.moving import move_case
    from truceline.desk.actions.striking import strike_report
    from truceline.desk.tables import Strike
    from truceline.finding.life import Step
    from truceline.incident.joining.judge import Judgement as Held

    if kind == "case":
        move_case(world.people["officer"], world.signed, Step.UNDER_INQUIRY, "A witness came forward.")
    elif kind == "judgement":
        first, second = (link.report for link in world.draft.links.select_related("report")[:2])
        judge(world.people["officer"], first, second, Held.SAME, "One of them told the other.")
    elif kind == "strike" and not Strike.objects.exists():
        strike_report(world.people["officer"], world.draft.links.last().report, "It was an echo.")
    elif kind == "account" and world.people["liaison"].is_active:
        close_account(world.people["administrator"], world.people["liaison"])
    told, held = rows_of(kind), entries_of_kind(desk, kind)
    assert told
    assert {record: told[record] for record in told if told[record] != held.get(record)} == {}


def test_teeth_a_remark_that_was_rewritten_in_the_table_is_noticed(world: World, desk: Any) -> None:
    from truceline.desk.tables import Comment

    one = Comment.objects.get(pk=world.named["comment_id"])
    Comment.objects.filter(pk=one.pk).update(content=one.content.replace("Say which", "Never mind which"))
    try:
        assert rows_of("comment")[one.pk] != entries_of_kind(desk, "comment")[one.pk]
    finally:
        Comment.objects.filter(pk=one.pk).update(content=one.content)
