"""Staff read the roles in their own language wherever they are chosen or listed."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

from hyte.users.models import User
from hyte.users.roles import Role, name_of

pytestmark = pytest.mark.django_db

NAMES = {
    "fi": ["Viestintä", "Koordinaattori", "Moderaattori", "Kääntäjä", "Kirjaamo", "Pääkäyttäjä"],
    "sv": ["Kommunikation", "Samordnare", "Moderator", "Översättare", "Registratorskontor", "Huvudanvändare"],
}


@pytest.fixture
def administrator(client: Client, language: str) -> Client:
    user = User.objects.create_superuser("paakayttaja", "paakayttaja@hyte.example", "salasana")
    UserProfile.objects.create(user=user, preferred_language=language)
    client.force_login(user)
    return client


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_role_has_a_name_in_both_languages(language: str) -> None:
    with translation.override(language):
        assert [name_of(role) for role in Role] == NAMES[language]


def test_another_group_is_called_as_it_is() -> None:
    assert name_of("Tukiryhmä") == "Tukiryhmä"


@pytest.mark.parametrize("view", ["users:add", "users:index", "groups:index"])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_wagtails_own_lists_and_forms_name_the_roles(administrator: Client, language: str, view: str) -> None:
    Group.objects.create(name="Tukiryhmä")
    shown = administrator.get(reverse(f"wagtailusers_{view}")).content.decode()
    assert all(name in shown for name in [*NAMES[language], "Tukiryhmä"])


@pytest.mark.parametrize("language", ["sv"])
def test_a_role_is_given_by_its_name_and_kept(administrator: Client) -> None:
    someone = User.objects.create_user("joku", "joku@hyte.example", "salasana")
    address = reverse("wagtailusers_users:edit", args=[someone.pk])
    registry = Group.objects.get(name=Role.REGISTRY)
    assert "Registratorskontor" in administrator.get(address).content.decode()
    sent = {"username": "joku", "email": "joku@hyte.example", "first_name": "J", "last_name": "K", "is_active": "on"}
    administrator.post(address, sent | {"groups": [registry.pk]})
    assert list(someone.groups.all()) == [registry]
