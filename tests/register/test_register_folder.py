from pathlib import Path

import pytest
from plain_log import signer_of
from small_register import ORIGIN, register_of

from truceline.errors import Conflict, NotAllowed, NotFound, Unavailable, Unverified
from truceline.register.folder import Places, RegisterFolder, open_folder, write_folder
from truceline.register.keys import make_key, read_key
from truceline.register.note import COSIGNATURE, ED25519, read_verifier
from truceline.register.stores import opening
from truceline.register.stores.opening import is_postgres, open_store

SETTINGS = "register.toml"


def test_the_settings_say_where_everything_lies(tmp_path: Path) -> None:
    places = Places("postgresql:///centre", str(tmp_path / "disk2/last"), "keys/sign")
    log = signer_of(ORIGIN, ED25519).verifier

    write_folder(tmp_path / "register", log, places)

    folder = open_folder(tmp_path / "register")
    assert folder == RegisterFolder(tmp_path / "register", log, places)
    assert folder.second_place == tmp_path / "disk2" / "last"


def test_a_folder_is_never_made_over_another(tmp_path: Path) -> None:
    folder = register_of(tmp_path, 0).folder

    with pytest.raises(Conflict):
        write_folder(tmp_path, folder.log, folder.places)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("origin", "orígin"),
        ('database = "register.db"', "database = 7"),
        ('database = "register.db"', ""),
        ('origin = "ccm.example/register"', 'origin = "other.example/register"'),
        ("key = ", "key == "),
        ('second_place = "last-checkpoint"', 'second_place = "last-checkpoint"\nmore = "x"'),
    ],
)
def test_settings_that_are_not_whole_are_refused(tmp_path: Path, before: str, after: str) -> None:
    register_of(tmp_path, 0)
    text = (tmp_path / SETTINGS).read_text()
    assert before in text
    (tmp_path / SETTINGS).write_text(text.replace(before, after, 1))

    with pytest.raises(Unverified):
        open_folder(tmp_path)


def test_a_key_that_was_exchanged_in_the_settings_does_not_sign(tmp_path: Path) -> None:
    log = register_of(tmp_path, 0)
    other = signer_of(ORIGIN, ED25519).verifier
    (tmp_path / SETTINGS).write_text((tmp_path / SETTINGS).read_text().replace(str(log.folder.log), str(other)))

    with pytest.raises(Unverified, match="the register's is"):
        open_folder(tmp_path).signer()


def test_a_policy_for_another_log_is_refused(tmp_path: Path) -> None:
    folder = register_of(tmp_path, 0).folder
    assert folder.policy() is None
    (tmp_path / "policy").write_text(f"log {folder.log}\nquorum none\n")
    assert folder.policy() is not None
    (tmp_path / "policy").write_text(f"log {signer_of(ORIGIN, ED25519).verifier}\nquorum none\n")

    with pytest.raises(Unverified, match="the policy is for"):
        folder.policy()


def test_approvers_are_keys_one_a_line(tmp_path: Path) -> None:
    folder = register_of(tmp_path, 0).folder
    keys = [signer_of(name, ED25519).verifier for name in ("anna.example/a", "boris.example/b")]
    assert folder.approvers() == []
    (tmp_path / "approvers").write_text("\n".join(map(str, keys)) + "\n")
    assert folder.approvers() == keys
    (tmp_path / "approvers").write_text("nonsense\n")

    with pytest.raises(Unverified):
        folder.approvers()


# --- keys


@pytest.mark.parametrize("cosigner", [False, True])
def test_a_key_reads_back_as_it_was_made_and_its_id_is_that_of_its_public_half(tmp_path: Path, cosigner: bool) -> None:
    made = make_key(tmp_path / "keys" / "a", "g1.example/witness", cosigner=cosigner)

    read = read_key(tmp_path / "keys" / "a")

    assert read.verifier == made.verifier == read_verifier(str(made.verifier))
    assert read.type == (COSIGNATURE if cosigner else ED25519)
    assert (tmp_path / "keys" / "a").read_text().startswith("PRIVATE+KEY+g1.example/witness+")


def test_the_key_of_gos_own_example_is_read(tmp_path: Path) -> None:
    """The private key in the documentation of golang.org/x/mod/sumdb/note; everybody knows it."""
    path = tmp_path / "peter"
    path.write_text("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz\n")
    path.chmod(0o600)

    assert str(read_key(path).verifier) == "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"


def test_nobody_else_may_read_a_key(tmp_path: Path) -> None:
    make_key(tmp_path / "a", "a.example/key")
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600
    (tmp_path / "a").chmod(0o640)

    with pytest.raises(NotAllowed, match="others may read"):
        read_key(tmp_path / "a")


def test_a_key_is_never_written_over_another_and_never_guessed(tmp_path: Path) -> None:
    make_key(tmp_path / "a", "a.example/key")

    with pytest.raises(Conflict):
        make_key(tmp_path / "a", "a.example/key")
    with pytest.raises(NotFound):
        read_key(tmp_path / "b")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "PRIVATE+KEY+a.example/key",
        "PRIVATE+KEY+a.example/key+00000000+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
        "PRIVATE+KEY+PeterNeumann+c74f20a3+AoEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
        "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEK",
        "PUBLIC+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
    ],
)
def test_a_key_that_is_not_spelt_as_one_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "a").write_text(text + "\n")
    (tmp_path / "a").chmod(0o600)

    with pytest.raises(Unverified):
        read_key(tmp_path / "a")


# --- addresses


def test_an_address_says_which_database_is_meant() -> None:
    assert is_postgres("postgresql:///centre")
    assert is_postgres("postgres://u@h/d")
    assert not is_postgres("register.db")


def test_a_register_in_postgresql_needs_psycopg_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> None:
        raise ImportError

    monkeypatch.setattr(opening, "import_module", missing)
    with pytest.raises(Unavailable, match="psycopg"):
        open_store("postgresql:///centre", tmp_path, purpose="read")


def test_a_server_that_cannot_be_reached_is_unavailable(tmp_path: Path) -> None:
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    with pytest.raises(Unavailable, match="cannot be used now"):
        open_store(f"postgresql:///x?host={tmp_path}", tmp_path, purpose="read")
