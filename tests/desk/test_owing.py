"""A crowd: what is too wide to be gathered while others wait is kept at once, owed, and gathered by the worker to the same result."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from gathered import anew, standing

# Forty reports of two hours within some hundred metres: each has to do with all others.
LINE = "{source},monitor,crowd-{n},2019-05-05T{hour:02}:{minute:02}:00Z,{lon:.4f},{lat:.4f},400,artillery_fire,Shells {n},en"


def crowd(numbers: range) -> list[str]:
    chance = random.Random(11)  # noqa: S311 - one crowd for all
    return [
        LINE.format(
            source=f"voice-{n % 7}",
            n=n,
            hour=10 + n % 2,
            minute=chance.randrange(60),
            lon=36.2 + chance.random() / 200,
            lat=32.6 + chance.random() / 200,
        )
        for n in numbers
    ]


@pytest.fixture(scope="module")
def officer(somebody: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Somebody whose desk holds a crowd already."""
    from truceline.desk.actions.taking_in import take_in

    person = somebody("duty_officer", "analyst")
    take_in(person, [file_of(tmp_path_factory.mktemp("crowd"), crowd(range(30)))])
    return person


def file_of(folder: Path, lines: list[str]) -> Path:
    path = folder / "reports.csv"
    head = "source,source_family,reference,occurred_at,longitude,latitude,radius_m,act,said,language"
    path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for more than a handful of reports."""
    from truceline.desk.actions import gathering, gathering_near

    for module, name, value in ((gathering_near, "NEAR", 5), (gathering_near, "NEAR_EACH", 0), (gathering, "WHOLE", 0)):
        monkeypatch.setattr(module, name, value)


def reports(*numbers: int) -> list[Any]:
    from truceline.desk.tables import Report

    return [Report.objects.get(content__contains=f'"crowd-{number}"') for number in numbers]


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize("wide", [20_000, 3], ids=["near", "in pieces"])
def test_what_arrives_in_a_crowd_is_kept_at_once_and_gathered_by_the_worker_as_in_a_full_run(
    wide: int, officer: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.actions import gathering_owed
    from truceline.desk.actions.judging import judge
    from truceline.desk.actions.striking import strike_report
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import Link, Owed
    from truceline.incident.joining.judge import Judgement

    first = 40 if wide == 3 else 50
    before = standing()
    take_in(officer, [file_of(tmp_path, crowd(range(first, first + 4)))])
    one, other, third, _ = reports(*range(first, first + 4))
    judge(officer, one, other, Judgement.DIFFERENT)
    strike_report(officer, third, "a mistake of the sender")
    strike_report(officer, reports(20 if wide == 3 else 5)[0], "another one")

    # Kept, and nothing else: no incident knows of it yet.
    assert standing()[0] == before[0]
    assert not Link.objects.filter(report=one).exists()
    assert {row.change for row in Owed.objects.all()} == {"arrived", "judged", "gone"}

    monkeypatch.setattr(gathering_owed, "WIDE", wide)
    assert gathering_owed.gather_owed() > 0
    after = standing()
    assert not Owed.objects.exists()
    assert one.pk in after[1]
    assert third.pk not in after[1]
    assert anew() == 0
    assert standing() == after


@pytest.mark.usefixtures("narrow")
def test_teeth_what_is_owed_and_not_gathered_is_not_as_in_a_full_run(officer: Any, tmp_path: Path) -> None:
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import Owed

    take_in(officer, [file_of(tmp_path, crowd(range(60, 62)))])
    assert Owed.objects.count() == 2
    Owed.objects.all().delete()  # lost

    assert anew() > 0


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_the_queue_and_the_report_say_that_it_is_not_compared_yet(language: str, officer: Any, tmp_path: Path) -> None:
    from django.test import Client

    from truceline.desk.actions.gathering_owed import gather_owed
    from truceline.desk.actions.taking_in import take_in
    from truceline.values.language import Language, say

    number = 70 + ["en", "ar", "ru"].index(language)
    take_in(officer, [file_of(tmp_path, crowd(range(number, number + 1)))])
    (report,) = reports(number)
    client = Client(HTTP_ACCEPT_LANGUAGE=language)
    client.force_login(officer, backend="allauth.account.auth_backends.AuthenticationBackend")
    said, alone = (say(name, Language(language)) for name in ("desk-queue-owed", "desk-queue-alone"))

    for address in (f"/queue/?pile=history&q=Shells+{number}", f"/reports/{report.pk}/"):
        page = client.get(address).content.decode()
        assert said in page
        assert alone not in page
    gather_owed()
    for address in (f"/queue/?pile=history&q=Shells+{number}", f"/reports/{report.pk}/"):
        assert said not in client.get(address).content.decode()


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_the_page_of_files_taken_in_in_a_crowd_says_that_incidents_follow_and_not_that_none_changed(
    language: str, officer: Any, tmp_path: Path
) -> None:
    from django.test import Client

    from truceline.desk.actions.gathering_owed import gather_owed
    from truceline.values.language import Language, say

    number = 110 + ["en", "ar", "ru"].index(language)
    client = Client(HTTP_ACCEPT_LANGUAGE=language)
    client.force_login(officer, backend="allauth.account.auth_backends.AuthenticationBackend")
    with file_of(tmp_path, crowd(range(number, number + 1))).open("rb") as file:
        address = client.post("/take-in/", {"file": file})["location"]
    client.post(f"{address}confirm/")
    kept = say("desk-taken-kept", Language(language), new=1, known=0)
    waits = say("desk-owed", Language(language), isolating=False, count=1)

    page = client.get(address).content.decode()
    assert kept in page
    assert waits in page
    gather_owed()
    page = client.get(address).content.decode()
    assert kept in page
    assert waits not in page


@pytest.mark.usefixtures("narrow")
def test_what_comes_while_the_worker_gathers_is_owed_in_its_turn(
    officer: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.actions import gathering_near, gathering_owed
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import Owed

    take_in(officer, [file_of(tmp_path, crowd(range(80, 82)))])
    near = gathering_near.near_changed

    def meanwhile(*asked: Any) -> Any:
        found = near(*asked)
        take_in(officer, [file_of(tmp_path, crowd(range(82, 83)))])
        return found

    monkeypatch.setattr(gathering_owed, "near_changed", meanwhile)
    gathering_owed.gather_owed()
    monkeypatch.undo()

    assert [row.report_id for row in Owed.objects.all()] == [reports(82)[0].pk]
    gathering_owed.gather_owed()
    assert not Owed.objects.exists()
    assert anew() == 0


def test_a_change_that_is_near_waits_for_no_worker(officer: Any, tmp_path: Path) -> None:
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import Link, Owed

    take_in(officer, [file_of(tmp_path, crowd(range(90, 91)))])

    assert not Owed.objects.exists()
    assert Link.objects.filter(report=reports(90)[0]).exists()


@pytest.mark.parametrize("safeguard", [True, False], ids=["held", "teeth"])
def test_what_comes_while_all_reports_are_gathered_is_owed_and_not_struck(
    safeguard: bool, officer: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.actions import gathering_in_pieces, gathering_owed
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import Incident, Link, Owed

    work_out, number = gathering_in_pieces._work_out, 190 + safeguard
    # Far from everything: it would be an incident of its own at once.
    far = f"post-9,monitor,crowd-{number},2019-06-05T10:00:00Z,36.9,32.9,400,explosion,A blast {number},en"

    def meanwhile(actor: str) -> Any:
        worked = work_out(actor)
        take_in(officer, [file_of(tmp_path, [far])])
        return worked

    monkeypatch.setattr(gathering_in_pieces, "_work_out", meanwhile)
    if not safeguard:
        monkeypatch.setattr(gathering_in_pieces, "_owe_all", lambda _actor: None)
    gathering_in_pieces.gather_in_pieces("test", lambda _done, _of: None)
    monkeypatch.undo()

    newcomer = reports(number)[0].pk
    assert [row.report_id for row in Owed.objects.all()] == ([newcomer] if safeguard else [])
    gathering_owed.gather_owed()
    assert not Owed.objects.exists()
    stands = Incident.objects.filter(pk__in=Link.objects.filter(report=newcomer).values("incident"), is_struck=False)
    assert stands.exists() == safeguard
    if safeguard:
        assert anew() == 0


@pytest.mark.parametrize("safeguard", [True, False], ids=["held", "teeth"])
def test_where_gathering_by_a_new_model_breaks_off_all_reports_are_gathered_and_not_the_newest_alone(
    safeguard: bool, officer: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.actions import gathering_in_pieces, gathering_owed
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import Owed

    number = 200 + 5 * safeguard
    far = "post-{n},monitor,crowd-{n},2019-08-0{day}T10:0{m}:00Z,36.9,32.9,400,explosion,A blast {n},en"
    pair = [far.format(n=number + m, day=1 + safeguard, m=m) for m in (0, 1)]
    take_in(officer, [file_of(tmp_path, pair)])
    take_in(officer, [file_of(tmp_path, crowd(range(number + 2, number + 3)))])
    for module in (gathering_in_pieces, gathering_owed):
        monkeypatch.setattr(module, "OUTGROWN", 0)

    def broken(*_: Any) -> None:
        raise OSError("no space is left")

    monkeypatch.setattr(gathering_in_pieces, "_write_piece", broken)
    with pytest.raises(OSError, match="no space"):
        gathering_owed.learn_where_outgrown()
    monkeypatch.undo()
    if not safeguard:
        Owed.objects.update(change="arrived")

    gathering_owed.gather_owed()
    assert not Owed.objects.exists()
    found = standing()
    anew()
    assert (standing() == found) is safeguard


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize("safeguard", [True, False], ids=["held", "teeth"])
def test_what_contradicts_itself_is_refused_in_a_crowd_too_and_does_not_stop_the_worker(
    safeguard: bool, officer: Any, somebody: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody could be told of it later; and a judgement that is refused leaves nothing behind."""
    from truceline.desk.actions import gathering
    from truceline.desk.actions.gathering_owed import gather_owed
    from truceline.desk.actions.judging import judge
    from truceline.desk.actions.striking import strike_report, take_strike_back
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import Owed
    from truceline.errors import Refused
    from truceline.incident.joining.judge import Judgement

    first = 220 + 10 * safeguard
    take_in(officer, [file_of(tmp_path, crowd(range(first, first + 3)))])
    one, two, three = reports(*range(first, first + 3))
    judge(officer, one, two, Judgement.SAME)
    judge(officer, two, three, Judgement.SAME)
    if not safeguard:
        monkeypatch.setattr(gathering, "refuse_contradictions", lambda _reports: None)
        judge(officer, one, three, Judgement.DIFFERENT)
        with pytest.raises(Refused, match="I007"):
            gather_owed()
        assert Owed.objects.exists()
        judge(officer, one, three, Judgement.UNDECIDED)
    else:
        with pytest.raises(Refused, match="I007"):
            judge(officer, one, three, Judgement.DIFFERENT)
        strike_report(officer, two, "a mistake of the sender")
        judge(officer, one, three, Judgement.DIFFERENT)  # nothing joins the two any more
        # Told by what they are called: identities say nothing to anybody.
        with pytest.raises(Refused, match=rf" = voice-\d/crowd-{first + 1} = .*I007"):
            take_strike_back(somebody("duty_officer"), lambda: two, "it was none")
    gather_owed()
    assert not Owed.objects.exists()
    assert anew() == 0
