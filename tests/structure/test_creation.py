"""Every site begins with the same places in both languages."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.models import Page, Site

from blog.models import BlogIndexPage
from consultations.models import ConsultationIndexPage
from hyte.pages.models import ContentPage, HomePage
from hyte.structure.creation import ensure_site
from hyte.structure.places import BLOG, PLACES, PlaceMissing

AT = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)


def create(**changes: object) -> Site:
    return ensure_site(
        **{"name_fi": "Kuunniemi", "name_sv": "Månudden", "hostname": "hyte.example", "at": AT} | changes
    )


@pytest.mark.django_db
def test_the_two_front_pages_are_translations_of_each_other():
    site = create()
    finnish, swedish = HomePage.objects.order_by("path")
    assert (finnish.title, finnish.language, swedish.title, swedish.language) == ("Kuunniemi", "fi", "Månudden", "sv")
    assert finnish.translation_key == swedish.translation_key
    assert (site.root_page.pk, site.hostname) == (finnish.pk, "hyte.example")


@pytest.mark.django_db
def test_wagtails_welcome_page_is_gone():
    create()
    assert {page.specific_class for page in Page.objects.filter(depth=2)} == {HomePage}


@pytest.mark.django_db
def test_the_root_is_named_in_both_languages_unless_staff_have_renamed_it():
    create()
    assert Page.get_first_root_node().title == "Kaikki sivut – Alla sidor"
    Page.objects.filter(depth=1).update(title="Juuri")
    create()
    assert Page.get_first_root_node().title == "Juuri"


@pytest.mark.django_db
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.slugs["fi"])
def test_each_place_is_there_in_both_languages_as_translations(place):
    create()
    finnish, swedish = place.find("fi"), place.find("sv")
    assert finnish.translation_key == swedish.translation_key
    assert [finnish.title, swedish.title] == [place.titles["fi"], place.titles["sv"]]
    assert finnish.live == swedish.live == place.published
    assert [finnish.introduction, swedish.introduction] == [place.introductions["fi"], place.introductions["sv"]]


@pytest.mark.django_db
def test_the_public_sees_the_places(client):
    create()
    page = client.get("/sv/")
    assert page.status_code == 200
    assert "Begäran om utlåtande" in page.content.decode()
    assert client.get("/fi/lausuntopyynnot/").status_code == 200
    assert client.get("/sv/kontaktpersoner/").status_code == 200


@pytest.mark.django_db
def test_the_place_for_other_pages_is_not_public_while_it_is_empty(client):
    create()
    assert client.get("/fi/tietoa/").status_code == 404


@pytest.mark.django_db
def test_a_second_run_makes_nothing_new_and_keeps_what_staff_have_changed():
    create()
    BlogIndexPage.objects.in_language("fi").update(title="Uutiset")
    pages = Page.objects.count()
    create(name_fi="Toinen nimi")
    assert Page.objects.count() == pages
    assert (BLOG.find("fi").title, HomePage.objects.first().title) == ("Uutiset", "Kuunniemi")


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_place_that_was_deleted_is_made_again_as_the_translation_of_the_other(language):
    create()
    ConsultationIndexPage.objects.in_language(language).get().delete()
    create()
    finnish, swedish = ConsultationIndexPage.objects.order_by("path")
    assert finnish.translation_key == swedish.translation_key


@pytest.mark.django_db
def test_a_place_that_is_not_there_is_named():
    with pytest.raises(PlaceMissing, match="BlogIndexPage fi"):
        BLOG.find("fi")


@pytest.mark.django_db
def test_the_command_takes_the_address_from_the_configuration(settings):
    settings.BASE_URL = "https://hyte.example"
    output = StringIO()
    call_command("create_site", name_fi="Kuunniemi", name_sv="Månudden", stdout=output)
    assert "https://hyte.example/sv/" in output.getvalue()
    site = Site.objects.get()
    assert (site.hostname, site.port) == ("hyte.example", 443)


@pytest.mark.django_db
def test_an_ordinary_page_is_not_taken_for_the_place_of_its_type():
    create()
    home = HomePage.objects.in_language("fi").get()
    home.add_child(instance=ContentPage(title="Seloste", locale=home.locale))
    create()
    assert ContentPage.objects.in_language("fi").count() == 2
