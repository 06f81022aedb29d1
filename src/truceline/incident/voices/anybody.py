"""Names that name nobody: what witnesses, officials and the press are called in general, in three languages.

Texts say *according to residents* whoever the residents were. Were a source here called so, all who write that would be its relays, though it
told them nothing. A name is such where it is made of these words alone and at least one of them is a word for people or sources; *Residents
of Nawa* and *Hospital No. 2* are names. The lists are closed.
"""

from functools import cache

from truceline.values.language import Language
from truceline.values.party import fold_name

# Whoever may have told it; in Russian by all cases in which texts name who told them.
PEOPLE = {
    Language.ENGLISH: (
        *("activist", "activists", "authorities", "citizen", "citizens", "civilian", "civilians", "correspondent"),
        *("correspondents", "doctor", "doctors", "eyewitness", "eyewitnesses", "farmer", "farmers", "inhabitant"),
        *("inhabitants", "journalist", "journalists", "local", "locals", "media", "medic", "medics", "neighbor"),
        *("neighbors", "neighbour", "neighbours", "observer", "observers", "official", "officials", "paramedic"),
        *("paramedics", "people", "press", "refugees", "reporter", "reporters", "rescuer", "rescuers", "resident"),
        *("residents", "source", "sources", "villager", "villagers", "volunteer", "volunteers", "witness", "witnesses"),
    ),
    Language.ARABIC: (
        *("أهالي", "أهالى", "سكان", "مواطن", "مواطنون", "مواطنين", "مدني", "مدنيون", "مدنيين", "ناشط", "ناشطة"),
        *("ناشطون", "ناشطين", "نشطاء", "شاهد", "شاهدة", "شهود", "مصدر", "مصادر", "طبيب", "أطباء", "مسعف", "مسعفون"),
        *("مسعفين", "إعلام", "إعلاميون", "إعلاميين", "صحافة", "صحفي", "صحفيون", "صحفيين", "صحافيون", "صحافيين"),
        *("مراسل", "مراسلون", "مراسلين", "مراقبون", "مراقبين", "مسؤول", "مسؤولون", "مسؤولين", "سلطات", "جيران"),
        *("متطوعون", "متطوعين", "نازحون", "نازحين", "لاجئون", "لاجئين", "مزارعون", "مزارعين"),
    ),
    Language.RUSSIAN: (
        *("активист", "активисты", "активистов", "активистам", "власти", "властей", "волонтёры", "волонтёров", "врач"),
        *("врачи", "врачей", "врачам", "граждане", "граждан", "жители", "жителей", "жителям", "житель", "журналист"),
        *("журналисты", "журналистов", "корреспонденты", "корреспондентов", "люди", "людей", "медик", "медики"),
        *("медиков", "наблюдатели", "наблюдателей", "население", "очевидец", "очевидцы", "очевидцев", "очевидцам"),
        *("пресса", "прессы", "свидетель", "свидетели", "свидетелей", "сми", "соседи", "соседей", "спасатели"),
        *("спасателей", "чиновник", "чиновники", "чиновников", "источник", "источники", "источника", "источников"),
    ),
}
# What kind they are of, and where they are in general.
KINDS = {
    Language.ENGLISH: (
        *("and", "anonymous", "area", "camp", "city", "community", "eye", "field", "from", "government", "health"),
        *("hospital", "humanitarian", "in", "independent", "informed", "local", "many", "medical", "military", "news"),
        *("of", "official", "private", "reliable", "security", "several", "some", "the", "town", "village"),
    ),
    Language.ARABIC: (
        *("عيان", "العيان", "محلي", "محلية", "محليون", "محليين", "طبي", "طبية", "أمني", "أمنية", "أمنيون", "عسكري"),
        *("عسكرية", "عسكريون", "رسمي", "رسمية", "رسميون", "ميداني", "ميدانية", "ميدانيون", "مطلع", "مطلعة", "خاص"),
        *("خاصة", "إعلامي", "إعلامية", "إعلاميون", "صحفية", "إخبارية", "موثوق", "موثوقة", "مستقل", "مستقلة", "وسائل"),
        *("بعض", "عدد", "من", "في", "منطقة", "قرية", "بلدة", "مدينة", "مخيم", "حي"),
    ),
    Language.RUSSIAN: (
        *("анонимный", "анонимные", "анонимных", "военный", "военные", "военных", "в", "города", "деревни", "и"),
        *("информированный", "информированные", "информированных", "лагеря", "местный", "местные", "местного"),
        *("местных", "местным", "медицинский", "медицинские", "медицинских", "надёжный", "надёжные", "надёжных"),
        *("независимый", "независимые", "независимых", "осведомлённый", "осведомлённые", "осведомлённых"),
        *("официальный", "официальные", "официальных", "посёлка", "района", "села", "силовых", "структурах"),
    ),
}
_PEOPLE, _KINDS = (
    frozenset(fold_name(word) for words in lists.values() for word in words) for lists in (PEOPLE, KINDS)
)
_ARTICLE = fold_name("ال")  # is written in one with its word


@cache
def is_anybody(name: str) -> bool:
    """Whether a folded name (`values.party.fold_name`) is made of these words alone, one of them for people or sources."""
    known = _PEOPLE | _KINDS
    words = {word if word in known else word.removeprefix(_ARTICLE) for word in name.split()}
    return words <= known and not words.isdisjoint(_PEOPLE)
