"""Letters that look the same: which are taken for each other wherever texts and names are copied or typed.

Persian ی and ک and Arabic ى are ي and ك; letters as fonts join them (ﻯ), of full width (ａ) and as mathematicians write them (𝐚) are those
letters; and in a word of Latin and Cyrillic letters those that both scripts have are of the one whose own letters stand in it, or else of the
more frequent. A word that has no letter of the other script is never changed: *СОНР* in Cyrillic letters alone may be a word.
"""

import re
import unicodedata

ARABIC_ALIKE = (("ی", "ي"), ("ى", "ي"), ("ک", "ك"))
# Letters of Arabic as fonts join them, of full width, and of mathematics; no signs of several words (U+FDF0 and on), and no punctuation.
IN_OTHER_FORM = "[\ufb00-\ufdef\ufe70-\ufefc\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]"
OF_TWO_SCRIPTS = "[A-Za-z][Ѐ-џ]|[Ѐ-џ][A-Za-z]"
_OTHER_FORM, _WORD = re.compile(IN_OTHER_FORM), re.compile("[A-Za-zЀ-џ]+")
_LATIN, _CYRILLIC = "acekopxyijsABCEHIJKMOPSTXY", "асекорхуіјѕАВСЕНІЈКМОРЅТХУ"  # which look like each other
_TO_LATIN, _TO_CYRILLIC = str.maketrans(_CYRILLIC, _LATIN), str.maketrans(_LATIN, _CYRILLIC)
_OF_ARABIC = str.maketrans(dict(ARABIC_ALIKE))


def as_it_looks(text: str) -> str:
    """A text with one letter for all that look the same."""
    if text.isascii():
        return text
    return in_one_script(in_usual_form(text)).translate(_OF_ARABIC)


def as_eyes_see_it(text: str) -> str:
    """The same, also where a whole word is of letters that Latin and Cyrillic have both, and without signs that nobody sees: to ask by, and never to read by, for it may be another word."""
    if text.isascii():
        return text
    seen = "".join(letter for letter in unicodedata.normalize("NFC", text) if not _is_unseen(letter))
    return in_usual_form(seen).translate(_TO_LATIN).translate(_OF_ARABIC)


def _is_unseen(letter: str) -> bool:
    """Whether a sign shows nothing by itself: marks of direction, joiners, soft hyphens, and what chooses between forms of a letter."""
    return unicodedata.category(letter) == "Cf" or "\ufe00" <= letter <= "\ufe0f"


def in_usual_form(text: str) -> str:
    """A text without letters in other forms."""
    return _OTHER_FORM.sub(lambda found: unicodedata.normalize("NFKD", found.group()), text)


def in_one_script(text: str) -> str:
    """A text each of whose words is of Latin or of Cyrillic letters, but for those that have letters of their own of both."""
    return _WORD.sub(lambda found: _word_in_one_script(found.group()), text)


def _word_in_one_script(word: str) -> str:
    latin = sum(letter.isascii() for letter in word)
    if latin in (0, len(word)):
        return word
    own_latin = any(letter.isascii() and letter not in _LATIN for letter in word)
    own_cyrillic = any(not letter.isascii() and letter not in _CYRILLIC for letter in word)
    if own_latin and own_cyrillic:
        return word
    is_latin = own_latin or (not own_cyrillic and 2 * latin >= len(word))
    return word.translate(_TO_LATIN if is_latin else _TO_CYRILLIC)
