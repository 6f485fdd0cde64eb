"""Everything that is held about a statement, for its author: the answer to a request for access.

Left out is what is not about the author: who of the staff decided, their internal notes and what they have not
published yet, and who reported a comment with which words. What the parts of consultations know (covers, reports,
effects, arrivals) is reached by its relation to the statement: this module stands below them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, prefetch_related_objects

from consultations.addresses import statement_address
from consultations.models import (
    Attachment,
    Comment,
    ConsultationPage,
    Decision,
    Redaction,
    Statement,
)
from consultations.particulars import PARTICULARS
from consultations.period import contacts_kept_until
from hyte.mail.models import OutgoingMail
from hyte.pages.moments import HELSINKI

Data = dict[str, Any]


HELD = (
    Prefetch("consultation__pages", ConsultationPage.objects.published(), to_attr="public_pages"),
    "invitees",
    "attachments__decisions",
    "comments__section",
    "comments__version",
    "comments__parent",
    "earlier_particulars",
    "comments__earlier_texts",
    "comments__decisions",
    "comments__answers",
    "comments__redactions",
    "comments__reports",
    "comments__assessment__outcome",
    "comments__assessment__theme",
    "comments__assessment__changed",
)
"""What `record_of` tells of, for a `prefetch_related` over many statements."""


def data_of(statement: Statement) -> Data:
    """Return what is held, as JSON can say it. Instants are written with the offset of Finland's clocks."""
    return data_of_each([statement])[0]


def data_of_each(statements: Sequence[Statement]) -> list[Data]:
    """Return what is held about each of the statements, with as many questions to the database as about one."""
    prefetch_related_objects(statements, "contact", "arrival", *HELD)
    emails = {statement.pk: email_of(statement) for statement in statements}
    mails = mails_to(set(emails.values()) - {""})
    return [
        record_of(statement)
        | {
            "email": (email := emails[statement.pk]),
            "email_kept_until": written(contacts_kept_until(statement.consultation.period.ends_at)) if email else None,
            "mails": mails[email, statement.public_id],
            "arrived_by_the_form": arrival_data(statement),
        }
        for statement in statements
    ]


def email_of(statement: Statement) -> str:
    contact = getattr(statement, "contact", None)
    return contact.email if contact else ""


def record_of(statement: Statement) -> Data:
    """Return the statement's own record: what is held, without how to reach its author.

    Nothing is asked of the database for a statement that was fetched with `HELD`.
    """
    prefetch_related_objects([statement], *HELD)
    return {
        "reference": statement.public_id,
        "address": settings.BASE_URL + statement_address(statement, statement.language),
        "consultation": [page.title for page in sorted(statement.consultation.public_pages, key=attrgetter("pk"))],
        "language": statement.language,
        "capacity": statement.capacity,
        "name": statement.name,
        "organisation": statement.organisation,
        "business_id": statement.business_id,
        "role": statement.role,
        "answers_the_request_to": [invitee.name for invitee in in_order(statement.invitees)],
        "email_confirmed_at": written(statement.email_confirmed_at),
        "channel": statement.channel,
        "submitted_at": written(statement.submitted_at),
        "registered_at": written(statement.registered_at),
        "registration_note": statement.registration_note,
        "earlier_particulars": [
            {name: getattr(earlier, name) for name in PARTICULARS}
            | {"address_changed": earlier.address_changed}
            | {"submitted_at": written(earlier.submitted_at), "replaced_at": written(earlier.replaced_at)}
            for earlier in statement.earlier_particulars.all()
        ],
        "erased_at": written(statement.erased_at),
        "reasons_to_hold": statement.signals,
        "comments": [comment_data(comment) for comment in in_order(statement.comments)],
        "attachments": [attachment_data(attachment) for attachment in in_order(statement.attachments)],
    }


def in_order(related: Any) -> list[Any]:
    """Return the fetched rows of a relation in the order in which they were made."""
    return sorted(related.all(), key=attrgetter("pk"))


def comment_data(comment: Comment) -> Data:
    return {
        "reference": comment.public_id,
        "section": comment.section.title_in(comment.language) if comment.section else None,
        "document_version": comment.version.number if comment.version else None,
        "reply_to": comment.parent.public_id if comment.parent else None,
        "title": comment.title,
        "title_in_public": comment.public_title if comment.published_at else None,
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
            for answer in comment.answers.all()
            if answer.taken_back_at is None
        ],
        "covers": [cover_data(cover, comment) for cover in comment.redactions.all()],
        "reports": [report_data(report) for report in comment.reports.all()],
        "effect": effect_data(comment),
    }


def cover_data(cover: Redaction, comment: Comment) -> Data:
    """Return which words a moderator covered, when and why. A cover of no words lifted those before it."""
    versions = [*comment.earlier_texts.all(), comment]
    covered = next((words for words in versions if words.text_hash == cover.text_hash), None)
    title, text = (covered.title, covered.text) if covered else (None, None)
    return {
        "at": written(cover.at),
        "reason": cover.reason,
        "covered": [
            *(covered_data("title", title, start, end) for start, end in cover.title_spans),
            *(covered_data("text", text, start, end) for start, end in cover.spans),
        ],
    }


def covered_data(where: str, words: str | None, start: int, end: int) -> Data:
    """Return one covered place, in characters of the part of the comment called `where`; no words once erased."""
    return {"in": where, "from": start, "to": end, "words": words[start:end] if words is not None else None}


def report_data(report: Any) -> Data:
    """Return what a reader said was wrong with the comment, by kind, and what came of it; not who said it."""
    return {
        "at": written(report.at),
        "reason": report.reason,
        "handled_at": written(report.handled_at),
        "outcome": report.outcome,
    }


def effect_data(comment: Comment) -> Data | None:
    """Return what the authority says came of the comment, in its language: nothing before that is published."""
    assessment = getattr(comment, "assessment", None)
    if assessment is None or assessment.outcome.published_at is None:
        return None
    theme = assessment.theme
    return {
        "effect": assessment.effect.value,
        "theme": getattr(theme, f"title_{comment.language}") if theme else None,
        "reason": getattr(theme, f"reason_{comment.language}") if theme else assessment.own_reason,
        "changed_section": assessment.changed.title if assessment.changed else None,
        "at": written(assessment.at),
    }


def arrival_data(statement: Statement) -> Data | None:
    """Return what is remembered for a month against floods and copies: keyed hashes of the network and of the words."""
    arrival = getattr(statement, "arrival", None)
    if arrival is None:
        return None
    return {"at": written(arrival.at), "network_hash": arrival.network, "word_hashes": arrival.numbers}


def attachment_data(attachment: Attachment) -> Data:
    return {
        "reference": attachment.public_id,
        "name": attachment.name,
        "kind": attachment.kind,
        "size": attachment.size,
        "sha256": attachment.sha256,
        "status": attachment.status,
        "warnings": attachment.signals,
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


def mails_to(emails: set[str]) -> defaultdict[tuple[str, str], list[Data]]:
    """Return the mails to these addresses by address and by the reference of what they are about."""
    mails = defaultdict(list)
    for mail in OutgoingMail.objects.filter(recipient__in=emails).order_by("pk"):
        mails[mail.recipient, mail.reference].append(
            {
                "subject": mail.subject,
                "queued_at": written(mail.created_at),
                "sent_at": written(mail.sent_at),
                "returned_at": written(mail.returned_at),
            }
        )
    return mails


def written(instant: datetime | None) -> str | None:
    return instant.astimezone(HELSINKI).isoformat(timespec="seconds") if instant else None
