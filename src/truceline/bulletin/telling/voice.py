"""Words and numbers in one language, whoever needs them: a bulletin, or a map that stands alone."""

from functools import lru_cache

from truceline.agreement.model import Words
from truceline.values.language import Language, say, unbroken


class Name(str):
    """Words that a person wrote, or a code: isolated in every sentence, so that they cannot turn it around."""

    __slots__ = ()

    @property
    def isolated(self) -> str:
        """The words between the marks of Unicode that isolate their direction (UAX 9)."""
        return f"\u2068{self}\u2069"


class Voice:
    """Says sentences, names and numbers in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def say(self, message: str, **arguments: object) -> str:
        """Say a sentence of bulletin.ftl."""
        told = {key: value.isolated if isinstance(value, Name) else value for key, value in arguments.items()}
        return say(f"bulletin-{message}", self.language, isolating=False, **told)

    def name(self, words: Words) -> Name:
        """The name in this language."""
        names = {Language.ENGLISH: words.en, Language.ARABIC: words.ar, Language.RUSSIAN: words.ru}
        return Name(unbroken(names[self.language]))

    def number(self, number: float) -> str:
        """A whole number as it is written."""
        return _number(number, self.language)


@lru_cache(4096)
def _number(number: float, language: Language) -> str:
    return say("bulletin-number", language, number=number)
