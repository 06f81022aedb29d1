"""People who may sign in, and the one-time links by which they become so."""

import hashlib
import secrets
from datetime import UTC, datetime
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from truceline.desk.policy import Role


class People(BaseUserManager["Person"]):
    """Finds people by their name at the door."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """The person of that name, however it is capitalised."""
        return self.get(username=(username or "").casefold())


class Person(AbstractBaseUser):
    """Somebody with an account. Accounts are closed, never deleted: what they did stands under their pseudonym."""

    username = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    # What the register and every export call this person.
    pseudonym = models.CharField(max_length=36, unique=True)
    roles = models.JSONField(default=list)
    # The party or guarantor for which a representative speaks, as the agreement calls it; empty for everybody else.
    speaks_for = models.CharField(max_length=64, blank=True, default="")
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def held(self) -> list[Role]:
        """The roles of this person; a role that this version does not know allows nothing."""
        return [Role(role) for role in self.roles if role in set(Role)]

    def get_full_name(self) -> str:
        """The name, as pages show it."""
        return self.name


class Invitation(models.Model):
    """A one-time link that makes an account. Only the sum of its secret is kept: whoever reads the database cannot use it."""

    secret_sha256 = models.CharField(max_length=64, unique=True)
    roles = models.JSONField()
    speaks_for = models.CharField(max_length=64, blank=True, default="")
    expires_at = models.DateTimeField()
    used_by = models.OneToOneField(Person, null=True, on_delete=models.PROTECT, related_name="invitation")

    @staticmethod
    def issue(roles: list[Role], expires_at: datetime, speaks_for: str = "", secret: str = "") -> str:
        """Keep a new invitation and return its secret, which is shown once; with a secret that one has already, the one that is open."""
        told = {"roles": [role.value for role in roles], "expires_at": expires_at, "speaks_for": speaks_for}
        secret = secret or secrets.token_urlsafe(32)
        one, is_new = Invitation.objects.get_or_create(secret_sha256=sum_of(secret), defaults=told)
        if not is_new and (one.used_by_id is not None or one.expires_at <= datetime.now(UTC)):
            return Invitation.issue(roles, expires_at, speaks_for)
        return secret


def sum_of(secret: str) -> str:
    """The sum under which an invitation is found."""
    return hashlib.sha256(secret.encode()).hexdigest()
