"""A case for tests: an incident of its own day, with two sources that agree and one that is far away."""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

ONE = "post-1,monitor,k-{n}a,{day}T10:00,36.20,32.70,300,artillery_fire,Five shells near the old silo,en"
TWO = "hotline-x,local_network,k-{n}b,{day}T10:04,36.201,32.701,500,artillery_fire,قصف على الصوامع من جهة الشرق,ar"
_numbers = itertools.count(1)
# The months in which the agreement of the desk's tests asks something of all: a case of another day is a candidate of nothing.
_MONTHS = (*(f"2018-{month:02}" for month in range(1, 9)), *(f"2017-{month:02}" for month in range(8, 13)))
DAYS = [f"{month}-{day:02}" for days in (range(1, 26), range(26, 29)) for month in _MONTHS for day in days]


def day_of(number: int) -> str:
    """The day of a case by its number, in force and nobody else's.

    Raises:
        LookupError: where there are more cases than such days: let other tests share theirs.
    """
    if number >= len(DAYS):
        raise LookupError(f"expected at most {len(DAYS) - 1} cases in one session; came number {number}")
    return DAYS[number]


def new_case(officer: Any, file_of: Callable[..., Path], *lines: str) -> Any:
    """Take in reports of a day that no other test uses, and return their incident."""
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import Incident, Report

    number = next(_numbers)
    day = day_of(number)
    take_in(officer, [file_of(*(line.format(n=number, day=day) for line in lines or (ONE, TWO)))])
    report = Report.objects.get(content__contains=f'"k-{number}a"')
    return Incident.objects.get(links__report=report)


def signed_in(person: Any) -> Any:
    """A browser in which somebody is signed in."""
    from django.test import Client

    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def file_in(folder: Path) -> Callable[..., Path]:
    """Make files of reports in a folder, as the fixture `file_of` does in that of one test."""
    made = itertools.count(1)
    header = "source,source_family,reference,occurred_at,longitude,latitude,radius_m,act,said,language,exercise\n"

    def make(*lines: str) -> Path:
        path = folder / f"EXERCISE-{next(made)}.csv"
        path.write_text(header + "".join(f"{line},true\n" for line in lines), encoding="utf-8")
        return path

    return make


def suggest(one: Any, other: Any, score: float = 1.5, probability: float = 0.42) -> Any:
    """Offer two incidents as one, by their first reports; stands until reports are gathered anew."""
    from truceline.desk.recording import spelt
    from truceline.desk.tables import Suggestion

    first, second = sorted(
        incident.links.order_by("report__occurred_at").first().report_id for incident in (one, other)
    )
    parts = {"distance_m": 1400.0, "gap_s": 2100.0, "space_score": 1.0, "time_score": 0.5, "probability": probability}
    content = spelt({"first": first, "second": second, **parts})
    return Suggestion.objects.create(first_id=first, second_id=second, score=score, content=content)


def a_ruling(incident: Any, **changed: str) -> Any:
    """A ruling under the first provision of which the incident is a candidate."""
    from truceline.desk.actions.determining import Ruling

    provision = incident.findings.filter(verdict="candidate").values_list("provision", flat=True)
    told = {
        "provision": provision[0] if provision else "",
        "outcome": "minor_violation",
        "standard": "reasonable grounds to believe",
        "reasons": "Two independent sources heard and saw it.",
    }
    return Ruling(**(told | changed))


def signed(incident: Any, people: dict[str, Any], **changed: str) -> Any:
    """A determination that an analyst wrote, a verifier approved and the head of the centre signed."""
    from truceline.desk.actions.determining import handle_determination, write_determination
    from truceline.desk.tables import Determination
    from truceline.finding.approving import Handling

    made = write_determination(people["analyst"], incident, a_ruling(incident, **changed))
    steps = (("analyst", Handling.SUBMIT), ("verifier", Handling.APPROVE), ("head", Handling.SIGN))
    for who, handling in steps:
        handle_determination(people[who], Determination.objects.get(pk=made.pk), handling)
    return Determination.objects.get(pk=made.pk)
