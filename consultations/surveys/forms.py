"""The form in which the public answers: made by Wagtail's form builder, shown and checked like our other forms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.forms import FormBuilder

from consultations.forms import LineField
from consultations.surveys.answering import AnswerInput
from consultations.surveys.models import SurveyField, SurveyPage
from consultations.surveys.models.answer import LONGEST_TEXT
from consultations.surveys.questionnaire import CHOOSING, Asked, Kind, choice_lines, fingerprint
from consultations.text import clean_text
from hyte.pages.forms import PublicForm

LONGEST_LINE = 255


class TextField(forms.CharField):
    """A text with paragraphs, cleaned before it is measured."""

    widget = forms.Textarea(attrs={"rows": 6})

    def to_python(self, value: Any) -> str:
        return clean_text(str(value)) if value not in self.empty_values else ""


class SurveyFormBuilder(FormBuilder):
    """Wagtail's builder with numbers for the values of choices, so that an answer means the same in both languages."""

    def get_field_options(self, field: SurveyField) -> dict[str, Any]:
        required = _("Choose an answer.") if Kind(field.field_type) in CHOOSING else _("Write an answer.")
        return {
            "label": field.label,
            "help_text": field.help_text,
            "required": field.required,
            "error_messages": {"required": required},
        }

    def get_formatted_field_choices(self, field: SurveyField) -> list[tuple[str, str]]:
        return [(str(number), text) for number, text in enumerate(choice_lines(field.choices))]

    def get_formatted_field_initial(self, field: SurveyField) -> list[str]:
        return []

    def create_dropdown_field(self, field: SurveyField, options: dict[str, Any]) -> forms.Field:
        options["choices"] = [("", _("Choose")), *self.get_formatted_field_choices(field)]
        return forms.ChoiceField(**options)

    def create_singleline_field(self, field: SurveyField, options: dict[str, Any]) -> forms.Field:
        return LineField(max_length=LONGEST_LINE, **options)

    def create_multiline_field(self, field: SurveyField, options: dict[str, Any]) -> forms.Field:
        too_long = _("The text has %(show_value)d characters; at most %(limit_value)d fit.")
        options["error_messages"] |= {"max_length": too_long}
        return TextField(max_length=LONGEST_TEXT, **options)


class SurveyForm(PublicForm):
    """The questions of a page. It carries a signed key, says of which questions it was made, and has a trap."""

    key = forms.CharField(widget=forms.HiddenInput, required=False)
    asked = forms.CharField(widget=forms.HiddenInput, required=False)
    website = forms.CharField(label=_("Leave this field empty"), required=False)

    def __init__(self, *args: Any, page: SurveyPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields = list(page.questions.all())
        self.questions: list[Asked] = [field.asked() for field in fields]
        self.version = fingerprint(self.questions)
        self.fields = SurveyFormBuilder(fields).formfields | self.fields
        self.initial["asked"] = self.version

    def question_fields(self) -> list[Any]:
        """Return the fields of the questions in their order."""
        return [self[question.name] for question in self.questions]

    def is_outdated(self) -> bool:
        """Return whether the questions have changed since the form was handed out."""
        return self.data.get("asked", "") != self.version

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not any(cleaned.get(each.name) or self.has_error(each.name) for each in self.questions):
            self.add_error(None, _("Answer at least one question."))
        return cleaned

    def answers(self) -> tuple[AnswerInput, ...]:
        """Return the answers of a valid form, without the questions that were left out."""
        given = [(question, self.cleaned_data[question.name]) for question in self.questions]
        return tuple(answer_to(question, value) for question, value in given if value)

    def typed_texts(self) -> list[tuple[str, str]]:
        """Return what was answered, in words, to be handed back when it could not be received."""
        texts = []
        for question in self.questions:
            values = self.data.getlist(question.name) if hasattr(self.data, "getlist") else []
            if question.kind in CHOOSING:
                values = [text for number, text in enumerate(question.choices) if str(number) in values]
            if text := clean_text("\n".join(values)):
                texts.append((question.label, text))
        return texts


def answer_to(question: Asked, value: Any) -> AnswerInput:
    """Return the answer that the cleaned `value` of a field is."""
    if question.kind not in CHOOSING:
        return AnswerInput(question.key, text=value)
    numbers = value if question.kind == Kind.CHECKBOXES else [value]
    return AnswerInput(question.key, choices=tuple(sorted({int(number) for number in numbers})))
