"""Everything that is held about a statement, for its author: the answer to a request for access.

Left out is what is not about the author: who of the staff decided, and their internal notes.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from consultations.addresses import statement_address
from consultations.models import Attachment, Comment, Decision, Statement, StatementContact
from hyte.mail.models import OutgoingMail

Data = dict[str, Any]


def data_of(statement: Statement) -> Data:
    """Return what is held, as JSON can say it. Instants are written with the offset of Finland's clocks."""
    contact = StatementContact.objects.filter(statement=statement).first()
    email = contact.email if contact else ""
    return {
        "reference": statement.public_id,
        "address": settings.BASE_URL + statement_address(statement, statement.language),
        "consultation": [page.title for page in statement.consultation.pages.order_by("pk")],
        "language": statement.language,
        "capacity": statement.capacity,
        "name": statement.name,
        "organisation": statement.organisation,
        "business_id": statement.business_id,
        "role": statement.role,
        "email": email,
        "email_confirmed_at": written(statement.email_confirmed_at),
        "channel": statement.channel,
        "submitted_at": written(statement.submitted_at),
        "registered_at": written(statement.registered_at),
        "registration_note": statement.registration_note,
        "erased_at": written(statement.erased_at),
        "reasons_to_hold": statement.signals,
        "comments": [comment_data(comment) for comment in statement.comments.order_by("pk")],
        "attachments": [attachment_data(attachment) for attachment in statement.attachments.order_by("pk")],
        "mails": mails_to(email, statement) if email else [],
    }


def comment_data(comment: Comment) -> Data:
    return {
        "reference": comment.public_id,
        "section": comment.section.title_in(comment.language) if comment.section else None,
        "document_version": comment.version.number if comment.version else None,
        "reply_to": comment.parent.public_id if comment.parent else None,
        "title": comment.title,
        "text": comment.text,
        "text_in_public": comment.public_text if comment.published_at else None,
        "status": comment.status,
        "submitted_at": written(comment.submitted_at),
        "published_at": written(comment.published_at),
        "corrected_at": written(comment.corrected_at),
        "earlier_texts": [
            {"title": earlier.title, "text": earlier.text, "replaced_at": written(earlier.replaced_at)}
            for earlier in comment.earlier_texts.all()
        ],
        "decisions": [decision_data(decision) for decision in comment.decisions.all()],
        "answers": [
            {"text": answer.text, "signature": answer.signature, "at": written(answer.at)}
            for answer in comment.answers.filter(taken_back_at=None)
        ],
    }


def attachment_data(attachment: Attachment) -> Data:
    return {
        "reference": attachment.public_id,
        "name": attachment.name,
        "kind": attachment.kind,
        "size": attachment.size,
        "sha256": attachment.sha256,
        "status": attachment.status,
        "uploaded_at": written(attachment.uploaded_at),
        "decisions": [decision_data(decision) for decision in attachment.decisions.all()],
    }


def decision_data(decision: Decision) -> Data:
    return {
        "at": written(decision.at),
        "by": decision.actor,
        "from": decision.from_status,
        "to": decision.to_status,
        "rule": decision.rule,
        "reason": decision.public_reason,
        "text_hash": decision.text_hash,
    }


def mails_to(email: str, statement: Statement) -> list[Data]:
    mails = OutgoingMail.objects.filter(recipient=email).about(statement.public_id).order_by("pk")
    return [
        {"subject": mail.subject, "queued_at": written(mail.created_at), "sent_at": written(mail.sent_at)}
        for mail in mails
    ]


def written(instant: datetime | None) -> str | None:
    return timezone.localtime(instant).isoformat(timespec="seconds") if instant else None
