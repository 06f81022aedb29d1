from truceline.report.table import REPORTS


def test_the_page_of_the_table_has_a_row_for_every_column_and_every_code() -> None:
    page = REPORTS.markdown()
    for column in REPORTS.columns:
        rows = [line for line in page.splitlines() if line.startswith(f"| `{column.name}` |")]
        assert len(rows) == 1
        assert column.meaning.replace("|", "\\|") in rows[0]
        assert rows[0].replace("\\|", "").count("|") == 6
        assert all(f"`{code}`" in page for code in column.allowed)
    assert page.endswith(".\n")
