"""Joint determinations for tests: who is there, one that the centre drafted or put to guarantors, and signing it."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from desk_cases import signed_in

STAFF = ("duty_officer", "analyst", "verifier", "head_of_centre", "liaison_officer", "publisher")
ASKED = ("russia", "united-states", "jordan")


def joint_cast(somebody: Callable[..., Any], guarantors: Sequence[str]) -> dict[str, Any]:
    """Somebody of the centre in every role, and somebody who speaks for each guarantor, by its code."""
    return {role: somebody(role) for role in STAFF} | {
        code: somebody("guarantor_representative", speaks_for=code) for code in guarantors
    }


def draft(people: dict[str, Any], incident: Any, manner: str = "joint") -> Any:
    from truceline.desk.actions.determining import Ruling, write_determination

    ruling = Ruling("cease-fire", "minor_violation", "reasonable grounds to believe", "Two heard it.", manner)
    return write_determination(people["analyst"], incident, ruling)


def put(people: dict[str, Any], incident: Any, manner: str = "joint") -> Any:
    """A determination that the centre has signed."""
    from truceline.desk.actions.determining import handle_determination
    from truceline.desk.tables import Determination
    from truceline.finding.approving import Handling

    made = draft(people, incident, manner)
    steps = (("analyst", Handling.SUBMIT), ("verifier", Handling.APPROVE), ("head_of_centre", Handling.SIGN))
    for who, handling in steps:
        handle_determination(people[who], Determination.objects.get(pk=made.pk), handling)
    return Determination.objects.get(pk=made.pk)


def content(made: Any) -> dict[str, Any]:
    from truceline.desk.tables import Determination

    told: dict[str, Any] = json.loads(Determination.objects.get(pk=made.pk).content)
    return told


def say(person: Any, made: Any, **said: str) -> Any:
    usual = {"word": "signs", "words": "", "language": "en", "seen": content(made).get("signed_over_sha256", "")}
    address = f"/incidents/{made.incident.number}/determination/{made.pk}/signature/"
    return signed_in(person).post(address, usual | said)
