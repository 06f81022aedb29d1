"""`truceline link`: lists in, links out; nothing that people judged is ever lost."""

import codecs
import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest
from answered import answered
from scenes import charter_of
from told import judged, judgements_in, reports_of, told

from truceline.command import main
from truceline.command.besides import INCIDENTS_BESIDES, LINKS_BESIDES, PAIRS_BESIDES
from truceline.exercise.inventing import invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.gathered import Gathered
from truceline.incident.gathering import gather
from truceline.incident.learning.foreknown import Believed
from truceline.incident.model_file import read_model, write_model
from truceline.incident.review.keeping import append_judgements
from truceline.incident.review.repeating import GROUNDS, IN_WORDS, THROUGH_ORIGIN, with_relays
from truceline.incident.table import INCIDENTS, LINKS, PAIRS, REPEATS
from truceline.incident.telling.explaining import explain_links
from truceline.report.writing import write_reports
from truceline.values.language import Language

ROWS = [
    told("a"),
    told("b", north_m=300, minutes=5),
    told("c", north_m=9_000, minutes=40, place_name="=HYPERLINK(1)"),
    told("d", act="nothing_observed"),
]
for _row in ROWS:
    _row["occurred_at"] = _row["occurred_at"].replace(year=2020)  # the reader refuses what is yet to come


def linked(folder: Path, *more: object, out: str = "out") -> int:
    reports = folder / "reports.csv"
    if not reports.exists():
        write_reports(reports_of(*ROWS), reports)
    return main(["link", str(reports), "--out", str(folder / out), "--quiet", *map(str, more)])


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def ids_of(folder: Path) -> dict[str, str]:
    reports = pq.read_table(folder / "reports.parquet")
    return dict(zip(reports["source"].to_pylist(), reports["report_id"].to_pylist(), strict=True))


def test_the_tables_are_those_that_gathering_gives(tmp_path: Path) -> None:
    assert linked(tmp_path) == 0
    out = tmp_path / "out"
    gathered = gather(pq.read_table(out / "reports.parquet"))
    assert pq.read_table(out / "incidents.parquet").equals(gathered.incidents)
    assert pq.read_table(out / "links.parquet").equals(gathered.links)
    offered = with_relays(gathered.suggestions(), gathered, pq.read_table(out / "reports.parquet"))
    offered = offered.append_column("judged", pa.nulls(offered.num_rows, pa.string()))
    assert pq.read_table(out / "pairs.parquet").equals(offered)
    links = pyarrow.csv.read_csv(out / "links.csv")
    reasons = {f"why_{language}": language for language in Language}
    assert links.column_names == [*LINKS.names, *LINKS_BESIDES.names]
    reports = pq.read_table(out / "reports.parquet")
    for name, language in reasons.items():
        assert links[name].to_pylist() == explain_links(gathered.links, reports, language).to_pylist()
    listed = pyarrow.csv.read_csv(out / "pairs.csv")
    assert offered.column_names == PAIRS.names
    assert (*GROUNDS, IN_WORDS, THROUGH_ORIGIN) == REPEATS
    assert listed.column_names == [*PAIRS.names, *PAIRS_BESIDES.names]
    assert listed.num_rows > 0
    assert listed["probability"].to_pylist() == sorted(listed["probability"].to_pylist(), reverse=True)
    told = pyarrow.csv.read_csv(out / "incidents.csv")
    besides = [name for name in INCIDENTS_BESIDES.names if name not in {"number", "told_by"}]
    assert told.column_names == [*INCIDENTS.names, *besides]
    for first, last, at in zip(
        *(told[name].to_pylist() for name in ("first_day", "last_day", "occurred_at")), strict=True
    ):
        assert first <= at.date() <= last


def test_each_pair_and_link_bears_the_names_that_the_lists_know_it_by(tmp_path: Path) -> None:
    assert linked(tmp_path) == 0
    known = {row["report_id"]: row for row in pq.read_table(tmp_path / "out/reports.parquet").to_pylist()}
    links = pyarrow.csv.read_csv(tmp_path / "out/links.csv").to_pylist()
    pairs = pyarrow.csv.read_csv(tmp_path / "out/pairs.csv").to_pylist()
    assert any(link["nearest_report_id"] for link in links)
    assert not all(link["nearest_report_id"] for link in links)
    assert pairs
    for row, end, prefix in [
        *((link, "report_id", "") for link in links),
        *((link, "nearest_report_id", "nearest_") for link in links if link["nearest_report_id"]),
        *((pair, end, f"{end}_") for pair in pairs for end in ("first", "second")),
    ]:
        report = known[row[end]]
        assert (row[f"{prefix}source"], str(row[f"{prefix}reference"])) == (report["source"], report["reference"])


def test_each_pair_says_what_people_hold_of_it_and_nothing_where_nobody_does(tmp_path: Path) -> None:
    assert linked(tmp_path) == 0
    out = tmp_path / "out"
    assert pq.read_table(out / "pairs.parquet")["judged"].null_count > 0
    ids = ids_of(out)
    header = "first,second,judgement,by,on\n"
    told = (
        f"{ids['a']},{ids['b']},same,X,2020-01-01\n{ids['b']},{ids['a']},different,X,2020-01-02\n"
        f"{ids['a']},{ids['c']},undecided,X,2020-01-01\n"
    )
    (out / "judgements.csv").write_text(header + told, encoding="utf-8")
    assert linked(tmp_path) == 0
    for pairs in (pq.read_table(out / "pairs.parquet"), pyarrow.csv.read_csv(out / "pairs.csv")):
        held = {frozenset((row["first"], row["second"])): row["judged"] or None for row in pairs.to_pylist()}
        judged = frozenset((ids["a"], ids["b"]))
        assert held.pop(judged) == "different"
        assert set(held.values()) <= {None}


def test_a_strangers_words_are_no_formula_in_a_spreadsheet_and_unchanged_for_programs(tmp_path: Path) -> None:
    assert linked(tmp_path) == 0
    named = pyarrow.csv.read_csv(tmp_path / "out/incidents.csv")["place_name"].to_pylist()
    assert "'=HYPERLINK(1)" in named
    assert "=HYPERLINK(1)" in pq.read_table(tmp_path / "out/incidents.parquet")["place_name"].to_pylist()


def test_excel_alone_is_told_by_the_first_bytes_that_letters_are_not_latin(tmp_path: Path) -> None:
    for more, begins in (((), b'"'), (("--excel",), codecs.BOM_UTF8 + b'"')):
        assert linked(tmp_path, *more) == 0
        for name in ("incidents", "links", "pairs"):
            written = (tmp_path / f"out/{name}.csv").read_bytes()
            assert written.startswith(begins), name
            assert written.count(b"\r\n") == written.count(b"\n") > 1, "as RFC 4180 has it"


def test_the_same_reports_give_the_same_bytes_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    assert linked(tmp_path) == linked(tmp_path, out="other") == 0
    first = digests(tmp_path / "out")
    assert linked(tmp_path) == 0
    assert first == digests(tmp_path / "out") == digests(tmp_path / "other")
    assert json.loads((tmp_path / "out/summary.json").read_text())["files"] == {
        name: digest for name, digest in first.items() if name != "summary.json"
    }


def test_judgements_that_stand_are_counted_and_those_of_reports_that_are_not_here_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not the lines of the file: what was taken back is followed by nobody, and a renamed list has other identities."""
    assert linked(tmp_path) == 0
    ids = ids_of(tmp_path / "out")
    rows = (
        (ids["a"], ids["c"], "same"),
        (ids["a"], ids["b"], "same"),
        (ids["b"], ids["a"], "undecided", 11),
        ("x", "y", "same"),
    )
    append_judgements(judged(*rows).to_pylist(), tmp_path / "mine.csv")
    files = (str(tmp_path / name) for name in ("reports.csv", "out", "mine.csv"))
    assert main([word for pair in zip(("link", "--out", "--judgements"), files, strict=True) for word in pair]) == 0
    said = capsys.readouterr().out
    assert "1 judgement of people was followed" in said
    assert "1 more names a report that is not here" in said
    summary = json.loads((tmp_path / "out/summary.json").read_text())
    assert (summary["judgements"], summary["judgements_not_here"]) == (1, 1)


def test_judgements_in_the_folder_outlive_every_further_run_and_are_followed(tmp_path: Path) -> None:
    assert linked(tmp_path) == 0
    out = tmp_path / "out"
    ids = ids_of(out)
    assert pq.read_table(out / "incidents.parquet").num_rows == 2
    before = f"remark,first,second,judgement,by,on\nlook again,{ids['a']},{ids['b']},different,amina,2020-07-10"
    (out / "judgements.csv").write_text(before, encoding="utf-8")
    mine = tmp_path / "mine.csv"
    append_judgements(judged((ids["a"], ids["c"], "same")).to_pylist(), mine)

    assert linked(tmp_path, "--judgements", mine) == linked(tmp_path) == 0
    links = {row["report_id"]: row["incident_id"] for row in pq.read_table(out / "links.parquet").to_pylist()}
    assert links[ids["a"]] == links[ids["c"]] != links[ids["b"]]
    assert judgements_in(out / "judgements.csv")["judgement"].to_pylist() == ["different", "same"]
    assert (out / "judgements.csv").read_text(encoding="utf-8").startswith(before + "\n")


def test_what_somebody_judges_while_reports_are_linked_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert linked(tmp_path) == 0
    file = tmp_path / "out/judgements.csv"

    def judged_meanwhile(*arguments: Any, **more: Any) -> Gathered:
        append_judgements(judged(("a", "b", "different")).to_pylist(), file)
        return gather(*arguments, **more)

    monkeypatch.setattr("truceline.command.link.gather", judged_meanwhile)
    assert linked(tmp_path) == 6
    assert "link again" in capsys.readouterr().err
    assert judgements_in(file).num_rows == 1


def test_a_folder_that_holds_something_else_is_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("years of work", encoding="utf-8")
    assert linked(tmp_path) == 1
    assert "[C003]" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["thesis.txt"]


def test_bad_rows_refuse_the_whole_or_with_keep_going_are_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert linked(tmp_path) == 0
    path = tmp_path / "reports.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("mortar_fire", "mortar_fyre", 1), encoding="utf-8")
    assert linked(tmp_path, out="bad") == 1
    assert not (tmp_path / "bad").exists()
    assert linked(tmp_path, "--keep-going", out="bad") == 3
    assert "mortar_fyre" in capsys.readouterr().err
    assert pq.read_table(tmp_path / "bad/links.parquet").num_rows == 2


LIST = "id,date,lat,lon,radius_m,Note\n"
SOUND = ["1,2017-07-09,32.6,36.2,800,x", "2,2017-07-09,32.7,36.2,800,x", "3,2017-07-10,32.8,36.2,800,x"]


def test_a_refusal_for_rows_names_the_way_on_without_them_and_one_for_a_whole_file_does_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST + "\n".join([*SOUND, "4,2017-07-11,99,36.2,800,x", ""]), encoding="utf-8")
    assert main(["link", str(path), "--out", str(tmp_path / "out")]) == 1
    assert "To go on without this row, listed and left out: --keep-going." in capsys.readouterr().err
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    assert main(["link", str(path), "--out", str(tmp_path / "out")]) == 1
    assert "--keep-going" not in capsys.readouterr().err


def test_rows_that_are_left_out_stand_in_a_file_of_their_own_with_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "list.csv"
    bad = ["4,2017-07-11,99,361,800,=1+1", "5,2017-07-11,32.6", "1,2017-07-12,32.9,36.2,800,y"]
    path.write_text(LIST + "\n".join([*SOUND, *bad, ""]), encoding="utf-8")
    assert main(["link", str(path), "--out", str(tmp_path / "out"), "--keep-going", "--quiet"]) == 3
    told = capsys.readouterr().err
    assert "4 problems; 4 rows left out, beside 2 taken." in told
    assert str(tmp_path / "out" / "set_aside.csv") in told
    with (tmp_path / "out" / "set_aside.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["line"]: row for row in csv.DictReader(file)}
    assert {line: (row["file"], row["id"], row["lat"]) for line, row in rows.items()} == {
        "5": ("list.csv", "4", "99"),
        "6": ("list.csv", "", ""),
        "7": ("list.csv", "1", "32.9"),
        "2": ("list.csv", "1", "32.6"),
    }
    assert ["[R016]" in rows["5"]["what_is_wrong"], rows["5"]["what_is_wrong"].count("expected")] == [True, 2]
    assert rows["5"]["Note"] == "'=1+1", "what a spreadsheet would run is guarded"
    assert "[R010]" in rows["6"]["what_is_wrong"]
    assert "[R030]" in rows["2"]["what_is_wrong"], "of two that differ neither is taken"
    assert main(["link", str(path), "--out", str(tmp_path / "sound"), "--quiet", "--keep-going"]) == 3
    path.write_text(LIST + "\n".join([*SOUND, ""]), encoding="utf-8")
    assert main(["link", str(path), "--out", str(tmp_path / "sound"), "--quiet"]) == 0
    assert not (tmp_path / "sound" / "set_aside.csv").exists()


def test_what_came_of_it_is_said_in_numbers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_reports(reports_of(*ROWS), tmp_path / "reports.csv")
    assert main(["link", str(tmp_path / "reports.csv"), "--out", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out
    assert "EXERCISE\n4 reports of 4 sources tell of 2 incidents (1 says that nothing was observed" in said
    assert "by one 1, by two 1, by three or more 0" in said


def test_no_report_at_all_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_reports(reports_of(), tmp_path / "reports.csv")
    assert linked(tmp_path) == 1
    assert "[R002]" in capsys.readouterr().err


def test_what_judgements_teach_is_told_and_stands_in_the_model_that_links_other_reports(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = invent(charter_of("southwest-syria-2017"), ExerciseSettings(seed=5, reports=1_000, days=24))
    truth = made.truth["report_id"].to_pylist(), made.truth["true_incident"].to_pylist()
    known = {report: incident or report for report, incident in zip(*truth, strict=True)}
    write_reports(made.reports, tmp_path / "reports.csv")
    append_judgements(answered(gather(made.reports), known, 400).to_pylist(), tmp_path / "judged.csv")
    out = tmp_path / "out"
    assert (
        main(["link", str(tmp_path / "reports.csv"), "--out", str(out), "--judgements", str(tmp_path / "judged.csv")])
        == 0
    )
    said = capsys.readouterr().out
    taught = read_model(out / "model.json").taught
    assert taught is not None
    assert (taught.judgements, "400 of them taught the model what is met in one incident" in said) == (400, True)
    assert json.loads((out / "summary.json").read_text())["taught"]["judgements"] == 400
    write_reports(reports_of(*ROWS), tmp_path / "reports.csv")
    assert linked(tmp_path, "--model", out / "model.json", out="other") == 0
    assert read_model(tmp_path / "other/model.json").taught == taught


def test_a_model_that_is_believed_moves_what_is_learnt_and_is_not_used_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = (
        invent(charter_of("southwest-syria-2017"), ExerciseSettings(seed=seed, reports=1_000, days=24))
        for seed in (5, 6)
    )
    (model,) = gather(first.reports).models
    (tmp_path / "model.json").write_bytes(write_model(model))
    write_reports(second.reports, tmp_path / "reports.csv")
    assert linked(tmp_path, "--believe", tmp_path / "model.json", out="believed") == 0
    found = read_model(tmp_path / "believed/model.json")
    assert found == gather(second.reports, model=Believed(model)).models[0]
    (alone,) = gather(second.reports).models
    assert found.codes != alone.codes
    assert found.place_shares == alone.place_shares != model.place_shares
    with pytest.raises(SystemExit):
        linked(tmp_path, "--believe", tmp_path / "model.json", "--model", tmp_path / "model.json", out="both")
    assert "not allowed with" in capsys.readouterr().err


def test_a_list_of_one_source_alone_is_told_why_nothing_is_linked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_reports(reports_of(*ROWS[:1]), tmp_path / "one.csv")
    assert main(["link", str(tmp_path / "one.csv"), "--out", str(tmp_path / "one")]) == 0
    said = capsys.readouterr().out
    assert "1 report of 1 source tells of 1 incident." in said
    assert "nothing can be linked within one: give lists of other sources" in said
    write_reports(reports_of(*ROWS), tmp_path / "four.csv")
    assert main(["link", str(tmp_path / "four.csv"), "--out", str(tmp_path / "four")]) == 0
    assert "nothing can be linked within one" not in capsys.readouterr().out


def test_reports_that_name_no_place_are_counted_and_what_can_join_them_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who saw or heard something from a post gives a bearing or a distance, and who saw nothing tells of no place: none is counted."""
    link = ["link", str(tmp_path / "reports.csv"), "--out", str(tmp_path / "out")]
    caller = told("caller", place=None, minutes=3, said="Shelling in Nawa")
    seen = told("post", place=None, minutes=4, bearing_deg=45.0, post_longitude=36.1, post_latitude=32.6)
    heard = seen | {"report_id": "post/2", "reference": "2", "bearing_deg": None, "sound_delay_s": 9.0}
    quiet = told("patrol", place=None, minutes=5, act="nothing_observed")
    for each in (caller, seen, heard, quiet):
        each["occurred_at"] = each["occurred_at"].replace(year=2020)
    write_reports(reports_of(*ROWS, caller, seen, heard, quiet), tmp_path / "reports.csv")
    assert main(link) == 0
    assert json.loads((tmp_path / "out/summary.json").read_text())["reports"]["without_place"] == 1
    said = capsys.readouterr().out
    assert "1 report gives neither coordinates nor the name of a place" in said
    assert "no name that is believed in the text" in said
    write_reports(reports_of(*ROWS), tmp_path / "reports.csv")
    assert main(link) == 0
    assert "neither coordinates" not in capsys.readouterr().out


def test_a_gazetteer_places_what_names_a_place_alone_and_the_sentence_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = tmp_path / "places.csv"
    places.write_text("name,other_names,longitude,latitude\nTall Far,نوى|Nawa,36.2,32.6\n", encoding="utf-8")
    caller = told("caller", place=None, place_name="نوى", minutes=3)
    caller["occurred_at"] = caller["occurred_at"].replace(year=2020)
    write_reports(reports_of(*ROWS, caller), tmp_path / "reports.csv")
    more: list[Any]
    for options, count in (([], 0), (["--places", places], 1)):
        assert linked(tmp_path, *options) == 0
        reports_told = json.loads((tmp_path / "out/summary.json").read_text())["reports"]
        assert (reports_told["placed_by_name"], reports_told["named_nowhere"]) == (count, 1 - count)
    links, reports = (pq.read_table(tmp_path / f"out/{name}.parquet") for name in ("links", "reports"))
    assert any(
        "placed by its name" in sentence for sentence in explain_links(links, reports, Language.ENGLISH).to_pylist()
    )
    assert main(["link", str(tmp_path / "reports.csv"), "--out", str(tmp_path / "out"), "--places", str(places)]) == 0
    said = capsys.readouterr().out
    assert "1 report without coordinates was compared where the name of the place leads." in said
    assert "not known where" not in said
    assert main(["link", str(tmp_path / "reports.csv"), "--out", str(tmp_path / "bare")]) == 0
    nowhere = "names a place of which it is not known where it lies (“نوى”), so no distance can be told: reports"
    assert f"\n1 report without coordinates {nowhere}" in capsys.readouterr().out
    stored, model = str(tmp_path / "out/reports.parquet"), str(tmp_path / "out/model.json")
    for more in (["--places", str(places)], ["--model", model]):
        assert main(["link", stored, "--out", str(tmp_path / "pieces"), "--pieces", "--quiet", *more]) == 0
        assert json.loads((tmp_path / "pieces/summary.json").read_text())["reports"]["placed_by_name"] == 1
    for code, more in (
        ("C015", [places, "--model", model]),
        ("C001", [tmp_path / "nowhere.csv"]),
        ("I031", [tmp_path / "out/links.csv"]),
    ):
        assert linked(tmp_path, "--places", *more, out="none") == 1
        assert f"[{code}]" in capsys.readouterr().err
