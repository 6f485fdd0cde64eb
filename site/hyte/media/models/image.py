"""Pictures with a text alternative in each language."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition


class CustomImage(AbstractImage):
    """A picture that either is decorative or says in Finnish and Swedish what it shows."""

    alt_fi = models.CharField(_("text alternative in Finnish"), max_length=300, blank=True)
    alt_sv = models.CharField(_("text alternative in Swedish"), max_length=300, blank=True)
    # Not `decorative`: Wagtail's image sets an attribute of that name to False whenever one is made.
    is_decorative = models.BooleanField(
        _("decorative"), default=False, help_text=_("The picture adds nothing to the text: screen readers skip it.")
    )

    admin_form_fields = (
        "title", "file", "alt_fi", "alt_sv", "is_decorative", "collection", "tags",
        "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height",
    )  # fmt: skip

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]
        constraints = [
            models.CheckConstraint(
                name="media_image_decorative_has_no_text",
                condition=Q(is_decorative=False) | Q(alt_fi="", alt_sv=""),
                violation_error_message=_("A decorative picture has no text alternative: clear it or the mark."),
            ),
        ]

    def clean(self) -> None:
        """Ask for the text alternative in both languages; raise `ValidationError` where one is missing."""
        super().clean()
        if not self.is_decorative:
            missing = [field for field in ("alt_fi", "alt_sv") if not getattr(self, field)]
            message = _("Say what the picture shows, or mark it as decorative.")
            if missing:
                raise ValidationError(dict.fromkeys(missing, message))

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
