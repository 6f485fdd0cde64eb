"""A question is put into SQL once and asked with other values each time; its answers are those of a QuerySet."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db.models import BigIntegerField, CharField, DateTimeField, QuerySet, UUIDField
from django.db.transaction import TransactionManagementError

from consultations.models import Consultation, ConsultationPage, Statement
from hyte.pages.models import HomePage
from hyte.questions import Given, Question
from tests.consultations.factories import open_consultation, send


@pytest.fixture
def consultation(home_fi: HomePage, now: datetime) -> Consultation:
    return open_consultation(home_fi, now)


@Question
def pages_called() -> QuerySet[ConsultationPage]:
    return ConsultationPage.objects.filter(title=Given("title", CharField())).select_related("consultation")


@Question
def names_since() -> QuerySet[Statement]:
    since = Given("since", DateTimeField())
    return Statement.objects.filter(submitted_at__gte=since).order_by("name").values_list("name", flat=True)


@Question
def sent_with() -> QuerySet[Statement]:
    return Statement.objects.filter(key=Given("key", UUIDField()))


@Question
def locked() -> QuerySet[Consultation]:
    return Consultation.objects.select_for_update().filter(pk=Given("pk", BigIntegerField()))


@pytest.mark.django_db
def test_it_gives_the_rows_of_its_queryset_with_what_they_are_joined_to(consultation: Consultation) -> None:
    page = consultation.pages.get()
    [found] = pages_called.ask(title=page.title)
    assert "consultation" in found._state.fields_cache
    assert (found, found.consultation, found.slug) == (page, consultation, page.slug)
    assert found.section_titles() == page.section_titles()
    assert pages_called.ask(title="Toinen") == []


@pytest.mark.django_db
def test_it_is_asked_anew_each_time(consultation: Consultation, now: datetime) -> None:
    assert names_since.ask(since=now) == []
    send(consultation, now, name="Bertta")
    send(consultation, now - timedelta(microseconds=1), name="Aino")
    assert names_since.ask(since=now) == ["Bertta"]
    assert names_since.ask(since=now - timedelta(days=1)) == ["Aino", "Bertta"]


@pytest.mark.django_db
def test_nothing_equals_a_given_none(consultation: Consultation, now: datetime) -> None:
    statement = send(consultation, now).statement
    assert sent_with.ask(key=statement.key) == [statement]
    assert sent_with.ask(key=uuid4()) == sent_with.ask(key=None) == []


@pytest.mark.django_db
def test_it_cannot_be_asked_without_a_value() -> None:
    with pytest.raises(KeyError, match="key"):
        sent_with.ask()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("languages")
def test_rows_are_locked_in_a_transaction_only() -> None:
    with pytest.raises(TransactionManagementError):
        locked.ask(pk=1)
