"""A case for tests: an incident of its own day, with two sources that agree and one that is far away."""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

ONE = "post-1,monitor,k-{n}a,{day}T10:00,36.20,32.70,300,artillery_fire,Five shells near the old silo,en"
TWO = "hotline-x,local_network,k-{n}b,{day}T10:04,36.201,32.701,500,artillery_fire,قصف على الصوامع من جهة الشرق,ar"
_numbers = itertools.count(1)


def new_case(officer: Any, file_of: Callable[..., Path], *lines: str) -> Any:
    """Take in reports of a day that no other test uses, and return their incident."""
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import Incident, Report

    number = next(_numbers)
    day = f"20{18 + number // 300:02}-{1 + number // 25 % 12:02}-{1 + number % 25:02}"
    take_in(officer, [file_of(*(line.format(n=number, day=day) for line in lines or (ONE, TWO)))])
    report = Report.objects.get(content__contains=f'"k-{number}a"')
    return Incident.objects.get(links__report=report)


def signed_in(person: Any) -> Any:
    """A browser in which somebody is signed in."""
    from django.test import Client

    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
