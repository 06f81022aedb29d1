from pathlib import Path

import pytest

from truceline.command.folder import refuse_foreign, written_whole
from truceline.errors import Refused


def write_half(out: Path) -> None:
    with written_whole(out) as draft:
        (draft / "summary.json").write_text("second")
        raise RuntimeError("the light went out")


def test_a_folder_appears_only_when_all_is_written(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with written_whole(out) as draft:
        (draft / "summary.json").write_text("{}")
        assert not out.exists()

    assert [path.name for path in out.iterdir()] == ["summary.json"]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_what_fails_half_way_leaves_the_former_record_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with written_whole(out) as draft:
        (draft / "summary.json").write_text("first")
    with pytest.raises(RuntimeError, match="the light went out"):
        write_half(out)

    assert (out / "summary.json").read_text() == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_new_record_takes_the_place_of_the_former(tmp_path: Path) -> None:
    for words in ("first", "second"):
        with written_whole(tmp_path / "out") as draft:
            (draft / "summary.json").write_text(words)

    assert (tmp_path / "out" / "summary.json").read_text() == "second"


def test_a_folder_with_somebodys_files_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("ten years of work")
    with pytest.raises(Refused, match=r"thesis\.docx.*C003"):
        refuse_foreign(tmp_path)
    with pytest.raises(Refused), written_whole(tmp_path):
        pass

    assert (tmp_path / "thesis.docx").read_text() == "ten years of work"


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(Refused, match="C002"):
        refuse_foreign(tmp_path / "out")
