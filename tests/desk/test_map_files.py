"""The files of the map: served with their headers where they are, and done without where they are not."""

import gzip
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCK = json.loads((ROOT / "browser" / "package-lock.json").read_text(encoding="utf-8"))


@pytest.fixture
def laid_out(desk: Any, tmp_path: Path) -> Iterator[Path]:  # noqa: ARG001 - for what it sets up
    """A folder as npm lays it out, with empty files."""
    from truceline.desk.map_files import ATLAS, SERVED, VARIABLE

    for file in (*SERVED.values(), ATLAS, "maplibre-gl/package.json", "maplibre-gl/dist/maplibre-gl-dev.mjs"):
        path = tmp_path / "node_modules" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('{"version": "6.0.7"}' + " " * 2_000, encoding="utf-8")
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = str(tmp_path)
    yield tmp_path / "node_modules"
    os.environ.pop(VARIABLE)
    if before is not None:
        os.environ[VARIABLE] = before


def static(address: str, **headers: str) -> Any:
    """What the server of files answers, made anew as at a start."""
    from django.http import HttpResponse
    from django.test import RequestFactory
    from whitenoise.middleware import WhiteNoiseMiddleware

    return WhiteNoiseMiddleware(lambda _: HttpResponse(status=404))(RequestFactory().get(address, **headers))


def test_only_the_files_that_pages_load_are_served_and_browsers_keep_them(laid_out: Path) -> None:  # noqa: ARG001 - for what it sets up
    from truceline.desk.map_files import addresses

    told = {name: static(address) for name, address in addresses().items()}
    assert {answer.status_code for answer in told.values()} == {200}
    assert all("immutable" in answer["Cache-Control"] for answer in told.values())
    assert told["script"]["Content-Type"].startswith("text/javascript")
    assert all("6.0.7" in address for address in addresses().values())
    assert static("/static/map-6.0.7/maplibre-gl/dist/maplibre-gl-dev.mjs").status_code == 404
    assert static("/static/map-6.0.7/world-atlas/countries-10m.json").status_code == 404


def test_the_worker_alone_may_evaluate_and_reaches_nothing_but_the_desk(laid_out: Path) -> None:  # noqa: ARG001 - for what it sets up
    from truceline.desk.map_files import addresses

    policies = {name: static(address).get("Content-Security-Policy") for name, address in addresses().items()}
    assert policies.pop("worker") == "default-src 'none'; script-src 'self' 'unsafe-eval'; connect-src 'self'"
    assert set(policies.values()) == {None}


def test_django_finds_what_is_served_and_nothing_else(laid_out: Path) -> None:
    from django.contrib.staticfiles.finders import find

    from truceline.desk.map_files import WORKER, map_folder

    assert map_folder() == laid_out
    assert find(f"map-6.0.7/{WORKER}") == str(laid_out / WORKER)
    assert find("map-6.0.7/maplibre-gl/package.json") is None
    assert find(f"map-6.0.6/{WORKER}") is None


def test_slow_lines_get_a_compressed_copy(laid_out: Path) -> None:
    from truceline.desk.map_files import WORKER, addresses, compress

    compress()
    assert gzip.decompress((laid_out / f"{WORKER}.gz").read_bytes()) == (laid_out / WORKER).read_bytes()
    assert not list(laid_out.glob("**/*.woff2.gz"))
    sent = static(addresses()["worker"], HTTP_ACCEPT_ENCODING="gzip")
    assert sent["Content-Encoding"] == "gzip"
    assert gzip.decompress(b"".join(sent)) == (laid_out / WORKER).read_bytes()
    assert sent["Content-Security-Policy"].startswith("default-src 'none'")


def test_one_missing_file_is_no_map(laid_out: Path) -> None:
    from truceline.desk.map_files import ATLAS, addresses, compress, map_folder

    (laid_out / ATLAS).unlink()
    assert map_folder() is None
    assert addresses() == {}
    compress()


def test_the_lock_names_sums_and_no_host() -> None:
    packages = {name: told for name, told in LOCK["packages"].items() if name}
    assert len(packages) > 10
    assert all(told["integrity"].startswith("sha512-") for told in packages.values())
    assert not [name for name, told in packages.items() if "resolved" in told or told.get("hasInstallScript")]


def test_a_checkout_that_was_set_up_has_what_its_lock_names(browser_of: Callable[..., Any]) -> None:  # noqa: ARG001 - for what it sets up
    from truceline.desk.map_files import SERVED, map_folder

    folder = map_folder()
    if folder is None:
        pytest.skip("the files of the map are not installed: ./dev setup")
    for name in {file.split("/dist/")[0].split("/files/")[0] for file in SERVED.values()}:
        told = json.loads((folder / name / "package.json").read_text(encoding="utf-8"))["version"]
        assert told == LOCK["packages"][f"node_modules/{name}"]["version"]
