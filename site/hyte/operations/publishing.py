"""Publish what is due and take down what has expired: Wagtail's scheduled publishing, each page in a transaction.

Wagtail publishes outside any transaction and all pages in one run: a crash could leave a published page that the search
never hears of, and one page that cannot be published would keep back all that follow.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from django.apps import apps
from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import DraftStateMixin, Page, Revision

logger = logging.getLogger(__name__)


def drain(*, at: datetime) -> int:
    """Carry out what was scheduled for `at` or earlier, and return how much that was.

    What fails is logged and tried again in the next round; it does not keep the rest from being done.
    """
    return sum(succeeds(act) for act in due(at))


def due(at: datetime) -> Iterator[Callable[[], object]]:
    """Yield what is to be done, the earliest first: first what expires, then what goes live."""
    for live in live_models():
        for thing in list(live.filter(live=True, expire_at__lte=at).order_by("expire_at")):
            yield partial(thing.unpublish, set_expired=True, log_action="wagtail.unpublish.scheduled")
    for revision in list(Revision.objects.filter(approved_go_live_at__lte=at).order_by("approved_go_live_at")):
        yield partial(revision.publish, log_action="wagtail.publish.scheduled")


def live_models() -> list[QuerySet]:
    """Return all pages, each as its own type: what a type does when it is saved has to happen; and other models."""
    models = (model for model in apps.get_models() if issubclass(model, DraftStateMixin))
    return [Page.objects.specific(), *(model._default_manager.all() for model in models if not issubclass(model, Page))]


def succeeds(act: Callable[[], object]) -> bool:
    """Do one thing in one transaction and return whether it worked."""
    try:
        with transaction.atomic():
            act()
    except Exception:  # whatever is wrong with one page must not keep back the others
        logger.exception("something scheduled could not be carried out")
        return False
    return True
