"""A party's own list: handed in through the portal or brought in for it, joined as a guarantor's, and told to it only where the centre says so."""

import itertools
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from contact_form import NORTH
from desk_cases import signed_in
from desk_reading import counts, entries_of_kind

OURS = "source,source_family,reference,occurred_at,longitude,latitude,radius_m,act,killed_low,killed_best,killed_high,exercise\n"
_days = itertools.count(1)
HEADER = "source,source_family,reference,occurred_at,occurred_within_s,longitude,latitude,radius_m,act,killed_best,exercise\n"


@pytest.fixture(scope="module")
def officer(somebody: Callable[..., Any]) -> Any:
    return somebody("liaison_officer")


@pytest.fixture
def new_incident(somebody: Callable[..., Any], tmp_path: Path) -> Callable[..., Any]:
    """Make an incident of ours in which nobody was killed, at an hour of a day, somewhere."""
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import Incident

    duty = somebody("duty_officer")

    def make(day: str, hour: int, longitude: float) -> Any:
        path, name = tmp_path / f"EXERCISE-{hour}.csv", f"h-{day}-{hour}"
        line = f"post-h,monitor,{name},{day}T{hour}:00,{longitude},32.70,300,artillery_fire,0,0,0,true\n"
        path.write_text(OURS + line, encoding="utf-8")
        take_in(duty, [path])
        return Incident.objects.get(links__report__content__contains=f'"{name}"')

    return make


@pytest.fixture
def incident(new_incident: Callable[..., Any]) -> Any:
    """An incident of ours on a day of its own, and another of which the party says nothing."""
    day = f"2021-05-{next(_days):02}"
    new_incident(day, 18, 36.6)
    return new_incident(day, 10, 36.2)


def content_of(incident: Any) -> str:
    day = f"{incident.occurred_at:%Y-%m-%d}"
    return (
        f"{HEADER}x,party,N-1,{day}T10:05,900,36.201,32.701,1000,artillery_fire,3,true\n"
        f"x,party,N-2,{day}T21:05,900,36.9,32.2,1000,mortar_fire,,true\n"
    )


def looked_into(browser: Any, address: str, content: str, **more: str) -> str:
    from django.core.files.uploadedfile import SimpleUploadedFile

    answer = browser.post(address, {"file": SimpleUploadedFile("EXERCISE-own.csv", content.encode()), **more})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["location"])


def handed_in(browser: Any, content: str) -> str:
    address = looked_into(browser, "/portal/lists/", content)
    assert browser.post(f"{address}confirm/").status_code == 302
    return address


def joined(address: str) -> str:
    from truceline.desk.tasks import join_list_on

    join_list_on.func(address.split("/")[-2])
    return f"/reconciliation/{address.split('/')[-2]}/"


def seen(browser: Any, *addresses: str) -> list[bytes]:
    token = rb'name="csrfmiddlewaretoken" value="[^"]+"'
    return [re.sub(token, b"", browser.get(address).content) for address in addresses]


def test_a_party_hands_its_list_in_and_the_centre_joins_and_resolves_it(
    north: Any, officer: Any, incident: Any, desk: Any
) -> None:
    before, entries = counts(desk), entries_of_kind(desk, "reconciliation")
    address = looked_into(north, "/portal/lists/", content_of(incident))
    assert north.get(address).status_code == 200
    assert entries_of_kind(desk, "reconciliation") == entries
    north.post(f"{address}confirm/")
    one = address.split("/")[-2]
    assert json.loads(entries_of_kind(desk, "reconciliation")[one])["holder"] == NORTH
    assert north.post(f"{address}drop/").status_code == 409
    assert address in north.get("/portal/lists/").content.decode()

    centre = signed_in(officer)
    page = centre.get(joined(address))
    told = {(row["outcome"], row["reference"]) for row in page.context["rows"]}
    assert told == {("disputed", "N-1"), ("only_theirs", "N-2"), ("only_ours", "")}
    line = next(row["line_id"] for row in page.context["rows"] if row["reference"] == "N-1")
    answer = centre.post(f"/reconciliation/{one}/lines/{line}/", {"said": "same", "reason": "The map settles it."})
    assert answer.status_code == 302
    assert {name: counts(desk)[name] for name in before if name != "entries"} == {
        name: before[name] for name in before if name != "entries"
    }


def test_what_came_of_it_is_told_of_its_own_lines_alone_once_the_centre_tells_it(
    north: Any, officer: Any, incident: Any, desk: Any
) -> None:
    address = handed_in(north, content_of(incident))
    centre, at = signed_in(officer), joined(address)
    line = next(row["line_id"] for row in centre.get(at).context["rows"] if row["reference"] == "N-1")
    centre.post(f"{at}lines/{line}/", {"said": "same", "reason": "Told by those who live there."})
    assert "rows" not in (north.get(address).context or {})

    assert north.post(f"{at}tell/").status_code == 403
    assert centre.post(f"{at}tell/").status_code == 302
    assert centre.post(f"{at}tell/").status_code == 409
    assert json.loads(entries_of_kind(desk, "reconciliation")[at.split("/")[2]])["is_told"]
    page = north.get(address)
    rows = {row["reference"]: (row["mark"], row["differs"], row["is_resolved"]) for row in page.context["rows"]}
    assert rows == {"N-1": ("candidate", ["Killed"], True), "N-2": ("theirs", [], False)}
    text = page.content.decode()
    assert [told for told in ("Told by those", f"#{incident.number}", incident.pk, officer.name) if told in text] == []
    assert "only ours" not in text


def test_a_list_that_is_brought_in_for_a_party_is_its_own_and_seen_once_it_is_on_the_register(
    north: Any, south: Any, officer: Any, incident: Any
) -> None:
    centre = signed_in(officer)
    at = looked_into(centre, "/reconciliation/", content_of(incident), holder=NORTH)
    own = f"/portal/lists/{at.split('/')[2]}/"
    assert north.get(own).status_code == 404
    centre.post(f"{at}confirm/")
    assert (north.get(own).status_code, south.get(own).status_code) == (200, 404)
    assert "agenda" not in centre.get(at).content.decode()


def test_no_party_reaches_the_list_of_another_and_no_guarantor_the_portal_of_one(
    north: Any, south: Any, incident: Any, somebody: Callable[..., Any]
) -> None:
    address = looked_into(north, "/portal/lists/", content_of(incident))
    guarantor = signed_in(somebody("guarantor_representative", speaks_for="russia"))
    for more in ("", "problems.csv"):
        assert (south.get(address + more).status_code, guarantor.get(address + more).status_code) == (404, 403)
    for more in ("confirm/", "drop/"):
        assert (south.post(address + more).status_code, guarantor.post(address + more).status_code) == (404, 403)
    assert north.post("/reconciliation/", {"holder": NORTH}).status_code == 403
    assert north.post("/portal/lists/", {}).status_code == 400
    speechless = signed_in(somebody("party_contact"))
    assert speechless.get("/portal/lists/").status_code == 200
    assert speechless.post("/portal/lists/", {"reference-1": "A"}).status_code == 403


def world_of(address: str, north: Any) -> list[bytes]:
    return seen(north, address, "/portal/lists/", "/portal/")


def test_nothing_that_we_or_others_hold_changes_a_byte_before_it_is_told_and_our_figures_none_afterwards(
    north: Any, south: Any, officer: Any, incident: Any, new_incident: Any
) -> None:
    """Two worlds: the one where the list is joined, resolved, and others say something; and the one where nothing happens."""
    address = handed_in(north, content_of(incident))
    first, centre = world_of(address, north), signed_in(officer)

    at = joined(address)
    handed_in(south, content_of(incident))
    new_incident(f"{incident.occurred_at:%Y-%m-%d}", 20, 36.7)
    for row in centre.get(at).context["rows"]:
        said = "alone" if row["outcome"].startswith("only") else "same"
        centre.post(f"{at}lines/{row['line_id']}/", {"said": said, "reason": "South says so too."})
    assert world_of(address, north) == first

    centre.post(f"{at}tell/")
    told = world_of(address, north)
    assert told != first
    with other_figures(incident):
        assert world_of(address, north) == told
    for row in centre.get(at).context["rows"]:
        said = "alone" if row["outcome"].startswith("only") else "same"
        centre.post(f"{at}lines/{row['line_id']}/", {"said": said, "reason": "South took it back."})
    assert world_of(address, north) == told


def other_figures(incident: Any) -> Any:
    from contextlib import contextmanager

    from truceline.desk.recording import read, spelt

    @contextmanager
    def changed() -> Any:
        row = read(incident.content)
        other = spelt(row | {"killed_best": 77, "longitude": 36.5, "act": "explosion"})
        type(incident).objects.filter(pk=incident.pk).update(content=other)
        try:
            yield
        finally:
            type(incident).objects.filter(pk=incident.pk).update(content=incident.content)

    return changed()


def test_teeth_a_portal_that_told_at_once_would_show_another_world(
    north: Any, incident: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.pages import portal_lists
    from truceline.desk.tables import Reconciliation

    address = handed_in(north, content_of(incident))
    monkeypatch.setattr(portal_lists, "handed_list_for", lambda _person, pk: _told_already(Reconciliation, pk))
    first = world_of(address, north)
    joined(address)
    assert world_of(address, north) != first


def _told_already(table: Any, pk: str) -> Any:
    one = table.objects.get(pk=pk)
    one.is_told = True
    return one


def test_where_our_posts_are_is_not_filled_into_the_list_of_a_party(north: Any) -> None:
    """Else a line that names a post would tell where it stands."""
    from truceline.desk.charter import charter_at_hand
    from truceline.desk.tables import Reconciliation

    post = next(iter(charter_at_hand().posts()), "post-1")
    content = f"source,source_family,reference,occurred_at,post,act,exercise\nx,party,P-1,2024-02-01T10:00,{post},explosion,true\n"
    address = looked_into(north, "/portal/lists/", content)
    one = Reconciliation.objects.get(pk=address.split("/")[-2])
    assert json.loads(one.told)["placed"] == 0


def test_lines_that_a_party_types_are_read_as_a_file_is(north: Any) -> None:
    typed = {"reference-1": "", "occurred_at-1": "2024-03-01T10:00", "within_minutes-1": "30", "act-1": "explosion"}
    again = north.post("/portal/lists/", typed | {"more": "yes"})
    assert (again.status_code, again.content.decode().count('<fieldset class="typed">')) == (200, 5)
    answer = north.post("/portal/lists/", typed)
    assert north.get(answer["location"]).context["one"].rows == 1
    wrong = north.post("/portal/lists/", typed | {"occurred_at-1": "2999-03-01T10:00"})
    page = north.get(wrong["location"])
    assert (page.status_code, page.context["one"].stage) == (400, "refused")
    assert b"".join(north.get(f"{wrong['location']}problems.csv"))
