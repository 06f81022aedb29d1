"""A probability in words: in hundredths, and never as a certainty."""

import pytest

from truceline.incident.telling.estimates import tell_estimate
from truceline.values.language import Language


@pytest.mark.parametrize(
    ("language", "least", "most"),
    [
        (Language.ENGLISH, "less than 1 in 100", "more than 99 in 100"),
        (Language.ARABIC, "أقل من 1 من 100", "أكثر من 99 من 100"),
        (Language.RUSSIAN, "менее 1 из 100", "более 99 из 100"),
    ],
)
def test_no_estimate_is_told_as_never_or_as_always(language: Language, least: str, most: str) -> None:
    assert [tell_estimate(probability, language) for probability in (0.0, 0.004)] == [least, least]
    assert [tell_estimate(probability, language) for probability in (0.996, 1.0)] == [most, most]


def test_any_other_is_told_in_hundredths() -> None:
    assert [tell_estimate(share, Language.ENGLISH) for share in (0.006, 0.42, 0.994)] == [
        "1 in 100",
        "42 in 100",
        "99 in 100",
    ]
