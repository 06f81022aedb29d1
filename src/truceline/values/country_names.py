"""Countries by their names in English, Arabic and Russian, by the tables of Unicode's CLDR: whoever names only one of them names no place.

Larger regions (Europe, Western Asia) and smaller territories stand in the same tables and are known with them.
"""

import re
from functools import cache

from babel import Locale

from truceline.values.language import Language
from truceline.values.party import fold_name

# Names in use that CLDR's do not include: older ones, and those that states have for themselves.
_ALSO = (
    "Turkey",
    "Palestine",
    "Syrian Arab Republic",
    "Russian Federation",
    "Republic of the Sudan",
    "Democratic Republic of the Congo",
    "DR Congo",
    "DRC",
    "Congo",
    "Burma",
    "Ivory Coast",
    "UAE",
    "USA",
    "UK",
    "سورية",
    "الجمهورية العربية السورية",
    "فلسطين",
    "الكونغو",
    "روسيا الاتحادية",
    "Сирийская Арабская Республика",
    "САР",
    "Палестина",
    "Российская Федерация",
    "РФ",
    "Конго",
    "ДРК",
    "Соединённые Штаты Америки",
    "США",
)
_BESIDE = re.compile(r"\s*\(.*")  # Myanmar (Burma)


def is_country(name: str) -> bool:
    """Whether a name is that of a country, or of a region of several, whatever its capitals and marks."""
    return fold_name(name) in _known()


@cache
def _known() -> frozenset[str]:
    named = [name for language in Language for name in Locale(language.value).territories.values()]
    return frozenset(map(fold_name, [*named, *(_BESIDE.sub("", name) for name in named), *_ALSO])) - {""}
