"""The watch: one history, or the evidence that there are two; and "cannot tell" where it cannot."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from plain_log import NOON, ORIGIN, PlainLog, cosigned, policy_of, signer_of

from truceline.errors import NotFound, Unavailable, Unverified
from truceline.register import watch as module
from truceline.register.policy import Policy
from truceline.register.split import read_split, verify_split
from truceline.register.tiles import WIDTH, TileReader, tile_path, tile_width, tiles_of
from truceline.register.tree import leaf_hash, root_of
from truceline.register.watch import STALE_S, Line, Round, Standing, Watch, tiles_at

NAMES = ["g1", "g2", "g3", "neutral"]
POLICY = policy_of(3, NAMES, urls={name: f"http://{name}.example" for name in NAMES}, log_url="http://log.example")


@dataclass
class World:
    """What every party shows, and which tiles the log gives away. Each look opens the watch's folder anew."""

    folder: Path
    log: PlainLog = field(default_factory=lambda: PlainLog.of(5))
    shows: dict[str, bytes] = field(default_factory=dict)
    now: int = NOON
    policy: Policy = POLICY

    def show(self, log: PlainLog, *names: str, at: int | None = None) -> None:
        for name in names or ("log", *NAMES):
            note = log.checkpoint()
            self.shows[name] = note if name == "log" else cosigned(note, [name], self.now if at is None else at)

    def tile(self, level: int, number: int, width: int) -> bytes:
        leaves = [leaf_hash(entry) for entry in self.log.entries]
        step = WIDTH**level
        first = number * WIDTH * step
        if tile_width(len(leaves), level, number) < width:
            raise NotFound(tile_path(level, number, width))
        return b"".join(root_of(leaves[first + at * step : first + (at + 1) * step]) for at in range(width))

    def fetch(self, url: str) -> bytes:
        name = url.split("/")[2].removesuffix(".example")
        if name not in self.shows:
            raise Unavailable(f"{url} cannot be reached")
        return self.shows[name]

    def look(self) -> Round:
        return Watch(self.folder, self.policy, self.tile, fetch=self.fetch, clock=lambda: self.now).look()


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "watch")


def standings(found: Round) -> dict[str, Standing]:
    return {line.source: line.standing for line in found.lines}


def fork_of(log: PlainLog, at: int, size: int) -> PlainLog:
    return PlainLog([*log.entries[:at], *(f"fork {number}".encode() for number in range(at, size))])


def test_a_log_that_grows_honestly_is_quiet_for_ever(world: World) -> None:
    for size in (0, 1, 5, 5, 9, 300, 301):
        world.log = PlainLog.of(size)
        world.show(world.log)
        found = world.look()

        assert found.is_quiet, [str(line) for line in found.lines]
        assert len(found.lines) == 5


def test_witnesses_at_different_sizes_of_one_history_agree(world: World) -> None:
    world.log = PlainLog.of(40)
    for size, name in zip((3, 17, 32, 40), NAMES, strict=True):
        world.show(PlainLog.of(size), name)
    world.show(world.log, "log")

    assert world.look().is_quiet


def test_two_histories_of_one_size_are_found_at_once_with_evidence_that_convinces(world: World) -> None:
    world.show(world.log)
    world.show(fork_of(world.log, 3, 5), "g3")

    found = world.look()

    assert standings(found) == dict.fromkeys([*NAMES, "the log"], Standing.AGREES) | {"g3": Standing.SPLIT}
    assert len(found.splits) == 1
    assert "signed two histories" in verify_split(read_split(found.splits[0]), signer_of(ORIGIN, 1).verifier)


@pytest.mark.parametrize(("at", "size"), [(0, 1), (3, 4), (4, 7), (31, 32), (2, 39)])
def test_a_shorter_fork_is_found_through_the_tiles_of_the_longer_history(world: World, at: int, size: int) -> None:
    world.log = PlainLog.of(40)
    world.show(world.log)
    world.show(fork_of(world.log, at, size), "g2")

    found = world.look()

    assert standings(found)["g2"] is Standing.SPLIT
    assert verify_split(read_split(found.splits[0]), signer_of(ORIGIN, 1).verifier)


def test_a_longer_fork_is_cannot_tell_until_the_log_has_outgrown_it_and_then_a_split(world: World) -> None:
    world.show(world.log)
    world.look()
    world.show(fork_of(world.log, 3, 9), "g2")

    first = world.look()
    assert standings(first)["g2"] is Standing.UNPROVED
    assert (first.splits, first.unproved, first.is_quiet) == ((), 1, False)

    world.show(world.log)  # g2 shows the first history again, as if nothing had been.
    assert not world.look().is_quiet
    world.log = PlainLog.of(12)
    world.show(world.log)
    found = world.look()
    assert len(found.splits) == 1
    assert verify_split(read_split(found.splits[0]), signer_of(ORIGIN, 1).verifier)


def test_a_split_that_was_found_is_told_in_every_later_round(world: World) -> None:
    world.show(world.log)
    world.show(fork_of(world.log, 3, 5), "g3")
    world.look()
    world.show(world.log)

    later = world.look()

    assert len(later.splits) == 1
    assert not later.is_quiet


def test_teeth_without_comparing_a_split_goes_unseen(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Watch, "_state", lambda *_: "agrees")
    world.show(world.log)
    world.show(fork_of(world.log, 3, 5), "g3")

    assert world.look().is_quiet


def test_teeth_a_watch_that_forgets_what_it_was_shown_misses_a_fork_shown_once(world: World) -> None:
    world.show(world.log)
    world.show(fork_of(world.log, 3, 9), "g2")
    world.look()
    (world.folder / "shown.sqlite").unlink()
    world.log = PlainLog.of(12)
    world.show(world.log)

    assert world.look().is_quiet


def test_who_cannot_be_reached_is_silent_and_who_lies_is_wrong(world: World) -> None:
    world.show(world.log)
    del world.shows["g1"]
    world.shows["g2"] = world.log.checkpoint()  # not cosigned
    world.shows["g3"] = b"<html>"
    world.shows["log"] = cosigned(world.log.checkpoint().replace(b"\n5\n", b"\n6\n"), ["g1"])

    assert standings(world.look()) == {
        "g1": Standing.SILENT,
        "g2": Standing.WRONG,
        "g3": Standing.WRONG,
        "neutral": Standing.AGREES,
        "the log": Standing.WRONG,
    }


def test_a_source_is_told_in_one_line() -> None:
    assert str(Line("g3", Standing.SPLIT, "5 entries")) == "g3: SPLIT: shows another history (5 entries)"


def test_who_still_shows_less_than_was_long_known_stands_still(world: World) -> None:
    world.log = PlainLog.of(9)
    world.show(world.log)
    world.show(PlainLog.of(5), "g2", "log")
    assert world.look().is_quiet

    world.now += STALE_S + 1
    found = world.look()

    assert {source for source, standing in standings(found).items() if standing is Standing.OLD} == {"g2", "the log"}
    assert not found.is_quiet


def test_tiles_that_lie_make_nothing_agree_and_nothing_split(world: World) -> None:
    world.log = PlainLog.of(9)
    world.show(world.log)
    world.show(PlainLog.of(4), "g2")
    world.log = PlainLog.of(9, "other tiles")

    found = world.look()
    assert (set(standings(found).values()), found.splits, found.unproved) == ({Standing.UNPROVED}, (), 2)

    world.log = PlainLog.of(9)
    assert world.look().is_quiet  # With the right tiles all that was open is settled.


def test_a_flood_of_checkpoints_fills_nothing_and_stays_loud(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_OPEN", 3)
    monkeypatch.setattr(module, "MOST_EVIDENCE", 2)
    world.show(world.log)
    world.look()
    for size in range(10, 15):
        world.show(fork_of(world.log, 3, size), "g2")
        found = world.look()
    assert (found.unproved, standings(found)["g2"]) == (3, Standing.UNPROVED)

    world.log = PlainLog.of(20)
    world.show(world.log)
    found = world.look()
    assert (found.unproved, len(found.splits), found.is_quiet) == (0, 2, False)


def test_tiles_come_from_a_folder_or_an_address_whole_or_not_at_all(tmp_path: Path) -> None:
    big = World(tmp_path / "w", log=PlainLog.of(300))
    for level, number, width in tiles_of(300):
        path = tmp_path / "mirror" / tile_path(level, number, width)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(big.tile(level, number, width))

    def fetch(url: str) -> bytes:
        path = tmp_path / "mirror" / url.removeprefix("http://log.example/x/")
        if not path.is_file():
            raise NotFound(url)
        return path.read_bytes()

    readers: list[TileReader] = [tiles_at(str(tmp_path / "mirror")), tiles_at("http://log.example/x/", fetch)]
    for read in readers:
        assert read(0, 1, 44) == big.tile(0, 1, 44)
        assert read(0, 0, 7) == big.tile(0, 0, 7)  # The partial tile is gone; the full one holds it.
        with pytest.raises(NotFound):
            read(0, 2, 1)
    (tmp_path / "mirror" / tile_path(0, 0)).write_bytes(bytes(32))
    for read in readers:
        with pytest.raises(Unverified, match="not whole"):
            read(0, 0, 256)
