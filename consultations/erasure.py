"""Erase what an author has given: the words, the names, the address, the files. The record of decisions stays."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from consultations import attachment_files
from consultations.models import Comment, EarlierParticulars, EarlierText, Statement, StatementContact
from consultations.models.comment import hash_of
from consultations.withdrawal import withdraw_statement
from hyte.mail.forgetting import forget_mail
from search import outbox

NO_WORDS = hash_of("", "")


@transaction.atomic
def erase_statement(*, statement: Statement, at: datetime) -> Statement:
    """Withdraw what stands of the statement and empty everything that its author has written, for good.

    Decisions, covers and the authority's answers stay, and so do other people's replies; what was public leaves a trace
    without a name. Mail about the statement goes, sent or not. The files are deleted after the transaction; the worker
    deletes those that a crash has left. A second call does nothing.
    """
    withdraw_statement(statement=statement, at=at)
    erased = Statement.objects.get(pk=statement.pk)
    if erased.erased_at is not None:
        return erased
    erase_comments(erased, at)
    attachment_files.erase(statement=erased, at=at)
    erase_address(erased)
    EarlierParticulars.objects.filter(statement=erased).update(name="", organisation="", business_id="", role="")
    erased.name = erased.organisation = erased.business_id = erased.role = ""
    erased.registration_note = erased.fingerprint = ""
    erased.signals = []
    erased.email_confirmed_at = None
    erased.erased_at = at
    erased.save()
    outbox.remove(erased)
    return erased


def erase_comments(statement: Statement, at: datetime) -> None:
    EarlierText.objects.filter(comment__statement=statement).update(title="", text="", text_hash=NO_WORDS)
    Comment.objects.filter(statement=statement).update(
        title="", text="", redacted_title="", redacted_text="", text_hash=NO_WORDS, erased_at=at
    )


def erase_address(statement: Statement) -> None:
    """Delete the author's address with every mail to it that leads to the statement."""
    contact = StatementContact.objects.filter(statement=statement).first()
    if contact is not None:
        forget_mail(recipient=contact.email, about=statement.public_id)
        contact.delete()
