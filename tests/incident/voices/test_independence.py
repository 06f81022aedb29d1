"""Voices are counted, not messages; and contradiction counts too. Every number here is counted by hand."""

import itertools
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from told import NOON, judged, reports_of, told

from truceline.incident.columns.counting import runs_of
from truceline.incident.gathering import gather
from truceline.incident.model import ACT_CODES, LinkModel, contradicting_acts
from truceline.incident.telling import grouped
from truceline.incident.telling.combine import combine
from truceline.incident.telling.explaining import explain_voices, with_reasons, with_voices
from truceline.incident.telling.grouped import Grouped
from truceline.incident.voices import independence
from truceline.incident.voices.independence import disputes
from truceline.values.language import Language

FILM = "ab" * 32
SAID = "Our men report three mortar rounds near the water tower"


def incident_of(*rows: dict[str, Any]) -> dict[str, Any]:
    """The one incident of these reports."""
    (incident,) = gather(reports_of(*rows)).incidents.to_pylist()
    assert incident["reports"] == incident["origins"] + incident["repeating"] + incident["of_one_voice"]
    return dict(incident)


def test_two_outlets_of_one_party_are_one_voice_of_one_family() -> None:
    rows = [
        told("north-press", source_family="media", speaks_for="north"),
        told("north-command", source_family="party", speaks_for="North", minutes=2),
        told("post", minutes=1),
    ]
    incident = incident_of(*rows)
    assert (incident["origins"], incident["families"], incident["of_one_voice"]) == (2, 2, 1)
    assert incident["family_names"] == "monitor party"


def test_a_follow_up_of_one_source_confirms_nothing_and_disputes_nothing() -> None:
    rows = [
        told("post", killed_best=2),
        told("post", minutes=5, killed_best=3),
        told("post", minutes=9, killed_best=4),
        told("agency", source_family="media", minutes=3, killed_best=4),
    ]
    # Joined by a person: the machine never joins two reports of one source.
    first, second, third, other = (row["report_id"] for row in rows)
    same = judged((first, second, "same"), (second, third, "same"), (first, other, "same"))
    [incident] = gather(reports_of(*rows), judgements=same).incidents.to_pylist()
    assert (incident["reports"], incident["origins"], incident["of_one_voice"]) == (4, 2, 2)
    assert incident["disputed_killed"] == 1  # two voices, by the first of each


def test_a_follow_up_counts_as_a_source_of_its_own_where_nobody_looks_who_speaks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [told("post"), told("post", minutes=5)]
    same = judged((rows[0]["report_id"], rows[1]["report_id"], "same"))
    monkeypatch.setattr(independence, "_before", lambda incident, *_: np.full_like(incident, -1))
    [incident] = gather(reports_of(*rows), judgements=same).incidents.to_pylist()
    assert incident["origins"] == 2


def test_two_recordings_of_one_camera_are_one_voice_and_two_observers_of_one_post_are_two() -> None:
    for observed, origins in (("recorded", 1), ("seen", 2)):
        rows = [told(source, post="tower-2", observed=observed) for source in ("patrol", "camera")]
        assert incident_of(*rows)["origins"] == origins


def test_one_film_passed_on_confirms_nothing_and_who_saw_it_himself_does() -> None:
    film = {"media_sha256": FILM}
    for observed, origins in (("told", 1), ("recorded", 1), ("seen", 2)):
        rows = [told("filmer", observed="recorded", **film), told("b", observed=observed, minutes=3, **film)]
        assert incident_of(*rows)["origins"] == origins


def test_an_old_film_at_another_place_joins_nothing() -> None:
    rows = [told("filmer", observed="recorded", media_sha256=FILM), told("b", north_m=60_000, media_sha256=FILM)]
    assert gather(reports_of(*rows)).incidents["origins"].to_pylist() == [1, 1]


@pytest.mark.parametrize("quotation", [f"The command says: «{SAID}».", f'They say "{SAID}", he wrote.', f"„{SAID}“"])
def test_who_quotes_another_repeats_it(quotation: str) -> None:
    rows = [told("command", said=SAID + "."), told("agency", said=quotation, observed="told", minutes=20)]
    assert (incident_of(*rows)["origins"], incident_of(*rows)["repeating"]) == (1, 1)


@pytest.mark.parametrize("hours", [(9, 1), (None, None)])
def test_who_takes_over_a_report_with_the_quotation_in_it_repeats_that_report(hours: tuple[int | None, ...]) -> None:
    """Received later; or, where that is not told, of a later time."""
    text = f'Residents told us "{SAID}" on Sunday'
    stolen, own = ({} if hour is None else {"received_at": NOON + timedelta(hours=hour)} for hour in hours)
    for said in (text, f"Statement: {text} That is all."):
        thief = told("thief", said=said.replace('"', ""), minutes=2, observed="told", **stolen)
        honest = told("honest", said=text, observed="told", **own)
        links = gather(reports_of(honest, thief)).links
        assert set(links["origin_report_id"].to_pylist()) == {"honest/0-0"}


def test_of_two_where_one_quotes_the_other_the_one_received_first_is_the_origin() -> None:
    """The outlet that quotes may be quicker than who said it: that is still one voice."""
    command = told("command", said=SAID + ".", received_at=NOON + timedelta(hours=3))
    agency = {"said": f"They say «{SAID}», he wrote.", "observed": "told", "minutes": 20}
    for hour, origin in ((2, "agency/20-0"), (4, "command/0-0")):
        rows = [command, told("agency", **agency, received_at=NOON + timedelta(hours=hour))]
        assert set(gather(reports_of(*rows)).links["origin_report_id"].to_pylist()) == {origin}


@pytest.mark.parametrize("written", ["١٢ قَذِيفَةً", "12 قذيـفة", "۱۲ قذيفة,"])
def test_who_quotes_in_another_spelling_repeats_it_too(written: str) -> None:
    said = "سقطت 12 قذيفة على سوق نوى صباح اليوم الثلاثاء"
    quotation = f"قال المكتب: «{said.replace('12 قذيفة', written)}»"
    rows = [told("command", said=said), told("agency", said=quotation, observed="told", minutes=20)]
    assert (incident_of(*rows)["origins"], incident_of(*rows)["repeating"]) == (1, 1)


@pytest.mark.parametrize(
    "change", [{"observed": "seen"}, {"said": "He says «we were hit by three rounds at dawn today»."}]
)
def test_a_witness_and_who_quotes_somebody_else_stay_independent(change: dict[str, str]) -> None:
    agency = {"said": f"The command says: «{SAID}».", "observed": "told"} | change
    assert incident_of(told("command", said=SAID), told("agency", minutes=20, **agency))["origins"] == 2


def test_contradiction_is_counted_against_the_largest_group_that_agrees() -> None:
    rows = [
        told("a", actor="north", count=3, unit="explosion", killed_best=2, injured_low=1, injured_high=4),
        told("b", actor="North", count=6, unit="explosion", killed_low=2, killed_high=3, injured_best=4, minutes=1),
        told("c", actor="south", count=20, unit="explosion", killed_best=5, injured_best=3, minutes=2),
        told("d", act="access_denied", minutes=1),
        told("relay", relayed_from="a/0-0", actor="south", killed_best=9),
    ]
    incident = incident_of(*rows[:3])
    found = {name: incident[f"disputed_{name}"] for name in ("act", "actor", "count", "killed", "injured")}
    # 3 and 6 may be one number, 20 not; 2 and 2-3 have 2 in common, 5 has not; 4 and 3 lie in 1-4, but not in each other.
    assert found == {"act": 0, "actor": 1, "count": 1, "killed": 1, "injured": 1}
    assert incident_of(*rows[:3], rows[4])["disputed_killed"] == 1, "a relay has no voice"


def test_an_act_that_cannot_be_meant_by_the_others_is_disputed_and_a_like_one_is_not() -> None:
    for act, disputed in (("artillery_fire", 0), ("explosion", 0), ("abduction", 1), ("air_strike", 1)):
        rows = [told("a"), told("b"), told("c", act=act)]
        joined = judged(("a/0-0", "b/0-0", "same"), ("b/0-0", "c/0-0", "same"))
        (incident,) = gather(reports_of(*rows), judgements=joined).incidents.to_pylist()
        assert incident["disputed_act"] == disputed


def test_of_any_ranges_those_are_counted_that_lack_what_most_have_in_common() -> None:
    """Counted plainly: of each unit the most that have any one number in common."""
    random = np.random.default_rng(31)
    rows, low = [], random.integers(0, 6, 300)
    for n in range(300):
        said = {"killed_low": int(low[n]), "killed_high": int(low[n] + random.integers(0, 4))} if n % 3 else {}
        ends = dict(zip(("count_low", "count", "count_high"), sorted(random.integers(0, 9, 3).tolist()), strict=True))
        if n % 5 < 3:
            ends = {"count": ends["count"]}
        counted = {**ends, "unit": ("shot", "explosion")[n % 2]} if n % 5 else {}
        rows.append(told("a", reference=str(n), **said, **counted))
    incident = random.integers(0, 60, 300).astype(np.int32)
    chosen = np.flatnonzero(random.random(300) < 0.8).astype(np.int32)
    reports = reports_of(*rows)
    each = np.arange(300, dtype=np.int32)
    grouped = Grouped(reports, incident, each, each)
    harm = {kind: (told.least, told.most) for kind, told in grouped.harm.items()}
    ranges_counted = (grouped.counted.least, grouped.counted.most)
    runs = runs_of(incident, 60, chosen)
    found = disputes(reports, lambda _: runs, ranges_counted, harm)
    killed, counts = np.zeros(60, int), np.zeros(60, int)
    for at in range(60):
        these = [rows[n] for n in chosen if incident[n] == at]
        ranges = [(row["killed_low"], row["killed_high"]) for row in these if "killed_low" in row]
        killed[at] = len(ranges) - max(sum(one <= x <= other for one, other in ranges) for x in range(10))
        for unit in ("shot", "explosion"):
            told_in = [
                (max(row.get("count_low", row["count"]), 1), 2 * max(row.get("count_high", row["count"]), 1))
                for row in these
                if row.get("unit") == unit
            ]  # what is exactly double is no dispute
            alike = [sum(one <= x <= other for one, other in told_in) for x in range(1, 20)]
            counts[at] += len(told_in) - max(alike) if told_in else 0
    assert found["disputed_killed"].tolist() == killed.tolist()
    assert found["disputed_count"].tolist() == counts.tolist()
    assert killed.any()
    assert counts.any()


def held_of(**columns: Sequence[Any]) -> dict[str, Any]:
    """The incident of voices that tell this one after the other, as somebody grouped them."""
    count = len(next(iter(columns.values())))
    rows = [told(f"v{k}", minutes=k, **{name: said[k] for name, said in columns.items()}) for k in range(count)]
    each = np.arange(count, dtype=np.int32)
    together = Grouped(reports_of(*rows), np.zeros(count, np.int32), each, each)
    return dict(combine(together, LinkModel()).to_pylist()[0])


def test_who_may_mean_either_reconciles_no_two_that_contradict_each_other() -> None:
    """A burst of fire and an air strike cannot both be right; an explosion may be either."""
    acts = ["small_arms_fire", "air_strike"]
    assert held_of(act=acts)["disputed_act"] == 1
    for order in itertools.permutations([*acts, "explosion"]):
        assert held_of(act=order)["disputed_act"] == 1
    assert held_of(act=[*acts, "explosion", "air_strike"])["disputed_act"] == 1


def test_a_name_in_another_script_reconciles_no_two_in_one() -> None:
    """A patrol is no petrol, and in Arabic letters it may be either."""
    names = ["patrol", "petrol"]
    assert held_of(actor=names)["disputed_actor"] == 1
    for order in itertools.permutations([*names, "باترول"]):
        incident = held_of(actor=order)
        assert (incident["disputed_actor"], incident["actors_disputed"], incident["actor"]) == (1, True, None)
    one = held_of(actor=["patrol", "باترول", "патрол", "Patrol"])
    assert (one["disputed_actor"], one["actors_disputed"], one["actor"]) == (0, False, "patrol")
    assert held_of(actor=[*names, "petrol", "باترول", "north", None])["disputed_actor"] == 2


@pytest.mark.parametrize(("count", "disputed"), [(5, 0), (28, 0), (50, 0), (333, 0), (1, 0)])
def test_exactly_double_is_no_dispute_and_one_more_is(count: int, disputed: int) -> None:
    for order in ((count, 2 * count), (2 * count, count)):
        assert held_of(count=order, unit=["shot", "shot"])["disputed_count"] == disputed
    assert held_of(count=[count, 2 * count + 1], unit=["shot", "shot"])["disputed_count"] == 1


@pytest.mark.parametrize(
    ("told_of", "disputed"),
    [
        ([(5, None, None), (None, 9, None)], 0),  # at least five, and nine
        ([(5, None, None), (None, 900, None)], 0),
        ([(5, None, None), (None, 3, None)], 0),  # who counts in the dark counts half
        ([(9, None, None), (None, 3, None)], 1),
        ([(None, None, 7), (None, 2, None)], 0),
        ([(None, None, 7), (None, 15, None)], 1),
        ([(5, None, 7), (None, 14, None)], 0),
        ([(5, None, 7), (None, 15, None)], 1),
        ([(5, None, None), (None, None, 2)], 1),
    ],
)
def test_at_least_so_many_contradicts_nobody_who_counts_more(
    told_of: list[tuple[int | None, ...]], disputed: int
) -> None:
    for rows in (told_of, told_of[::-1]):
        low, best, high = zip(*rows, strict=True)
        held = held_of(count_low=low, count=best, count_high=high, unit=["shot", "shot"])
        assert held["disputed_count"] == disputed


def test_of_any_acts_those_are_counted_that_are_not_of_the_largest_group_that_can_all_be_right() -> None:
    """Found again by trying all groups; the acts are fewer than one number has bits."""
    assert len(ACT_CODES) <= independence._MOST_WORDS
    random, contradict = np.random.default_rng(7), contradicting_acts()
    for _ in range(60):
        told_of = random.choice(random.choice(len(ACT_CODES), 7, replace=False), random.integers(2, 12))
        most = 0
        for size in range(1, 8):
            for group in itertools.combinations(set(told_of.tolist()), size):
                if not any(contradict[one, other] for one, other in itertools.combinations(group, 2)):
                    most = max(most, int(np.isin(told_of, group).sum()))
        assert held_of(act=[ACT_CODES[one] for one in told_of])["disputed_act"] == len(told_of) - most


def test_all_acts_at_once_are_counted_in_no_time() -> None:
    """What an attacker may send: each act once, and some often."""
    assert held_of(act=ACT_CODES)["disputed_act"] > 0
    assert held_of(act=[one for k, one in enumerate(ACT_CODES) for _ in range(k % 5 + 1)])["disputed_act"] > 0


def test_the_check_for_one_voice_bites(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [told(source, speaks_for="north") for source in ("north-press", "north-command")]
    assert incident_of(*rows)["origins"] == 1
    monkeypatch.setattr(grouped, "voices", lambda _reports, _incident, origin, *_: origin)
    assert incident_of(*rows)["origins"] == 2


SENTENCES = {
    Language.ENGLISH: "4 reports; 2 independent, of 2 families of sources; 1 repeats what another tells; "
    "1 has the voice of another (one source, one party, one camera, one text, or a copy in silence); 1 disputes the number killed.",
    Language.ARABIC: "4 بلاغات؛ اثنان منها مستقلان من فئتين من المصادر؛ بلاغ واحد يكرر ما يقوله غيره؛ "
    "بلاغ واحد صوته صوت غيره (مصدر واحد أو طرف واحد أو كاميرا واحدة أو خبر واحد أو نسخ دون ذكر المصدر)؛ مصدر واحد يخالف غيره في عدد القتلى.",
    Language.RUSSIAN: "4 сообщения; 2 независимых, источники 2 типов; 1 повторяет то же, что и другое; "
    "1 не добавляет голоса (тот же источник, та же сторона, камера или новость, что у другого, либо копия без ссылки); 1 оспаривает число погибших.",
}


@pytest.mark.parametrize("language", Language)
def test_it_is_said_in_one_sentence_of_each_language(language: Language) -> None:
    rows = [
        told("north-press", source_family="media", speaks_for="north", killed_best=0),
        told("north-command", source_family="party", speaks_for="north", killed_best=0),
        told("post", killed_best=4),
        told("agency", source_family="media", relayed_from="post/0-0"),
    ]
    incidents = gather(reports_of(*rows)).incidents
    assert explain_voices(incidents, language).to_pylist() == [SENTENCES[language]]


def test_two_reports_have_the_dual_in_arabic() -> None:
    incidents = gather(reports_of(told("a"), told("b"))).incidents
    (said,) = explain_voices(incidents, Language.ARABIC).to_pylist()
    assert said.startswith("بلاغان؛ اثنان منهما مستقلان من فئة واحدة من المصادر")


def test_a_single_report_is_said_to_be_confirmed_by_nobody() -> None:
    incidents = gather(reports_of(told("a"))).incidents
    said = explain_voices(incidents, Language.ENGLISH)
    assert said.to_pylist() == ["1 report; nobody independent confirms it."]
    assert with_voices(incidents)["voices_en"].to_pylist() == said.to_pylist()
    assert explain_voices(incidents.slice(0, 0), Language.ENGLISH).to_pylist() == []


OF_ONE_PARTY = [
    told("north-press", source_family="media", speaks_for="north"),
    told("north-command", source_family="party", speaks_for="north", minutes=1),
    told("post", minutes=2),
    told("agency", source_family="media", relayed_from="north-press/0-0", minutes=3),
]


def test_each_link_names_the_report_with_which_it_counts_as_one_voice() -> None:
    links = {link["report_id"]: link["voice_report_id"] for link in gather(reports_of(*OF_ONE_PARTY)).links.to_pylist()}

    assert links.pop("north-command/1-0") == "north-press/0-0"
    assert set(links.values()) == {None}, "who leads, whoever repeats it, and who speaks for himself"


SAID_OF_VOICE = {
    Language.ENGLISH: "Counts as one voice with north-press/0-0.",
    Language.ARABIC: "يُحتسب مع north-press/0-0 صوتاً واحداً.",
    Language.RUSSIAN: "Считается одним голосом с north-press/0-0.",
}


@pytest.mark.parametrize("language", Language)
def test_why_a_report_belongs_to_an_incident_says_with_which_it_counts_as_one_voice(language: Language) -> None:
    reports = reports_of(*OF_ONE_PARTY)
    links = with_reasons(gather(reports).links, reports)
    told_of = dict(zip(links["report_id"].to_pylist(), links[f"why_{language}"].to_pylist(), strict=True))

    assert told_of["north-command/1-0"].endswith(f" {SAID_OF_VOICE[language]}")
    assert sum(SAID_OF_VOICE[language] in why for why in told_of.values()) == 1
