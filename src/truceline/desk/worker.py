"""The worker: what pages leave to the background, in a process of its own beside the server.

It ends with whoever started it: its standard input is a pipe, and where that closes it stops at once. Everything it does can be
begun again, so nothing is lost by stopping it at any moment.
"""

import os
import sys
import threading

import django
from django.core.management import call_command

_SECONDS_BETWEEN_LOOKS = 1
# Whoever waits for a page comes first, where both want the same core.
_GIVES_WAY = 5


def main() -> None:
    """Work until stopped: first what an earlier worker left unfinished, then whatever comes."""
    threading.Thread(target=_end_with_the_server, daemon=True).start()
    os.nice(_GIVES_WAY)
    django.setup()
    from truceline.desk.actions.screening import resume_screenings  # noqa: PLC0415 - tables exist once Django is set up
    from truceline.desk.scheduling import keep_gathering, keep_time  # noqa: PLC0415 - tables exist once Django is set up
    from truceline.desk.tasks import enqueue_unfinished  # noqa: PLC0415 - likewise

    enqueue_unfinished()
    resume_screenings()
    for keeps_on in (keep_time, keep_gathering):
        threading.Thread(target=keeps_on, args=(threading.Event(),), daemon=True).start()
    call_command("db_worker", interval=_SECONDS_BETWEEN_LOOKS, startup_delay=False, verbosity=0)


def _end_with_the_server() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    main()
