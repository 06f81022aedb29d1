"""The demonstration's joint determinations: one waits for everybody's signature, to be signed by whoever tries; from another somebody dissents. All invented."""

from truceline.desk.actions.countersigning import Said, countersign
from truceline.desk.actions.determining import Ruling, handle_determination, write_determination
from truceline.desk.policy import Role
from truceline.desk.recording import read
from truceline.desk.tables import Determination, Incident, Person
from truceline.finding.approving import Handling
from truceline.finding.countersigning import Manner, Word
from truceline.finding.determination import Outcome

# What is determined is what the machine asks about: a flight is not determined under the cessation of fire.
_PROVISION = "cease-fire"
_REASONS = (
    "EXERCISE. Two sources of different kinds saw it; who fired is not established.",
    "EXERCISE. One source alone heard it, and the place is not known within two kilometres.",
)
_DISSENT = "УЧЕНИЯ. По нашим данным, обстрел подтверждён; просим провести проверку на месте."


def play_joint(called: dict[Role, str]) -> None:
    """Put two determinations to the guarantors; one of them dissents from the first."""
    cast = {role: Person.objects.get(username=username) for role, username in called.items()}
    asked = Incident.objects.filter(findings__provision=_PROVISION, findings__verdict="candidate", is_struck=False)
    incidents = asked.order_by("-number")[:2]
    put = [_put(cast, incident, reasons) for incident, reasons in zip(incidents, _REASONS, strict=False)]
    guarantor = cast[Role.GUARANTOR]
    for one in put[:1]:
        kept = read(one.content)
        if guarantor.speaks_for in kept["asked"]:
            countersign(guarantor, one, Said(Word.DISSENTS.value, _DISSENT, "ru", kept["signed_over_sha256"]))


def _put(cast: dict[Role, Person], incident: Incident, reasons: str) -> Determination:
    """Written by one, approved by another, signed by a third: and then it is for the guarantors."""
    standard = "reasonable grounds to believe"
    ruling = Ruling(_PROVISION, Outcome.NOT_ESTABLISHED.value, standard, reasons, Manner.JOINT.value)
    made = write_determination(cast[Role.ANALYST], incident, ruling)
    for role, handling in (
        (Role.ANALYST, Handling.SUBMIT),
        (Role.VERIFIER, Handling.APPROVE),
        (Role.HEAD_OF_CENTRE, Handling.SIGN),
    ):
        handle_determination(cast[role], Determination.objects.get(pk=made.pk), handling)
    return Determination.objects.get(pk=made.pk)
