"""A desk as it is started for the first time, and people who make their accounts in a browser."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = shutil.which("chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PASSWORD = "a sentence to remember 7"  # noqa: S105 - of an invented person
PATIENCE_S = 240  # the first start on a machine compiles


class Serving:
    """`truceline serve` on a folder of its own, on this machine; gives its address and the link of the first account."""

    def __init__(self, folder: Path, more: dict[str, str]) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        agreement = ROOT / "agreements" / "southwest-syria-2017"
        command = [sys.executable, "-m", "truceline", "serve", str(folder / "desk"), "--agreement", str(agreement)]
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("TRUCELINE_", "DJANGO_"))
        }
        self.log = folder / "log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [*command, "--port", str(self.port)],
                stdout=log,
                stderr=log,
                env={**environment, "PYTHONPATH": str(ROOT / "src"), **more},
            )

    def __enter__(self) -> tuple[str, str]:
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end and self.process.poll() is None:
            link = re.search(r"http://\S+/welcome/\S+", self.log.read_text())
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                link = None
            if link:
                return f"http://localhost:{self.port}", link.group()
            time.sleep(0.2)
        raise AssertionError(self.log.read_text())

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=30)
        assert "WARNING" not in self.log.read_text(), (
            "whoever starts a desk is told of nothing that he can do nothing about"
        )


def follow(page: Any, selector: str) -> None:
    """Click what leads to another page, and be there when that page is whole: a click alone returns when it begins."""
    with page.expect_navigation(wait_until="domcontentloaded"):
        page.click(selector)


def make_account(page: Any, link: str, username: str, name: str) -> None:
    """Follow a one-time link, and make an account with it."""
    page.set_default_timeout(60_000)
    page.goto(link)
    page.fill("[name=username]", username)
    page.fill("[name=name]", name)
    page.fill("[name=password]", PASSWORD)
    follow(page, "main button")
    page.wait_for_url(re.compile(r"http://[^/]+/situation/"))
