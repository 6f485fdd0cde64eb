"""Pages for what goes wrong: in the language of the address, without a cookie, and the last one without a database."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from hyte.pages.models import HomePage


@pytest.mark.parametrize(
    ("address", "language", "heading"),
    [("/fi/olematon/", "fi", "Sivua ei löytynyt"), ("/sv/saknas/", "sv", "Sidan hittades inte")],
)
def test_an_unknown_address_is_answered_in_its_own_language(
    client: Client, home_sv: HomePage, address: str, language: str, heading: str
) -> None:
    response = client.get(address)
    html = response.content.decode()
    assert response.status_code == 404
    assert f'<html lang="{language}">' in html
    assert f">{heading}</h1>" in html
    assert f'href="/{language}/"' in html
    assert not response.cookies


def test_an_unknown_address_offers_the_other_home_page_and_no_alternates(client: Client, home_sv: HomePage) -> None:
    html = client.get("/fi/olematon/").content.decode()
    assert 'href="/sv/" hreflang="sv"' in html
    assert 'rel="canonical"' not in html
    assert 'name="robots" content="noindex"' in html


@pytest.mark.parametrize("name", ["403", "410", "403_csrf"])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_other_error_pages_have_one_heading(home_sv: HomePage, name: str, language: str) -> None:
    with translation.override(language):
        html = render_to_string(f"{name}.html", {}, RequestFactory().get(f"/{language}/"))
    assert html.count("<h1") == 1


def test_the_page_for_a_breakdown_asks_the_database_nothing_and_speaks_both_languages(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        html = render_to_string("500.html")
    assert "Palvelussa on häiriö" in html
    assert 'lang="sv"' in html
