"""Agreements made to harm: each attack is refused at once, in plain words, without eating the machine."""

import json
import os
from pathlib import Path

import pytest
import yaml
from small_agreement import GEOJSON, YAML, changed, write_small

from truceline.agreement import drawing, written
from truceline.agreement.reading import read_agreement
from truceline.errors import Problem, Refused


def codes(folder: Path) -> list[str]:
    return [found.code for found in refused(folder)]


def refused(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as caught:
        read_agreement(folder)
    return caught.value.problems


def test_a_billion_laughs_unfold_into_nothing(tmp_path: Path) -> None:
    lines = ["a0: &a0 [ha, ha]"] + [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 30)]
    found = codes(write_small(tmp_path, yaml="\n".join(lines)))
    assert "A006" in found


def test_an_alias_that_holds_itself_is_refused(tmp_path: Path) -> None:
    assert "A006" in codes(write_small(tmp_path, yaml="a: &a [*a]"))


def test_a_merge_key_brings_nothing_in(tmp_path: Path) -> None:
    text = changed(YAML, "  - code: south", "  - <<: *north\n    code: south")
    assert {"A006", "A102"} <= set(codes(write_small(tmp_path, yaml=text)))


@pytest.mark.parametrize(
    "tag", ["!!python/object/apply:os.system ['true']", "!!python/name:os.system", "!include /etc/passwd"]
)
def test_a_tag_runs_and_reads_nothing(tag: str, tmp_path: Path) -> None:
    assert "A006" in codes(write_small(tmp_path, yaml=changed(YAML, "exercise: true", f"exercise: {tag}")))


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "{a: " * 50_000])
def test_endless_nesting_is_refused_before_it_is_deep(text: str, tmp_path: Path) -> None:
    assert codes(write_small(tmp_path, yaml=text)) == ["A007"]


def test_keys_within_keys_are_refused_before_they_are_deep(tmp_path: Path) -> None:
    assert set(codes(write_small(tmp_path, yaml="? " * 50_000))) == {"A004", "A007"}


@pytest.mark.parametrize("key", ["[a, b]", "{a: b}", "? [a, b]\n", "*north "])
def test_a_key_that_is_no_word_is_refused(key: str, tmp_path: Path) -> None:
    found = codes(write_small(tmp_path, yaml=f"{key}: x\n" + YAML))
    assert set(found) <= {"A004", "A006"}
    assert found


def test_a_file_too_large_is_not_even_read(tmp_path: Path) -> None:
    folder = write_small(tmp_path, yaml=YAML + "#" * written.MOST_BYTES)
    assert codes(folder) == ["A002"]


def test_a_shape_file_too_large_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "MOST_BYTES", 100)
    assert codes(write_small(tmp_path)) == ["A002"]


def test_bytes_that_are_no_utf_8_are_named_with_their_place(tmp_path: Path) -> None:
    folder = write_small(tmp_path)
    raw = YAML.encode().replace(b"en: Text", b"en: Te\xe9t", 1)
    (folder / "agreement.yaml").write_bytes(raw)
    (found,) = refused(folder)
    assert (found.code, found.where.line, found.where.column) == ("A003", 10, 19)
    assert "0xE9" in found.came


@pytest.mark.parametrize("encoding", ["utf-16", "cp1256", "koi8-r"])
def test_other_encodings_are_refused_and_not_guessed(encoding: str, tmp_path: Path) -> None:
    folder = write_small(tmp_path)
    (folder / "agreement.yaml").write_bytes(YAML.encode(encoding, errors="replace"))
    assert set(codes(folder)) <= {"A003", "A004"}


def test_a_byte_order_mark_shifts_no_column(tmp_path: Path) -> None:
    folder = write_small(tmp_path)
    (folder / "agreement.yaml").write_bytes(
        b"\xef\xbb\xbf" + changed(YAML, "agreement: small", "agreement: Small").encode()
    )
    (found,) = refused(folder)
    assert (found.where.line, found.where.column) == (1, 12)


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\ufffe"])
def test_control_characters_are_refused_in_their_place(character: str, tmp_path: Path) -> None:
    folder = write_small(tmp_path, yaml=changed(YAML, "en: Text", f"en: Te{character}xt"))
    (found,) = refused(folder)
    assert (found.code, found.where.line, found.where.column) == ("A004", 10, 19)


def test_a_message_cannot_be_flooded_or_carry_a_terminal_sequence(tmp_path: Path) -> None:
    text = changed(YAML, "status: public", 'status: "\\e[31m' + "x" * 5_000 + '"')
    (found,) = refused(write_small(tmp_path, yaml=text))
    assert "\x1b" not in str(found)
    assert len(str(found)) < 400


def test_a_name_cannot_turn_the_sentence_round_it_is_quoted_in(tmp_path: Path) -> None:
    for turning in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068":
        assert codes(write_small(tmp_path, yaml=changed(YAML, "en: North", f"en: Nor{turning}th"))) == ["A009"]


def test_an_alias_of_punctuation_would_match_every_empty_name(tmp_path: Path) -> None:
    text = changed(YAML, "    roles: [party]", '    roles: [party]\n    aliases: ["..."]')
    assert codes(write_small(tmp_path, yaml=text)) == ["A108"]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no symbolic links here")
def test_a_symbolic_link_leads_no_shape_out_of_the_folder(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "inner")
    (tmp_path / "secret.geojson").write_text(GEOJSON, encoding="utf-8")
    (folder / "map.geojson").unlink()
    (folder / "map.geojson").symlink_to(tmp_path / "secret.geojson")
    assert codes(folder) == ["A301"]


@pytest.mark.parametrize(
    "reference", ["../../map.geojson#island", "/etc/map.geojson#island", "a/../../map.geojson#island"]
)
def test_a_path_leads_no_shape_out_of_the_folder(reference: str, tmp_path: Path) -> None:
    write_small(tmp_path)
    assert codes(write_small(tmp_path / "a" / "b", yaml=changed(YAML, "map.geojson#island", reference))) == ["A301"]


@pytest.mark.parametrize("zone", ["../../etc/passwd", "/etc/passwd", "Asia", "", "Indian/Maldives\\0"])
def test_a_time_zone_is_a_name_and_no_path(zone: str, tmp_path: Path) -> None:
    text = changed(YAML, "time_zone: Indian/Maldives", f'time_zone: "{zone}"')
    assert codes(write_small(tmp_path, yaml=text)) == ["A205"]


@pytest.mark.parametrize("moment", ["9999-12-31", "0000-01-01", "2024-02-28T23:59+99:99", "0001-01-01T00:00+14:00"])
def test_a_date_at_the_edge_of_the_calendar_is_refused_and_not_a_crash(moment: str, tmp_path: Path) -> None:
    found = codes(write_small(tmp_path, yaml=changed(YAML, "date: 2024-02-28", f'date: "{moment}"')))
    assert found == ["A204"]


def test_a_number_without_end_is_refused(tmp_path: Path) -> None:
    for number in (".inf", ".nan", "1e999", "9" * 5_000):
        text = changed(YAML, "at_least_m: 3000", f"at_least_m: {number}")
        assert set(codes(write_small(tmp_path, yaml=text))) <= {"A103", "A107"}


@pytest.mark.parametrize(
    "value",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        "null",
        "[]",
        '"x"',
        "",
        "9" * 6_000,
        '{"type": "FeatureCollection", "features": [1]}',
    ],
)
def test_json_that_is_no_drawing_is_refused_and_not_a_crash(value: str, tmp_path: Path) -> None:
    assert set(codes(write_small(tmp_path, geojson=value))) <= {"A303", "A304", "A302"}


@pytest.mark.parametrize("coordinates", [None, 1, "x", {}, [[]], [[[]]], [[[[]]]], [[None]], [[[1e400, 0]]]])
def test_coordinates_of_any_shape_are_refused_and_not_a_crash(coordinates: object, tmp_path: Path) -> None:
    value = json.loads(GEOJSON)
    value["features"][0]["geometry"]["coordinates"] = coordinates
    geojson = json.dumps(value).replace("Infinity", "1e999")
    assert set(codes(write_small(tmp_path, geojson=geojson))) <= {"A304", "A306", "A307"}


def test_a_ring_of_a_hundred_thousand_corners_is_read_in_time(tmp_path: Path) -> None:
    half = 50_000
    there = [[80 + index / half / 10, -20.1] for index in range(half)]
    back = [[80.1 - index / half / 10, -20.0] for index in range(half)]
    value = json.loads(GEOJSON)
    value["features"][0]["geometry"]["coordinates"] = [[*there, *back, there[0]]]
    read_agreement(write_small(tmp_path, geojson=json.dumps(value)))


def test_teeth_another_reader_lets_the_second_of_two_keys_decide(tmp_path: Path) -> None:
    """What PyYAML does by itself is the harm: nobody is told that one of two promises is dropped."""
    text = changed(YAML, "status: public", "status: public\n    status: restricted")
    assert yaml.safe_load(text)["texts"][0]["status"] == "restricted"
    assert codes(write_small(tmp_path, yaml=text)) == ["A005"]


def test_teeth_another_reader_takes_the_word_on_for_true(tmp_path: Path) -> None:
    assert yaml.safe_load("on: 2024-03-01") == {True: yaml.safe_load("x: 2024-03-01")["x"]}
    file = tmp_path / "x.yaml"
    file.write_text("on: 2024-03-01", encoding="utf-8")
    assert written.read_written(file).value == {"on": "2024-03-01"}
