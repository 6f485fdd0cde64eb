"""The answer to an author who asks what is held: everything about the statement, and nothing about other people."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from consultations.corrections import Correction, correct_statement
from consultations.decisions import decide
from consultations.distribution.models import Invitee
from consultations.erasure import erase_statement
from consultations.models import Attachment, Comment, Consultation, CoverReason, Statement, Status
from consultations.moderation import screening
from consultations.moderation.covering import redact
from consultations.moderation.models import Outcome as ReportOutcome
from consultations.moderation.models import ReportReason
from consultations.moderation.reporting import close_reports, report_comment
from consultations.outcomes.ledger import assess
from consultations.outcomes.models import Effect, Outcome, Theme
from consultations.own_data import HELD, data_of, record_of
from hyte.users.models import User
from tests.consultations.factories import sent_comment

pytestmark = pytest.mark.django_db

TOLD = {
    "Attachment.decisions", "Comment.answers", "Comment.assessment", "Comment.decisions", "Comment.earlier_texts",
    "Comment.redactions", "Comment.reports", "Statement.arrival", "Statement.attachments", "Statement.comments",
    "Statement.contact", "Statement.earlier_particulars", "Statement.invitees",
}  # fmt: skip
LEFT_OUT = {"Comment.replies"}
"""What others wrote."""


@pytest.fixture
def published(consultation: Consultation, moderator: User, now: datetime) -> Comment:
    comment = sent_comment(consultation, now, "Soita Merille.", language="sv")
    decide(comment=comment, to=Status.PUBLISHED, by=moderator, at=now, text_hash=comment.text_hash)
    return Comment.objects.get(pk=comment.pk)


def told(comment: Comment) -> dict[str, Any]:
    return json.loads(json.dumps(data_of(Statement.objects.get(pk=comment.statement_id))))


def told_of(comment: Comment) -> dict[str, Any]:
    return told(comment)["comments"][0]


def cover(comment: Comment, spans: list[tuple[int, int]], by: User, now: datetime) -> None:
    reason = CoverReason.PERSONAL_DATA
    redact(
        comment=comment,
        spans=spans,
        reason=reason,
        by=by,
        at=now,
        seen_hash=Comment.objects.get(pk=comment.pk).seen_hash,
    )


def test_what_was_covered_is_told_with_reason_and_time(published: Comment, moderator: User, now: datetime) -> None:
    cover(published, [(6, 13)], moderator, now)
    cover(published, [], moderator, now + timedelta(hours=1))
    covered, lifted = told_of(published)["covers"]
    assert covered == {
        "at": "2026-10-12T12:00:00+03:00",
        "reason": "personal_data",
        "covered": [{"in": "text", "from": 6, "to": 13, "words": "Merille"}],
    }
    assert lifted["covered"] == []


def test_a_cover_of_earlier_words_tells_those(consultation: Consultation, moderator: User, now: datetime) -> None:
    comment = sent_comment(consultation, now, "Soita Merille.")
    cover(comment, [(6, 13)], moderator, now)
    correction = Correction(comment.public_id, "Älä soita.", comment.text_hash)
    correct_statement(statement=comment.statement, corrections=[correction], at=now + timedelta(hours=1))
    assert told_of(comment)["covers"][0]["covered"][0]["words"] == "Merille"


def test_a_cover_of_erased_words_tells_no_word(published: Comment, moderator: User, now: datetime) -> None:
    cover(published, [(6, 13)], moderator, now)
    erase_statement(statement=published.statement, at=now)
    assert told_of(published)["covers"][0]["covered"] == [{"in": "text", "from": 6, "to": 13, "words": None}]


def test_reports_are_told_by_kind_and_outcome_and_not_by_whom(
    published: Comment, moderator: User, now: datetime
) -> None:
    report_comment(
        comment=published, reason=ReportReason.INSULT, text="Naapurini kirjoitti.", language="fi", reporter="r" * 32,
        at=now,
    )  # fmt: skip
    close_reports(comment=published, outcome=ReportOutcome.KEPT, by=moderator, at=now + timedelta(hours=1))
    assert told_of(published)["reports"] == [
        {
            "at": "2026-10-12T12:00:00+03:00",
            "reason": "insult",
            "handled_at": "2026-10-12T13:00:00+03:00",
            "outcome": "kept",
        }
    ]
    assert not [secret for secret in ("Naapurini", "r" * 32, "moderaattori") if secret in json.dumps(told(published))]


@pytest.fixture
def outcome(consultation: Consultation) -> Outcome:
    return Outcome.objects.create(consultation=consultation, asked_fi="Kysyimme.")


def test_an_effect_is_told_with_its_reason_once_it_is_public(
    published: Comment, outcome: Outcome, moderator: User, now: datetime
) -> None:
    assess(comment=published, by=moderator, at=now, effect=Effect.PARTLY, reason="En del flyttades.")
    assert told_of(published)["effect"] is None
    Outcome.objects.update(published_at=now)
    assert told_of(published)["effect"] == {
        "effect": "partly", "theme": None, "reason": "En del flyttades.", "changed_section": None,
        "at": "2026-10-12T12:00:00+03:00",
    }  # fmt: skip


def test_the_effect_of_a_theme_is_told_in_the_language_of_the_comment(
    published: Comment, outcome: Outcome, moderator: User, now: datetime
) -> None:
    theme = Theme.objects.create(
        outcome=outcome, effect=Effect.CONSIDERED, title_fi="Avustukset", title_sv="Understöd", reason_fi="Lisättiin.",
        reason_sv="Lades till.",
    )  # fmt: skip
    assess(comment=published, by=moderator, at=now, theme=theme)
    Outcome.objects.update(published_at=now)
    effect = told_of(published)["effect"]
    assert (effect["effect"], effect["theme"], effect["reason"]) == ("considered", "Understöd", "Lades till.")


def test_what_is_remembered_of_the_arrival_is_told_while_it_is(published: Comment, now: datetime) -> None:
    assert told(published)["arrived_by_the_form"] is None
    arriving = screening.Arriving(texts=["Soita."], names=[], language="fi", address="203.0.113.7", at=now)
    screening.remember(arriving, published.statement)
    arrival = told(published)["arrived_by_the_form"]
    assert arrival["at"] == "2026-10-12T12:00:00+03:00"
    assert len(arrival["network_hash"]) == 32
    assert arrival["word_hashes"] == []
    assert "203.0.113" not in json.dumps(told(published))


def test_it_is_told_whose_answer_to_the_request_the_statement_is(published: Comment) -> None:
    assert told(published)["answers_the_request_to"] == []
    Invitee.objects.create(
        consultation=published.consultation, name="Rannikon Yhdistys ry", statement=published.statement
    )
    assert told(published)["answers_the_request_to"] == ["Rannikon Yhdistys ry"]


def test_everything_that_belongs_to_a_statement_is_told_or_named_as_left_out() -> None:
    """A new relation turns this red until `data_of` tells of it, or it is named here."""
    related = {
        f"{model.__name__}.{relation.get_accessor_name()}"
        for model in (Statement, Comment, Attachment)
        for relation in model._meta.related_objects
    }
    assert related == TOLD | LEFT_OUT


def test_a_statement_that_was_fetched_whole_costs_no_more_queries(published: Comment) -> None:
    statement = Statement.objects.prefetch_related(*HELD).get()
    with CaptureQueriesContext(connection) as asked:
        record_of(statement)
    assert not asked.captured_queries
