"""What a person at the desk is told of a file, they are told in the language of their page.

Which codes are still told in English alone: python tests/house/test_problems_told.py
"""

from collections import Counter

from truceline.error_codes import CODES
from truceline.error_phrases import PHRASES
from truceline.values.language import Language, has_sentence

OTHERS = (Language.ARABIC, Language.RUSSIAN)
# What taking files in can meet beside what is wrong with reports (R).
OF_TAKING_IN = {"D001", "D004", "D038"}


def in_english_alone() -> list[str]:
    """The codes that lack a sentence in one of the other languages."""
    messages = {code: [f"problem-{code}-{part}" for part in ("expected", "remedy")] for code in CODES}
    return [code for code in CODES if not all(has_sentence(one, to) for to in OTHERS for one in messages[code])]


def test_every_problem_and_remark_of_a_file_of_reports_is_told_in_every_language() -> None:
    lacking = in_english_alone()
    assert [code for code in lacking if code.startswith("R") or code in OF_TAKING_IN] == []
    assert [name for name in PHRASES for to in OTHERS if not has_sentence(f"phrase-{name}", to)] == []


if __name__ == "__main__":
    for family, count in Counter(code[0] for code in in_english_alone()).items():
        print(family, count, " ".join(code for code in in_english_alone() if code[0] == family))
