"""Note that a mail came back which a mail server had accepted.

A report is believed by the Message-ID that it names, which only who has had the mail can know. All it does is to show
the mail among those that did not arrive: nobody is unfollowed, and nothing is sent again, for a report.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Coalesce

from hyte.mail.bounces import Bounce
from hyte.mail.models import NO_WORDS, OutgoingMail
from hyte.mail.reasons import reason_of_return


@transaction.atomic
def record_return(*, bounce: Bounce, at: datetime) -> bool:
    """Note that the mail of `bounce` came back; return whether that was new.

    What is not known, because it is none of ours, or older than the column, or erased, changes nothing; nor does a
    second report. What has come back was accepted, even where the worker ended, or gave up, before it had heard so.
    """
    mail = OutgoingMail.objects.named(bounce.message_id).first()
    if mail is None:
        return False
    returned = OutgoingMail.objects.filter(pk=mail.pk, returned_at=None).update(
        returned_at=at,
        sent_at=Coalesce("sent_at", "failed_at", Value(at)),
        failed_at=None,
        last_error=reason_of_return(bounce.reason, recipient=mail.recipient),
        **NO_WORDS,
    )
    return bool(returned)
