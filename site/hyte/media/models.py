"""Images with a text alternative in each language, and documents that know their language and kind."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition


class CustomImage(AbstractImage):
    """A picture that either is decorative or says in Finnish and Swedish what it shows."""

    alt_fi = models.CharField(_("text alternative in Finnish"), max_length=300, blank=True)
    alt_sv = models.CharField(_("text alternative in Swedish"), max_length=300, blank=True)
    decorative = models.BooleanField(
        _("decorative"), default=False, help_text=_("The picture adds nothing to the text: screen readers skip it.")
    )

    admin_form_fields = (
        "title", "file", "alt_fi", "alt_sv", "decorative", "collection", "tags",
        "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height",
    )  # fmt: skip

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]
        constraints = [
            models.CheckConstraint(
                name="media_image_decorative_has_no_text",
                condition=Q(decorative=False) | Q(alt_fi="", alt_sv=""),
                violation_error_message=_("A decorative picture has no text alternative: clear it or the mark."),
            ),
        ]

    def alt_in(self, language: str) -> str:
        """Return the text alternative in `language`; empty for a decorative picture."""
        return self.alt_sv if language == "sv" else self.alt_fi

    @property
    def default_alt_text(self) -> str:
        """Return the text alternative in the language of the page that is being shown."""
        return self.alt_in(get_language() or settings.LANGUAGE_CODE)


class CustomRendition(AbstractRendition):
    """A resized copy of an image."""

    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="media_rendition_once_per_filter"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.image} ({self.filter_spec})"


class DocumentKind(models.TextChoices):
    """What a document is to its reader; the material archive filters by it."""

    AGENDA = "agenda", _("Agenda")
    SLIDES = "slides", _("Slides")
    MEMO = "memo", _("Memo")
    REPORT = "report", _("Report")
    DRAFT = "draft", _("Draft document")
    APPENDIX = "appendix", _("Appendix")
    FORM = "form", _("Form")
    OTHER = "other", _("Other material")


class CustomDocument(AbstractDocument):
    """A file for download that knows the language of its text."""

    language = models.CharField(
        _("language of the text"), max_length=2, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    kind = models.CharField(_("kind"), max_length=20, choices=DocumentKind, default=DocumentKind.OTHER)
    external_id = models.CharField(max_length=200, unique=True, null=True, blank=True, editable=False)

    admin_form_fields = ("title", "file", "language", "kind", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]
        constraints = [
            models.CheckConstraint(
                name="media_document_known_language",
                condition=Q(language__in=[code for code, _name in settings.LANGUAGES]),
                violation_error_message=_("Choose a language of the site."),
            ),
        ]
