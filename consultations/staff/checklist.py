"""The open points of the checklist with the way to mend each, or whom to ask where the user may not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.translation import gettext as _

from consultations import checklist
from consultations.checklist import Point
from consultations.models import Consultation, ConsultationPage
from hyte.users.roles import Role, name_of

MOST_NAMED = 3
FIELDS = {"questions": "what", "sections": "sections", "contact_people": "contact_people"}
"""The field of the page that a point is about."""
MISSING = {"questions": checklist.answers_all, "contact_people": lambda page: page.contact_people.exists()}
"""Which of the pages a point is about; without a rule, all of them."""


NAMING = "#responsible"
"""Where the page of the comment period has the choice of the person responsible."""


@dataclass(frozen=True)
class Way:
    """A link to where something is mended."""

    text: str
    url: str


def points_with_ways(consultation: Consultation, user: Any) -> list[tuple[Point, list[Way], str]]:
    """Return each point with the ways to mend it, and a sentence that says whom to ask where there is none."""
    pages = {page.language: page for page in consultation.pages.select_related("locale")}
    return [(point, *way_of(point, pages, user)) for point in checklist.points(consultation)]


def way_of(point: Point, pages: dict[str, ConsultationPage], user: Any) -> tuple[list[Way], str]:
    if point.done:
        return [], ""
    match point.key:
        case "page_fi" | "page_sv":
            return publishing(point.key.removeprefix("page_"), pages, user)
        case "responsible":
            return [Way(_("Choose the person responsible"), NAMING)], ""
        case "moderator":
            return naming_a_moderator(user)
        case _key:
            lacking = MISSING.get(point.key)
            return [edit(page, point.key) for page in pages.values() if lacking is None or not lacking(page)], ""


def publishing(language: str, pages: dict[str, ConsultationPage], user: Any) -> tuple[list[Way], str]:
    """Return the way to publish the page of a language, or to begin it as a translation."""
    if (page := pages.get(language)) is not None:
        if page.permissions_for_user(user).can_publish():
            return [Way(_("Publish “%(title)s”") % {"title": page.title}, edit_address(page))], ""
        return [edit(page)], _("It is published by: %(who)s.") % {"who": holders(Role.COORDINATOR)}
    source = next(iter(pages.values()), None)
    if source is not None and user.has_perm("wagtail_localize.submit_translation"):
        return [
            Way(_("Begin the translation"), reverse("wagtail_localize:submit_page_translation", args=[source.pk]))
        ], ""
    return [], _("The translation is begun by: %(who)s.") % {"who": holders(Role.TRANSLATOR)}


def naming_a_moderator(user: Any) -> tuple[list[Way], str]:
    if user.has_perm("users.change_user"):
        return [Way(_("Give somebody the role"), reverse("wagtailusers_users:index"))], ""
    return [], _("The role is given by: %(who)s.") % {"who": holders(Role.ADMINISTRATOR)}


def edit(page: ConsultationPage, key: str = "") -> Way:
    anchor = anchor_of(FIELDS[key]) if key in FIELDS else ""
    language = page.locale.get_display_name()
    return Way(
        _("Edit “%(title)s” (%(language)s)") % {"title": page.title, "language": language}, edit_address(page) + anchor
    )


def anchor_of(field: str) -> str:
    """Return where Wagtail's editor has the panel of a field."""
    tabs = ConsultationPage.get_edit_handler()
    for tab_name, tab in zip(tabs.child_identifiers, tabs.children, strict=True):
        for name, panel in zip(tab.child_identifiers, tab.children, strict=True):
            if field in panel.get_form_options().get("fields", ()):
                return f"#panel-child-{tab_name}-{name}-section"
    return ""


def edit_address(page: ConsultationPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def holders(role: Role) -> str:
    """Return the name of a role in the reader's language, with the first people who have it."""
    people = get_user_model()._default_manager.filter(groups__name=role, is_active=True).order_by("pk")[:MOST_NAMED]
    names = ", ".join(person.get_full_name() or person.get_username() for person in people)
    return f"{name_of(role)} ({names})" if names else name_of(role)
