"""Whom voices say were harmed stands beside the claims: counted by hand here, and said in three languages."""

from typing import Any

import numpy as np
import pytest
from told import judged, reports_of, told

from truceline.incident.gathering import gather
from truceline.incident.telling.explaining import explain_voices
from truceline.incident.telling.harmed import HARMED_COLUMNS, harmed_told
from truceline.values.language import Language


def counted(*rows: dict[str, Any]) -> tuple[int, ...]:
    """Of the one incident of these reports: how many voices say civilians, fighters, nothing."""
    ids = [row["report_id"] for row in rows]
    chain = [(ids[0], other, "same") for other in ids[1:]]
    (incident,) = gather(reports_of(*rows), judgements=judged(*chain)).incidents.to_pylist()
    civilians, fighters, unsaid = (incident[name] for name in HARMED_COLUMNS)
    both = civilians + fighters + unsaid - incident["origins"]
    assert 0 <= both <= min(civilians, fighters), "voices that say both are what the three have beyond all voices"
    return civilians, fighters, unsaid


def test_each_voice_is_counted_by_whom_it_says_were_harmed_and_silence_by_itself() -> None:
    rows = [told("a", harmed="civilians"), told("b", harmed="fighters"), told("c", harmed="both"), told("d")]
    assert counted(*rows[:1]) == (1, 0, 0)
    assert counted(*rows[1:2]) == (0, 1, 0)
    assert counted(*rows[2:3]) == (1, 1, 0)
    assert counted(*rows[3:]) == (0, 0, 1)
    assert counted(*rows) == (2, 2, 1)


def test_who_repeats_another_is_heard_only_where_that_one_says_nothing() -> None:
    relay = told("agency", source_family="media", relayed_from="post/0-0", harmed="fighters", minutes=5)
    assert counted(told("post", harmed="civilians"), relay, told("other")) == (1, 0, 1)
    assert counted(told("post"), relay, told("other")) == (0, 1, 1)


def test_outlets_of_one_party_say_together_what_either_says() -> None:
    rows = [
        told("press", source_family="media", speaks_for="north", harmed="civilians"),
        told("command", source_family="party", speaks_for="north", harmed="fighters", minutes=2),
    ]
    assert counted(*rows) == (1, 1, 0)


def test_whom_they_say_were_harmed_moves_no_report_to_another_incident() -> None:
    rows = [told(source, minutes=minutes) for minutes in (0, 3_000) for source in ("a", "b", "c")]
    plain = gather(reports_of(*rows))
    words = np.resize(np.array(["civilians", "fighters", "both"]), len(rows))
    says = gather(reports_of(*(row | {"harmed": str(word)} for row, word in zip(rows, words, strict=True))))
    assert says.links.equals(plain.links)
    same = [name for name in plain.incidents.column_names if name not in HARMED_COLUMNS]
    assert says.incidents.select(same).equals(plain.incidents.select(same))


SENTENCES = {
    Language.ENGLISH: "3 reports; 3 independent, of 1 family of sources; 2 sources say that civilians were harmed; "
    "1 source does not say who was harmed.",
    Language.ARABIC: "3 بلاغات؛ 3 منها مستقلة من فئة واحدة من المصادر؛ مصدران يذكران ضحايا من المدنيين؛ "
    "مصدر واحد لا يذكر من هم الضحايا.",
    Language.RUSSIAN: "3 сообщения; 3 независимых, источники 1 типа; 2 источника сообщают, что пострадали мирные жители; "
    "1 источник не сообщает, кто пострадал.",
}


@pytest.mark.parametrize("language", Language)
def test_it_is_said_in_the_sentence_of_the_voices(language: Language) -> None:
    rows = [told("a", harmed="civilians"), told("b", harmed="civilians"), told("c")]
    assert explain_voices(gather(reports_of(*rows)).incidents, language).to_pylist() == [SENTENCES[language]]


def test_where_nobody_says_whom_nothing_is_said_of_it() -> None:
    assert harmed_told(dict.fromkeys(HARMED_COLUMNS, 0) | {"harmed_unsaid": 3}, Language.ENGLISH) == []
    assert harmed_told({}, Language.ENGLISH) == [], "what was kept before it was counted"
