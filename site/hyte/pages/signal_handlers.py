"""Changes of the page tree that pass by the page's own `save`: the search is told of each; and a translated title."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_slug_changed, post_page_move
from wagtail_localize.models import StringTranslation

from hyte.pages import marking
from hyte.pages.models import Topic
from hyte.pages.models.topic import tagged_with
from hyte.pages.showing import pages_showing
from hyte.pages.translated_slug import propose_slug
from search import outbox


@receiver(page_slug_changed)
@receiver(post_page_move)
def mark_moved(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Follow a new address: it changes that of every page below, too. Below a closed page the branch goes at once."""
    moved = Page.objects.get(pk=instance.pk)
    if moved.get_view_restrictions().exists():
        marking.remove_branch(moved)
    else:
        marking.mark_branch(moved)


@receiver(post_save, sender=PageViewRestriction)
def remove_restricted(sender: type[PageViewRestriction], instance: PageViewRestriction, **kwargs: Any) -> None:
    """Follow a branch that was closed to the public."""
    marking.remove_branch(instance.page)


@receiver(post_delete, sender=PageViewRestriction)
def mark_opened(sender: type[PageViewRestriction], instance: PageViewRestriction, **kwargs: Any) -> None:
    """Follow a branch that was opened to the public again."""
    marking.mark_branch(instance.page)


@receiver(pre_delete)
def remove_documents_of_deleted(sender: type, instance: Any, **kwargs: Any) -> None:
    """Take out what a page shows before the page and its rows are gone; what other pages show comes back."""
    if isinstance(instance, Page) and sender is not Page:
        outbox.remove_keys(marking.document_keys(marking.told_by(instance.pk).documents))
        outbox.remove_keys(marking.found_with_any([instance]))


@receiver(post_delete)
def remove_deleted(sender: type, instance: Any, **kwargs: Any) -> None:
    """Take a deleted page out of the search, also when a whole branch is deleted at once."""
    if isinstance(instance, Page) and sender is not Page:
        outbox.remove(instance)


@receiver(pre_delete, sender=Topic)
def mark_pages_of_deleted_topic(sender: type[Topic], instance: Topic, **kwargs: Any) -> None:
    """Have everything built anew that is counted under a topic, while it still has the topic."""
    marking.mark_pages(pages_showing(instance))
    outbox.mark(*tagged_with([instance]))


@receiver(post_save, sender=StringTranslation)
def propose_slug_of_translation(sender: type[StringTranslation], instance: StringTranslation, **kwargs: Any) -> None:
    """Let the address of a translation follow from its title."""
    if not kwargs.get("raw"):
        propose_slug(instance)
