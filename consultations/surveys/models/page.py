"""The pages that show a survey, one in each language, and the fields that staff build it of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PublishingPanel
from wagtail.contrib.forms.models import AbstractFormField
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from consultations.models import Consultation, ConsultationPage
from consultations.surveys import registering
from consultations.surveys.models.question import KINDS, LONGEST_LABEL
from consultations.surveys.models.survey import Survey
from consultations.surveys.page_form import SurveyPageForm
from consultations.surveys.questionnaire import Asked, Kind, choice_lines
from consultations.surveys.shown import shown_in
from consultations.surveys.wording import wording
from hyte.pages.models.editorial import EditorialPage
from search.documents import Kind as Found
from search.documents import SearchDocument


class AnswersOnRecord(Exception):
    """A page of a survey that has answers was about to be deleted."""


class SurveyPage(EditorialPage):
    """What a survey is about, in one language, and its questions. Period, answers and results are the survey's."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="pages", null=True, editable=False)

    display_relations: ClassVar[tuple[str, ...]] = ("survey__consultation",)
    exclude_fields_in_copy = [*EditorialPage.exclude_fields_in_copy, "survey"]
    base_form_class = SurveyPageForm
    content_panels = [
        *EditorialPage.content_panels,
        InlinePanel("questions", heading=_("Questions"), label=_("Question"), min_num=1),
        *EditorialPage.related_panels,
    ]
    settings_panels = [PublishingPanel()]
    override_translatable_fields = [
        *EditorialPage.override_translatable_fields,
        SynchronizedField("survey", overridable=False),
        TranslatableField("slug"),
    ]
    template = "consultations/surveys/survey_page.html"
    parent_page_types = ["consultations.ConsultationPage", "consultations.ConsultationIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("survey")
        verbose_name_plural = _("surveys")

    def asked(self) -> list[Asked]:
        """Return the questions as this page asks them, in order."""
        return [question.asked() for question in self.questions.all()]

    def clean(self) -> None:
        super().clean()
        if self.pk is not None or self.questions.all():
            self.check_questions(self.asked())

    def check_questions(self, asked: Iterable[Asked]) -> None:
        """Raise a `ValidationError` for questions that are faulty, or would change the meaning of answers."""
        if findings := registering.findings_of(self, list(asked)):
            raise ValidationError([wording(finding) for finding in findings])

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save; a page without a survey gets its translation's or a new one, a published one is registered.

        Raises `QuestionsOnRecord` where the questions would change the meaning of answers.
        """
        if self.survey_id is None:
            self.survey = self.survey_of_translation() or Survey.objects.create(consultation=self.consultation_above())
        result = super().save(*args, **kwargs)
        if self.live and kwargs.get("update_fields") is None:
            registering.register(page=self)
        return result

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete a survey that nobody has answered. Raises `AnswersOnRecord` for one that has answers."""
        if self.has_answers():
            raise AnswersOnRecord(self.title)
        return super().delete(*args, **kwargs)

    def survey_of_translation(self) -> Survey | None:
        """Return the survey that the page in the other language shows."""
        translations = type(self).objects.filter(translation_key=self.translation_key).exclude(pk=self.pk)
        return Survey.objects.filter(pages__in=translations).first()

    def consultation_above(self) -> Consultation | None:
        """Return the consultation below whose page this one stands."""
        parent = ConsultationPage.objects.filter(path=self.path[: -self.steplen]).first() if self.path else None
        return parent.consultation if parent else None

    def has_answers(self) -> bool:
        return self.survey is not None and self.survey.submissions.exists()

    def state(self, at: datetime) -> str:
        return self.survey.state(at)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        shown = shown_in(self.language, self.title, self.url_path, self.survey, context["at"])
        return context | {"shown": shown, "survey": self.survey}

    def search_document(self) -> SearchDocument | None:
        if not self.is_public():
            return None
        asked = [" ".join((question.label, *question.choices)) for question in self.asked()]
        published = self.first_published_at
        return self.editorial_document(
            Found.PAGE, body="\n\n".join(asked), date=timezone.localdate(published) if published else None
        )


class SurveyField(TranslatableMixin, AbstractFormField):
    """A field of Wagtail's form builder that has its counterpart in the other language: its key is the question's.

    Wagtail's own name of a field is made of its label, so it would differ with the language; there is none here.
    """

    page = ParentalKey(SurveyPage, on_delete=models.CASCADE, related_name="questions")
    clean_name = None
    default_value = None
    label = models.CharField(_("question"), max_length=LONGEST_LABEL)
    field_type = models.CharField(_("how it is answered"), max_length=16, choices=KINDS, default=Kind.RADIO.value)
    required = models.BooleanField(_("must be answered"), default=False)
    choices = models.TextField(
        pgettext_lazy("survey", "choices"), blank=True,
        help_text=_("One on a line, in the same order in both languages. Leave empty where people write."),
    )  # fmt: skip
    help_text = models.CharField(_("help"), max_length=LONGEST_LABEL, blank=True)

    panels = [
        FieldPanel("label"),
        FieldPanel("field_type"),
        FieldPanel("choices"),
        FieldPanel("required"),
        FieldPanel("help_text"),
    ]
    override_translatable_fields = [SynchronizedField("required", overridable=False)]

    class Meta(Orderable.Meta, TranslatableMixin.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.label

    def get_field_clean_name(self) -> str:
        """Return the name of the form's field: the same in both languages, telling choices from texts."""
        return self.asked().name

    def asked(self) -> Asked:
        kind = Kind(self.field_type)
        return Asked(self.translation_key, kind, self.label, choice_lines(self.choices), self.required)
