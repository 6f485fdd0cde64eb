"""What moderators meet in the demo: personal data that was covered, a report, an offer that was held."""

from __future__ import annotations

from datetime import datetime, timedelta

from consultations.models import Comment, CoverReason, Statement
from consultations.moderation import screening
from consultations.moderation.covering import redact
from consultations.moderation.covers import places_of_words
from consultations.moderation.models import BlockedWord, ReportReason
from consultations.moderation.reporting import report_comment
from consultations.spam import Signal
from hyte.users.models import User

BLOCKED = (
    ("pikavippi", "Lainatarjoukset"),
    ("kasino*", "Rahapelit"),
    ("snabblån", "Låneerbjudanden"),
)
COVERED = ("demo-statement-naapuriapu", ("Aune Katajalehto", "040 555 0199"))
HELD = "demo-statement-rahoitustarjous"
REPORTED = "demo-statement-suvanto"
REPORT = "Vuokratuloista puhuminen tuntuu mainokselta. Voisiko moderaattori katsoa tätä?"


def moderate(*, moderator: User, at: datetime) -> None:
    """Let a moderator and a reader of the demo do what nobody has done yet."""
    BlockedWord.objects.bulk_create(BlockedWord(word=word, note=note) for word, note in BLOCKED)
    hold(Statement.objects.get(external_id=HELD))
    external_id, words = COVERED
    comment = only_comment(external_id)
    redact(
        comment=comment,
        spans=places_of_words(comment.text, words).text,
        reason=CoverReason.PERSONAL_DATA,
        by=moderator,
        at=at,
        seen_hash=comment.seen_hash,
    )
    report_comment(
        comment=only_comment(REPORTED),
        reason=ReportReason.ADVERTISEMENT,
        text=REPORT,
        language="fi",
        reporter="",
        at=at - timedelta(hours=5),
    )


def hold(statement: Statement) -> None:
    """Note why the statement would have been held, had it come through the form."""
    texts = list(statement.comments.values_list("text", flat=True))
    found = screening.blocked_in(texts=texts, language=statement.language)
    Statement.objects.filter(pk=statement.pk).update(signals=[Signal.LINKS, *found])


def only_comment(external_id: str) -> Comment:
    return Comment.objects.get(statement__external_id=external_id)
