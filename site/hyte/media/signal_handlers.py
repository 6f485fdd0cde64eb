"""Changes that pass by a document's own `save`: the search is told of each."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Collection, CollectionViewRestriction

from hyte.media import marking
from hyte.media.models import CustomDocument


@receiver(pre_delete, sender=CustomDocument)
def remove_deleted(sender: type[CustomDocument], instance: CustomDocument, **kwargs: Any) -> None:
    """Take a document that is being deleted out of the search, also when several are at once.

    Before it is gone, as afterwards nobody knows which pages named it; in the same transaction.
    """
    marking.take_out([instance])


@receiver(post_save, sender=CollectionViewRestriction)
def remove_restricted(
    sender: type[CollectionViewRestriction], instance: CollectionViewRestriction, **kwargs: Any
) -> None:
    """Follow a collection that was closed to the public."""
    marking.take_out(CustomDocument.objects.below(instance.collection))


@receiver(post_delete, sender=CollectionViewRestriction)
def mark_opened(sender: type[CollectionViewRestriction], instance: CollectionViewRestriction, **kwargs: Any) -> None:
    """Follow a collection that was opened to the public again."""
    marking.mark(CustomDocument.objects.below(instance.collection))


@receiver(post_save, sender=Collection)
def remove_moved(sender: type[Collection], instance: Collection, **kwargs: Any) -> None:
    """Follow a collection that may be about to move below a closed one.

    The staff interface saves it and moves it afterwards in the same transaction; of the move itself nobody is told.
    """
    marking.take_out(CustomDocument.objects.below(instance))
