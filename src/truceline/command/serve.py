"""`truceline serve`: the desk in one process; its first start makes the folder, the tables and the first account's link."""

import argparse
import errno
import os
import socket
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

from truceline.agreement.reading import read_agreement
from truceline.desk.folder import (
    DATABASE_VARIABLE,
    FOLDER_VARIABLE,
    NAMES_VARIABLE,
    SETTINGS,
    DeskFolder,
    make_desk,
    open_desk,
)
from truceline.errors import Refused, Where, problem

_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


def run(options: argparse.Namespace) -> int:
    """Serve until stopped.

    1. A folder that holds no desk becomes one, under the agreement that is named.
    2. The tables are brought up to date, or the desk does not start.
    3. Where nobody administers the desk yet, the one-time link of the first account is printed.

    Raises:
        Refused: where somebody listens on the port already (C016).
    """
    if not options.prepare:
        refuse_taken(options)
    desk = _desk(options)
    hand_over(desk, options.name)
    from truceline.desk.starting import lay_columns_out, prepare, warm_up
    from truceline.values.shape.compiled import was_compiled
    from truceline.values.shape.containment import find

    secret = prepare()
    address = f"http://{options.name[0] if options.name else 'localhost'}:{options.port}"
    if secret:
        print(
            f"Nobody administers this desk yet. Whoever opens this link within a day does:\n{address}/welcome/{secret}/"
        )
    if options.prepare:
        return 0
    if not was_compiled(find):
        print("The first start on a machine compiles its kernels, once: a minute or two.", file=sys.stderr, flush=True)
    warm_up(read_agreement(desk.agreement))
    lay_columns_out()
    print(f"The desk of {desk.origin}: {address}/   (stop it with Ctrl+C)", flush=True)
    serve(options)
    return 0


def hand_over(desk: DeskFolder, names: Sequence[str]) -> None:
    """Tell this process, and those it starts, which desk is theirs and by which names browsers reach it."""
    os.environ[FOLDER_VARIABLE] = str(desk.path.resolve())
    os.environ[NAMES_VARIABLE] = ",".join([*_LOOPBACK, *names])
    os.environ["DJANGO_SETTINGS_MODULE"] = "truceline.desk.settings"


def refuse_taken(options: argparse.Namespace) -> None:
    """Refuse a port that somebody listens on: the server would share it, and browsers would meet now one desk, now the other.

    Raises:
        Refused: then (C016).
    """
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    with socket.socket(family) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # what has just been left is free
        try:
            tried.bind((options.host, options.port))
        except OSError as trouble:
            if trouble.errno == errno.EADDRINUSE:
                raise Refused([problem("C016", Where(f"{options.host}:{options.port}"), "a port in use")]) from trouble
            raise


def _desk(options: argparse.Namespace) -> DeskFolder:
    folder: Path = options.folder
    if (folder / SETTINGS).exists():
        return open_desk(folder)
    if options.agreement is None:
        raise Refused([problem("D007", Where(str(folder)), "")])
    desk = make_desk(folder, options.origin, options.agreement, os.environ.get(DATABASE_VARIABLE) or None)
    print(f"Made a desk in {folder}. Its register: {desk.register}", file=sys.stderr)
    return desk


def serve(options: argparse.Namespace) -> None:
    """Answer browsers until stopped, with one worker beside for what pages leave to the background."""
    from truceline.command.working import a_worker

    with nullcontext() if options.no_worker else a_worker():
        _answer(options)


def _answer(options: argparse.Namespace) -> None:
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    Server(
        "truceline.desk.wsgi:served",
        address=options.host,
        port=options.port,
        interface=Interfaces.ASGINL,
        workers=options.workers,
        log_level=LogLevels.warning,
    ).serve()
