import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from plain_log import cosigned, signer_of
from small_register import ORIGIN, register_of
from tampering import chance, flip

from truceline.errors import Conflict, NotFound, Refused
from truceline.register import bag_verifier
from truceline.register.evidence import Evidence
from truceline.register.export import Parcel, export, plain_policy
from truceline.register.log import Log
from truceline.register.recording import record_evidence


@pytest.fixture
def log(tmp_path: Path) -> Log:
    made = register_of(tmp_path / "register", 20)
    (tmp_path / "photo.jpg").write_bytes(b"photo")
    record_evidence(made, tmp_path / "photo.jpg", actor="officer-amina")
    made.checkpoint(made.folder.signer())
    return made


def policy_text(log: Log) -> bytes:
    witnesses = "".join(f"witness {name} {signer_of(name).verifier}\n" for name in ("g1", "g2", "g3", "neutral"))
    return f"log {log.folder.log}\n{witnesses}group q 3 g1 g2 g3 neutral\nquorum q\n".encode()


def bag_of(log: Log, folder: Path, **more: object) -> Path:
    note = cosigned(log.second_place.read().note, ["g1", "g3", "neutral"])
    parcel = Parcel([3, 7, 20], note, policy_text(log), **more)  # type: ignore[arg-type] # names of fields
    return export(log.store, log.folder.log, parcel, folder, evidence=Evidence(log.folder.evidence))


@pytest.fixture
def bag(log: Log, tmp_path: Path) -> Path:
    return bag_of(log, tmp_path / "bag")


def verified(bag: Path, *arguments: str) -> tuple[int, str]:
    """What the verifier in the bag says, run as a stranger would run it: isolated, with nothing of Truceline on the path."""
    run = subprocess.run(
        [sys.executable, "-I", str(bag / "data" / "verify.py"), str(bag), *arguments],
        capture_output=True, text=True, check=False, cwd=bag.parent,
    )  # fmt: skip
    return run.returncode, run.stdout + run.stderr


def test_the_verifier_in_the_bag_says_what_it_checked(bag: Path) -> None:
    code, told = verified(bag)

    assert code == 0, told
    assert [line[:2] for line in told.splitlines()] == [f"{n}." for n in range(1, 8)]
    assert "Each of 3 entries stands under a checkpoint that the policy accepts" in told
    assert "3 of 3 are here" in told
    assert "Each of 1 files of evidence" in told
    assert "THE SENDER'S OWN" in told


def test_the_library_of_congress_finds_a_valid_bag(bag: Path) -> None:
    bagit = pytest.importorskip("bagit", reason="bagit, or the setuptools that it asks for, is not installed")

    assert bagit.Bag(str(bag)).validate()


def test_the_verifier_needs_nothing_of_truceline(bag: Path) -> None:
    source = (bag / "data" / "verify.py").read_text()

    assert "import truceline" not in source
    assert "from truceline" not in source
    assert source == Path(bag_verifier.__file__).read_text()


def test_a_stranger_brings_their_own_policy(log: Log, bag: Path, tmp_path: Path) -> None:
    own = tmp_path / "own-policy"
    own.write_bytes(policy_text(log))
    assert verified(bag, "--policy", str(own))[0] == 0

    own.write_text(policy_text(log).decode().replace("group q 3", "group q 4"))
    code, told = verified(bag, "--policy", str(own))
    assert code == 1
    assert "the quorum q is not reached" in told


@pytest.mark.parametrize(
    ("policy", "told"),
    [
        (f"log {signer_of(ORIGIN, 1).verifier}\nquorum none\n", "not signed by"),
        (f"log {signer_of(ORIGIN, 1).verifier}\n", "no quorum"),
        ("quorum none\n", "no log"),
        ("nonsense\n", "not understood"),
        ("log ccm.example/register+00000000+AUDnCurVlzCqMHLLUfiNUIK0bM6UP/OuUmFwVBZ7lnWh\nquorum none\n", "no key"),
        ("log a+b\nquorum none\n", "no key"),
        ("group g 1 nobody\n", "cannot be"),
        ("quorum nobody\n", "not defined"),
    ],
)
def test_a_policy_that_does_not_fit_accepts_nothing(bag: Path, tmp_path: Path, policy: str, told: str) -> None:
    (tmp_path / "p").write_text(policy)

    code, said = verified(bag, "--policy", str(tmp_path / "p"))

    assert code == 1
    assert told in said
    assert "Traceback" not in said


def test_one_flipped_bit_in_any_file_of_the_bag_is_found(bag: Path) -> None:
    """Run in this process: a hundred starts of Python would take a minute."""
    luck = chance(3)
    unseen = []
    for path in sorted(one for one in bag.rglob("*") if one.is_file()):
        whole = path.read_bytes()
        for _ in range(4):
            path.write_bytes(flip(whole, luck))
            if bag_verifier.main([str(bag)]) != 1:
                unseen.append(path.relative_to(bag))
        path.write_bytes(whole)

    assert unseen == []
    assert bag_verifier.main([str(bag)]) == 0


def remade(bag: Path) -> None:
    """Write the manifests anew, as a forger of the bag would."""
    write_sums(bag, "manifest", [path for path in (bag / "data").rglob("*") if path.is_file()])
    tags = [path for path in bag.iterdir() if path.is_file() and not path.name.startswith("tagmanifest")]
    write_sums(bag, "tagmanifest", tags)


def write_sums(bag: Path, name: str, paths: list[Path]) -> None:
    for kind in ("sha256", "sha512"):
        lines = [
            f"{hashlib.new(kind, path.read_bytes()).hexdigest()}  {path.relative_to(bag).as_posix()}\n"
            for path in paths
        ]
        (bag / f"{name}-{kind}.txt").write_text("".join(lines))


@pytest.mark.parametrize(
    ("name", "forged", "told"),
    [
        ("entries/7.content", b'{"n":7,"text":"forged"}', "content of entry 7 is not what it commits to"),
        ("entries/7.salt", b"s" * 32, "content of entry 7 is not what it commits to"),
        ("entries/7.salt", b"s", "a salt is 32 bytes"),
        ("entries/7.entry", b"truceline-entry/v1\n", "entry 7 does not stand in the log"),
        ("entries/7.tlog-proof", b"c2sp.org/tlog-proof@v1\nindex 8\n\n", "the proof is for another index"),
        ("entries/7.tlog-proof", b"nonsense\n", "not a proof"),
        ("evidence/0000", b"another photo", "another sum than its name"),
        ("surprise.exe", b"MZ", None),
    ],
)
def test_a_forger_who_writes_the_manifests_anew_is_found_all_the_same(
    bag: Path, capsys: pytest.CaptureFixture[str], name: str, forged: bytes, told: str | None
) -> None:
    (bag / "data" / name).write_bytes(forged)
    assert bag_verifier.main([str(bag)]) == 1
    remade(bag)
    capsys.readouterr()

    code = bag_verifier.main([str(bag)])

    assert (code, told is None) in {(1, False), (0, True)}
    assert (told or "1. ok") in capsys.readouterr().out


def test_a_cosignature_that_does_not_verify_spoils_the_checkpoint(
    bag: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = bag / "data" / "entries" / "7.tlog-proof"
    lines = path.read_text().split("\n")
    lines[-2] = lines[-2][:-8] + "AAAA" + lines[-2][-4:]
    path.write_text("\n".join(lines))
    remade(bag)

    assert bag_verifier.main([str(bag)]) == 1
    assert "does not verify" in capsys.readouterr().out


def test_the_two_verifiers_reach_the_same_roots(log: Log) -> None:
    """The one in the bag is written from the definition, recursively; ours from RFC 9162's loop."""
    from truceline.register.prove import prove

    for index in range(21):
        entry, proof = prove(log.store, index, log.second_place.read().note, log.folder.log)
        leaf = hashlib.sha256(b"\0" + entry).digest()
        assert bag_verifier.climb(leaf, (index, 21), list(proof.hashes)) == log.store.head().root
        for wrong in (list(proof.hashes)[:-1], [*proof.hashes, b"x" * 32]):
            with pytest.raises(bag_verifier.Bad):
                bag_verifier.climb(leaf, (index, 21), wrong)


def test_without_contents_only_that_something_was_recorded_is_shown(log: Log, tmp_path: Path) -> None:
    bag = bag_of(log, tmp_path / "thin", with_contents=False)

    assert not list(bag.rglob("*.content"))
    assert not (bag / "data" / "evidence").exists()
    assert "0 of 3 are here" in verified(bag)[1]


def test_a_register_without_witnesses_says_so_in_its_policy(log: Log, tmp_path: Path) -> None:
    parcel = Parcel(range(3), log.second_place.read().note, plain_policy(log.folder.log))

    bag = export(log.store, log.folder.log, parcel, tmp_path / "plain")

    assert "quorum none" in verified(bag)[1]


def test_a_bag_is_written_whole_or_not_at_all(log: Log, tmp_path: Path) -> None:
    note = log.second_place.read().note
    for indexes, evidence, error in [([], None, Refused), ([99], None, NotFound), ([20], None, NotFound)]:
        with pytest.raises(error):
            export(log.store, log.folder.log, Parcel(indexes, note, b""), tmp_path / "bag", evidence=evidence)
    shutil.rmtree(log.folder.evidence)
    with pytest.raises(NotFound):
        bag_of(log, tmp_path / "bag")

    assert not list(tmp_path.glob("bag*"))


def test_a_bag_is_never_written_over_another(log: Log, bag: Path) -> None:
    with pytest.raises(Conflict):
        bag_of(log, bag)


def test_the_verifier_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert bag_verifier.main([]) == 2
    assert bag_verifier.main(["--help"]) == 0
    assert bag_verifier.main(["x", "--policy"]) == 2
    assert "Runs alone" in capsys.readouterr().out
    assert bag_verifier.main(["nowhere"]) == 1
    assert "1. BAD" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["YQ", "YR==", "§", "YQ==\n"])
def test_base64_has_one_spelling(text: str) -> None:
    with pytest.raises(bag_verifier.Bad):
        bag_verifier.unbase64(text)


@pytest.mark.parametrize("text", ["01", "-1", "٣", "1_0", "", "99999999999999999999"])
def test_whole_numbers_have_one_spelling(text: str) -> None:
    with pytest.raises(bag_verifier.Bad):
        bag_verifier.whole_number(text)
