"""Contact people: one record in both languages, chosen by pages, shown by a page in each language."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from hyte.pages.addresses import address_of
from hyte.pages.bilingual import either
from hyte.pages.choosing import boxes_panel
from hyte.pages.showing import pages_showing
from search import outbox

LANGUAGE_NAMES = {
    "fi": pgettext_lazy("language", "Finnish"),
    "sv": pgettext_lazy("language", "Swedish"),
    "en": pgettext_lazy("language", "English"),
    "se": _("Northern Sámi"),
}


class PersonQuerySet(models.QuerySet["Person"]):
    def in_service(self, on: date) -> PersonQuerySet:
        """Return the people who have not left by the day `on`."""
        return self.exclude(left_on__lte=on)

    def shown_in(self, language: str) -> PersonQuerySet:
        """Return the people with what a card shows of each: the portrait and the path of their page in `language`."""
        pages = apps.get_model("people", "ContactPage").objects.published().in_language(language)
        path = pages.filter(person=models.OuterRef("pk")).values("url_path")[:1]
        return self.select_related("portrait").annotate(page_path=models.Subquery(path))


@register_snippet
class Person(index.Indexed, ClusterableModel):
    """Somebody whom the public may contact. Contact data disappears everywhere on the day the person leaves."""

    name = models.CharField(_("name"), max_length=150)
    role_fi = models.CharField(_("role in Finnish"), max_length=150, blank=True)
    role_sv = models.CharField(_("role in Swedish"), max_length=150, blank=True)
    organisation_fi = models.CharField(_("organisation in Finnish"), max_length=200, blank=True)
    organisation_sv = models.CharField(_("organisation in Swedish"), max_length=200, blank=True)
    unit_fi = models.CharField(_("unit in Finnish"), max_length=150, blank=True)
    unit_sv = models.CharField(_("unit in Swedish"), max_length=150, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    languages = models.CharField(
        _("languages spoken"), max_length=40, blank=True, help_text=_("Codes with spaces between, such as fi sv en.")
    )
    portrait = models.ForeignKey(
        "media.CustomImage",
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    topics = ParentalManyToManyField("pages.Topic", verbose_name=_("topics"), blank=True, related_name="+")
    left_on = models.DateField(
        _("left on"), null=True, blank=True,
        help_text=_("From this day on no contact data is shown anywhere; the name stays on old posts."),
    )  # fmt: skip

    objects = PersonQuerySet.as_manager()

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("role_fi"), FieldPanel("role_sv")]),
        FieldRowPanel([FieldPanel("organisation_fi"), FieldPanel("organisation_sv")]),
        FieldRowPanel([FieldPanel("unit_fi"), FieldPanel("unit_sv")]),
        MultiFieldPanel([FieldPanel("email"), FieldPanel("phone"), FieldPanel("languages")], _("Contact data")),
        FieldPanel("portrait"),
        boxes_panel("topics"),
        FieldPanel("left_on"),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("contact person")
        verbose_name_plural = _("contact people")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save and let the search know of every page that shows the person; the pages of one who left go at once."""
        super().save(*args, **kwargs)
        outbox.mark(*pages_showing(self))
        if self.has_left(timezone.localdate()):
            outbox.remove(*self.pages.all())

    @property
    def role(self) -> str:
        """Return the role in the language that is being shown."""
        return self.in_language("role", get_language())

    @property
    def organisation(self) -> str:
        """Return the organisation in the language that is being shown."""
        return self.in_language("organisation", get_language())

    @property
    def unit(self) -> str:
        """Return where the person is found in the directory: the unit, or the organisation where there is none."""
        return self.in_language("unit", get_language()) or self.organisation

    @property
    def topic_names(self) -> list[str]:
        """Return the names of the topics in the language that is being shown."""
        return [str(topic) for topic in self.topics.all()]

    @property
    def page_url(self) -> str:
        """Return the address of the person's own page, empty without one; for people fetched with `shown_in`."""
        path = getattr(self, "page_path", None)
        return address_of(path, get_language() or settings.LANGUAGE_CODE) if path else ""

    def in_language(self, field: str, language: str | None) -> str:
        """Return `field` in `language`, or in the other language where it is empty."""
        return either(language, getattr(self, f"{field}_fi"), getattr(self, f"{field}_sv"))

    def has_left(self, on: date) -> bool:
        """Return whether the person has left by the day `on`."""
        return self.left_on is not None and self.left_on <= on

    @property
    def language_names(self) -> list[str]:
        """Return the names of the languages spoken, in the language that is being shown."""
        return [str(LANGUAGE_NAMES.get(code, code)) for code in self.languages.split()]
