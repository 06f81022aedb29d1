from truceline.command.wording import counted


def test_one_thing_is_one_and_thousands_are_set_apart() -> None:
    assert [counted(n, "report") for n in (0, 1, 2, 16566)] == ["0 reports", "1 report", "2 reports", "16,566 reports"]
