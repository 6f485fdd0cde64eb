"""What an act upon a comment period would make public, shown before it is confirmed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils import translation
from django.utils.translation import gettext as _

from consultations.models import Act, PeriodAct
from consultations.period import RECOMMENDED_LENGTH
from consultations.period_history import Kind, steps_of
from consultations.timeline import text_of, title_of
from hyte.pages.addresses import LANGUAGES
from hyte.pages.bilingual import either


@dataclass(frozen=True)
class Words:
    """What readers of one language are told."""

    language: str
    title: str
    text: str


@dataclass(frozen=True)
class Preview:
    """The words in each language and what the coordinator should think of before confirming."""

    words: list[Words]
    warnings: list[str]


def preview_of(done: PeriodAct) -> Preview:
    """Return what the act tells in public. It has to be recorded: rehearse it in a transaction that is rolled back."""
    step = next(step for step in reversed(steps_of(done.consultation.acts.all())) if step.kind == Kind(done.act))
    words = []
    for language in LANGUAGES:
        with translation.override(language):
            reason = either(language, done.reason_fi, done.reason_sv)
            told = text_of(replace(step, reason=reason), language)
            words.append(Words(language, title_of(step, done.at), told))
    return Preview(words, warnings_about(done))


def warnings_about(done: PeriodAct) -> list[str]:
    """Return what speaks against the act without forbidding it."""
    match done.act:
        case Act.ANNOUNCED if done.closes_at - max(done.opens_at, done.at) < RECOMMENDED_LENGTH:
            return [_("Fewer than six weeks are given: associations may not have time to meet.")]
        case Act.CLOSED_EARLY:
            return [_("Nobody can give a statement after this. Only an extension opens the period again.")]
        case Act.CANCELLED:
            return [_("A cancelled consultation cannot be opened again.")]
    return []
