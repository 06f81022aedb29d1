"""A text that says who told it repeats that source, in three languages; one that only names another does not."""

from typing import Any

import pytest
from tellings import SAID_BY_YARMOUK_NEWS
from told import judged, reports_of, told

from truceline.incident.gathering import gather
from truceline.incident.review.repeating import with_relays
from truceline.incident.voices import attributing, named_sources

SOURCE = told("Yarmouk News", reference="1")


def voices_of(text: str, *others: dict[str, Any], **said: Any) -> list[int]:
    """How many independent voices each incident has, of an outlet that says so beside the source that it may name."""
    outlet = told("outlet", reference="2", minutes=3, north_m=200, said=text, **({"observed": "told"} | said))
    return sorted(gather(reports_of(SOURCE, outlet, *others)).incidents["origins"].to_pylist())


@pytest.mark.parametrize(
    "text",
    [
        *SAID_BY_YARMOUK_NEWS,
        "Five shells fell on the mill, Yarmouk News reported; the army denied that it had fired.",
        "وبحسب Yarmouk News سقطت خمس قذائف",
    ],
)
def test_who_says_that_another_source_told_him_confirms_nothing(text: str) -> None:
    assert voices_of(text) == [1]


@pytest.mark.parametrize(
    ("why", "text", "said"),
    [
        ("it is named for another reason", "The office of Yarmouk News was hit by five shells.", {}),
        ("nobody here is called so", "According to Hauran News, five shells fell.", {}),
        ("it saw it itself", "According to Yarmouk News too, five shells fell.", {"observed": "seen"}),
        ("its own people were there", "Yarmouk News said two shells; our correspondent counted five.", {}),
        ("its own people were there", "قالت Yarmouk News قذيفتين وأحصى مراسلنا خمساً", {}),
        ("its own people were there", "Yarmouk News сообщает о двух, наш корреспондент видел пять.", {}),
        ("it denies it", "Contrary to what Yarmouk News reported, nobody was hurt by the five shells.", {}),
        ("it denies it", "خلافاً لما ذكرت Yarmouk News لم يصب أحد", {}),
        ("it denies it", "Вопреки сообщению Yarmouk News, никто не пострадал.", {}),
        ("it denies it", "Unlike Yarmouk News reported, nobody was hurt.", {}),
        ("it denies it", "على عكس ما ذكرت Yarmouk News لم يصب أحد", {}),
        ("it denies it", "В отличие от того, что сообщает Yarmouk News, пострадавших нет.", {}),
        ("its own people were there", "Yarmouk News said two; our own correspondent counted five.", {}),
        ("somebody else told it", "According to residents Yarmouk News was hit by five shells.", {}),
        ("somebody else told it", "قال سكان قرب Yarmouk News إن قذائف سقطت", {}),
        ("a phrase stands within another word", "An exciting day. Yarmouk News building was hit.", {}),
        ("a phrase stands within another word", "انتقال Yarmouk News إلى مبنى آخر", {}),
        (
            "it is another saying",
            "Near Yarmouk News, reports of five shells. At Yarmouk News reports of two killed.",
            {},
        ),
        ("nothing is said", "", {}),
    ],
)
def test_who_does_not_say_so_is_a_voice_of_his_own(why: str, text: str, said: dict[str, Any]) -> None:
    assert voices_of(text, **said) == [2], why


def test_of_names_that_hold_each_other_the_longer_one_is_meant() -> None:
    """The outlet repeats Yarmouk News Network, and Yarmouk News stays a voice of its own."""
    network = told("Yarmouk News Network", reference="3", minutes=1)
    text = "According to Yarmouk News Network, five shells fell."
    gathered = gather(reports_of(SOURCE, network, told("outlet", reference="2", minutes=3, said=text, observed="told")))
    links = {link["report_id"]: link["origin_report_id"] for link in gathered.links.to_pylist()}
    assert links["outlet/2"] == "Yarmouk News Network/3"


def test_who_names_somebody_in_relayed_from_has_said_it_there() -> None:
    other = told("radio", reference="1", minutes=2)
    assert voices_of("According to Yarmouk News, five shells.", other, relayed_from="radio/1") == [2]


def test_what_two_say_of_each_other_and_chains_end_at_one_origin() -> None:
    rows = [
        told("first", reference="1", said="The station Second reported five shells.", observed="told"),
        told("second", reference="1", said="According to the station First, five shells.", observed="told", minutes=1),
        told("third", reference="1", said="According to Second, five shells fell.", observed="told", minutes=2),
    ]
    assert gather(reports_of(*rows)).incidents["origins"].to_pylist() == [1]


def test_a_person_who_judged_them_different_is_followed() -> None:
    text = "According to Yarmouk News, five shells fell."
    rows = reports_of(SOURCE, told("outlet", reference="2", said=text, observed="told"))
    gathered = gather(rows, judgements=judged(("Yarmouk News/1", "outlet/2", "different")))
    assert gathered.incidents["origins"].to_pylist() == [1, 1]


def test_such_a_pair_is_offered_with_the_ground_on_which_it_repeats() -> None:
    text = "According to Yarmouk News, five shells fell."
    reports = reports_of(SOURCE, told("outlet", reference="2", said=text, observed="told"))
    gathered = gather(reports)
    (row,) = with_relays(gathered.suggestions(), gathered, reports).to_pylist()
    assert row["repeats"] == "names_in_words"
    assert row["score"] is not None


def test_without_looking_at_words_a_repetition_would_be_a_confirmation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(named_sources, "naming_any", lambda _, may: may.nonzero()[0][:0])
    assert voices_of("According to Yarmouk News, five shells fell.") == [2]


ANYBODY = {
    "Residents": "Five shells fell on the mill, according to residents.",
    "local sources": "Local sources said that five shells fell on the mill.",
    "Activists": "Activists reported five shells on the mill.",
    "Doctors": "Reported by doctors: five shells on the mill.",
    "The media": "According to the media five shells fell on the mill.",
    "الأهالي": "بحسب الأهالي سقطت خمس قذائف على المطحنة",
    "ناشطون": "أفاد ناشطون بسقوط خمس قذائف على المطحنة",
    "شهود عيان": "قال شهود عيان إن خمس قذائف سقطت على المطحنة",
    "مصادر محلية": "أفادت مصادر محلية بسقوط خمس قذائف على المطحنة",
    "Жители": "Жители сообщили о пяти снарядах. По данным жители: пять снарядов.",
    "Очевидцев": "По сообщениям очевидцев, на мельницу упали пять снарядов.",
    "местные источники": "Как пишет канал, местные источники сообщает о пяти снарядах.",
}


@pytest.mark.parametrize("name", ANYBODY)
def test_a_source_that_is_called_as_witnesses_in_general_are_told_nobody(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [told(name, reference="1"), told("radio", minutes=3, said=ANYBODY[name], observed="told")]
    assert gather(reports_of(*rows)).incidents["origins"].to_pylist() == [2]
    monkeypatch.setattr(attributing, "is_anybody", lambda _: False)
    assert gather(reports_of(*rows)).incidents["origins"].to_pylist() == [1]
