"""What those who write and those who translate find on the dashboard."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import GroupPagePermission, Page
from wagtail_localize.models import Translation

from blog.models import BlogPage
from consultations.models import ConsultationPage
from hyte.pages.dashboard import Work, WorkPanel
from hyte.structure.places import BLOG, CONSULTATIONS, PARTNERSHIP_DAYS, Place, PlaceMissing
from hyte.users.roles import Role
from materials.models import PartnershipDayPage

SOURCE_LANGUAGE = "fi"
"""The language that pages are begun in. The Swedish page is begun as a translation, and so knows its Finnish one."""
BEGUN_OFTEN: tuple[tuple[Place, type[Page]], ...] = (
    (CONSULTATIONS, ConsultationPage),
    (BLOG, BlogPage),
    (PARTNERSHIP_DAYS, PartnershipDayPage),
)
LONGEST_LIST = 5


class WritingPanel(WorkPanel):
    """The pages that staff begin most often, in one step instead of four."""

    name = "writing"
    order = 140
    heading = gettext_lazy("Write")

    def works(self, request: HttpRequest) -> list[Work] | None:
        return [work for place, model in BEGUN_OFTEN for work in beginnings(place, model, request)] or None


def beginnings(place: Place, model: type[Page], request: HttpRequest) -> list[Work]:
    """Return the way to begin a page of a type in a place, where there is the place and the user may."""
    try:
        parent = place.find(SOURCE_LANGUAGE)
    except PlaceMissing:
        return []
    if not parent.permissions_for_user(request.user).can_add_subpage():
        return []
    url = reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk])
    return [Work(text=_("New: %(type)s") % {"type": model._meta.verbose_name}, url=url)]


class TranslationPanel(WorkPanel):
    """Translations that are not public yet, and what is published in Finnish only."""

    name = "translations"
    order = 130
    heading = gettext_lazy("Translations")
    nothing = gettext_lazy("Everything that is published in Finnish is published in Swedish, too.")

    def works(self, request: HttpRequest) -> list[Work] | None:
        works = begun(request)
        if request.user.has_perm("wagtail_localize.submit_translation"):
            return [*works, *not_begun()]
        return works or None

    def everything(self) -> Work:
        return Work(text=_("All translations"), url=reverse("wagtail_localize:translations_report"))


def begun(request: HttpRequest) -> list[Work]:
    """Return the translations that the user may edit and the public does not see yet."""
    return [
        Work(text=page.title, url=reverse("wagtailadmin_pages:edit", args=[page.pk]), detail=standing(page, request))
        for page in unpublished_translations()[:LONGEST_LIST]
        if page.permissions_for_user(request.user).can_edit()
    ]


def standing(page: Page, request: HttpRequest) -> str:
    """Say that a page is not published, and to whom who may not publish it turns."""
    if page.permissions_for_user(request.user).can_publish():
        return _("Not published yet")
    rights = GroupPagePermission.objects.filter(
        permission__codename="publish_page", page__in=page.get_ancestors(inclusive=True)
    )
    roles = rights.exclude(group__name=Role.ADMINISTRATOR).values_list("group__name", flat=True)
    who = ", ".join(sorted(set(roles))) or Role.ADMINISTRATOR.value
    return _("Not published yet. It is published by: %(who)s.") % {"who": who}


def unpublished_translations() -> QuerySet[Page]:
    """Return the Swedish pages that were begun as translations and are not public, the oldest first."""
    begun_pages = Translation.objects.filter(enabled=True).values("source__object_id")
    pages = Page.objects.not_live().filter(translation_key__in=begun_pages)
    return pages.exclude(locale__language_code=SOURCE_LANGUAGE).order_by("pk")


def not_begun() -> list[Work]:
    """Return the pages that nobody has begun to translate."""
    return [
        Work(
            text=page.title,
            url=reverse("wagtail_localize:submit_page_translation", args=[page.pk]),
            detail=_("No Swedish version"),
        )
        for page in published_in_finnish_only()[:LONGEST_LIST]
    ]


def published_in_finnish_only() -> QuerySet[Page]:
    """Return the public Finnish pages without a Swedish one, be it only a draft, the newest first."""
    pages = Page.objects.filter(depth__gt=1)
    translated = pages.exclude(locale__language_code=SOURCE_LANGUAGE).values("translation_key")
    finnish = pages.live().filter(locale__language_code=SOURCE_LANGUAGE)
    return finnish.exclude(translation_key__in=translated).order_by("-first_published_at")
