"""Why a report belongs to its incident, and how many voices tell of the incident, as one sentence per language.

The sentence says what a duty officer would say: how far apart, how long apart, the same act or not, the same actor
or not, whether figures agree, whose word. Every part of the score that says anything is named in it. Numbers are rounded to what a person
can use; the exact ones stay in the table of links.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.columns.arrays import Bools, Ints, column_of, in_one_piece
from truceline.incident.columns.counting import distinct_rows
from truceline.incident.table import CIRCLED
from truceline.incident.telling.distances import distances_of, names_of, say_distance
from truceline.incident.telling.ends import UNSAID, Ends, Whole, encoded_by
from truceline.incident.telling.gaps import gaps_of, say_gap
from truceline.incident.telling.harmed import HARMED_COLUMNS, harmed_told
from truceline.incident.telling.traits import Traits, TraitSayer
from truceline.incident.voices.independence import DISPUTED
from truceline.report.called import called_in
from truceline.report.table import REPORTS
from truceline.values.language import Language, say

_BOTH = 2  # reports of an incident: Arabic says of both what it says otherwise of several
_NAMED_APART = 3  # of the reports from which one was judged different so many are named
_LIST, _JUDGE = "\ue000", "\ue001"  # stand for a list of parts and for who judged, in our own messages
# From _JUDGED on what is alike is told.
_ONLY, _STANDS, _RELAY, _THROUGH, _HEADS, _ROUND, _AGAIN, _JUDGED, _ALSO, _ALIKE = range(10)


def explain_links(links: pa.Table, reports: pa.Table, language: Language, *, further: bool = False) -> pa.Array:
    """Say of each link, or of each further one, why it holds, naming every part of its score that says anything; each distinct sentence is made once."""
    return _Sentences(Ends(links, REPORTS.completed(reports)), (language,), further=further).of(language, slice(None))


class _Sentences:
    """The sentences of links: what each part of them can say is said once in each language, and put together in columns for some links at a time."""

    def __init__(self, ends: Ends, languages: Sequence[Language], *, further: bool = False) -> None:
        told = _Told(ends, further)
        around = distinct_rows((told.kind, told.whose, told.named, told.behind))
        apart = distinct_rows((distances_of(ends), *names_of(ends, told.words)))
        gaps = distinct_rows((gaps_of(ends),))
        others = distinct_rows(Traits(ends).columns)
        self._alike = told.kind >= _JUDGED
        self._places = [each.place for each in (around, around, apart, gaps, others)]
        self._said: dict[Language, list[pa.Array]] = {}
        for language in languages:
            traits = TraitSayer(language)
            before_and_after = [_around(row, told.words, language) for row in around.rows]
            said = (
                [before for before, _ in before_and_after],
                [after for _, after in before_and_after],
                [say_distance(metres, named, told.words, language) for metres, *named in apart.rows],
                [say_gap(minutes, language) for (minutes,) in gaps.rows],
                [traits.say_all(row) for row in others.rows],
            )
            self._said[language] = [pa.array(words, pa.string()) for words in said]

    def of(self, language: Language, rows: slice) -> pa.Array:
        """The sentences of these links."""
        before, after, *parts = (
            words.take(pa.array(place[rows])) for words, place in zip(self._said[language], self._places, strict=True)
        )
        listed = pc.binary_join_element_wise(*parts, say("incident-comma", language))
        whole = pc.binary_join_element_wise(before, listed, after, "")
        return pc.if_else(pa.array(self._alike[rows]), whole, before)


@dataclass(frozen=True)
class _Told:
    """Which sentence is said of each link, or of each further one, and whom it names."""

    ends: Ends
    further: bool = False

    @cached_property
    def kind(self) -> Whole:
        """Which sentence it is."""
        kind = np.where(self.ends.there == UNSAID, _ONLY, _ALIKE).astype(np.int64)
        kind[self._is_relay] = _RELAY
        kind[(kind < _JUDGED) & (self._named_by_origin != UNSAID)] += 1  # _STANDS, _THROUGH
        kind[self._goes_round & self._is_relay] = _ROUND
        kind[self._goes_round & (self.ends.there == UNSAID)] = _HEADS
        kind[(kind == _RELAY) & self._tells_again] = _AGAIN
        # That one tells of the other's incident too, beside its own, is no judgement that both are of one.
        kind[_bools(self.ends.links.column("judged_by").is_valid())] = _ALSO if self.further else _JUDGED
        return kind

    @cached_property
    def behind(self) -> Whole:
        """What is said behind how alike two are: that the report stands for another, which it repeats and which is not here, or for a circle; else nothing."""
        behind = np.full(len(self.kind), UNSAID, np.int64)
        origin = (self.kind >= _JUDGED) & ~self._is_relay
        # Of those that name a mere source each stands for itself.
        report = np.array([*("/" in word for word in self.words), False])
        behind[origin & (self._named_by_origin != UNSAID) & report[self._named_by_origin]] = _STANDS
        behind[origin & self._goes_round] = _HEADS
        return behind

    @cached_property
    def _is_relay(self) -> Bools:
        links = self.ends.links
        return _bools(pc.not_equal(links.column("report_id"), links.column("origin_report_id")))

    @cached_property
    def _tells_again(self) -> Bools:
        """Which reports name nobody and are of the source of the report beside them."""
        reports, (here, there) = self.ends.reports, (self.ends.here, self.ends.there)
        source = np.append(encoded_by(reports.column("source"), self._place), UNSAID)
        silent = np.append(_bools(pc.is_null(reports["relayed_from"])), False)
        return np.asarray(silent[here] & (source[here] == source[there]))

    @cached_property
    def _marks(self) -> tuple[pa.Array, pa.Array]:
        """By what others name each report: its source, or that and its reference."""
        source, reference = (self.ends.reports[column].combine_chunks() for column in ("source", "reference"))
        return source, pc.binary_join_element_wise(source, reference, "/")

    @cached_property
    def _told_by_origin(self) -> tuple[Whole, pa.Array]:
        """The links of which the origin says that it repeats another than itself or its own source, and whom it names."""
        origin = np.where(self._is_relay, self.ends.there, self.ends.here)
        telling = np.append(_bools(self.ends.reports["relayed_from"].is_valid()), False)
        which = np.flatnonzero(telling[origin])
        said = self.ends.reports["relayed_from"].combine_chunks().take(pa.array(origin[which]))
        other = ~self._names(said, origin[which])
        return which[other], said.filter(pa.array(other))

    def _names(self, said: pa.Array, rows: Whole | Ints) -> Bools:
        """Whether what is said names the report in the row beside it, or its source."""
        marks = (mark.take(pa.array(rows)) for mark in self._marks)
        return np.asarray(np.logical_or.reduce([_bools(pc.fill_null(pc.equal(said, mark), False)) for mark in marks]))

    @cached_property
    def _named_by_origin(self) -> Whole:
        """Whom the origin of each report says that it repeats itself, by place in words; nobody where it is this report."""
        which, said = self._told_by_origin
        named = np.full(len(self.ends.here), UNSAID, np.int64)
        this = self._names(said, self.ends.here[which])
        named[which] = np.where(this, UNSAID, encoded_by(pa.chunked_array([said]), self._place))
        return named

    @cached_property
    def _goes_round(self) -> Bools:
        """Which links have an origin that says that it repeats one of those who are held to repeat it: round in a circle."""
        which, said = self._told_by_origin
        circling = np.zeros(len(self.ends.here), np.bool_)
        if len(which):
            origin = self.ends.links["origin_report_id"].combine_chunks()
            relays = pa.array(np.flatnonzero(self._is_relay))
            repeat = pa.array(self.ends.here).take(relays)
            known = [pc.binary_join_element_wise(origin.take(relays), mark.take(repeat), "\n") for mark in self._marks]
            asked = pc.binary_join_element_wise(origin.take(pa.array(which)), said, "\n")
            circling[which] = _bools(pc.is_in(asked, pa.concat_arrays(known)))
        return circling

    @cached_property
    def words(self) -> list[str]:
        """The sources, judges and places that sentences name, and whom reports say that they repeat."""
        links, reports = self.ends.links, self.ends.reports
        lost = reports.filter(pc.is_null(reports["longitude"]))
        named = (links["judged_by"], lost["place_name"], reports["relayed_from"])
        more = [word for column in named for word in pc.unique(column).to_pylist()]
        return [*pc.unique(reports.column("source")).to_pylist(), *(word for word in more if word is not None)]

    @cached_property
    def _place(self) -> dict[str, int]:
        return {word: number for number, word in enumerate(self.words)}

    @cached_property
    def whose(self) -> Whole:
        """Who is repeated, or who judged, by place in words."""
        source = encoded_by(self.ends.reports.column("source"), self._place)[self.ends.there]
        judge = encoded_by(self.ends.links.column("judged_by"), self._place)
        relay = np.isin(self.kind, (_RELAY, _THROUGH, _ROUND, _AGAIN))
        judged = np.isin(self.kind, (_JUDGED, _ALSO))
        return np.where(relay, source, np.where(judged, judge, UNSAID)).astype(np.int64)

    @cached_property
    def named(self) -> Whole:
        """Whose word it is after all, where no report of that one is repeated, by place in words."""
        said = np.isin(self.kind, (_STANDS, _THROUGH)) | (self.behind == _STANDS)
        return np.where(said, self._named_by_origin, UNSAID)


def _bools(column: pa.ChunkedArray | pa.Array) -> Bools:
    return np.asarray(column.to_numpy(zero_copy_only=False) if isinstance(column, pa.Array) else column.to_numpy())


def _around(told: Sequence[int], words: list[str], language: Language) -> tuple[str, str]:
    """What is said before what is alike, and after it; where that is not told, the whole sentence and nothing.

    What strangers wrote is never looked through for the marks.
    """
    kind, whose, named, behind = told
    if kind == _ONLY:
        return say("incident-link-only", language), ""
    if kind == _STANDS:
        return say("incident-link-stands", language, named=words[named]), ""
    if kind == _RELAY:
        return say("incident-link-relay", language, source=words[whose]), ""
    if kind == _AGAIN:
        return say("incident-link-again", language, source=words[whose]), ""
    if kind == _THROUGH:
        return say("incident-link-through", language, named=words[named], source=words[whose]), ""
    if kind == _HEADS:
        return say("incident-link-heads", language), ""
    if kind == _ROUND:
        return say("incident-link-round", language, source=words[whose]), ""
    if kind in (_JUDGED, _ALSO):
        message = "incident-link-judged" if kind == _JUDGED else "incident-link-also"
        sentence = say(message, language, by=_JUDGE, likeness=_LIST)
    else:
        sentence = say("incident-link-alike", language, isolating=False, likeness=_LIST)
    before, after = (part.replace(_JUDGE, words[whose]) for part in sentence.split(_LIST))
    return before, " ".join([after, *_said_behind(behind, named, words, language)])


def _said_behind(behind: int, named: int, words: list[str], language: Language) -> list[str]:
    """For which others a report stands that is linked by how alike it is to another."""
    if behind == _STANDS:
        return [say("incident-link-stands", language, named=words[named])]
    return [say("incident-link-heads", language)] if behind == _HEADS else []


_LESS = ("repeating", "of_one_voice", *(f"disputed_{name}" for name in DISPUTED))
_FINE_M = 10_000  # up to here a circle is told to a tenth of a kilometre
_COUNTS = ("reports", "origins", "families", *_LESS, *HARMED_COLUMNS)


def explain_voices(incidents: pa.Table, language: Language) -> pa.Array:
    """Say of each incident how many reports and independent voices tell of it, how many contradict the others, and whom they say were harmed.

    Where what posts measured leaves no more than a circle, that is said too. Null where that was not counted.
    """
    told = [np.nan_to_num(column_of(incidents, name)).astype(np.int64) for name in _COUNTS]
    different = distinct_rows([*told, *_circled(incidents)])
    counted = [dict(zip((*_COUNTS, *CIRCLED), row, strict=True)) for row in different.rows]
    return different.words_of([_voices(each, language) if each["origins"] else None for each in counted])


def _circled(incidents: pa.Table) -> list[Whole]:
    """Of incidents of which a circle is known alone, by each way of it, its radius in hundreds of metres, above ten kilometres in whole ones; else 0."""
    radius = column_of(incidents, "radius_m")
    step = np.where(radius > _FINE_M, 1_000, 100)
    hundreds = np.nan_to_num(np.ceil(radius / step) * step / 100).astype(np.int64)
    ways = [pc.fill_null(pc.equal(incidents["placed_by"], way), False) for way in CIRCLED]
    return [hundreds * way.to_numpy() for way in ways]


def _kilometres(hundreds: int) -> str:
    return f"{hundreds / 10:.1f}" if hundreds * 100 <= _FINE_M else f"{hundreds // 10}"


Apart = Mapping[str, Mapping[str, Sequence[str]]]  # of a report, by whom it was judged different from which others


class Reasons:
    """Why each report belongs to its incident, with which it counts as one voice, and from which others people judged it different.

    Of all links at once the sentences take more memory than all that was linked: they are made for some at a time.
    """

    def __init__(
        self, links: pa.Table, reports: pa.Table, apart: Apart = MappingProxyType({}), *, further: bool = False
    ) -> None:
        self._sentences = _Sentences(Ends(links, REPORTS.completed(reports)), tuple(Language), further=further)
        self._reports, self._apart = reports, apart
        self._led = pc.index_in(links["voice_report_id"], in_one_piece(reports["report_id"])).combine_chunks()
        self._called = [in_one_piece(reports[name]) for name in ("source", "reference")]

    def beside(self, links: pa.Table, start: int) -> pa.Table:
        """Some of the links, those from a row on, with one more column per language."""
        rows = slice(start, start + links.num_rows)
        for language in Language:
            whole = self._with_voices(self._sentences.of(language, rows), rows, language)
            if self._apart:
                whole = _with_apart(links, self._reports, whole, (self._apart, language))
            links = links.append_column(f"why_{language}", whole)
        return links

    def _with_voices(self, sentences: pa.Array, rows: slice, language: Language) -> pa.Array:
        """The sentences, each followed by the report with which its own counts as one voice, as its source names that, if there is one."""
        led = self._led.slice(rows.start, len(sentences))
        named = zip(*(names.take(led.drop_null()).to_pylist() for names in self._called), strict=True)
        said = [say("incident-link-voice", language, isolating=False, report="/".join(each)) for each in named]
        return _followed(sentences, led.is_valid(), pa.array(said, pa.string()))


def with_reasons(links: pa.Table, reports: pa.Table, apart: Apart = MappingProxyType({})) -> pa.Table:
    """All links with their reasons at once."""
    return Reasons(links, reports, apart).beside(links, 0)


def _with_apart(links: pa.Table, reports: pa.Table, sentences: pa.Array, told: tuple[Apart, Language]) -> pa.Array:
    """The sentences, each followed by the others from which its report was judged different."""
    apart, language = told
    mask = pc.is_in(links["report_id"].combine_chunks(), pa.array(list(apart), pa.string()))
    concerned = [apart[report] for report in links["report_id"].filter(mask).to_pylist()]
    further = _said_apart(concerned, reports, language)
    return _followed(sentences, mask, further)


def _followed(sentences: pa.Array, mask: pa.Array, further: pa.Array) -> pa.Array:
    """The sentences, those under the mask followed by further ones, one each."""
    return pc.replace_with_mask(sentences, mask, pc.binary_join_element_wise(sentences.filter(mask), further, " "))


def _said_apart(told: Sequence[Mapping[str, Sequence[str]]], reports: pa.Table, language: Language) -> pa.Array:
    """From which others each of some reports was judged different, a sentence for each judge.

    The first three are named as their sources name them; of those that are not here it is said how many they are.
    """
    named = called_in(reports, {other for each in told for others in each.values() for other in others})
    comma = say("incident-comma", language)

    def said(by: str, others: Sequence[str]) -> str:
        names = [named[other] for other in others if other in named]
        told = [comma.join(names[:_NAMED_APART]) + (" …" if len(names) > _NAMED_APART else "")] if names else []
        if absent := len(others) - len(names):
            told.append(say("incident-apart-absent", language, isolating=False, count=absent))
        return say("incident-link-apart", language, others=comma.join(told), by=by)

    return pa.array([" ".join(said(*one) for one in each.items()) for each in told], pa.string())


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
        independent = part(f"incident-voices-independent{'_both' * (told['reports'] == _BOTH)}", told["origins"])
        families = part("incident-voices-families", told["families"])
        said.append(say("incident-voices-of", language, isolating=False, independent=independent, families=families))
    said += [part(f"incident-voices-{name}", told[name]) for name in _LESS if told[name]]
    said += harmed_told(told, language)
    said += [
        say(f"incident-voices-{way}", language, isolating=False, kilometres=_kilometres(told[way]))
        for way in CIRCLED
        if told[way]
    ]
    return say("incident-voices-whole", language, isolating=False, parts=say("incident-semicolon", language).join(said))
