"""What the register's tests share: the published vectors, and witnesses of the cast."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from plain_log import NOON, ORIGIN, signer_of

from truceline.register.witness import Witness


@pytest.fixture(scope="session")
def vectors() -> dict[str, Any]:
    """Agreed by Go's x/mod/sumdb and a second Python implementation (shared/trust.md, A.3)."""
    found: dict[str, Any] = json.loads((Path(__file__).parent / "vectors.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def witness_of(tmp_path: Path) -> Callable[[str], Witness]:
    """Makes a witness of the cast that watches the log, with its clock at noon."""

    def make(name: str) -> Witness:
        signer = signer_of(name)
        database = tmp_path / f"{name}.sqlite"
        Witness.create(database, signer.verifier)
        witness = Witness(database, signer, clock=lambda: NOON)
        witness.trust(signer_of(ORIGIN, 1).verifier)
        return witness

    return make


@pytest.fixture
def witness(witness_of: Callable[[str], Witness]) -> Witness:
    return witness_of("g1")
