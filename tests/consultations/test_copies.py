"""Copying, translating and publishing a page: none of it touches the period or the way comments are moderated."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.operations import translate_object

from consultations import acts
from consultations.models import Consultation, ConsultationPage, Moderation
from hyte.pages.models import HomePage
from hyte.users.models import User
from tests.consultations.factories import add_page, announce

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
KEPT = (
    "moderation", "confirm_email", "replies_allowed", "diary_number", "responsible", "opens_at", "closes_at",
    "cancelled_at",
)  # fmt: skip


@pytest.fixture
def page(home_fi: HomePage, home_sv: HomePage, moderator: User, now: datetime) -> ConsultationPage:
    """The Finnish page of a consultation with nothing left at its default."""
    page = add_page(home_fi, owner=moderator)
    Consultation.objects.update(
        moderation=Moderation.POST, confirm_email=True, replies_allowed=False, diary_number="HYTE/1/2026",
        responsible=moderator,
    )  # fmt: skip
    announce(page.consultation, now, now + 50 * DAY)
    return ConsultationPage.objects.get()


def kept(consultation: Consultation) -> dict[str, object]:
    return Consultation.objects.values(*KEPT).get(pk=consultation.pk)


def publish_again(page: ConsultationPage) -> None:
    page.title = "Uusi nimi"
    page.save_revision().publish()


def publish_an_old_draft(page: ConsultationPage) -> None:
    """Publish a draft that was saved before the deadline moved."""
    revision = page.save_revision()
    acts.extend(
        consultation=page.consultation, closes_at=page.consultation.closes_at + DAY, reason_fi="Syy.",
        reason_sv="Skäl.", by=None, at=page.consultation.opens_at,
    )  # fmt: skip
    revision.publish()
    assert kept(page.consultation)["closes_at"] == page.consultation.closes_at + DAY
    acts.close_early(
        consultation=page.consultation, reason_fi="Syy.", reason_sv="Skäl.", by=None,
        at=page.consultation.opens_at + DAY,
    )  # fmt: skip
    revision.publish()
    assert kept(page.consultation)["closes_at"] == page.consultation.opens_at + DAY


def copy(page: ConsultationPage) -> None:
    page.copy(update_attrs={"slug": "kopio"})


def translate(page: ConsultationPage) -> ConsultationPage:
    translate_object(page, Locale.objects.filter(language_code="sv"))
    return page.get_translation(Locale.objects.get(language_code="sv"))


def translate_and_publish(page: ConsultationPage) -> None:
    translate(page).save_revision().publish()


def translate_and_sync_again(page: ConsultationPage) -> None:
    translate(page)
    source, _created = TranslationSource.update_or_create_from_instance(page)
    Translation.objects.get(source=source).save_target(publish=True)


@pytest.mark.parametrize("work", [publish_again, translate_and_publish, translate_and_sync_again, copy])
def test_work_on_the_page_changes_nothing_of_the_period(
    page: ConsultationPage, work: Callable[[ConsultationPage], object]
) -> None:
    before = kept(page.consultation)
    work(page)
    assert kept(page.consultation) == before


def test_a_draft_from_before_an_act_does_not_bring_its_deadline_back(page: ConsultationPage) -> None:
    publish_an_old_draft(page)


def test_the_translation_shows_the_same_consultation(page: ConsultationPage) -> None:
    assert translate(page).consultation == page.consultation
    assert Consultation.objects.count() == 1


@pytest.mark.parametrize("keep_live", [True, False])
def test_a_copy_asks_anew_and_has_no_period(page: ConsultationPage, keep_live: bool) -> None:
    copy = page.copy(update_attrs={"slug": "toinen", "title": "Toinen"}, keep_live=keep_live)
    assert copy.consultation != page.consultation
    assert copy.consultation.opens_at is None
    assert copy.consultation.moderation == Moderation.PRE
    assert copy.consultation.responsible is None


def test_an_alias_shows_the_same_consultation_as_it_is(page: ConsultationPage) -> None:
    before = kept(page.consultation)
    alias = page.create_alias(update_slug="alias")
    publish_again(page)
    assert ConsultationPage.objects.get(pk=alias.pk).consultation == page.consultation
    assert kept(page.consultation) == before
