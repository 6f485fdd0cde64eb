"""Changes of the page tree that pass by the page's own `save`: the search is told of each."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_slug_changed, post_page_move

from search import outbox


@receiver(page_slug_changed)
@receiver(post_page_move)
def mark_branch(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Follow a new address: it changes that of every page below, too."""
    outbox.mark(*instance.get_descendants(inclusive=True).specific())


@receiver(post_save, sender=PageViewRestriction)
@receiver(post_delete, sender=PageViewRestriction)
def mark_restricted(sender: type[PageViewRestriction], instance: PageViewRestriction, **kwargs: Any) -> None:
    """Follow a branch that was closed to the public or opened again."""
    outbox.mark(*instance.page.get_descendants(inclusive=True).specific())


@receiver(post_delete)
def remove_deleted(sender: type, instance: Any, **kwargs: Any) -> None:
    """Take a deleted page out of the search, also when a whole branch is deleted at once."""
    if isinstance(instance, Page) and sender is not Page:
        outbox.remove(instance)
