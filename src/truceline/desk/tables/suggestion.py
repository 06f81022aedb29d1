"""Pairs of reports in different incidents that may tell of one; computed with the incidents, and made anew with them."""

from typing import ClassVar

from django.db import models

from truceline.desk.tables.person import Person
from truceline.desk.tables.report import Report


class Suggestion(models.Model):
    """A pair worth asking about, with every part of its score."""

    first = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    score = models.FloatField()
    content = models.TextField()

    class Meta:
        """Once per pair."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["first", "second"], name="one_suggestion_per_pair")
        ]


class Postponement(models.Model):
    """That somebody wants to see a suggestion later: not again until something about it changes. No part of any case."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    first = models.CharField(max_length=36)
    second = models.CharField(max_length=36)
    basis = models.CharField(max_length=64)  # what the pair looked like when it was put off
    on = models.DateTimeField()

    class Meta:
        """Once per person and pair."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "first", "second"], name="one_postponement_per_pair")
        ]
