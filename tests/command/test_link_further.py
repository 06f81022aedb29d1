"""`further_links.csv`: what reports tell beside their own incident, told as links are."""

from pathlib import Path

import pyarrow.csv
import pyarrow.parquet as pq
from told import judged, reports_of, told

from truceline.command import main
from truceline.command.besides import LINKS_BESIDES
from truceline.incident.joining.judge import JUDGEMENTS
from truceline.incident.review.keeping import append_judgements
from truceline.incident.table import FURTHER_LINKS
from truceline.incident.telling.explaining import explain_links
from truceline.values.language import Language


def test_each_further_link_says_in_every_language_why_it_holds(tmp_path: Path) -> None:
    reports, held, out = tmp_path / "reports.parquet", tmp_path / "judgements.csv", tmp_path / "out"
    rows = [told("summary", killed_best=7), told("a", killed_best=2), told("b", killed_best=5, north_m=30_000)]
    pq.write_table(reports_of(*rows), reports)
    ends = ("summary/0-0", "b/0-30000", "also"), ("a/0-0", "b/0-30000", "different")
    append_judgements(judged(*ends).select(JUDGEMENTS.names).to_pylist(), held)

    assert main(["link", str(reports), "--out", str(out), "--judgements", str(held), "--quiet"]) == 0

    further = pq.read_table(out / "further_links.parquet")
    told_of = pyarrow.csv.read_csv(out / "further_links.csv")
    assert told_of.column_names == [*FURTHER_LINKS.names, *LINKS_BESIDES.names]
    assert further.num_rows == 1
    for language in Language:
        said = told_of[f"why_{language}"].to_pylist()
        assert said == explain_links(further, pq.read_table(reports), language, further=True).to_pylist()
        assert all(said)
    # Nobody judged that the two are the same: then b would be the same as a, which was judged different.
    assert (
        told_of["why_en"].to_pylist()[0].startswith("Judged by \u2068officer-amina\u2069 to tell of this incident too")
    )
