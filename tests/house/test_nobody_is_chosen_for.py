"""What goes on the record in somebody's name is chosen by them: no list of outcomes, stances or votes opens with one of them chosen."""

import re
from pathlib import Path

TEMPLATES = Path(__file__).resolve().parents[2] / "src" / "truceline" / "desk" / "templates" / "desk"
# The lists whose entries say what somebody determined, holds, found, voted, ruled, or heard.
ON_THE_RECORD = ("outcome", "fact", "stance", "ruling", "vote", "found", "said")
OPENS_WITH_NOTHING = ' required><option value="">{% say "desk-list-choose" %}</option>'
# Filters look for something and write nothing down: "any" is their first.
FILTERS = {"stances.html", "treatment.html"}


def test_no_list_of_what_goes_on_the_record_opens_with_an_answer() -> None:
    found = set()
    for page in sorted(TEMPLATES.glob("*.html")):
        text = page.read_text(encoding="utf-8")
        for name in re.finditer(rf'<select name="({"|".join(ON_THE_RECORD)})"', text):
            if page.name in FILTERS:
                continue
            found.add(name[1])
            assert text[name.end() :].startswith(OPENS_WITH_NOTHING), f"{page.name}: {name[1]}"
    assert found == set(ON_THE_RECORD)
