"""What an author is told of decisions: the rule, the reason and the way to appeal; the words to a confirmed address."""

from datetime import datetime

import pytest

from consultations.decisions import decide
from consultations.models import Comment, Consultation, Statement, Status
from hyte.mail.models import OutgoingMail
from hyte.users.models import User
from tests.consultations.factories import send, sent_comment

pytestmark = pytest.mark.django_db
HOSTILE = "Kannatamme.\nBcc: kaikki@yhdistys.example\n<script>"


def reject(comment: Comment, by: User, at: datetime) -> None:
    decide(
        comment=comment,
        to=Status.REJECTED,
        by=by,
        at=at,
        text_hash=comment.text_hash,
        rule="insult",
        public_reason="Siinä on loukkaus.",
        internal_note="Vain meille.",
    )


def mail() -> OutgoingMail:
    return OutgoingMail.objects.get(key__startswith="statement-decided")


@pytest.mark.parametrize(
    ("language", "rule", "appeal"),
    [("fi", "Sääntö: Loukkaava tai syrjivä", "pyydä"), ("sv", "Regel: ", "registratorskontor")],
)
def test_the_mail_names_the_rule_the_reason_and_the_way_to_appeal(
    consultation: Consultation, moderator: User, now: datetime, language: str, rule: str, appeal: str
) -> None:
    reject(sent_comment(consultation, now, language=language, email="a@yhdistys.example"), moderator, now)
    told = mail()
    assert told.language == language
    assert rule in told.body
    assert appeal in told.body
    assert "Siinä on loukkaus." in told.body


def test_the_words_are_quoted_to_a_confirmed_address_only(
    consultation: Consultation, moderator: User, now: datetime
) -> None:
    first, second = send(consultation, now, HOSTILE, "Toinen.", email="a@yhdistys.example").statement.comments.all()
    reject(first, moderator, now)
    assert "<script>" not in mail().body
    Statement.objects.update(email_confirmed_at=now)
    reject(Comment.objects.get(pk=second.pk), moderator, now)
    assert "Kannatamme.\nBcc: kaikki@yhdistys.example\n<script>" in mail().body
    assert "\n" not in mail().subject


def test_nobody_is_told_the_internal_note(consultation: Consultation, moderator: User, now: datetime) -> None:
    reject(sent_comment(consultation, now, email="a@yhdistys.example"), moderator, now)
    assert "Vain meille." not in mail().body


def test_without_an_address_there_is_no_mail(comment: Comment, moderator: User, now: datetime) -> None:
    reject(comment, moderator, now)
    assert not OutgoingMail.objects.exists()
