"""Own words of a report: what no column accounts for, in any script, alone and among others."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from told import reports_of, told

from truceline.incident.likeness.framing import frames_of, lookup_of, own_words_of, own_words_of_one
from truceline.incident.likeness.sharing import Words, weigh_shared
from truceline.incident.likeness.words import common_words, skeleton, told_words
from truceline.incident.model import Frame, WordLaw

# Eight attacks on hospitals, each told in English and in Arabic, beside the repository where they are at hand.
BILINGUAL = Path(__file__).resolve().parents[4] / "shared" / "data" / "bilingual-reports"
ACTS = ("mortar", "drone")
LANDMARKS = ("Falaj", "Zamil", "Rukban", "Tanif", "Basut", "Kutub", "Manara", "Sadad", "Qalib", "Tafas")


def texts(many: int = 60) -> pa.Table:
    """Two sources that each begin alike, two acts that texts repeat, ten landmarks and a number."""
    return reports_of(
        *(
            told(
                ("a", "b")[n % 2],
                reference=f"{n}",
                act=("mortar_fire", "drone_strike")[n // 2 % 2],
                said=f"{('Ministry', 'Network')[n % 2]}: {ACTS[n // 2 % 2]} near {LANDMARKS[n % 10]}, {n + 10} fell.",
            )
            for n in range(many)
        )
    )


def law(reports: pa.Table) -> WordLaw:
    words = told_words(reports, figures=False)
    return WordLaw((0.0,) * 10, common_words(words), frames_of(reports, words))


def shared(words: Words, *pairs: tuple[int, int]) -> list[float]:
    found = np.empty(len(pairs))
    first, second = np.array(pairs, np.int32).T
    weigh_shared(words, (first.copy(), second.copy()), found)
    return [round(weight, 2) for weight in found.tolist()]


def test_words_that_follow_from_a_column_are_frames_and_names_are_not() -> None:
    framed = {(frame.of, frame.said): frame.words for frame in law(texts()).frames}
    assert skeleton("ministry") in framed["source", "a"]
    assert skeleton("ministry") not in framed["source", "b"]
    assert skeleton("mortar") in framed["act", "mortar_fire"]
    assert skeleton("drone") not in framed["act", "mortar_fire"]
    every = {word for words in framed.values() for word in words}
    assert not every & {skeleton(name.lower()) for name in LANDMARKS}


def test_two_reports_share_the_landmark_and_neither_act_nor_opening_nor_figure() -> None:
    """Teeth: without frames, two of one act and source share more, whatever they tell of."""
    reports = texts()
    words = own_words_of(reports, law(reports))
    same_landmark, same_act_and_source, nothing = shared(words, (0, 10), (0, 4), (0, 5))
    assert same_landmark > 1.5
    assert same_act_and_source == nothing == 0.0
    assert shared(own_words_of(reports, law(reports)._replace(frames=())), (0, 4))[0] > 0.5


def test_a_word_is_no_frame_where_the_column_says_something_else() -> None:
    """Whose column says explosion and whose text says mortar tells more than its column."""
    reports = texts()
    odd = reports_of(told("c", reference="odd", act="explosion", said="Mortar near Falaj"))
    words = own_words_of(pa.concat_tables([reports, odd]), law(reports))
    own = set(words.number[words.start[60] : words.start[61]].tolist())
    assert len(own) == 3  # mortar, near and Falaj
    assert len(words.number[words.start[0] : words.start[1]]) == 1


def test_what_two_or_three_reports_say_frames_nothing() -> None:
    few = reports_of(*(told("a", reference=f"{n}", act="looting", said="looted the Tafas silo") for n in range(2)))
    assert [frame for frame in law(few).frames if frame.of == "act"] == []


def test_the_own_words_of_one_report_are_those_it_has_among_others() -> None:
    reports, known = texts(), law(texts())
    words, lookup = own_words_of(reports, known), lookup_of(known)
    for row in (0, 7, 33):
        number, weight = own_words_of_one(reports.slice(row, 1).to_pylist()[0], lookup)
        there = slice(words.start[row], words.start[row + 1])
        assert words.number[there].tolist() == number
        assert words.weight[there].tolist() == weight
        assert len(number) == 1


def test_a_landmark_is_one_in_every_script() -> None:
    reports = reports_of(told("a", said="near Falaj"), told("b", said="قرب فلج"), told("c", said="у Фалаж"))
    words = own_words_of(reports, WordLaw((0.0,) * 10, ()))
    assert shared(words, (0, 1), (0, 2), (1, 2)) == [5.3, 5.3, 5.3]


def test_frames_hold_for_reports_without_texts_and_for_none_at_all() -> None:
    silent = reports_of(told("a"), told("b"))
    frames = (Frame("source", "a", ("x",)),)
    for reports in (silent, silent.slice(0, 0)):
        words = own_words_of(reports, WordLaw((0.0,) * 10, (), frames))
        assert words.start.tolist() == [0] * (reports.num_rows + 1)


@pytest.mark.skipif(not BILINGUAL.is_dir(), reason="eight incidents, each told in two languages, are not at hand")
def test_most_real_reports_find_their_other_language_by_the_names_at_their_head() -> None:
    """Place and hospital stand in the first three lines; two of eight are spelt too differently. The whole articles share too much by chance."""
    heads = [
        told(language, reference=f"{n}", act=None, said=_head(BILINGUAL / f"Incident-{n}{end}.md"))
        for language, end in (("en", ""), ("ar", "_ar"))
        for n in range(1, 9)
    ]
    reports = reports_of(*heads)
    words = own_words_of(reports, WordLaw((0.0,) * 10, common_words(told_words(reports, figures=False))))
    weights = np.array([shared(words, *((one, 8 + other) for other in range(8))) for one in range(8)])
    assert (weights.argmax(axis=0) == np.arange(8)).sum() >= 6
    assert (weights.argmax(axis=1) == np.arange(8)).sum() >= 6


def _head(article: Path) -> str:
    return "\n".join(article.read_text("utf-8").split("---", 2)[2].strip().split("\n")[:3])


def test_reports_without_a_word_have_no_frames() -> None:
    reports = reports_of(told("a"), told("b"))
    assert frames_of(reports, told_words(reports, figures=False)) == ()
