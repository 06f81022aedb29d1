import hashlib
import shutil
from pathlib import Path
from typing import Any

import pytest
from plain_log import cosigned, signer_of
from small_register import fill, register_of

from truceline.errors import NotFound, Unverified
from truceline.register import durable
from truceline.register import mirror as mirror_module
from truceline.register.checkpoint import Checkpoint
from truceline.register.guard import Seen
from truceline.register.log import Log
from truceline.register.mirror import Mirror, write_mirror
from truceline.register.note import Signer, sign_note
from truceline.register.spelling import decode
from truceline.register.stores.sqlite import make_sqlite
from truceline.register.tiles import bundle_path, split_bundle, subtree_reader, tile_path, tiles_of, write_bundle
from truceline.register.tree import inclusion_proof, leaf_hash, range_hash, verify_inclusion
from truceline.register.verify import Trust, verify_mirror


def mirrored(log: Log, folder: Path) -> Mirror:
    write_mirror(log.store, log.second_place.read().note, log.folder.log, folder)
    return Mirror(folder)


def test_the_published_log_of_300_entries_gives_the_published_files(vectors: dict[str, Any], tmp_path: Path) -> None:
    """The vectors were agreed by two other implementations."""
    signer = Signer.of_seed("ccm.example/register", bytes.fromhex(vectors["log"]["seed"]))
    store = make_sqlite(tmp_path / "register.db")
    with store.transaction():
        for number in range(300):
            store.append(f"entry {number}\n".encode())

    root = range_hash(0, 300, subtree_reader(300, store.tile))
    note = sign_note(Checkpoint(signer.name, 300, root).text, [signer])
    write_mirror(store, note, signer.verifier, tmp_path / "mirror")

    assert vectors["checkpoints"]["300"].startswith(note.decode())
    written = {
        str(path.relative_to(tmp_path / "mirror")): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (tmp_path / "mirror" / "tile").rglob("*")
        if path.is_file()
    }
    assert written == {**vectors["tiles"], **vectors["bundles"]}
    store.close()


def test_a_mirror_grows_with_the_register_and_drops_partial_files_that_were_replaced(tmp_path: Path) -> None:
    log = register_of(tmp_path / "register", 250)
    mirrored(log, tmp_path / "mirror")
    assert (tmp_path / "mirror" / "tile/0/000.p/250").is_file()

    fill(log, range(250, 600))
    log.checkpoint(log.folder.signer())
    mirror = mirrored(log, tmp_path / "mirror")

    assert not (tmp_path / "mirror" / "tile/0/000.p").exists()
    assert mirror.page(0, 600) == [raw for _, raw in log.store.entries()]
    assert mirror.page(300, 310) == [raw for _, raw in log.store.entries(300, 310)]
    assert all(mirror.tile(*tile) == log.store.tile(*tile) for tile in tiles_of(600))
    assert verify_mirror(mirror, Trust(log.folder.log)).holds


def test_whoever_holds_only_a_mirror_can_make_the_proof_of_an_entry(tmp_path: Path) -> None:
    log = register_of(tmp_path / "register", 600)
    mirror = mirrored(log, tmp_path / "mirror")

    proof = inclusion_proof(333, 600, subtree_reader(600, mirror.tile))

    verify_inclusion(leaf_hash(mirror.page(333, 334)[0]), 333, 600, proof, log.store.head().root)


def test_a_mirror_never_goes_back(tmp_path: Path) -> None:
    log = register_of(tmp_path / "register", 5)
    mirrored(log, tmp_path / "mirror")

    with pytest.raises(Unverified, match="goes back"):
        write_mirror(log.store, log.store.checkpoints()[0], log.folder.log, tmp_path / "mirror")


def test_entries_that_are_not_those_of_their_tile_are_not_mirrored(tmp_path: Path) -> None:
    log = register_of(tmp_path / "register", 300)
    log.store.database.execute("DROP TRIGGER register_entry_no_update")
    log.store.database.execute("UPDATE register_entry SET entry = x'00' WHERE number = 7")

    with pytest.raises(Unverified, match="not those of their tile"):
        mirrored(log, tmp_path / "mirror")
    assert not (tmp_path / "mirror" / "checkpoint").exists()


def test_a_tile_that_does_not_lead_to_the_one_above_it_is_not_mirrored(tmp_path: Path) -> None:
    log = register_of(tmp_path / "register", 300)
    log.store.database.execute("DROP TRIGGER register_node_no_update")
    log.store.database.execute("UPDATE register_node SET hash = zeroblob(32) WHERE level = 1")

    with pytest.raises(Unverified, match="tile above it"):
        mirrored(log, tmp_path / "mirror")


def test_a_checkpoint_that_the_tiles_do_not_lead_to_is_not_mirrored(tmp_path: Path) -> None:
    log = register_of(tmp_path / "register", 30)
    strange = sign_note(Checkpoint(log.folder.log.name, 30, b"x" * 32).text, [log.folder.signer()])

    with pytest.raises(Unverified, match="signed root"):
        write_mirror(log.store, strange, log.folder.log, tmp_path / "mirror")
    assert not (tmp_path / "mirror" / "checkpoint").exists()


def test_a_checkpoint_of_another_key_is_not_mirrored(tmp_path: Path) -> None:
    log = register_of(tmp_path / "register", 30)

    with pytest.raises(Unverified):
        write_mirror(log.store, log.second_place.read().note, signer_of("x.example", 1).verifier, tmp_path / "mirror")


def test_the_checkpoint_is_written_after_everything_it_speaks_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cut off after any number of files, a mirror still holds for the checkpoint that stands in it."""
    log = register_of(tmp_path / "register", 250)
    folder = tmp_path / "mirror"
    mirrored(log, folder)
    fill(log, range(250, 600))
    log.checkpoint(log.folder.signer())
    real = durable.write_durably

    class Cut(Exception):
        pass

    for files in range(7):
        left = [files]
        cut = Path(shutil.copytree(folder, tmp_path / str(files)))

        def write(path: Path, raw: bytes, left: list[int] = left) -> None:
            if not left[0]:
                raise Cut
            left[0] -= 1
            real(path, raw)

        monkeypatch.setattr(mirror_module, "write_durably", write)
        with pytest.raises(Cut):
            mirrored(log, cut)
        verification = verify_mirror(Mirror(cut), Trust(log.folder.log))
        assert verification.holds, f"after {files} files:\n{verification}"
        monkeypatch.setattr(mirror_module, "write_durably", real)
        assert verify_mirror(mirrored(log, cut), Trust(log.folder.log)).holds


def test_cosignatures_come_onto_a_mirror_without_anything_else_changing(tmp_path: Path) -> None:
    log = register_of(tmp_path / "register", 300)
    mirrored(log, tmp_path / "mirror")
    note = cosigned(log.second_place.read().note, ["g1"])

    write_mirror(log.store, note, log.folder.log, tmp_path / "mirror")

    assert Mirror(tmp_path / "mirror").note == note


def test_an_empty_folder_is_no_mirror(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        Mirror(tmp_path)


def test_a_bundle_that_is_cut_off_gives_the_entries_before_the_cut() -> None:
    raw = write_bundle([b"one", b"two", b"three"])

    assert split_bundle(raw) == ([b"one", b"two", b"three"], 0)
    assert split_bundle(raw[:-1]) == ([b"one", b"two"], 6)
    assert split_bundle(raw[:1]) == ([], 1)


def test_the_names_of_files_are_those_of_the_specification() -> None:
    assert tile_path(0, 1_234_067) == "tile/0/x001/x234/067"
    assert bundle_path(273, 112) == "tile/entries/273.p/112"


def test_the_published_log_of_another_implementation_verifies_as_a_mirror(shared_data: Path) -> None:
    """Fifteen entries written by Tessera, with a partial file of every size; the test key is public."""
    key = Signer.of_seed(
        "example.com/log/testdata", decode("AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg")[1:]
    ).verifier
    folder = shared_data / "tlog/tessera/testdata/log"
    seen = [Seen(path.name, path.read_bytes()) for path in sorted(folder.glob("checkpoint.*"))]

    verification = verify_mirror(Mirror(folder), Trust(key), seen)

    assert verification.holds
    assert "Checkpoints signed by example.com/log/testdata (key 33d7b496): 17." in str(verification)
