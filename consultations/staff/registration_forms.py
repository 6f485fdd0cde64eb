"""The form in which staff key in a statement that came by another way than the web form."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from consultations.forms import SECTION_PREFIX, WHOLE, AuthorForm, CommentField, FilesForm
from consultations.models import Channel, Section
from consultations.period import local_instant
from consultations.staff.forms import InstantForm
from consultations.statement_input import CommentInput, StatementInput
from consultations.text import clean_text
from hyte.pages.moment_fields import ClockField, DayField
from hyte.users.language import staff_language

LONGEST_NOTE = 2_000
UNCHOSEN = ("", _("Choose"))
"""Stands first where nothing may be chosen by whoever only forgot to look."""

CHANNELS = [UNCHOSEN, *((channel.value, channel.label) for channel in Channel if channel != Channel.WEB)]
LANGUAGES = [UNCHOSEN, *settings.LANGUAGES]

REFUSALS = {
    "not_announced": _("The consultation takes no statements: it has not opened, or it was cancelled."),
    "in_the_future": _("The statement cannot have arrived in the future: check the day and the time."),
    "after_cancellation": _("The consultation was cancelled before this: only what arrived earlier is keyed in."),
    "web_form": _("Choose how the statement arrived."),
    "no_words": _("Write a comment on at least one section or on the whole."),
}
"""What staff are told for each code of `RegistrationRefused`."""

OF_THE_AUTHOR = {
    "capacity": (_("On whose behalf the statement is given"), ""),
    "name": (
        _("Name or pseudonym of the author"),
        _("Shown in public. It may be left empty for an organisation."),
    ),
    "organisation": (
        _("Official name of the organisation"),
        _("Only for the statement of an organisation. Shown in public."),
    ),
    "business_id": (_("Business ID of the organisation"), _("If it is known: 1234567-1")),
    "role": (_("Role of the author in the organisation"), ""),
    "email": (_("E-mail address of the author"), _("Not public. The receipt and the decisions are mailed to it.")),
}
"""The fields that the form shares with the public one, as they are called for whoever keys in for somebody else."""

ARRIVAL = ("channel", "received_on", "received_clock", "later")
"""The fields that ask how and when a letter arrived."""

REFUSED_FIELDS = {
    "in_the_future": "received_on",
    "after_cancellation": "received_on",
    "web_form": "channel",
    "no_words": WHOLE,
}


class LetterForm(FilesForm, InstantForm, AuthorForm):
    """How and when a statement arrived, in which language and who gives it, as whoever keys it in is asked."""

    no_name = _("Give the name or the pseudonym of the author.")
    default_renderer = None  # the staff interface's own look, not that of the public forms

    channel = forms.ChoiceField(
        label=_("How it arrived"), choices=CHANNELS, error_messages={"required": REFUSALS["web_form"]}
    )
    received_on = DayField(label=_("Arrived on"))
    received_clock = ClockField(
        label=_("Arrived at"),
        help_text=_("As the mail or the stamp of the registry says. It decides whether the statement is late."),
    )  # fmt: skip
    language = forms.ChoiceField(
        label=_("Language"), choices=LANGUAGES,
        error_messages={"required": _("Choose the language in which the statement is written.")},
    )  # fmt: skip

    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["website"]
        self.fields["key"].initial = uuid4
        self.speak_of_the_author()

    def sent_key(self) -> UUID | None:
        """Return the key that came with the form, `None` where none did."""
        if "key" not in self.fields:
            return None
        try:
            return self.fields["key"].clean(self["key"].value())
        except forms.ValidationError:
            return None

    @property
    def media(self) -> forms.Media:
        """Return what the widgets need, without the scripts of the public forms."""
        return sum((field.widget.media for field in self.fields.values()), forms.Media())

    def speak_of_the_author(self) -> None:
        """Speak of the author as of somebody else, and let no browser fill in who keys the statement in."""
        for name, (label, help_text) in OF_THE_AUTHOR.items():
            self.fields[name].label, self.fields[name].help_text = label, help_text
            self.fields[name].widget.attrs["autocomplete"] = "off"
        self.fields["capacity"].error_messages["required"] = _("Choose on whose behalf the statement is given.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("received_clock") is not None:
            self.instant("received_at", local_instant, cleaned.get("received_on"), cleaned["received_clock"])
        return cleaned

    def refuse(self, code: str) -> None:
        """Say beside its field why the statement was not taken."""
        self.add_error(REFUSED_FIELDS.get(code), REFUSALS[code])


class RegistrationForm(LetterForm):
    """What arrived, with what it says section by section, word for word."""

    note = forms.CharField(
        label=_("Where the original is"), required=False, max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2}), help_text=_("For staff only, for example the registry's folder."),
    )  # fmt: skip

    def __init__(self, *args: Any, sections: list[Section], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sections = sections
        for section in sections:
            self.fields[f"{SECTION_PREFIX}{section.uuid}"] = CommentField(label=section.title_in(staff_language()))
        self.fields[WHOLE] = CommentField(
            label=_("Comment on the whole") if sections else pgettext_lazy("consultation", "Comment")
        )
        first = [*ARRIVAL, "language"]
        last = ["files", "note"]
        self.order_fields([*first, *(name for name in self.fields if name not in (*first, *last)), *last])

    def clean_note(self) -> str:
        return clean_text(self.cleaned_data["note"])

    def statement(self, attachments: tuple[str, ...] = ()) -> StatementInput:
        """Return the statement of a valid form, with the files that have these hashes."""
        cleaned = self.cleaned_data
        comments = [CommentInput(str(it.uuid), cleaned[f"{SECTION_PREFIX}{it.uuid}"]) for it in self.sections]
        return StatementInput(
            language=cleaned["language"],
            comments=(*comments, CommentInput(None, cleaned[WHOLE])),
            attachments=attachments,
            **self.author(),
        )
