"""The background worker as a command."""

from __future__ import annotations

import signal
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand

import search.meaning.worker
import search.worker
from consultations import attachment_files
from consultations.distribution import contacts, reminding
from consultations.moderation import upkeep
from consultations.registry import ageing
from hyte.following import ageing as following_ageing
from hyte.following import telling
from hyte.mail import outbox
from hyte.media import file_reading
from hyte.operations import publishing
from hyte.operations.worker import Job, run_until

JOBS = (
    Job("search", search.worker.drain, idle=0.25),
    Job("meaning", search.meaning.worker.drain, idle=2.0),
    Job("mail", outbox.drain, idle=1.0),
    Job("files", file_reading.drain, idle=1.0),
    Job("publishing", publishing.drain, idle=5.0),
    Job("following", telling.drain, idle=2.0),
    Job("followers", following_ageing.drain, idle=600.0),
    Job("reminders", reminding.drain, idle=60.0),
    Job("moderation", upkeep.drain, idle=60.0),
    Job("attachments", attachment_files.drain, idle=600.0),
    Job("contacts", ageing.drain, idle=3600.0),
    Job("invitees", contacts.drain, idle=3600.0),
)

PATIENCE = 1.5
"""Seconds that a job under way may take to end when the process is told to stop."""


class Command(BaseCommand):
    """Run the background worker until SIGTERM or SIGINT."""

    help = "Keeps the search up to date, reads files, delivers mail and publishes what is due, until told to stop."

    def handle(self, *args: Any, **options: Any) -> None:
        stopping = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopping.set())
        self.stdout.write("The background worker runs.")
        self.stdout.flush()  # into a pipe or a log file, too, before anything is waited for
        run_until(stopping, JOBS, patience=PATIENCE)
        self.stdout.write("The background worker has stopped.")
