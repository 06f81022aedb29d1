"""What strangers send as a zip: whatever it says of itself is not believed, and nothing leaves the folder."""

import stat
import zipfile
from pathlib import Path

import pytest

from truceline.desk import unpacking
from truceline.desk.unpacking import MOST_BYTES, MOST_FILES, unpack
from truceline.errors import Refused

GOOD = ("agreement.yaml", b"agreement: x\n")


def packed(tmp_path: Path, *members: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    path = tmp_path / "sent.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path


def refused(path: Path, tmp_path: Path) -> set[str]:
    folder = tmp_path / "out"
    folder.mkdir(exist_ok=True)
    with pytest.raises(Refused) as told:
        unpack([path], folder)
    outside = {found.name for found in tmp_path.iterdir()} - {"sent.zip", "out"}
    assert outside == set()
    return {one.code for one in told.value.problems}


def test_a_zip_of_a_folder_is_opened(tmp_path: Path) -> None:
    path = packed(tmp_path, ("a/agreement.yaml", b"x"), ("a/maps/z.geojson", b"{}"), ("__MACOSX/a/._x", b""))
    (tmp_path / "out").mkdir()

    assert unpack([path], tmp_path / "out") == ["agreement.yaml", "maps/z.geojson"]
    assert (tmp_path / "out" / "maps" / "z.geojson").read_bytes() == b"{}"


@pytest.mark.parametrize(
    "name",
    [
        "../x.yaml",
        "/etc/x.yaml",
        "a/../../x.yaml",
        "C:\\x.yaml",
        "a\\..\\x.yaml",
        "a//x.yaml",
        ".hidden.yaml",
        "x\u202e.yaml",
        "a/b/c/d/e.yaml",
    ],
)
def test_a_name_that_leads_out_of_the_folder_is_refused(name: str, tmp_path: Path) -> None:
    assert "D102" in refused(packed(tmp_path, GOOD, (name, b"x")), tmp_path)


def test_a_link_is_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("zones.geojson")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert refused(packed(tmp_path, GOOD, (link, b"/etc/passwd")), tmp_path) == {"D103"}


def test_bytes_are_counted_while_they_are_unpacked_whatever_the_header_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "MOST_BYTES", 100_000)
    path = packed(tmp_path, GOOD, ("bomb.geojson", b"0" * 5_000_000))
    assert path.stat().st_size < 20_000
    raw = bytearray(path.read_bytes())
    # The central directory says: 10 bytes.
    at = raw.rfind(b"PK\x01\x02")
    raw[at + 24 : at + 28] = (10).to_bytes(4, "little")
    path.write_bytes(raw)

    assert refused(path, tmp_path) <= {"D105", "D101"}
    assert sum(file.stat().st_size for file in (tmp_path / "out").rglob("*") if file.is_file()) <= 100_000


def test_an_archive_in_an_archive_too_many_files_and_other_kinds_are_refused(tmp_path: Path) -> None:
    assert refused(packed(tmp_path, GOOD, ("more.zip", b"PK")), tmp_path) == {"D107"}
    assert refused(packed(tmp_path, GOOD, ("run.py", b"")), tmp_path) == {"D107"}
    many = [(f"z{n}.geojson", b"{}") for n in range(MOST_FILES)]
    assert refused(packed(tmp_path, GOOD, *many), tmp_path) == {"D104"}


def test_a_name_that_comes_twice_is_refused(tmp_path: Path) -> None:
    assert refused(packed(tmp_path, GOOD, ("Agreement.yaml", b"other")), tmp_path) == {"D106"}


def test_a_zip_that_is_cut_or_encrypted_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path, GOOD)
    raw = bytearray(path.read_bytes())
    raw[raw.rfind(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(raw)
    assert refused(path, tmp_path) == {"D103"}
    path.write_bytes(bytes(raw[:-30]))
    assert refused(path, tmp_path) & {"D100", "D101", "D107"}


def test_without_the_agreement_or_without_files_it_is_refused(tmp_path: Path) -> None:
    assert refused(packed(tmp_path, ("zones.geojson", b"{}")), tmp_path) == {"D100"}
    with pytest.raises(Refused, match="D100"):
        unpack([], tmp_path / "out")


def test_too_many_bytes_of_plain_files_are_refused(tmp_path: Path) -> None:
    big = tmp_path / "agreement.yaml"
    with big.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    (tmp_path / "out").mkdir()
    with pytest.raises(Refused, match="D105"):
        unpack([big], tmp_path / "out")
