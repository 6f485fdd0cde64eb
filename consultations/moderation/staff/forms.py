"""The forms in which moderators decide."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from consultations.conflict_of_interest import AGAINST, Stake
from consultations.models import Comment, CoverReason, ModerationSettings, Rule, Status
from consultations.moderation.covering import current_covers, lapsed_covers
from consultations.moderation.covers import (
    Covers,
    Place,
    WordsNotFound,
    places,
    places_of_words,
    sentences,
    suggestions,
)
from consultations.moderation.judging import Verdict
from consultations.moderation.models import ReasonTemplate
from hyte.mail.recipients import RecipientField

RULES = [("", _("No particular rule")), *Rule.choices]
NEEDS_REASON = _("Say why: the author is told the reason.")
BOUND = {
    Stake.RESPONSIBLE: _("You are responsible for this consultation: somebody else has to decide against publication."),
    Stake.OWNER: _("You own a page of this consultation: somebody else has to decide against publication."),
}
"""Why a moderator cannot decide against publication."""


class VerdictForm(forms.Form):
    """What is decided and why. A template gives the reason in the language of each author."""

    to = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect)
    template = forms.ModelChoiceField(
        ReasonTemplate.objects.all(), label=_("Reason template"), required=False,
        help_text=_("Gives the rule and the reason in the language of the statement."),
    )  # fmt: skip
    rule = forms.ChoiceField(label=_("Rule"), choices=RULES, required=False)
    public_reason = forms.CharField(
        label=_("Reason for the author and the public"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Leave it empty to use the template as it is."),
    )  # fmt: skip
    internal_note = forms.CharField(
        label=_("Internal note"), required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only staff see it."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        reason = cleaned.get("public_reason", "").strip() or cleaned.get("template")
        if cleaned.get("to") in AGAINST and not reason:
            self.add_error("public_reason", NEEDS_REASON)
        return cleaned

    def verdict(self, language: str) -> Verdict:
        """Return the decision about a comment in `language`."""
        template = self.cleaned_data["template"]
        to = Status(self.cleaned_data["to"])
        return Verdict(
            to=to,
            rule=self.cleaned_data["rule"] or (template.rule if template else ""),
            public_reason=self.cleaned_data["public_reason"].strip()
            or (template.text_in(language) if template else ""),
            internal_note=self.cleaned_data["internal_note"].strip(),
        )


class DecisionForm(VerdictForm):
    """A decision about one comment or file. It carries the status and the hash that the moderator saw."""

    seen_status = forms.ChoiceField(choices=Status, widget=forms.HiddenInput)
    seen_hash = forms.CharField(widget=forms.HiddenInput)

    CHOICES = {
        Status.PENDING: [(Status.PUBLISHED, _("Publish")), (Status.REJECTED, _("Do not publish"))],
        Status.PUBLISHED: [(Status.HIDDEN, _("Hide"))],
        Status.HIDDEN: [(Status.PUBLISHED, _("Show again"))],
    }
    """What a moderator can decide in each status."""

    def __init__(self, *args: Any, status: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = self.CHOICES.get(Status(status), [])


class BulkForm(VerdictForm):
    """The same decision about everything that was ticked."""

    KEEP = "keep"

    CHOICES = [
        (Status.PUBLISHED, _("Publish, or show again")),
        (Status.REJECTED, _("Do not publish")),
        (Status.HIDDEN, _("Hide")),
        (KEEP, _("Leave as it is and answer the reports")),
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = self.CHOICES

    @property
    def keeps(self) -> bool:
        """Return whether only the reports are answered."""
        return self.cleaned_data["to"] == self.KEEP


class CoverForm(forms.Form):
    """Which words of a comment are covered: all of them each time.

    Those covered already are ticked, and so are those that were until the text was corrected.
    """

    places = forms.MultipleChoiceField(
        label=_("Covered, and what looks like personal data"), required=False, widget=forms.CheckboxSelectMultiple
    )
    words = forms.CharField(
        label=_("Other words to cover"), required=False, widget=forms.Textarea(attrs={"rows": 3}), strip=False,
        help_text=_("One thing on each line, written exactly as in the text. It is covered wherever it stands."),
    )  # fmt: skip
    whole = forms.MultipleChoiceField(label=_("Whole sentences"), required=False, widget=forms.CheckboxSelectMultiple)
    reason = forms.ChoiceField(label=_("Reason for covering"), choices=CoverReason)
    seen_hash = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, comment: Comment, **kwargs: Any) -> None:
        covers = current_covers(comment) or lapsed_covers(comment)
        title, text = comment.title, comment.text
        now = [*places(title, covers.title, in_title=True), *places(text, covers.text)]
        ticked = [place.value for place in now]
        kwargs["initial"] = {"places": ticked, "seen_hash": comment.seen_hash} | kwargs.get("initial", {})
        super().__init__(*args, prefix=f"cover-{comment.pk}", **kwargs)
        self.comment = comment
        found = [*now, *suggestions(title, in_title=True), *suggestions(text)]
        whole = [*places(title, [(0, len(title))] if title else [], in_title=True), *sentences(text)]
        self.offered = {place.value: place for place in (*whole, *found)}
        self.fields["places"].choices = list({place.value: label_of(place) for place in found}.items())
        self.fields["whole"].choices = [(place.value, label_of(place)) for place in whole]

    def clean_words(self) -> Covers:
        try:
            return places_of_words(self.comment.text, self.cleaned_data["words"].splitlines(), self.comment.title)
        except WordsNotFound as missing:
            raise forms.ValidationError(
                _("Not in the text: %(words)s"), params={"words": ", ".join(missing.words)}
            ) from missing

    def covers(self) -> Covers:
        """Return every place that is to be covered."""
        written = self.cleaned_data["words"]
        ticked = [self.offered[value] for value in (*self.cleaned_data["places"], *self.cleaned_data["whole"])]
        return Covers(
            [*written.text, *(place.span for place in ticked if not place.in_title)],
            [*written.title, *(place.span for place in ticked if place.in_title)],
        )


def label_of(place: Place) -> str:
    """Return the words of a place as a choice names them."""
    return _("In the title: %(words)s") % {"words": place.words} if place.in_title else place.words


class SettingsForm(forms.ModelForm):
    """The target time, the surge threshold and the deputy."""

    class Meta:
        model = ModerationSettings
        fields = ["target_days", "surge_threshold", "deputy_email"]
        field_classes = {"deputy_email": RecipientField}
