"""How long a large file holds others up: it is taken in through the page, in the background, while people look and write notes.

    ./dev bench desk --import 1e4

A desk is made empty and served with its worker. A file of invented reports is sent to the page and confirmed; until it is done, every second
somebody asks for the situation or the queue, and somebody else writes a note into the shift log. Times of pages and notes
run from when they were due.
"""

import http.client
import json
import re
import threading
import time
import urllib.parse
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

# One asks and one writes, each in turn: more often, and a busy machine only shows how far behind they are.
EVERY_S = 1.0
_PATIENCE_S = 3_600


class Browser:
    """Somebody who is signed in, and sends forms as a browser does."""

    def __init__(self, port: int, cookie: str) -> None:
        self.port, self.cookies = port, {"sessionid": cookie}

    def ask(self, method: str, address: str, body: bytes = b"", kind: str = "") -> tuple[int, dict[str, str], bytes]:
        """Ask for a page; return its status, where it leads and what it says."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
        headers = {
            "Host": f"localhost:{self.port}",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }
        if body:
            headers |= {"Content-Type": kind, "Origin": f"http://localhost:{self.port}"}
        connection.request(method, address, body=body or None, headers=headers)
        answer = connection.getresponse()
        for one in answer.headers.get_all("Set-Cookie") or []:
            name, value = one.split(";")[0].split("=", 1)
            self.cookies[name] = value
        said = answer.read()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, said

    def token(self, address: str) -> str:
        """The token of a page's forms."""
        found = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', self.ask("GET", address)[2])
        return found.group(1).decode() if found else ""

    def post(self, address: str, told: dict[str, str]) -> int:
        """Send a form."""
        return self.ask("POST", address, urllib.parse.urlencode(told).encode(), "application/x-www-form-urlencoded")[0]

    def send(self, address: str, path: Path) -> str:
        """Send a file, and return where the answer leads."""
        edge, token = "edge-of-a-part", self.token(address)
        body = (
            f'--{edge}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'
            f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{path.name}"\r\nContent-Type: text/csv\r\n\r\n'
        ).encode()
        body += path.read_bytes() + f"\r\n--{edge}--\r\n".encode()
        return self.ask("POST", address, body, f"multipart/form-data; boundary={edge}")[1]["location"]


class _Often(threading.Thread):
    """Does something at a steady rate and notes how long each time took since it was due."""

    def __init__(self, act: Callable[[int], int]) -> None:
        super().__init__(daemon=True)
        self.act, self.stop, self.seen, self.errors = act, threading.Event(), list[float](), 0

    def run(self) -> None:
        """Go on until told to stop; what is late is not left out."""
        begun, number = time.monotonic(), 0
        while not self.stop.is_set():
            due = begun + number * EVERY_S
            time.sleep(max(0.0, due - time.monotonic()))
            self.errors += self.act(number) not in {200, 302}
            self.seen.append(time.monotonic() - due)
            number += 1

    def told(self) -> dict[str, Any]:
        """What was seen: how many, the middle one, the 95th of a hundred and the worst."""
        middle, late = np.percentile(self.seen, [50, 95])
        return {
            "times": len(self.seen),
            "errors": self.errors,
            "p50_s": round(middle, 3),
            "p95_s": round(late, 3),
            "worst_s": round(max(self.seen), 2),
        }


def taken_in(port: int, cookies: dict[str, str], path: Path) -> dict[str, Any]:
    """Take a file in while people work; return how long each step took and what people met."""
    officer, reader, writer = (Browser(port, cookies[role]) for role in ("analyst", "head_of_centre", "duty_officer"))
    token = writer.token("/shift/")
    pages = _Often(lambda number: reader.ask("GET", "/queue/" if number % 2 else "/situation/?from=2017-07-01")[0])
    notes = _Often(
        lambda number: writer.post("/shift/", {"csrfmiddlewaretoken": token, "kind": "note", "text": f"Note {number}"})
    )
    begun = time.monotonic()
    pages.start()
    notes.start()
    where = officer.send("/take-in/", path)
    looked_s = time.monotonic() - begun
    officer.post(f"{where}confirm/", {"csrfmiddlewaretoken": officer.token(where)})
    while time.monotonic() - begun < _PATIENCE_S:
        if json.loads(officer.ask("GET", f"{where}progress/")[2])["over"]:
            break
        time.sleep(1)
    pages.stop.set()
    notes.stop.set()
    pages.join()
    notes.join()
    return {
        "looked_into_s": round(looked_s, 1),
        "in_all_s": round(time.monotonic() - begun, 1),
        "pages": pages.told(),
        "notes": notes.told(),
    }
