"""Lists that offices keep in Arabic and in Russian are read as those in English are."""

import re
from collections import Counter
from pathlib import Path

import pyarrow as pa
import pytest
from babel import Locale
from hotline_lists import in_arabic, in_english
from report_forms import SETTINGS, found, problems_of, put

from truceline.report.channels import list_names_arabic as arabic
from truceline.report.channels import list_names_russian as russian
from truceline.report.channels.list_cells import days, times
from truceline.report.channels.list_kinds import acts, folded, weapons
from truceline.report.channels.list_names import KNOWN, LAST_DAYS, TIME_NAMES, chosen, own_name
from truceline.report.reading import read_reports
from truceline.report.rows import TEXT
from truceline.values.language import Language, say
from truceline.values.taxonomy import ACT_GROUP, WEAPON_GROUP

ROOT = Path(__file__).resolve().parents[2]
ARABIC = "الرقم;التاريخ;الوقت;القرية;خط العرض;خط الطول;نصف القطر (متر);نوع الحادث;القتلى;الفاعل;الوصف"
RUSSIAN = "№;Дата;Время;Населённый пункт;Широта;Долгота;Радиус (м);Тип события;Погибло;Нападавший;Описание"


def _read(folder: Path, header: str, *rows: str) -> list[dict[str, object]]:
    read = read_reports([put(folder, "\n".join([header, *rows, ""]), "list.csv")], SETTINGS)
    assert {told.code for told in read.remarks} <= {"R085"}  # what nobody knows was read as empty
    return list(read.table.to_pylist())


def _day(cell: str, heading: str = "التاريخ") -> str | None:
    return days(pa.array([cell], TEXT), heading=own_name(heading), day_first=None)[0]


def test_a_list_in_arabic_is_read_with_the_digits_months_and_hours_of_its_own(tmp_path: Path) -> None:
    row = "١٧;٩ تمّوز ٢٠١٧;٦:٤٠ مساءً;داعل;٣٢٫٧٦;٣٦٫١٣;٨٠٠;القصف المدفعي;٣-٥;غير معروف;سقطت قذائف."
    (report,) = _read(tmp_path, ARABIC, row)
    told = {
        "reference": "١٧",
        "place_name": "داعل",
        "latitude": 32.76,
        "longitude": 36.13,
        "radius_m": 800.0,
        "act": "artillery_fire",
        "killed_low": 3,
        "killed_best": None,
        "killed_high": 5,
        "actor": None,
        "said": "سقطت قذائف.",
        "occurred_within_s": 30.0,
    }
    assert {name: report[name] for name in told} == told
    assert f"{report['occurred_at']:%Y-%m-%d %H:%M}" == "2017-07-09 15:40"


def test_a_list_in_russian_is_read_with_days_before_months_where_points_part_them(tmp_path: Path) -> None:
    row = "17;09.07.2017;6:40;Даэль;32,76;36,13;800;Миномётный обстрел;2;н/д;Упали мины."
    (report,) = _read(tmp_path, RUSSIAN, row)
    told = {"reference": "17", "place_name": "Даэль", "act": "mortar_fire", "killed_best": 2, "actor": None}
    assert {name: report[name] for name in told} == told
    assert f"{report['occurred_at']:%Y-%m-%d %H:%M}" == "2017-07-09 03:40"


def test_no_name_says_two_things_in_any_language_and_each_is_in_the_form_in_which_names_are_compared() -> None:
    names = [*LAST_DAYS, *TIME_NAMES, *(name for several in KNOWN.values() for name in several)]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert [name for name in names if own_name(name) != name] == []


def test_every_name_and_kind_stands_in_the_document_as_it_is_written() -> None:
    document = (ROOT / "docs" / "report.md").read_text(encoding="utf-8")
    section = document[document.index("### A plain list") :].split("\n### ")[0]
    told = re.findall(r"`([^`]+)`", section)
    for language in (arabic, russian):
        headings = [name for several in language.HEADINGS.values() for name in several]
        headings += [*language.KILLED, *language.INJURED, *language.CIVILIANS_KILLED, *language.CIVILIANS_INJURED]
        headings += [*language.TIME, *language.LAST_DAY]
        kinds = [word for words in language.ACTS.values() for word in words]
        assert [name for name in (*headings, *kinds, *language.NOT_KNOWN) if name not in told] == []


@pytest.mark.parametrize(
    ("heading", "ours"),
    [
        ("تاريخ", "occurred_at"),
        ("التَّاريخ", "occurred_at"),
        ("الـتـاريـخ", "occurred_at"),
        ("نوع الحادثه", "act"),
        ("رقم الحادث", "reference"),
        ("الاقليم", "admin1"),
        ("الجهة المسئولة", "actor"),
        ("القرية / البلدة", "place_name"),
        ("القرية أو البلدة", "place_name"),
        ("Date / التاريخ", "occurred_at"),
        ("خط العرض (Latitude)", "latitude"),
        ("القتلى (الحد الأدنى)", "killed_low"),
        ("الحد الأقصى للجرحى", "injured_high"),
        ("НАСЕЛЕННЫЙ ПУНКТ", "place_name"),
        ("место или город", "place_name"),
        ("Погибло (не менее)", "killed_low"),
    ],
)
def test_spellings_articles_and_two_languages_in_one_heading_part_nothing(heading: str, ours: str) -> None:
    assert chosen([heading], ours) == own_name(heading)


@pytest.mark.parametrize(
    "heading", ["القتلى والجرحى", "القتلى / الجرحى", "Date / المكان", "الضحايا", "погибло и ранено"]
)
def test_a_heading_that_says_two_things_or_another_is_not_read(heading: str) -> None:
    assert [ours for ours in KNOWN if chosen([heading], ours)] == []


def test_a_heading_of_very_many_words_is_not_taken_apart() -> None:
    assert chosen([" ".join(["date"] * 10_000)], "occurred_at") is None


def test_kinds_are_known_as_people_call_them_and_as_the_desk_does() -> None:
    for language, told in ((Language.ARABIC, arabic), (Language.RUSSIAN, russian)):
        assert {acts(())[folded(word)] for words in told.ACTS.values() for word in words} == set(told.ACTS)
        for code in ACT_GROUP:
            assert acts(())[folded(say(f"act-{code}", language))] == code
        for code in WEAPON_GROUP:
            assert weapons(())[folded(say(f"weapon-{code}", language))] == code
    words = [folded(word) for told in (arabic, russian) for several in told.ACTS.values() for word in several]
    assert [word for word, count in Counter(words).items() if count > 1] == []


def test_months_are_those_that_the_common_locale_data_of_each_country_has() -> None:
    for name in ("ar", "ar_SY", "ar_JO", "ar_IQ", "ar_DZ", "ar_TN", "ar_MA", "ru"):
        months = Locale.parse(name).months
        for width in ("wide", "abbreviated"):
            for use in ("format", "stand-alone"):
                for number, month in months[use][width].items():
                    assert _day(f"9 {month} 2017") == f"2017-{number:02}-09", month


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("٢٠١٧/٠٧/٠٩", "2017-07-09"),
        ("2017/7/9", "2017-07-09"),
        ("2017.07.09", "2017-07-09"),
        ("٩\u200f.٧\u200f.٢٠١٧", "2017-07-09"),
        ("الأحد 9 تموز/يوليو 2017م", "2017-07-09"),
        ("9 من تموز 2017، الساعة 6:40 مساء", "2017-07-09T18:40"),
        ("9 июля 2017 г., 06:40", "2017-07-09T06:40"),
        ("воскресенье, 9 июля 2017 года в 6.40", "2017-07-09T06:40"),
        ("2017/07/09 06:40:30", "2017-07-09T06:40:30"),
        ("9 July 2017", "2017-07-09"),
        ("2017-07-09T06:40+03:00", "2017-07-09T06:40+03:00"),
        ("2017-07-09 06:40+03:00", "2017-07-09 06:40+03:00"),
        ("2017-07-09/2017-07-10", "2017-07-09/2017-07-10"),
    ],
)
def test_a_day_that_is_one_to_everybody_is_read(cell: str, day: str) -> None:
    assert _day(cell) == day


@pytest.mark.parametrize(
    "cell",
    [
        "09/07/2017",
        "٩\u200f/٧\u200f/٢٠١٧",
        "9 تموز/آب 2017",
        "9 تمر 2017",
        "9.7.17",
        "15 شوال 1438",
        "2017-07-09 x",
        "9 2017",
        "31",
    ],
)
def test_a_day_that_may_be_two_or_none_is_left_to_be_named(tmp_path: Path, cell: str) -> None:
    text = f"الرقم;التاريخ;المكان\n1;{cell};داعل\n"
    assert [(code, column) for code, _, column in found(problems_of(put(tmp_path, text, "list.csv")))] == [
        ("R018", "التاريخ")
    ]


def test_under_a_heading_in_latin_letters_points_do_not_say_the_order(tmp_path: Path) -> None:
    assert _day("09.07.2017", "date") == "09.07.2017"
    assert found(problems_of(put(tmp_path, "id,date,place\n1,09.07.2017,Dael\n", "list.csv"))) == [("R018", 2, "date")]


@pytest.mark.parametrize("heading", ["التاريخ (يوم/شهر/سنة)", "التاريخ DD/MM/YYYY", "Дата (дд/мм/гггг)"])
def test_a_heading_that_says_the_order_is_followed_in_any_language(tmp_path: Path, heading: str) -> None:
    (report,) = _read(tmp_path, ARABIC.replace("التاريخ", heading), "1;9/7/2017;;داعل;32.7;36.1;800;قصف;;;")
    assert f"{report['occurred_at']:%Y-%m-%d}" == "2017-07-09"


@pytest.mark.parametrize(
    ("cell", "clock"),
    [
        ("6:40", "06:40"),
        ("6:40 ص", "06:40"),
        ("6:40 م", "18:40"),
        ("12:05 ص", "00:05"),
        ("12:05 م", "12:05"),
        ("7 مساءً", "19"),
        ("الساعة 11 ليلاً", "23"),
        ("2 ليلا", "02"),
        ("1:30 ظهراً", "13:30"),
        ("19:40 مساء", "19:40"),
        ("6:40 PM", "18:40"),
        ("6:40 a.m.", "06:40"),
        ("9 вечера", "21"),
        ("06:40:30", "06:40:30"),
    ],
)
def test_an_hour_is_read_with_the_word_that_says_which_half_of_the_day(cell: str, clock: str) -> None:
    assert times(pa.array([cell], TEXT)) == [clock]


@pytest.mark.parametrize("cell", ["12 مساء", "6:40 عصرا تقريبا", "7", "مساء", "بعد الظهر", "13:00 ص"])
def test_an_hour_that_may_be_two_or_none_is_named_and_not_guessed_at(tmp_path: Path, cell: str) -> None:
    text = f"الرقم;التاريخ;الوقت;المكان\n1;2017-07-09;{cell};داعل\n"
    read = read_reports([put(tmp_path, text, "list.csv")], SETTINGS)
    assert read.table["occurred_within_s"].to_pylist() == [43_200]  # the day alone
    assert [told.came for told in read.remarks if told.code == "R086"] == [f"“{cell}”"]


def test_an_hour_that_no_clock_has_is_a_problem(tmp_path: Path) -> None:
    text = "الرقم;التاريخ;الوقت;المكان\n1;2017-07-09;25:10;داعل\n"
    assert {code for code, _, _ in found(problems_of(put(tmp_path, text, "list.csv")))} == {"R019"}


def test_what_a_list_lacks_is_told_by_names_of_its_own_language(tmp_path: Path) -> None:
    (told,) = problems_of(put(tmp_path, "الرقم;المكان\n1;داعل\n", "list.csv"))
    assert (told.code, "lacks: date (called تاريخ الحادث, " in told.remedy) == ("R001", True)
    (told,) = problems_of(put(tmp_path, "дата;место\n2017-07-09;Даэль\n", "list.csv"))
    assert (told.code, told.expected, "or as one of номер события" in told.remedy) == ("R005", "a column “номер”", True)


@pytest.mark.parametrize(("encoding", "guess"), [("cp1256", "windows-1256"), ("cp1251", "windows-1251")])
def test_headings_in_another_encoding_are_told_to_be_so_and_not_to_be_unknown(
    tmp_path: Path, encoding: str, guess: str
) -> None:
    header = ARABIC if encoding == "cp1256" else RUSSIAN.replace("№", "Номер")
    (told,) = problems_of(put(tmp_path, header.encode(encoding), "list.csv"))
    assert (told.code, told.where.line) == ("R011", 1)
    assert guess in told.remedy
    assert ("القرية" if encoding == "cp1256" else "Дата") in told.came


def test_a_list_in_arabic_and_one_in_english_of_the_same_incidents_say_the_same(tmp_path: Path) -> None:
    said = {}
    for name, text in (("english", in_english()), ("arabic", in_arabic())):
        table = read_reports([put(tmp_path, text, f"{name}.csv")], SETTINGS).table.to_pylist()
        said[name] = {row["reference"].strip("Nح-"): row for row in table}
    both = said["english"].keys() & said["arabic"].keys()
    assert len(both) == 54
    for reference in both:
        ours, theirs = said["english"][reference], said["arabic"][reference]
        assert ours["act"] == theirs["act"]
        assert 0 <= (theirs["occurred_at"] - ours["occurred_at"]).total_seconds() % 86_400 <= 360
        assert abs(ours["latitude"] - theirs["latitude"]) < 0.01
        assert (ours["killed_best"] or None) == theirs["killed_best"]


@pytest.mark.parametrize(
    ("headings", "figures"),
    [
        (("عدد القتلى المدنيين", "عدد الجرحى المدنيين"), ("killed_best", "injured_best")),
        (("مدنيون قتلى — حد أدنى", "مدنيون جرحى — حد أعلى"), ("killed_low", "injured_high")),
        (("القتلى من المدنيين", "المصابون المدنيون"), ("killed_best", "injured_best")),
        (("الحد الأدنى للقتلى المدنيين", "الحد الأقصى للجرحى المدنيين"), ("killed_low", "injured_high")),
        (("Погибло мирных жителей", "Ранено мирных жителей"), ("killed_best", "injured_best")),
        (("Число погибших гражданских (мин.)", "Раненые гражданские (макс.)"), ("killed_low", "injured_high")),
    ],
)
def test_a_list_that_counts_civilians_alone_is_read_by_them(
    tmp_path: Path, headings: tuple[str, str], figures: tuple[str, str]
) -> None:
    header = f"id,date,lat,lon,radius_m,{headings[0]},{headings[1]}"
    (report,) = _read(tmp_path, header, "1,2017-07-09,32.6,36.2,800,3,5")
    assert [report[name] for name in figures] == [3, 5]


@pytest.mark.parametrize("all_harmed", ["القتلى", "Погибло", "killed"])
def test_civilians_are_not_read_where_a_column_counts_all(tmp_path: Path, all_harmed: str) -> None:
    text = f"id,date,lat,lon,radius_m,القتلى المدنيين,{all_harmed}\n1,2017-07-09,32.6,36.2,800,3,5\n"
    read = read_reports([put(tmp_path, text, "list.csv")], SETTINGS)
    assert read.table["killed_best"].to_pylist() == [5]
    assert [told.code for told in read.remarks] == ["R070"]
