import json
from typing import Any

import pytest
from small_record import days, fire, record_of, rich_record

from truceline.bulletin.composing import Tier, compose
from truceline.bulletin.freezing import find_errata, read_frozen
from truceline.bulletin.telling.whole import tell
from truceline.errors import Refused
from truceline.measure.record import Record
from truceline.values.language import Language

WEEK, NEXT = days("2020-02-08", "2020-02-14"), days("2020-02-15", "2020-02-21")
FIRST = (fire("2020-02-09T10:00Z", admin1="Vale"), fire("2020-02-10T10:00Z", admin1="Vale"))


def later_record() -> Record:
    """What the record says when one more incident of that week has become known."""
    return record_of(*FIRST, fire("2020-02-11T10:00Z", admin1="Hill", killed_best=2))


def kept(bulletin: Any) -> dict[str, Any]:
    """The frozen figures as they come back from the file they were kept in."""
    content: dict[str, Any] = json.loads(json.dumps(bulletin.frozen(), ensure_ascii=False))
    return content


def test_frozen_figures_come_back_as_they_were() -> None:
    bulletin = compose(rich_record(), WEEK)
    frozen = read_frozen(kept(bulletin), "square")

    assert frozen.figures == bulletin.figures
    assert (frozen.digest, frozen.tier) == (bulletin.digest, Tier.PUBLIC)
    assert frozen.period(WEEK.zone) == WEEK


def test_the_digest_changes_with_any_figure_and_with_what_it_was_made_from() -> None:
    first = compose(record_of(*FIRST), WEEK)

    assert first.digest == compose(record_of(*FIRST), WEEK).digest
    assert first.digest != compose(later_record(), WEEK).digest
    assert first.digest != compose(record_of(*FIRST), days("2020-02-08", "2020-02-15")).digest


def test_the_digest_is_of_what_the_file_holds() -> None:
    """Another hand computes it: SHA-256 of the sorted, compact JSON without the digest itself."""
    import hashlib

    content = kept(compose(rich_record(), WEEK))
    digest = content.pop("digest")
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    assert hashlib.sha256(text.encode()).hexdigest() == digest


def test_the_next_bulletin_says_what_changed_in_the_one_before_from_what_to_what() -> None:
    earlier = kept(compose(record_of(*FIRST), WEEK))
    bulletin = compose(later_record(), NEXT, earlier=earlier)

    assert bulletin.errata is not None
    assert (bulletin.errata.first_day, bulletin.errata.digest) == (WEEK.first_day, earlier["digest"])
    changed = {erratum.figure: (erratum.was, erratum.now) for erratum in bulletin.errata.changed}
    assert changed["incidents/verdict"] == (2, 3)
    assert changed["incidents/area=Hill"] == (0, 1)
    assert changed["casualties=killed_best"] == (0, 2)
    assert "incidents/area=Vale" not in changed


@pytest.mark.parametrize("language", Language)
def test_errata_are_told_in_words_with_both_figures(language: Language) -> None:
    earlier = kept(compose(record_of(*FIRST), WEEK))
    section = tell(compose(later_record(), NEXT, earlier=earlier), language).section("errata")
    rows = {row.about.text: [cell.text for cell in row.cells] for row in section.tables[0].rows}

    assert all("/" not in about and "=" not in about for about in rows)
    assert ["2", "3"] in rows.values()


def test_without_a_change_the_bulletin_says_that_nothing_changed() -> None:
    earlier = kept(compose(record_of(*FIRST), WEEK))
    bulletin = compose(record_of(*FIRST), NEXT, earlier=earlier)

    assert bulletin.errata is not None
    assert bulletin.errata.changed == ()
    assert "Nothing has changed" in tell(bulletin, Language.ENGLISH).section("errata").sentences[0]


def test_protected_acts_are_compared_as_the_earlier_bulletin_printed_them() -> None:
    record = record_of(fire("2020-02-09T10:00Z", act="sexual_violence"))
    bulletin = compose(record, NEXT, earlier=kept(compose(record, WEEK)))

    assert bulletin.errata is not None
    assert bulletin.errata.changed == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"agreement": "another"}, "B006"),
        ({"figures": None}, "B005"),
        ({"figures": {"incidents/verdict": "many"}}, "B005"),
        ({"first_day": "yesterday"}, "B005"),
        ({"tier": "secret"}, "B005"),
        ({"digest": 7}, "B005"),
    ],
)
def test_a_file_that_is_no_earlier_bulletin_of_this_agreement_is_refused(change: dict[str, Any], code: str) -> None:
    content = kept(compose(record_of(*FIRST), WEEK)) | change

    with pytest.raises(Refused, match=code):
        read_frozen(content, "square")


def test_errata_take_a_part_that_was_not_named_for_none() -> None:
    frozen = read_frozen(kept(compose(record_of(*FIRST), WEEK)), "square")
    errata = find_errata(frozen, dict(frozen.figures) | {"incidents/area=Shore": 0, "incidents/area=Hill": 2})

    assert [(e.figure, e.was, e.now) for e in errata.changed] == [("incidents/area=Hill", 0, 2)]
