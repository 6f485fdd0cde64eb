"""The menu of the staff interface: every role sees what it may use, and nothing else."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.translation import override
from wagtail.admin.menu import MenuItem, admin_menu

from hyte.users.models import User
from hyte.users.roles import Role
from tests.users.factories import member_of

pytestmark = pytest.mark.django_db

ALL = ["consultations", "distributions", "registrations", "answers", "outcomes", "records"]
SEEN = {
    Role.COORDINATOR: ALL,
    Role.ADMINISTRATOR: ALL,
    Role.REGISTRY: ["registrations", "records", "data-requests"],
}
EVERY = [*ALL, "data-requests"]
MODERATES = {Role.MODERATOR, Role.ADMINISTRATOR}


@pytest.fixture
def user(role: Role) -> User:
    return member_of(role)


def top_level(user: User) -> dict[str, MenuItem]:
    request = RequestFactory().get(reverse("wagtailadmin_home"))  # The addresses bring the menu with them.
    request.user = user
    return {item.name: item for item in admin_menu.menu_items_for_request(request)}


def submenu(user: User) -> list[MenuItem]:
    """Return what the user sees about consultations, in order."""
    request = RequestFactory().get("/admin/")
    request.user = user
    group = top_level(user).get("consultations")
    return sorted(group.menu.menu_items_for_request(request), key=lambda item: item.order) if group else []


@pytest.mark.parametrize("role", Role)
def test_a_role_sees_its_work_on_consultations_in_the_order_of_the_work(user: User, role: Role) -> None:
    assert [item.url.strip("/").split("/")[1] for item in submenu(user)] == SEEN.get(role, [])


@pytest.mark.parametrize("role", Role)
def test_who_may_use_nothing_in_the_submenu_does_not_see_it(user: User, role: Role) -> None:
    assert ("consultations" in top_level(user)) == (role in SEEN)


@pytest.mark.parametrize("role", Role)
def test_moderation_stands_by_itself_for_moderators(user: User, role: Role) -> None:
    assert any(item.url == "/admin/moderation/" for item in top_level(user).values()) == (role in MODERATES)


@pytest.mark.parametrize("role", Role)
def test_what_is_seen_opens_and_what_is_not_seen_does_not(client: Client, user: User, role: Role) -> None:
    client.force_login(user)
    opens = [name for name in EVERY if client.get(f"/admin/{name}/").status_code == 200]
    assert opens == SEEN.get(role, [])


@pytest.mark.parametrize("role", [Role.COORDINATOR])
@pytest.mark.parametrize(("language", "label"), [("fi", "Lausunnot"), ("sv", "Utlåtanden")])
def test_the_submenu_has_a_name_that_the_sidebar_can_show(user: User, language: str, label: str) -> None:
    with override(language):
        assert str(top_level(user)["consultations"].label) == label
