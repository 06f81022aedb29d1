"""A desk is not served where another answers."""

import socket
from pathlib import Path

import pytest

from truceline.command import main


@pytest.mark.parametrize("verb", ["serve", "demo"])
def test_a_port_that_somebody_listens_on_is_refused_before_anything_is_made(
    verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The server would share it without a word, and browsers meet now one desk, now the other."""
    folder = tmp_path / "desk"
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        given = ["serve", str(folder)] if verb == "serve" else ["demo", "--no-open", "--out", str(folder)]
        assert main([*given, "--port", port]) == 1
    assert f"127.0.0.1:{port}: expected a port that nobody listens on" in capsys.readouterr().err
    assert not folder.exists()
