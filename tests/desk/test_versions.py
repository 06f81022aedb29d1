"""Versions of the agreement: checked, compared, tried, put into effect by somebody else, and everything screened anew."""

import io
import json
import shutil
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from desk_reading import counts, entries_of_kind

ROOT = Path(__file__).resolve().parents[2]
SOUTHWEST = ROOT / "agreements" / "southwest-syria-2017"
FIRE = "post-9,monitor,ver-{n},2017-07-1{n}T10:00,36.10,32.62,300,artillery_fire,Shelling near the mill {n},en"


def browser(person: Any) -> Any:
    from django.test import Client

    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def folder_with(tmp_path: Path, version: str, *changes: tuple[str, str]) -> Path:
    """A copy of the agreement as another version, with words changed."""
    folder = tmp_path / version
    shutil.copytree(SOUTHWEST, folder)
    path = folder / "agreement.yaml"
    text = path.read_text(encoding="utf-8")
    for before, after in [('version: "2017-11-11"', f'version: "{version}"'), *changes]:
        assert before in text, before
        text = text.replace(before, after, 1)
    path.write_text(text, encoding="utf-8")
    return folder


def zipped(folder: Path, *more: tuple[str, bytes]) -> io.BytesIO:
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, f"{folder.name}/{path.relative_to(folder)}")
        for name, content in more:
            archive.writestr(name, content)
    room.seek(0)
    room.name = f"{folder.name}.zip"
    return room


# A reading under which only snipers break the ceasefire.
NO_ARTILLERY = ("    acts: [fire]\n", "    acts: [sniper_fire]\n")


def brought(person: Any, folder: Path) -> Any:
    from truceline.desk.tables import AgreementVersion

    answer = browser(person).post("/agreement/versions/", {"file": zipped(folder)})
    assert answer.status_code == 302, answer.content.decode()
    return AgreementVersion.objects.get(pk=answer["location"].rstrip("/").rsplit("/", 1)[1])


def in_effect(somebody: Callable[..., Any], version: Any) -> None:
    from truceline.desk.actions.screening import screen_anew, try_version

    try_version.call(version.version_id)
    at = datetime.now(UTC).astimezone(_zone())
    form = {"day": f"{at:%Y-%m-%d}", "hour": f"{at:%H:%M}", "reason": "agreed in Amman"}
    answer = browser(somebody("head_of_centre")).post(f"/agreement/versions/{version.version_id}/effect/", form)
    assert answer.status_code == 302, answer.content.decode()
    screen_anew.call(version.version_id)


def _zone() -> Any:
    from truceline.desk.charter import charter_at_hand

    return charter_at_hand().zone_info


def test_the_agreement_of_a_new_desk_is_its_first_version_and_on_the_register(desk: Any) -> None:
    from truceline.desk.charter import version_at_hand
    from truceline.desk.recording import read
    from truceline.desk.tables import AgreementVersion

    first = AgreementVersion.objects.order_by("brought_on").first()
    assert version_at_hand() is not None
    assert entries_of_kind(desk, "agreement_version")[first.version_id] == first.content
    names = {file["name"] for file in read(first.content)["received"]}
    assert {"agreement.yaml", "zones.geojson"} <= names
    assert (desk.versions / first.digest / "agreement.yaml").read_bytes() == (SOUTHWEST / "agreement.yaml").read_bytes()


@pytest.mark.usefixtures("home")
def test_a_faulty_version_is_told_with_every_problem_its_line_and_column(
    somebody: Callable[..., Any], tmp_path: Path, desk: Any
) -> None:
    folder = folder_with(
        tmp_path,
        "faulty",
        ("status: not public", "status: secret"),
        ("zones.geojson#daraa-quneitra", "zones.geojson#nowhere"),
    )
    analyst = browser(somebody("analyst"))
    before = counts(desk)
    answer = analyst.post("/agreement/versions/", {"file": zipped(folder)})

    page = answer.content.decode()
    assert answer.status_code == 400
    assert page.count("agreement.yaml, line") >= 2
    assert "column" in page
    assert "/tmp" not in page  # noqa: S108 - where it was laid out is nobody's business
    assert counts(desk) == before


@pytest.mark.usefixtures("home")
def test_a_draft_shows_what_it_says_otherwise_and_how_many_findings_would_change_and_changes_none(
    somebody: Callable[..., Any], file_of: Callable[..., Path], tmp_path: Path, desk: Any
) -> None:
    from truceline.desk.actions.screening import try_version
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.charter import version_at_hand
    from truceline.desk.tables import Finding

    take_in(somebody("duty_officer"), [file_of(*(FIRE.format(n=n) for n in (0, 1, 2)))])
    standing = version_at_hand()
    analyst = somebody("analyst")
    draft = brought(analyst, folder_with(tmp_path, "trial-a", NO_ARTILLERY))
    before, findings = counts(desk), list(Finding.objects.order_by("pk").values_list("pk", "content"))

    try_version.call(draft.version_id)

    answer = browser(analyst).get(f"/agreement/versions/{draft.version_id}/")
    told = answer.context["findings"]
    row = next(row for row in told["rows"] if row["changed"])
    assert row["same"] + row["changed"] == answer.context["trial"].total
    assert any(shift["after"] == "no" for shift in row["shifts"])
    assert "<del>fire</del><ins>sniper_fire</ins>" in answer.content.decode()
    assert counts(desk) == before
    assert list(Finding.objects.order_by("pk").values_list("pk", "content")) == findings
    assert version_at_hand() == standing


@pytest.mark.usefixtures("home")
def test_what_a_trial_counts_is_what_changes_when_it_takes_effect(
    somebody: Callable[..., Any], file_of: Callable[..., Path], tmp_path: Path, desk: Any
) -> None:
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.charter import charter_at_hand
    from truceline.desk.recording import read
    from truceline.desk.tables import Finding

    take_in(somebody("duty_officer"), [file_of(*(FIRE.format(n=n) for n in (3, 4)))])
    draft = brought(somebody("analyst"), folder_with(tmp_path, "effect-a", NO_ARTILLERY))
    before = {(f.incident_id, f.provision): f.content for f in Finding.objects.filter(incident__is_struck=False)}
    in_effect(somebody, draft)

    trial = draft.screenings.filter(is_trial=True).first()
    expected = sum(count for _, was, is_, other, count in json.loads(trial.counts) if was != is_ or other)
    rows = {(f.incident_id, f.provision): f for f in Finding.objects.filter(incident__is_struck=False)}
    changed = [f for key, f in rows.items() if f.content != before[key]]
    assert len(changed) == expected > 0
    # What says the same stays, and with it the version that it comes from.
    assert {read(f.content)["agreement_version"] for f in changed} == {"effect-a"}
    assert {read(f.content)["agreement_version"] for f in rows.values() if f not in changed} - {"effect-a"}
    assert charter_at_hand().agreement.version == "effect-a"
    last = entries_of_kind(desk, "finding")
    assert all(last[f"{f.incident_id}.{f.provision}"] == f.content for f in changed)
    run = draft.screenings.get(is_trial=False)
    assert run.finished_on is not None
    assert run.done == run.total


@pytest.mark.usefixtures("home")
def test_a_provision_that_is_gone_strikes_its_findings_and_deletes_none(
    somebody: Callable[..., Any], file_of: Callable[..., Path], tmp_path: Path
) -> None:
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import Finding, Incident

    take_in(somebody("duty_officer"), [file_of(FIRE.format(n=5))])
    count = Finding.every.count()
    folder = folder_with(tmp_path, "fewer")
    text = (folder / "agreement.yaml").read_text(encoding="utf-8")
    start = text.index("  - kind: access\n    code: humanitarian-access")
    end = text.index("  - kind: distance\n    code: foreign-forces")
    (folder / "agreement.yaml").write_text(text[:start] + text[end:], encoding="utf-8")
    in_effect(somebody, brought(somebody("analyst"), folder))

    gone = Finding.every.filter(provision="humanitarian-access", incident__is_struck=False)
    assert gone
    assert all(finding.is_struck for finding in gone)
    assert Finding.every.count() == count
    assert not Finding.objects.filter(provision="humanitarian-access").exclude(incident__is_struck=True).exists()
    number = Incident.objects.filter(is_struck=False).values_list("number", flat=True)[0]
    assert browser(somebody("analyst")).get(f"/incidents/{number}/").status_code == 200


# Nobody saw anything, on one day from inside a zone, on the next from inside Idlib.
NIL = "post-9,monitor,nil-{day},2017-08-{day}T10:00,{place},300,nothing_observed,Quiet,en"
INSIDE = {"homs": "36.70,34.88", "eastern-ghouta": "36.42,33.53", "idlib": "36.70,35.90"}


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("zone", ["homs", "eastern-ghouta"], ids=["held", "teeth"])
def test_where_a_version_moves_a_zone_the_days_that_somebody_looked_move_with_it(
    zone: str,
    somebody: Callable[..., Any],
    file_of: Callable[..., Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else a day on which nobody was there would read as quiet, and one on which somebody was as not observed."""
    from truceline.desk.actions import agreements, screening
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import LookedDay

    safeguard = zone == "homs"
    days = (10, 11) if safeguard else (20, 21)
    first, second = (NIL.format(day=day, place=INSIDE[at]) for day, at in zip(days, (zone, "idlib"), strict=True))
    take_in(somebody("duty_officer"), [file_of(first, second)])

    def looked() -> list[int]:
        seen = LookedDay.objects.filter(zone=zone, day__range=[f"2017-08-{day}" for day in days])
        return [one.day.day for one in seen.order_by("day")]

    before = looked()
    if not safeguard:
        monkeypatch.setattr(agreements, "forget_moved", lambda *_: None)
        monkeypatch.setattr(screening, "look_anew", lambda _actor: None)
    drawn = (f"zones.geojson#{zone}", "zones.geojson#idlib")
    in_effect(somebody, brought(somebody("analyst"), folder_with(tmp_path, f"moved-{zone}", drawn)))

    assert before == [days[0]]
    assert (looked() == [days[1]]) is safeguard


@pytest.mark.usefixtures("home")
def test_whoever_brought_a_version_does_not_put_it_into_effect(somebody: Callable[..., Any], tmp_path: Path) -> None:
    from truceline.desk.actions.screening import try_version

    head = somebody("head_of_centre", "analyst")
    draft = brought(head, folder_with(tmp_path, "own"))
    try_version.call(draft.version_id)
    at = datetime.now(UTC) + timedelta(days=1)
    form = {"day": f"{at:%Y-%m-%d}", "hour": "12:00", "reason": "x"}
    address = f"/agreement/versions/{draft.version_id}/effect/"

    assert browser(head).post(address, form).status_code == 403
    assert "somebody else puts it" in browser(head).get(address.removesuffix("effect/")).content.decode()
    assert browser(somebody("analyst")).post(address, form).status_code == 403
    assert browser(somebody("head_of_centre")).post(address, form).status_code == 302


@pytest.mark.usefixtures("home")
def test_nothing_takes_effect_before_what_would_change_is_known(somebody: Callable[..., Any], tmp_path: Path) -> None:
    draft = brought(somebody("analyst"), folder_with(tmp_path, "untried"))
    at = datetime.now(UTC) + timedelta(days=1)
    form = {"day": f"{at:%Y-%m-%d}", "hour": "12:00", "reason": "x"}

    answer = browser(somebody("head_of_centre")).post(f"/agreement/versions/{draft.version_id}/effect/", form)
    assert answer.status_code == 409
    assert "must be known" in answer.content.decode()


@pytest.mark.usefixtures("home")
def test_until_its_time_the_old_version_holds_and_then_the_new_one_does(
    somebody: Callable[..., Any], tmp_path: Path
) -> None:
    from truceline.desk.actions.screening import take_effects, try_version
    from truceline.desk.charter import charter_at_hand
    from truceline.desk.tables import AgreementVersion, Step

    before = charter_at_hand().agreement.version
    draft = brought(somebody("analyst"), folder_with(tmp_path, "tomorrow"))
    try_version.call(draft.version_id)
    at = datetime.now(UTC) + timedelta(days=1)
    form = {"day": f"{at:%Y-%m-%d}", "hour": "12:00", "reason": "from tomorrow on"}
    browser(somebody("head_of_centre")).post(f"/agreement/versions/{draft.version_id}/effect/", form)
    assert AgreementVersion.objects.get(pk=draft.pk).step == Step.SET
    assert take_effects() is None
    assert charter_at_hand().agreement.version == before

    AgreementVersion.objects.filter(pk=draft.pk).update(effective_from=datetime.now(UTC) - timedelta(minutes=1))
    assert take_effects() is not None
    assert charter_at_hand().agreement.version == "tomorrow"
    assert take_effects() is None


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    "form", [{}, {"day": "x", "hour": "y"}, {"day": "2017-07-09", "hour": "12:00", "reason": "late"}]
)
def test_a_time_that_is_none_or_past_is_refused(
    form: dict[str, str], somebody: Callable[..., Any], tmp_path: Path
) -> None:
    from truceline.desk.actions.screening import try_version

    draft = brought(somebody("analyst"), folder_with(tmp_path, "past-time"))
    try_version.call(draft.version_id)
    head = browser(somebody("head_of_centre"))

    answer = head.post(f"/agreement/versions/{draft.version_id}/effect/", {"reason": "x", **form})
    assert answer.status_code == 400
    assert "D112" in answer.content.decode()


@pytest.mark.usefixtures("home")
def test_another_agreement_a_used_name_and_the_same_text_are_refused(
    somebody: Callable[..., Any], tmp_path: Path
) -> None:
    analyst = browser(somebody("analyst"))

    def told(folder: Path) -> str:
        answer = analyst.post("/agreement/versions/", {"file": zipped(folder)})
        assert answer.status_code == 400
        return str(answer.content.decode())

    assert "D108" in told(ROOT / "agreements" / "undof-1974")
    assert "D111" in told(SOUTHWEST)
    assert "D109" in told(folder_with(tmp_path, "2017-11-11", NO_ARTILLERY))
    exercise = ("time_zone: Asia/Damascus", "exercise: true\ntime_zone: Asia/Damascus")
    assert "D110" in told(folder_with(tmp_path, "invented", exercise))


@pytest.mark.usefixtures("home")
def test_a_struck_draft_stays_readable_and_frees_its_name(
    somebody: Callable[..., Any], tmp_path: Path, desk: Any
) -> None:
    analyst = somebody("analyst")
    draft = brought(analyst, folder_with(tmp_path, "again"))
    address = f"/agreement/versions/{draft.version_id}/"
    assert browser(analyst).post(address + "strike/", {"reason": " "}).status_code == 409
    assert browser(analyst).post(address + "strike/", {"reason": "a wrong file"}).status_code == 302

    assert browser(analyst).get(address).status_code == 200
    assert '"reason":"a wrong file"' in entries_of_kind(desk, "agreement_version")[draft.version_id]
    assert brought(analyst, folder_with(tmp_path / "2", "again", NO_ARTILLERY)).version == "again"


@pytest.mark.usefixtures("home")
def test_what_was_sent_is_kept_as_received(somebody: Callable[..., Any], tmp_path: Path, desk: Any) -> None:
    from truceline.desk.recording import read
    from truceline.register.evidence import Evidence

    folder = folder_with(tmp_path, "kept")
    sent = zipped(folder).getvalue()
    draft = brought(somebody("analyst"), folder)

    (file,) = read(draft.content)["received"]
    kept = Evidence(desk.register / "evidence").read(file["sha256"])
    assert len(kept) == len(sent)
    assert file["name"] == "kept.zip"
    assert file["sha256"] in entries_of_kind(desk, "evidence")


@pytest.mark.usefixtures("home")
def test_files_without_a_zip_do_as_well(somebody: Callable[..., Any], tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "plain-files")
    files = [(folder / name).open("rb") for name in ("agreement.yaml", "zones.geojson", "README.md")]
    answer = browser(somebody("analyst")).post("/agreement/versions/", {"file": files})
    assert answer.status_code == 302


def test_a_charter_whose_folder_was_changed_is_not_served(
    desk: Any, somebody: Callable[..., Any], tmp_path: Path, home: Any
) -> None:
    from truceline.desk.charter import charter_of
    from truceline.errors import Unverified

    assert home is not None
    draft = brought(somebody("analyst"), folder_with(tmp_path, "tampered"))
    path = desk.versions / draft.digest / "agreement.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("12:00 Damascus", "14:00 Damascus"), encoding="utf-8")
    from truceline.desk import charter

    charter._charter.cache_clear()
    with pytest.raises(Unverified):
        charter_of(draft)


@pytest.mark.usefixtures("home")
def test_the_form_offers_the_time_of_the_zone_and_takes_it_as_it_is(
    somebody: Callable[..., Any], tmp_path: Path
) -> None:
    from truceline.desk.actions.screening import try_version

    draft = brought(somebody("analyst"), folder_with(tmp_path, "offered"))
    try_version.call(draft.version_id)
    head = browser(somebody("head_of_centre"))
    address = f"/agreement/versions/{draft.version_id}/"
    told = head.get(address).context
    form = {"day": told["soon_day"], "hour": told["soon_hour"], "reason": "as it was offered"}
    assert head.post(address + "effect/", form).status_code == 302
    here = datetime.now(UTC).astimezone(_zone())
    assert head.get(address).context["effective"][:13] == f"{here:%Y-%m-%d %H}"
