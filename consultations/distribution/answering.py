"""Which statement is the answer of which party that was asked."""

from __future__ import annotations

import re
from collections import defaultdict

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from consultations.distribution.models import Invitee
from consultations.distribution.refusals import DistributionRefused
from consultations.identifiers import is_public_id
from consultations.locking import lock_consultation
from consultations.models import Capacity, Consultation, Statement

LEGAL_FORM = re.compile(r"\b(r\.?\s?y\.?|r\.?\s?f\.?)(?=\s|$)|^(ry|rf)\b", re.IGNORECASE)


def mark_answered(*, statement: Statement, code: str) -> bool:
    """Take `statement` for the answer of the party with the code, which came with the form's address.

    The first answer that stands is kept. A code of nobody, or of another consultation, means nothing: return whether
    a party was marked.
    """
    if not is_public_id(code):
        return False
    with transaction.atomic():
        lock_consultation(statement.consultation_id)
        waiting = Invitee.objects.unanswered().filter(code=code, consultation=statement.consultation_id)
        return waiting.update(statement=statement, confirmed_by=None) > 0


def asked_by_link(*, consultation: Consultation, code: str) -> Invitee | None:
    """Return the party whose link has the code, so that the form can say who answers; its name is public already."""
    if not is_public_id(code):
        return None
    return Invitee.objects.invited().filter(code=code, consultation=consultation).first()


@transaction.atomic
def confirm_answer(*, invitee: Invitee, statement: Statement, by: AbstractBaseUser) -> None:
    """Record that a coordinator takes `statement` for the answer of `invitee`.

    Raises `DistributionRefused` for a statement on another consultation and for a party that has answered already.
    """
    if statement.consultation_id != invitee.consultation_id:
        raise DistributionRefused("other_consultation")
    lock_consultation(invitee.consultation_id)
    if not Invitee.objects.unanswered().filter(pk=invitee.pk).update(statement=statement, confirmed_by=by):
        raise DistributionRefused("answered_already")


def likely_answers(consultation: Consultation) -> list[tuple[Invitee, Statement]]:
    """Return the parties without an answer with the statements of organisations of the same name, for confirmation."""
    waiting = Invitee.objects.invited().unanswered().filter(consultation=consultation)
    taken = Invitee.objects.answered().filter(consultation=consultation).values("statement")
    statements = Statement.objects.not_replies().filter(consultation=consultation, capacity=Capacity.ORGANISATION)
    by_name = defaultdict(list)
    for statement in statements.filter(erased_at=None).exclude(pk__in=taken).order_by("pk"):
        by_name[plain_name(statement.organisation)].append(statement)
    return [(invitee, found) for invitee in waiting for found in by_name.get(plain_name(invitee.name), [])]


def plain_name(name: str) -> str:
    """Return a name without capitals, legal form and punctuation, to compare it with another."""
    return " ".join(re.findall(r"\w+", LEGAL_FORM.sub(" ", name.casefold())))
