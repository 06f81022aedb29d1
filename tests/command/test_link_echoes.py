"""`truceline link` says which sources are one voice, and who follows whom."""

from truceline.command.link import _echo
from truceline.incident.model import Echo


def test_it_says_who_comes_after_whom_and_by_how_long() -> None:
    told = _echo(Echo("a-copier", "agency", 20, 18, "a-copier", 900.0, "place and moment")._asdict())

    assert told == (
        "a-copier and agency are one voice where they name the very same place and moment: 18 of 20 incidents that both tell of."
        " a-copier comes after agency, by 15 minutes as a rule."
    )


def test_where_neither_comes_after_the_other_it_says_nothing_of_that() -> None:
    told = _echo(Echo("agency", "outlet", 20, 18)._asdict())

    assert told == "agency and outlet are one voice where they say the very same: 18 of 20 incidents that both tell of."


def test_of_errors_it_says_what_they_were_held_against() -> None:
    told = _echo(Echo("agency", "copier", 60, 48, "copier", 1_200.0, "errors")._asdict())

    assert told == (
        "agency and copier are one voice: held against what others say, both err to the same side, by place in 48 of 60 incidents, and by moment"
        " as clearly. copier comes after agency, by 20 minutes as a rule."
    )
