"""Whatever is done to a period, in whatever order: it is what its acts say, and only what is in time is received."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from consultations import acts
from consultations.acts import ActRefused
from consultations.models import Consultation, PeriodAct, Statement
from consultations.period import Period, State
from consultations.period_history import steps_of
from consultations.submission import ConsultationNotOpen, submit_statement
from hyte.pages.moments import HELSINKI
from tests.conftest import NOW
from tests.consultations.factories import written
from tests.faults.scale import scaled

EXAMPLES = 300
INSTANT = timedelta(microseconds=1)
REASONS = {"reason_fi": "Syy.", "reason_sv": "Skäl.", "by": None}
SPANS = st.integers(-3, 40).map(lambda hours: timedelta(hours=hours))


class PeriodMachine(RuleBasedStateMachine):
    """A consultation beside a plain model of it: four instants, and what was received."""

    @initialize()
    def begin(self) -> None:
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.consultation = Consultation.objects.create()
        self.at: datetime = NOW
        self.model = Period()
        self.acts = 0
        self.received: dict[UUID, datetime] = {}

    def teardown(self) -> None:
        if hasattr(self, "undo"):
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)

    @property
    def state(self) -> State:
        return self.model.state(self.at)

    def act(self, allowed: bool, service, becomes: dict[str, datetime], **values: object) -> None:
        """Do an act: it succeeds exactly if it is allowed, and then the model becomes what it says."""
        try:
            service(consultation=self.consultation, at=self.at, **values)
        except ActRefused:
            assert not allowed
            return
        assert allowed
        self.acts += 1
        self.model = Period(**self.model.__dict__ | becomes)

    @rule(span=st.integers(0, 30).map(lambda hours: timedelta(hours=hours)))
    def time_passes(self, span: timedelta) -> None:
        self.at += span

    @precondition(lambda self: self.model.closes_at is not None)
    @rule(name=st.sampled_from(["opens_at", "closes_at"]), step=st.sampled_from([-INSTANT, timedelta(0), INSTANT]))
    def time_comes_to_an_edge(self, name: str, step: timedelta) -> None:
        self.at = max(self.at, getattr(self.model, name) + step)

    @rule(lead=SPANS, length=SPANS)
    def announce(self, lead: timedelta, length: timedelta) -> None:
        opens_at, closes_at = self.at + lead, self.at + lead + length
        today = self.at.astimezone(HELSINKI).replace(hour=0, minute=0, second=0, microsecond=0)
        allowed = self.state is State.DRAFT and opens_at >= today and closes_at > max(opens_at, self.at)
        becomes = {"opens_at": max(opens_at, self.at), "closes_at": closes_at}
        asked = {"opens_at": opens_at, "closes_at": closes_at}
        self.act(allowed, acts.announce, becomes, **asked, by=None, with_checklist=False)

    @precondition(lambda self: self.model.closes_at is not None)
    @rule(span=SPANS)
    def extend(self, span: timedelta) -> None:
        closes_at = self.model.closes_at + span
        settled = self.state in (State.CANCELLED, State.SUMMARY_PUBLISHED)
        allowed = not settled and closes_at > max(self.model.closes_at, self.at)
        self.act(allowed, acts.extend, {"closes_at": closes_at}, closes_at=closes_at, **REASONS)

    @rule()
    def close_early(self) -> None:
        allowed = self.model.takes_statements(self.at) and self.at > self.model.opens_at
        self.act(allowed, acts.close_early, {"closes_at": self.at}, **REASONS)

    @rule()
    def cancel(self) -> None:
        allowed = self.state in (State.UPCOMING, State.OPEN, State.CLOSING_SOON)
        self.act(allowed, acts.cancel, {"cancelled_at": self.at}, **REASONS)

    @rule()
    def publish_summary(self) -> None:
        allowed = self.state is State.CLOSED
        self.act(allowed, acts.publish_summary, {"summary_published_at": self.at}, by=None)

    @rule()
    def somebody_sends_a_statement(self) -> None:
        key = uuid4()
        try:
            submit_statement(consultation=self.consultation, statement=written(), key=key, at=self.at)
        except ConsultationNotOpen:
            assert not self.model.takes_statements(self.at)
            return
        assert self.model.takes_statements(self.at)
        self.received[key] = self.at

    @precondition(lambda self: self.received)
    @rule(data=st.data())
    def somebody_sends_the_same_again(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(self.received)))
        assert not submit_statement(consultation=self.consultation, statement=written(), key=key, at=self.at).new

    @invariant()
    def the_period_is_what_the_acts_say(self) -> None:
        stored = Consultation.objects.get(pk=self.consultation.pk)
        assert stored.period == self.model
        assert PeriodAct.objects.filter(consultation=stored).count() == self.acts

    @invariant()
    def database_and_clock_agree(self) -> None:
        mine = Consultation.objects.filter(pk=self.consultation.pk)
        assert [state for state in State if mine.in_state(state, self.at).exists()] == [self.state]
        ends_at = self.model.ends_at
        assert mine.over(self.at).exists() == (ends_at is not None and ends_at <= self.at)

    @invariant()
    def what_was_received_in_time_stays_and_nothing_else_came(self) -> None:
        kept = dict(Statement.objects.filter(consultation=self.consultation).values_list("key", "submitted_at"))
        assert kept == self.received

    @invariant()
    def the_public_story_is_in_order_and_ends_with_the_period(self) -> None:
        steps = steps_of(list(self.consultation.acts.all()))
        assert sum(step.kind not in ("opened", "closed") for step in steps) == self.acts
        assert all(step.earlier is not None for step in steps if step.kind in ("extended", "closed_early"))
        assert not steps or steps[-1].closes_at == self.model.closes_at


@pytest.mark.django_db
def test_a_period_is_what_its_acts_say_in_whatever_order_they_come() -> None:
    run_state_machine_as_test(
        PeriodMachine,
        settings=settings(
            max_examples=scaled(EXAMPLES),
            stateful_step_count=20,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
