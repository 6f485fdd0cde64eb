"""Acts upon the period: what each does, when it is refused, and that the database and the clock agree."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from consultations import acts, checklist
from consultations.acts import ActRefused
from consultations.models import Act, Consultation, PeriodAct
from consultations.period import CLOSING_SOON, State
from consultations.responsibility import namings
from hyte.pages.models import HomePage
from hyte.people.models import Person
from hyte.users.models import User
from hyte.users.roles import Role
from tests.consultations.factories import add_page, announce
from tests.users.factories import member_of

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]
DAY = timedelta(days=1)
INSTANT = timedelta(microseconds=1)
REASONS = {"reason_fi": "Syksyn kokoukset.", "reason_sv": "Höstens möten."}


@pytest.fixture
def complete(home_fi: HomePage, home_sv: HomePage, moderator: User) -> Consultation:
    """A consultation whose checklist has no open point."""
    consultation = add_page(home_fi).consultation
    consultation.responsible = member_of(Role.COORDINATOR)
    consultation.save()
    add_page(home_sv, consultation, title="Program", slug="program")
    person = Person.objects.create(name="Meri Ranta")
    for page in consultation.pages.all():
        page.contact_people.add(person)
        page.save()
    return consultation


def test_announcing_records_who_and_when_and_freezes_both_languages(
    complete: Consultation, moderator: User, now: datetime
) -> None:
    act = acts.announce(consultation=complete, opens_at=now + DAY, closes_at=now + 50 * DAY, by=moderator, at=now)
    assert (act.act, act.by, act.closes_at) == (Act.ANNOUNCED, moderator, now + 50 * DAY)
    assert sorted(complete.versions.values_list("language", "number")) == [("fi", 1), ("sv", 1)]
    assert Consultation.objects.get().state(now) is State.UPCOMING


def test_what_is_chosen_with_the_announcement_is_stored_with_it_or_not_at_all(
    complete: Consultation, now: datetime
) -> None:
    chosen = {"by": None, "at": now, "settings": {"confirm_email": True}}
    with pytest.raises(ActRefused):
        acts.announce(consultation=complete, opens_at=now + DAY, closes_at=now, **chosen)
    assert not Consultation.objects.get().confirm_email
    acts.announce(consultation=complete, opens_at=now + DAY, closes_at=now + 2 * DAY, **chosen)
    assert Consultation.objects.get().confirm_email


@pytest.mark.parametrize("opened", ["2026-07-04T09:00+03:00", "2026-10-11T23:59:59.999999+03:00"])
def test_a_period_is_not_announced_as_if_it_had_opened_on_an_earlier_day(
    complete: Consultation, now: datetime, opened: str
) -> None:
    past = datetime.fromisoformat(opened)
    with pytest.raises(ActRefused, match="opens_in_the_past"):
        acts.announce(consultation=complete, opens_at=past, closes_at=now + DAY, by=None, at=now)
    assert not PeriodAct.objects.exists()


@pytest.mark.parametrize("opens", ["2026-10-12T00:00+03:00", "2026-10-12T11:59:59+03:00", "2026-10-12T12:00+03:00"])
def test_a_period_that_opens_today_opens_from_now_on(complete: Consultation, now: datetime, opens: str) -> None:
    today = datetime.fromisoformat(opens)
    acts.announce(consultation=complete, opens_at=today, closes_at=now + DAY, by=None, at=now)
    assert Consultation.objects.get().opens_at == now


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("question", checklist.QUESTIONS)
def test_a_consultation_with_an_unanswered_question_does_not_open(
    complete: Consultation, now: datetime, question: str, language: str
) -> None:
    page = complete.pages.get(locale__language_code=language)
    setattr(page, question, "")
    page.save()
    with pytest.raises(ActRefused, match="checklist_open"):
        acts.announce(consultation=complete, opens_at=now, closes_at=now + DAY, by=None, at=now)


def open_points(consultation: Consultation) -> list[str]:
    return [point.key for point in checklist.obstacles(consultation)]


def test_a_consultation_that_nobody_is_responsible_for_does_not_open(complete: Consultation, now: datetime) -> None:
    Consultation.objects.update(responsible=None)
    with pytest.raises(ActRefused, match="checklist_open"):
        acts.announce(consultation=complete, opens_at=now, closes_at=now + DAY, by=None, at=now)
    assert open_points(Consultation.objects.get()) == ["responsible"]


def test_who_is_named_with_the_announcement_is_responsible_from_then_on_and_counts_for_the_checklist(
    complete: Consultation, moderator: User, now: datetime
) -> None:
    Consultation.objects.update(responsible=None)
    period = {"opens_at": now, "closes_at": now + DAY, "by": moderator, "at": now}
    with pytest.raises(ActRefused, match="checklist_open"):
        acts.announce(consultation=complete, responsible=moderator, **period)
    assert Consultation.objects.get().responsible is None
    person = User.objects.get(username="joku")
    acts.announce(consultation=complete, responsible=person, **period)
    assert Consultation.objects.get().responsible == person
    assert [(naming.data["after"], naming.user) for naming in namings(complete)] == [("joku", moderator)]


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_consultation_whose_only_moderator_owns_a_page_does_not_open(
    complete: Consultation, moderator: User, language: str
) -> None:
    complete.pages.filter(locale__language_code=language).update(owner=moderator)
    assert open_points(complete) == ["moderator"]


def test_a_consultation_whose_only_moderator_is_responsible_for_it_does_not_open(
    complete: Consultation, moderator: User
) -> None:
    Consultation.objects.update(responsible=moderator)
    assert open_points(Consultation.objects.get()) == ["moderator"]
    member_of(Role.MODERATOR, "toinen")
    assert open_points(Consultation.objects.get()) == []


def test_a_consultation_with_swedish_missing_sections_does_not_open(complete: Consultation, now: datetime) -> None:
    page = complete.pages.get(locale__language_code="sv")
    del page.sections[1:]
    page.save()
    assert len(checklist.obstacles(complete)) == 1
    with pytest.raises(ActRefused, match="checklist_open"):
        acts.announce(consultation=complete, opens_at=now, closes_at=now + DAY, by=None, at=now)


@pytest.fixture
def announced(home_fi: HomePage, now: datetime) -> Consultation:
    consultation = add_page(home_fi).consultation
    announce(consultation, now, now + 10 * DAY)
    return Consultation.objects.get()


@pytest.mark.parametrize("after", [timedelta(0), 5 * DAY, 10 * DAY, 12 * DAY])
def test_a_period_can_be_extended_before_and_after_its_end(
    announced: Consultation, now: datetime, after: timedelta
) -> None:
    acts.extend(consultation=announced, closes_at=now + 20 * DAY, by=None, at=now + after, **REASONS)
    assert Consultation.objects.get().takes_statements(now + 20 * DAY - INSTANT)


@pytest.mark.parametrize("closes_after", [9 * DAY, 10 * DAY])
def test_an_extension_never_shortens(announced: Consultation, now: datetime, closes_after: timedelta) -> None:
    with pytest.raises(ActRefused, match="not_an_extension"):
        acts.extend(consultation=announced, closes_at=now + closes_after, by=None, at=now, **REASONS)


def test_closing_early_ends_the_period_at_the_instant_of_the_act(announced: Consultation, now: datetime) -> None:
    acts.close_early(consultation=announced, by=None, at=now + DAY, **REASONS)
    assert Consultation.objects.get().state(now + DAY) is State.CLOSED


@pytest.mark.parametrize("missing", ["reason_fi", "reason_sv"])
def test_an_act_that_readers_must_understand_needs_its_reason_in_both_languages(
    announced: Consultation, now: datetime, missing: str
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        acts.cancel(consultation=announced, by=None, at=now, **REASONS | {missing: ""})
    assert Consultation.objects.get().cancelled_at is None


def test_the_summary_waits_for_the_end(announced: Consultation, now: datetime) -> None:
    with pytest.raises(ActRefused, match="not_closed"):
        acts.publish_summary(consultation=announced, by=None, at=now + 10 * DAY - INSTANT)
    acts.publish_summary(consultation=announced, by=None, at=now + 10 * DAY)
    assert Consultation.objects.get().state(now + 10 * DAY) is State.SUMMARY_PUBLISHED


def test_a_period_is_announced_once(announced: Consultation, now: datetime) -> None:
    with pytest.raises(ActRefused, match="already_announced"):
        announce(announced, now, now + DAY)
    assert PeriodAct.objects.count() == 1


@pytest.mark.parametrize("moved", [timedelta(0), DAY, 10 * DAY - CLOSING_SOON, 10 * DAY, 11 * DAY, 12 * DAY, 13 * DAY])
@pytest.mark.parametrize("before", [timedelta(0), INSTANT])
def test_the_database_and_the_clock_agree_about_the_state(
    announced: Consultation, now: datetime, moved: timedelta, before: timedelta
) -> None:
    acts.publish_summary(consultation=announced, by=None, at=now + 12 * DAY)
    at = now + moved - before
    state = Consultation.objects.get().state(at)
    assert [other for other in State if Consultation.objects.in_state(other, at).exists()] == [state]


@pytest.mark.parametrize(
    "broken",
    [
        {"closes_at": None},
        {"closes_at": datetime(2020, 1, 1).astimezone()},
        {"summary_published_at": datetime(2020, 1, 1).astimezone()},
        {"moderation": "none"},
        {"published_statements": 1},
    ],
)
def test_the_database_refuses_a_period_that_breaks_a_rule(announced: Consultation, broken: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Consultation.objects.filter(pk=announced.pk).update(**broken)


@pytest.mark.parametrize("instant", ["opens_at", "closes_at", "cancelled_at", "summary_published_at"])
def test_no_instant_moves_without_an_act(announced: Consultation, now: datetime, instant: str) -> None:
    """Nor does it by a plain save of the model: the database holds the period to what the last act says."""
    setattr(announced, instant, now + 11 * DAY if instant != "opens_at" else now - DAY)
    with pytest.raises(IntegrityError, match="by recorded acts only"), transaction.atomic():
        announced.save()


def test_a_consultation_read_before_an_extension_cannot_take_it_back(announced: Consultation, now: datetime) -> None:
    stale = Consultation.objects.get()
    acts.extend(consultation=announced, closes_at=now + 20 * DAY, by=None, at=now, **REASONS)
    with pytest.raises(IntegrityError, match="by recorded acts only"), transaction.atomic():
        stale.save()


def test_a_new_consultation_has_no_period_yet(db: None, now: datetime) -> None:
    with pytest.raises(IntegrityError, match="by recorded acts only"), transaction.atomic():
        Consultation.objects.create(opens_at=now, closes_at=now + DAY)


def test_at_the_instant_of_its_opening_a_period_cannot_be_closed_early(announced: Consultation, now: datetime) -> None:
    with pytest.raises(ActRefused, match="not_open"):
        acts.close_early(consultation=announced, by=None, at=now, **REASONS)
