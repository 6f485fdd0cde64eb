"""Keep the account of what the comments changed, publish it, and declare it complete."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Count

from consultations import acts
from consultations.locking import lock_consultation
from consultations.models import Comment, Consultation, SectionText
from consultations.outcomes import mails
from consultations.outcomes.models import TEXTS, Assessment, Effect, Outcome, Theme
from consultations.period import State
from search import outbox

ENDED = (State.CLOSED, State.SUMMARY_PUBLISHED)


class OutcomeRefused(Exception):
    """What was wanted is not possible now. `code` says why: the messages are `REFUSALS` of the staff forms."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Progress:
    """How many of the published comments have an effect stated. A reply is not counted: it answers a comment."""

    assessed: int
    total: int

    @property
    def is_complete(self) -> bool:
        return self.assessed >= self.total


def progress(consultation: Consultation) -> Progress:
    """Return how far the account of `consultation` is, over what is published now."""
    comments = Comment.objects.published().first_level().filter(consultation=consultation)
    return Progress(**comments.aggregate(assessed=Count("assessment"), total=Count("pk")))


@transaction.atomic
def assess(
    *,
    comment: Comment,
    by: AbstractBaseUser,
    at: datetime,
    theme: Theme | None = None,
    effect: Effect | None = None,
    reason: str = "",
    changed: SectionText | None = None,
) -> Assessment:
    """State the effect of a published comment, by its theme or of its own with a reason.

    A later statement takes the place of an earlier one. Raises `OutcomeRefused` where the comment is not public, is a
    reply, belongs to another consultation than the theme or the changed section, or has neither theme nor reason.
    """
    consultation = lock_consultation(comment.consultation_id)
    if not Comment.objects.published().first_level().filter(pk=comment.pk).exists():
        raise OutcomeRefused("not_public")
    if (theme and theme.outcome_id != consultation.pk) or (
        changed and changed.version.consultation_id != consultation.pk
    ):
        raise OutcomeRefused("other_consultation")
    if theme is None and (effect is None or not reason.strip()):
        raise OutcomeRefused("no_reason")
    outcome, _created = Outcome.objects.get_or_create(consultation=consultation)
    assessment, _created = Assessment.objects.update_or_create(
        comment=comment,
        defaults={
            "outcome": outcome,
            "theme": theme,
            "own_effect": "" if theme else effect,
            "own_reason": "" if theme else reason.strip(),
            "changed": changed,
            "by": by,
            "at": at,
        },
    )
    return assessment


@transaction.atomic
def add_theme(*, consultation: Consultation, told: Mapping[str, Any]) -> Theme:
    """Add a theme to the account, which is begun by it where there is none; `told` are its fields by their names."""
    outcome, _created = Outcome.objects.get_or_create(consultation=consultation)
    return Theme.objects.create(outcome=outcome, **told)


def change_theme(*, theme: Theme, told: Mapping[str, Any]) -> None:
    """Change what is told of a theme, and so of all its comments; `told` are its fields by their names."""
    Theme.objects.filter(pk=theme.pk).update(**told)


@transaction.atomic
def keep(*, consultation: Consultation, texts: Mapping[str, Any]) -> Outcome:
    """Store texts of the account by the names of their fields; where it is public, the search hears of it."""
    locked = lock_consultation(consultation.pk)
    outcome, _created = Outcome.objects.update_or_create(consultation=locked, defaults=texts)
    if outcome.published_at is not None:
        outbox.mark(*locked.pages.all())
    return outcome


@transaction.atomic
def publish(*, outcome: Outcome, by: AbstractBaseUser, at: datetime) -> Outcome:
    """Publish what was asked, said and done; a consultation that has ended gets its summary by it.

    Raises `OutcomeRefused` while comments are still taken or a text is missing in either language.
    """
    consultation = lock_consultation(outcome.pk)
    outcome = Outcome.objects.get(pk=outcome.pk)
    if not all(getattr(outcome, f"{name}_{language}").strip() for name in TEXTS for language in ("fi", "sv")):
        raise OutcomeRefused("texts_missing")
    return make_public(outcome, consultation, by, at)


@transaction.atomic
def take_over(*, consultation: Consultation, texts: Mapping[str, str], published_at: datetime, at: datetime) -> bool:
    """Keep an account from another system with the texts that it had there; return whether that changed anything.

    It may lack a text or a language. It is public from `published_at` on, or from the end of the period if that is
    later, once that has come by `at`; without a text it is not public. Raises `OutcomeRefused` where the account was
    declared complete here.
    """
    consultation = lock_consultation(consultation.pk)
    outcome = Outcome.objects.filter(pk=consultation.pk).first() or Outcome(consultation=consultation)
    if outcome.completed_at is not None:
        raise OutcomeRefused("complete_already")
    changed = {name: text for name, text in texts.items() if getattr(outcome, name) != text}
    for name, text in changed.items():
        setattr(outcome, name, text)
    is_written = bool(outcome.texts_in("fi") or outcome.texts_in("sv"))
    if not is_written:
        outcome.published_at = None
    if changed:
        outcome.save()
        outbox.mark(*consultation.pages.all())
    due = published_at <= at and consultation.state(at) in ENDED
    if not is_written or not due or outcome.published_at is not None:
        return bool(changed)
    make_public(outcome, consultation, None, max(published_at, consultation.closes_at))
    return True


def make_public(outcome: Outcome, consultation: Consultation, by: AbstractBaseUser | None, at: datetime) -> Outcome:
    """Publish the account as it is, and with it the summary of its consultation, which the caller has locked."""
    if consultation.state(at) not in ENDED:
        raise OutcomeRefused("not_closed")
    if outcome.published_at is None:
        outcome.published_at = at
        outcome.save(update_fields=["published_at"])
    if consultation.state(at) is State.CLOSED:
        acts.publish_summary(consultation=consultation, by=by, at=at)
    outbox.mark(*consultation.pages.all())
    return outcome


@transaction.atomic
def complete(*, outcome: Outcome, at: datetime, gaps_fi: str = "", gaps_sv: str = "") -> Outcome:
    """Declare the account complete, once, and tell those who left an address what became of their comments.

    Raises `OutcomeRefused` before publication, and while a published comment has no effect stated unless the gaps are
    explained in both languages.
    """
    consultation = lock_consultation(outcome.pk)
    outcome = Outcome.objects.get(pk=outcome.pk)
    if outcome.published_at is None:
        raise OutcomeRefused("not_published")
    if outcome.completed_at is not None:
        raise OutcomeRefused("complete_already")
    if not progress(consultation).is_complete and not (gaps_fi.strip() and gaps_sv.strip()):
        raise OutcomeRefused("comments_left")
    outcome.completed_at, outcome.gaps_fi, outcome.gaps_sv = at, gaps_fi.strip(), gaps_sv.strip()
    outcome.save(update_fields=["completed_at", "gaps_fi", "gaps_sv"])
    mails.queue_effects(outcome=outcome, at=at)
    return outcome
