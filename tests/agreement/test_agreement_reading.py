"""Every fault of an agreement is told in its place. Lines and columns are counted by hand in small_agreement.YAML."""

from pathlib import Path

import pytest
from conftest import ROOT
from small_agreement import GEOJSON, YAML, changed, write_small

from truceline.agreement import checking, chronology, drawing, reading
from truceline.agreement.reading import read_agreement
from truceline.error_codes import CODES
from truceline.errors import Problem, Refused

Fault = tuple[str, str, str, int, int, str]
SECOND_VERSION = """\
      - version: second
        held_by: {en: Both, ar: الطرفان, ru: Обе}
        shape: map.geojson#island
        source: Invented
"""
ANCHOR = YAML[YAML.index("  - code: anchor") : YAML.index("zones:\n")]

# What is changed, into what, and the problem: code, line, column, and a word that the message must hold.
PARAGRAPHS: list[Fault] = [
    ("    status: public\n", "", "A101", 9, 5, "status:"),
    ("    side: north\n    joined", "    sid: north\n    joined", "A102", 24, 5, "Did you mean “side”?"),
    ("exercise: true", "exercise: true\nx-note: 1", "A102", 6, 1, "Take it out"),
    ('version: "1"', "version: 1", "A103", 2, 10, 'in quotes: "1"'),
    ("exercise: true", "exercise: yes", "A103", 5, 11, "true or false"),
    ("roles: [party]", "roles: party", "A103", 17, 12, "hyphen"),
    ("title: {en: Small, ar: صغير, ru: Малое}", "title: Small", "A103", 3, 8, "three languages"),
    ("term: {from: 2024-03-01, until: 2024-09-01}", "term: soon", "A103", 7, 7, "from, until, extension"),
    ("at_least_m: 3000", 'at_least_m: "3000"', "A103", 87, 21, "without quotes"),
    ("status: public", "status: publik", "A104", 12, 13, "Did you mean “public”?"),
    ("kind: act", "kind: acts", "A104", 65, 11, "Did you mean “act”?"),
    ("wording: authentic", "wording: autentic", "A104", 71, 14, "Did you mean “authentic”?"),
    ("  - kind: act\n    code: no-fire", "  - code: no-fire", "A101", 65, 5, "kind:"),
    ("- version: first", "- version: First", "A105", 46, 18, "lower-case"),
    ("date: 2024-02-28", "date: 28.2.2024", "A105", 11, 11, "2017-07-09T12:00"),
    ("shape: map.geojson#island", "shape: map.kml#island", "A105", 48, 16, "zones.geojson#southwest"),
    ("roles: [party]", "roles: []", "A106", 17, 12, "at least one"),
    ("longitude: 80.05", "longitude: 280.05", "A107", 62, 16, "at most 180"),
    ("at_least_m: 3000", "at_least_m: 0", "A107", 87, 21, "greater than 0"),
    ("source: Invented\nparties", 'source: ""\nparties', "A108", 13, 13, "read aloud"),
]
WHOLE: list[Fault] = [
    ("    side: north\n    joined", "    side: nort\n    joined", "A201", 24, 11, "Did you mean “north”?"),
    ("document: paper", "document: papr", "A201", 67, 15, "Did you mean “paper”?"),
    ("zones: [island]", "zones: [iland]", "A201", 72, 13, "a zone"),
    ("acts: [fire]", "acts: [fire, mortar_fir]", "A201", 73, 18, "Did you mean “mortar_fire”?"),
    ("weapons: [mortar]", "weapons: [mortars]", "A201", 84, 19, "a class of weapon"),
    ("line: front", "line: frond", "A201", 85, 15, "a line or zone"),
    ("waits_for: [course]", "waits_for: [coarse]", "A201", 88, 17, "Did you mean “course”?"),
    ("code: south", "code: north", "A202", 18, 11, "line 15"),
    ("code: anchor", "code: south", "A202", 30, 11, "a party in line 18"),
    ("en: South", "en: NORTH", "A203", 19, 16, "“north”"),
    ("en: South", "en: '—'", "A108", 19, 16, "words"),
    ("line: front", "calibre_from_mm: 120\n        calibre_below_mm: 82\n        line: front", "A212", 85, 26, "82 mm"),
    ("side: north\n        at", "side: south\n        at", "A213", 86, 15, "“north”"),
    ("        shape: map.geojson#island\n", "", "A215", 46, 9, "not public"),
]
TIMES: list[Fault] = [
    ("date: 2024-02-28", "date: 2024-02-30", "A204", 11, 11, "out of range"),
    ("effective: 2024-03-14", "effective: 2024-03-14T25:00", "A204", 96, 18, "hour"),
    ("Indian/Maldives", "Indian/Maldivs", "A205", 6, 12, "Did you mean “Indian/Maldives”?"),
    ("until: 2024-04-01", "until: 2024-02-01", "A206", 27, 16, "2024-03-01"),
    ("until: 2024-09-01", "until: 2024-03-01", "A206", 7, 33, "2024-03-01"),
    ("from: 2024-03-01T06:00", "from: 2024-02-27", "A207", 43, 15, "2024-02-28"),
    ("excluded:\n", "      - from: 2024-03-20\n        source: Invented\nexcluded:\n", "A208", 29, 9, "line 26"),
    ("lines:\n", SECOND_VERSION + "lines:\n", "A209", 50, 9, "“first” in line 46"),
    ("code: anchor", "code: guard", "A210", 26, 9, "until now (line 30)"),
    ("effective: 2024-03-14", "effective: 2024-03-10", "A211", 96, 18, "2024-03-11"),
    ("zones:\n", ANCHOR + "zones:\n", "A216", 35, 5, "line 30"),
]
TEXTS: list[Fault] = [
    ("    status: public", "\tstatus: public", "A004", 12, 1, "tab"),
    ("    source: Invented\nparties", "    source: a: b\nparties", "A004", 13, 14, "quotes"),
    ("status: public", "status: public\n    status: restricted", "A005", 13, 5, "line 12"),
    ("roles: [party]", "roles: &roles [party]", "A006", 17, 12, "&roles"),
    ("roles: [party]", "roles: *roles", "A006", 17, 12, "*roles"),
    ("exercise: true", "exercise: !!bool true", "A006", 5, 11, "bool"),
    ("posts:\n", "posts: " + "[" * 13 + "]" * 13 + "\n#", "A007", 59, 19, "12 levels"),
    ("details:", "---\ndetails:", "A008", 91, 1, "three hyphens"),
    ("en: North", "en: No\u202erth", "A009", 16, 18, "U+202E"),
]
FAULTS = [*PARAGRAPHS, *WHOLE, *TIMES, *TEXTS]


def problems(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as refused:
        read_agreement(folder)
    return refused.value.problems


def test_the_small_agreement_has_no_fault(tmp_path: Path) -> None:
    assert read_agreement(write_small(tmp_path)).agreement.agreement == "small"


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{f[2]}-line-{f[3]}-{index}" for index, f in enumerate(FAULTS)])
def test_a_fault_is_told_with_its_line_and_column_and_what_to_do(fault: Fault, tmp_path: Path) -> None:
    old, new, code, line, column, word = fault
    folder = write_small(tmp_path, yaml=changed(YAML, old, new))
    found = [p for p in problems(folder) if p.code == code]
    assert [(p.where.line, p.where.column) for p in found] == [(line, column)]
    assert found[0].where.file == str(folder / "agreement.yaml")
    assert word in str(found[0])


def test_an_area_that_keeps_nothing_out_is_refused(tmp_path: Path) -> None:
    text = changed(changed(YAML, "kind: act", "kind: area"), "    acts: [fire]\n", "")
    assert [(p.code, p.where.line, p.where.column) for p in problems(write_small(tmp_path, yaml=text))] == [
        ("A214", 65, 5)
    ]


def test_one_fault_brings_no_other_with_it(tmp_path: Path) -> None:
    for number, (old, new, code, *_) in enumerate(PARAGRAPHS):
        if (old, code) not in {("- version: first", "A105"), ("date: 2024-02-28", "A105")}:
            folder = write_small(tmp_path / str(number), yaml=changed(YAML, old, new))
            assert [p.code for p in problems(folder)] == [code], old


def test_a_paragraph_that_cannot_be_read_keeps_its_code_known(tmp_path: Path) -> None:
    text = changed(YAML, "    roles: [party]\n  - code: south", "    roles: none\n  - code: south")
    assert [p.code for p in problems(write_small(tmp_path, yaml=text))] == ["A103"]


def test_all_faults_of_all_kinds_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = YAML
    for old, new in [
        ('version: "1"', "version: 1"),
        ("status: public", "status: publik"),
        ("    side: north\n    joined", "    side: nort\n    joined"),
        ("from: 2024-03-01T06:00", "from: 2024-02-27"),
        ("acts: [fire]", "acts: [fires]"),
        ("effective: 2024-03-14", "effective: 2024-03-10"),
    ]:
        text = changed(text, old, new)
    geojson = changed(GEOJSON, "[80.1, -20.1]", "[280.1, -20.1]")
    found = problems(write_small(tmp_path, yaml=text, geojson=geojson))
    assert [(p.code, p.where.line) for p in found] == [
        ("A103", 2),
        ("A104", 12),
        ("A201", 24),
        ("A207", 43),
        ("A201", 73),
        ("A211", 96),
        ("A306", 12),
    ]


def test_contested_accounts_may_stand_side_by_side(tmp_path: Path) -> None:
    second = changed(SECOND_VERSION, "        shape:", "        standing: contested\n        shape:")
    text = changed(YAML, "lines:\n", second + "lines:\n")
    assert len(read_agreement(write_small(tmp_path, yaml=text)).zone_shapes()) == 2


def test_working_versions_may_follow_each_other(tmp_path: Path) -> None:
    second = changed(SECOND_VERSION, "        shape:", "        from: 2024-03-10\n        shape:")
    text = changed(
        YAML, "        source: Invented\nlines:", "        until: 2024-03-10\n        source: Invented\nlines:"
    )
    text = changed(text, "lines:\n", second + "lines:\n")
    assert len(read_agreement(write_small(tmp_path, yaml=text)).zone_shapes()) == 2


def test_dates_and_the_word_on_stay_text(tmp_path: Path) -> None:
    charter = read_agreement(write_small(tmp_path))
    assert charter.agreement.texts[0].date == "2024-02-28"


def test_a_folder_without_an_agreement_is_refused(tmp_path: Path) -> None:
    (found,) = problems(tmp_path / "nowhere")
    assert found.code == "A001"


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert [p.code for p in problems(write_small(tmp_path, yaml=""))] == ["A103"]


def test_teeth_without_the_check_of_times_two_working_versions_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_small(tmp_path, yaml=changed(YAML, "lines:\n", SECOND_VERSION + "lines:\n"))
    assert [p.code for p in problems(folder)] == ["A209"]
    monkeypatch.setattr(reading, "check_times", lambda _review: None)
    assert len(read_agreement(folder).zone_shapes()) == 2


def test_teeth_without_the_check_of_references_an_unknown_detail_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_small(tmp_path, yaml=changed(YAML, "waits_for: [course]", "waits_for: [coarse]"))
    assert [p.code for p in problems(folder)] == ["A201"]
    monkeypatch.setattr(checking, "_check_references", lambda _review: None)
    assert read_agreement(folder).agreement.provisions[1].waits_for == ["coarse"]


def test_teeth_without_the_check_of_groups_one_is_bound_while_excluded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_small(tmp_path, yaml=changed(YAML, "code: anchor", "code: guard"))
    assert [p.code for p in problems(folder)] == ["A210"]
    monkeypatch.setattr(chronology, "_check_joined", lambda *_: None)
    charter = read_agreement(folder)
    assert charter.bound("guard")
    assert charter.excluded("guard")


def test_teeth_without_the_check_of_shapes_a_crossing_one_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bow_tie = changed(GEOJSON, "[80.1, -20.1],\n          [80.1, -20.0]", "[80.1, -20.0],\n          [80.1, -20.1]")
    folder = write_small(tmp_path, geojson=bow_tie)
    assert [p.code for p in problems(folder)] == ["A308"]
    monkeypatch.setattr(drawing, "_tell_fault", lambda *_: None)
    assert not read_agreement(folder).shapes["map.geojson#island"].is_valid


def test_every_code_of_the_catalogue_for_agreements_is_brought_about_by_a_test() -> None:
    tests = [*Path(__file__).parent.glob("*.py"), ROOT / "tests" / "hostile" / "test_agreement_files.py"]
    told = "".join(test.read_text(encoding="utf-8") for test in tests)
    assert [code for code in CODES if code.startswith("A") and f'"{code}"' not in told] == []
