"""What is logged: one JSON line for a request, and never a text, a name, an address or what stands behind a question mark."""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import Any

ACCESS = logging.getLogger("truceline.access")


class JsonLines(logging.Formatter):
    """Spells a record as one line. Of an exception only its kind and where it came from: its words may be somebody's."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        told: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z",
            "level": record.levelname.lower(),
        }
        if record.name == ACCESS.name:
            told |= record.args if isinstance(record.args, dict) else {}
        else:
            told["logger"] = record.name
        if record.exc_info and record.exc_info[0] is not None:
            told["error"] = record.exc_info[0].__name__
            frames = traceback.extract_tb(record.exc_info[2])[-8:]
            told["at"] = [f"{frame.filename.rsplit('/truceline/', 1)[-1]}:{frame.lineno}" for frame in frames]
        return json.dumps(told, separators=(",", ":"))


def start_logging() -> None:
    """Send everything that is logged through JsonLines, what the framework says included."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    ACCESS.setLevel(logging.INFO)


def log_request(**told: object) -> None:
    """Log one request."""
    ACCESS.info("", told)
