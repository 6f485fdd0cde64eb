"""The forms in which the registry asks what is held, and chooses what is erased of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.identifiers import is_public_id
from hyte.operations.data_requests import OF_AN_ADDRESS
from hyte.operations.personal_data import Held

ADDRESS = "address"
"""The choice that stands for the address everywhere; the other choices are references of statements."""


class AskForm(forms.Form):
    """Whose data it is about. It is always sent in the body of a POST: an address stands in no address of a page."""

    asked = forms.CharField(
        label=gettext_lazy("E-mail address, or the reference of a statement"),
        max_length=254,
        help_text=gettext_lazy("The reference stands on the receipt and in the address of a public statement."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_asked(self) -> str:
        asked: str = self.cleaned_data["asked"]
        if "@" in asked:
            validate_email(asked)
            return asked
        reference = asked.lower()
        if not is_public_id(reference):
            raise forms.ValidationError(
                _("Write an e-mail address, or the twelve letters and digits of the reference.")
            )
        return reference


class EraseForm(AskForm):
    """What is to be erased of what is held: the address, and each statement by itself."""

    erase = forms.MultipleChoiceField(
        label=gettext_lazy("What is to be erased"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose what is to be erased.")},
    )

    def __init__(self, *args: Any, held: Held, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asked"].widget = forms.HiddenInput()
        self.fields["erase"].choices = choices(held)

    @property
    def address(self) -> bool:
        return ADDRESS in self.cleaned_data["erase"]

    @property
    def words(self) -> list[str]:
        """Return the references of the statements whose words are to be erased."""
        return [choice for choice in self.cleaned_data["erase"] if choice != ADDRESS]


def choices(held: Held) -> list[tuple[str, str]]:
    """Return what can be erased of what is held. Contact people and staff accounts cannot: the staff keep those."""
    by_address = "mails" in held
    has_address = any(statement["email"] for statement in held["statements"]) or any(
        held.get(part) for part in OF_AN_ADDRESS
    )
    found = [(ADDRESS, _("The e-mail address, everywhere"))] if by_address and has_address else []
    for statement in held["statements"]:
        if statement["erased_at"] is None:
            text = _("The statement %(reference)s: words, names, address and files")
            found.append((statement["reference"], text % {"reference": statement["reference"]}))
    return found
