"""The mail that tells an author what became of their comments."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from consultations.mails import context_of
from consultations.models import StatementContact
from consultations.outcomes.addresses import outcome_address
from consultations.outcomes.models import Assessment, Outcome
from hyte.mail.outbox import queue_mail


def queue_effects(*, outcome: Outcome, at: datetime) -> None:
    """Tell everybody who left an address which effect each of their published comments had, once.

    The comments are quoted to a confirmed address only: a wrong one must not make the site a relay.
    """
    assessed = Assessment.objects.filter(outcome=outcome).select_related("comment__section", "theme")
    by_statement: dict[int, list[Assessment]] = {}
    for assessment in assessed.order_by("comment_id"):
        by_statement.setdefault(assessment.comment.statement_id, []).append(assessment)
    contacts = StatementContact.objects.filter(statement__in=by_statement).select_related("statement__consultation")
    for contact in contacts:
        statement = contact.statement
        queue_mail(
            name="comments-assessed",
            key=f"comments-assessed:{statement.public_id}",
            to=contact.email,
            language=statement.language,
            context=context_of(statement, statement.token)
            | {
                "assessments": by_statement[statement.pk],
                "quoted": statement.email_confirmed_at is not None,
                "outcome_link": settings.BASE_URL
                + outcome_address(statement.consultation.public_id, statement.language),
            },
            at=at,
        )
