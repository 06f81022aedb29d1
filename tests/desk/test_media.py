"""Files are what their bytes say."""

import pytest

from truceline.desk.media import BYTES, Shown, media_type, plain_name, shown_as


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"\x00\x00\x00\x18ftypisom", "video/mp4"),
        (b"\x00\x00\x00\x18ftypheic", BYTES),
        (b"%PDF-1.7", "application/pdf"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>", BYTES),
        (b"<!DOCTYPE html><script>", BYTES),
        (b"", BYTES),
    ],
)
def test_a_file_is_what_its_first_bytes_say_and_nothing_that_runs_is_ever_shown(head: bytes, kind: str) -> None:
    assert media_type(head) == kind


def test_images_and_films_are_shown_and_all_else_is_a_file() -> None:
    assert [shown_as(kind) for kind in ("image/png", "video/mp4", "application/pdf", BYTES)] == [
        Shown.IMAGE,
        Shown.VIDEO,
        Shown.FILE,
        Shown.FILE,
    ]


def test_a_name_cannot_turn_what_stands_around_it() -> None:
    assert plain_name("photo\u202egpj.exe") == "photo·gpj.exe"
    assert plain_name('a"b/c\\d\r\n.jpg') == "a·b·c·d··.jpg"
    assert plain_name("صورة.jpg") == "صورة.jpg"
    assert plain_name("") == "unnamed"
