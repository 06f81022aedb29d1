"""The queue: whose turn it is, who has it, what was done with it."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from desk_reading import counts, entries_of_kind

# Two reports of one incident, far from those of each other test; some minutes ago, so that they have clocks.
A = "post-1,monitor,q-{n}a,{at},36.{n},32.70,300,artillery_fire,Five shells near the kiln {n},en"
B = "line-x,local_network,q-{n}b,{at},36.{n}01,32.701,500,artillery_fire,قصف على المصنع القديم {n},ar"
_numbers = iter(range(100, 1_000, 20))  # nearly two kilometres from one test to the next, for 45 tests


def browser(person: Any) -> Any:
    from django.test import Client

    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def waiting(somebody: Callable[..., Any], file_of: Callable[..., Path]) -> Iterator[Any]:
    """Two reports that the machine joined, waiting; and a browser of each of two officers."""
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import Handling, Report

    number = next(_numbers)
    at = (datetime.now(UTC) - timedelta(minutes=20)).strftime("%Y-%m-%dT%H:%MZ")
    amina, boris = somebody("duty_officer"), somebody("analyst")
    take_in(amina, [file_of(A.format(n=number, at=at), B.format(n=number, at=at))])
    one, other = (
        next(
            row
            for row in Report.objects.order_by("-received_at")[:2]
            if f'"reference":"q-{number}{end}"' in row.content
        )
        for end in "ab"
    )
    assert one.link.incident_id == other.link.incident_id
    yield {"one": one.pk, "other": other.pk, "amina": amina, "boris": boris, "number": number}
    Handling.objects.filter(pk__in=[one.pk, other.pk], settled="").update(
        settled="looked_at", settled_by=amina, settled_at=datetime.now(UTC)
    )


def handling(report: str) -> Any:
    from truceline.desk.tables import Handling

    return Handling.objects.select_related("assigned_to", "settled_by").get(pk=report)


def test_what_comes_in_waits_unassigned_with_a_clock_and_its_suggested_incident(waiting: Any) -> None:
    answer = browser(waiting["boris"]).get("/queue/", {"q": f"kiln {waiting['number']}"})

    (row,) = answer.context["rows"]
    text = answer.content.decode()
    assert row["clock"]["mark"] == "running"
    assert re.search(r"0[34]:\d\d left", text)
    assert "same act" in row["suggested"]["reason"]
    assert "within \u2068300\u00a0m" in text
    assert handling(waiting["one"]).due_at == handling(waiting["one"]).received_at + timedelta(hours=4)


def test_a_file_about_the_past_waits_without_a_clock_and_the_pile_says_why(
    somebody: Callable[..., Any], file_of: Callable[..., Path]
) -> None:
    from truceline.desk.actions.taking_in import take_in

    officer = somebody("duty_officer")
    take_in(officer, [file_of(A.format(n=96, at="2017-09-03T10:00").replace("kiln", "granary"))])

    answer = browser(officer).get("/queue/", {"pile": "history", "q": "granary 96"})
    assert [row["clock"]["mark"] for row in answer.context["rows"]] == ["none"]
    assert "more than a day after" in answer.content.decode()
    assert not browser(officer).get("/queue/", {"pile": "all", "q": "granary 96"}).context["rows"]


def test_the_oldest_clock_stands_on_top_and_what_was_put_off_stands_later(waiting: Any) -> None:
    from truceline.desk.tables import Handling

    client, early = browser(waiting["amina"]), datetime.now(UTC) - timedelta(hours=1)
    Handling.objects.filter(pk=waiting["other"]).update(due_at=early, turn_at=early)
    asked = {"pile": "all", "q": str(waiting["number"])}
    first = [row["handling"].pk for row in client.get("/queue/", asked).context["rows"]]
    assert first == [waiting["other"], waiting["one"]]
    assert client.get("/queue/", asked).context["rows"][0]["clock"]["mark"] == "late"

    client.post("/queue/act/", {"one": f"later:{waiting['other']}"})
    put_off = handling(waiting["other"])
    assert put_off.turn_at > datetime.now(UTC) + timedelta(minutes=29)
    assert put_off.due_at == early  # the clock itself does not move


def test_whoever_takes_a_report_has_it_on_the_register_and_can_put_it_back(waiting: Any, desk: Any) -> None:
    client = browser(waiting["amina"])
    client.post("/queue/act/", {"one": f"take:{waiting['one']}:-"})

    mine = client.get("/queue/", {"pile": "mine"}).context["rows"]
    assert waiting["one"] in {row["handling"].pk for row in mine}
    kept = handling(waiting["one"])
    assert json.loads(kept.content)["assigned_to"] == waiting["amina"].pseudonym
    assert entries_of_kind(desk, "handling")[waiting["one"]] == kept.content

    client.post("/queue/act/", {"one": f"back:{waiting['one']}:{waiting['amina'].pseudonym}"})
    assert handling(waiting["one"]).assigned_to is None


def test_two_who_take_the_same_report_are_shown_both_and_one_chooses(waiting: Any) -> None:
    amina, boris = browser(waiting["amina"]), browser(waiting["boris"])
    take = {"one": f"take:{waiting['one']}:-"}
    amina.post("/queue/act/", take)

    answer = boris.post("/queue/act/", take)

    text = answer.content.decode()
    assert answer.status_code == 409
    assert waiting["amina"].name in text
    assert waiting["boris"].name in text
    assert handling(waiting["one"]).assigned_to == waiting["amina"]
    seal = text.split('name="seen" value="')[1].split('"')[0]
    again = take | {"seen": seal, "assigned_to": waiting["boris"].pseudonym}
    boris.post("/queue/act/", again | {"choose-assigned_to": "theirs"})
    assert handling(waiting["one"]).assigned_to == waiting["amina"]
    boris.post("/queue/act/", again | {"choose-assigned_to": "mine"})
    assert handling(waiting["one"]).assigned_to == waiting["boris"]


def test_the_same_settles_it_with_a_judgement_and_the_clock_is_met(waiting: Any) -> None:
    from truceline.desk.tables import Judgement

    browser(waiting["amina"]).post("/queue/act/", {"one": f"same:{waiting['one']}"})

    row = handling(waiting["one"])
    assert (row.settled, row.settled_by) == ("same", waiting["amina"])
    assert Judgement.objects.latest("on").judgement == "same"
    settled = browser(waiting["boris"]).get("/queue/", {"pile": "settled"}).context["rows"]
    assert next(told for told in settled if told["handling"].pk == row.pk)["clock"]["mark"] == "met"


def test_not_the_same_parts_them_and_what_is_suggested_with_nothing_else_is_settled(waiting: Any) -> None:
    from truceline.desk.tables import Report

    browser(waiting["amina"]).post("/queue/act/", {"one": f"different:{waiting['other']}"})

    assert handling(waiting["other"]).settled == "different"
    one, other = (Report.objects.get(pk=waiting[name]).link.incident_id for name in ("one", "other"))
    assert one != other
    answer = browser(waiting["amina"]).post("/queue/act/", {"one": f"same:{waiting['one']}"})
    assert answer.status_code == 409  # nothing is suggested for it now


def test_the_page_of_a_waiting_report_leads_to_where_it_can_be_said_that_it_tells_of_two_incidents(
    waiting: Any,
) -> None:
    client = browser(waiting["boris"])
    page = client.get(f"/reports/{waiting['other']}/").content.decode()

    (address,) = re.findall(r'<a href="(/incidents/\d+/)#suggested">One report tells of both</a>', page)
    there = client.get(address).content.decode()
    assert 'id="suggested"' in there
    assert f'<option value="{waiting["other"]}">' in there.split('name="first"')[-1]


def test_many_are_first_shown_what_would_happen_and_only_then_does_it(waiting: Any, desk: Any) -> None:
    client = browser(waiting["amina"])
    client.post("/queue/act/", {"one": f"looked_at:{waiting['other']}"})
    before = counts(desk)
    form = {"act": "give", "to": waiting["boris"].pseudonym, "report": [waiting["one"], waiting["other"]]}

    foreseen = client.post("/queue/act/", form)

    text = foreseen.content.decode()
    assert "report will be given to \u2068" + waiting["boris"].name in text
    assert "Somebody settled it already" in text
    assert counts(desk) == before
    client.post("/queue/act/", form | {"sure": "yes", "report": [waiting["one"]]})
    assert handling(waiting["one"]).assigned_to == waiting["boris"]
    assert handling(waiting["other"]).assigned_to is None


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({}, 400),
        ({"act": "take"}, 400),
        ({"act": "burn", "report": "x"}, 400),
        ({"one": "take"}, 409),
        ({"one": "take:nobody:-"}, 409),
        ({"one": "give:x:-", "to": "nobody"}, 400),
        ({"act": "take", "report": [str(n) for n in range(101)]}, 400),
    ],
)
def test_what_is_no_act_of_the_queue_is_refused_and_nothing_written(
    browser_of: Callable[..., Any], desk: Any, form: dict[str, Any], status: int
) -> None:
    officer = browser_of("duty_officer")
    before = counts(desk)
    assert officer.post("/queue/act/", form).status_code == status
    assert counts(desk) == before


def test_a_liaison_officer_takes_reports_and_judges_none(waiting: Any, browser_of: Callable[..., Any]) -> None:
    liaison = browser_of("liaison_officer")
    assert liaison.post("/queue/act/", {"one": f"same:{waiting['one']}"}).status_code == 403
    assert "Not the same" not in liaison.get("/queue/", {"q": "kiln"}).content.decode()
    assert liaison.post("/queue/act/", {"one": f"take:{waiting['one']}:-"}).status_code == 302


@pytest.mark.parametrize("pile", ["mine", "unassigned", "all", "history", "settled"])
@pytest.mark.parametrize("words", ["", "kiln", "قصف", "nothing of the kind"])
def test_every_pile_counts_on_the_page_what_its_files_hold(waiting: Any, pile: str, words: str) -> None:
    client, asked = browser(waiting["amina"]), {"pile": pile, "q": words}

    page = client.get("/queue/", asked).context["page"].paginator.count
    rows = list(csv.reader(io.StringIO(b"".join(client.get("/queue.csv", asked)).decode("utf-8-sig"))))
    listed = json.loads(b"".join(client.get("/queue.json", asked)))["queue"]
    drawn = json.loads(b"".join(client.get("/queue.geojson", asked)))["features"]

    assert len(rows) - 1 == page == len(listed) == len(drawn)


def test_a_query_that_is_not_understood_says_so_and_no_file_is_made_of_it(browser_of: Callable[..., Any]) -> None:
    officer = browser_of("duty_officer")
    for asked in ({"pile": "x"}, {"channel": "pigeon"}, {"page": "٣"}):
        assert officer.get("/queue/", asked).status_code == 400
        assert officer.get("/queue.csv", asked).status_code == 400


def test_whoever_opens_a_report_is_seen_in_the_queue(waiting: Any) -> None:
    browser(waiting["amina"]).post(f"/presence/report/{waiting['one']}/")

    text = browser(waiting["boris"]).get("/queue/", {"q": f"kiln {waiting['number']}"}).content.decode()

    assert f"{waiting['amina'].name}\u2069 is editing since" in text


def test_the_page_asks_the_database_no_more_for_fifty_lines_than_for_one(waiting: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = browser(waiting["amina"])
    client.get("/queue/")  # the first page of a session notes its device
    asked = []
    for pile, words in (("unassigned", f"kiln {waiting['number']}"), ("settled", "")):
        with CaptureQueriesContext(
            connection,
        ) as told:
            assert client.get("/queue/", {"pile": pile, "q": words}).status_code == 200
        asked.append(len(told))
    assert abs(asked[1] - asked[0]) <= 2


def test_a_report_is_shown_to_staff_in_its_words_and_to_a_guarantor_without_who_said_it(
    waiting: Any, browser_of: Callable[..., Any]
) -> None:
    address = f"/reports/{waiting['one']}/"
    assert "Five shells near the kiln" in browser(waiting["boris"]).get(address).content.decode()
    shown = browser_of("guarantor_representative").get(address).content.decode()
    assert "artillery" in shown.casefold()
    for secret in ("Five shells", "post-1", f"q-{waiting['number']}a", waiting["amina"].name):
        assert secret not in shown


def test_a_field_monitor_sees_their_own_report_and_cannot_tell_whether_there_are_others(
    waiting: Any, somebody: Callable[..., Any], file_of: Callable[..., Path]
) -> None:
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import Report

    monitor = somebody("field_monitor")
    take_in(monitor, [file_of(A.format(n=97, at="2017-09-04T10:00"))])
    own = Report.objects.get(received_by=monitor)
    client = browser(monitor)

    assert client.get(f"/reports/{own.pk}/").status_code == 200
    foreign = client.get(f"/reports/{waiting['one']}/")
    none = client.get("/reports/00000000-0000-8000-8000-000000000000/")
    main = [answer.content.decode().split('<main id="main">')[1] for answer in (foreign, none)]
    assert (foreign.status_code, main[0]) == (none.status_code, main[1]) == (404, main[1])


def test_a_report_is_struck_with_its_reason_counts_no_more_and_stays_readable(waiting: Any, desk: Any) -> None:
    from truceline.desk.tables import Report

    client = browser(waiting["amina"])
    form = {"act": "strike", "report": [waiting["other"]]}
    assert client.post("/queue/act/", form).status_code == 400  # without a reason
    foreseen = client.post("/queue/act/", form | {"reason": "A drill of ours"}).content.decode()
    assert "will be struck" in foreseen
    assert handling(waiting["other"]).settled == ""

    client.post("/queue/act/", form | {"reason": "A drill of ours", "sure": "yes"})

    assert handling(waiting["other"]).settled == "struck"
    assert Report.objects.get(pk=waiting["one"]).link.incident.reports == 1
    shown = client.get(f"/reports/{waiting['other']}/").content.decode()
    assert "A drill of ours" in shown
    assert "قصف على المصنع" in shown
    assert "A drill of ours" in entries_of_kind(desk, "strike")[waiting["other"]]


def test_whoever_may_not_strike_is_refused_and_it_stays_in_the_queue(
    waiting: Any, browser_of: Callable[..., Any]
) -> None:
    verifier = browser_of("verifier")
    assert verifier.post("/queue/act/", {"one": f"strike:{waiting['one']}", "reason": "no"}).status_code == 403
    assert handling(waiting["one"]).settled == ""


def test_a_report_that_nothing_was_observed_waits_for_nobody(
    somebody: Callable[..., Any], file_of: Callable[..., Path]
) -> None:
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import Handling, Report

    officer = somebody("duty_officer")
    take_in(officer, [file_of(A.format(n=95, at="2017-09-05T10:00").replace("artillery_fire", "nothing_observed"))])
    quiet = Report.objects.get(received_by=officer)
    assert not Handling.objects.filter(pk=quiet.pk).exists()


def test_a_long_pile_is_counted_and_paged_through_no_further_than_anybody_reads(
    waiting: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Teeth: its file holds all of it all the same."""
    from truceline.desk.queries import queue as queries

    client = browser(waiting["amina"])
    there = client.get("/queue/", {"pile": "unassigned"}).context["page"].paginator.count
    assert there > 1
    monkeypatch.setattr(queries, "MOST", there)
    assert "More than" not in client.get("/queue/", {"pile": "unassigned"}).content.decode()
    monkeypatch.setattr(queries, "MOST", 1)

    page = client.get("/queue/", {"pile": "unassigned"})

    assert (page.context["page"].paginator.count, str(page.context["page"].paginator.counted)) == (1, "1+")
    assert "More than" in page.content.decode()
    assert len(json.loads(b"".join(client.get("/queue.json", {"pile": "unassigned"})))["queue"]) == there


def test_words_are_looked_for_in_the_first_of_a_long_pile_and_the_page_says_so(
    waiting: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.queries import queue as queries

    client = browser(waiting["amina"])
    client.post("/queue/act/", {"one": f"looked_at:{waiting['one']}:-"})
    client.post("/queue/act/", {"one": f"looked_at:{waiting['other']}:-"})
    asked = {"pile": "settled", "q": str(waiting["number"])}
    whole = client.get("/queue/", asked)
    assert whole.context["page"].paginator.count == 2
    assert "looked through" not in whole.content.decode()
    monkeypatch.setattr(queries, "SEARCHED", 1)

    page = client.get("/queue/", asked)

    assert page.context["page"].paginator.count == 1
    assert "Only its first 3,000 reports were looked through" in page.content.decode()
    assert len(json.loads(b"".join(client.get("/queue.json", asked)))["queue"]) == 1
