import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.values.party import Names, fold_name, fold_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jaysh al-Islam", "jaysh AL ISLAM"),
        ("Qunaytirah", "Qunayṭirah"),
        ("إدلب", "ادلب"),
        ("درعا البلد", "دَرعا  البلد"),
        ("جبهة النصرة", "جبهه النصره"),
        ("ДОНЕЦК", "донецк"),
    ],
)
def test_two_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


def test_different_names_stay_different() -> None:
    assert fold_name("North") != fold_name("Northern Front")


def test_an_actor_is_found_by_its_code_and_by_any_alias() -> None:
    names = Names({"isil": ["IS", "Daesh", "داعش"], "north": ["Forces of the North"]})

    assert [names.code(n) for n in ("isil", "DAESH", "داعش", "forces of the north", "South")] == [
        "isil",
        "isil",
        "isil",
        "north",
        None,
    ]


def test_a_name_that_two_actors_claim_is_told() -> None:
    names = Names({"north": ["Guard"], "south": ["guard"]})

    assert names.clashes == [("guard", "north", "south")]


def test_a_name_in_plain_letters_folds_as_beside_others() -> None:
    """Plain letters go a shorter way, which may lead nowhere else."""
    for name in ("Al-Harra  (EAST)", "_x_\t9", "O'Neil\x1c\x00a", "", "кафр  набль", " كفر نبل", "й ё", "nawa 7"):
        assert fold_name(f"{name} ة").removesuffix("ه").strip() == fold_name(name)


def test_letters_as_fonts_join_them_are_the_letters_that_they_are() -> None:
    """Text that is copied from a printed page has them: ﻧﻮﻯ is نوى."""
    assert fold_name("\ufee7\ufeee\ufeef") == fold_name("نوى") == fold_name("نوي")
    assert fold_name("\ufb50") == fold_name("ا")


def test_what_is_folded_folds_to_itself() -> None:
    letters = [chr(code) for code in range(1, 0x110000) if not 0xD800 <= code < 0xE000]
    assert [letter for letter in letters if fold_name(once := fold_name(f"a{letter}ب")) != once] == []


@given(st.text(st.one_of(st.characters(), st.sampled_from(" \t\u00a0\u2003\u0301\u0640'-أة يﻯй"))))
def test_the_words_of_a_name_are_those_of_the_folded_name(name: str) -> None:
    assert fold_words(name) == fold_name(name).split()
