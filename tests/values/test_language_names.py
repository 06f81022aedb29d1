import pytest
from babel import Locale

from truceline.values.language import Language
from truceline.values.language_names import SPOKEN, name_of_language, tag_of_language


@pytest.mark.parametrize(
    ("tag", "names"),
    [
        (
            "ar",
            ("Arabic", "arabic ", "ARABIC", "Arabic language", "العربية", "عربي", "عربية", "اللغة العربية", "بالعربية"),
        ),
        ("ar", ("арабский", "Арабский язык", "по-арабски")),
        ("en", ("English", "الإنجليزية", "الإنكليزية", "انكليزي", "английский")),
        ("ru", ("Russian", "русский", "по-русски", "روسي", "الروسية")),
        ("ku", ("Kurdish", "Kurdî", "كردي", "курдский")),
        ("fa", ("Persian", "Farsi", "فارسی", "персидский")),
        ("uk", ("Ukrainian", "українська", "الأوكرانية", "украинский")),
        ("fa-AF", ("Dari", "дари")),
    ],
)
def test_a_language_is_known_by_what_people_call_it(tag: str, names: tuple[str, ...]) -> None:
    assert [tag_of_language(name) for name in names] == [tag] * len(names)


@pytest.mark.parametrize("language", Language)
def test_every_language_that_is_offered_is_read_back_by_its_name(language: Language) -> None:
    assert [tag_of_language(name_of_language(tag, language)) for tag in SPOKEN] == list(SPOKEN)


@pytest.mark.parametrize("language", Language)
def test_every_name_of_the_tables_stands_for_its_own_tag_or_none(language: Language) -> None:
    for code, name in Locale(language.value).languages.items():
        assert tag_of_language(name) in {code.replace("_", "-"), None}, name


@pytest.mark.parametrize("text", ["", " ", "language", "по", "Arabisch", "Arabic or Kurdish", "the caller's", "؟"])
def test_what_is_no_language_or_several_has_no_tag(text: str) -> None:
    assert tag_of_language(text) is None


def test_a_tag_with_a_region_is_called_by_its_language_and_an_unknown_one_by_itself() -> None:
    assert name_of_language("ar-SY", Language.ENGLISH) == "Arabic"
    assert name_of_language("zh-Hans", Language.ENGLISH) == "Simplified Chinese"
    assert name_of_language("qqq", Language.RUSSIAN) == "qqq"
