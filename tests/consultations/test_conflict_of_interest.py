"""Whose matter a consultation is does not silence what is said about it: who is responsible, and who owns a page."""

from __future__ import annotations

from datetime import datetime

import pytest

from consultations.conflict_of_interest import Stake, stake_of
from consultations.decisions import ConflictOfInterest, decide
from consultations.models import Comment, Consultation, ConsultationPage, Decision, Status
from consultations.moderation.judging import Seen, Verdict, judge_many
from consultations.responsibility import name_responsible
from hyte.pages.models import HomePage
from hyte.users.models import User
from tests.consultations.factories import add_page, put_in_status

pytestmark = pytest.mark.django_db

BINDING = ["owner of fi", "owner of sv", "responsible"]


@pytest.fixture(params=BINDING)
def bound(request: pytest.FixtureRequest, consultation: Consultation, home_sv: HomePage, moderator: User) -> User:
    add_page(home_sv, consultation, title="Program", slug="program")
    if request.param == "responsible":
        Consultation.objects.update(responsible=moderator)
    else:
        language = request.param.removeprefix("owner of ")
        ConsultationPage.objects.filter(locale__language_code=language).update(owner=moderator)
    return moderator


@pytest.fixture
def colleague(db: None) -> User:
    return User.objects.create_superuser("kollega", "kollega@hyte.example", "salasana")


def reject(comment: Comment, by: User, at: datetime) -> Decision:
    return decide(comment=comment, to=Status.REJECTED, by=by, at=at, text_hash=comment.text_hash, public_reason="Syy.")


@pytest.mark.parametrize(("before", "after"), [(Status.PENDING, Status.REJECTED), (Status.PUBLISHED, Status.HIDDEN)])
def test_whose_matter_it_is_is_refused_to_reject_and_to_hide(
    comment: Comment, bound: User, now: datetime, before: Status, after: Status
) -> None:
    put_in_status(Comment.objects.all(), before, now)
    comment.refresh_from_db()
    with pytest.raises(ConflictOfInterest):
        decide(comment=comment, to=after, by=bound, at=now, text_hash=comment.text_hash, public_reason="Syy.")
    assert not Decision.objects.exists()


def test_a_decision_about_many_passes_over_what_is_ones_own_matter(
    comment: Comment, bound: User, now: datetime
) -> None:
    verdict = Verdict(Status.REJECTED, public_reason="Syy.")
    seen = [Seen.read(Seen.written(comment))]
    (refused,) = judge_many(seen=seen, verdict_in=lambda _language: verdict, by=bound, at=now).refused
    assert isinstance(refused, ConflictOfInterest)
    assert Comment.objects.get().status == Status.PENDING


def test_whose_matter_it_is_may_publish(comment: Comment, bound: User, now: datetime) -> None:
    assert decide(comment=comment, to=Status.PUBLISHED, by=bound, at=now, text_hash=comment.text_hash).by == bound


def test_another_moderator_may_reject(comment: Comment, bound: User, colleague: User, now: datetime) -> None:
    reject(comment, colleague, now)
    assert Comment.objects.get().status == Status.REJECTED


def test_nobody_is_bound_where_nobody_is_responsible_and_the_pages_have_no_owner(
    comment: Comment, moderator: User
) -> None:
    assert stake_of(moderator, comment.consultation_id) is None


def test_who_is_responsible_for_one_consultation_judges_freely_about_another(
    comment: Comment, moderator: User, home_fi: HomePage
) -> None:
    other = add_page(home_fi, slug="toinen").consultation
    Consultation.objects.filter(pk=other.pk).update(responsible=moderator)
    assert stake_of(moderator, other.pk) is Stake.RESPONSIBLE
    assert stake_of(moderator, comment.consultation_id) is None


def test_it_binds_who_is_responsible_now_and_the_record_tells_who_was(
    comment: Comment, moderator: User, colleague: User, now: datetime
) -> None:
    """The way out of the rule leads over the record, and binds somebody else in one's place."""
    consultation = comment.consultation
    name_responsible(consultation=consultation, person=moderator, by=colleague, at=now)
    with pytest.raises(ConflictOfInterest):
        reject(comment, moderator, now)
    name_responsible(consultation=consultation, person=colleague, by=moderator, at=now)
    with pytest.raises(ConflictOfInterest):
        reject(comment, colleague, now)
    assert reject(comment, moderator, now).by == moderator
