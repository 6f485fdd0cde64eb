"""What a partnership day leaves behind: documents and recordings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from hyte.media.models import DocumentKind
from materials.query import MaterialQuerySet


class MaterialKind(models.TextChoices):
    """What a material is to its reader: one of the kinds of documents, or a recording."""

    AGENDA = DocumentKind.AGENDA.value, DocumentKind.AGENDA.label
    SLIDES = DocumentKind.SLIDES.value, DocumentKind.SLIDES.label
    MEMO = DocumentKind.MEMO.value, DocumentKind.MEMO.label
    REPORT = DocumentKind.REPORT.value, DocumentKind.REPORT.label
    DRAFT = DocumentKind.DRAFT.value, DocumentKind.DRAFT.label
    APPENDIX = DocumentKind.APPENDIX.value, DocumentKind.APPENDIX.label
    FORM = DocumentKind.FORM.value, DocumentKind.FORM.label
    RECORDING = "recording", _("Recording")
    OTHER = DocumentKind.OTHER.value, DocumentKind.OTHER.label


class Material(Orderable):
    """A document or the address of a recording, of a day or of the archive itself.

    Kind and language of a document are the document's own. They are copied here when the row is saved, so that the
    archive can be filtered and sorted in one query.
    """

    day = ParentalKey(
        "materials.PartnershipDayPage", on_delete=models.CASCADE, related_name="materials", null=True, blank=True
    )
    archive = ParentalKey(
        "materials.MaterialArchivePage", on_delete=models.CASCADE, related_name="materials", null=True, blank=True
    )
    document = models.ForeignKey(
        "media.CustomDocument",
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="materials",
    )
    address = models.URLField(_("address of a recording"), max_length=500, blank=True)
    title = models.CharField(_("title"), max_length=255, blank=True, help_text=_("Empty: the title of the document."))
    note = models.TextField(_("note"), max_length=500, blank=True)
    date = models.DateField(_("date"), null=True, blank=True, help_text=_("Empty: the date of the day."))
    kind = models.CharField(
        _("kind"), max_length=20, choices=MaterialKind, default=MaterialKind.RECORDING,
        help_text=_("Of a recording; a document has its own."),
    )  # fmt: skip
    language = models.CharField(
        _("language"), max_length=2, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE,
        help_text=_("Of a recording; a document has its own."),
    )  # fmt: skip
    captions = models.CharField(
        _("captions"), max_length=20, blank=True,
        help_text=_("The languages of a recording's captions: codes with spaces between, such as fi sv."),
    )  # fmt: skip
    transcript = models.ForeignKey(
        "media.CustomDocument",
        verbose_name=_("transcript"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = MaterialQuerySet.as_manager()

    panels = [
        FieldPanel("document"),
        FieldPanel("address"),
        FieldPanel("title"),
        FieldPanel("note"),
        FieldPanel("date"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("language")]),
        FieldRowPanel([FieldPanel("captions"), FieldPanel("transcript")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("material")
        verbose_name_plural = _("materials")
        constraints = [
            models.CheckConstraint(
                name="materials_material_document_or_address",
                condition=Q(document__isnull=False, address="") | Q(document=None) & ~Q(address=""),
                violation_error_message=_("Choose a document or give an address: one of them."),
            ),
            models.CheckConstraint(
                name="materials_material_address_has_a_title",
                condition=Q(address="") | ~Q(title=""),
                violation_error_message=_("Say in words what the recording is."),
            ),
            models.CheckConstraint(
                name="materials_material_of_a_day_or_of_the_archive",
                condition=Q(day__isnull=False, archive=None) | Q(day=None, archive__isnull=False),
            ),
            models.CheckConstraint(name="materials_material_known_kind", condition=Q(kind__in=MaterialKind.values)),
        ]

    def __str__(self) -> str:
        return self.text

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.document is not None:
            self.kind, self.language = self.document.kind, self.document.language
        super().save(*args, **kwargs)

    @property
    def text(self) -> str:
        """Return the text of the link."""
        return self.title or (self.document.title if self.document else self.address)

    @property
    def url(self) -> str:
        return self.document.url if self.document else self.address

    @property
    def caption_languages(self) -> list[str]:
        """Return the codes of the languages of the captions."""
        return self.captions.split()


def document_keys(materials: Iterable[Material]) -> set[int]:
    """Return the keys of the documents and transcripts of `materials`."""
    return {key for row in materials for key in (row.document_id, row.transcript_id) if key is not None}


def named_keys(materials: Iterable[Material]) -> set[int]:
    """Return the keys of the documents that `materials` are called after, in the search too; no transcripts."""
    return {row.document_id for row in materials if row.document_id is not None}
