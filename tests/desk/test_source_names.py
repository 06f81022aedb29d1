"""A source that is called as one that the desk holds, but for letters that look the same, is told where an officer can still choose."""

import html
import importlib
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk_cases import signed_in

from truceline.values.identity import new_identity
from truceline.values.language import Language

HEAD = "source,source_family,reference,occurred_at,longitude,latitude,radius_m,act,exercise\n"
LINE = "{source},media,{reference},2017-08-11T10:00:00Z,36.7,32.6,900,mortar_fire,true\n"
HELD, CYRILLIC, UNSEEN = "SOHR", "SОHR", "SO\u200bHR"
CALL = {
    "said": "Two rounds from the east",
    "language": "en",
    "day": "2017-09-20",
    "time": "14:30",
    "within_minutes": "15",
    "longitude": "36.51",
    "latitude": "32.91",
    "radius_m": "1500",
    "act": "mortar_fire",
    "exercise": "on",
    "source_family": "public",
}
NUMBERS = iter(range(1, 1_000))


def listed(*sources: str) -> io.BytesIO:
    rows = (LINE.format(source=source, reference=f"name-{next(NUMBERS)}") for source in sources)
    file = io.BytesIO((HEAD + "".join(rows)).encode())
    file.name = "EXERCISE-list.csv"
    return file


def in_language(person: Any, language: Language) -> Any:
    client = signed_in(person)
    client.cookies["django_language"] = language.value
    return client


def looked_into(person: Any, *sources: str, language: Language = Language.ENGLISH) -> str:
    """The page of files, before anybody confirmed."""
    client = in_language(person, language)
    page = client.get(client.post("/take-in/", {"file": listed(*sources)})["location"])
    assert page.status_code == 200
    return html.unescape(re.sub(r"[\u2066-\u2069]", "", page.content.decode()))


def taken_in(person: Any, folder: Path, *sources: str) -> None:
    from truceline.desk.actions.taking_in import take_in

    path = folder / f"EXERCISE-{next(NUMBERS)}.csv"
    path.write_bytes(listed(*sources).getvalue())
    take_in(person, [path])


def report_by(source: str) -> Any:
    from truceline.desk.recording import read
    from truceline.desk.tables import Report

    return next(one for one in Report.objects.order_by("-received_at") if read(one.content)["source"] == source)


@pytest.fixture(scope="module")
def officer(somebody: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """An officer at a desk that holds reports of one source."""
    person = somebody("duty_officer", "analyst")
    taken_in(person, tmp_path_factory.mktemp("held"), HELD)
    return person


TOLD = {
    Language.ENGLISH: "The desk holds SOHR, which looks the same",
    Language.ARABIC: "لدى المركز مصدر باسم SOHR يبدو مثله",
    Language.RUSSIAN: "В центре уже есть SOHR: выглядит так же",
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", [CYRILLIC, UNSEEN])
def test_the_page_of_files_tells_of_a_name_that_looks_like_one_the_desk_holds_and_refuses_nothing(
    officer: Any, name: str, language: Language
) -> None:
    page = looked_into(officer, name, language=language)
    assert page.count(TOLD[language]) == 1
    assert {CYRILLIC: "U+041E", UNSEEN: "U+200B"}[name] in page
    # Above the button, too: whoever presses it has not read to the end of the page.
    assert page.index('href="#remarks"') < page.index("/confirm") < page.index('id="remarks"')
    assert "/confirm" in page


def test_it_tells_nothing_of_the_name_that_the_desk_holds_and_of_names_that_look_different(officer: Any) -> None:
    page = looked_into(officer, HELD, "sohr", "SOHRA", "Ѕ", "شبكة")
    assert not any(told in page for told in (*TOLD.values(), 'href="#remarks"'))


def test_who_may_not_know_the_sources_of_others_learns_of_none(officer: Any, somebody: Callable[..., Any]) -> None:
    """A name that looks alike would be a question whether the desk has such a source."""
    del officer
    assert TOLD[Language.ENGLISH] not in looked_into(somebody("field_monitor"), CYRILLIC)


@pytest.mark.parametrize("language", Language)
def test_a_call_under_such_a_name_is_taken_and_told_on_its_page_and_in_the_queue(
    officer: Any, somebody: Callable[..., Any], language: Language
) -> None:
    client = in_language(officer, language)
    answer = client.post("/hotline/", CALL | {"call": new_identity(), "source": UNSEEN})
    assert answer.status_code == 302
    said = {Language.ENGLISH: "looks the same as", Language.ARABIC: "يبدو مثل", Language.RUSSIAN: "выглядит так же"}
    assert said[language] in client.get(answer["location"]).content.decode()
    assert 'class="note alike"' in client.get("/queue/?pile=all").content.decode()
    # An auditor reads the report, and not by whom.
    assert said[language] not in in_language(somebody("auditor"), language).get(answer["location"]).content.decode()


def test_the_name_that_came_first_is_the_one_that_others_are_held_against(officer: Any, tmp_path: Path) -> None:
    taken_in(officer, tmp_path, CYRILLIC)
    pages = [signed_in(officer).get(f"/reports/{report_by(name).pk}/").content.decode() for name in (HELD, CYRILLIC)]
    assert ["looks the same as" in page for page in pages] == [False, True]


def test_an_older_desk_has_the_names_of_its_reports_once_it_is_upgraded(officer: Any, tmp_path: Path) -> None:
    from django.apps import apps
    from django.db import connection

    from truceline.desk.tables import SourceName

    taken_in(officer, tmp_path, "b-first", CYRILLIC)
    taken_in(officer, tmp_path, "a-later")
    before = list(SourceName.objects.order_by("pk").values_list("name", flat=True))
    SourceName.objects.all().delete()
    importlib.import_module("truceline.desk.migrations.0024_names_of_sources")._take_from_contents(
        apps, connection.schema_editor()
    )
    after = list(SourceName.objects.order_by("pk").values_list("name", flat=True))
    assert sorted(after) == sorted(before)
    assert after.index(HELD) < after.index(CYRILLIC)
    assert after.index("b-first") < after.index("a-later")


@pytest.mark.usefixtures("officer")
def test_names_are_held_against_each_other_in_one_question_however_many_reports_there_are() -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from truceline.desk.queries.source_names import held_alike

    with CaptureQueriesContext(connection) as asked:
        assert held_alike([CYRILLIC, HELD, "nobody"]) == {CYRILLIC: HELD}
    assert len(asked) == 1
    assert "desk_report" not in asked[0]["sql"]
