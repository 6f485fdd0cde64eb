"""The life of one comment in any order of events: author, two moderators, readers, the worker, and the clock.

A model of a few fields says what must come of each event; the database must agree after each of them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import ClassVar

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from consultations.conflict_of_interest import AGAINST
from consultations.corrections import Correction, NotCorrectable, correct_statement
from consultations.decision_mails import UNDO_WINDOW
from consultations.decisions import (
    AlreadyDecided,
    ConflictOfInterest,
    DecisionRefused,
    ForbiddenTransition,
    TextChanged,
)
from consultations.erasure import erase_statement
from consultations.models import Actor, Comment, Consultation, ConsultationPage, Decision, Section, Status
from consultations.models.comment import hash_of
from consultations.models.decision import TRANSITIONS
from consultations.moderation.judging import Verdict, judge
from consultations.moderation.models import Outcome, Report
from consultations.moderation.reporting import AlreadyReported, NotPublic, close_reports, report_comment
from consultations.undoing import undo
from consultations.withdrawal import withdraw_statement
from hyte.mail import outbox
from hyte.mail.models import OutgoingMail
from hyte.pages.models import HomePage
from hyte.users.models import User
from search.models import Entry
from tests.consultations.factories import open_consultation, send
from tests.faults.scale import scaled

pytestmark = pytest.mark.django_db

LIVES = 300
MODERATORS = ("omistaja", "moderaattori")
WAYS = TRANSITIONS[Actor.MODERATOR]


class LifeOfAComment(RuleBasedStateMachine):
    """Every event tells what it expects of the model, does it to the database, and changes the model alike."""

    start: ClassVar[datetime]
    consultation: ClassVar[Consultation]
    users: ClassVar[dict[str, User]]

    @initialize()
    def arrive(self) -> None:
        self.rollback = transaction.atomic()
        self.rollback.__enter__()
        statement = send(self.consultation, self.start, "Teksti 0.", email="sihteeri@yhdistys.example").statement
        self.comment = statement.comments.get()
        self.at = self.start
        self.status, self.text, self.erased = Status.PENDING, "Teksti 0.", False
        self.decisions: list[Decision] = []
        self.undone_reasons: set[str] = set()
        self.seen = dict.fromkeys(MODERATORS, (Status.PENDING, hash_of("", "Teksti 0.")))
        self.reporters: set[str] = set()
        self.events = 0

    def teardown(self) -> None:
        if hasattr(self, "rollback"):
            transaction.set_rollback(True)
            self.rollback.__exit__(None, None, None)

    @rule(minutes=st.sampled_from([1, 5, 10, 60]))
    def time_passes(self, minutes: int) -> None:
        self.at += timedelta(minutes=minutes)

    @rule(who=st.sampled_from(MODERATORS))
    def look(self, who: str) -> None:
        self.seen[who] = (self.status, hash_of("", self.text))

    @rule(who=st.sampled_from(MODERATORS), to=st.sampled_from([Status.PUBLISHED, Status.REJECTED, Status.HIDDEN]))
    def decide(self, who: str, to: Status) -> None:
        status, text_hash = self.seen[who]
        self.events += 1
        comment = Comment.objects.get(pk=self.comment.pk)
        comment.status = status
        verdict = Verdict(to, public_reason=f"Perustelu nro {self.events}.")
        expected = self.expected_of_decision(who, status, to, text_hash)
        made = self.attempt(
            expected,
            lambda: judge(comment=comment, verdict=verdict, by=self.users[who], at=self.at, seen_hash=text_hash),
        )
        if made is not None:
            self.status = to
            self.decisions.append(made)
            if to == Status.HIDDEN:
                self.reporters.clear()

    def expected_of_decision(
        self, who: str, status: Status, to: Status, text_hash: str
    ) -> type[DecisionRefused] | None:
        if who == "omistaja" and to in AGAINST:
            return ConflictOfInterest
        if (status, to) not in WAYS:
            return ForbiddenTransition
        if self.status != status:
            return AlreadyDecided
        return None if text_hash == self.text_hash else TextChanged

    @property
    def text_hash(self) -> str:
        return hash_of("", "" if self.erased else self.text)

    @rule(who=st.sampled_from(MODERATORS))
    def take_back(self, who: str) -> None:
        if not self.decisions:
            return
        latest = self.decisions[-1]
        of_another = who == "omistaja" and latest.to_status == Status.PUBLISHED and latest.by != self.users[who]
        in_time = latest.actor == Actor.MODERATOR and latest.undoes_id is None and self.at < latest.at + UNDO_WINDOW
        expected = None if in_time and not of_another else DecisionRefused
        made = self.attempt(expected, lambda: undo(decision=latest, by=self.users[who], at=self.at))
        if made is not None:
            self.status = Status(latest.from_status)
            self.undone_reasons.add(latest.public_reason)
            self.decisions.append(made)

    @rule()
    def correct(self) -> None:
        self.events += 1
        text = f"Teksti {self.events}."
        correction = Correction(self.comment.public_id, text, self.text_hash)
        expected = None if self.status == Status.PENDING and not self.decisions else NotCorrectable
        statement = Comment.objects.get(pk=self.comment.pk).statement
        made = self.attempt(
            expected, lambda: correct_statement(statement=statement, corrections=[correction], at=self.at)
        )
        if made is not None:
            self.text = text

    @rule()
    def withdraw(self) -> None:
        made = withdraw_statement(statement=self.comment.statement, at=self.at)
        assert bool(made) == (self.status in (Status.PENDING, Status.PUBLISHED))
        if made:
            self.status = Status.WITHDRAWN
            self.decisions += made

    @rule()
    def erase(self) -> None:
        if self.events < 6:  # late in a life: afterwards little can happen
            return
        self.withdraw()
        erase_statement(statement=self.comment.statement, at=self.at)
        self.erased = True

    @rule(reader=st.sampled_from(["yksi", "toinen"]))
    def report(self, reader: str) -> None:
        expected = (
            NotPublic if self.status != Status.PUBLISHED else AlreadyReported if reader in self.reporters else None
        )
        details = {"reason": "insult", "text": "", "language": "fi", "reporter": reader, "at": self.at}
        if self.attempt(expected, lambda: report_comment(comment=self.comment, **details)) is not None:
            self.reporters.add(reader)

    @rule()
    def answer_reports(self) -> None:
        closed = close_reports(comment=self.comment, outcome=Outcome.KEPT, by=self.users["omistaja"], at=self.at)
        assert closed == len(self.reporters)
        self.reporters.clear()

    @rule()
    def deliver(self) -> None:
        outbox.drain(at=self.at)

    def attempt(self, expected: type[Exception] | None, event: Callable[[], object]) -> object | None:
        """Do the event; it must be refused as expected and leave nothing behind."""
        if expected is None:
            return event()
        with pytest.raises(expected), transaction.atomic():
            event()
        return None

    @invariant()
    def the_database_agrees(self) -> None:
        if not hasattr(self, "comment"):
            return
        now = Comment.objects.get(pk=self.comment.pk)
        assert (now.status, now.text_hash) == (self.status, self.text_hash)
        assert list(now.decisions.order_by("pk")) == self.decisions
        public = int(self.status == Status.PUBLISHED)
        counts = Consultation.objects.get(pk=self.consultation.pk)
        assert (counts.published_comments, counts.published_statements) == (public, public)
        assert Section.objects.get(pk=now.section_id).published_comments == public
        assert Report.objects.open().count() == len(self.reporters)

    @invariant()
    def what_is_public_was_seen_as_it_is(self) -> None:
        if hasattr(self, "comment") and self.status == Status.PUBLISHED:
            assert [each for each in self.decisions if each.to_status == Status.PUBLISHED][
                -1
            ].text_hash == self.text_hash

    @invariant()
    def what_is_not_public_is_not_found(self) -> None:
        if hasattr(self, "comment") and self.status != Status.PUBLISHED:
            assert not Entry.objects.public().filter(kind="statement").exists()

    @invariant()
    def no_undone_decision_was_mailed(self) -> None:
        if hasattr(self, "comment"):
            bodies = "".join(OutgoingMail.objects.values_list("body", flat=True))
            assert not [reason for reason in self.undone_reasons if reason in bodies]


def test_any_order_of_events_leads_where_the_rules_say(home_fi: HomePage, now: datetime) -> None:
    LifeOfAComment.start = now
    LifeOfAComment.consultation = open_consultation(home_fi, now - timedelta(days=1))
    LifeOfAComment.users = {name: User.objects.create_superuser(name) for name in MODERATORS}
    ConsultationPage.objects.update(owner=LifeOfAComment.users["omistaja"])
    calm = settings(
        max_examples=scaled(LIVES),
        stateful_step_count=25,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(LifeOfAComment, settings=calm)
