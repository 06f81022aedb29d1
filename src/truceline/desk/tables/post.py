"""Posts of the desk's own, beside those of the agreement."""

from typing import ClassVar

from django.db import models


class Post(models.Model):
    """A named place from which monitors observe. A post is closed, never deleted: old reports name it."""

    post_id = models.CharField(max_length=36, primary_key=True)
    code = models.CharField(max_length=64, unique=True)
    content = models.TextField()
    is_open = models.BooleanField(default=True)
    changed_on = models.DateTimeField()

    class Meta:
        """By their codes."""

        ordering: ClassVar[list[str]] = ["code"]
