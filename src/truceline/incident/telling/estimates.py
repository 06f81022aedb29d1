"""How probable it is that two reports tell of one incident, in words."""

from truceline.values.language import Language, say


def tell_estimate(probability: float, language: Language) -> str:
    """Tell a probability in hundredths, as “82 in 100”; an estimate is no certainty, so none is told as 0 or as 100."""
    percent = round(100 * probability)
    if percent == 0:
        return say("incident-hardly", language)
    if percent == 100:
        return say("incident-nearly-sure", language)
    return say("incident-in-a-hundred", language, isolating=False, percent=percent)
