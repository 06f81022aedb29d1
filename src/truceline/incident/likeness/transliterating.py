"""What is left of a word in any of three scripts: the consonants that Latin, Arabic and Cyrillic letters write alike.

Arabic leaves short vowels out, and no two pens agree on the others. So vowels are dropped, and consonants stand together that one of
the scripts does not tell apart. The rows follow how names are written by BGN/PCGN (Arabic 1956, Russian 1947) and by the Russian practical
transcription of Arabic, beside what French and English pens write in newspapers:

- ح, خ and ه are one (h, kh; Cyrillic has х for all three), and nothing at the end, as ة is: Raqqa, Raqqah, Salih, Sheikh;
- ج is j, dj, dzh, ж and дж;
- و is a consonant where a vowel follows it (Nawa, Suwayda, Сувейда), one with f and v, as ف and в are; elsewhere it is a vowel, and at the
  beginning nothing, as Arabic writes “and” as one word with the next;
- ة before another name is t in two scripts and nothing in Arabic (Qal'at, Khirbet), so ـات is left without its t too;
- what has the same letter twice has it once, but in Arabic, which doubles none.
"""

import re
from functools import lru_cache

VOWEL = "_"  # where a word begins or ends with one
_REMEMBERED = 1 << 16  # words: names of places are many, made of few words
_PAIRED = {"sh": "s", "kh": "h", "gh": "g", "th": "t", "dh": "d", "ch": "s", "zh": "j", "ts": "s", "dj": "j"}
_PAIRED |= {"ph": "f", "dzh": "j", "ou": "f"}
# French writes و before a vowel with ou.
_LATIN_PAIRS = re.compile("^[vw]|^ou(?=[aei])|w(?![aeiouy])|dzh|ou(?=[aei])|[skgtdczp]h|ts|dj")
_LATIN = dict.fromkeys("aeiouyı", VOWEL) | {"q": "k", "c": "k", "p": "b", "x": "ks", "v": "f", "w": "f"}
# Behind the letters of Arabic stand those of Persian and Kurdish, which keyboards put for them.
_ARABIC = dict.fromkeys("ايىوئءعیہەێۆ", VOWEL) | dict(
    zip("بپتثجحخدذرزسشصضطظغفقكلمنهکگچژڤڕ", "bbttjhhddrzsssdtzgfkklmnhkgsjfr", strict=True)
)
_CYRILLIC = dict.fromkeys("аеёиійоуыэюяєїјәұ", VOWEL) | dict.fromkeys("ъь", "")
_CYRILLIC |= dict(zip("бвгґджзклмнпрстфхцчшщқџ", "bfggdjzklmnbrstfhsssskj", strict=True))
_LETTERS = str.maketrans(_ARABIC | _CYRILLIC | _LATIN)
_ARABIC_ARTICLE = re.compile("^(?:وال|بال|لل|ال)(?=..)")
_ARABIC_W = re.compile("(?<=.)و(?=[اي]|ه$)|(?<=^اس)و(?=د$)")  # and in أسود, black, which many places are
_CYRILLIC_PAIRS = re.compile("^в|дж")
_FEMININE = re.compile("(?<![iouy])[ae]t$|(?<![иоуй])[аея]т$|(?<=[اع])ت$")
_FEWEST_BEFORE_T = 2  # consonants, or it is one of a short word: Bayt, Kut
_TWICE = re.compile(r"(.)\1+")
# Cities that came into Latin and Cyrillic by another name; a gazetteer has more of them.
_OTHERWISE = {"aleppo": "hlb", "alep": "hlb", "алеппо": "hlb", "damascus": "dmsk", "damas": "dmsk"}
_OTHERWISE |= dict.fromkeys(("latakia", "lattakia", "латакия", "латтакия"), "ldk_")


@lru_cache(_REMEMBERED)
def outline(folded: str) -> str:
    """The consonants of a folded word, and whether it begins and ends with a vowel; of a figure itself."""
    if folded.isdecimal():
        return folded
    if folded in _OTHERWISE:
        return _OTHERWISE[folded]
    word = _ARABIC_ARTICLE.sub("", folded)
    stem = _FEMININE.sub("", word)
    letters = _written(stem)
    if stem == word or len(letters.replace(VOWEL, "")) < _FEWEST_BEFORE_T:
        letters = _written(word)
    else:
        letters += VOWEL
    bare = letters.replace(VOWEL, "")
    return VOWEL * letters.startswith(VOWEL) + bare + VOWEL * (letters.endswith(VOWEL) and bool(bare))


@lru_cache(_REMEMBERED)
def consonants_in(folded: str) -> str:
    """The consonants of a folded word alone."""
    return outline(folded).replace(VOWEL, "")


def _written(word: str) -> str:
    """The letters of a word as all scripts have them, its vowels as such."""
    if "\u0600" <= word[:1] <= "\u06ff":
        letters = _ARABIC_W.sub("ف", word).translate(_LETTERS)
    elif "\u0400" <= word[:1] <= "\u04ff":
        letters = _TWICE.sub(r"\1", _CYRILLIC_PAIRS.sub(_paired_in_cyrillic, word).translate(_LETTERS))
    else:
        letters = _TWICE.sub(r"\1", _LATIN_PAIRS.sub(_paired, word).translate(_LETTERS))
    return letters[:-1] + VOWEL if letters[1:].endswith("h") else letters


def _paired(pair: re.Match[str]) -> str:
    if pair.group() == "ou" and not pair.start():
        return "u"
    return _PAIRED.get(pair.group(), "u")


def _paired_in_cyrillic(pair: re.Match[str]) -> str:
    return "ж" if pair.group() == "дж" else "у"
