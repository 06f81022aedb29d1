"""Where a text itself begins and ends: what is put before and after it as it is passed on is none of its words.

Before it stand, one or several,

- a lead-in of the press (`LEAD_INS`, a closed list), with what parts it from the text: a colon, pipe, dash, stroke, exclamation mark,
  picture, closing bracket, two full stops or end of line; as a hashtag, a space is enough;
- the head of a text that is sent on, “RT @name:”.

After it stand, one or several,

- a link, unless a colon leads to it: then the text is about what lies there;
- hashtags after the end of a sentence, of a line, or after a link: within a sentence they are its words (“shells fell on #Nawa”);
- whose it is, with a word of `TAILS`: in brackets with no more than a name, “(via name)”; or before an @name or a link, “via @name”, then
  also “عبر” and “через”.

Why no false copy comes of it: nothing is left out but by these closed lists and forms; none says what happened or how many were harmed,
and words that deny a text or doubt it (*unconfirmed*, *denied*) are no lead-ins. What is left must have as many letters as any text that is
compared, be the same to the last letter, and be told of the same hours at most 10 km apart (origins): who writes by himself does not write
so. One way to a false one is left: a hashtag behind a sentence, or a way in brackets (“(via Nawa)”), may say where, and two that differ in
that alone are one text.
What else is put before or after a text makes it another one.
"""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.columns.arrays import Bools, Ints
from truceline.incident.voices.spelling import LETTERS, spelt
from truceline.values.identities import text_of
from truceline.values.language import Language
from truceline.values.shape.compiled import in_place, inlined

# Spelt without capitals, marks and spaces.
LEAD_INS = {
    Language.ENGLISH: (
        *("alert", "attention", "breaking", "breaking news", "developing", "developing story", "exclusive", "flash"),
        *("just in", "news flash", "update", "urgent"),
    ),
    Language.ARABIC: (
        *("عاجل", "عاجل جدا", "عاجل وهام", "هام", "هام وعاجل", "خبر عاجل", "أخبار عاجلة", "أنباء عاجلة", "نبأ عاجل"),
        *("تحديث", "تنبيه", "حصري"),
    ),
    Language.RUSSIAN: (
        *("важно", "внимание", "молния", "обновление", "обновлено", "срочно", "срочная новость", "срочные новости"),
        *("эксклюзив", "экстренно", "экстренное сообщение"),
    ),
}
TAILS = {
    Language.ENGLISH: ("h/t", "source", "via"),
    Language.ARABIC: ("المصدر", "نقلا عن"),
    Language.RUSSIAN: ("источник", "по данным"),
}
# Also “across” and “after”: so only before a name that can be no place and no time.
_BEFORE_NAMES = ("عبر", "через")
_SENT_ON = "rt"
_SHORTEST_LINK = 8  # bytes, so that those that begin one can be looked at
_LONGEST_NAME = 80  # bytes in brackets: the longest name of a source has half of that
_NOTHING, _OTHER = 0, 1  # what a character is: no letter; a letter that none of these words has
# Where words before a text, and after it, begin to be read; and where none goes on.
_BEFORE, _AFTER, _NOWHERE = 0, 1, -1
_IS_LEAD_IN, _IS_SENT_ON, _IS_BEFORE_NAME, _IS_TAIL = 1, 2, 3, 4
Raw = npt.NDArray[np.uint8]
Tables = tuple[npt.NDArray[np.uint8], npt.NDArray[np.int16], npt.NDArray[np.uint8], Bools]


def unwrapped(said: pa.StringArray) -> pa.StringArray:
    """The texts alone."""
    raw, ends = text_of(said)
    bounds = np.empty((2, len(said)), np.int32)
    _write_bounds(raw, ends, TABLES, bounds)
    if np.array_equal(bounds[0], ends[:-1]) and np.array_equal(bounds[1], ends[1:]):
        return said
    kept = np.concatenate([np.zeros(1, np.int32), np.cumsum(bounds[1] - bounds[0], dtype=np.int32)])
    text = np.empty(kept[-1], np.uint8)
    _write_texts(raw, bounds[0], kept, text)
    texts = pa.StringArray.from_buffers(len(said), pa.py_buffer(kept), pa.py_buffer(text))
    return pc.if_else(said.is_valid(), texts, pa.scalar(None, pa.string()))


def _tables() -> Tables:
    """What every character of one or two bytes is, whereto each leads from each place within a word, and which words end there.

    And with which two bytes, as one number, a text may begin that a lead-in stands before: most texts are known by these to have none.
    """
    words = [(_BEFORE, _IS_LEAD_IN, word) for some in LEAD_INS.values() for word in some]
    words += [(_BEFORE, _IS_SENT_ON, _SENT_ON)]
    words += [(_AFTER, _IS_TAIL, word) for some in TAILS.values() for word in some]
    words += [(_AFTER, _IS_BEFORE_NAME, word) for word in _BEFORE_NAMES]
    spellings = spelt(pa.array([word for *_, word in words])).to_pylist()
    read = [(root, kind, list(map(ord, word))) for (root, kind, _), word in zip(words, spellings, strict=True)]
    letters = sorted({letter for *_, word in read for letter in word})
    known = {0: _NOTHING} | {letter: 2 + n for n, letter in enumerate(letters)}
    kinds = np.array([known.get(letter, _OTHER) for letter in LETTERS.tolist()], np.uint8)
    onward = np.full((2 + sum(len(word) for *_, word in read), 2 + len(letters)), _NOWHERE, np.int16)
    ending = np.zeros(len(onward), np.uint8)
    places = 2
    for root, kind, word in read:
        place = root
        for letter in word:
            if onward[place, known[letter]] == _NOWHERE:
                onward[place, known[letter]] = places
                places += 1
            place = onward[place, known[letter]]
        ending[place] = kind
    return kinds, onward[:places], ending[:places], _beginnings(kinds, onward)


def _beginnings(kinds: npt.NDArray[np.uint8], onward: npt.NDArray[np.int16]) -> Bools:
    may = np.zeros((0x100, 0x100), np.bool_)
    may[[0xE2, 0xEF, 0xF0]] = True  # signs and pictures
    for first in range(0xE0):
        for second in range(0x100):
            is_two = first >= 0xC0
            place = _onward_from(_BEFORE, (first & 0x1F) << 6 | second & 0x3F if is_two else first, kinds, onward)
            if place > _BEFORE and not is_two and second < 0x80:
                place = _onward_from(place, second, kinds, onward)
            may[first, second] = place != _NOWHERE
    return may.ravel()


def _onward_from(place: int, code: int, kinds: npt.NDArray[np.uint8], onward: npt.NDArray[np.int16]) -> int:
    return place if kinds[code] == _NOTHING else int(onward[place, kinds[code]])


TABLES = _tables()


@in_place
def _write_bounds(raw: Raw, ends: Ints, tables: Tables, bounds: npt.NDArray[np.int32]) -> None:
    for n in range(bounds.shape[1]):
        bounds[0, n], bounds[1, n] = bounds_within(raw, int(ends[n]), int(ends[n + 1]), tables)


@in_place
def _write_texts(raw: Raw, begins: Ints, kept: Ints, text: Raw) -> None:
    for n in range(len(begins)):
        for k in range(kept[n], kept[n + 1]):
            text[k] = raw[begins[n] + k - kept[n]]


@inlined
def bounds_within(raw: Raw, begin: int, end: int, tables: Tables) -> tuple[int, int]:
    """Where the text itself begins and ends, of one (UTF-8) that lies so."""
    start = begin
    while start + 1 < end and tables[3][np.int64(raw[start]) << 8 | np.int64(raw[start + 1])]:
        past = _past_lead_in(raw, start, end, tables)
        if past == start:
            break
        start = past
    stop, last = end, _before_space(raw, start, end)
    # Most texts end as a sentence does, and nothing stands behind.
    while last > start and raw[last - 1] != 0x2E:
        cut = _before_tail(raw, start, last, tables)
        if cut == last:
            break
        stop, last = cut, _before_space(raw, start, cut)
    return start, stop


@inlined
def _past_lead_in(raw: Raw, begin: int, end: int, tables: Tables) -> int:
    """Where the first lead-in from here on has ended with what parts it from the text; here, if there is none."""
    kinds, onward, ending, _ = tables
    at, found, place, is_tag = begin, begin, _BEFORE, False
    while at < end:
        character = _character(raw, at)
        after = at + _size(raw[at])
        kind = _kind(character, kinds)
        if kind != _NOTHING:
            place = onward[place, kind]
            if place == _NOWHERE:
                return found
        elif place == _BEFORE:
            is_tag |= character == 0x23
        elif ending[place] == _IS_SENT_ON:
            if character != 0x20:
                return _past_name(raw, after, end, begin) if character == 0x40 else begin
        elif _parts(raw, character, after, end, kinds):
            return after if ending[place] == _IS_LEAD_IN else found
        elif is_tag and character == 0x20 and ending[place] == _IS_LEAD_IN:
            found = after  # unless the word goes on: “#Breaking news:”
        at = after
    return found


@inlined
def _past_name(raw: Raw, begin: int, end: int, otherwise: int) -> int:
    """Where a name of a platform and the colon or space behind it end."""
    at = begin
    while at < end and _is_in_name(raw[at]):
        at += 1
    if at > begin and at < end and (raw[at] == 0x3A or raw[at] == 0x20):
        return at + 1
    return otherwise


@inlined
def _is_in_name(byte: int) -> bool:
    return 0x30 <= byte <= 0x39 or 0x41 <= byte <= 0x5A or byte == 0x5F or 0x61 <= byte <= 0x7A


@inlined
def _parts(raw: Raw, character: int, after: int, end: int, kinds: npt.NDArray[np.uint8]) -> bool:
    """Whether a character parts a lead-in from a text; a hyphen or stroke does not within a word (“flash-flood”)."""
    if character in (0x2D, 0x2F):  # - /
        return after >= end or _kind(_character(raw, after), kinds) == _NOTHING
    if character == 0x2E:  # two full stops
        return after < end and raw[after] == 0x2E
    if character < 0x2000:
        return character in (0x0A, 0x0D, 0x21, 0x29, 0x3A, 0x5D, 0x7C, 0xBB)  # ends of lines, ! ) : ] | »
    return 0x2012 <= character <= 0x2015 or character in (0x2026, 0x203C, 0x2502, 0x2503) or _is_picture(character)


@inlined
def _is_picture(character: int) -> bool:
    return 0x25A0 <= character < 0x2776 or 0x2B00 <= character < 0x2C00 or 0x1F1E6 <= character < 0x1FB00


@inlined
def _kind(character: int, kinds: npt.NDArray[np.uint8]) -> int:
    """What a character is; of those of three bytes and four, punctuation and pictures are no letters."""
    if character < 0x800:
        return int(np.int64(kinds[character]))
    is_sign = 0x2000 <= character < 0x2070 or 0x2500 <= character < 0x25A0 or _is_picture(character)
    return _NOTHING if is_sign or character in (0xFE0F, 0xFEFF) else _OTHER


@inlined
def _size(first: int) -> int:
    return 1 if first < 0x80 else 2 if first < 0xE0 else 3 if first < 0xF0 else 4


@inlined
def _character(raw: Raw, at: int) -> int:
    first = np.int64(raw[at])
    if first < 0x80:
        return int(first)
    if first < 0xE0:
        return int((first & 0x1F) << 6 | np.int64(raw[at + 1]) & 0x3F)
    three = (np.int64(raw[at + 1]) & 0x3F) << 6 | np.int64(raw[at + 2]) & 0x3F
    if first < 0xF0:
        return int((first & 0x0F) << 12 | three)
    return int((first & 0x07) << 18 | three << 6 | np.int64(raw[at + 3]) & 0x3F)


@inlined
def _before_space(raw: Raw, begin: int, end: int) -> int:
    at = end
    while at > begin and raw[at - 1] <= 0x20:
        at -= 1
    return at


@inlined
def _word_before(raw: Raw, begin: int, end: int) -> int:
    """Where what stands between spaces begins, if it ends here."""
    at = end
    while at > begin and raw[at - 1] > 0x20:
        at -= 1
    return at


@inlined
def _before_tail(raw: Raw, begin: int, end: int, tables: Tables) -> int:
    """Where the last link, hashtags or name of a source begin, if they end here; here, if they do not."""
    if raw[end - 1] == 0x29 or raw[end - 1] == 0x5D:
        opened = _before_brackets(raw, begin, end, tables)
        if opened < end:
            return opened
    start = _word_before(raw, begin, end)
    inner = start + 1 if raw[start] in (0x28, 0x3C, 0x5B) else start
    if inner == end:
        return end
    if raw[inner] == 0x23:
        return _before_tags(raw, begin, start, end)
    is_link = _is_link(raw, inner, end)
    if not is_link and raw[inner] != 0x40:
        return end
    told = _before_space(raw, begin, start)
    word = _word_before(raw, begin, told)
    if _past_tail(raw, (word, told), _IS_BEFORE_NAME, tables) == told:
        return word
    return start if is_link and (told == begin or raw[told - 1] != 0x3A) else end


@inlined
def _before_brackets(raw: Raw, begin: int, end: int, tables: Tables) -> int:
    """Where brackets begin that tell whose a text is and no more; here, if they do not."""
    at = end - 2
    while at > begin and end - at <= _LONGEST_NAME and raw[at] != 0x28 and raw[at] != 0x5B:
        at -= 1
    if at <= begin or (raw[at] != 0x28 and raw[at] != 0x5B):
        return end
    name = _past_tail(raw, (at + 1, end - 1), _IS_TAIL, tables)
    if name < 0:
        name = _past_tail(raw, (at + 1, end - 1), _IS_BEFORE_NAME, tables)
        if name < 0 or raw[name - 1] != 0x40:
            return end
    if name >= end - 1:
        return end
    for k in range(name, end - 1):
        byte, following = raw[k], raw[k + 1]
        # A comma (also of Arabic) or a colon, but that of a link: more than a name is told.
        if byte in (0x0A, 0x21, 0x2C, 0x3B, 0x3F) or (byte == 0x3A and following != 0x2F):
            return end
        if byte == 0xD8 and following in (0x8C, 0x9B):
            return end
    return at


@inlined
def _past_tail(raw: Raw, bounds: tuple[int, int], least: int, tables: Tables) -> int:
    """Where a word of those after a text has ended, with spaces and signs behind it, if it begins here; -1 if none does."""
    kinds, onward, ending, _ = tables
    at, end = bounds
    place, has_ended = _AFTER, False
    while at < end:
        kind = _kind(_character(raw, at), kinds)
        if kind != _NOTHING:
            if has_ended:
                return at
            place = onward[place, kind]
            if place == _NOWHERE:
                return -1
        else:
            has_ended = ending[place] >= least and raw[at] < 0x80
        at += _size(raw[at])
    return end if ending[place] >= least else -1


@inlined
def _before_tags(raw: Raw, begin: int, start: int, end: int) -> int:
    """Where the last hashtags begin, the very last of which starts and ends here, if they stand after a sentence, a line or a link."""
    first = start
    while True:
        told = _before_space(raw, begin, first)
        if told == begin or _ends_sentence(raw, told):
            return first
        for k in range(told, first):
            if raw[k] == 0x0A or raw[k] == 0x0D:
                return first
        word = _word_before(raw, begin, told)
        if raw[word] != 0x23:
            return first if _is_link(raw, word, told) else end
        first = word


@inlined
def _ends_sentence(raw: Raw, end: int) -> bool:
    """Whether . ! ? or … stands before, or a full stop or question mark of Arabic."""
    last, second = raw[end - 1], raw[max(end - 2, 0)]
    if last in (0x21, 0x2E, 0x3F):
        return True
    if last == 0xA6:
        return bool(second == 0x80 and raw[max(end - 3, 0)] == 0xE2)
    return bool((second == 0xD8 and last == 0x9F) or (second == 0xDB and last == 0x94))


@inlined
def _is_link(raw: Raw, begin: int, end: int) -> bool:
    """Whether a word begins as a link does: http://, https://, www. or t.me/."""
    if end - begin < _SHORTEST_LINK:
        return False
    if raw[begin] | 0x20 == 0x68:  # h
        at = begin + 5 if raw[begin + 4] | 0x20 == 0x73 else begin + 4
        told = raw[begin + 1] | 0x20 == 0x74 and raw[begin + 2] | 0x20 == 0x74 and raw[begin + 3] | 0x20 == 0x70
        return bool(told and raw[at] == 0x3A and raw[at + 1] == 0x2F and raw[at + 2] == 0x2F)
    if raw[begin] | 0x20 == 0x77:  # w
        return bool(raw[begin + 1] | 0x20 == 0x77 and raw[begin + 2] | 0x20 == 0x77 and raw[begin + 3] == 0x2E)
    told = raw[begin] | 0x20 == 0x74 and raw[begin + 1] == 0x2E and raw[begin + 2] | 0x20 == 0x6D
    return bool(told and raw[begin + 3] | 0x20 == 0x65 and raw[begin + 4] == 0x2F)
