"""Who stands between voices silences none of them: counted by hand, and held against trying all sets of reports."""

import itertools
from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from told import NOON, judged, reports_of, told

from truceline.incident.columns.arrays import Ints
from truceline.incident.gathering import gather
from truceline.incident.model import Echo
from truceline.incident.voices import between, independence
from truceline.incident.voices.between import Between, spoken_for


def drawn_between(random: np.random.Generator, count: int, kinds: int) -> Between:
    """Reports of sources of their own with classes drawn in three grounds, and some pairs."""
    rows = (np.arange(count) * 3 + 5).tolist()
    shared = []
    for _ in range(3):
        kind = random.integers(0, kinds, count)
        has = random.random(count) < 0.7
        first = {k: row for k, row, one in sorted(zip(kind.tolist(), rows, has, strict=True), reverse=True) if one}
        shared.append(
            {row: first[k] if one else row for row, k, one in zip(rows, kind.tolist(), has.tolist(), strict=True)}
        )
    pairs = [(rows[one], rows[other]) for one, other in random.integers(0, count, (2, 2)).tolist() if one != other]
    after = frozenset(row for row in rows if random.random() < 0.2)
    return Between(rows, {row: (row, row) for row in rows}, shared, pairs, after)


def are_one(asked: Between, one: int, other: int) -> bool:
    """Whether two rows share a ground."""
    told_so = (one, other) in asked.pairs or (other, one) in asked.pairs
    return told_so or any(shared[one] == shared[other] for shared in asked.shared)


def largest(asked: Between) -> int:
    """How many rows the largest set has of which no two share a ground, by trying all."""
    return max(
        size
        for size in range(1, len(asked.rows) + 1)
        if any(
            not any(are_one(asked, *two) for two in itertools.combinations(some, 2))
            for some in itertools.combinations(asked.rows, size)
        )
    )


@pytest.mark.parametrize("seed", range(40))
def test_as_many_speak_as_the_largest_set_has_of_which_no_two_share_a_ground(seed: int) -> None:
    random = np.random.default_rng(seed)
    asked = drawn_between(random, int(random.integers(3, 10)), int(random.integers(2, 6)))
    spoken = spoken_for(asked)
    speaking = set(spoken.values())
    assert len(speaking) == largest(asked)
    assert not any(are_one(asked, *two) for two in itertools.combinations(sorted(speaking), 2))
    for row, speaker in spoken.items():
        assert row == speaker or (row not in speaking and are_one(asked, row, speaker)), "of a voice it shares with"


def crowd(size: int) -> Between:
    """Every party's outlet at every camera: each report stands between many."""
    told = list(itertools.product(range(size), repeat=2))
    rows = list(range(len(told)))
    party, camera = ({row: two[end] for row, two in enumerate(told)} for end in (0, 1))
    return Between(rows, {row: (row, 0) for row in rows}, [party, camera], (), frozenset())


def test_of_a_crowd_of_which_all_stand_between_many_as_many_speak_as_there_are_parties() -> None:
    assert len(set(spoken_for(crowd(12)).values())) == 12


def test_the_larger_a_crowd_the_fewer_choices_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or a thousand reports made for it would keep a machine busy for half a minute."""
    tried, most = list[int](), between._most

    def counting(beside: list[int], left: int, tries: list[int]) -> int:
        tried.extend(tries)
        return most(beside, left, [0])

    monkeypatch.setattr(between, "_most", counting)
    for size in (4, 12, 32):
        assert len(set(spoken_for(crowd(size)).values())) == size
    assert tried == [64, 48, 0]


def test_where_nothing_more_is_tried_all_others_are_still_of_a_voice_they_share_with(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(between, "_TRIED", 0)
    asked = drawn_between(np.random.default_rng(3), 40, 9)
    spoken = spoken_for(asked)
    assert len(set(spoken.values())) > 1
    assert all(row == speaker or are_one(asked, row, speaker) for row, speaker in spoken.items())


def test_who_comes_after_another_speaks_last() -> None:
    pair = Between([4, 7], {4: (1, 1), 7: (2, 2)}, [], [(4, 7)], frozenset({4}))
    assert spoken_for(pair) == {4: 7, 7: 7}
    assert spoken_for(pair._replace(after=frozenset())) == {4: 4, 7: 4}


def incident_of(*rows: dict[str, Any]) -> dict[str, Any]:
    """The one incident of these reports."""
    (incident,) = gather(reports_of(*rows)).incidents.to_pylist()
    assert incident["reports"] == incident["origins"] + incident["of_one_voice"]
    return dict(incident)


BETWEEN = [
    told("party-channel", post="tower-2", observed="recorded", speaks_for="north"),
    told("monitor-camera", post="tower-2", observed="recorded", minutes=1),
    told("north-command", source_family="party", speaks_for="north", minutes=2),
    told("passer-by", minutes=1),
]


@pytest.mark.parametrize("order", list(itertools.permutations((0, 1, 2))))
def test_who_shows_what_anothers_camera_recorded_and_speaks_for_a_party_is_of_one_of_them_and_silences_neither(
    order: tuple[int, ...],
) -> None:
    """Whichever of the three tells the earliest time."""
    rows = [BETWEEN[k] | {"occurred_at": NOON + timedelta(minutes=m)} for m, k in enumerate(order)] + BETWEEN[3:]
    incident = incident_of(*rows)
    assert (incident["origins"], incident["of_one_voice"]) == (3, 1)
    led = {link["report_id"]: link["voice_report_id"] for link in gather(reports_of(*rows)).links.to_pylist()}
    assert led.pop("party-channel/0-0") in led, "the first of the two with whom it shares a ground"
    assert set(led.values()) == {None}
    assert incident_of(*rows[::-1]) == incident


@pytest.mark.parametrize("without", [1, 2])
def test_each_ground_makes_one_voice_of_the_two_that_share_it(without: int) -> None:
    rows = [row for k, row in enumerate(BETWEEN) if k != without]
    assert (incident_of(*rows)["origins"], incident_of(*rows)["of_one_voice"]) == (2, 1)
    shared, other = (("speaks_for", "post"), ("post", "speaks_for"))[without - 1]
    assert incident_of(rows[0] | {other: None}, *rows[1:])["origins"] == 2
    assert incident_of(rows[0] | {shared: None}, *rows[1:])["origins"] == 3


def test_were_all_that_hang_together_one_voice_a_report_of_its_own_word_would_silence_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert incident_of(*BETWEEN[1:])["origins"] == incident_of(*BETWEEN)["origins"] == 3
    monkeypatch.setattr(independence, "_between", lambda *_: ())
    assert incident_of(*BETWEEN)["origins"] == 2


def test_many_outlets_of_a_party_and_many_who_show_one_film_are_two_voices_whoever_stands_between_them() -> None:
    outlets = [told(f"press-{k}", speaks_for="north", minutes=k) for k in range(10)]
    shown = [told(f"channel-{k}", post="tower-2", observed="recorded", minutes=k) for k in range(10)]
    both = [told(f"both-{k}", speaks_for="north", post="tower-2", observed="recorded") for k in range(3)]
    for rows, origins in ((outlets, 1), (shown, 1), (both, 1), (outlets + both, 1), (outlets + shown + both, 2)):
        joined = judged(*((rows[0]["report_id"], row["report_id"], "same") for row in rows[1:]))
        (incident,) = gather(reports_of(*rows), judgements=joined).incidents.to_pylist()
        assert (incident["reports"], incident["origins"]) == (len(rows), origins)


def test_what_a_source_tells_in_two_reports_is_one_voice_with_all_who_share_a_ground_with_either() -> None:
    """A follow-up that leaves out for whom it speaks is no voice beside that party."""
    rows = [
        told("north-press", speaks_for="north"),
        told("north-press", minutes=5),
        told("north-command", speaks_for="north", minutes=2),
    ]
    joined = judged(*((rows[0]["report_id"], row["report_id"], "same") for row in rows[1:]))
    (incident,) = gather(reports_of(*rows), judgements=joined).incidents.to_pylist()
    assert (incident["origins"], incident["of_one_voice"]) == (1, 2)


def test_whatever_a_source_says_of_itself_leaves_the_others_no_fewer_voices() -> None:
    """Parties, cameras, follow-ups, names cited and outlets that follow by their errors: drawn, and each source left out in turn."""
    drawn = np.random.default_rng(11)
    echoes = tuple(Echo(f"s{k}", f"s{k + 1}", 60, 48, alike_in="errors") for k in range(0, 8, 2))
    as_many = 0
    for _ in range(60):
        rows = [
            told(
                f"s{drawn.integers(9)}",
                reference=str(k),
                speaks_for=(None, "north", "south")[drawn.integers(3)],
                post=(None, "tower-1", "tower-2")[drawn.integers(3)],
                observed=("recorded", "told")[drawn.integers(2)],
                minutes=k,
            )
            for k in range(7)
        ]
        sources = np.array([int(row["source"][1:]) for row in rows], np.int32)
        speaker = np.where(drawn.random(7) < 0.3, 9, sources).astype(np.int32)  # the one whom it names
        whole = voices_in(rows, speaker, echoes)
        for one in set(sources.tolist()):
            others = sources != one
            left = voices_in([row for row, stays in zip(rows, others, strict=True) if stays], speaker[others], echoes)
            assert left <= whole
            as_many += left == whole
    assert as_many > 100


def voices_in(rows: list[dict[str, Any]], speaker: Ints, echoes: tuple[Echo, ...]) -> int:
    """How many voices these have, as one incident in which nobody repeats another."""
    each = np.arange(len(rows), dtype=np.int32)
    voice = independence.voices(reports_of(*rows), np.zeros(len(rows), np.int32), each, speaker, echoes)
    assert (voice[voice] == voice).all()
    return len(set(voice.tolist()))
