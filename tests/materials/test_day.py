"""A partnership day: what the clock decides about its page."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError
from django.test import Client

from hyte.pages.models import HomePage
from materials.models import Change, PartnershipDayIndexPage, PartnershipDayPage
from search.documents import Kind
from tests.materials.factories import MaterialFactory, PartnershipDayIndexPageFactory, PartnershipDayPageFactory
from tests.media.factories import DocumentFactory
from tests.pages.streams import stream

pytestmark = pytest.mark.django_db

END = datetime(2026, 11, 2, 13, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
LINK = "https://etana.rantamaa.example/paiva"


@pytest.fixture
def index(home_fi: HomePage) -> PartnershipDayIndexPage:
    return PartnershipDayIndexPageFactory(parent=home_fi)


@pytest.fixture
def day(index: PartnershipDayIndexPage) -> PartnershipDayPage:
    return PartnershipDayPageFactory(
        parent=index, slug="paiva", remote_link=LINK, sign_up_email="ilmo@rantamaa.example"
    )


def read(client: Client, at: datetime) -> str:
    with time_machine.travel(at, tick=False):
        return client.get("/fi/kumppanuuspaivat/paiva/").content.decode()


@pytest.mark.parametrize(("at", "over"), [(END - SECOND, False), (END, True), (END + SECOND, True)])
def test_a_day_is_over_at_its_very_end(at: datetime, over: bool) -> None:
    assert PartnershipDayPage(ends_at=END).is_over(at) is over


@pytest.mark.parametrize("at", [END - SECOND, END, END + SECOND])
def test_the_database_and_the_page_agree_on_what_is_over(day: PartnershipDayPage, at: datetime) -> None:
    assert PartnershipDayPage.objects.over(at).exists() is day.is_over(at)
    assert PartnershipDayPage.objects.not_over(at).exists() is not day.is_over(at)


@pytest.mark.parametrize(("at", "shown"), [(END - SECOND, True), (END, False)])
def test_the_remote_link_is_shown_until_the_day_is_over(
    day: PartnershipDayPage, client: Client, at: datetime, shown: bool
) -> None:
    assert (LINK in read(client, at)) is shown


@pytest.mark.parametrize(("at", "shown"), [(END - SECOND, False), (END, True)])
def test_the_summary_is_shown_when_the_day_is_over(
    day: PartnershipDayPage, client: Client, at: datetime, shown: bool
) -> None:
    day.summary = "Sovimme yhteyshenkilöistä."
    day.save()
    assert ("Sovimme yhteyshenkilöistä." in read(client, at)) is shown


@pytest.mark.parametrize(
    ("closes_at", "change", "at", "taken"),
    [
        (None, "", END - SECOND, True),
        (None, "", END, False),
        (END - timedelta(days=3), "", END - timedelta(days=3), False),
        (END - timedelta(days=3), "", END - timedelta(days=3) - SECOND, True),
        (None, "moved", END - SECOND, True),
        (None, "cancelled", END - SECOND, False),
    ],
)
def test_one_can_sign_up_until_it_closes(closes_at: datetime | None, change: str, at: datetime, taken: bool) -> None:
    day = PartnershipDayPage(ends_at=END, sign_up_url="https://a.example", sign_up_closes_at=closes_at, change=change)
    assert day.takes_sign_ups(at) is taken


def test_the_head_of_the_page_says_until_when_one_can_sign_up_and_leads_there(
    day: PartnershipDayPage, client: Client
) -> None:
    day.sign_up_closes_at = END - timedelta(days=7)
    day.save()
    way = '<a href="#sign-up">Ilmoittaudu viimeistään'
    assert way in read(client, END - timedelta(days=8)).split('class="layout"')[0]
    assert way not in read(client, END - timedelta(days=7))


def test_without_a_link_or_an_address_one_cannot_sign_up() -> None:
    assert not PartnershipDayPage(ends_at=END).takes_sign_ups(END - SECOND)


def test_a_cancelled_day_says_so_with_its_note(day: PartnershipDayPage, client: Client) -> None:
    day.change, day.change_note = Change.CANCELLED, "Myrsky katkaisi tiet."
    day.save()
    assert "Myrsky katkaisi tiet." in read(client, END - SECOND)


def test_the_neighbours_are_those_next_in_time(index: PartnershipDayIndexPage, client: Client) -> None:
    for title, month in (("Talvi", 1), ("Syksy", 9), ("Kevät", 4)):
        at = datetime(2026, month, 1, 9, tzinfo=UTC)
        PartnershipDayPageFactory(
            parent=index, title=title, slug=title.lower()[:3], starts_at=at, ends_at=at + timedelta(hours=3)
        )
    day = client.get("/fi/kumppanuuspaivat/kev/").context["day"]
    assert (day.previous.title, day.next.title) == ("Talvi", "Syksy")
    assert client.get("/fi/kumppanuuspaivat/tal/").context["day"].previous is None


def test_of_two_days_at_the_same_time_each_is_the_neighbour_of_the_other(
    day: PartnershipDayPage, index: PartnershipDayIndexPage, client: Client
) -> None:
    PartnershipDayPageFactory(parent=index, title="Toinen", slug="toinen")
    assert client.get("/fi/kumppanuuspaivat/paiva/").context["day"].next.title == "Toinen"
    assert client.get("/fi/kumppanuuspaivat/toinen/").context["day"].previous.title == day.title


def test_a_draft_is_nobodys_neighbour(day: PartnershipDayPage, index: PartnershipDayIndexPage, client: Client) -> None:
    PartnershipDayPageFactory(parent=index, live=False)
    assert client.get("/fi/kumppanuuspaivat/paiva/").context["day"].next is None


@pytest.mark.parametrize(("at", "materials_first"), [(END - SECOND, False), (END, True)])
def test_materials_come_before_the_programme_once_the_day_is_over(
    day: PartnershipDayPage, client: Client, at: datetime, materials_first: bool
) -> None:
    day.programme = stream(PartnershipDayPage, "programme", ("item", {"title": "Avaus", "speakers": []}))
    day.save()
    MaterialFactory(day=day, document=DocumentFactory())
    html = read(client, at)
    assert (html.index('id="materials"') < html.index('id="programme"')) is materials_first


def test_the_search_finds_a_day_by_its_programme_and_speakers(day: PartnershipDayPage) -> None:
    speaker = {"name": "Gunnel Västerskog", "role": "toiminnanjohtaja", "organisation": "Anhörigvänner rf"}
    point = {"time": "9.00", "title": "Ruotsinkielinen palvelu", "speakers": [speaker]}
    day.programme = stream(PartnershipDayPage, "programme", ("item", point))
    day.save()
    MaterialFactory(day=day, document=DocumentFactory(title="Luonnoksen diat"))
    document = day.search_document()
    assert document is not None
    assert (document.kind, document.people, document.organisations) == (
        Kind.PARTNERSHIP_DAY, ("Gunnel Västerskog",), ("Anhörigvänner rf",),
    )  # fmt: skip
    assert "Ruotsinkielinen palvelu" in document.body
    assert "Luonnoksen diat" in document.body
    assert LINK not in document.body


def test_the_database_refuses_a_day_that_ends_before_it_begins(day: PartnershipDayPage) -> None:
    with pytest.raises(IntegrityError, match="materials_day_starts_before_it_ends"):
        PartnershipDayPage.objects.filter(pk=day.pk).update(ends_at=day.starts_at)


def test_the_database_refuses_a_change_without_a_note(day: PartnershipDayPage) -> None:
    with pytest.raises(IntegrityError, match="materials_day_change_has_a_note"):
        PartnershipDayPage.objects.filter(pk=day.pk).update(change=Change.MOVED)


def test_the_database_refuses_an_unknown_form(day: PartnershipDayPage) -> None:
    with pytest.raises(IntegrityError, match="materials_day_known_form"):
        PartnershipDayPage.objects.filter(pk=day.pk).update(form="kirjeitse")
