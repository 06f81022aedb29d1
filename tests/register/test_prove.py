from pathlib import Path

import pytest
from plain_log import cosigned, policy_of
from small_register import fill, register_of

from truceline.errors import NotFound, Unverified
from truceline.register.policy import Policy
from truceline.register.proof import read_proof, verify_proof
from truceline.register.prove import last_entry, prove


def test_the_proof_of_every_entry_convinces_whoever_has_the_policy(tmp_path: Path) -> None:
    log = register_of(tmp_path, 300)
    plain = policy_of(2, ["g1", "g2", "g3"])
    policy = Policy(log.folder.log, None, plain.witnesses, {}, plain.groups, plain.quorum)
    note = cosigned(log.second_place.read().note, ["g1", "g2"])

    for index in range(300):
        entry, proof = prove(log.store, index, note, log.folder.log)
        assert verify_proof(read_proof(bytes(proof)), entry, policy).size == 300


def test_the_proof_of_one_entry_does_not_hold_for_another(tmp_path: Path) -> None:
    log = register_of(tmp_path, 30)
    policy = Policy(log.folder.log, None, {}, {}, {}, None)
    note = log.second_place.read().note
    (_, proof), (other, _) = (prove(log.store, index, note, log.folder.log) for index in (3, 4))

    with pytest.raises(Unverified, match="does not lead"):
        verify_proof(proof, other, policy)


def test_an_entry_that_is_not_signed_yet_has_no_proof(tmp_path: Path) -> None:
    log = register_of(tmp_path, 3)
    fill(log, [3])

    with pytest.raises(NotFound, match="not under a signed checkpoint yet"):
        prove(log.store, 3, log.second_place.read().note, log.folder.log)
    with pytest.raises(NotFound):
        prove(log.store, -1, log.second_place.read().note, log.folder.log)


def test_a_proof_that_would_not_hold_is_not_handed_out(tmp_path: Path) -> None:
    log = register_of(tmp_path, 30)
    log.store.database.execute("DROP TRIGGER register_entry_no_update")
    log.store.database.execute("UPDATE register_entry SET entry = x'00' WHERE number = 3")

    with pytest.raises(Unverified):
        prove(log.store, 3, log.second_place.read().note, log.folder.log)


def test_an_entry_that_is_missing_has_no_proof(tmp_path: Path) -> None:
    log = register_of(tmp_path, 30)
    log.store.database.execute("DROP TRIGGER register_entry_no_delete")
    log.store.database.execute("DELETE FROM register_entry WHERE number = 3")

    with pytest.raises(NotFound, match="run truceline register verify"):
        prove(log.store, 3, log.second_place.read().note, log.folder.log)


def test_the_last_entry_of_a_record_is_found_by_its_name(tmp_path: Path) -> None:
    log = register_of(tmp_path, 5)
    fill(log, [2])

    assert last_entry(log.store, "incident", "i2") == 5
    with pytest.raises(NotFound, match="no finding named i2"):
        last_entry(log.store, "finding", "i2")
