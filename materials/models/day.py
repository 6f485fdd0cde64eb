"""A partnership day: the programme before it, the materials after it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail_localize.fields import SynchronizedField

from hyte.media.models import CustomDocument
from hyte.pages.introduction import introduction_panel
from hyte.pages.mentions import Mentions
from hyte.pages.models.editorial import EditorialPage
from materials import news
from materials.blocks import ProgrammeBlock, SpeakersBlock
from materials.day_view import DayView
from materials.findable import day_document
from materials.models.material import Material, document_keys, named_keys
from materials.query import PartnershipDayQuerySet
from search.documents import SearchDocument

LINKED_TYPES = ["consultations.ConsultationPage", "blog.BlogPage"]


class DayForm(models.TextChoices):
    """How one takes part; the values are those of the import format."""

    ONSITE = "onsite", _("On site")
    REMOTE = "remote", _("Remote")
    HYBRID = "hybrid", _("On site and remote")


class Change(models.TextChoices):
    """What has become of a day that was announced."""

    NONE = "", _("As announced")
    MOVED = "moved", _("Moved")
    CANCELLED = "cancelled", pgettext_lazy("partnership day", "Cancelled")


class PartnershipDayPage(EditorialPage):
    """A day on which the county and the associations meet. It stays at its address with its materials."""

    ordinal = models.PositiveSmallIntegerField(_("ordinal number"), null=True, blank=True)
    theme = models.CharField(_("theme"), max_length=255, blank=True)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    form = models.CharField(_("form"), max_length=10, choices=DayForm, default=DayForm.ONSITE)
    place = models.CharField(_("place"), max_length=1000, blank=True)
    accessibility = models.TextField(_("accessibility of the place"), max_length=1000, blank=True)
    remote_link = models.URLField(
        _("remote link"), max_length=2000, blank=True, help_text=_("Shown until the day is over.")
    )
    sign_up_url = models.URLField(_("address for signing up"), max_length=500, blank=True)
    sign_up_email = models.EmailField(_("e-mail address for signing up"), blank=True)
    sign_up_closes_at = models.DateTimeField(_("sign up closes"), null=True, blank=True)
    change = models.CharField(_("change"), max_length=10, choices=Change, default=Change.NONE, blank=True)
    change_note = models.TextField(_("about the change"), max_length=500, blank=True)
    programme = StreamField(ProgrammeBlock(), verbose_name=_("programme"), blank=True)
    speakers = StreamField(
        SpeakersBlock(), verbose_name=_("speakers"), blank=True, help_text=_("Those whom the programme does not name.")
    )
    summary = models.TextField(
        _("summary"), max_length=2000, blank=True, help_text=_("What the day gave; shown when it is over.")
    )
    image = models.ForeignKey(
        "media.CustomImage", verbose_name=_("image"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    linked_page = models.ForeignKey(
        Page,
        verbose_name=_("consultation or post"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("What the day is about."),
    )

    objects = PageManager.from_queryset(PartnershipDayQuerySet)()

    display_relations: ClassVar[tuple[str, ...]] = ("image",)
    content_panels = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("ordinal"), FieldPanel("theme")]),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        MultiFieldPanel([FieldPanel("change"), FieldPanel("change_note")], heading=_("Moved or cancelled")),
        MultiFieldPanel(
            [FieldPanel("form"), FieldPanel("place"), FieldPanel("accessibility"), FieldPanel("remote_link")],
            heading=_("Taking part"),
        ),
        MultiFieldPanel(
            [FieldPanel("sign_up_url"), FieldPanel("sign_up_email"), FieldPanel("sign_up_closes_at")],
            heading=_("Signing up"),
        ),
        introduction_panel(),
        FieldPanel("image"),
        FieldPanel("body"),
        FieldPanel("programme"),
        FieldPanel("speakers"),
        FieldPanel("summary"),
        InlinePanel("materials", heading=_("Materials"), label=_("Material")),
        FieldPanel("attachments"),
        PageChooserPanel("linked_page", LINKED_TYPES),
        *EditorialPage.related_panels,
    ]
    override_translatable_fields = [
        *EditorialPage.override_translatable_fields,
        # Both languages are one day: it cannot begin at another time in Swedish.
        SynchronizedField("ordinal", overridable=False),
        SynchronizedField("starts_at", overridable=False),
        SynchronizedField("ends_at", overridable=False),
        SynchronizedField("sign_up_closes_at", overridable=False),
    ]
    template = "materials/partnership_day_page.html"
    parent_page_types = ["materials.PartnershipDayIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("partnership day")
        verbose_name_plural = _("partnership days")
        constraints = [
            models.CheckConstraint(
                name="materials_day_starts_before_it_ends",
                condition=Q(starts_at__lt=F("ends_at")),
                violation_error_message=_("The day has to end after it begins."),
            ),
            models.CheckConstraint(
                name="materials_day_change_has_a_note",
                condition=Q(change="") | ~Q(change_note=""),
                violation_error_message=_("Tell the readers about the change."),
            ),
            models.CheckConstraint(name="materials_day_known_form", condition=Q(form__in=DayForm.values)),
            models.CheckConstraint(name="materials_day_known_change", condition=Q(change__in=Change.values)),
        ]

    @classmethod
    def display_annotations(cls) -> dict[str, models.Expression]:
        """Return the keys of the neighbours and of what the day is about, too: the frame fetches their titles.

        What the day is about holds in both languages, in whichever it was said.
        """
        days = cls.objects.published().filter(locale=OuterRef("locale"))
        neighbours = {
            "previous_key": days.before(OuterRef("starts_at"), OuterRef("pk")),
            "next_key": days.after(OuterRef("starts_at"), OuterRef("pk")),
        }
        said_in_translation = cls.objects.filter(
            translation_key=OuterRef("translation_key"), linked_page__isnull=False
        ).values("linked_page")[:1]
        linked = {
            "linked_key": Coalesce("linked_page", Subquery(said_in_translation), output_field=models.IntegerField())
        }
        return (
            super().display_annotations()
            | linked
            | {name: Subquery(found.values("pk")[:1]) for name, found in neighbours.items()}
        )

    def is_over(self, at: datetime) -> bool:
        """Return whether the day has ended by the instant `at`; at its very end it has."""
        return self.ends_at <= at

    def takes_sign_ups(self, at: datetime) -> bool:
        """Return whether one can sign up at the instant `at`."""
        offered = bool(self.sign_up_url or self.sign_up_email) and self.change != Change.CANCELLED
        return offered and at < (self.sign_up_closes_at or self.ends_at)

    def mentions(self) -> Mentions:
        wanted = super().mentions()
        keys = (self.linked_key_or_own, self.__dict__.get("previous_key"), self.__dict__.get("next_key"))
        wanted[Page].update(key for key in keys if key)
        wanted[CustomDocument].update(document_keys(self.material_rows))
        return wanted

    @property
    def linked_key_or_own(self) -> int | None:
        """Return the key of the page that the day is about, from the page's own query where it asked for it."""
        return self.__dict__.get("linked_key", self.linked_page_id)

    @cached_property
    def material_rows(self) -> list[Material]:
        """Return the rows of the materials in their order, without their documents."""
        return list(self.materials.all())

    def shown_documents(self) -> set[int]:
        return super().shown_documents() | document_keys(self.materials.all())

    def named_documents(self) -> set[int]:
        return super().named_documents() | named_keys(self.materials.all())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"day": DayView.of(self, context["at"])}

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save, and tell the followers what is new to the public."""
        before = news.as_it_was(self)
        result = super().save(*args, **kwargs)
        if kwargs.get("update_fields") is None:
            news.tell_followers(day=self, before=before, at=timezone.now())
        return result

    def search_document(self) -> SearchDocument | None:
        return day_document(self) if self.is_public() else None

    @property
    def date(self) -> Any:
        """Return the day of the calendar on which it begins."""
        return timezone.localdate(self.starts_at)
