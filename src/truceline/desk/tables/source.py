"""The vault: who stands behind a pseudonym, sealed; who asked to be shown it, who agreed, and who looked."""

from typing import ClassVar

from django.db import models

from truceline.desk.tables.person import Person


class Source(models.Model):
    """A pseudonym that somebody stands behind. Reports call the source by it; nothing else does otherwise."""

    source_id = models.CharField(max_length=36, primary_key=True)
    pseudonym = models.CharField(max_length=100, unique=True)
    content = models.TextField()


class SealedIdentity(models.Model):
    """What was told of a source's identity, encrypted; the latest stands."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="identities")
    sealed = models.BinaryField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()

    class Meta:
        """The latest first."""

        ordering: ClassVar[list[str]] = ["-on", "-pk"]


class SourceAccess(models.Model):
    """That somebody asked to be shown an identity; another agreed for a time, or did not."""

    access_id = models.CharField(max_length=36, primary_key=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="accesses")
    reason = models.TextField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateTimeField()
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateTimeField(null=True)
    # Agreed until then; None where it was not agreed.
    until = models.DateTimeField(null=True)
    content = models.TextField()

    class Meta:
        """The latest first."""

        ordering: ClassVar[list[str]] = ["-asked_on", "-access_id"]


class SourceView(models.Model):
    """That somebody looked."""

    view_id = models.CharField(max_length=36, primary_key=True)
    access = models.ForeignKey(SourceAccess, on_delete=models.PROTECT, related_name="views")
    on = models.DateTimeField()
    content = models.TextField()
