"""Pieces put together on the disk are the tables that gathering all at once gives, in the same order."""

from pathlib import Path

import pyarrow as pa
import pytest
from tellings import FAR, MODEL, invented, month, stored

from truceline.incident.gathering import gather
from truceline.incident.pieces import whole as shelved
from truceline.incident.pieces.piecewise import Asked, gather_in_pieces
from truceline.incident.pieces.whole import SCHEMAS, Whole


@pytest.mark.parametrize("scene", ["an exercise", "a relay of last month"])
def test_the_whole_is_what_gathering_at_once_gives(tmp_path: Path, scene: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelved, "_SHELF", 50)
    reports = invented(reports=300, days=6) if scene == "an exercise" else month(*FAR[scene])
    whole = Whole(tmp_path)
    for piece in gather_in_pieces(stored(reports), Asked(model=MODEL, piece=25)):
        whole.put(piece)
    at_once = gather(reports, model=MODEL)
    wanted = {
        "incidents": at_once.incidents,
        "links": at_once.links,
        "further": at_once.further,
        "suggestions": at_once.suggestions(beyond_reach=False),
    }
    for name, schema in SCHEMAS.items():
        found = pa.concat_tables([schema.empty_table(), *(rows.cast(schema) for rows in whole.taken(name))])
        assert found.combine_chunks().equals(wanted[name].cast(schema).combine_chunks()), name
