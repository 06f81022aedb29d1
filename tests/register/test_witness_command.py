"""What a guarantor types, from making a witness to holding the evidence of a split."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from plain_log import ORIGIN, PlainLog, cosigned, signer_of

from truceline.command import main
from truceline.register.keys import read_key
from truceline.register.note import read_note
from truceline.register.policy import read_policy
from truceline.register.serving import WitnessServer
from truceline.register.split import Split, write_split
from truceline.register.tiles import tile_path, tiles_of
from truceline.register.witness import Witness

LOG_KEY = str(signer_of(ORIGIN, 1).verifier)
NAMES = ["g1", "g2", "g3", "neutral"]


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    server = WitnessServer(Witness(folder / "witness.sqlite", read_key(folder / "key")), "127.0.0.1", 0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Place:
    """A folder with four running witnesses, their policy, and a mirror of the log."""

    folder: Path
    log: PlainLog

    @property
    def policy(self) -> str:
        return str(self.folder / "policy")

    @property
    def mirror(self) -> str:
        return str(self.folder / "mirror")

    def write_mirror(self) -> None:
        """Level 0 only: the logs of these tests are small."""
        for level, number, width in tiles_of(len(self.log.entries)):
            path = Path(self.mirror) / tile_path(level, number, width)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"".join(self.log.leaves[:width]))

    def write_checkpoint(self) -> str:
        path = self.folder / "checkpoint"
        path.write_bytes(self.log.checkpoint())
        return str(path)


@pytest.fixture
def place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Place]:
    lines = [f"log {LOG_KEY}"]
    with ExitStack() as running:
        for name in NAMES:
            assert main(["witness", "init", str(tmp_path / name), "--name", f"{name}.example/w", "--log", LOG_KEY]) == 0
            key = capsys.readouterr().out.split("\n")[1]
            lines.append(f"witness {name} {key} {running.enter_context(serving(tmp_path / name))}")
        (tmp_path / "policy").write_text("\n".join([*lines, f"group q 3 {' '.join(NAMES)}", "quorum q\n"]))
        place = Place(tmp_path, PlainLog.of(5))
        place.write_mirror()
        yield place


def test_four_guarantors_cosign_and_their_watches_are_quiet(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    out = place.folder / "witnessed"

    assert (
        main(
            [
                "witness",
                "collect",
                place.write_checkpoint(),
                "--policy",
                place.policy,
                "--tiles",
                place.mirror,
                "--out",
                str(out),
            ]
        )
        == 0
    )
    assert "witnessed" in capsys.readouterr().out
    assert read_policy((place.folder / "policy").read_bytes()).verify(read_note(out.read_bytes())) == NAMES

    watch = [
        "witness",
        "watch",
        str(place.folder / "watch"),
        "--policy",
        place.policy,
        "--tiles",
        place.mirror,
        "--once",
    ]
    assert main(watch) == 0
    assert "all agree" in capsys.readouterr().out


def test_a_fork_that_one_guarantor_was_shown_ends_as_evidence_that_anyone_verifies(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    collect = [
        "witness",
        "collect",
        place.write_checkpoint(),
        "--policy",
        place.policy,
        "--tiles",
        place.mirror,
        "--out",
        str(place.folder / "out"),
    ]
    fork = PlainLog([*place.log.entries[:3], b"another four", b"another five"])
    g3 = Witness(place.folder / "g3" / "witness.sqlite", read_key(place.folder / "g3" / "key"))
    assert g3.add_checkpoint(fork.request(0)).status == 200

    assert main(collect) == 7
    captured = capsys.readouterr()
    assert "g3: shows another history, signed by the log" in captured.out
    assert "Nothing was written" in captured.err
    assert not (place.folder / "out").exists()
    watch = [
        "witness",
        "watch",
        str(place.folder / "watch"),
        "--policy",
        place.policy,
        "--tiles",
        place.mirror,
        "--once",
    ]
    assert main(watch) == 7
    evidence = next((place.folder / "watch" / "evidence").iterdir())
    capsys.readouterr()

    assert main(["witness", "split", str(evidence), "--log", LOG_KEY]) == 0
    assert f"{ORIGIN} signed two histories" in capsys.readouterr().out
    assert main(["witness", "split", str(evidence), "--log", str(signer_of("other", 1).verifier)]) == 7


def test_a_watch_that_cannot_reach_somebody_says_so_with_its_exit_code(place: Place, tmp_path: Path) -> None:
    text = (tmp_path / "policy").read_text().split("\n")
    text[1] = text[1].rsplit(" ", 1)[0] + " http://127.0.0.1:1"
    (tmp_path / "policy").write_text("\n".join(text))

    assert (
        main(["witness", "watch", str(tmp_path / "watch"), "--policy", place.policy, "--tiles", place.mirror, "--once"])
        == 8
    )


def test_too_few_cosignatures_are_written_down_as_recorded_only(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = place.folder.joinpath("policy").read_text().split("\n")
    quiet = [
        line.rsplit(" ", 1)[0] + " http://127.0.0.1:1" if "g1.example" in line or "g2.example" in line else line
        for line in lines
    ]
    place.folder.joinpath("policy").write_text("\n".join(quiet))
    out = place.folder / "out"

    assert (
        main(
            [
                "witness",
                "collect",
                place.write_checkpoint(),
                "--policy",
                place.policy,
                "--tiles",
                place.mirror,
                "--out",
                str(out),
            ]
        )
        == 8
    )
    assert "RECORDED ONLY" in capsys.readouterr().out
    assert len(read_note(out.read_bytes()).signatures) == 3


def test_a_witness_is_shown_with_what_it_refused_and_takes_another_log(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = place.folder / "g1"
    g1 = Witness(folder / "witness.sqlite", read_key(folder / "key"))
    g1.add_checkpoint(place.log.request(0))
    g1.add_checkpoint(PlainLog.of(5, "fork").request(5))
    (place.folder / "other.key").write_text(f"{signer_of('other.example', 1).verifier}\n")

    assert main(["witness", "trust", str(folder), "--log", str(place.folder / "other.key")]) == 0
    capsys.readouterr()
    assert main(["witness", "show", str(folder)]) == 0
    shown = capsys.readouterr().out
    assert f"{ORIGIN}: cosigned 5 entries last" in shown
    assert "other.example: cosigned 0 entries last" in shown
    assert "1 refused request kept" in shown


def test_what_a_policy_prevents_is_printed(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["witness", "policy", place.policy]) == 0
    assert "while at most 1 of 4 cheats" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["init", "{}/g1", "--name", "g1"], 6, "for ever"),
        (["show", "{}/nothing"], 4, "there is no"),
        (["trust", "{}/g1", "--log", "no key"], 7, "expected a key"),
        (["policy", "{}/absent"], 1, "C001"),
        (["watch", "{}/w", "--policy", "{}/policy", "--tiles", "x", "--every", "0"], 1, "W001"),
        (["watch", "{}/w", "--policy", "{}/policy"], 4, "--tiles"),
        (["stamp", "{}/policy"], 1, "W002"),
        (["stamp", "{}/policy", "--verify", "{}/policy"], 1, "--roots"),
        (["split", "{}", "--log", LOG_KEY], 4, "no evidence"),
        (["serve", "{}/g1", "--port", "1", "--host", "192.0.2.1"], 8, "cannot listen"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence(
    place: Place, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, words: str
) -> None:
    typed = ["witness", *(part.format(place.folder) for part in arguments)]

    assert main(typed) == code
    assert words in capsys.readouterr().err


def test_a_key_that_others_may_read_is_refused(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    (place.folder / "g1" / "key").chmod(0o644)

    assert main(["witness", "show", str(place.folder / "g1")]) == 5
    assert "others may read" in capsys.readouterr().err


def test_a_stamp_request_can_be_carried_by_hand(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    out = place.folder / "checkpoint.tsq"

    assert main(["witness", "stamp", place.write_checkpoint(), "--out", str(out)]) == 0
    assert "application/timestamp-query" in capsys.readouterr().out
    assert out.read_bytes()[:1] == b"\x30"  # A DER sequence.


def test_serving_prints_the_key_and_ends_when_it_is_stopped(
    place: Place, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(self: WitnessServer, poll_interval: float = 0.5) -> None:  # noqa: ARG001 - for what it sets up
        raise KeyboardInterrupt

    monkeypatch.setattr(WitnessServer, "serve_forever", stopped)
    assert main(["witness", "serve", str(place.folder / "g1"), "--port", "0"]) == 0
    said = capsys.readouterr().out
    assert f"for {ORIGIN}" in said
    assert "Everything that was cosigned is kept" in said


def test_the_watch_goes_round_until_it_is_stopped(
    place: Place, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rounds: list[float] = []

    def sleep(seconds: float) -> None:
        rounds.append(seconds)
        if len(rounds) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr("truceline.command.witness.time.sleep", sleep)
    assert main(["witness", "watch", str(place.folder / "w"), "--policy", place.policy, "--tiles", place.mirror]) == 0
    said = capsys.readouterr().out
    assert rounds == [300, 300]
    assert "Prevented: two different witnessed histories" in said


def test_evidence_from_other_hands_is_judged_on_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    honest = PlainLog.of(5).checkpoint()
    write_split(tmp_path / "no-split", Split(honest, cosigned(honest, ["g1"])))

    assert main(["witness", "split", str(tmp_path / "no-split"), "--log", LOG_KEY]) == 7
    assert "this is no split" in capsys.readouterr().err
