import hashlib
from pathlib import Path

import pytest
from report_forms import SETTINGS, csv_text, put

from truceline.errors import Unverified
from truceline.report.originals import store_originals
from truceline.report.reading import read_reports


def test_files_are_kept_under_their_sums_byte_for_byte(tmp_path: Path) -> None:
    path = put(tmp_path, csv_text())
    read = read_reports([path], SETTINGS)
    (place,) = store_originals(read.originals, tmp_path / "originals")
    assert place.name == hashlib.sha256(path.read_bytes()).hexdigest() == read.table["original_sha256"][0].as_py()
    assert place.read_bytes() == path.read_bytes()
    assert list((tmp_path / "originals").iterdir()) == [place]


def test_storing_twice_changes_nothing(tmp_path: Path) -> None:
    read = read_reports([put(tmp_path, csv_text())], SETTINGS)
    (place,) = store_originals(read.originals, tmp_path / "originals")
    before = place.stat().st_mtime_ns
    assert store_originals(read.originals, tmp_path / "originals") == [place]
    assert place.stat().st_mtime_ns == before


def test_a_file_that_changed_since_it_was_read_is_not_stored_under_the_old_sum(tmp_path: Path) -> None:
    path = put(tmp_path, csv_text())
    read = read_reports([path], SETTINGS)
    path.write_text("other")
    with pytest.raises(Unverified, match="no longer"):
        store_originals(read.originals, tmp_path / "originals")
    assert list((tmp_path / "originals").iterdir()) == []


def test_without_the_second_sum_other_bytes_would_lie_under_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Teeth: what does not hash what it copies stores the changed file under the sum of the old one.
    path = put(tmp_path, csv_text())
    read = read_reports([path], SETTINGS)
    path.write_text("other")

    class Believing:
        def update(self, piece: bytes) -> None: ...

        def hexdigest(self) -> str:
            return read.originals[0].sha256

    monkeypatch.setattr("truceline.report.originals.hashlib.sha256", Believing)
    (place,) = store_originals(read.originals, tmp_path / "originals")
    assert place.read_text() == "other"


def test_a_stored_file_that_was_changed_is_found_and_never_overwritten(tmp_path: Path) -> None:
    read = read_reports([put(tmp_path, csv_text())], SETTINGS)
    (place,) = store_originals(read.originals, tmp_path / "originals")
    place.chmod(0o644)
    place.write_text("tampered")
    with pytest.raises(Unverified, match="does not hold"):
        store_originals(read.originals, tmp_path / "originals")
    assert place.read_text() == "tampered"
