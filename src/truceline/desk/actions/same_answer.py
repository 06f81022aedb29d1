"""When a new answer is another answer."""

from typing import Any

from truceline.desk.recording import read, spelt

_VERSION = "agreement_version"


def is_same_answer(content: str, answer: dict[str, Any]) -> bool:
    """Whether a finding says what a new answer says; which version of the agreement said it first is no difference."""
    standing, fresh = read(content), read(spelt(answer))
    standing.pop(_VERSION, None)
    fresh.pop(_VERSION, None)
    return standing == fresh
