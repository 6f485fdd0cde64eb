"""Rows that are records of what people did: written once, never changed, never deleted."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class RecordIsFinal(Exception):
    """Somebody tried to change or delete a row of the record."""


class AppendOnlyQuerySet(models.QuerySet[Any]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise RecordIsFinal(self.model.__name__)

    def delete(self) -> NoReturn:
        raise RecordIsFinal(self.model.__name__)


class AppendOnlyModel(models.Model):
    """A model whose rows are final. Triggers in the database refuse an update that goes round the model."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise RecordIsFinal(type(self).__name__)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise RecordIsFinal(type(self).__name__)
