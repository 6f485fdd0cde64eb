"""The page on which staff sign in, in the language of their browser."""

import pytest
from django.test import Client
from django.urls import reverse


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "heading", "label"),
    [
        ("fi", "Kirjaudu sivuston hallintaan", "Salasana"),
        ("sv", "Logga in för att arbeta med webbplatsen", "Lösenord"),
    ],
)
def test_staff_sign_in_in_their_language(client: Client, language: str, heading: str, label: str) -> None:
    page = client.get(reverse("wagtailadmin_login"), headers={"accept-language": language}).content.decode()
    assert heading in page
    assert label in page
    assert "Password" not in page
