"""A process of the server has at hand what the first pages ask for: nobody waits until it is read."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

LINES = (
    "post-8,monitor,b-1,2018-03-20T10:00,36.10,32.62,300,artillery_fire,Shells,en",
    "post-9,monitor,b-1,2018-03-20T10:02,36.10,32.62,300,artillery_fire,Shelling,en",
)
# A process as the server begins it, and what it has read before anybody asked it for a page.
BEGUN = """
import json, sys, threading
import truceline.desk.wsgi
pages = [name for name in sys.modules if name.startswith("truceline.desk.pages.")]
[one.join() for one in threading.enumerate() if one.name == "beginning"]
from django.template import engines
from truceline.desk.queries.columns_at_hand import _kept
forms = [str(name) for name in engines["django"].engine.template_loaders[0].get_template_cache]
zones = [key[1] for one in _kept.values() for key in one.columns.known if key[0] == "inside"]
print(json.dumps({"pages": pages, "forms": forms, "zones": zones}))
"""


def begun(desk: Any) -> dict[str, list[str]]:
    named = {**os.environ, "TRUCELINE_DESK": str(desk.path), "DJANGO_SETTINGS_MODULE": "truceline.desk.settings"}
    done = subprocess.run([sys.executable, "-c", BEGUN], env=named, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_pages_forms_and_what_lies_in_each_zone_are_there_before_the_first_page_is_asked_for(
    somebody: Callable[..., Any], file_of: Callable[..., Path], desk: Any
) -> None:
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.charter import charter_at_hand

    take_in(somebody("duty_officer"), [file_of(*LINES)])
    found = begun(desk)
    assert {f"truceline.desk.pages.{name}" for name in ("queue", "situation", "incident", "stances")} <= {
        *found["pages"]
    }
    assert any("queue.html" in name for name in found["forms"])
    assert {*found["zones"]} == {zone.code for zone in charter_at_hand().agreement.zones}


def test_a_process_begins_though_its_database_does_not_answer(desk: Any, tmp_path: Path) -> None:
    empty = tmp_path / "desk"
    empty.mkdir()
    for name in ("desk.toml", "secret.key", "vault.key", "agreement", "versions"):
        if (desk.path / name).exists():
            (empty / name).symlink_to(desk.path / name)

    class Elsewhere:
        path = empty

    assert begun(Elsewhere)["zones"] == []
