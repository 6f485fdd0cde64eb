"""Count searches in vain in this process's memory, and have them stored now and then by a thread of their own."""

from __future__ import annotations

import logging
import os
import time
from collections import Counter
from threading import Lock, Thread

from django.conf import settings
from django.db import connection
from django.utils import timezone

from search.request import SearchRequest
from search.results import SearchResults
from search.vain.privacy import kept_form
from search.vain.storing import store

logger = logging.getLogger(__name__)

MOST_COUNTED = 1_000
"""Different searches that are counted between two times of storing."""


class VainCounter:
    """The counts of one process."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.lock = Lock()
        self.process = 0

    def note(self, found: SearchResults) -> None:
        """Count a search that found nothing though nothing narrowed it and everything was there to answer it."""
        if found.total or found.degraded or not is_plain(found.request):
            return
        query = kept_form(found.request.query)
        with self.lock:
            if query and (query in self.counts or len(self.counts) < MOST_COUNTED):
                self.counts[query] += 1
                self.have_it_stored()

    def take(self) -> Counter[str]:
        """Return the counts and begin anew."""
        with self.lock:
            taken, self.counts = self.counts, Counter()
        return taken

    def have_it_stored(self) -> None:
        """Start the thread that stores, once in each process: a web server forks after this was loaded."""
        if settings.VAIN_SEARCHES_EVERY and self.process != os.getpid():
            self.process = os.getpid()
            Thread(target=self.keep_storing, name="searches-in-vain", daemon=True).start()

    def keep_storing(self) -> None:
        """Store now and then, for as long as the process lives."""
        while True:
            time.sleep(settings.VAIN_SEARCHES_EVERY)
            if counts := self.take():
                try:
                    store(counts, at=timezone.now())
                except Exception:  # a thread that has ended is never started again
                    logger.exception("%d searches in vain could not be stored", counts.total())
                finally:
                    connection.close()


def is_plain(request: SearchRequest) -> bool:
    """Return whether a search is on its first page and unfiltered."""
    return bool(request.query) and not request.filters and request.page == 1


counter = VainCounter()
