"""The text that statements are about, frozen at each publication so that a comment always knows what it answered."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from consultations.models.append_only import AppendOnlyModel
from consultations.models.consultation import Consultation
from hyte.pages.bilingual import either


class SectionQuerySet(models.QuerySet["Section"]):
    def current(self) -> SectionQuerySet:
        """Return the sections that the document has now."""
        return self.filter(removed_at=None)


class Section(models.Model):
    """A part of the document that can be commented on. Its UUID is that of the block in both language versions."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="sections")
    uuid = models.UUIDField(editable=False)
    position = models.PositiveSmallIntegerField(default=0)
    title_fi = models.CharField(max_length=200, blank=True)
    title_sv = models.CharField(max_length=200, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    published_comments = models.PositiveIntegerField(default=0, editable=False)

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "uuid"], name="consultations_section_once_per_consultation"
            ),
        ]

    def __str__(self) -> str:
        return self.title_in(get_language() or "fi")

    def title_in(self, language: str) -> str:
        """Return the heading in `language`, or the other one where the section exists in one language only."""
        return either(language, self.title_fi, self.title_sv)


class DocumentVersion(AppendOnlyModel):
    """The document in one language as it was published. The page is protected: what was asked stays at its address."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="versions")
    page = models.ForeignKey("consultations.ConsultationPage", on_delete=models.PROTECT, related_name="versions")
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    number = models.PositiveIntegerField()
    published_at = models.DateTimeField()
    text_hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("document version")
        verbose_name_plural = _("document versions")
        ordering = ["language", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "language", "number"], name="consultations_documentversion_numbered_once"
            ),
            models.CheckConstraint(name="consultations_documentversion_counts_from_one", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.number}"


class SectionText(AppendOnlyModel):
    """One section of one version, word for word."""

    version = models.ForeignKey(DocumentVersion, on_delete=models.PROTECT, related_name="texts")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="texts")
    title = models.CharField(max_length=200)
    text = models.TextField()
    text_hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("section text")
        verbose_name_plural = _("section texts")
        constraints = [
            models.UniqueConstraint(fields=["version", "section"], name="consultations_sectiontext_once_per_version"),
        ]

    def __str__(self) -> str:
        return self.title
