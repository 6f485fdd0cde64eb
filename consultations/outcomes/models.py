"""The public account of what the comments on a consultation changed, comment by comment or by theme."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from consultations.models import Comment, Consultation, SectionText


class Effect(models.TextChoices):
    """What a comment, or a theme that several comments share, has led to."""

    CONSIDERED = "considered", _("Taken into account")
    PARTLY = "partly", _("Partly taken into account")
    NOT_CONSIDERED = "not_considered", _("Not taken into account")
    NOT_RELEVANT = "not_relevant", _("Does not concern this matter")


TEXTS = ("asked", "said", "done")
WITHOUT_A_TEXT = {f"{name}_{language}": "" for name in TEXTS for language in ("fi", "sv")}


def in_reader_language(thing: models.Model, name: str) -> str:
    """Return the text `name` of `thing` in the language that is being shown."""
    return str(getattr(thing, f"{name}_{'sv' if get_language() == 'sv' else 'fi'}"))


class Outcome(models.Model):
    """What was asked, said and done, in both languages, and by when the authority has promised to be ready."""

    consultation = models.OneToOneField(
        Consultation, on_delete=models.PROTECT, primary_key=True, related_name="outcome"
    )
    asked_fi = models.TextField(_("what we asked, in Finnish"), blank=True)
    asked_sv = models.TextField(_("what we asked, in Swedish"), blank=True)
    said_fi = models.TextField(_("what you said, in Finnish"), blank=True)
    said_sv = models.TextField(_("what you said, in Swedish"), blank=True)
    done_fi = models.TextField(_("what we did, in Finnish"), blank=True)
    done_sv = models.TextField(_("what we did, in Swedish"), blank=True)
    promised_on = models.DateField(
        _("promised by"), null=True, blank=True, help_text=_("Shown in public. If it passes, that is shown as well.")
    )
    published_at = models.DateTimeField(null=True, editable=False)
    completed_at = models.DateTimeField(null=True, editable=False)
    gaps_fi = models.TextField(_("why some comments have no effect stated, in Finnish"), blank=True)
    gaps_sv = models.TextField(_("why some comments have no effect stated, in Swedish"), blank=True)

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        constraints = [
            models.CheckConstraint(
                name="outcomes_outcome_published_with_a_text",
                condition=Q(published_at=None) | ~Q(**WITHOUT_A_TEXT),
                violation_error_message=_("What is published has a text."),
            ),
            models.CheckConstraint(
                name="outcomes_outcome_complete_after_publication",
                condition=Q(completed_at=None) | Q(published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="outcomes_outcome_gaps_in_both_languages",
                condition=Q(gaps_fi="", gaps_sv="") | ~Q(gaps_fi="") & ~Q(gaps_sv=""),
            ),
        ]

    def __str__(self) -> str:
        return str(self.consultation)

    def texts_in(self, language: str) -> dict[str, str]:
        """Return the texts that there are in `language`, by what they tell, in the order of `TEXTS`."""
        texts = {name: getattr(self, f"{name}_{language}") for name in TEXTS}
        return {name: text for name, text in texts.items() if text}

    def public_texts(self, language: str) -> dict[str, str]:
        """Return what the public reads in `language`: nothing before the publication."""
        return self.texts_in(language) if self.published_at else {}

    @property
    def gaps(self) -> str:
        return in_reader_language(self, "gaps")

    def is_overdue(self, today: date) -> bool:
        """Return whether the promised day has passed without the account being complete."""
        return self.completed_at is None and self.promised_on is not None and self.promised_on < today


class Theme(models.Model):
    """What several comments have in common, with one effect and one reason for all of them."""

    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="themes")
    title_fi = models.CharField(_("theme in Finnish"), max_length=200)
    title_sv = models.CharField(_("theme in Swedish"), max_length=200)
    effect = models.CharField(_("effect"), max_length=14, choices=Effect)
    reason_fi = models.TextField(_("reason in Finnish"))
    reason_sv = models.TextField(_("reason in Swedish"))

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="outcomes_theme_complete_in_both_languages",
                condition=~Q(title_fi="") & ~Q(title_sv="") & ~Q(reason_fi="") & ~Q(reason_sv=""),
            ),
            models.CheckConstraint(name="outcomes_theme_known_effect", condition=Q(effect__in=Effect.values)),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return in_reader_language(self, "title")

    @property
    def reason(self) -> str:
        return in_reader_language(self, "reason")


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    def with_effect(self, effect: str) -> AssessmentQuerySet:
        """Return the assessments whose effect, their own or their theme's, is `effect`."""
        return self.filter(Q(own_effect=effect) | Q(theme__effect=effect))


class Assessment(models.Model):
    """The effect of one comment: of its own, with a reason in the comment's language, or that of its theme.

    `changed` is the section of a later version that the comment has changed.
    """

    comment = models.OneToOneField(Comment, on_delete=models.PROTECT, primary_key=True, related_name="assessment")
    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="assessments")
    theme = models.ForeignKey(Theme, null=True, on_delete=models.PROTECT, related_name="assessments")
    own_effect = models.CharField(max_length=14, choices=Effect, blank=True)
    own_reason = models.TextField(blank=True)
    changed = models.ForeignKey(SectionText, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        constraints = [
            models.CheckConstraint(
                name="outcomes_assessment_of_its_own_or_by_theme",
                condition=Q(theme__isnull=False, own_effect="", own_reason="")
                | Q(theme=None, own_effect__in=Effect.values) & ~Q(own_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.comment_id} {self.effect}"

    @property
    def effect(self) -> Effect:
        """Return the theme's effect, or the comment's own."""
        return Effect(self.theme.effect if self.theme else self.own_effect)

    @property
    def reason(self) -> str:
        return self.theme.reason if self.theme else self.own_reason
