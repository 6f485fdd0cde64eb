"""The form in which anybody reports a comment."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from consultations.moderation.models import Report, ReportReason
from consultations.text import clean_text
from hyte.pages.forms import PublicForm

LONGEST_REPORT = Report._meta.get_field("text").max_length


class ReportForm(PublicForm):
    """Why a reader reports a comment."""

    reason = forms.ChoiceField(
        label=_("Why do you report it?"), choices=ReportReason, widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason.")},
    )  # fmt: skip
    text = forms.CharField(
        label=_("What is wrong?"), required=False, widget=forms.Textarea(attrs={"rows": 5}), max_length=LONGEST_REPORT,
        help_text=_("Only the moderators read it. You need not give your name."),
        error_messages={
            "max_length": _("The text has %(show_value)d characters; at most %(limit_value)d fit. Shorten it.")
        },
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("reason") == ReportReason.OTHER and not clean_text(cleaned.get("text", "")):
            self.add_error("text", _("Tell in a few words what is wrong."))
        return cleaned
