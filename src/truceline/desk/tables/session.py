"""Sessions, with whose they are: whoever's is revoked is out at the next request."""

from importlib import import_module

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from truceline.desk.tables.person import Person


class DeskSession(AbstractBaseSession):
    """One session. `handle` names it on pages: the key itself is what lets its holder in and is shown nowhere."""

    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="sessions")
    handle = models.CharField(max_length=64, db_index=True)
    begun_on = models.DateTimeField()
    seen_on = models.DateTimeField()
    # Browser and system in two words; no address, no version.
    device = models.CharField(max_length=60, blank=True)

    @classmethod
    def get_session_store_class(cls) -> type:
        """The engine that keeps these sessions."""
        # By name: the engine knows this table.
        engine: type = import_module(settings.SESSION_ENGINE).SessionStore
        return engine
