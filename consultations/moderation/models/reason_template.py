"""Reasons that moderators give often, in both languages."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from consultations.models import Rule
from hyte.pages.bilingual import either


class ReasonTemplate(models.Model):
    """A reason ready to be given to an author in the language of the statement."""

    rule = models.CharField(_("rule"), max_length=40, choices=Rule)
    text_fi = models.TextField(_("reason in Finnish"))
    text_sv = models.TextField(_("reason in Swedish"))

    class Meta:
        verbose_name = _("reason template")
        verbose_name_plural = _("reason templates")
        ordering = ["rule", "pk"]
        constraints = [
            models.CheckConstraint(
                name="moderation_reasontemplate_in_both_languages",
                condition=~Q(text_fi="") & ~Q(text_sv=""),
                violation_error_message=_("Give the reason in Finnish and in Swedish."),
            ),
            models.CheckConstraint(name="moderation_reasontemplate_known_rule", condition=Q(rule__in=Rule.values)),
        ]

    def __str__(self) -> str:
        return f"{self.get_rule_display()}: {self.text_in(get_language() or 'fi')[:60]}"

    def text_in(self, language: str) -> str:
        """Return the reason as an author reads it."""
        return either(language, self.text_fi, self.text_sv)
