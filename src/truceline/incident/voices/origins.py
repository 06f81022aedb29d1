"""Which report each report repeats: relays collapse into the report whose word they carry, and confirm nothing.

A report is a relay when

1. it says so by “source/reference”, and that report is here: it repeats that one;
2. it names a report that is not here: all that name it repeat one and the same absent report, and the first of
   them stands in for it, with the voice of the source they name; where two of them lie days or far apart it cannot be
   one report (“SANA/Reuters”), and each names the source alone;
3. it says so by “source” alone, or in its words: it repeats the report of that source of which it has a copy (4, 5), whenever it says
   that things happened, as who passes words on may name the hour of doing so, and clocks differ; else the one that it most probably tells of (named_sources);
4. it rests on the same photo, film or recording as an earlier report of another source (copying), within days and not far
   away, and its source neither saw nor heard it: the same bytes were recorded once;
5. it was told what it says and has the same words, letter by letter (see wording and wrapping), as an earlier report of another
   source, within hours and not far away;
6. it quotes what another source said itself (see quoting).

Where it is told of two that have the same which was received before the other, that one is the earlier, whatever times they name.

Chains end at their first report. Where relays go round in a circle, the first report of the circle is the origin, and is compared as any is.
Two reports that people judged different never share an origin. Exercise and real reports never meet here: they
are gathered apart.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.columns.arrays import (
    Bools,
    Ints,
    Longs,
    coded,
    codes_of,
    encoded,
    in_one_piece,
)
from truceline.incident.joining.judge import Settled
from truceline.incident.likeness.compare import Voices
from truceline.incident.voices.copying import (
    Copying,
    Standpoint,
    by_media,
    by_words,
    copies,
    knowing_of,
    standpoints_of,
)
from truceline.incident.voices.wording import words_in_common
from truceline.report.lying_apart import lie_apart
from truceline.values.numbered import numbered, perhaps_among
from truceline.values.shape.compiled import kernel


@dataclass(frozen=True, slots=True)
class Relays:
    """What is known of relays before reports are compared.

    `parent` is the row that a report repeats (itself: none known); `voices` says whose word each carries and
    which are relays whose report is still to be found by likeness.
    """

    parent: Ints
    voices: Voices


class Said(NamedTuple):
    """What is said by the reports that name whom they repeat."""

    rows: Longs  # which reports these are; all else is by these
    named: Ints  # the row of the report that is named; -1: none that is here
    bare: Bools  # whether the words may name a mere source
    words: Ints  # equal where these are


class Naming(NamedTuple):
    """Which reports name whom they repeat, and which of them a mere source; by the same numbers, of which source each is and which it names."""

    told: Bools
    bare: Bools
    source: Ints
    word: Ints


def declared_relays(reports: pa.Table) -> Relays:
    """Find the relays that can be told without comparing places and times: rules 1, 2, 4 and 5."""
    relayed = in_one_piece(reports.column("relayed_from"))
    # Few reports say so: what they say is looked at alone.
    rows = np.flatnonzero(np.asarray(relayed.is_valid().to_numpy(zero_copy_only=False)))
    words = relayed.drop_null().dictionary_encode()
    code = codes_of(words)
    # A text without “/” names a source; so does one that is a source's whole code.
    bare = np.asarray(_is_bare(words.dictionary, coded(reports.column("source")).dictionary).to_numpy(False))
    said = Said(rows, _rows_named(reports, words.dictionary)[code], bare[code], code)
    knowing = knowing_of(reports)
    grounds = by_words(words_in_common(reports), knowing), by_media(encoded(reports.column("media_sha256")), knowing)
    return relays_of(said, standpoints_of(reports), grounds, partial(voices_told, reports))


def relays_of(
    said: Said, standpoints: Standpoint, grounds: tuple[Copying, Copying], voices: Callable[[Bools, Bools], Voices]
) -> Relays:
    """The same of what reports say, and of what they have in common: the second ground is the stronger.

    `voices` are told of those that name a mere source, and of those that name a report that is not here; of both where it cannot be one report.
    """
    count = len(standpoints.source)
    parent = np.arange(count, dtype=np.int32)
    told, bare, absent = (np.zeros(count, np.bool_) for _ in range(3))
    told[said.rows] = True
    parent[said.rows] = np.where(said.named >= 0, said.named, said.rows)
    lost = (said.named < 0) & ~said.bare
    several = _name_several(said, standpoints)
    bare[said.rows] = (said.named < 0) & (said.bare | several)
    absent[said.rows] = lost
    one = lost & ~several
    parent[said.rows[one]] = _first_of_each(said.words[one], said.rows[one])
    naming = Naming(told, bare, standpoints.source, voices(bare, absent).word)
    parent, found = with_copies(parent, naming, [copies(standpoints, ground) for ground in grounds])
    return Relays(parent, voices(bare & ~found, absent))


def with_copies(parent: Ints, naming: Naming, grounds: Sequence[Ints]) -> tuple[Ints, Bools]:
    """The parents, completed by what each has a copy of on each ground, of which the later are the stronger; and who copies a source that it names.

    The first report of a circle repeats nobody: it is compared as any origin is. Who names whom he repeats is believed, whatever hours the two give: a report that he names, or of the source that he names, is no copy of his.
    """
    found = np.zeros(len(parent), np.bool_)
    declared = parent
    for ground in grounds:
        copied = _as_declared(ground, declared, naming)
        of_named = naming.bare & (naming.source[copied] == naming.word)
        repeats = (copied >= 0) & (~naming.told | of_named)
        parent = np.where(repeats, copied, parent).astype(np.int32)
        found |= repeats & of_named
    return _headed(parent), found


def _headed(parent: Ints) -> Ints:
    """The same, but the report that stands for a circle repeats nobody.

    Only who repeats nobody is compared: else a witness of what a circle tells would tell of an incident of his own.
    """
    heads = roots_of(parent)
    return np.where(heads == np.arange(len(parent), dtype=np.int32), heads, parent)


def _as_declared(copied: Ints, declared: Ints, naming: Naming) -> Ints:
    """Whom each has a copy of, turned round where the other says that it is the one which repeats: the first of these rows that it may mean."""
    rows = np.flatnonzero(copied >= 0)
    other = copied[rows]
    of_source = naming.bare[other] & (naming.word[other] == naming.source[rows])
    back = ~naming.told[rows] & (of_source | (naming.told[other] & (declared[other] == rows)))
    turned = copied.copy()
    turned[rows[back]] = -1
    turned[other[back][::-1]] = rows[back][::-1]  # of several the first is written last
    # Whoever has a copy of one that repeats the source which he names repeats that source too.
    through = np.where(turned >= 0, turned[turned], -1)
    same = naming.bare & (through >= 0) & (naming.source[through] == naming.word)
    return np.where(same, through, turned).astype(np.int32)


def _name_several(said: Said, standpoints: Standpoint) -> Bools:
    """Which of the reports that name somebody give a name that cannot be that of one report: where they are, others that give it are not."""
    rows = said.rows
    return lie_apart(said.words, standpoints.at[rows], standpoints.longitude[rows], standpoints.latitude[rows])


def voices_told(reports: pa.Table, bare: Bools, absent: Bools) -> Voices:
    """Whose word each report carries: of relays that name a mere source, or a report that is not here, the source they name.

    As that source only those are compared that stand in for one report of it.
    """
    source = coded(reports.column("source"))
    rows = np.flatnonzero(bare | absent)
    relayed = in_one_piece(reports.column("relayed_from")).take(pa.array(rows))
    before = pc.list_element(pc.split_pattern(relayed, "/", max_splits=1), 0)
    word = encoded(source).copy()
    word[rows] = _numbers_of(pc.if_else(pa.array(absent[rows]), before, relayed), source.dictionary)
    return of_words(encoded(source), word, bare)


def of_words(source: Ints, word: Ints, bare: Bools) -> Voices:
    """The same of numbers: who says each report, whose word it carries, and which name a mere source."""
    return Voices(source, np.where(bare, source, word), bare, word)


def _numbers_of(names: pa.Array, known: pa.Array) -> Ints:
    """The numbers of names among those known, and of others after them."""
    others = pc.unique(names.filter(pc.invert(pc.is_in(names, known))))
    return np.asarray(pc.index_in(names, pa.concat_arrays([known, others])).to_numpy(zero_copy_only=False), np.int32)


def origins(parent: Ints, settled: Settled) -> Ints:
    """Follow every chain to its origin; a chain is cut where it would join two reports that people judged different."""
    parent = parent.copy()
    while True:
        roots = roots_of(parent)
        whole = _with_judged(roots, settled)
        wrong = [pair for pair in settled.different.tolist() if whole[pair[0]] == whole[pair[1]]]
        if not wrong:
            return roots
        one, other = wrong[0]
        _cut_between(parent, np.flatnonzero(whole == whole[one]).tolist(), settled, (one, other))


def _with_judged(roots: Ints, settled: Settled) -> Ints:
    """The roots, those joined by what people judged the same made one."""
    joined = np.arange(len(roots), dtype=np.int32)

    def end(row: int) -> int:
        while joined[row] != row:
            row = int(joined[row])
        return row

    touched = {int(roots[row]) for row in settled.same.ravel()}
    for one, other in settled.same.tolist():
        joined[end(int(roots[other]))] = end(int(roots[one]))
    for root in touched:
        joined[root] = end(root)
    return joined[roots]


def _cut_between(parent: Ints, members: list[int], settled: Settled, pair: tuple[int, int]) -> None:
    """Cut one relay on the shortest way between two reports: the one nearest to the later report."""
    ways: dict[int, list[int]] = {row: [] for row in members}
    judged = [two for two in settled.same.tolist() if two[0] in ways]
    for one, other in [*judged, *((row, int(parent[row])) for row in members)]:
        ways[one].append(other)
        ways[other].append(one)
    came_from = {pair[0]: pair[0]}
    queue = [pair[0]]
    for row in queue:
        for near in ways[row]:
            if near not in came_from:
                came_from[near] = row
                queue.append(near)
    held = {frozenset(two) for two in judged}
    row = pair[1]
    while frozenset((row, came_from[row])) in held:
        row = came_from[row]
    above = came_from[row]
    # One of the two repeats the other; people's judgements alone cannot join them, or they would have been refused.
    child = row if parent[row] == above else above
    parent[child] = child


def _rows_named(reports: pa.Table, wanted: pa.StringArray) -> Ints:
    """The row of the report that each of these words names as “source/reference”, -1 where none is here."""
    source, reference = coded(reports.column("source")), in_one_piece(reports.column("reference"))
    # The few names that are asked for are looked for among the many by numbers of them: hardly any report else is written out.
    before = numbered(pc.binary_join_element_wise(source.dictionary.cast(pa.string()), "", "/"))
    named = perhaps_among(numbered(reference, before[codes_of(source)]), numbered(wanted))
    rows = pa.array(named)
    names = pc.binary_join_element_wise(source.take(rows).cast(pa.string()), reference.take(rows), "/")
    asked = np.asarray(pc.index_in(names, wanted).fill_null(-1).to_numpy(zero_copy_only=False), np.int64)
    row_of = np.full(len(wanted), -1, np.int32)
    row_of[asked[asked >= 0]] = named[asked >= 0]
    return row_of


def _is_bare(relayed: pa.Array, sources: pa.Array) -> pa.Array:
    return pc.or_(pc.invert(pc.match_substring(relayed, "/")), pc.is_in(relayed, sources))


def _first_of_each(codes: Ints, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """For each row, in order, the first with the same code."""
    _, where, back = np.unique(codes, return_index=True, return_inverse=True)
    return np.asarray(rows[where][back])


@kernel
def roots_of(parent: Ints) -> Ints:
    """The end of every chain; the smallest row of a circle stands for it."""
    root = np.full(len(parent), -1, np.int32)
    seen = np.full(len(parent), -1, np.int32)
    for start in range(len(parent)):
        row = start
        while root[row] < 0 and seen[row] != start:
            seen[row] = start
            row = parent[row]
        end = root[row]
        if end < 0:
            end = row
            step = parent[row]
            while step != row:
                end = min(end, step)
                step = parent[step]
        row = start
        while root[row] < 0:
            root[row] = end
            row = parent[row]
    return root
