"""What people hold of sources that were found to be one voice, and the model as it is used since."""

from collections.abc import Iterable
from dataclasses import replace

from truceline.desk.tables import VoiceRuling
from truceline.incident.model import Echo, LinkModel

Pair = tuple[str, str]


def pair_of(one: str, other: str) -> Pair:
    """Two sources, whichever was named first."""
    return (one, other) if one <= other else (other, one)


def standing_rulings() -> dict[Pair, VoiceRuling]:
    """The latest word on every two sources that any was said of."""
    return {(one.first, one.second): one for one in VoiceRuling.objects.select_related("by")}


def held_apart(model: LinkModel) -> LinkModel:
    """A model as it is used: without the echoes of which a person said that the two speak independently."""
    apart = {pair for pair, ruling in standing_rulings().items() if ruling.is_apart} if model.echoes else set[Pair]()
    kept = tuple(echo for echo in model.echoes if pair_of(echo.first, echo.second) not in apart)
    return model if len(kept) == len(model.echoes) else replace(model, echoes=kept)


def one_voice_through(pair: Pair, echoes: Iterable[Echo]) -> list[str]:
    """The sources through which two are one voice all the same: each says the same as either. Who follows both by errors leaves them two."""
    alike = [set(echo[:2]) for echo in echoes if echo.alike_in != "errors"]
    with_one, with_other = (set().union(*(two for two in alike if one in two)) for one in pair)
    return sorted(with_one & with_other - set(pair))
