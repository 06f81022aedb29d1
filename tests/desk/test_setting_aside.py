"""Wrong rows of a list are set aside where somebody says so, and then nothing of the list is lost."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from desk_files import HEADER, LINE, arrival_at, browser, sent
from desk_reading import counts, entries_of_kind

_starts = iter(range(1_100, 1_999, 20))


@pytest.fixture
def first() -> int:
    return next(_starts)


def line(n: int, **other: str) -> str:
    row = LINE.format(n=n, day=n % 28 + 1, minute=n % 60).replace(
        f"35.{n:03},33.{n:03}", f"35.{n % 900:03},33.{n % 900:03}"
    )
    for old, new in other.items():
        row = row.replace(old.replace("_", " "), new)
    return row


def without_latitude(n: int) -> str:
    return line(n).replace(f",33.{n % 900:03},", ",99,")


def mixed(first: int, good: int = 6) -> str:
    """Good rows, and between them two that are wrong: no latitude on earth, and a cell too many."""
    rows = [line(first + n) for n in range(good)]
    rows[2:2] = [without_latitude(first + 10)]
    rows[4:4] = [line(first + 11).rstrip() + ",one,too,many\n"]
    return HEADER + "".join(rows)


def told(answer: Any) -> str:
    """A page without the marks that keep names and numbers apart from the direction of a sentence."""
    return str(answer.content.decode().translate(dict.fromkeys((0x2068, 0x2069))))


def set_aside_at(client: Any, where: str) -> list[dict[str, str]]:
    kept = b"".join(client.get(f"{where}set-aside.csv").streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(kept)))


def test_the_rows_that_can_be_read_are_taken_in_and_the_others_kept_once_somebody_says_so(
    somebody: Callable[..., Any], desk: Any, first: int
) -> None:
    from truceline.desk.tables import Report

    person = somebody("duty_officer")
    client = browser(person)
    before = counts(desk)
    where = sent(client, mixed(first))["location"]
    page = client.get(where)
    assert page.status_code == 400
    assert "Take 6 reports in, and set 2 rows aside" in told(page)
    assert counts(desk) == before, "nothing is written before somebody says so"
    assert [row["line"] for row in set_aside_at(client, where)] == ["4", "6"]

    answer = client.post(f"{where}confirm-without/", {"set_aside": "2"}, follow=True)

    assert "2 rows were set aside and not taken in." in told(answer)
    assert counts(desk)["Report"] == before["Report"] + 6
    arrival = arrival_at({"location": where})
    assert Report.objects.filter(arrival=arrival).count() == 6
    kept = json.loads(entries_of_kind(desk, "arrival")[arrival.pk])
    assert (kept["by"], kept["reports"], kept["set_aside"], len(kept["files"])) == (person.pseudonym, 6, 2, 1)
    assert {kept["set_aside_sha256"], *kept["files"]} <= set(entries_of_kind(desk, "evidence"))
    rows = set_aside_at(client, where)
    assert [(row["line"], row["reference"]) for row in rows] == [("4", f"arr-{first + 10}"), ("6", "")]
    assert ["[R016]" in rows[0]["what_is_wrong"], "[R010]" in rows[1]["what_is_wrong"]] == [True, True]


def test_the_list_mended_and_brought_again_adds_what_was_set_aside_and_changes_nothing_else(
    somebody: Callable[..., Any], desk: Any, first: int
) -> None:
    client = browser(somebody("duty_officer"))
    where = sent(client, mixed(first))["location"]
    client.post(f"{where}confirm-without/", {"set_aside": "2"})
    before = counts(desk)
    mended = HEADER + "".join(line(first + n) for n in (*range(6), 10, 11))

    again = sent(client, mended)["location"]

    assert "2 new reports would be taken in. 6 are known already" in told(client.get(again))
    client.post(f"{again}confirm/")
    assert counts(desk)["Report"] == before["Report"] + 2


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (lambda n: HEADER + without_latitude(n), "nothing good is left"),
        (lambda n: HEADER.replace("reference,", "") + line(n), "something is wrong with the file as a whole"),
        (lambda n: HEADER + line(n) + line(n + 1).replace("true", "false"), "real reports and an exercise together"),
        (lambda n: HEADER + line(n) + f'"post-1,monitor,open-{n},2017', "it cannot be read to its end"),
        (
            lambda n: HEADER + line(n) + '"' + line(n + 1) + line(n + 2) + '"' + line(n + 3),
            "other rows lie in a quotation",
        ),
    ],
)
def test_where_the_others_cannot_be_taken_without_them_nothing_is_offered_and_nothing_taken(
    somebody: Callable[..., Any], desk: Any, first: int, content: Callable[[int], str], why: str
) -> None:
    client = browser(somebody("duty_officer"))
    before = counts(desk)
    where = sent(client, content(first))["location"]
    page = client.get(where).content.decode()
    assert "confirm-without" not in page, why
    assert "A file is taken whole or not at all" in page
    for shown in ("0", "1", "", "x"):
        assert client.post(f"{where}confirm-without/", {"set_aside": shown}).status_code == 409
    assert counts(desk) == before


def test_a_report_known_in_other_words_is_set_aside_and_what_is_here_stands(
    somebody: Callable[..., Any], first: int
) -> None:
    from truceline.desk.tables import Report

    client = browser(somebody("duty_officer"))
    client.post(f"{sent(client, HEADER + line(first))['location']}confirm/")
    other = line(first, **{f"Shelling_{first}": "Shelling they say now"})
    where = sent(client, HEADER + line(first + 1) + other, "EXERCISE-second.csv")["location"]

    client.post(f"{where}confirm-without/", {"set_aside": "1"})

    (row,) = set_aside_at(client, where)
    assert (row["file"], row["line"], row["reference"]) == ("EXERCISE-second.csv", "3", f"arr-{first}")
    assert "[D001]" in row["what_is_wrong"]
    held = [json.loads(one.content)["said"] for one in Report.objects.filter(content__contains=f'"arr-{first}"')]
    assert held == [f"Shelling {first}"]


def test_of_two_files_of_one_name_each_row_set_aside_is_that_of_its_own_file(
    somebody: Callable[..., Any], first: int
) -> None:
    client = browser(somebody("duty_officer"))
    files = []
    for number, text in enumerate((line(first) + without_latitude(first + 1), line(first + 2) + line(first + 3))):
        files.append(io.BytesIO((HEADER + text).encode()))
        files[number].name = "EXERCISE-r.csv"
    where = client.post("/take-in/", {"file": files})["location"]
    assert [row["reference"] for row in set_aside_at(client, where)] == [f"arr-{first + 1}"]


def test_what_became_wrong_after_somebody_looked_is_not_set_aside_unseen(
    somebody: Callable[..., Any], desk: Any, first: int
) -> None:
    client = browser(somebody("duty_officer"))
    where = sent(client, mixed(first))["location"]
    other = line(first + 1, **{f"Shelling_{first + 1}": "Other words"})
    client.post(f"{sent(client, HEADER + other, 'EXERCISE-other.csv')['location']}confirm/")
    before = counts(desk)

    answer = client.post(f"{where}confirm-without/", {"set_aside": "2"})

    assert answer.status_code == 409
    assert "no longer what was shown" in answer.content.decode()
    assert counts(desk) == before
    assert client.post(f"{where}drop/").status_code == 302


def test_a_large_list_is_taken_in_by_the_worker_without_its_wrong_rows_after_a_crash_too(
    somebody: Callable[..., Any], desk: Any, first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.actions import arriving, taking_in
    from truceline.desk.tables import Report, Stage

    monkeypatch.setattr(arriving, "AT_ONCE", 3)
    monkeypatch.setattr(arriving, "PIECE", 2)
    monkeypatch.setattr(arriving, "_MOST", 2)
    monkeypatch.setattr("truceline.desk.pages.arrivals.carry_arrival_on", Left())
    client = browser(somebody("duty_officer"))
    where = sent(client, mixed(first))["location"]
    client.post(f"{where}confirm-without/", {"set_aside": "2"})
    arrival = arrival_at({"location": where})
    assert arrival.stage == Stage.WAITING

    with monkeypatch.context() as broken:
        broken.setattr(arriving, "write_reports", dies_at_the_second(taking_in.write_reports))
        with pytest.raises(KeyboardInterrupt):
            arriving.carry_on(arrival.pk)
    assert not Report.objects.filter(arrival=arrival, arrival__stage=Stage.DONE).exists()
    arriving.carry_on(arrival.pk)

    assert arrival_at({"location": where}).stage == Stage.DONE
    assert Report.objects.filter(arrival=arrival).count() == 6
    assert json.loads(entries_of_kind(desk, "arrival")[arrival.pk])["set_aside"] == 2
    assert len(set_aside_at(client, where)) == 2


class Left:
    """A worker that is not there."""

    def enqueue(self, arrival_id: str) -> None:
        """Leave it."""


def dies_at_the_second(write: Callable[..., Any]) -> Callable[..., Any]:
    calls = []

    def written(*told: Any) -> Any:
        calls.append(told)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return write(*told)

    return written
