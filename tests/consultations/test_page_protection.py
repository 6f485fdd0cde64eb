"""A consultation on record does not disappear, whichever way somebody tries."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse

from consultations.models import Comment, Consultation, ConsultationIndexPage, ConsultationPage, DocumentVersion
from consultations.models.pages import StatementsOnRecord
from hyte.pages.models import HomePage
from hyte.users.models import User
from tests.consultations.factories import SECTIONS, add_page, open_consultation

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(comment: Comment) -> ConsultationPage:
    return ConsultationPage.objects.get()


@pytest.fixture
def staff(client: Client, moderator: User) -> Client:
    client.force_login(moderator)
    return client


def still_there(page: ConsultationPage) -> bool:
    now = ConsultationPage.objects.get(pk=page.pk)
    return (now.live, now.path) == (True, page.path)


@pytest.mark.parametrize("action", ["delete", "unpublish"])
@pytest.mark.parametrize("target", ["page", "index", "home"])
def test_no_single_action_on_the_page_or_above_it_removes_it(
    staff: Client, page: ConsultationPage, action: str, target: str
) -> None:
    victim = {"page": page, "index": page.get_parent(), "home": page.get_parent().get_parent()}[target]
    url = reverse(f"wagtailadmin_pages:{action}", args=[victim.pk])
    response = staff.post(url, {"include_descendants": "on"}, follow=True)
    assert response.status_code == 200
    assert still_there(page)


@pytest.mark.parametrize("action", ["delete", "unpublish", "move"])
def test_no_bulk_action_removes_it(staff: Client, page: ConsultationPage, home_fi: HomePage, action: str) -> None:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    staff.post(f"{url}?id={page.pk}", {"chooser": home_fi.pk, "include_descendants": "on"}, follow=True)
    assert still_there(page)


def test_it_is_not_moved(staff: Client, page: ConsultationPage, home_fi: HomePage) -> None:
    other = home_fi.add_child(instance=ConsultationIndexPage(title="Arkisto", slug="arkisto", locale=home_fi.locale))
    staff.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, other.pk]), follow=True)
    assert still_there(page)


def test_the_database_keeps_it_when_code_deletes_it(page: ConsultationPage) -> None:
    with pytest.raises(ProtectedError):
        page.delete()
    with pytest.raises(ProtectedError):
        page.consultation.delete()


def test_code_cannot_unpublish_it(page: ConsultationPage) -> None:
    with pytest.raises(StatementsOnRecord):
        page.unpublish()
    assert still_there(page)


def test_it_cannot_be_set_to_expire(page: ConsultationPage, now: datetime) -> None:
    page.expire_at = now + timedelta(days=1)
    with pytest.raises(ValidationError):
        page.full_clean()


def test_a_page_that_was_never_announced_can_go(staff: Client, home_fi: HomePage) -> None:
    draft = add_page(home_fi)
    staff.post(reverse("wagtailadmin_pages:delete", args=[draft.pk]))
    assert not ConsultationPage.objects.filter(pk=draft.pk).exists()


def test_a_copied_page_begins_a_consultation_of_its_own(page: ConsultationPage) -> None:
    copy = page.copy(update_attrs={"slug": "kopio", "title": "Kopio"})
    assert copy.consultation_id not in (None, page.consultation_id)
    assert copy.consultation.opens_at is None


def test_a_translation_shows_the_same_consultation(page: ConsultationPage, home_sv: HomePage) -> None:
    page.get_parent().specific.copy_for_translation(home_sv.locale)
    translation = page.copy_for_translation(home_sv.locale)
    assert translation.consultation_id == page.consultation_id
    assert [block.id for block in translation.sections] == list(SECTIONS)


def test_publishing_another_text_freezes_another_version_and_the_same_text_none(
    home_fi: HomePage, now: datetime
) -> None:
    open_consultation(home_fi, now)
    page = ConsultationPage.objects.get()
    page.save_revision().publish()
    assert DocumentVersion.objects.count() == 1
    page.sections[0].value["title"] = "Uudet tavoitteet"
    page.save_revision().publish()
    assert list(DocumentVersion.objects.values_list("number", flat=True)) == [1, 2]


def test_a_draft_of_the_page_changes_neither_period_nor_version(home_fi: HomePage, now: datetime) -> None:
    before = open_consultation(home_fi, now)
    page = ConsultationPage.objects.get()
    page.sections[0].value["title"] = "Luonnos"
    page.save_revision()
    after = Consultation.objects.get()
    assert (after.period, after.moderation) == (before.period, before.moderation)
    assert DocumentVersion.objects.count() == 1
