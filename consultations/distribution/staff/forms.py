"""The forms in which coordinators keep the list of who is asked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from consultations.distribution.keeping import Party
from consultations.distribution.models import Invitee, Kind, ReturnAddress, standing_statements
from consultations.distribution.spreadsheet import MOST_BYTES
from consultations.forms import LineField
from consultations.models import Consultation, Statement
from hyte.mail.recipients import RecipientField
from hyte.pages.moments import format_moment
from hyte.users.language import staff_language

REFUSALS = {
    "listed_already": _("This name is on the list already."),
    "invited_already": _("The request has gone out to this party: it stays on the list."),
    "not_open": _("The request is sent while the consultation takes statements."),
    "other_consultation": _("This belongs to another consultation."),
    "answered_already": _("This party has answered already."),
    "no_answer": _("This statement was withdrawn or not published: it is nobody's answer."),
    "answer_changed": _("Somebody has changed meanwhile what this party's answer is. Look at the list again."),
    "on_record": _("It is on record that an answer of this party was taken back: it stays on the list."),
}
"""What staff are told for each code of `DistributionRefused`."""


class PartyForm(forms.Form):
    """One party."""

    name = LineField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    email = RecipientField(
        label=_("E-mail address"), required=False,
        help_text=_("Never public. Without an address, send the request by post."),
    )  # fmt: skip

    def party(self) -> Party:
        """Return the party of a valid form."""
        cleaned = self.cleaned_data
        return Party(cleaned["name"], Kind(cleaned["kind"]), cleaned["language"], cleaned["email"])


class AddressForm(forms.Form):
    """Another address for one party."""

    invitee = forms.ModelChoiceField(label=_("Party"), queryset=Invitee.objects.none())
    email = RecipientField(label=_("New e-mail address"))

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["invitee"].queryset = Invitee.objects.filter(consultation=consultation)


class AnswerForm(forms.Form):
    """Whose answer a statement is."""

    invitee = forms.ModelChoiceField(label=_("Party"), queryset=Invitee.objects.none())
    statement = forms.ModelChoiceField(label=_("Statement"), queryset=Statement.objects.none())

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["invitee"].queryset = Invitee.objects.unanswered().filter(consultation=consultation)
        statements = standing_statements(consultation).order_by("organisation", "name", "pk")
        self.fields["statement"].queryset = statements
        self.fields["statement"].label_from_instance = lambda statement: (
            f"{statement.author}, {format_moment(statement.submitted_at, staff_language())}"
        )


class CopyForm(forms.Form):
    """The consultation whose list is copied."""

    source = forms.ModelChoiceField(label=_("Earlier consultation"), queryset=Consultation.objects.none())

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Consultation.objects.exclude(pk=consultation.pk).filter(invitees__isnull=False)
        self.fields["source"].queryset = others.distinct().order_by("-created_at").prefetch_related("pages__locale")


class ImportForm(forms.Form):
    """A spreadsheet."""

    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_("CSV (UTF-8) or XLSX. The first line names the columns: name, kind, language, e-mail."),
    )

    def clean_file(self) -> Any:
        if self.cleaned_data["file"].size > MOST_BYTES:
            raise forms.ValidationError(_("The file is too big for a list of parties."))
        return self.cleaned_data["file"]


class ReturnAddressForm(forms.ModelForm):
    """Where a statement on paper is sent."""

    class Meta:
        model = ReturnAddress
        fields = ["lines_fi", "lines_sv"]
        widgets = {name: forms.Textarea(attrs={"rows": 4}) for name in ("lines_fi", "lines_sv")}
