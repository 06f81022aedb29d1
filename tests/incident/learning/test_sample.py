"""Which reports are learnt from: all, or of many some that are spread over their time, with all that is known of each."""

import zlib

import numpy as np
import pytest
from told import reports_of, told

from truceline.incident.learning import sample
from truceline.incident.learning.sample import Sample
from truceline.incident.likeness.compare import Voices

REPORTS = reports_of(
    *(told("ab"[n % 2], reference=str(n), minutes=720 * n) for n in range(100))  # fifty days, in order of time
)
ROW = np.arange(100, dtype=np.int32)
VOICES = Voices(ROW, ROW + 1_000, ROW % 7 == 0, ROW + 2_000)
AMONG = np.arange(0, 100, 3, dtype=np.int32)


def test_few_reports_are_all_learnt_from_as_they_are() -> None:
    some = Sample(REPORTS, voices=VOICES, among=AMONG)
    assert some.reports is REPORTS
    assert some.voices is VOICES
    assert some.among is AMONG


def test_of_many_the_first_the_last_and_some_between_are_learnt_from_each_with_its_voice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sample, "_BLOCK", 10)
    some = Sample(REPORTS, voices=VOICES, among=AMONG)
    rows = some.voices.source
    assert rows.tolist() == [*range(10), *range(30, 40), *range(60, 70), *range(90, 100)]
    assert some.reports["report_id"].to_pylist() == REPORTS["report_id"].take(rows).to_pylist()
    assert some.voices.voice.tolist() == (rows + 1_000).tolist()
    assert some.voices.word.tolist() == (rows + 2_000).tolist()
    assert some.voices.relay.tolist() == (rows % 7 == 0).tolist()
    assert rows[some.among].tolist() == [row for row in rows if row % 3 == 0]


def test_a_lot_is_drawn_by_the_identity_alone() -> None:
    lots = Sample(REPORTS, voices=VOICES, among=AMONG).lots.tolist()
    assert lots == [zlib.crc32(report_id.encode()) for report_id in REPORTS["report_id"].to_pylist()]


def test_reports_of_less_than_a_week_are_of_few_days_whatever_single_ones_lie_long_before() -> None:
    def of_few_days(days: float, before: int = 0) -> bool:
        early = [told("a", reference=f"early {n}", minutes=-100_000) for n in range(before)]
        rows = [told("a", reference=str(n), minutes=round(1_440 * days * n / 99)) for n in range(100)]
        reports = reports_of(*early, *rows)
        among = np.arange(reports.num_rows, dtype=np.int32)
        nobody = np.zeros(reports.num_rows, np.int32)
        return Sample(reports, voices=Voices(nobody, nobody, nobody > 0, nobody), among=among).of_few_days

    assert [of_few_days(days) for days in (0.0, 6.5, 7.5)] == [True, True, False]
    assert of_few_days(6.5, before=2)
    assert not of_few_days(6.5, before=4)


def test_where_nobody_is_an_origin_there_is_nothing_to_learn_from() -> None:
    some = Sample(REPORTS, voices=VOICES, among=AMONG[:0])
    assert some.of_few_days
    assert some.of_one_source
    assert not Sample(REPORTS, voices=VOICES, among=AMONG).of_one_source
