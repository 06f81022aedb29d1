"""What the documents say is run, and what the code has is documented."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from truceline.command import main
from truceline.command.document import PAGES
from truceline.command.usage import parser
from truceline.finding.table import Position, Verdict
from truceline.values.taxonomy import Family

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
# What makes its process a desk's, or asks whoever sits there, is run in a process of its own.
APART = {"serve", "backup", "upgrade", "restore", "review"}
EXIT = re.compile(r"#\s*exits with (\d)\s*$")


def commands_of(document: Path) -> list[tuple[list[str], int]]:
    """The commands of a document's console blocks, in order, with the exit code each says it has."""
    found = []
    for block in re.findall(
        r"^```console\n(.*?)^```", document.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
    ):
        for line in block.replace("\\\n", " ").splitlines():
            if line.startswith("$ "):
                exit_code = EXIT.search(line)
                found.append((shlex.split(EXIT.sub("", line[2:])), int(exit_code[1]) if exit_code else 0))
    return found


def as_module(words: list[str]) -> list[str] | None:
    """A command as it is run here; None for one that sets up a machine, which the whole of ./dev test is.

    The demonstration is run by tests/command/test_main_line.py, which looks at what it made, too.
    """
    match words:
        case [setting, *rest] if setting.partition("=")[0].isidentifier() and "=" in setting:
            return as_module(rest)
        case ["truceline", "serve", *rest]:
            return [sys.executable, "-m", "truceline", "serve", *rest, "--prepare"]
        case ["truceline", *rest] | ["./dev", "run", *rest]:
            return [sys.executable, "-m", "truceline", *rest]
        case ["./dev", "demo" | "test" | "setup" | "bench" | "promises" | "lock", *_] | ["git" | "cd" | "ogrinfo", *_]:
            return None
    pytest.fail(f"a document shows a command that no test knows how to run: {words}")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_command_in_a_document_does_what_the_document_says(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first page's in processes, as a reader starts them; those of the others in this one, which has read all modules."""
    if is_begun_by_another(document):
        return
    for name in ("agreements", "docs"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    for words, expected in commands_of(document):
        command = as_module(words)
        if command is None:
            continue
        if document.name == "README.md" or command[3] in APART:
            told = subprocess.run(command, capture_output=True, text=True, check=False)
            code, said = told.returncode, told.stdout + told.stderr
        else:
            code, said = main(command[3:]), "".join(capsys.readouterr())
        assert code == expected, f"{shlex.join(words)}\n{said}"


def test_the_program_in_the_page_on_linking_runs_on_what_its_commands_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = ROOT / "docs" / "how-to" / "linking.md"
    (tmp_path / "agreements").symlink_to(ROOT / "agreements")
    monkeypatch.chdir(tmp_path)
    for words, expected in commands_of(page)[:2]:
        assert main(words[1:]) == expected
    capsys.readouterr()
    (program,) = re.findall(r"^```python\n(.*?)^```", page.read_text(encoding="utf-8"), flags=re.M | re.S)

    exec(compile(program, "program", "exec"), {})  # noqa: S102 - our own page

    incidents, pairs, why = capsys.readouterr().out.split(maxsplit=2)
    linked = json.loads(Path("linked/summary.json").read_text(encoding="utf-8"))
    assert (int(incidents), int(pairs)) == (linked["incidents"]["all"], linked["suggestions"])
    assert "of each other" in why  # of the two one knows hardly better where and when


def is_begun_by_another(document: Path) -> bool:
    """Whether another document begins with all commands of this one, so that they are tried there."""
    mine = commands_of(document)
    return any(other != document and commands_of(other)[: len(mine)] == mine for other in DOCUMENTS[1:])


def test_a_document_is_passed_over_only_where_another_tries_its_commands() -> None:
    passed_over = [document for document in DOCUMENTS if commands_of(document) and is_begun_by_another(document)]

    assert [document.name for document in passed_over] == ["desk.md"]
    assert all(not is_begun_by_another(document) for document in DOCUMENTS if len(commands_of(document)) > 1)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_made_from_the_code_is_current(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == PAGES[name]()


def test_every_verb_of_the_command_line_is_shown_in_a_document() -> None:
    blocks = [
        block
        for document in DOCUMENTS
        for block in re.findall(
            r"^```(?:console|bash)\n(.*?)^```", document.read_text(encoding="utf-8"), flags=re.M | re.S
        )
    ]
    shown = {verb for block in blocks for verb in re.findall(r"truceline ([a-z]+)", block)}
    verbs = set(parser()._subparsers._group_actions[0].choices)  # type: ignore[union-attr, arg-type] # argparse has no public way to its subcommands

    assert verbs - shown == {"demo"}


def anchors_of(document: Path) -> set[str]:
    """What a link may lead to within a document: its headings, as a forge names them."""
    text = re.sub(r"^```.*?^```", "", document.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def leads_nowhere(document: Path, target: str) -> bool:
    path, _, anchor = target.partition("#")
    page = document.parent / path if path else document
    return not page.exists() or (bool(anchor) and anchor not in anchors_of(page))


def test_every_link_in_a_document_leads_somewhere() -> None:
    links = [
        (document, target)
        for document in {*DOCUMENTS, *ROOT.glob("*.md")}
        for target in re.findall(r"\]\(([^)]+)\)", document.read_text(encoding="utf-8"))
    ]

    assert [f"{at.relative_to(ROOT)}: {to}" for at, to in links if "://" not in to and leads_nowhere(at, to)] == []


def test_a_link_to_a_heading_that_is_gone_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Where it ends, and why\n\n```\n# no heading\n```\n", encoding="utf-8")

    assert not leads_nowhere(page, "#where-it-ends-and-why")
    assert not leads_nowhere(page, "page.md#where-it-ends-and-why")
    assert leads_nowhere(page, "#no-heading")
    assert leads_nowhere(page, "other.md")


def test_every_page_that_the_code_names_exists() -> None:
    named = {
        (path, page)
        for folder in ("src", "bench", "tests")
        for path in (ROOT / folder).rglob("*.py")
        for page in re.findall(r"\bdocs/[\w/-]+\.md\b", path.read_text(encoding="utf-8"))
    }

    assert len(named) > 20
    assert [f"{path.relative_to(ROOT)}: {page}" for path, page in named if not (ROOT / page).exists()] == []


@pytest.mark.parametrize(
    "word",
    [
        "agreement",
        "report",
        "incident",
        "finding",
        "bulletin",
        "verdict",
        "position",
        "provision",
        "family",
        "stage",
        "charter",
        "record",
    ],
)
def test_the_nouns_of_the_code_have_their_entry_in_the_glossary(word: str) -> None:
    assert f"| **{word}** |" in (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")


def test_every_code_of_a_table_is_documented_beside_its_column() -> None:
    page = PAGES["docs/tables.md"]()

    assert [code for code in [*Verdict, *Position, *Family] if f"`{code}`" not in page] == []


def lacking_modules(architecture: str, rooms: Path) -> list[str]:
    """Modules of incident that the row of their room in ARCHITECTURE does not name."""
    rows = {cells[1].strip(): cells[2] for line in architecture.splitlines() if len(cells := line.split("|")) == 5}
    by_door = rows["(door)"] + rows["(by itself)"]
    return [
        f"{path.parent.name}/{path.stem}"
        for path in sorted(rooms.rglob("*.py"))
        if path.stem != "__init__"
        and path.stem not in re.findall(r"\w+", by_door if path.parent == rooms else rows.get(path.parent.name, ""))
    ]


def test_every_module_of_the_largest_house_stands_in_the_row_of_its_room() -> None:
    architecture = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")

    assert lacking_modules(architecture, ROOT / "src" / "truceline" / "incident") == []


def test_a_module_that_stands_in_the_row_of_another_room_is_found(tmp_path: Path) -> None:
    for name in ("model", "arriving/holding", "joining/holding", "joining/judge"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / f"{name}.py").touch()
    table = (
        "| (door) | gathering | ? |\n| (by itself) | model | ? |\n| arriving | holding | ? |\n| joining | judge | ? |\n"
    )

    assert lacking_modules(table, tmp_path) == ["joining/holding"]
