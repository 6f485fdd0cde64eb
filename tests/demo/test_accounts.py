"""The accounts with which a visitor tries the staff interface."""

import pytest
from django.test import Client
from django.urls import reverse

from hyte.demo.accounts import ROLES, ensure_accounts


@pytest.mark.django_db
@pytest.mark.parametrize("name", ROLES)
def test_everybody_can_choose_another_language_for_the_staff_interface(client: Client, name: str) -> None:
    client.force_login(user := ensure_accounts()[name])
    sent = {f"name_email-{field}": getattr(user, field) for field in ("first_name", "last_name", "email")}
    sent |= {"theme-theme": "system", "theme-contrast": "system", "theme-density": "default"}
    client.post(reverse("wagtailadmin_account"), sent | {"locale-preferred_language": "sv"})
    user.wagtail_userprofile.refresh_from_db()
    assert user.wagtail_userprofile.preferred_language == "sv"
