"""What has happened to the demo's statements since they arrived: files, a correction, confirmed addresses."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from consultations.attachment_decisions import decide_attachment
from consultations.attachment_uploads import bind_uploads, kept
from consultations.corrections import Correction, correct_statement
from consultations.file_checks import check_file
from consultations.models import Attachment, Comment, Statement, Status
from hyte.users.models import User

FILES = (
    ("demo-statement-suvanto", "seurantalo.jpg", "Kylätalo maaliskuussa.jpg", True),
    ("demo-statement-jarjestosilta", "kumppanuuspaiva-4-pienryhmien-muistiinpanot.docx", "Taustamuistio.docx", True),
    ("demo-statement-kirmaisu", "jarjestoyhteistyon-ohjelma-luonnos.pdf", "Merkinnät luonnokseen.pdf", False),
)
"""Statement, file of the demo, name as the author had it, and whether a moderator has approved it."""

CORRECTED = "demo-statement-kirmaisu"
CORRECTION = (
    "Tavoitteista syntyy kuva, että järjestöjen apua tarvitaan vasta, kun arki horjuu. Meidän työmme on se, ettei se "
    "horjuisi. Lisätkää tavoite niille, jotka voivat vielä hyvin: liikunta ja seura pitävät monet kunnossa."
)
CONFIRMED = ("demo-statement-jarjestosilta", "demo-statement-merilinna")


def live_on(*, folder: Path, moderator: User, at: datetime) -> None:
    """Let the authors and a moderator of the demo act upon the statements that are there."""
    for external_id, file, name, approved in FILES:
        attachment = attach(Statement.objects.get(external_id=external_id), (folder / file).read_bytes(), name, at)
        if approved:
            decide_attachment(attachment=attachment, to=Status.PUBLISHED, by=moderator, at=at, sha256=attachment.sha256)
    Statement.objects.filter(external_id__in=CONFIRMED).update(email_confirmed_at=at)
    correct_the_last_comment(Statement.objects.get(external_id=CORRECTED), at)


def attach(statement: Statement, content: bytes, name: str, at: datetime) -> Attachment:
    attachment = kept(check_file(name, content), statement.key, at)
    bind_uploads(statement, (attachment.sha256,))
    return Attachment.objects.get(pk=attachment.pk)


def correct_the_last_comment(statement: Statement, at: datetime) -> None:
    comment: Comment = statement.comments.latest("pk")
    correction = Correction(comment.public_id, CORRECTION, comment.text_hash, comment.title)
    correct_statement(statement=statement, corrections=[correction], at=at)
