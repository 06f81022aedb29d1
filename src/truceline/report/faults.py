"""What is wrong with one file: its problems and remarks in the order of the file, and the rows that cannot be taken.

Every bad row is known, however many there are; of their problems so many are listed as a person can use, and the
rest are counted, never dropped in silence.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace

from truceline.errors import NOTHING, Problem, Where, phrase, problem

# A list longer than this is a wrong file, not a list of mistakes; each file has its own.
LISTED = 10_000
# What says that a cell is empty which others call for.
_OF_NO_CELL = ("R027", "R028")
# What is wrong with the names of an object: where all objects of a file have it alike it is wrong with the file.
_OF_NAMES = ("R007", "R008", "R013")


@dataclass(slots=True)
class Faults:
    """Collects what is wrong with one file.

    `named` says how that file calls our columns, `names_line` in which line, and `unread` which of its own nobody reads. `absent` are columns
    of ours that a heading at fault lacks: that their cells are empty is told with the heading. A file `is_of_objects` whose rows each bring
    their names. One that `takes_none` is left out whole: what else is known of its rows is of no use to anybody.
    """

    file: str
    named: Mapping[str, str] = field(default_factory=dict)
    bad_lines: set[int] = field(default_factory=set)
    unread: Container[str] = ()
    names_line: int = 1
    absent: Container[str] = ()
    is_of_objects: bool = False
    takes_none: bool = False
    _by_column: dict[str, set[int]] = field(default_factory=dict)
    _of_names: dict[tuple[str, str], tuple[Problem, list[int]]] = field(default_factory=dict)
    _problems: list[Problem] = field(default_factory=list)
    _of_file: list[Problem] = field(default_factory=list)
    _of_rows: list[Problem] = field(default_factory=list)
    _unlisted: int = 0
    _lines_unlisted: list[int] = field(default_factory=list)

    def add(self, line: int, column: str, code: str, came: object = "", **details: object) -> None:
        """Note a problem of a row: the row will not be taken. Line 0 stands for the file as a whole."""
        if code in _OF_NO_CELL and column in self.absent:
            return
        self.bad_lines.add(int(line))
        self._by_column.setdefault(column, set()).add(int(line))
        found = problem(code, self.where(line, column), came, **details)
        if self.is_of_objects and code in _OF_NAMES:
            self._of_names.setdefault((column, code), (found, []))[1].append(int(line))
        else:
            self.absorb([found])

    def leave_out(self, line: int) -> None:
        """Note that a row will not be taken, where the problem is told of another."""
        self.bad_lines.add(int(line))

    def lines_besides(self, columns: Container[str]) -> set[int]:
        """The rows in which something is wrong elsewhere than in these columns of ours."""
        return set[int]().union(*(lines for column, lines in self._by_column.items() if column not in columns))

    def settle_names(self, rows: int) -> None:
        """Tell what is wrong with the names of objects: once where all rows have it, else of each row that has it."""
        for (column, code), (first, lines) in self._of_names.items():
            if len(lines) == rows > 1:
                by_all = "none-in-all" if first.came == NOTHING else "name-in-all"
                came = phrase(by_all, name=column, count=rows)
                self.absorb([problem(code, first.where, came, **first.details)])
            else:
                self.absorb(replace(first, where=self.where(line, column)) for line in lines)
        self._of_names.clear()

    def add_of_cell(self, line: int, column: str, code: str, came: object, **details: object) -> None:
        """Note that a cell of the file cannot be read: a problem of its row, or a remark where nobody reads its column."""
        if column in self.unread:
            self.remark(line, column, "R080", came)
        else:
            self.add(line, column, code, came, **details)

    def remark(self, line: int, column: str, code: str, came: object = "", **details: object) -> None:
        """Note something a person should know about a row, if it is taken. Line 0 stands for the file as a whole."""
        if line <= self._last_of_names():
            self._of_file.append(problem(code, self.where(line, column), came, **details))
        elif len(self._of_rows) < LISTED:
            self._of_rows.append(problem(code, self.where(line, column), came, **details))
        else:
            self._lines_unlisted.append(int(line))

    def remark_on_all(self, column: str, code: str, came: object = "", **details: object) -> None:
        """Note something a person should know about the rows of a file together, at the line of its names."""
        self._of_file.append(problem(code, self.where(self.names_line, column), came, **details))

    def _last_of_names(self) -> int:
        """The last line that is no row: that of the names, where not each row brings its own."""
        return 0 if self.is_of_objects else self.names_line

    def forget(self, line: int) -> None:
        """Take back what is wrong with the cells of a row that is no report and is left out."""
        self.bad_lines.discard(line)
        self._problems = [found for found in self._problems if found.where.line != line]

    def forget_widths(self) -> None:
        """Take back that rows have more or fewer cells than there are names: where none has as many, the names are wrong."""
        others = [found for found in self._problems if found.code != "R010"]
        self._unlisted = 0 if len(others) < len(self._problems) else self._unlisted
        self._problems = others

    def absorb(self, problems: Iterable[Problem]) -> None:
        """Take over problems that were found elsewhere."""
        for found in problems:
            if len(self._problems) < LISTED:
                self._problems.append(found)
            else:
                self._unlisted += 1

    def where(self, line: int, column: str = "") -> Where:
        """The place of a row and column, in this file's own words."""
        return Where(self.file, int(line), self.called(column) or 0)

    def called(self, column: str) -> str:
        """What this file calls one of our columns."""
        return self.named.get(column, column)

    @property
    def is_full(self) -> bool:
        """Whether further problems are only counted: advice on them would not be read."""
        return len(self._problems) >= LISTED

    @property
    def problems(self) -> list[Problem]:
        """The problems by line, column and code; last how many are not listed."""
        listed = sorted(self._problems, key=_place)
        if self._unlisted:
            listed.append(
                problem(
                    "R041", Where(self.file), phrase("problems", count=self._unlisted + LISTED), count=self._unlisted
                )
            )
        return listed

    @property
    def remarks(self) -> list[Problem]:
        """The remarks on the file and on rows that are taken, by line, column and code; last how many are not listed."""
        of_rows = [found for found in self._of_rows if self._is_taken(found.where.line)]
        listed = sorted([*self._of_file, *of_rows], key=_place)
        if more := sum(map(self._is_taken, self._lines_unlisted)):
            listed.append(problem("R073", Where(self.file), phrase("remarks", count=more + len(of_rows)), count=more))
        return listed

    def _is_taken(self, line: int) -> bool:
        return not (self.takes_none or line in self.bad_lines)


def in_file(found: Problem, file: str) -> Problem:
    """The same problem, placed in a file."""
    return replace(found, where=replace(found.where, file=file))


def _place(found: Problem) -> tuple[int, str, str]:
    return found.where.line, str(found.where.column), found.code
