"""Files that attack: bombs of zip, gzip, XML and YAML, names that climb, tables of nothing; refused wherever files are taken."""

import gzip
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from desk_world import World, addresses, everything, is_ours

pytestmark = pytest.mark.usefixtures("without_limits")


def zipped(*files: tuple[str, bytes]) -> bytes:
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return room.getvalue()


_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (letter, b"&%c;" % (letter - 1) * 10) for letter in range(98, 107))
    + b"]><l>&j;</l>"
)
_BOOK = (("[Content_Types].xml", _LAUGHS), ("xl/workbook.xml", _LAUGHS), ("xl/worksheets/sheet1.xml", _LAUGHS))
_HEAD = b"source,source_family,reference,occurred_at,longitude,latitude,radius_m,act,said,language,exercise\n"
UPLOADS: dict[str, tuple[str, bytes]] = {
    "nothing in it": ("EXERCISE-a.csv", b""),
    "rows of nothing": ("EXERCISE-a.csv", _HEAD + b"\0\0\0\0\n" * 9),
    "not in UTF-8": ("EXERCISE-a.csv", _HEAD + b"\xff\xfe\xed\xa0\x80" * 9),
    "huge numbers and bad days": (
        "EXERCISE-a.csv",
        _HEAD + b"p,monitor,x,2017-02-30,1e999,%s,-1,fire,x,en,true\n" % (b"9" * 400),
    ),
    "a quotation that never ends": ("EXERCISE-a.csv", _HEAD + b'"' + b"x" * 500_000),
    "a million columns": ("EXERCISE-a.csv", b"," * 1_000_000 + b"\n"),
    "numbers of JSON that are none": ("EXERCISE-a.jsonl", b'{"source": NaN, "longitude": 1e999, "source": "b"}\n'),
    "JSON without bottom": ("EXERCISE-a.jsonl", b"[" * 100_000 + b"\n"),
    "a number of 10,000 digits": ("EXERCISE-a.jsonl", b'{"longitude": ' + b"9" * 10_000 + b"}\n"),
    "a billion laughs": ("EXERCISE-a.xlsx", zipped(*_BOOK)),
    "a bomb of a workbook": ("EXERCISE-a.xlsx", zipped(("xl/workbook.xml", b"0" * 60_000_000))),
    "a bomb": ("EXERCISE-a.zip", zipped(("agreement/agreement.yaml", b"#" * 60_000_000))),
    "a zip that climbs": ("EXERCISE-a.zip", zipped(("../../agreement.yaml", b"a: 1"), ("/etc/passwd", b"x"))),
    "a zip in a zip": ("EXERCISE-a.zip", zipped(("agreement.zip", zipped(("agreement.yaml", b"a: 1"))))),
    "a zip that breaks off": ("EXERCISE-a.zip", zipped(("agreement.yaml", b"a: 1" * 99))[:-30]),
    "a bomb of gzip": ("EXERCISE-a.csv.gz", gzip.compress(b"0" * 60_000_000)),
    "aliases of YAML": (
        "agreement.yaml",
        b"a: &a [x,x,x,x,x,x,x,x,x]\n"
        + b"".join(b"%c: &%c [%s]\n" % (n, n, b",".join([b"*%c" % (n - 1)] * 9)) for n in range(98, 107)),
    ),
    "an object of Python": ("agreement.yaml", b"!!python/object/apply:os.system ['true']\n"),
    "a name that turns around": ("EXERCISE-\u202egpj.csv", _HEAD),
    "a name of more bytes than a disk takes": ("EXERCISE-" + "تقرير" * 40 + ".csv", _HEAD + b"\n"),
    "a name that climbs": ("../../../desk.toml", b"origin = 1\n"),
}


@pytest.mark.parametrize("upload", UPLOADS)
def test_a_hostile_file_is_refused_wherever_files_are_taken_and_nothing_of_it_is_taken_in(
    upload: str, attacker: Any, desk: Any
) -> None:
    name, content = UPLOADS[upload]
    before = everything(desk)

    for address in ("/take-in/", "/agreement/versions/"):
        file = io.BytesIO(content)
        file.name = name
        answer = attacker.post(address, {"file": file})
        # Files of reports are looked into and what is wrong with them is told on a page of their own.
        if answer.status_code == 302:
            assert answer["location"].startswith("/take-in/")
            answer = attacker.get(answer["location"])
        assert is_ours(answer), (address, answer.status_code)

    after = everything(desk)
    assert {**after, "Arrival": 0} == {**before, "Arrival": 0}
    assert not list(Path(desk.path).parent.glob("desk.toml"))


def test_more_files_than_one_form_takes_are_refused_by_their_number(attacker: Any) -> None:
    files = [io.BytesIO(_HEAD) for _ in range(101)]
    for number, file in enumerate(files):
        file.name = f"EXERCISE-{number}.csv"
    answer = attacker.post("/take-in/", {"file": files})
    assert is_ours(answer)
    assert answer.status_code == 413
    assert "100" in answer.content.decode()


def test_evidence_may_be_anything_and_is_kept_as_it_came_under_a_harmless_name(world: World, attacker: Any) -> None:
    from truceline.desk.tables import Attachment

    address = world.address("attached", dict(addresses("POST"))["attached"])
    for name, content in UPLOADS.values():
        file = io.BytesIO(content)
        file.name = name
        answer = attacker.post(address, {"file": file, "description": "What they sent."})
        assert answer.status_code == 302 if content else is_ours(answer)
    names = Attachment.objects.filter(incident=world.draft).values_list("name", flat=True)
    assert not [name for name in names if "/" in name or not name.isprintable()]
