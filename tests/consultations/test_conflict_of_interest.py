"""The owner of a consultation's page, in either language, does not silence what is said about it."""

from datetime import datetime

import pytest

from consultations.decisions import ConflictOfInterest, decide
from consultations.models import Comment, Consultation, ConsultationPage, Decision, Status
from hyte.pages.models import HomePage
from hyte.users.models import User
from tests.consultations.factories import add_page, put_in_status

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["fi", "sv"])
def owner(request: pytest.FixtureRequest, consultation: Consultation, home_sv: HomePage, moderator: User) -> User:
    add_page(home_sv, consultation, title="Program", slug="program")
    ConsultationPage.objects.filter(locale__language_code=request.param).update(owner=moderator)
    return moderator


@pytest.mark.parametrize(("before", "after"), [(Status.PENDING, Status.REJECTED), (Status.PUBLISHED, Status.HIDDEN)])
def test_the_owner_is_refused_to_reject_and_to_hide(
    comment: Comment, owner: User, now: datetime, before: Status, after: Status
) -> None:
    put_in_status(Comment.objects.all(), before, now)
    comment.refresh_from_db()
    with pytest.raises(ConflictOfInterest):
        decide(comment=comment, to=after, by=owner, at=now, text_hash=comment.text_hash, public_reason="Syy.")
    assert not Decision.objects.exists()


def test_the_owner_may_publish(comment: Comment, owner: User, now: datetime) -> None:
    assert decide(comment=comment, to=Status.PUBLISHED, by=owner, at=now, text_hash=comment.text_hash).by == owner


def test_another_moderator_may_reject(comment: Comment, owner: User, now: datetime) -> None:
    other = User.objects.create_superuser("toinen", "toinen@hyte.example", "salasana")
    decide(comment=comment, to=Status.REJECTED, by=other, at=now, text_hash=comment.text_hash, public_reason="Syy.")
    assert Comment.objects.get().status == Status.REJECTED
