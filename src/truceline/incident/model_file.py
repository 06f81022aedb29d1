"""The model of linking as a file that a person can read: every number with what it means, and a sum over all of them."""

import hashlib
import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from truceline.errors import Refused, Where, problem
from truceline.incident.model import SCALES, LinkModel, to_six_digits
from truceline.incident.model_bounds import out_of_bounds

FORMAT = "truceline link model 27"
MEANING = {
    "extent_m": "how far from an incident's centre a source may mean, metres",
    "duration_s": "how long an incident may last, seconds",
    "place_shares": f"shares of errors of place that are {', '.join(map(str, SCALES))} times as large as stated",
    "time_shares": "the same of errors of time",
    "reach_sigmas": "pairs farther apart than this many standard deviations are not compared",
    "span_sigmas": "the same for time",
    "widest_m": "a radius beyond this is not compared by place, metres",
    "longest_s": "a half-width of time beyond this is not compared, seconds; of two lists by the day up to a month is",
    "unstated_radius_m": "the radius of a place that states none, metres",
    "further_reports": "odds that a report within reach tells of the same, times how many are there",
    "act_shares": "of two reports of one incident, how often the acts are the same, near, related, apart",
    "weapon_shares": "the same for weapons: same, same group, apart",
    "weapon_weight": "how much of what weapons say counts beside the act",
    "actor_share": "how often two reports of one incident name the same actor",
    "target_share": "the same for targets",
    "figure_shares": "of two reports of one incident, how often their numbers are the same, near, related, apart",
    "pseudo_pairs": "pairs of one source until which chance is believed to be even",
    "offered": "pairs below this score are not offered, nats",
    "sure": "a report that says it tells of several incidents tells, beside its own, of those of its pairs above this score, nats",
    "partners": "where only two sources speak, or lists by the day: from what odds beside all rivals pairs are joined, as a logarithm",
    "usual": "how many times larger than stated errors are, place and time, of sources that are not listed",
    "errors": "the same by source, as learnt",
    "calibration": "scores beside those of rivals, and the probability of one incident each stands for; both rise",
    "by_day": "of two lists that know only the day: nats by distance (to 0.1, 0.5, 1, 2, 4 … 128 km) and by days from the first to the second (-2 to 2), the logarithm of how many strangers are near, and where enough pairs tell of it what the killed and injured of both are worth, by the size of the first's number and of the second's: the same; near, related, apart where the first's is smaller; the same three where it is larger; parts: how many of the pairs whose first is smaller are parts of what the second adds up (near, related, apart), then the other way round; harmed: what it is worth whom the first says were harmed (civilians, fighters, both), each by whom the second does; partnered: the logarithm of the odds that a row of the shorter list has a partner in the other, as held against other days (0: as many have one as not, or nobody could tell); of_first: whether the first is the shorter; beyond: how much more than the last bin 181, 362, 724 and 1,000 km say, in nats: the less, the more strangers lie about so far apart",
    "echoes": "sources that are one voice: of how many incidents both tell, how often alike, which of them comes after the other and by how many seconds as a rule, and what is alike (everything; place and moment, and it follows steadily; or errors: held against what others say, they err to one side)",
    "told_again": "sources that tell of incidents twice without saying so: how many of their reports say where and when, and how many of these tell again what was told; these repeat their own source's first telling; true where it is a list by the day that has several rows for one incident",
    "names": "names that one source alone uses, and what it is worth that the other report has this name, nats; of names that are not listed, whether they are equal counts",
    "codes": "what it is worth, in nats, that one report says the one act, weapon, direction of fire, actor or target and the other the other, as counted here, and how many pairs of one incident told these two; of what is not listed, likeness or equality counts",
    "sides": "between lists that name the two sides each in an order of its own: which lists, and in what share of their pairs of one incident the order is another; what it is worth that one row names these sides (actor, target; folded, empty: none) and the other those, in nats, and in how many pairs of one incident that was counted; null: no lists do",
    "taught": "how many judgements of people were among what acts, names and numbers were counted by, and how many of them were same; null: none",
    "words": "what it is worth, in nats, that two reports of lists by the day share no word, or words that weigh up to 2, 3.3, 5.3, 8, 12, 18, 27, 40 and more; and what commoner words weigh, by their consonants (others 5.3); null: nothing",
    "own_words": "the same of any other two reports, of words that no column accounts for; frames: the words that most reports have that say this in that column, and which say nothing there; last, whether the name of a report's place is its one word (after ~ by its consonants), and no text is read",
    "places": "where names of places lead (folded; after ~ by their consonants, and of two of them with _ where a word begins or ends with a vowel): longitude, latitude, the radius in metres within which 19 in 20 reports of that name lie, and the name by which a gazetteer lists it where that is another; of reports that give no coordinates, for comparing only",
    "by_names": "of the reports that lie anywhere, the share that gives no coordinates and lies where its name leads: the more there are, the less the odds of a pair are worth of which one was measured",
    "in_texts": "where names of places lead that stand in the text of a report that has neither coordinates nor the name of a place: longitude, latitude, and the radius in metres of such texts; after a ~ by their consonants, in texts of one script (behind the /: 0 Latin, 1 Arabic, 2 Cyrillic)",
    "in_names": "where names of places lead that stand within another that leads nowhere (*near*, *or*, *between*; of a report without coordinates), as in_texts has them; and by their consonants the areas (admin1) in which they must lie where a report says one: the middle, and the radius in metres that holds 19 in 20 of its reports; null: none do",
    "areas": "where areas (admin1) lie, by their consonants: the middle of the reports that say them, and the radius in metres that holds 19 in 20; a name that leads far from the area that a report says leads it nowhere; empty where no report without coordinates says one",
    "unplaced_names": "where one of two reports lies nowhere, what it is worth, in nats, that both call their place the same, beside what the name weighs, and that they call it otherwise; what commoner names weigh, after = by the consonants of all their words as one (others 5.3); heads: words with which many names are made, which are no part that two names share; areas: names of areas, which no other name speaks against; same_area and other_area: the same of the areas (admin1, admin2, or a place that is one) that both give and not one name; of_areas: what the areas weigh that several sources give, after @ by their consonants; all others say nothing; null: nothing",
    "strangers": "how alike strangers are here, as logarithms: null is measured anew on the reports at hand; figures: nats of numbers that are the same, near, related, apart, by their size (0, 1, 2, 3, 4, 5, 6, 8, 11, 16, 26, 51, 101 and more)",
}
_READER = TypeAdapter(LinkModel)
_SHOWN = 40  # letters of what is no model


def write_model(model: LinkModel) -> bytes:
    """The file of a model; the same model is the same bytes."""
    told = _plain(model)
    whole = {"format": FORMAT, "sha256": _sum(told), "model": told, "meaning": MEANING}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def read_model(path: Path) -> LinkModel:
    """Read a model from its file.

    Raises:
        Refused: with every problem: no JSON, another format, a number that is missing, unknown, of the wrong kind or
            out of bounds, a code that no report can have, a sum that does not hold.
    """
    try:
        raw = path.read_bytes()
    except OSError as trouble:
        raise Refused([problem("I009", Where(path.name), trouble.strerror or "")]) from trouble
    return model_in(raw, path.name)


def model_in(raw: bytes, name: str) -> LinkModel:
    """Read a model from the bytes of its file, which problems call by this name; refused like `read_model`."""
    try:
        whole = json.loads(raw)
    except (ValueError, RecursionError) as trouble:
        raise Refused([problem("I009", Where(name), str(trouble))]) from trouble
    if not isinstance(whole, dict) or whole.get("format") != FORMAT or not isinstance(whole.get("model"), dict):
        raise Refused([problem("I009", Where(name), _format_of(whole), format=FORMAT)])
    told = whole["model"]
    names = {one.name for one in fields(LinkModel)}
    wrong = [problem("I010", Where(name, 0, one), one) for one in sorted(names ^ set(told))]
    numbers = {one: told[one] for one in names & set(told)}
    try:
        model = _READER.validate_json(json.dumps(numbers), strict=True)
    except ValidationError as found:
        errors = found.errors()
        if not all(e["loc"] for e in errors):  # a text that is none, such as half of a letter of two halves
            raise Refused([*wrong, problem("I009", Where(name), errors[0]["msg"])]) from found
        wrong += [problem("I011", Where(name, 0, ".".join(map(str, e["loc"]))), str(e["input"])) for e in errors]
        # Of the fields that are of the right kind it is said all the same where they are out of bounds.
        sound = {one: numbers[one] for one in numbers.keys() - {str(e["loc"][0]) for e in errors}}
        model = _READER.validate_json(json.dumps(sound), strict=True)
    wrong += out_of_bounds(model, name)
    if wrong:
        raise Refused(wrong)
    if whole.get("sha256") != _sum(told):
        raise Refused([problem("I012", Where(name, 0, "sha256"), str(whole.get("sha256")), sum=_sum(told))])
    return model


def _plain(model: LinkModel) -> dict[str, Any]:
    """The numbers as JSON has them."""
    told: dict[str, Any] = json.loads(json.dumps(asdict(to_six_digits(model))))
    return told


def _sum(told: object) -> str:
    return hashlib.sha256(
        json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    ).hexdigest()


def _format_of(whole: object) -> str:
    """The format that a file says it is of; where it holds another thing than a model, the beginning of that."""
    return str(whole.get("format", "")) if isinstance(whole, dict) else json.dumps(whole, ensure_ascii=False)[:_SHOWN]
