"""The files of the map in the browser: where they are looked for, which of them are served, and with which headers.

They come from the npm registry (browser/package-lock.json) and are no part of the code: `./dev setup` installs them, an
installed wheel looks where TRUCELINE_BROWSER says or in the desk's own folder. Where they are missing the map is drawn
on the server instead. Nothing but the files named here is served of what npm laid out.
"""

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from truceline.desk.folder import desk_at_hand

VARIABLE = "TRUCELINE_BROWSER"
_CHECKOUT = Path(__file__).resolve().parents[3] / "browser"
_MAPLIBRE, _FONT, _ARABIC = (
    "maplibre-gl/dist",
    "@fontsource/noto-sans/files",
    "@fontsource/noto-sans-arabic/files",
)
WORKER = f"{_MAPLIBRE}/maplibre-gl-worker.mjs"
SERVED = {
    "script": f"{_MAPLIBRE}/maplibre-gl.mjs",
    "worker": WORKER,
    "styles": f"{_MAPLIBRE}/maplibre-gl.css",
    "right_to_left": "@mapbox/mapbox-gl-rtl-text/dist/mapbox-gl-rtl-text.js",
    "latin": f"{_FONT}/noto-sans-latin-400-normal.woff2",
    "cyrillic": f"{_FONT}/noto-sans-cyrillic-400-normal.woff2",
    "arabic": f"{_ARABIC}/noto-sans-arabic-arabic-400-normal.woff2",
}
ATLAS = "world-atlas/countries-10m.json"
# Shaping Arabic in the worker needs eval there; the page itself stays as strict as every other.
_WORKER_POLICY = "default-src 'none'; script-src 'self' 'unsafe-eval'; connect-src 'self'"
_COMPRESSED = (".mjs", ".js", ".css")


def map_folder() -> Path | None:
    """Where the files lie: the first of the named folder, the desk's own and the checkout's that has all of them; else None."""
    named = os.environ.get(VARIABLE)
    places = [Path(named)] if named else [desk_at_hand().path / "browser", _CHECKOUT]
    for place in (place / "node_modules" for place in places):
        if all((place / file).is_file() for file in (*SERVED.values(), ATLAS)):
            return place
    return None


def addresses() -> dict[str, str]:
    """The address of each file as pages load it; empty where the files are missing."""
    folder = map_folder()
    return {name: f"/static/{_prefix(folder)}/{file}" for name, file in SERVED.items()} if folder else {}


def compress() -> None:
    """Lay a compressed copy beside each script, for slow lines; where that may not be written, they go out as they are."""
    folder = map_folder()
    for file in SERVED.values() if folder else ():
        path = Path(folder or "", file)
        packed = path.with_name(path.name + ".gz")
        if path.suffix in _COMPRESSED and not packed.exists() and os.access(path.parent, os.W_OK):
            written = packed.with_name(f"{packed.name}.{os.getpid()}")
            written.write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))
            written.replace(packed)


def add_headers(headers: Any, path: str, url: str) -> None:  # noqa: ARG001 - as WhiteNoise calls it
    """Give the worker a policy of its own, and let browsers keep what carries its version in its address."""
    if url.startswith("/static/map-"):
        headers["Cache-Control"] = "public, max-age=31536000, immutable"
    if url.endswith("/maplibre-gl-worker.mjs"):
        headers["Content-Security-Policy"] = _WORKER_POLICY


class MapFiles(BaseFinder):
    """Finds the files of the map for Django and WhiteNoise."""

    def check(self, **_: Any) -> list[Any]:
        """Nothing is wrong where they are missing: the desk says so on the page."""
        return []

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, Any]]:  # noqa: ARG002 - as Django calls it
        """Every served file."""
        folder = map_folder()
        if folder:
            storage = FileSystemStorage(location=folder)
            storage.prefix = _prefix(folder)  # WhiteNoise and Django read it there
            files = [Path(name) for file in SERVED.values() for name in (file, f"{file}.gz")]
            # A compressed copy is known to WhiteNoise by its name; it goes out in place of the file.
            yield from ((file.as_posix(), storage) for file in files if (folder / file).is_file())

    def find(self, path: str, find_all: bool = False, **_: Any) -> Any:
        """The place of one file by its address under /static/."""
        folder = map_folder()
        files = {f"{_prefix(folder)}/{file}": str(folder / file) for file in SERVED.values()} if folder else {}
        found = files.get(path)
        return [found] if found and find_all else found or []


def _prefix(folder: Path) -> str:
    version = json.loads((folder / "maplibre-gl" / "package.json").read_text(encoding="utf-8"))["version"]
    return f"map-{version}"
