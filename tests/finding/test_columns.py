import pyarrow as pa
from scenes import fire_at, incidents_of

from truceline.finding.columns import Incidents, Text, Vocabulary


def test_a_word_is_decided_once_however_many_rows_have_it() -> None:
    asked: list[str | None] = []

    def decide(word: str | None) -> int:
        asked.append(word)
        return 0 if word is None else len(word)

    text = Text.of(pa.chunked_array([["a", None, "bb"], ["a", "bb"]], pa.string()))

    assert text.decide(decide).tolist() == [1, 0, 2, 1, 2]
    assert asked == ["a", "bb", None]
    assert text.column().to_pylist() == ["a", None, "bb", "a", "bb"]
    assert text.named(str.upper).column().to_pylist() == ["A", None, "BB", "A", "BB"]


def test_a_column_without_rows_or_words_is_a_column() -> None:
    assert Text.of(pa.chunked_array([[]], pa.string())).column().to_pylist() == []
    assert Text.of(pa.chunked_array([[None]], pa.string())).decide(lambda word: word is None).tolist() == [1]


def test_words_become_numbers_and_words_again() -> None:
    vocabulary = Vocabulary()

    assert [vocabulary.code(word) for word in ("basin", "band", "basin")] == [0, 1, 0]
    assert vocabulary.column(vocabulary.all("band", 2)).to_pylist() == ["band", "band"]
    assert vocabulary.column(vocabulary.all("band", 2) - 2).to_pylist() == [None, None]


def test_a_slice_of_incidents_is_its_own_rows() -> None:
    table = incidents_of(fire_at(36.1), fire_at(36.2, act="tank_fire"), fire_at(36.3, act=None))
    incidents = Incidents.of(table.slice(1, 2))

    assert incidents.longitude.tolist() == [36.2, 36.3]
    assert incidents.act.column().to_pylist() == ["tank_fire", None]
    assert len(incidents) == 2


def test_a_place_needs_a_point_and_a_radius() -> None:
    table = incidents_of(fire_at(36.1), {**fire_at(36.1), "radius_m": None}, {"at": "2020-02-01T12:00Z"})

    assert Incidents.of(table).has_place.tolist() == [True, False, False]
