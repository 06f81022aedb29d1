"""Judgements: the algebra, the file, and what stands where several were given."""

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from told import judged, reports_of, told

from truceline.errors import Refused, Where, problem
from truceline.incident.joining import judge as judging
from truceline.incident.joining.judge import (
    Judgement,
    Settled,
    are_different,
    as_written,
    judged_apart,
    settle,
    standing,
)
from truceline.incident.likeness.compare import compare
from truceline.incident.model import LinkModel
from truceline.values.identity import derived_identity

SAME, DIFFERENT, UNDECIDED = Judgement.SAME, Judgement.DIFFERENT, Judgement.UNDECIDED
IDS = pa.array(["a", "b", "c", "d"])
NOW = datetime(2031, 1, 1, tzinfo=UTC)
read_judgements = partial(judging.read_judgements, now=NOW)
HEAD = "first,second,judgement,by,on,reason\n"


@pytest.mark.parametrize(
    ("one", "other", "carried"),
    [
        (SAME, SAME, SAME),
        (SAME, DIFFERENT, DIFFERENT),
        (DIFFERENT, SAME, DIFFERENT),
        (DIFFERENT, DIFFERENT, UNDECIDED),
        (SAME, UNDECIDED, UNDECIDED),
        (UNDECIDED, DIFFERENT, UNDECIDED),
    ],
)
def test_a_judgement_is_carried_over_a_middle_report(one: Judgement, other: Judgement, carried: Judgement) -> None:
    assert one.then(other) is carried
    assert other.then(one) is carried


def test_the_latest_judgement_of_a_pair_stands() -> None:
    standing = settle(judged(("a", "b", "same", 11), ("b", "a", "different", 10)), IDS)
    assert standing.same.tolist() == [[0, 1]]
    assert standing.same_by == ("officer-amina",)
    assert standing.different.tolist() == []


def test_undecided_gives_a_pair_back_to_the_machine() -> None:
    standing = settle(judged(("a", "b", "same", 10), ("a", "b", "undecided", 11)), IDS)
    assert standing.same.tolist() == standing.different.tolist() == []


def test_of_two_judgements_at_one_moment_the_more_cautious_stands() -> None:
    for rows in ([("a", "b", "same"), ("a", "b", "different")], [("a", "b", "different"), ("a", "b", "same")]):
        assert settle(judged(*rows), IDS).different.tolist() == [[0, 1]]


def test_a_judgement_on_a_report_that_is_not_here_waits() -> None:
    assert settle(judged(("a", "elsewhere", "same")), IDS).same.tolist() == []


def test_of_what_was_judged_often_the_last_stands_whether_its_reports_are_here_or_not() -> None:
    """By hand: the same pair turned, superseded, and one taken back."""
    rows = judged(
        ("a", "b", "same"), ("b", "a", "different"), ("x", "y", "same"), ("c", "d", "same"), ("c", "d", "undecided")
    )
    assert list(standing(rows).items()) == [(("a", "b"), DIFFERENT), (("x", "y"), SAME)]


def test_judgements_that_contradict_each_other_are_refused_and_named() -> None:
    chain = judged(("a", "b", "same"), ("b", "c", "same"), ("a", "c", "different"))
    with pytest.raises(Refused) as refusal:
        settle(chain, IDS)
    assert [found.code for found in refusal.value.problems] == ["I007"]
    assert "a / c" in str(refusal.value)
    assert "The chain: a = b = c." in str(refusal.value)


def test_a_contradiction_names_the_shortest_chain_and_each_one_its_own() -> None:
    ids = pa.array(list("abcdexy"), pa.string())
    same = [(*pair, "same") for pair in ("ab", "bc", "cd", "de", "be", "xy")]
    with pytest.raises(Refused) as refusal:
        settle(judged(*same, ("e", "a", "different"), ("a", "c", "different"), ("a", "x", "different")), ids)
    assert [found.details["chain"] for found in refusal.value.problems] == ["a = b = c", "a = b = e"]


def test_a_contradiction_that_was_superseded_is_none() -> None:
    taken_back = judged(("a", "b", "same"), ("b", "c", "same"), ("a", "c", "different"), ("b", "c", "undecided", 12))
    assert settle(taken_back, IDS).same.tolist() == [[0, 1]]


def test_a_file_of_judgements_is_read(tmp_path: Path) -> None:
    path = tmp_path / "judgements.csv"
    path.write_text(HEAD + "a,b,same,officer-amina,2030-07-10T08:00Z,both name the mill\n\n", encoding="utf-8")
    (row,) = read_judgements(path).to_pylist()
    assert (row["first"], row["second"], row["judgement"], row["by"]) == ("a", "b", "same", "officer-amina")
    assert row["on"].isoformat() == "2030-07-10T08:00:00+00:00"


def test_every_problem_of_a_file_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "judgements.csv"
    rows = [
        "a,b,perhaps,amina,2030-07-10,",
        "a,a,same,amina,2030-07-10,",
        ",b,same,,2030-07-10,",
        "a,b,same,amina,10/7,",
    ]
    path.write_text(HEAD + "\n".join(rows), encoding="utf-8")
    with pytest.raises(Refused) as refusal:
        read_judgements(path)
    found = [(problem.where.line, problem.where.column, problem.code) for problem in refusal.value.problems]
    assert found == [
        (2, "judgement", "I005"),
        (3, "second", "I004"),
        (4, "first", "I003"),
        (4, "by", "I003"),
        (5, "on", "I006"),
    ]


def test_a_reason_with_a_comma_is_quoted_or_refused_and_never_cut(tmp_path: Path) -> None:
    path = tmp_path / "judgements.csv"
    row = "a,b,different,amina,2030-07-10,"
    path.write_text(HEAD + f'{row}"two mills, of one name"\n{row}two mills\n', encoding="utf-8")
    assert read_judgements(path)["reason"].to_pylist() == ["two mills, of one name", "two mills"]
    path.write_text(HEAD + f"{row}two mills, of one name\n{row[:-1]}\n", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_judgements(path)
    assert [(found.code, found.where.line) for found in refused.value.problems] == [("I040", 2), ("I040", 3)]


def test_a_judgement_of_a_time_to_come_is_refused_for_it_would_overrule_all_until_then(tmp_path: Path) -> None:
    """Teeth: “2027” for “2017” would stand against every later word. Every such line is told at once, with the time that it is."""
    path = tmp_path / "judgements.csv"
    rows = [
        "a,b,same,amina,2030-12-31,",
        "a,b,different,omar,2037-07-11,typo in year",
        "b,c,also,omar,2031-01-02T08:00Z,",
    ]
    path.write_text(HEAD + "\n".join(rows), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_judgements(path)
    found = [(problem.code, problem.where.line, problem.where.column) for problem in refused.value.problems]
    assert found == [("I042", 3, "on"), ("I042", 4, "on")]
    assert "It is now 2031-01-01 00:00 UTC: correct the date" in str(refused.value)


def test_a_day_that_has_begun_where_the_clocks_are_ahead_is_not_to_come(tmp_path: Path) -> None:
    path = tmp_path / "judgements.csv"
    path.write_text(HEAD + "a,b,same,amina,2031-01-01,\n", encoding="utf-8")
    assert judging.read_judgements(path, now=NOW - timedelta(hours=14)).num_rows == 1
    with pytest.raises(Refused, match="I042"):
        judging.read_judgements(path, now=NOW - timedelta(hours=14, seconds=1))


def test_a_missing_column_is_told_with_what_is_wrong_below_the_others_and_with_nothing_that_comes_of_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "judgements.csv"
    path.write_text("first,second,judgement,on\na,b,same,2030-02-31\na,a,perhaps,2030-07-10\n", encoding="utf-8")
    with pytest.raises(Refused) as refusal:
        read_judgements(path)
    found = [(problem.where.line, problem.where.column, problem.code) for problem in refusal.value.problems]
    assert found == [(1, "by", "I002"), (2, "on", "I006"), (3, "second", "I004"), (3, "judgement", "I005")]


def test_missing_columns_and_unreadable_files_are_refused(tmp_path: Path) -> None:
    short, broken = tmp_path / "short.csv", tmp_path / "broken.csv"
    short.write_text("first,second\n", encoding="utf-8")
    broken.write_bytes(b"\xff\xfe\x00")
    for path, code in ((short, "I002"), (broken, "I001"), (tmp_path / "absent.csv", "I001")):
        with pytest.raises(Refused) as refusal:
            read_judgements(path)
        assert {problem.code for problem in refusal.value.problems} == {code}


MORE_THAN_ANY_SCORE = LinkModel(offered=1e9, sure=1e9)
PAIR, NOTHING = np.array([[0, 1]], np.int32), np.empty((0, 2), np.int32)


def is_different(settled: Settled, model: LinkModel, *, one_voice: bool = False) -> bool:
    """Whether two reports that are alike are decided to be different."""
    compared = compare(reports_of(told("a"), told("b", north_m=100)), LinkModel())
    voice = np.zeros_like(compared.spots.voice) if one_voice else compared.spots.voice
    (decided,) = are_different(compared.pairs, settled, voice, model).tolist()
    return bool(decided)


def test_below_what_is_offered_a_pair_is_different_and_all_else_is_open() -> None:
    assert not is_different(Settled.nothing(), LinkModel())
    assert is_different(Settled.nothing(), MORE_THAN_ANY_SCORE)


def test_two_of_one_voice_are_different_however_alike() -> None:
    assert is_different(Settled.nothing(), LinkModel(), one_voice=True)


def test_what_people_hold_goes_before_every_score_and_voice() -> None:
    assert is_different(Settled(NOTHING, (), PAIR), LinkModel())
    same = Settled(PAIR, ("x",), NOTHING)
    assert not is_different(same, MORE_THAN_ANY_SCORE)
    assert not is_different(same, LinkModel(), one_voice=True)


def test_every_problem_of_judgements_by_source_is_told_at_its_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "judgements.csv"
    header = "first_source,first_reference,second,judgement,by,on\n"
    path.write_text(f"{header}ours,,b,same,x,2030-01-01\nours,1,,same,,2030-01-01\n", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_judgements(path, by_source=True)
    assert [(found.code, found.where.line, found.where.column) for found in refused.value.problems] == [
        ("I003", 2, "first_reference"),
        ("I003", 3, "second"),
        ("I003", 3, "by"),
    ]
    path.write_text("first_source,second,judgement,by,on\n", encoding="utf-8")
    with pytest.raises(Refused, match="column first_reference"):
        read_judgements(path, by_source=True)


def test_a_report_is_not_judged_against_itself_by_whatever_name(tmp_path: Path) -> None:
    path = tmp_path / "judgements.csv"
    header = "first,second_source,second_reference,judgement,by,on\n"
    path.write_text(f"{header}{derived_identity('ours', '17')},ours,17,same,x,2030-01-01\n", encoding="utf-8")
    with pytest.raises(Refused, match=r"column second_reference.*I004"):
        read_judgements(path, by_source=True)


def test_a_contradiction_is_named_as_its_file_writes_it(tmp_path: Path) -> None:
    """With file and line, and whichever of the two stands first; what else is refused stays as it is."""
    path = tmp_path / "judged.csv"
    rows = ("a,1,b,1,same", "b,1,c,1,same", "c,1,a,1,different", "a,1,d,1,different")
    named = "First Source,FIRST_REFERENCE,Second-Source, second_reference ,Judgement,By,On\n"
    path.write_text(named + "".join(f"{row},amina,2030-07-10T08:00Z\n" for row in rows), encoding="utf-8")
    judgements = read_judgements(path, by_source=True)
    ids = pa.array(sorted({*judgements["first"].to_pylist(), *judgements["second"].to_pylist()}), pa.string())
    with pytest.raises(Refused) as refusal, as_written(None, path):
        settle(judgements, ids)
    (found,) = refusal.value.problems
    assert (found.code, found.where, found.came) == ("I007", Where("judged.csv", 4), "“c/1 · a/1”")
    assert "The chain: c/1 = b/1 (judged.csv, line 3) = a/1 (judged.csv, line 2)." in found.remedy
    other = [problem("I003", Where("x", 1), "", name="by")]
    with pytest.raises(Refused) as refusal, as_written(path):
        raise Refused(other)
    assert list(refusal.value.problems) == other


def test_a_contradiction_by_identities_names_reports_as_they_are_called(tmp_path: Path) -> None:
    """With file and line where a file says so; and where none does, by name all the same."""
    path = tmp_path / "judged.csv"
    rows = ("a,b,same", "b,c,same", "c,a,different")
    path.write_text(HEAD + "".join(f"{row},amina,2030-07-10T08:00Z,\n" for row in rows), encoding="utf-8")
    names = {"a": "ours/17", "b": "theirs/A-204"}
    with (
        pytest.raises(Refused) as refusal,
        as_written(path, called=lambda ids: {one: names.get(one, one) for one in ids}),
    ):
        settle(read_judgements(path), IDS)
    (found,) = refusal.value.problems
    assert (found.where, found.came) == (Where("judged.csv", 4), "“c · ours/17”")
    assert "ours/17 = theirs/A-204 (judged.csv, line 2) = c (judged.csv, line 3)" in found.remedy
    with pytest.raises(Refused) as refusal, as_written(None, called=lambda _: names):
        settle(read_judgements(path), IDS)
    (found,) = refusal.value.problems
    assert (found.came, "ours/17 = theirs/A-204 = c" in found.remedy) == ("“ours/17 / c”", True)


def test_who_stands_judged_apart_from_whom() -> None:
    """What was superseded is none, and of two judges each is told."""
    rows = judged(("a", "b", "different"), ("c", "a", "different"), ("a", "d", "different"), ("d", "a", "same", 12))
    assert judged_apart(rows) == {
        "a": {"officer-amina": ["b", "c"]},
        "b": {"officer-amina": ["a"]},
        "c": {"officer-amina": ["a"]},
    }
