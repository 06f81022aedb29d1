"""Every name by which a source was ever called here, once: what a name that comes is held against is read from this, however many reports there are."""

from django.db import models


class SourceName(models.Model):
    """A name as it is written; those that came first have the lowest numbers.

    What it is found by is kept as SHA-256: an index holds no long names.
    """

    name = models.TextField()
    written = models.CharField(max_length=64, unique=True)
    # What all names share that eyes take for one.
    seen = models.CharField(max_length=64, db_index=True)
