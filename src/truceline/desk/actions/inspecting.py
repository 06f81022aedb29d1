"""Sites that are watched or kept, and inspections of them."""

from dataclasses import dataclass
from datetime import datetime

from truceline.desk.actions.asking import require
from truceline.desk.actions.sent_again import sent_again
from truceline.desk.clock import now
from truceline.desk.forms import Form
from truceline.desk.policy import Action, Noun
from truceline.desk.recording import read, recorded, spelt
from truceline.desk.tables import Inspection, Person, Site
from truceline.errors import Conflict
from truceline.values.identity import new_identity

KINDS = ("post", "checkpoint", "observation_post", "camera", "storage")
OUTCOMES = ("complete", "missing", "no_access")


@dataclass(frozen=True, slots=True)
class Placed:
    """A site: its code, kind and name, who holds it, where it is, and what should be there."""

    code: str
    kind: str
    name: str
    held_by: str
    zone: str
    longitude: float
    latitude: float
    should_hold: str


@dataclass(frozen=True, slots=True)
class Inspected:
    """A visit: when, whether all was there, what was missing, what shows it."""

    at: datetime
    outcome: str
    missing: str
    note: str


def add_site(person: Person, placed: Placed) -> Site:
    """Add a site; codes are never given twice."""
    require(person, Action.WRITE, Noun.SITE)
    site = Site(site_id=new_identity(), code=placed.code, kind=placed.kind, held_by=placed.held_by, zone=placed.zone)
    with recorded(person.pseudonym) as entries:
        if Site.objects.filter(code=placed.code).exists():
            raise Conflict("desk-site-exists")
        site.content = spelt(
            {
                "code": placed.code,
                "kind": placed.kind,
                "name": placed.name,
                "held_by": placed.held_by or None,
                "zone": placed.zone or None,
                "longitude": placed.longitude,
                "latitude": placed.latitude,
                "should_hold": placed.should_hold or None,
                "is_open": True,
            }
        )
        site.save(force_insert=True)
        entries.record("site", site.pk, site.content)
    return site


def close_site(person: Person, site: Site, reason: str) -> None:
    """Close a site; it stays with its inspections."""
    require(person, Action.WRITE, Noun.SITE)
    if not reason.strip():
        raise Conflict("desk-reason-needed")
    with recorded(person.pseudonym) as entries:
        standing = Site.objects.select_for_update().get(pk=site.pk)
        if not standing.is_open:
            raise Conflict("desk-site-closed")
        standing.is_open = False
        standing.content = spelt({**read(standing.content), "is_open": False, "reason": reason.strip()})
        standing.save()
        entries.record("site", standing.pk, standing.content)


def inspect_site(person: Person, site: Site, inspected: Inspected) -> Inspection:
    """Write an inspection down: where something was missing, what; where nobody was let in, that is its own outcome."""
    require(person, Action.WRITE, Noun.SITE)
    if not site.is_open:
        raise Conflict("desk-site-closed")
    made = Inspection(
        inspection_id=new_identity(), site=site, outcome=inspected.outcome, at=inspected.at, made_by=person, on=now()
    )
    made.content = spelt(
        {
            "site": site.pk,
            "at": inspected.at,
            "outcome": inspected.outcome,
            "missing": inspected.missing or None,
            "note": inspected.note,
        }
    )
    with recorded(person.pseudonym) as entries:
        if again := sent_again(Inspection.objects.filter(site=site), made.content, person):
            return again
        made.save(force_insert=True)
        entries.record("inspection", made.pk, made.content)
    return made


def read_placed(form: Form, holders: list[str], zones: list[str]) -> Placed:
    """A site as a form has it."""
    code = form.text("code", most=64)
    if code and not all(part.isascii() and part.isalnum() and part == part.lower() for part in code.split("-")):
        form.tell("D120", "code", code)
    kind, name = form.one_of("kind", KINDS), form.text("name", most=200)
    held_by, zone = form.one_of("held_by", holders, needed=False), form.one_of("zone", zones, needed=False)
    longitude, latitude = form.number("longitude", -180, 180), form.number("latitude", -90, 90)
    should_hold = form.text("should_hold", needed=False)
    form.check()
    return Placed(code, kind, name, held_by, zone, longitude or 0.0, latitude or 0.0, should_hold)


def read_inspected(form: Form) -> Inspected:
    """An inspection as a form has it; what was missing is named, and only then."""
    at, outcome = form.past("at"), form.one_of("outcome", OUTCOMES)
    missing = form.text("missing", needed=outcome == "missing")
    if missing and outcome != "missing":
        form.tell("D309", "missing", missing[:60])
    note = form.text("note", most=1_000)
    form.check()
    return Inspected(at or now(), outcome, missing, note)
