"""The outbox of mail: what must reach somebody is a row in the transaction that promised it.

Its words stay in the row for as long as they are needed, which is until the mail has gone: they carry links that act
for whoever opens them.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

LEASE = timedelta(minutes=5)
"""How long a worker may hold a mail. A worker that dies gives it back by the lease running out.

It counts from the beginning of a round, so a round has to end within it: it begins with mails for `ROUND`, and the last
of them takes at most some fifteen answers of the mail server, each of which is waited for up to
`hyte.mail.transport.TIMEOUT` seconds.
"""

ROUND = timedelta(minutes=2)
"""How long a round goes on to the next mail."""

LONGEST_WAIT = timedelta(hours=48)
"""How long the site goes on trying to deliver a mail before it gives up and says so."""


NO_WORDS = {"body": "", "headers": {}}
"""What a mail that has gone keeps of its words; its subject says what it was."""

GONE_WITH_WORDS = (Q(sent_at__isnull=False) | Q(failed_at__isnull=False)) & ~Q(body="")


class OutgoingMailQuerySet(models.QuerySet["OutgoingMail"]):
    def undelivered(self) -> OutgoingMailQuerySet:
        """Return mails that are still to be sent."""
        return self.filter(sent_at=None, failed_at=None)

    def given_up(self) -> OutgoingMailQuerySet:
        """Return mails that did not arrive and are not tried any more: never accepted, or accepted and returned."""
        return self.filter(Q(failed_at__isnull=False) | Q(returned_at__isnull=False))

    def with_end(self) -> OutgoingMailQuerySet:
        """Say of each mail when it was given up, as `ended_at`; of one that was not, nothing."""
        return self.annotate(ended_at=Coalesce("failed_at", "returned_at"))

    def named(self, message_id: str) -> OutgoingMailQuerySet:
        """Return the one mail with this Message-ID. What no worker has taken yet has none."""
        return self.exclude(message_id="").filter(message_id=message_id)

    def about(self, reference: str) -> OutgoingMailQuerySet:
        """Return mails about the thing with this reference, which stands second in their keys."""
        return self.filter(key__regex=f"^[^:]+:{re.escape(reference)}(:|$)")

    def with_words_though_gone(self) -> OutgoingMailQuerySet:
        """Return mails that are not to be sent any more and still have their words."""
        return self.filter(GONE_WITH_WORDS)

    def untried(self) -> OutgoingMailQuerySet:
        """Return mails that no worker has taken yet."""
        return self.undelivered().filter(attempts=0)

    def due(self, at: datetime) -> OutgoingMailQuerySet:
        """Return mails that a worker may take at the instant `at`, the oldest first."""
        return self.undelivered().filter(due_at__lte=at).order_by("due_at", "pk")


class OutgoingMail(models.Model):
    """One mail to one recipient. The key makes it exist once however often its cause is handled.

    A key is the mail's name, the reference of what it is about and whatever else makes it the only one, with colons
    between them.
    """

    key = models.CharField(max_length=200, unique=True)
    recipient = models.EmailField()
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    headers = models.JSONField(default=dict, help_text=_("Lines of the head beyond those that every mail has."))
    created_at = models.DateTimeField()
    due_at = models.DateTimeField(help_text=_("Not tried before this instant; a failure and a lease move it on."))
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True, help_text=_("Accepted, and came back later."))
    last_error = models.CharField(max_length=300, blank=True)
    message_id = models.CharField(
        max_length=300, blank=True, default="", db_default="", help_text=_("Kept from the first attempt on.")
    )

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mail")
        indexes = [
            models.Index(fields=["due_at"], name="mail_due", condition=Q(sent_at=None, failed_at=None)),
            models.Index(fields=["id"], name="mail_gone_with_words", condition=GONE_WITH_WORDS),
        ]
        constraints = [
            models.CheckConstraint(
                name="mail_outgoing_sent_or_failed",
                condition=Q(sent_at=None) | Q(failed_at=None),
            ),
            models.CheckConstraint(
                name="mail_outgoing_returned_was_sent",
                condition=Q(returned_at=None) | Q(sent_at__isnull=False),
            ),
            models.UniqueConstraint(
                name="mail_outgoing_one_per_message_id",
                fields=["message_id"],
                condition=~Q(message_id=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} ({self.key})"

    @property
    def reference(self) -> str:
        """Return the reference of what the mail is about: the Python form of `OutgoingMailQuerySet.about`."""
        return self.key.split(":")[1] if ":" in self.key else ""
