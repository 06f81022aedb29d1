"""Why a report belongs to its incident, and how many voices tell of the incident, as one sentence per language.

The sentence says what a duty officer would say: how far apart, how long apart, the same act or not, the same actor
or not, whether figures agree, whose word. Numbers are rounded to what a person can use; the exact ones stay in the table of links.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.columns.arrays import Bools, Floats, Ints, Names, coded, codes_of, column_of, encoded
from truceline.incident.columns.counting import distinct_rows
from truceline.incident.likeness.calling import name_called
from truceline.incident.likeness.days import spans_days
from truceline.incident.likeness.figures import figure_levels, numbers_of
from truceline.incident.model import ACT_CODES, MISSING, NEAR, SAME, act_alikeness
from truceline.incident.telling.distances import AIMED, CROSSING, IN_TEXT, NEITHER, UNKNOWN, say_distance
from truceline.incident.telling.harmed import HARMED_COLUMNS, harmed_told
from truceline.incident.voices.independence import DISPUTED
from truceline.report.table import REPORTS
from truceline.values.instant import BY_DAY_S
from truceline.values.language import Language, say
from truceline.values.taxonomy import HARMED

Whole = npt.NDArray[np.int64]

_ACTORS = ("other", "same", "learnt", "crossed", "target")
_WORDS = ("other", "same", "shared")
_FIGURES = ("differ", "agree", "near")
_HARMED = ("other", "civilians", "fighters")
_ACTS = ("missing", "same", "near", "related", "apart", "neither")
# The places in HARMED of those that say that civilians were harmed, and of those that say that fighters were.
_ALSO = [[HARMED.index(one), HARMED.index("both")] for one in ("civilians", "fighters")]
_UNSAID, _LEARNT, _CROSSED, _TARGET = -1, 2, 3, 4
_NEITHER_ACT = 5
_NAMED_IN_TEXT = -2  # the place of a name that stands in a text alone
_UNNAMED = {_UNSAID: None, _NAMED_IN_TEXT: IN_TEXT}
_SPEAKS = 0.3  # nats that something must say to be told
_LIST, _JUDGE = "\ue000", "\ue001"  # stand for a list of parts and for who judged, in our own messages
_SAME_DAY = -2  # and below it a day less each: whole days between times of which one is known by the day alone
# And below this one less for each of the days that one of the two spans, where the other may lie within them.
_SPANNED = -1_000_000
_DAY_S = 86_400.0


def explain_links(links: pa.Table, reports: pa.Table, language: Language) -> pa.Array:
    """Say of each link why it holds; each distinct sentence is made once."""
    return _explained(_Told(links, REPORTS.completed(reports)), (language,))[0]


def _explained(told: "_Told", languages: Sequence[Language]) -> list[pa.Array]:
    """The sentences of all links, in each language: what each part of them can say is said once, and put together in columns."""
    if not len(told.kind):
        return [pa.array([], pa.string()) for _ in languages]
    around = distinct_rows((told.kind, told.whose))
    apart = distinct_rows((told.distance, *told.named))
    gaps = distinct_rows((told.gap,))
    others = distinct_rows((told.act, told.actor, told.figures, told.harmed, told.direction, told.shared, told.family))
    alike = pa.array(told.kind >= _JUDGED)
    sentences = []
    for language in languages:
        comma = say("incident-comma", language)
        before, after = zip(*(_around(kind, whose, told.words, language) for kind, whose in around.rows), strict=True)
        parts = (
            apart.words_of([_distance(metres, named, told.words, language) for metres, *named in apart.rows]),
            gaps.words_of([_gap(minutes, language) for (minutes,) in gaps.rows]),
            others.words_of([comma.join(_others(row, language)) for row in others.rows]),
        )
        begun = around.words_of(before)
        listed = pc.binary_join_element_wise(*parts, comma)
        whole = pc.binary_join_element_wise(begun, listed, around.words_of(after), "")
        sentences.append(pc.if_else(alike, whole, begun))
    return sentences


_ONLY, _RELAY, _JUDGED, _ALIKE = range(4)  # from the third on what is alike is told


@dataclass(frozen=True)
class _Told:
    """What the sentences say of each link, as small numbers."""

    links: pa.Table
    reports: pa.Table

    @cached_property
    def _here(self) -> Ints:
        return self._rows("report_id")

    @cached_property
    def _there(self) -> Ints:
        return self._rows("nearest_report_id")

    def _rows(self, name: str) -> Ints:
        found = pc.index_in(self.links.column(name).combine_chunks(), self.reports.column("report_id").combine_chunks())
        return np.asarray(found.fill_null(_UNSAID).to_numpy(zero_copy_only=False), np.int32)

    @cached_property
    def kind(self) -> Whole:
        """Which sentence it is."""
        relay = pc.not_equal(self.links.column("report_id"), self.links.column("origin_report_id"))
        judged = self.links.column("judged_by").is_valid()
        kinds = [(judged, _JUDGED), (relay, _RELAY)]
        kind = np.where(self._there == _UNSAID, _ONLY, _ALIKE).astype(np.int64)
        for mask, number in reversed(kinds):
            kind[np.asarray(mask.combine_chunks().to_numpy(zero_copy_only=False), np.bool_)] = number
        return kind

    @cached_property
    def distance(self) -> Whole:
        """Metres: to ten below a kilometre, to a hundred below ten kilometres, to the kilometre beyond; else whether a bearing leads there."""
        exact = column_of(self.links, "distance_m")
        step = np.where(exact < 995, 10, np.where(exact < 9_950, 100, 1_000))
        aimed = (
            column_of(self.links, "space_score") >= _SPEAKS
        )  # places say nothing where one is missing, but a bearing may
        lost = np.isnan(column_of(self.reports, "longitude"))
        neither = lost[self._here] & lost[self._there]
        unsaid = np.where(neither, np.where(aimed, CROSSING, NEITHER), np.where(aimed, AIMED, UNKNOWN))
        return np.where(np.isnan(exact), unsaid, np.rint(np.nan_to_num(exact) / step) * step).astype(np.int64)

    @cached_property
    def named(self) -> tuple[Whole, Whole, Whole]:
        """The names by which either was placed (placenames), by place in words: each has a distance from the other and no coordinates.

        Who names no place in a column was placed by its text (textplaces), and which name of it that was is not kept.
        Third the source of the one that was, where only one of them was and they are of two sources: which of them would else not be told.
        """
        place = {word: number for number, word in enumerate(self.words)}
        apart = ~np.isnan(column_of(self.links, "distance_m"))
        lost = np.isnan(column_of(self.reports, "longitude"))
        name = _encoded_by(self.reports.column("place_name"), place) if lost.any() else lost.astype(np.int64)
        name = np.where(name == _UNSAID, _NAMED_IN_TEXT, name)
        one, other = (np.where(apart & lost[rows], name[rows], _UNSAID) for rows in (self._here, self._there))
        here, there = (_encoded_by(self.reports.column("source"), place)[rows] for rows in (self._here, self._there))
        alone = (one == _UNSAID) != (other == _UNSAID)
        return one, other, np.where(alone & (here != there), np.where(one != _UNSAID, here, there), _UNSAID)

    @cached_property
    def gap(self) -> Whole:
        """Minutes: exact below an hour, then whole hours, from two days on whole days; whole days too where a time is no better known.

        Of a time that spans days it is told that the other may lie within them, or by how many days it lies beyond.
        """
        exact = column_of(self.links, "gap_s") / 60
        within = column_of(self.reports, "occurred_within_s")
        widths = np.stack([within[self._here], within[self._there]])
        by_day = widths.max(axis=0) >= BY_DAY_S
        step = np.where(exact < 59.5, 1, np.where(exact < 2_865, 60, 1_440))
        known = np.where(
            by_day, _SAME_DAY - np.rint(np.nan_to_num(exact) / 1_440), np.rint(np.nan_to_num(exact) / step) * step
        )
        known = np.where(spans_days(widths.max(axis=0)), _told_of_spans(60 * exact, widths), known)
        return np.where(np.isnan(exact), _UNSAID, known).astype(np.int64)

    @cached_property
    def act(self) -> Whole:
        """How alike the acts are, and whether it is one or both that name none."""
        codes = pc.index_in(self.reports.column("act").combine_chunks(), pa.array(ACT_CODES)).fill_null(len(ACT_CODES))
        place = np.asarray(codes.to_numpy(zero_copy_only=False), np.int64)
        one, other = place[self._here], place[self._there]
        neither = (one == len(ACT_CODES)) & (other == len(ACT_CODES))
        return np.where(neither, _NEITHER_ACT, act_alikeness()[one, other]).astype(np.int64)

    @cached_property
    def actor(self) -> Whole:
        """How alike the actors are told to be, by place in _ACTORS; -1 where one names none, or where nothing of it speaks.

        1 where both name one, 2 where names of sides that differ speak for the two, 3 where the actor of one is the target of the other,
        4 where they name two actors and one target that outweighs them, 0 where they name two and it does not speak for the link.
        """
        score = column_of(self.links, "actor_score")
        differ, same = self._named("actor")
        target_same = self._named("target")[1]
        # Names that differ speak for a pair only where that was learnt; a target that is the same would speak for it too.
        speaks = ~same & ~target_same & (score >= _SPEAKS)
        # What the score counts for the two is never told as if it were against them.
        favoured = np.where(target_same, _TARGET, np.where(speaks, _LEARNT, _UNSAID))
        told = np.where(differ, np.where(score > 0, favoured, 0), np.where(same, 1, _UNSAID))
        return np.where(speaks & self._crossed(), _CROSSED, told).astype(np.int64)

    def _crossed(self) -> Bools:
        """Whether one names as its actor whom the other names as its target."""
        names = Names({})
        actor, target = (names.numbers(self.reports.column(of)) for of in ("actor", "target"))
        crossed = np.zeros(len(self._here), np.bool_)
        for one, other in ((self._here, self._there), (self._there, self._here)):
            crossed |= (actor[one] >= 0) & (actor[one] == target[other])
        return crossed

    def _named(self, name: str) -> tuple[Bools, Bools]:
        """Whether the two name different ones, and whether they name the same."""
        names = encoded(self.reports.column(name), fold=True)
        one, other = names[self._here], names[self._there]
        both = (one >= 0) & (other >= 0)
        return both & (one != other), both & (one == other)

    @cached_property
    def shared(self) -> Whole:
        """Where words speak: 1 where both call their place the same, 2 where other words that both have speak for the two, 0 where it speaks against them that they call it otherwise; else -1."""
        score = column_of(self.links, "words_score")
        called = self._called
        one, other = called[self._here], called[self._there]
        both = (one >= 0) & (other >= 0) & (self._there >= 0)
        told = np.where(both & (one == other), 1, _LEARNT)
        return np.where(score >= _SPEAKS, told, np.where((score <= -_SPEAKS) & both & (one != other), 0, _UNSAID))

    @cached_property
    def _called(self) -> Ints:
        """How reports call their places, as numbers; -1 where they do not."""
        names = coded(self.reports.column("place_name"))
        numbers: dict[str, int] = {"": -1}
        found = [
            numbers.setdefault(name_called(name), len(numbers)) if name else -1 for name in names.dictionary.to_pylist()
        ]
        return np.array([*found, -1], np.int32)[codes_of(names)]

    @cached_property
    def direction(self) -> Whole:
        """Where directions of fire speak: 1 where both give one, 2 where two go together, 0 where two rarely do; else -1."""
        score = column_of(self.links, "direction_score")
        names = encoded(self.reports.column("direction"))
        told = np.where(names[self._here] == names[self._there], 1, _LEARNT)
        return np.where(score >= _SPEAKS, told, np.where(score <= -_SPEAKS, 0, _UNSAID)).astype(np.int64)

    @cached_property
    def figures(self) -> Whole:
        """1 where the numbers that both tell are the same, 2 where any is but near, 0 where any is neither, -1 where both tell none."""
        numbers = numbers_of(self.reports)
        levels = figure_levels(numbers, self._here, self._there).max(axis=0, initial=MISSING)
        told = np.where(levels == SAME, 1, np.where(levels == NEAR, 2, 0))
        return np.where(levels == MISSING, _UNSAID, told).astype(np.int64)

    @cached_property
    def harmed(self) -> Whole:
        """1 where both say that civilians were harmed, 2 where both say that fighters were, 0 where one says the one alone and the other the other; else -1."""
        harmed = numbers_of(self.reports).harmed
        one, other = harmed[self._here], harmed[self._there]
        civilians, fighters = (np.isin(one, among) & np.isin(other, among) for among in _ALSO)
        told = np.where(civilians, 1, np.where(fighters, 2, 0))
        return np.where((one >= 0) & (other >= 0), told, _UNSAID).astype(np.int64)

    @cached_property
    def family(self) -> Whole:
        """1 where both are of one family of sources."""
        names = encoded(self.reports.column("source_family"))
        return np.asarray(names[self._here] == names[self._there], np.int64)

    @cached_property
    def words(self) -> list[str]:
        """The sources, judges and places that sentences name."""
        lost = self.reports.filter(pc.is_null(self.reports["longitude"]))
        named = [*pc.unique(self.links["judged_by"]).to_pylist(), *pc.unique(lost["place_name"]).to_pylist()]
        return [*pc.unique(self.reports.column("source")).to_pylist(), *(word for word in named if word is not None)]

    @cached_property
    def whose(self) -> Whole:
        """Who is repeated, or who judged, by place in words."""
        place = {word: number for number, word in enumerate(self.words)}
        source = _encoded_by(self.reports.column("source"), place)[self._there]
        judge = _encoded_by(self.links.column("judged_by"), place)
        chosen = np.where(self.kind == _RELAY, source, np.where(self.kind == _JUDGED, judge, _UNSAID))
        return chosen.astype(np.int64)


def _told_of_spans(gap_s: Floats, widths_s: Floats) -> Floats:
    """What is told of times, given by their middles and half-widths, of which one spans days."""
    spanned = np.rint(2.0 * widths_s.max(axis=0) / _DAY_S)
    # A time is told by its day at best, where it is counted how many days it is beyond.
    beyond = gap_s - np.maximum(widths_s, _DAY_S / 2).sum(axis=0)
    days = np.maximum(np.rint(beyond / _DAY_S) + 1.0, 1.0)
    return np.asarray(np.where(gap_s < widths_s.sum(axis=0) - 1.0, _SPANNED - spanned, _SAME_DAY - days))


def _encoded_by(column: pa.ChunkedArray, place: dict[str, int]) -> Whole:
    """The number of each word, -1 for null."""
    words = column.combine_chunks().dictionary_encode()
    numbers = np.array([*(place.get(word, _UNSAID) for word in words.dictionary.to_pylist()), _UNSAID], np.int64)
    return np.asarray(numbers[np.asarray(words.indices.fill_null(-1).to_numpy(zero_copy_only=False), np.int64)])


def _around(kind: int, whose: int, words: list[str], language: Language) -> tuple[str, str]:
    """What is said before what is alike, and after it; where that is not told, the whole sentence and nothing.

    What strangers wrote is never looked through for the marks.
    """
    if kind == _ONLY:
        return say("incident-link-only", language), ""
    if kind == _RELAY:
        return say("incident-link-relay", language, source=words[whose]), ""
    if kind == _JUDGED:
        sentence = say("incident-link-judged", language, by=_JUDGE, likeness=_LIST)
    else:
        sentence = say("incident-link-alike", language, isolating=False, likeness=_LIST)
    before, after = (part.replace(_JUDGE, words[whose]) for part in sentence.split(_LIST))
    return before, after


def _distance(metres: int, named: Sequence[int], words: list[str], language: Language) -> str:
    return say_distance(metres, [words[name] if name >= 0 else _UNNAMED[name] for name in named], language)


def _others(features: tuple[int, ...], language: Language) -> list[str]:
    """What is alike beside place and time, or not."""
    act, actor, figures, harmed, direction, shared, family = features
    told = [say(f"incident-act-{_ACTS[act]}", language)]
    if actor != _UNSAID:
        told.append(say(f"incident-actor-{_ACTORS[actor]}", language))
    if figures != _UNSAID:
        told.append(say(f"incident-figures-{_FIGURES[figures]}", language))
    if harmed != _UNSAID:
        told.append(say(f"incident-harmed-{_HARMED[harmed]}", language))
    if direction != _UNSAID:
        told.append(say(f"incident-direction-{_ACTORS[direction]}", language))
    if shared != _UNSAID:
        told.append(say(f"incident-words-{_WORDS[shared]}", language))
    return [*told, say("incident-family-same" if family else "incident-family-other", language)]


def _gap(minutes: int, language: Language) -> str:
    if minutes <= _SPANNED:
        return say("incident-gap-spanned", language, isolating=False, count=_SPANNED - minutes)
    if minutes == _SAME_DAY:
        return say("incident-gap-same-day", language)
    if minutes < _SAME_DAY:
        return say("incident-gap-days", language, isolating=False, count=_SAME_DAY - minutes)
    if minutes < 60:
        return say("incident-gap-minutes", language, isolating=False, count=max(minutes, 0))
    if minutes < 2_880:
        return say("incident-gap-hours", language, isolating=False, count=minutes // 60)
    return say("incident-gap-days", language, isolating=False, count=minutes // 1_440)


_LESS = ("repeating", "of_one_voice", *(f"disputed_{name}" for name in DISPUTED))
_COUNTS = ("reports", "origins", "families", *_LESS, *HARMED_COLUMNS)


def explain_voices(incidents: pa.Table, language: Language) -> pa.Array:
    """Say of each incident how many reports and independent voices tell of it, how many contradict the others, and whom they say were harmed.

    Null where that was not counted.
    """
    told = [np.nan_to_num(column_of(incidents, name)).astype(np.int64) for name in _COUNTS]
    different = distinct_rows(told)
    counted = [dict(zip(_COUNTS, row, strict=True)) for row in different.rows]
    return different.words_of([_voices(each, language) if each["origins"] else None for each in counted])


def with_reasons(links: pa.Table, reports: pa.Table) -> pa.Table:
    """The links with one more column per language: why each report belongs to its incident, in a sentence."""
    languages = tuple(Language)
    for language, sentences in zip(
        languages, _explained(_Told(links, REPORTS.completed(reports)), languages), strict=True
    ):
        links = links.append_column(f"why_{language}", sentences)
    return links


def with_voices(incidents: pa.Table) -> pa.Table:
    """The incidents with one more column per language: how many voices tell of each, in a sentence."""
    for language in Language:
        incidents = incidents.append_column(f"voices_{language}", explain_voices(incidents, language))
    return incidents


def _voices(told: dict[str, int], language: Language) -> str:
    def part(message: str, count: int) -> str:
        return say(message, language, isolating=False, count=count)

    said = [part("incident-voices-reports", told["reports"])]
    if told["origins"] == 1:
        said.append(say("incident-voices-alone", language))
    else:
        independent = part("incident-voices-independent", told["origins"])
        families = part("incident-voices-families", told["families"])
        said.append(say("incident-voices-of", language, isolating=False, independent=independent, families=families))
    said += [part(f"incident-voices-{name}", told[name]) for name in _LESS if told[name]]
    said += harmed_told(told, language)
    return say("incident-voices-whole", language, isolating=False, parts=say("incident-semicolon", language).join(said))
