"""What an exercise is invented from: how large, when, which sources of which skill, and how much goes wrong."""

from dataclasses import dataclass

from truceline.values.taxonomy import Family


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One invented source: whose word it is, how often it tells, and how well it knows.

    `code` may hold `{party}` or `{guarantor}`, filled from the agreement. Errors are standard deviations along each
    axis for an ordinary report of this source; single reports are better and worse, and say so.
    """

    code: str
    family: Family
    languages: tuple[str, ...]
    channel: str
    chance: float  # of telling of an incident at all
    error_m: float
    error_s: float
    right: float  # share of reports that name the act exactly
    missing: float  # share of each field left out
    observed: str
    reliability: str
    side: int = -1  # place in the agreement's parties; -1: none
    reach_m: float = 0.0  # a source at a post knows only what happens this near; 0: no post
    delay_s: float = 1_800.0
    copies: str = ""  # code of the source that it repeats


def _own(code: str, family: Family, language: str, **skill: float) -> Source:
    """A source that stands at a post of the centre."""
    return Source(
        code=code,
        family=family,
        languages=(language,),
        channel="device" if family is Family.DEVICE else "radio",
        observed="recorded" if family is Family.DEVICE else "heard",
        reliability="A",
        right=skill.get("right", 0.85),
        missing=skill.get("missing", 0.05),
        chance=skill["chance"],
        error_m=0.0,
        error_s=skill["error_s"],
        reach_m=skill["reach_m"],
        delay_s=900.0,
    )


# Skill of the kinds of sources, judged from how real ones work: posts hear far and know when, networks know where,
# parties tell what serves them, guarantors' lists name the day, social media are quick and loose.
SOURCES = (
    _own("post", Family.MONITOR, "en", chance=0.75, error_s=120.0, reach_m=9_000.0),
    _own("camera", Family.DEVICE, "en", chance=0.55, error_s=20.0, reach_m=4_000.0, right=0.7, missing=0.15),
    Source(
        code="local-network",
        family=Family.LOCAL_NETWORK,
        languages=("ar",),
        channel="message",
        chance=0.60,
        error_m=500.0,
        error_s=900.0,
        right=0.85,
        missing=0.12,
        observed="seen",
        reliability="B",
    ),
    Source(
        code="{party}-liaison",
        family=Family.PARTY,
        languages=("ar",),
        channel="hotline",
        chance=0.34,
        error_m=900.0,
        error_s=1_500.0,
        right=0.8,
        missing=0.08,
        observed="told",
        reliability="C",
        side=0,
    ),
    Source(
        code="{party}-liaison",
        family=Family.PARTY,
        languages=("ar",),
        channel="hotline",
        chance=0.34,
        error_m=1_000.0,
        error_s=2_400.0,
        right=0.75,
        missing=0.12,
        observed="told",
        reliability="C",
        side=1,
    ),
    Source(
        code="{guarantor}-list",
        family=Family.GUARANTOR,
        languages=("ru",),
        channel="meeting",
        chance=0.30,
        error_m=1_800.0,
        error_s=9_000.0,
        right=0.7,
        missing=0.1,
        observed="told",
        reliability="B",
        side=0,
        delay_s=43_200.0,
    ),
    Source(
        code="{guarantor}-list",
        family=Family.GUARANTOR,
        languages=("en",),
        channel="meeting",
        chance=0.22,
        error_m=1_500.0,
        error_s=7_200.0,
        right=0.7,
        missing=0.15,
        observed="told",
        reliability="B",
        side=1,
        delay_s=43_200.0,
    ),
    Source(
        code="news-agency",
        family=Family.MEDIA,
        languages=("ru", "en"),
        channel="web",
        chance=0.16,
        error_m=2_200.0,
        error_s=5_400.0,
        right=0.65,
        missing=0.2,
        observed="told",
        reliability="C",
        delay_s=7_200.0,
        copies="local-network",
    ),
    Source(
        code="radio-station",
        family=Family.MEDIA,
        languages=("ar",),
        channel="web",
        chance=0.10,
        error_m=2_500.0,
        error_s=5_400.0,
        right=0.65,
        missing=0.2,
        observed="told",
        reliability="D",
        delay_s=7_200.0,
        copies="local-network",
    ),
    Source(
        code="field-hospital",
        family=Family.MEDICAL,
        languages=("ar",),
        channel="form",
        chance=0.70,
        error_m=1_500.0,
        error_s=3_600.0,
        right=0.6,
        missing=0.3,
        observed="told",
        reliability="B",
        delay_s=10_800.0,
    ),
    Source(
        code="aid-agency",
        family=Family.HUMANITARIAN,
        languages=("en",),
        channel="email",
        chance=0.60,
        error_m=400.0,
        error_s=1_800.0,
        right=0.9,
        missing=0.1,
        observed="seen",
        reliability="B",
        delay_s=14_400.0,
    ),
    Source(
        code="social-media",
        family=Family.SOCIAL_MEDIA,
        languages=("ar", "ar", "en"),
        channel="web",
        chance=0.26,
        error_m=3_000.0,
        error_s=4_500.0,
        right=0.6,
        missing=0.3,
        observed="told",
        reliability="E",
        delay_s=1_200.0,
        copies="{party}-liaison",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseSettings:
    """The size of an exercise and the share of what goes wrong in it.

    `reports` is met within a few per cent. `start` is a moment as the agreement writes it; None: when its term
    begins. One seed gives one exercise.
    """

    seed: int = 1
    reports: int = 400
    days: int = 10
    start: str | None = None
    sources: tuple[Source, ...] = SOURCES
    posts: int = 4  # in zones in force; one stands in each other zone that is observed
    burst: float = 0.6  # further incidents that one incident sets off, on average
    relayed: float = 0.12  # share of reports that repeat another
    spurious: float = 0.04  # share that tells of nothing that happened
    gross: float = 0.03  # share of places and of times wrong by far more than stated
    error_scale: float = 1.0  # how many times larger all errors are than each source's usual ones
    overconfidence: float = 1.0  # how many times larger errors are than what reports state
    by_bearing: float = 0.0  # share of what posts report that gives a bearing and could not judge how far
    by_distance: float = 0.0  # share of what posts report that tells how far off it was, and not in which direction
