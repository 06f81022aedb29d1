"""Names that name nobody, in three languages: what witnesses, officials and the press are called in general, and what says that none is named.

*According to residents* tells of no source *Residents*, and *Undisclosed Source* of none at all. Were these names, all who write them would
repeat each other and count as one voice, though each may have been told by somebody else. What is made of these words alone is none;
*Residents of Nawa*, *Hospital No. 2* and *Source A* are names. The lists are closed.
"""

from functools import cache

from truceline.values.language import Language
from truceline.values.party import fold_name

SOURCES = {
    Language.ENGLISH: ("source", "sources"),
    Language.ARABIC: ("مصدر", "مصادر"),
    Language.RUSSIAN: ("источник", "источники", "источника", "источников", "источникам"),
}
# Who else may have told it; in Russian by all cases in which texts name who told them.
PEOPLE = {
    Language.ENGLISH: (
        *("activist", "activists", "authorities", "citizen", "citizens", "civilian", "civilians", "correspondent"),
        *("correspondents", "doctor", "doctors", "eyewitness", "eyewitnesses", "farmer", "farmers", "inhabitant"),
        *("inhabitants", "journalist", "journalists", "local", "locals", "media", "medic", "medics", "neighbor"),
        *("neighbors", "neighbour", "neighbours", "observer", "observers", "official", "officials", "paramedic"),
        *("paramedics", "people", "press", "refugees", "reporter", "reporters", "rescuer", "rescuers", "resident"),
        *("residents", "villager", "villagers", "volunteer", "volunteers", "witness", "witnesses"),
    ),
    Language.ARABIC: (
        *("أهالي", "أهالى", "سكان", "مواطن", "مواطنون", "مواطنين", "مدني", "مدنيون", "مدنيين", "ناشط", "ناشطة"),
        *("ناشطون", "ناشطين", "نشطاء", "شاهد", "شاهدة", "شهود", "طبيب", "أطباء", "مسعف", "مسعفون", "مسعفين"),
        *("إعلام", "إعلاميون", "إعلاميين", "صحافة", "صحفي", "صحفيون", "صحفيين", "صحافيون", "صحافيين", "مراسل"),
        *("مراسلون", "مراسلين", "مراقبون", "مراقبين", "مسؤول", "مسؤولون", "مسؤولين", "سلطات", "جيران", "متطوعون"),
        *("متطوعين", "نازحون", "نازحين", "لاجئون", "لاجئين", "مزارعون", "مزارعين"),
    ),
    Language.RUSSIAN: (
        *("активист", "активисты", "активистов", "активистам", "власти", "властей", "волонтёры", "волонтёров", "врач"),
        *("врачи", "врачей", "врачам", "граждане", "граждан", "жители", "жителей", "жителям", "житель", "журналист"),
        *("журналисты", "журналистов", "корреспонденты", "корреспондентов", "люди", "людей", "медик", "медики"),
        *("медиков", "наблюдатели", "наблюдателей", "население", "очевидец", "очевидцы", "очевидцев", "очевидцам"),
        *("пресса", "прессы", "свидетель", "свидетели", "свидетелей", "сми", "соседи", "соседей", "спасатели"),
        *("спасателей", "чиновник", "чиновники", "чиновников"),
    ),
}
# What says by itself that none is named, or that there are several.
UNNAMED = {
    Language.ENGLISH: (
        *("anonymous", "confidential", "multiple", "several", "unattributed", "undisclosed", "unidentified", "unknown"),
        *("unnamed", "unspecified", "various", "withheld"),
    ),
    Language.ARABIC: ("مجهول", "مجهولة", "مجهولون", "مجهولين", "عدة", "متعدد", "متعددة", "متنوعة", "مختلفة"),
    Language.RUSSIAN: (
        *("аноним", "анонимно", "анонимный", "анонимные", "анонимного", "анонимных", "неизвестен", "неизвестно"),
        *("неизвестный", "неизвестные", "неизвестного", "неизвестных", "неназванный", "неназванные", "неназванного"),
        *("неназванных", "неуказанный", "неуказанные", "конфиденциальный", "конфиденциальные", "конфиденциально"),
        *("несколько", "нескольких", "разные", "разных", "различные", "различных"),
    ),
}
# What tells no more of a source than that there is one; an outlet may be called Local, and another Private.
VAGUE = {
    Language.ENGLISH: (
        *("a", "an", "independent", "informed", "local", "many", "numerous", "other", "private", "reliable", "some"),
        *("trusted",),
    ),
    Language.ARABIC: (
        *("محلي", "محلية", "محليون", "محليين", "مطلع", "مطلعة", "خاص", "خاصة", "موثوق", "موثوقة", "مستقل", "مستقلة"),
        *("سري", "سرية", "أخرى", "بعض", "عدد", "من"),
    ),
    Language.RUSSIAN: (
        *("местный", "местные", "местного", "местных", "местным", "информированный", "информированные"),
        *("информированных", "надёжный", "надёжные", "надёжных", "достоверный", "достоверные", "независимый"),
        *("независимые", "независимых", "осведомлённый", "осведомлённые", "осведомлённых", "другой", "другие"),
        *("других", "многие", "многих", "из"),
    ),
}
# What kind of people they are, and where they are in general.
KINDS = {
    Language.ENGLISH: (
        *("and", "area", "camp", "city", "community", "eye", "field", "from", "government", "health", "hospital"),
        *("humanitarian", "in", "medical", "military", "news", "of", "security", "the", "town", "village"),
    ),
    Language.ARABIC: (
        *("عيان", "العيان", "طبي", "طبية", "أمني", "أمنية", "أمنيون", "عسكري", "عسكرية", "عسكريون", "رسمي", "رسمية"),
        *("رسميون", "ميداني", "ميدانية", "ميدانيون", "إعلامي", "إعلامية", "صحفية", "إخبارية", "وسائل", "في", "منطقة"),
        *("قرية", "بلدة", "مدينة", "مخيم", "حي"),
    ),
    Language.RUSSIAN: (
        *("военный", "военные", "военных", "в", "города", "деревни", "и", "лагеря", "медицинский", "медицинские"),
        *("медицинских", "официальный", "официальные", "официальных", "посёлка", "района", "села", "силовых"),
        *("структурах",),
    ),
}
# Words of which none says it by itself; behind a word for a source or alone.
PHRASES = {
    Language.ENGLISH: (
        *("not disclosed", "not given", "not identified", "not known", "not named", "not public", "not specified"),
        *("not stated", "name withheld", "identity withheld"),
    ),
    Language.ARABIC: (
        *("غير معروف", "غير معروفة", "غير مسمى", "غير مذكور", "غير معلن", "غير معلنة", "غير محدد", "لم يذكر"),
        *("لم يذكر اسمه", "طلب عدم ذكر اسمه", "طلب عدم الكشف عن اسمه", "طلب عدم الكشف عن هويته"),
    ),
    Language.RUSSIAN: (
        *("не назван", "не указан", "не раскрыт", "не раскрывается", "не известен"),
        *("пожелавший остаться неизвестным", "пожелавший остаться анонимным"),
    ),
}


def _folded(lists: dict[Language, tuple[str, ...]]) -> frozenset[str]:
    return frozenset(fold_name(each) for texts in lists.values() for each in texts)


_SOURCES, _PEOPLE, _UNNAMED, _VAGUE, _KINDS, _PHRASES = map(_folded, (SOURCES, PEOPLE, UNNAMED, VAGUE, KINDS, PHRASES))
_ANY = _SOURCES | _PEOPLE | _UNNAMED | _VAGUE | _KINDS
_ARTICLE = fold_name("ال")  # is written in one with its word


@cache
def is_anybody(name: str) -> bool:
    """Whether a folded name (`values.party.fold_name`) is what people or sources are called in general, whoever they are."""
    words = frozenset(_without_articles(name).split())
    return is_nobody(name) or (words <= _ANY and not words.isdisjoint(_SOURCES | _PEOPLE) and not _is_labelled(name))


@cache
def is_nobody(name: str) -> bool:
    """Whether a folded name says that no source is named, or only that there are some.

    *Residents* and *medical sources* say who it was, if not which: in a list that tells its sources by such words they are the names. So is
    المصدر by itself, as outlets are called.
    """
    plain = name if " " not in name else _without_articles(name)
    beside = " ".join(word for word in plain.split() if word not in _SOURCES)
    if beside in _PHRASES or _is_labelled(name):
        return beside in _PHRASES
    words = frozenset(plain.split())
    if not words.isdisjoint(_UNNAMED):
        return words <= _ANY
    return words <= _SOURCES | _VAGUE and not words.isdisjoint(_SOURCES)


def _is_labelled(name: str) -> bool:
    """Whether it ends in a letter by itself, as *Source A* does."""
    return len(name.rsplit(" ", maxsplit=1)[-1]) == 1


def _without_articles(name: str) -> str:
    """The name without the article of Arabic before words that are on the lists without it."""
    bare = ((word, word.removeprefix(_ARTICLE)) for word in name.split())
    return " ".join(without if word not in _ANY and without in _ANY else word for word, without in bare)
