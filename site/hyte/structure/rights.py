"""What each role may do in which place of the page tree, and with pictures and documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from hyte.structure.places import BLOG, CONSULTATIONS, CONTACTS, INFORMATION, MATERIALS, PARTNERSHIP_DAYS, Place
from hyte.users.roles import Role

PUBLISHES = ("add", "change", "publish")
EVERYTHING = (*PUBLISHES, "bulk_delete", "lock", "unlock")

PLACES_OF_ROLES: dict[Role, tuple[Place, ...]] = {
    Role.COMMUNICATIONS: (BLOG, PARTNERSHIP_DAYS, MATERIALS, CONTACTS, INFORMATION),
    Role.COORDINATOR: (CONSULTATIONS, PARTNERSHIP_DAYS, MATERIALS),
}
"""Where a role writes and publishes. Moderators and the registry have no rights in the page tree."""

CHOOSES = ("choose_image", "choose_document")
UPLOADS = (*CHOOSES, "add_image", "add_document")
MENDS = ("change_image", "change_document")
"""What somebody else has uploaded, too; in Wagtail, whoever may change a file may remove it."""

MEDIA_OF_ROLES: dict[Role, tuple[str, ...]] = {
    Role.COMMUNICATIONS: (*UPLOADS, *MENDS),
    Role.COORDINATOR: UPLOADS,
    Role.TRANSLATOR: CHOOSES,
    Role.ADMINISTRATOR: (*UPLOADS, *MENDS, "delete_image", "delete_document"),
}


def grant_rights(homes: Mapping[str, Page]) -> None:
    """Give every role its rights below the front pages. What staff have granted beyond them stays."""
    for role, places in PLACES_OF_ROLES.items():
        for place in places:
            for language in homes:
                grant_on_page(role, place.find(language), PUBLISHES)
    for home in homes.values():
        grant_on_page(Role.TRANSLATOR, home, ("change",))
    grant_on_page(Role.ADMINISTRATOR, Page.get_first_root_node(), EVERYTHING)
    submit = Permission.objects.filter(content_type__app_label="wagtail_localize", codename="submit_translation")
    for role in (Role.TRANSLATOR, Role.ADMINISTRATOR):
        group_of(role).permissions.add(*submit)
    for role, codenames in MEDIA_OF_ROLES.items():
        grant_on_media(role, codenames)


def grant_on_page(role: Role, page: Page, kinds: Iterable[str]) -> None:
    """Let `role` do the `kinds` of acts with `page` and everything below it."""
    codenames = [f"{kind}_page" for kind in kinds]
    permissions = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames)
    for permission in permissions:
        GroupPagePermission.objects.get_or_create(group=group_of(role), page_id=page.pk, permission=permission)


def grant_on_media(role: Role, codenames: Iterable[str]) -> None:
    """Let `role` use the pictures and documents of every collection."""
    permissions = Permission.objects.filter(
        content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename__in=list(codenames)
    )
    for permission in permissions:
        GroupCollectionPermission.objects.get_or_create(
            group=group_of(role), collection=Collection.get_first_root_node(), permission=permission
        )


def group_of(role: Role) -> Group:
    return Group.objects.get_or_create(name=role)[0]


def grant_on_content_page(page: Page) -> None:
    """Let the communications staff edit and publish a content page that lies directly below the front page."""
    grant_on_page(Role.COMMUNICATIONS, page, PUBLISHES)
