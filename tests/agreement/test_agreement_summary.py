"""The summary says, in three languages, everything on which a screening stands."""

import math
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import ROOT
from small_agreement import GEOJSON, changed, write_small

from truceline.agreement import model, provision
from truceline.agreement.charter import Charter
from truceline.agreement.reading import read_agreement
from truceline.agreement.summary import area_km2, article_told, length_km, summarise
from truceline.values.language import Language, has_sentence

AT = datetime(2024, 4, 1, tzinfo=UTC)
# Mean radius of the Earth by the IUGG; on a sphere the areas below are right to half a percent.
RADIUS_KM = 6371.0088


@pytest.fixture(scope="module")
def naima() -> Charter:
    return read_agreement(ROOT / "agreements" / "training-naima")


@pytest.mark.parametrize("language", list(Language))
def test_every_paragraph_is_in_the_summary_of_every_language(naima: Charter, language: Language) -> None:
    text = summarise(naima, language=language, at=AT)
    agreement = naima.agreement
    words = [party.name for party in agreement.parties] + [group.name for group in agreement.groups]
    words += [entry.name for entry in agreement.excluded] + [zone.name for zone in agreement.zones]
    words += [line.name for line in agreement.lines] + [p.title for p in agreement.provisions]
    words += [document.title for document in agreement.texts] + [d.question for d in agreement.details]
    missing = [word for word in (getattr(w, language.value) for w in words) if word not in text]
    assert missing == []
    assert naima.digest in text


def test_the_summary_reads_as_a_person_would_check_it(naima: Charter) -> None:
    text = summarise(naima, at=AT)
    for line in [
        "EXERCISE. Everything in this agreement is invented, for training.",
        "  Hill Company (side: South): bound from 2024-03-01 06:00 until 2024-03-10, from 2024-03-15 12:00, no end stated",
        "  Red Anchor: designated by Council of Neighbours, from 2024-03-05 until 2024-03-25",
        "    suspended from 2024-03-18",
        "    mortar: at least 3 km from Line from which North measures (side: North)",
        "    artillery, from 100 mm: at least 10 km from Line from which South measures (side: South)",
        "    at most 600 persons in Band of 10 km north of the line (side: North)",
        "    working version, held by Both parties: not drawn, approximation, restricted",
        "  which-drones: decided 2024-03-11, in effect from 2024-03-14: Which drones may fly, and when?",
        "  closed-valley-map: open, no proposal: Where does the closed valley begin?",
        "  Maps exchanged: due by 2024-03-04, done 2024-03-04 17:30: met",
        "  Guns withdrawn: due by 2024-03-08 12:00, done 2024-03-09: late",
    ]:
        assert line in text.split("\n")


def test_only_arabic_isolates_what_stands_in_its_sentences(naima: Charter) -> None:
    isolates = "\u2068"
    assert isolates in summarise(naima, language=Language.ARABIC, at=AT)
    assert isolates not in summarise(naima, at=AT) + summarise(naima, language=Language.RUSSIAN, at=AT)


def test_the_same_agreement_gives_the_same_text(naima: Charter) -> None:
    assert summarise(naima, at=AT) == summarise(read_agreement(ROOT / "agreements" / "training-naima"), at=AT)


def test_areas_and_lengths_agree_with_the_sphere_within_half_a_percent(naima: Charter) -> None:
    (band,) = [shape for shape in naima.zone_shapes() if shape.code == "band-north"]
    # A box between two parallels: R² (sin φ₂ - sin φ₁) Δλ, here 0.60 by 0.09 degrees.
    sines = math.sin(math.radians(-19.91)) - math.sin(math.radians(-20.0))
    assert area_km2(band) == pytest.approx(RADIUS_KM**2 * sines * math.radians(0.6), rel=5e-3)
    (line,) = [shape for shape in naima.line_shapes() if shape.code == "northern-line"]
    along = RADIUS_KM * math.cos(math.radians(-19.99)) * math.radians(0.6)
    assert length_km(line) == pytest.approx(along, rel=5e-3)


def test_a_hole_is_taken_off_whoever_drew_it_how(tmp_path: Path) -> None:
    hole = [(80.02, -20.02), (80.02, -20.04), (80.04, -20.04), (80.04, -20.02), (80.02, -20.02)]
    areas = []
    for name, corners in (("one-way", hole), ("other-way", hole[::-1])):
        ring = ", ".join(f"[{x}, {y}]" for x, y in corners)
        geojson = changed(GEOJSON, "[80.0, -20.0]\n        ]]", f"[80.0, -20.0]\n        ], [{ring}]]")
        (shape,) = read_agreement(write_small(tmp_path / name, geojson=geojson)).zone_shapes()
        areas.append(area_km2(shape))
    (whole,) = read_agreement(write_small(tmp_path / "whole")).zone_shapes()
    assert areas[0] == pytest.approx(areas[1])
    assert areas[0] == pytest.approx(area_km2(whole) * 24 / 25, rel=1e-3)  # 0.02 of 0.1 degrees squared


NAMED = {
    "stage": model.Stage,
    "status": model.TextStatus,
    "standing": model.Standing,
    "certainty": model.Certainty,
    "role": model.Role,
    "standard": provision.Standard,
}


@pytest.mark.parametrize("language", list(Language))
def test_every_code_of_an_agreement_has_a_name_in_every_language(language: Language) -> None:
    codes = [(what, str(code)) for what, codes in NAMED.items() for code in codes]
    codes += [("kind", kind) for kind in ("act", "distance", "area", "quantity", "deadline", "access", "procedure")]
    codes += [("wording", wording) for wording in ("authentic", "translation", "summary")]
    codes += [("clock", state) for state in ("met", "late", "unknown", "running")]
    codes += [
        ("exemption", name)
        for name in ("excluded_target", "self_defence", "announced_activity", "monitoring_flight", "medical")
    ]
    messages = [f"agreement-{what}-{code.replace(' ', '-').replace('_', '-')}" for what, code in codes]
    assert [message for message in messages if not has_sentence(message, language)] == []


def test_an_article_of_a_text_that_is_not_public_is_told_in_the_readers_language() -> None:
    assert article_told("not public", Language.RUSSIAN) == "не опубликовано"
    assert article_told("7 bis", Language.RUSSIAN) == "7 bis"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            Language.ENGLISH,
            "closed when all of these agree to the very same words: Russian Federation, United States of America",
        ),
        (Language.ARABIC, "تُغلق متى وافق هؤلاء جميعا على النص عينه"),
        (Language.RUSSIAN, "закрываются, когда все они согласны с одним и тем же текстом: Российская Федерация"),
    ],
)
def test_the_summary_says_by_whom_open_details_are_closed(language: Language, sentence: str) -> None:
    charter = read_agreement(ROOT / "agreements" / "southwest-syria-2017")
    assert sentence in summarise(charter, language=language, at=AT)
    assert charter.agreement.decisions is not None
    strict = charter.agreement.decisions.model_copy(update={"silence_hours": 1, "abstaining_blocks": True})
    other = replace(charter, agreement=charter.agreement.model_copy(update={"decisions": strict}))
    if language is Language.ENGLISH:
        told = summarise(other, at=AT)
        assert "after one hour silence is consent" in told
        assert "abstaining stands in the way" in told
        mute = replace(charter, agreement=charter.agreement.model_copy(update={"decisions": None}))
        assert "closed when all" not in summarise(mute, at=AT)
