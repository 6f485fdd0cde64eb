"""What came of the comments: stated one by one or by theme, published, completed, told to those who commented."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from consultations.models import Comment, Consultation, Statement, Status
from consultations.outcomes.ledger import (
    OutcomeRefused,
    Progress,
    add_theme,
    assess,
    complete,
    progress,
    publish,
    take_over,
)
from consultations.outcomes.models import TEXTS, Assessment, Effect, Outcome, Theme
from consultations.period import State
from hyte.mail.models import OutgoingMail
from hyte.users.models import User
from tests.consultations.factories import put_in_status, sent_comment

pytestmark = pytest.mark.django_db
WRITTEN = {f"{name}_{language}": f"{name} {language}" for name in TEXTS for language in ("fi", "sv")}


@pytest.fixture
def published(comment: Comment, now: datetime) -> Comment:
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    return Comment.objects.get(pk=comment.pk)


@pytest.fixture
def outcome(consultation: Consultation) -> Outcome:
    return Outcome.objects.create(consultation=consultation, **WRITTEN)


@pytest.fixture
def theme(outcome: Outcome) -> Theme:
    words = {"title_fi": "Avustukset", "title_sv": "Understöd", "reason_fi": "Lisättiin.", "reason_sv": "Lades till."}
    return add_theme(consultation=outcome.consultation, told={"effect": Effect.CONSIDERED, **words})


@pytest.fixture
def after(now: datetime) -> datetime:
    """The period of the consultation has ended."""
    return now + timedelta(days=8)


def refused(code: str) -> pytest.RaisesExc[OutcomeRefused]:
    return pytest.raises(OutcomeRefused, match=code)


def test_a_comment_gets_an_effect_of_its_own(published: Comment, moderator: User, now: datetime) -> None:
    assess(comment=published, by=moderator, at=now, effect=Effect.PARTLY, reason="Osa siirtyi ohjelmaan.")
    assert (published.assessment.effect, published.assessment.reason) == (Effect.PARTLY, "Osa siirtyi ohjelmaan.")


def test_a_comment_has_the_effect_and_the_reason_of_its_theme(
    published: Comment, theme: Theme, moderator: User, now: datetime
) -> None:
    assess(comment=published, by=moderator, at=now, theme=theme)
    assert (published.assessment.effect, published.assessment.reason) == (Effect.CONSIDERED, "Lisättiin.")


def test_a_later_statement_takes_the_place_of_an_earlier_one(
    published: Comment, theme: Theme, moderator: User, now: datetime
) -> None:
    assess(comment=published, by=moderator, at=now, effect=Effect.NOT_CONSIDERED, reason="Ei rahaa.")
    assess(comment=published, by=moderator, at=now, theme=theme)
    assert Assessment.objects.get().effect == Effect.CONSIDERED


@pytest.mark.parametrize("status", [Status.PENDING, Status.REJECTED, Status.HIDDEN])
def test_only_what_is_public_is_assessed(comment: Comment, moderator: User, now: datetime, status: Status) -> None:
    put_in_status(Comment.objects.all(), status, now)
    with refused("not_public"):
        assess(comment=comment, by=moderator, at=now, effect=Effect.PARTLY, reason="Syy.")


@pytest.mark.parametrize("given", [{}, {"effect": Effect.PARTLY}, {"effect": Effect.PARTLY, "reason": "  "}])
def test_an_effect_has_a_reason(published: Comment, moderator: User, now: datetime, given: dict[str, str]) -> None:
    with refused("no_reason"):
        assess(comment=published, by=moderator, at=now, **given)


def test_the_database_itself_wants_a_theme_or_a_reason(
    published: Comment, outcome: Outcome, moderator: User, now: datetime
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.create(comment=published, outcome=outcome, by=moderator, at=now)


def test_progress_counts_what_is_public_now(published: Comment, moderator: User, now: datetime) -> None:
    sent_comment(published.consultation, now, organisation="Odottava ry")
    assert progress(published.consultation) == Progress(0, 1)
    assess(comment=published, by=moderator, at=now, effect=Effect.PARTLY, reason="Syy.")
    assert progress(published.consultation).is_complete


def test_nothing_is_published_while_comments_are_taken(outcome: Outcome, moderator: User, now: datetime) -> None:
    with refused("not_closed"):
        publish(outcome=outcome, by=moderator, at=now)


@pytest.mark.parametrize("missing", WRITTEN)
def test_nothing_is_published_half_written(outcome: Outcome, moderator: User, after: datetime, missing: str) -> None:
    Outcome.objects.update(**{missing: " "})
    with refused("texts_missing"):
        publish(outcome=outcome, by=moderator, at=after)


def test_what_is_published_has_a_text_whoever_asks(outcome: Outcome, moderator: User, after: datetime) -> None:
    publish(outcome=outcome, by=moderator, at=after)
    with pytest.raises(IntegrityError), transaction.atomic():
        Outcome.objects.update(**dict.fromkeys(WRITTEN, ""))
    Outcome.objects.update(**dict.fromkeys(WRITTEN, "") | {"done_sv": "Detta."})


def test_an_account_taken_over_may_lack_a_text_and_a_language(consultation: Consultation, after: datetime) -> None:
    assert take_over(consultation=consultation, texts={"done_fi": "Tätä."}, published_at=after, at=after)
    account = Outcome.objects.get()
    assert (account.public_texts("fi"), account.public_texts("sv")) == ({"done": "Tätä."}, {})
    assert account.consultation.state(after) is State.SUMMARY_PUBLISHED


@pytest.mark.parametrize(("early", "public"), [(timedelta(microseconds=1), False), (timedelta(0), True)])
@pytest.mark.parametrize("published_later", [timedelta(0), timedelta(days=3)])
def test_an_account_taken_over_waits_for_its_instant_and_for_the_end_of_the_period(
    consultation: Consultation, early: timedelta, public: bool, published_later: timedelta
) -> None:
    instant = consultation.closes_at + published_later
    take_over(consultation=consultation, texts={"done_fi": "Tätä."}, published_at=instant, at=instant - early)
    assert (Outcome.objects.get().published_at == instant) == public


def test_what_is_taken_over_twice_changes_nothing(consultation: Consultation, after: datetime) -> None:
    take_over(consultation=consultation, texts={"done_fi": "Tätä."}, published_at=after, at=after)
    assert not take_over(consultation=consultation, texts={"done_fi": "Tätä."}, published_at=after, at=after)


def test_publishing_it_is_the_summary_of_the_consultation(outcome: Outcome, moderator: User, after: datetime) -> None:
    publish(outcome=outcome, by=moderator, at=after)
    assert Consultation.objects.get().state(after) is State.SUMMARY_PUBLISHED


def test_it_is_not_complete_while_a_comment_has_no_effect(
    published: Comment, outcome: Outcome, moderator: User, after: datetime
) -> None:
    publish(outcome=outcome, by=moderator, at=after)
    with refused("comments_left"):
        complete(outcome=outcome, at=after)
    with refused("comments_left"):
        complete(outcome=outcome, at=after, gaps_fi="Samat kuin edellä.")
    assert complete(outcome=outcome, at=after, gaps_fi="Samat.", gaps_sv="Samma.").completed_at == after


def test_it_is_completed_once_and_everybody_is_told_once(
    consultation: Consultation, outcome: Outcome, theme: Theme, moderator: User, now: datetime, after: datetime
) -> None:
    sent_comment(consultation, now, email="aino@example.fi", language="sv")
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    assess(comment=Comment.objects.get(), by=moderator, at=now, theme=theme)
    publish(outcome=outcome, by=moderator, at=after)
    complete(outcome=outcome, at=after)
    with refused("complete_already"):
        complete(outcome=outcome, at=after)
    mail = OutgoingMail.objects.get(key__startswith="comments-assessed:")
    assert mail.recipient == "aino@example.fi"
    assert "Lades till." in mail.body


@pytest.mark.parametrize("confirmed", [True, False])
def test_a_commenter_gets_a_mail_with_the_own_comment_and_the_answer(
    consultation: Consultation, outcome: Outcome, theme: Theme, moderator: User, now: datetime, after: datetime,
    confirmed: bool,
) -> None:  # fmt: skip
    """The words go to a confirmed address only: to another one, the link to them."""
    statement = sent_comment(consultation, now, "Oma tekstini.", email="aino@example.fi").statement
    Statement.objects.update(email_confirmed_at=now if confirmed else None)
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    assess(comment=Comment.objects.get(), by=moderator, at=now, theme=theme)
    publish(outcome=outcome, by=moderator, at=after)
    complete(outcome=outcome, at=after)
    body = OutgoingMail.objects.get(key__startswith="comments-assessed:").body
    assert "Lisättiin." in body
    assert ("Oma tekstini." in body) == confirmed
    assert f"/oma-lausunto/{statement.public_id}/" in body


@pytest.mark.parametrize(("today", "late"), [(date(2026, 12, 31), False), (date(2027, 1, 1), True)])
def test_a_promise_is_late_from_the_day_after(outcome: Outcome, today: date, late: bool) -> None:
    outcome.promised_on = date(2026, 12, 31)
    assert outcome.is_overdue(today) == late
