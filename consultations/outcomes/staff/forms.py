"""The forms in which coordinators keep the account of what the comments changed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from consultations.models import Consultation, SectionText
from consultations.outcomes.models import WITHOUT_A_TEXT, Effect, Outcome, Theme
from hyte.pages.moment_fields import DayField

REFUSALS = {
    "not_public": _("The comment is no longer public. Nothing was recorded."),
    "other_consultation": _("This belongs to another consultation."),
    "no_reason": _("Choose a theme, or an effect with its reason."),
    "not_closed": _("The account is published after the comment period has ended."),
    "texts_missing": _("Write what was asked, said and done in both languages first."),
    "taken_away": _("This text is public: change it, but do not leave it empty."),
    "not_published": _("Publish what was asked, said and done first."),
    "complete_already": _("The account was declared complete already."),
    "comments_left": _("Some comments have no effect stated. State it, or explain in both languages why not."),
}
"""What staff are told for each code of `OutcomeRefused`."""


def area(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class OutcomeForm(forms.ModelForm):
    """What was asked, said and done. A text that is public can be changed, but not taken away."""

    promised_earlier = forms.BooleanField(
        label=_("This day was promised earlier"), required=False,
        help_text=_("Readers are shown the day, and that it has passed."),
    )  # fmt: skip

    class Meta:
        model = Outcome
        fields = ["asked_fi", "asked_sv", "said_fi", "said_sv", "done_fi", "done_sv", "promised_on"]
        field_classes = {"promised_on": DayField}
        widgets = {name: area() for name in WITHOUT_A_TEXT}
        help_texts = {
            "asked_fi": _(
                'A blank line ends a paragraph, a line that begins with "## " is a heading, one with "- " a list item.'
            )
        }

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        if not self.is_bound:
            del self.fields["promised_earlier"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.look_at_the_promise(cleaned)
        public = self.initial if self.instance.published_at else {}
        for name in [name for name in WITHOUT_A_TEXT if public.get(name) and cleaned.get(name) == ""]:
            self.add_error(name, REFUSALS["taken_away"])
        return cleaned

    def look_at_the_promise(self, cleaned: dict[str, Any]) -> None:
        """Warn once of a day that has passed: it may be mistyped, or have been promised before it was recorded here."""
        was_promised = cleaned.pop("promised_earlier")
        promised: date | None = cleaned.get("promised_on")
        has_passed = promised is not None and promised < self.today and "promised_on" in self.changed_data
        if not has_passed:
            del self.fields["promised_earlier"]
        elif not was_promised:
            self.add_error(
                "promised_on",
                _("This day has passed: choose a later one, or tick that it was promised earlier and save again."),
            )


class ThemeForm(forms.ModelForm):
    """A theme with its effect and reason."""

    class Meta:
        model = Theme
        fields = ["title_fi", "title_sv", "effect", "reason_fi", "reason_sv"]
        widgets = {"reason_fi": area(3), "reason_sv": area(3)}


class AssessmentForm(forms.Form):
    """The effect of the comments that were ticked: a theme, or an effect with a reason in the comments' language."""

    theme = forms.ModelChoiceField(label=_("Theme"), queryset=Theme.objects.none(), required=False)
    effect = forms.ChoiceField(label=_("Effect"), choices=[("", "—"), *Effect.choices], required=False)
    reason = forms.CharField(
        label=_("Reason"), widget=area(3), required=False,
        help_text=_("In the language of the comment. A theme has its own reason."),
    )  # fmt: skip
    changed = forms.ModelChoiceField(
        label=_("Section that was changed"), queryset=SectionText.objects.none(), required=False
    )

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"].queryset = Theme.objects.filter(outcome__consultation=consultation)
        later = SectionText.objects.filter(version__consultation=consultation, version__number__gt=1)
        self.fields["changed"].queryset = later.select_related("version")
        self.fields["changed"].label_from_instance = lambda text: (
            f"{text.version.get_language_display()} {text.version.number}: {text.title}"
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("theme") and not (cleaned.get("effect") and cleaned.get("reason", "").strip()):
            raise forms.ValidationError(REFUSALS["no_reason"])
        return cleaned


class CompletionForm(forms.Form):
    """Why some comments have no effect stated, where there are such."""

    gaps_fi = forms.CharField(label=_("Reason in Finnish"), widget=area(2), required=False)
    gaps_sv = forms.CharField(label=_("Reason in Swedish"), widget=area(2), required=False)
