"""What can be done to a comment period. Each act is recorded for good, in the transaction that changes the period."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from consultations import checklist, news, versions
from consultations.locking import lock_consultation
from consultations.models import Act, Consultation, PeriodAct
from consultations.period import OpensInThePast, State, opening_instant
from consultations.responsibility import name_responsible
from search import outbox


class ActRefused(Exception):
    """The act is not possible now. `code` says why: see the messages in `consultations.staff.forms`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def announce(
    *,
    consultation: Consultation,
    opens_at: datetime,
    closes_at: datetime,
    by: AbstractBaseUser | None,
    at: datetime,
    with_checklist: bool = True,
    settings: Mapping[str, Any] | None = None,
    responsible: AbstractBaseUser | None = None,
) -> PeriodAct:
    """Announce the comment period and freeze the first version of the document in both languages.

    `closes_at` is exclusive. An hour of today that is over means from now on. `settings` are what is chosen with it, by
    the names of the consultation's fields; `responsible` is who answers for it from now on. A consultation taken over
    from another system was opened there: it is announced as of its opening, without the checklist. Raises `ActRefused`
    when the checklist has open points, when the period was announced already, when it would open on a day before `at`,
    or when it would close before it opens or before `at`.
    """
    consultation = lock_consultation(consultation.pk)
    choose(consultation, settings or {})
    if responsible is not None:
        name_responsible(consultation=consultation, person=responsible, by=by, at=at)
    if consultation.state(at) is not State.DRAFT:
        raise ActRefused("already_announced")
    try:
        opens_at = opening_instant(opens_at, at)
    except OpensInThePast:
        raise ActRefused("opens_in_the_past") from None
    if closes_at <= opens_at:
        raise ActRefused("closes_too_early")
    if with_checklist and checklist.obstacles(consultation):
        raise ActRefused("checklist_open")
    act = record(consultation, Act.ANNOUNCED, by=by, at=at, opens_at=opens_at, closes_at=closes_at)
    for page in consultation.pages.filter(live=True):
        versions.freeze(page=page, at=at)
    return act


@transaction.atomic
def extend(
    *,
    consultation: Consultation,
    closes_at: datetime,
    reason_fi: str,
    reason_sv: str,
    by: AbstractBaseUser | None,
    at: datetime,
) -> PeriodAct:
    """Move the deadline of an announced period to a later instant, with a reason in both languages.

    An ended period can be extended, too: it opens again. Raises `ActRefused` when the new deadline is not later than
    the old one and than now, or when there is nothing to extend.
    """
    consultation = lock_consultation(consultation.pk)
    if consultation.state(at) in (State.DRAFT, State.CANCELLED, State.SUMMARY_PUBLISHED):
        raise ActRefused("nothing_to_extend")
    if closes_at <= max(consultation.closes_at, at):
        raise ActRefused("not_an_extension")
    return record(
        consultation, Act.EXTENDED, by=by, at=at, closes_at=closes_at, reason_fi=reason_fi, reason_sv=reason_sv
    )


@transaction.atomic
def close_early(
    *, consultation: Consultation, reason_fi: str, reason_sv: str, by: AbstractBaseUser | None, at: datetime
) -> PeriodAct:
    """End an open period now, with a reason in both languages.

    Raises `ActRefused` when it is not open; at the very instant of its opening there is nothing yet that could end.
    """
    consultation = lock_consultation(consultation.pk)
    if not consultation.takes_statements(at) or at == consultation.opens_at:
        raise ActRefused("not_open")
    return record(consultation, Act.CLOSED_EARLY, by=by, at=at, closes_at=at, reason_fi=reason_fi, reason_sv=reason_sv)


@transaction.atomic
def cancel(
    *, consultation: Consultation, reason_fi: str, reason_sv: str, by: AbstractBaseUser | None, at: datetime
) -> PeriodAct:
    """Cancel an announced period that has not ended, with a reason in both languages. Raises `ActRefused` otherwise."""
    consultation = lock_consultation(consultation.pk)
    if consultation.state(at) not in (State.UPCOMING, State.OPEN, State.CLOSING_SOON):
        raise ActRefused("nothing_to_cancel")
    return record(consultation, Act.CANCELLED, by=by, at=at, cancelled_at=at, reason_fi=reason_fi, reason_sv=reason_sv)


@transaction.atomic
def publish_summary(*, consultation: Consultation, by: AbstractBaseUser | None, at: datetime) -> PeriodAct:
    """Declare the outcome published. Raises `ActRefused` unless the period has ended."""
    consultation = lock_consultation(consultation.pk)
    if consultation.state(at) is not State.CLOSED:
        raise ActRefused("not_closed")
    return record(consultation, Act.SUMMARY_PUBLISHED, by=by, at=at, summary_published_at=at)


def choose(consultation: Consultation, settings: Mapping[str, Any]) -> None:
    """Store settings of a consultation that is locked."""
    for name, value in settings.items():
        setattr(consultation, name, value)
    if settings:
        consultation.save(update_fields=[*settings])


def record(
    consultation: Consultation,
    act: Act,
    *,
    by: AbstractBaseUser | None,
    at: datetime,
    reason_fi: str = "",
    reason_sv: str = "",
    **instants: datetime,
) -> PeriodAct:
    """Store the act with the period that it leaves behind; let the followers and the search know."""
    deadline_before = consultation.closes_at
    for name, instant in instants.items():
        setattr(consultation, name, instant)
    # The act comes first: the database lets the instants move only to what the last act says.
    row = PeriodAct.objects.create(
        consultation=consultation,
        act=act,
        at=at,
        by=by,
        opens_at=consultation.opens_at,
        closes_at=consultation.closes_at,
        reason_fi=reason_fi,
        reason_sv=reason_sv,
    )
    consultation.save(update_fields=[*instants])
    news.tell_followers(act=row, deadline_before=deadline_before)
    outbox.mark(*consultation.pages.all())
    return row
