"""What a mail server, or a program that fetches a mailbox, hands over mails to that came back."""

from __future__ import annotations

import os
import sys
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from django.utils import timezone

from hyte.mail.bounces import MOST_BYTES, read_bounce
from hyte.mail.returning import record_return


class Command(BaseCommand):
    """Read one mail and note what it tells; end as mail servers expect.

    Status 0 also for what is no report: nobody is to get an answer to it. Status 75, on which mail servers and fetching
    programs try again later, where the database is away.
    """

    help = "Reads from standard input one mail that came back, and shows the staff that it did."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        told = self.take(whole(sys.stdin.buffer))
        if options["verbosity"] > 1:  # silent otherwise: to some programs that fetch mail, any word is a failure
            self.stdout.write(told)

    def take(self, raw: bytes) -> str:
        bounce = read_bounce(raw)
        if bounce is None:
            return "Not a report of a mail that finally failed."
        try:
            new = record_return(bounce=bounce, at=timezone.now())
        except Error as error:
            raise CommandError("The database is away: try again later.", returncode=os.EX_TEMPFAIL) from error
        return "A mail came back." if new else "No mail of this site, or it was known that it came back."


def whole(stream: BinaryIO) -> bytes:
    """Return the beginning of `stream`, as much as is looked at, and let whoever writes come to the end."""
    raw = stream.read(MOST_BYTES)
    while stream.read(MOST_BYTES):
        pass
    return raw
