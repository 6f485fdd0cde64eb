"""The vectors of what can be found, kept so that no text is embedded twice."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q, QuerySet


class MeaningQuerySet(QuerySet["Meaning"]):
    def kept(self) -> MeaningQuerySet:
        """Return what has a vector."""
        return self.exclude(digest="")

    def by(self, model: str) -> MeaningQuerySet:
        """Return what has a vector of one model."""
        return self.kept().filter(model=model)

    def due(self, at: datetime) -> MeaningQuerySet:
        """Return what nobody has in hand at the instant `at`, and what failed and has waited long enough."""
        return self.filter(Q(retry_at=None) | Q(retry_at__lte=at))

    def to_look_at(self, model: str) -> MeaningQuerySet:
        """Return those of public entries that were built since their text was looked at, or for another model."""
        changed = ~Q(version=F("entry__built_version")) | ~Q(model=model)
        return self.filter(changed, entry__public=True).order_by("failures", "pk")


class Meaning(models.Model):
    """The vector of one entry's text. There is none of what is not public.

    `version` is that of the entry whose text was last looked at, for the model named. `digest` tells text and model
    from any others; the numbers of the `vector` are as the model gave them, scaled, four bytes each. Until `retry_at`
    somebody has the text in hand, or it waits after a failure.
    """

    entry = models.OneToOneField("search.Entry", primary_key=True, on_delete=models.CASCADE, related_name="meaning")
    model = models.CharField(max_length=150, default="")
    version = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=32, default="", db_index=True)
    vector = models.BinaryField(default=b"")
    failures = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True)

    objects = MeaningQuerySet.as_manager()

    def __str__(self) -> str:
        return f"meaning of {self.entry_id}"
