"""The mails that an arrival or an answer causes. None carries text of a stranger to an address nobody confirmed."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from consultations.addresses import comment_address, confirmation_address, own_statement_address
from consultations.models.answer import Answer
from consultations.models.statement import Statement, StatementContact
from consultations.public_pages import public_title
from hyte.mail.outbox import queue_mail


def queue_receipt(*, statement: Statement, token: str, email: str, at: datetime, title: str = "") -> None:
    """Tell the author that the statement has arrived, with the link to it; `title` is the consultation's, if known."""
    queue_mail(
        name="statement-received",
        key=f"statement-received:{statement.public_id}",
        to=email,
        language=statement.language,
        context=context_of(statement, token, title),
        at=at,
    )


def queue_confirmation(*, statement: Statement, token: str, email: str, at: datetime, title: str = "") -> None:
    """Ask for a confirmation of the address. The link does nothing else: not even to read the statement."""
    link = settings.BASE_URL + confirmation_address(statement, token, statement.language)
    queue_mail(
        name="address-confirmation",
        key=f"address-confirmation:{statement.public_id}",
        to=email,
        language=statement.language,
        context={"statement": statement, "consultation_title": title or title_of(statement), "link": link},
        at=at,
    )


def queue_answer(*, answer: Answer) -> None:
    """Tell the author of a comment, where there is an address, that the authority has answered it.

    The comment is quoted to a confirmed address only: a wrong one must not make the site a relay.
    """
    statement = answer.comment.statement
    contact = StatementContact.objects.filter(statement=statement).first()
    if contact is None:
        return
    queue_mail(
        name="comment-answered",
        key=f"comment-answered:{statement.public_id}:{answer.public_id}",
        to=contact.email,
        language=statement.language,
        context=context_of(statement, statement.token)
        | {
            "answer": answer,
            "comment_link": settings.BASE_URL + comment_address(answer.comment, statement.language),
            "quoted": statement.email_confirmed_at is not None,
        },
        at=answer.at,
    )


def context_of(statement: Statement, token: str, title: str = "") -> dict[str, object]:
    return {
        "statement": statement,
        "consultation_title": title or title_of(statement),
        "link": settings.BASE_URL + own_statement_address(statement, token, statement.language),
    }


def title_of(statement: Statement) -> str:
    """Return the title of the consultation in the statement's language, or in the other where that is missing."""
    return public_title(statement.consultation, statement.language)
