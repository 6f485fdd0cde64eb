"""Which statement is the answer of which party that was asked."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from consultations.distribution.models import Invitee, UntiedAnswer, standing_statements
from consultations.distribution.refusals import DistributionRefused
from consultations.identifiers import is_public_id
from consultations.locking import lock_consultation
from consultations.models import Capacity, Consultation, Statement

LEGAL_FORM = re.compile(r"\b(r\.?\s?y\.?|r\.?\s?f\.?)(?=\s|$)|^(ry|rf)\b", re.IGNORECASE)


def mark_answered(*, statement: Statement, code: str) -> bool:
    """Take `statement` for the answer of the party with the code, which came with the form's address.

    The first answer that stands is kept. Links are passed on, so a private person answers for nobody, nor does a
    statement of which staff have found that it is not the answer. A code of nobody, or of another consultation, means
    nothing: return whether a party was marked.
    """
    if not is_public_id(code) or not statement.speaks_for_others:
        return False
    with transaction.atomic():
        lock_consultation(statement.consultation_id)
        waiting = Invitee.objects.unanswered().filter(code=code, consultation=statement.consultation_id)
        waiting = waiting.exclude(untied__statement=statement)
        return waiting.update(statement=statement, confirmed_by=None) > 0


def asked_by_link(*, consultation: Consultation, code: str) -> Invitee | None:
    """Return the party whose link has the code, so that the form can say who answers; its name is public already."""
    if not is_public_id(code):
        return None
    return Invitee.objects.invited().filter(code=code, consultation=consultation).first()


@transaction.atomic
def confirm_answer(*, invitee: Invitee, statement: Statement, by: AbstractBaseUser) -> None:
    """Record that a coordinator takes `statement` for the answer of `invitee`.

    Raises `DistributionRefused` for a statement on another consultation, for one that was withdrawn or rejected, and
    for a party that has answered already.
    """
    if statement.consultation_id != invitee.consultation_id:
        raise DistributionRefused("other_consultation")
    consultation = lock_consultation(invitee.consultation_id)
    if not standing_statements(consultation).filter(pk=statement.pk).exists():
        raise DistributionRefused("no_answer")
    if not Invitee.objects.unanswered().filter(pk=invitee.pk).update(statement=statement, confirmed_by=by):
        raise DistributionRefused("answered_already")


@transaction.atomic
def untie_answer(*, invitee: Invitee, statement: Statement, by: AbstractBaseUser, at: datetime) -> None:
    """Record that `statement` is not the answer of `invitee`, who is then asked like any other that has not answered.

    Raises `DistributionRefused` when another statement, or none, counts as the answer by now.
    """
    lock_consultation(invitee.consultation_id)
    tied = Invitee.objects.select_for_update().get(pk=invitee.pk)
    if tied.statement_id != statement.pk:
        raise DistributionRefused("answer_changed")
    UntiedAnswer.objects.create(invitee=tied, statement=statement, confirmed_by=tied.confirmed_by, by=by, at=at)
    tied.statement = tied.confirmed_by = None
    tied.save(update_fields=["statement", "confirmed_by"])


def likely_answers(consultation: Consultation) -> list[tuple[Invitee, Statement]]:
    """Return the parties without an answer with the statements of organisations of the same name, for confirmation.

    What was found not to be the answer is not proposed again.
    """
    waiting = Invitee.objects.invited().unanswered().filter(consultation=consultation)
    taken = Invitee.objects.answered().filter(consultation=consultation).values("statement")
    statements = standing_statements(consultation).filter(capacity=Capacity.ORGANISATION)
    by_name = defaultdict(list)
    for statement in statements.exclude(pk__in=taken).order_by("pk"):
        by_name[plain_name(statement.organisation)].append(statement)
    untied = set(UntiedAnswer.objects.filter(invitee__in=waiting).values_list("invitee", "statement"))
    pairs = [(invitee, found) for invitee in waiting for found in by_name.get(plain_name(invitee.name), [])]
    return [(invitee, found) for invitee, found in pairs if (invitee.pk, found.pk) not in untied]


def plain_name(name: str) -> str:
    """Return a name without capitals, legal form and punctuation, to compare it with another."""
    return " ".join(re.findall(r"\w+", LEGAL_FORM.sub(" ", name.casefold())))
