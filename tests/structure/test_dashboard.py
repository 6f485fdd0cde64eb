"""The dashboard shows each role where its work is."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.operations import TranslationCreator

from blog.models import BlogPage
from hyte.structure.creation import ensure_site
from hyte.structure.places import BLOG
from hyte.users.roles import Role
from tests.users.factories import signed_in

AT = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)
NEW_POST = "/admin/pages/add/blog/blogpage/"
NEW_CONSULTATION = "/admin/pages/add/consultations/consultationpage/"
NEW_DAY = "/admin/pages/add/materials/partnershipdaypage/"
WRITES = {
    Role.COMMUNICATIONS: {NEW_POST, NEW_DAY},
    Role.COORDINATOR: {NEW_CONSULTATION, NEW_DAY},
    Role.ADMINISTRATOR: {NEW_POST, NEW_CONSULTATION, NEW_DAY},
}


@pytest.fixture
def site(db):
    return ensure_site(name_fi="Kuunniemi", name_sv="Månudden", hostname="testserver", at=AT)


@pytest.fixture
def post(site) -> BlogPage:
    locale = BLOG.find("fi").locale
    return BLOG.find("fi").add_child(instance=BlogPage(title="Vain suomeksi", slug="vain-suomeksi", locale=locale))


def dashboard_of(client: Client, role: Role) -> str:
    return signed_in(client, role).get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.parametrize("role", Role)
def test_a_role_begins_what_it_writes_on_the_dashboard(client, site, role) -> None:
    dashboard = dashboard_of(client, role)
    assert {url for url in (NEW_POST, NEW_CONSULTATION, NEW_DAY) if url in dashboard} == WRITES.get(role, set())


@pytest.mark.parametrize("role", Role)
def test_only_translators_are_asked_for_translations(client, post, role) -> None:
    asked = reverse("wagtail_localize:submit_page_translation", args=[post.pk]) in dashboard_of(client, role)
    assert asked == (role in {Role.TRANSLATOR, Role.ADMINISTRATOR})


@pytest.mark.parametrize("role", Role)
def test_a_begun_translation_is_shown_to_those_who_finish_and_publish_it(client, post, role) -> None:
    swedish = BLOG.find("sv").locale
    TranslationCreator(user=None, target_locales=[swedish]).create_translations(post)
    begun = Page.objects.get(translation_key=post.translation_key, locale=swedish)
    shown = reverse("wagtailadmin_pages:edit", args=[begun.pk]) in dashboard_of(client, role)
    assert shown == (role in {Role.TRANSLATOR, Role.COMMUNICATIONS, Role.ADMINISTRATOR})


def test_a_translator_with_nothing_to_do_is_told_so(client, site) -> None:
    assert "Kaikki suomeksi julkaistu on julkaistu myös ruotsiksi." in dashboard_of(client, Role.TRANSLATOR)
