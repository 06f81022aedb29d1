"""The record on disk: one folder that holds everything a run made, and what it was made from.

Tables are Parquet; `model.json` has the numbers by which reports were linked, `agreement/` is the agreement's folder as it was, `originals/` the reports as they came.
"""

import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from truceline.agreement.reading import read_agreement
from truceline.errors import Refused, Where, problem
from truceline.finding.explaining import explain
from truceline.finding.geojson import write_geojson
from truceline.finding.weighing import weigh
from truceline.measure.record import Record
from truceline.values.language import Language

MODEL = "model.json"
TABLES = ("reports", "incidents", "links", "zone_answers", "findings")
SENTENCES = tuple(f"sentence_{language}" for language in Language)


def write_record(record: Record, agreement: Path, folder: Path) -> None:
    """Write the tables, the map and the agreement into a folder."""
    for name in TABLES:
        table = with_sentences(record) if name == "findings" else getattr(record, name)
        write_parquet(table, folder / f"{name}.parquet")
    write_parquet(weights_of(record), folder / "weights.parquet")
    if record.determinations is not None:
        write_parquet(record.determinations, folder / "determinations.parquet")
    if record.replies is not None:
        write_parquet(record.replies, folder / "replies.parquet")
    if record.stances is not None:
        write_parquet(record.stances, folder / "stances.parquet")
    if record.model is not None:
        (folder / MODEL).write_bytes(record.model)
    write_geojson(record.incidents, record.findings, folder / "incidents.geojson")
    shutil.copytree(agreement, folder / "agreement")


def with_sentences(record: Record) -> pa.Table:
    """The findings with each answer as one sentence in every language."""
    table = record.findings
    for language, name in zip(Language, SENTENCES, strict=True):
        sentences = explain(record.findings, record.charter, language)
        table = table.append_column(name, sentences)
    return table


def weights_of(record: Record) -> pa.Table:
    """Whether each incident's sources reach each standard of proof that the agreement asks for."""
    standards = sorted({provision.standard for provision in record.charter.agreement.provisions})
    return pa.concat_tables([weigh(record.incidents, standard) for standard in standards])


def write_parquet(table: pa.Table, path: Path) -> None:
    """Write a table so that the same rows give the same bytes."""
    pq.write_table(table, path, compression="zstd", version="2.6", store_schema=True)


def read_record(folder: Path) -> Record:
    """Read a record back, or refuse a folder that is none."""
    missing = [name for name in TABLES if not (folder / f"{name}.parquet").is_file()]
    if missing:
        came = f"{folder} without {', '.join(f'{name}.parquet' for name in missing)}"
        raise Refused([problem("C005", Where(str(folder)), came)])
    tables = {name: pq.read_table(folder / f"{name}.parquet") for name in TABLES}
    tables["findings"] = tables["findings"].drop_columns(list(SENTENCES))
    beside = {name: folder / f"{name}.parquet" for name in ("determinations", "replies", "stances")}
    tables |= {name: pq.read_table(path) for name, path in beside.items() if path.is_file()}
    model = (folder / MODEL).read_bytes() if (folder / MODEL).is_file() else None
    return Record(charter=read_agreement(folder / "agreement"), model=model, **tables)
