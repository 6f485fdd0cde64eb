"""Each role may write where its work is, and nowhere else."""

from datetime import UTC, datetime
from functools import partial

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from hyte.pages.models import HomePage
from hyte.structure.creation import ensure_site
from hyte.structure.places import BLOG, CONSULTATIONS, CONTACTS, INFORMATION, MATERIALS, PARTNERSHIP_DAYS
from hyte.users.models import User
from hyte.users.roles import Role
from tests.media.factories import DocumentFactory, ImageFactory
from tests.users.factories import member_of

AT = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)
PLACES = {
    "blog": BLOG, "consultations": CONSULTATIONS, "days": PARTNERSHIP_DAYS, "materials": MATERIALS,
    "contacts": CONTACTS, "information": INFORMATION,
}  # fmt: skip


@pytest.fixture
def site(db):
    return ensure_site(name_fi="Kuunniemi", name_sv="Månudden", hostname="testserver", at=AT)


def places_where(user: User, question: str) -> set[str]:
    """Return the places where the answer is yes, in Finnish and in Swedish alike."""
    answers = {
        (name, language): getattr(place.find(language).permissions_for_user(user), question)()
        for name, place in PLACES.items()
        for language in ("fi", "sv")
    }
    return {name for name in PLACES if answers[name, "fi"] and answers[name, "sv"]}


@pytest.mark.parametrize(
    ("role", "places"),
    [
        (Role.COMMUNICATIONS, {"blog", "days", "materials", "contacts", "information"}),
        (Role.COORDINATOR, {"consultations", "days", "materials"}),
        (Role.MODERATOR, set()),
        (Role.TRANSLATOR, set()),
        (Role.REGISTRY, set()),
        (Role.ADMINISTRATOR, set(PLACES)),
    ],
)
def test_a_role_publishes_where_its_work_is(site, role, places):
    assert places_where(member_of(role), "can_publish") == places


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.REGISTRY])
def test_moderators_and_the_registry_do_not_write_pages(site, role):
    assert places_where(member_of(role), "can_edit") == set()


def test_a_translator_edits_every_page_and_submits_translations_but_publishes_none(site):
    translator = member_of(Role.TRANSLATOR)
    assert places_where(translator, "can_edit") == set(PLACES)
    assert translator.has_perm("wagtail_localize.submit_translation")
    assert not any(home.permissions_for_user(translator).can_publish() for home in HomePage.objects.all())


@pytest.mark.parametrize("role", [Role.COMMUNICATIONS, Role.COORDINATOR])
def test_those_who_write_may_not_touch_the_front_page(site, role):
    user = member_of(role)
    assert not any(home.permissions_for_user(user).can_edit() for home in HomePage.objects.all())


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        (Role.COMMUNICATIONS, {"change", "delete"}),
        (Role.COORDINATOR, set()),
        (Role.TRANSLATOR, set()),
        (Role.ADMINISTRATOR, {"change", "delete"}),
    ],
)
def test_the_communications_staff_mend_and_remove_the_files_of_others(site, role, allowed):
    user, collection = member_of(role), Collection.get_first_root_node()
    for thing in (DocumentFactory(collection=collection), ImageFactory(collection=collection)):
        may = partial(policy_registry.get_by_type(type(thing)).user_has_permission_for_instance, user)
        assert {act for act in ("change", "delete") if may(act, thing)} == allowed


def test_granting_again_changes_nothing(site):
    role = Group.objects.get(name=Role.COMMUNICATIONS)
    before = (role.page_permissions.count(), role.collection_permissions.count())
    ensure_site(name_fi="Kuunniemi", name_sv="Månudden", hostname="testserver", at=AT)
    assert (role.page_permissions.count(), role.collection_permissions.count()) == before
