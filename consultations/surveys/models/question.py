"""What answers are about: a question and its choices, once for both languages, with the words of each."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from consultations.surveys.models.survey import Survey
from consultations.surveys.questionnaire import CHOOSING, Kind
from hyte.pages.bilingual import either

KIND_NAMES = {
    Kind.RADIO: _("One choice"),
    Kind.DROPDOWN: _("One choice from a long list"),
    Kind.CHECKBOXES: _("Several choices"),
    Kind.SINGLE_LINE: _("A short text"),
    Kind.MULTI_LINE: _("A long text"),
}
KINDS = [(kind.value, name) for kind, name in KIND_NAMES.items()]
LONGEST_LABEL = 255


class Question(models.Model):
    """A question of a survey, known by the translation key that its fields on both pages share.

    The words are those of the last publication in each language. With answers it is never deleted.
    """

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="questions")
    key = models.UUIDField(editable=False)
    kind = models.CharField(max_length=12, choices=KINDS)
    position = models.PositiveSmallIntegerField(default=0)
    label_fi = models.CharField(max_length=LONGEST_LABEL, blank=True)
    label_sv = models.CharField(max_length=LONGEST_LABEL, blank=True)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "key"], name="surveys_question_once_per_survey"),
            models.CheckConstraint(
                name="surveys_question_known_kind", condition=Q(kind__in=[value for value, _name in KINDS])
            ),
        ]

    def __str__(self) -> str:
        return self.label_in("fi")

    @property
    def is_choosing(self) -> bool:
        return Kind(self.kind) in CHOOSING

    def label_in(self, language: str) -> str:
        return either(language, self.label_fi, self.label_sv)


class Choice(models.Model):
    """A choice of a question by its number, the same in both languages."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="choices")
    number = models.PositiveSmallIntegerField()
    text_fi = models.TextField(blank=True)
    text_sv = models.TextField(blank=True)

    class Meta:
        verbose_name = _("choice")
        verbose_name_plural = pgettext_lazy("survey", "choices")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="surveys_choice_numbered_once"),
        ]

    def __str__(self) -> str:
        return self.text_in("fi")

    def text_in(self, language: str) -> str:
        return either(language, self.text_fi, self.text_sv)
