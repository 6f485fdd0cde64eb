"""The forms in which staff act upon comment periods."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from consultations.models import Consultation, Moderation
from consultations.period import AmbiguousTime, NonexistentTime, closing_instant, local_instant
from consultations.responsibility import candidates
from hyte.pages.moment_fields import ClockField, DayField

REFUSALS = {
    "already_announced": _("The comment period was announced already."),
    "opens_in_the_past": _("The comment period cannot begin on a day that is over: choose today or a later day."),
    "closes_too_early": _("The comment period has to end after it begins, and in the future."),
    "checklist_open": _("The checklist has open points."),
    "nothing_to_extend": _("There is no comment period that could be extended."),
    "not_an_extension": _("The new deadline has to be later than the present one, and in the future."),
    "not_open": _("The comment period is not open now."),
    "nothing_to_cancel": _("There is no comment period that could be cancelled."),
}
"""What staff are told for each code of `ActRefused`."""

REFUSED_FIELDS = {"opens_in_the_past": "opens_on"}
"""The field that a code is about, where it is about one."""


SETTINGS = ("moderation", "confirm_email", "replies_allowed", "diary_number")
"""What is chosen with the announcement; all but the diary number stay for the whole period."""


class ResponsibleField(forms.ModelChoiceField):
    """Who of the staff answers for the matter: always somebody, as a form cannot leave a consultation without."""

    def __init__(self) -> None:
        super().__init__(
            candidates(),
            label=_("person responsible"),
            help_text=_(
                "Answers for the matter and cannot reject, hide or cover comments on it. Readers are not told."
            ),
            error_messages={"required": _("Choose a person: somebody else can become responsible, but not nobody.")},
        )


class InstantForm(forms.Form):
    """A form with days and clock times of Finland, where an hour a year does not exist and another comes twice."""

    later = forms.TypedChoiceField(
        label=_("Which hour, when the clocks are put back"),
        choices=[("", ""), ("0", _("The earlier one (summer time)")), ("1", _("The later one (winter time)"))],
        coerce=lambda value: value == "1",
        empty_value=None,
        required=False,
        help_text=_("Only for the hour that comes twice in that night in autumn, from 3.00 to 3.59."),
    )

    def instant(self, field: str, make: Callable[..., datetime], day: date | None, clock: time | None) -> None:
        """Put the instant that `make` gives under the name `field`, or say what is wrong with the time."""
        if day is None:
            return
        try:
            self.cleaned_data[field] = make(day, clock, later=self.cleaned_data.get("later"))
        except NonexistentTime:
            self.add_error(None, _("The clocks are put forward over this time: choose another."))
        except AmbiguousTime:
            self.add_error("later", _("The clocks show this time twice: choose which of the two you mean."))


class AnnounceForm(InstantForm):
    """When a comment period opens and which day is its last."""

    opens_on = DayField(
        label=_("Opens on"), help_text=_("Today or later; an hour of today that is over means at once.")
    )
    opens_clock = ClockField(label=_("Opens at"), initial=time(9))
    last_day = DayField(label=_("Last day"), help_text=_("The last day counts whole."))
    closes_clock = ClockField(
        label=_("Closes at"), required=False, help_text=_("Leave empty for the end of the last day (23.59).")
    )
    moderation = forms.ChoiceField(label=_("Moderation"), choices=Moderation)
    confirm_email = forms.BooleanField(
        label=_("ask for a confirmed e-mail address"), required=False,
        help_text=_("A statement waits until its author has pressed the button that the confirmation mail leads to."),
    )  # fmt: skip

    replies_allowed = forms.BooleanField(
        label=_("comments can be replied to"), required=False, help_text=_("Replies are moderated like comments.")
    )
    diary_number = forms.CharField(
        label=_("diary number"), max_length=60, required=False,
        help_text=_("As in the registry, for example RHVA/123/00.01.02."),
    )  # fmt: skip

    responsible = ResponsibleField()

    field_order = ["opens_on", "opens_clock", "last_day", "closes_clock", "later", *SETTINGS, "responsible"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("opens_clock") is not None:
            self.instant("opens_at", local_instant, cleaned.get("opens_on"), cleaned.get("opens_clock"))
        self.instant("closes_at", closing_instant, cleaned.get("last_day"), cleaned.get("closes_clock"))
        if {"opens_at", "closes_at"} <= cleaned.keys() and cleaned["opens_at"] >= cleaned["closes_at"]:
            self.add_error("last_day", REFUSALS["closes_too_early"])
        return cleaned


class DiaryNumberForm(forms.ModelForm):
    """The number under which the registry files the consultation; it may come late."""

    class Meta:
        model = Consultation
        fields = ["diary_number"]


class ResponsibleForm(forms.Form):
    """Who is responsible from now on."""

    responsible = ResponsibleField()


class ReasonForm(forms.Form):
    """Why, in both languages: it is shown in public."""

    reason_fi = forms.CharField(label=_("Reason in Finnish"), widget=forms.Textarea(attrs={"rows": 3}))
    reason_sv = forms.CharField(label=_("Reason in Swedish"), widget=forms.Textarea(attrs={"rows": 3}))


class ExtendForm(InstantForm, ReasonForm):
    """A later last day, and why."""

    last_day = DayField(label=_("New last day"))
    closes_clock = ClockField(
        label=_("Closes at"), required=False, help_text=_("Leave empty for the end of the last day (23.59).")
    )

    field_order = ["last_day", "closes_clock", "later", "reason_fi", "reason_sv"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.instant("closes_at", closing_instant, cleaned.get("last_day"), cleaned.get("closes_clock"))
        return cleaned
