"""How long what people write may be: longer is refused, never cut, for what was cut is lost and nobody is told."""

from truceline.errors import Refused, Where, phrase, problem

# A reason is a paragraph.
REASON = 1_000


def no_longer(name: str, text: str, most: int = REASON) -> str:
    """The text of a field without spaces around it; with more than `most` characters it is refused."""
    text = text.strip()
    if len(text) > most:
        came = phrase("characters", count=f"{len(text):,}")
        raise Refused([problem("D232", Where("", 0, name), came, most=f"{most:,}")])
    return text
