"""Names in three scripts fold to one skeleton; rare words are found in any of them."""

import numpy as np
import pyarrow as pa
import pytest

from truceline.exercise.scene import PLACES
from truceline.incident.likeness import NAME_BITS, shared_bits
from truceline.incident.skeleton import letter_table, skeleton, sketches, words_of


@pytest.mark.parametrize(
    "spellings",
    [
        ("Khan Shaykhun", "Khan Sheikhoun", "خان شيخون", "Хан-Шейхун"),
        ("Kafr Tamrin", "كفر تمرين", "Кафр-Тамрин"),
        ("Dar'a", "Daraa", "درعا", "Даръа"),
        ("Wadi al-Khayal", "وادي الخيال", "Вади-эль-Хаяль"),
        ("Teir Maaleh village", "Tir Maalah", "تير معلة"),
    ],
)
def test_spellings_of_one_place_have_one_skeleton(spellings: tuple[str, ...]) -> None:
    assert len({skeleton(name) for name in spellings}) == 1


def test_most_invented_places_are_alike_in_every_two_scripts_and_no_two_places_are_taken_for_one() -> None:
    rows = [np.zeros(NAME_BITS + 4, np.int32) for _ in range(3)]
    alike = 0
    for words in PLACES:
        for row, mask in zip(rows, sketches(skeleton(word) for word in words), strict=True):
            row[NAME_BITS:] = mask.view(np.int32)
        own = [shared_bits(row, row, NAME_BITS) for row in rows]
        alike += all(
            2 * shared_bits(rows[a], rows[b], NAME_BITS) >= 0.4 * (own[a] + own[b]) for a, b in ((0, 1), (0, 2), (1, 2))
        )
    assert alike >= 14
    assert len({skeleton(words[0]) for words in PLACES}) == len(PLACES)


def test_a_name_of_articles_alone_is_no_name() -> None:
    assert skeleton("al") == skeleton("") == skeleton("village of") == ""


def words(*texts: str) -> np.ndarray:
    said = pa.array(texts, pa.large_string())
    _, ends, data = said.buffers()
    offsets = np.frombuffer(ends, np.int64)[: len(texts) + 1]
    often, common = np.zeros(1 << 12, np.int32), np.zeros(1 << 12, np.bool_)
    words_of((np.frombuffer(data, np.uint8), offsets), letter_table(), often, common)
    common = often > 2
    return words_of((np.frombuffer(data, np.uint8), offsets), letter_table(), often, common)


def shared(one: np.ndarray, other: np.ndarray) -> int:
    return sum(int(a & b).bit_count() for a, b in zip(one, other, strict=True))


def test_rare_words_are_shared_across_scripts_and_common_ones_are_not_counted() -> None:
    said = words(
        "Shelling of Khirbet Namudhaj", "قصف خربة نموذج", "Shelling in the south", "Shelling at dawn", "Shelling, Deir"
    )
    assert shared(said[0], said[1]) >= 1
    assert shared(said[2], said[3]) == 0


def test_no_words_have_no_bits() -> None:
    assert not words("", "—", "a b").any()
