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

from truceline.incident.columns.arrays import column_of
from truceline.incident.columns.counting import distinct_rows
from truceline.incident.telling.distances import distances_of, names_of, say_distance
from truceline.incident.telling.ends import UNSAID, Ends, Whole, encoded_by
from truceline.incident.telling.gaps import gaps_of, say_gap
from truceline.incident.telling.harmed import HARMED_COLUMNS, harmed_told
from truceline.incident.telling.traits import Traits, TraitSayer
from truceline.incident.voices.independence import DISPUTED
from truceline.report.table import REPORTS
from truceline.values.language import Language, say

_NAMED_APART = 3  # of the reports from which one was judged different so many are named
_LIST, _JUDGE = "\ue000", "\ue001"  # stand for a list of parts and for who judged, in our own messages
_ONLY, _RELAY, _JUDGED, _ALIKE = range(4)  # from the third on what is alike is told


def explain_links(links: pa.Table, reports: pa.Table, language: Language) -> pa.Array:
    """Say of each link why it holds, naming every part of its score that says anything; each distinct sentence is made once."""
    return _explained(Ends(links, REPORTS.completed(reports)), (language,))[0]


def _explained(ends: Ends, languages: Sequence[Language]) -> list[pa.Array]:
    """The sentences of all links, in each language: what each part of them can say is said once, and put together in columns."""
    told = _Told(ends)
    if not len(told.kind):
        return [pa.array([], pa.string()) for _ in languages]
    around = distinct_rows((told.kind, told.whose))
    apart = distinct_rows((distances_of(ends), *names_of(ends, told.words)))
    gaps = distinct_rows((gaps_of(ends),))
    others = distinct_rows(Traits(ends).columns)
    alike = pa.array(told.kind >= _JUDGED)
    sentences = []
    for language in languages:
        comma, traits = say("incident-comma", language), TraitSayer(language)
        before, after = zip(*(_around(kind, whose, told.words, language) for kind, whose in around.rows), strict=True)
        parts = (
            apart.words_of([say_distance(metres, named, told.words, language) for metres, *named in apart.rows]),
            gaps.words_of([say_gap(minutes, language) for (minutes,) in gaps.rows]),
            others.words_of([traits.say_all(row) for row in others.rows]),
        )
        begun = around.words_of(before)
        listed = pc.binary_join_element_wise(*parts, comma)
        whole = pc.binary_join_element_wise(begun, listed, around.words_of(after), "")
        sentences.append(pc.if_else(alike, whole, begun))
    return sentences


@dataclass(frozen=True)
class _Told:
    """Which sentence is said of each link, and whom it names."""

    ends: Ends

    @cached_property
    def kind(self) -> Whole:
        """Which sentence it is."""
        links = self.ends.links
        relay = pc.not_equal(links.column("report_id"), links.column("origin_report_id"))
        judged = links.column("judged_by").is_valid()
        kinds = [(judged, _JUDGED), (relay, _RELAY)]
        kind = np.where(self.ends.there == UNSAID, _ONLY, _ALIKE).astype(np.int64)
        for mask, number in reversed(kinds):
            kind[np.asarray(mask.combine_chunks().to_numpy(zero_copy_only=False), np.bool_)] = number
        return kind

    @cached_property
    def words(self) -> list[str]:
        """The sources, judges and places that sentences name."""
        links, reports = self.ends.links, self.ends.reports
        lost = reports.filter(pc.is_null(reports["longitude"]))
        named = [*pc.unique(links["judged_by"]).to_pylist(), *pc.unique(lost["place_name"]).to_pylist()]
        return [*pc.unique(reports.column("source")).to_pylist(), *(word for word in named if word is not None)]

    @cached_property
    def whose(self) -> Whole:
        """Who is repeated, or who judged, by place in words."""
        place = {word: number for number, word in enumerate(self.words)}
        source = encoded_by(self.ends.reports.column("source"), place)[self.ends.there]
        judge = encoded_by(self.ends.links.column("judged_by"), place)
        chosen = np.where(self.kind == _RELAY, source, np.where(self.kind == _JUDGED, judge, UNSAID))
        return chosen.astype(np.int64)


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


_LESS = ("repeating", "of_one_voice", *(f"disputed_{name}" for name in DISPUTED))
_CIRCLED = ("around_post", "several_crossings")  # of PLACED_BY those of which a circle alone is known
_FINE_M = 10_000  # up to here a circle is told to a tenth of a kilometre
_COUNTS = ("reports", "origins", "families", *_LESS, *HARMED_COLUMNS)


def explain_voices(incidents: pa.Table, language: Language) -> pa.Array:
    """Say of each incident how many reports and independent voices tell of it, how many contradict the others, and whom they say were harmed.

    Where what posts measured leaves no more than a circle, that is said too. Null where that was not counted.
    """
    told = [np.nan_to_num(column_of(incidents, name)).astype(np.int64) for name in _COUNTS]
    different = distinct_rows([*told, *_circled(incidents)])
    counted = [dict(zip((*_COUNTS, *_CIRCLED), row, strict=True)) for row in different.rows]
    return different.words_of([_voices(each, language) if each["origins"] else None for each in counted])


def _circled(incidents: pa.Table) -> list[Whole]:
    """Of incidents of which a circle is known alone, by each way of it, its radius in hundreds of metres, above ten kilometres in whole ones; else 0."""
    radius = column_of(incidents, "radius_m")
    step = np.where(radius > _FINE_M, 1_000, 100)
    hundreds = np.nan_to_num(np.ceil(radius / step) * step / 100).astype(np.int64)
    ways = [pc.fill_null(pc.equal(incidents["placed_by"], way), False) for way in _CIRCLED]
    return [hundreds * way.to_numpy() for way in ways]


def _kilometres(hundreds: int) -> str:
    return f"{hundreds / 10:.1f}" if hundreds * 100 <= _FINE_M else f"{hundreds // 10}"


Apart = Mapping[str, Mapping[str, Sequence[str]]]  # of a report, by whom it was judged different from which others


def with_reasons(links: pa.Table, reports: pa.Table, apart: Apart = MappingProxyType({})) -> pa.Table:
    """The links with one more column per language: why each report belongs to its incident, and from which others people judged it different."""
    languages = tuple(Language)
    for language, sentences in zip(
        languages, _explained(Ends(links, REPORTS.completed(reports)), languages), strict=True
    ):
        whole = _with_apart(links, reports, sentences, (apart, language)) if apart else sentences
        links = links.append_column(f"why_{language}", whole)
    return links


def _with_apart(links: pa.Table, reports: pa.Table, sentences: pa.Array, told: tuple[Apart, Language]) -> pa.Array:
    """The sentences, each followed by the others from which its report was judged different."""
    apart, language = told
    mask = pc.is_in(links["report_id"].combine_chunks(), pa.array(list(apart), pa.string()))
    concerned = [apart[report] for report in links["report_id"].filter(mask).to_pylist()]
    further = _said_apart(concerned, reports, language)
    return pc.replace_with_mask(sentences, mask, pc.binary_join_element_wise(sentences.filter(mask), further, " "))


def _said_apart(told: Sequence[Mapping[str, Sequence[str]]], reports: pa.Table, language: Language) -> pa.Array:
    """From which others each of some reports was judged different, a sentence for each judge; the first three are named as their sources name them."""
    wanted = pa.array({other for each in told for others in each.values() for other in others}, pa.string())
    known = reports.select(["report_id", "source", "reference"]).filter(pc.is_in(reports["report_id"], wanted))
    named = {row["report_id"]: f"{row['source']}/{row['reference']}" for row in known.to_pylist()}
    comma = say("incident-comma", language)

    def said(by: str, others: Sequence[str]) -> str:
        names = [named.get(other, other) for other in others[:_NAMED_APART]]
        more = comma.join(names) + (" …" if len(others) > _NAMED_APART else "")
        return say("incident-link-apart", language, others=more, by=by)

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
        independent = part("incident-voices-independent", told["origins"])
        families = part("incident-voices-families", told["families"])
        said.append(say("incident-voices-of", language, isolating=False, independent=independent, families=families))
    said += [part(f"incident-voices-{name}", told[name]) for name in _LESS if told[name]]
    said += harmed_told(told, language)
    said += [
        say(f"incident-voices-{way}", language, isolating=False, kilometres=_kilometres(told[way]))
        for way in _CIRCLED
        if told[way]
    ]
    return say("incident-voices-whole", language, isolating=False, parts=say("incident-semicolon", language).join(said))
