"""The forms in which the public gives a statement or a reply."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.forms.widgets import Script
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from consultations.business_id import normalise_business_id
from consultations.models.pages import ConsultationPage
from consultations.models.statement import Capacity
from consultations.statement_input import CommentInput, StatementInput
from consultations.text import LONGEST_COMMENT, clean_line, clean_text, length_of
from hyte.mail.recipients import RecipientField
from hyte.pages.forms import PublicForm

WHOLE = "comment"
SECTION_PREFIX = "comment-"
PUBLIC_CAPACITIES = [(choice.value, choice.label) for choice in (Capacity.PERSON, Capacity.ORGANISATION)]


class ReadersLength(MaxLengthValidator):
    """Counts the characters of a text as its readers do."""

    def clean(self, value: str) -> int:
        return length_of(value)


class LineField(forms.CharField):
    """One line of text, cleaned before it is judged: an invisible character is removed, not complained about."""

    def to_python(self, value: Any) -> str:
        return clean_line(str(value)) if value not in self.empty_values else ""


class CommentField(forms.CharField):
    """A comment: plain text with paragraphs, cleaned before it is measured."""

    widget = forms.Textarea(attrs={"rows": 8})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.max_length = LONGEST_COMMENT
        self.validators.append(ReadersLength(LONGEST_COMMENT))
        self.error_messages["max_length"] = _(
            "The text has %(show_value)d characters; at most %(limit_value)d fit. Shorten it or divide it."
        )

    def to_python(self, value: Any) -> str:
        return clean_text(str(value)) if value not in self.empty_values else ""


class FilesInput(forms.FileInput):
    """A control for several files at once."""

    allow_multiple_selected = True


class KeptOnTheDevice(forms.Form):
    """What is typed is kept on the author's device until it is sent."""

    class Media:
        js = [Script("js/statement_draft.js", type="module")]


class AuthorForm(PublicForm):
    """Who speaks. A form for what they say adds its fields; each carries a signed key and a field that only machines
    fill.
    """

    capacity = forms.ChoiceField(
        label=_("For whom do you speak?"), choices=PUBLIC_CAPACITIES, widget=forms.RadioSelect,
        error_messages={"required": _("Choose for whom you speak.")},
    )  # fmt: skip
    name = LineField(
        label=_("Your name or pseudonym"), max_length=150, required=False,
        help_text=_("Shown in public. An organisation may leave it empty."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    organisation = LineField(
        label=_("Official name of the organisation"), max_length=200, required=False,
        help_text=_("Only when you speak for an organisation. Shown in public."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )  # fmt: skip
    business_id = LineField(
        label=_("Business ID"), max_length=9, required=False,
        help_text=_("If the organisation has one, for example 1234567-1. Shown in public."),
    )  # fmt: skip
    role = LineField(
        label=_("Your role in the organisation"), max_length=150, required=False, help_text=_("Shown in public."),
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )  # fmt: skip
    email = RecipientField(
        label=_("E-mail address"), required=False,
        help_text=_("Not shown to anybody but the registry. We send the receipt and the decision to it."),
    )  # fmt: skip
    key = forms.CharField(widget=forms.HiddenInput, required=False)
    website = forms.CharField(label=_("Leave this field empty"), required=False)
    no_name: str | Promise = _("Give your name or a pseudonym.")

    def __init__(self, *args: Any, confirm_email: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if confirm_email:
            self.fields["email"].required = True
            self.fields["email"].help_text = _(
                "Not shown to anybody but the registry. Your statement waits until you have opened the link that we "
                "send to this address and pressed the button there."
            )
            self.fields["email"].error_messages["required"] = _("Give your e-mail address: it is confirmed by a link.")

    def clean_business_id(self) -> str:
        value = self.cleaned_data["business_id"]
        if not value:
            return ""
        if (normalised := normalise_business_id(value)) is None:
            raise forms.ValidationError(_("This is not a business ID: check the digits and the hyphen."))
        return normalised

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        capacity = cleaned.get("capacity")
        if capacity == Capacity.PERSON and not cleaned.get("name"):
            self.fault("name", self.no_name)
        if capacity == Capacity.ORGANISATION and not cleaned.get("organisation"):
            self.fault("organisation", _("Give the name of the organisation."))
        return cleaned

    def fault(self, field: str, message: str | Promise) -> None:
        if not self.has_error(field):
            self.add_error(field, message)

    def author(self) -> dict[str, Any]:
        """Return who speaks, as the arguments of `StatementInput`, of a valid form."""
        fields = ("name", "organisation", "business_id", "role", "email")
        return {"capacity": Capacity(self.cleaned_data["capacity"])} | {
            name: self.cleaned_data[name] for name in fields
        }


class FilesForm(forms.Form):
    """The appendices. The view keeps them and tells what is wrong with them: here they are only asked for."""

    files = forms.FileField(
        label=_("Attachments"), required=False,
        help_text=_("PDF, DOCX, ODT, JPG or PNG, at most 10 files of 10 MB each. Public once they are approved."),
        widget=FilesInput(attrs={"accept": ".pdf,.docx,.odt,.jpg,.jpeg,.png", "multiple": True}),
    )  # fmt: skip


class StatementForm(KeptOnTheDevice, FilesForm, AuthorForm):
    """What is said on each section and on the whole. Only the sections that are filled in are sent."""

    def __init__(self, *args: Any, page: ConsultationPage, **kwargs: Any) -> None:
        super().__init__(*args, confirm_email=page.consultation.confirm_email, **kwargs)
        self.page = page
        for block in page.sections:
            self.fields[f"{SECTION_PREFIX}{block.id}"] = CommentField(label=block.value["title"])
        self.fields[WHOLE] = CommentField(
            label=_("Comment on the whole") if len(page.sections) else _("Your comment"),
        )
        self.order_fields([*(name for name in self.fields if name != "files"), "files"])

    def section_fields(self) -> list[tuple[Any, Any]]:
        """Return each section's block with its field."""
        return [(block, self[f"{SECTION_PREFIX}{block.id}"]) for block in self.page.sections]

    def whole_field(self) -> Any:
        """Return the field for what concerns the whole."""
        return self[WHOLE]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        comment_fields = [name for name in self.fields if name == WHOLE or name.startswith(SECTION_PREFIX)]
        if not any(cleaned.get(name) or self.has_error(name) for name in comment_fields):
            nothing = _("Write a comment on at least one section or on the whole.")
            self.add_error(None, forms.ValidationError(nothing, params={"target": self[comment_fields[0]].focus_id}))
        return cleaned

    def statement(self, language: str, attachments: tuple[str, ...] = ()) -> StatementInput:
        """Return the statement of a valid form."""
        cleaned = self.cleaned_data
        sections = [CommentInput(block.id, cleaned[f"{SECTION_PREFIX}{block.id}"]) for block in self.page.sections]
        comments = (*sections, CommentInput(None, cleaned[WHOLE]))
        return StatementInput(language=language, comments=comments, attachments=attachments, **self.author()).cleaned()

    def headed_texts(self, sent: StatementInput) -> list[tuple[str, str]]:
        """Return the texts of `sent`, each under the heading of its section."""
        headings: dict[str | None, str] = {block.id: block.value["title"] for block in self.page.sections}
        whole = _("On the whole") if headings else _("Your comment")
        return [(str(headings.get(comment.section, whole)), comment.text) for comment in sent.comments]

    def typed_texts(self) -> list[tuple[str, str]]:
        """Return what was typed, with its labels, to be handed back when it could not be received."""
        texts = [(field.label, field.value() or "") for _block, field in self.section_fields()]
        texts.append((self.whole_field().label, self.whole_field().value() or ""))
        return [(str(label), clean_text(str(text))) for label, text in texts if str(text).strip()]


class ReplyForm(KeptOnTheDevice, AuthorForm):
    """A reply to a comment."""

    comment = CommentField(label=_("Your reply"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get(WHOLE):
            self.fault(WHOLE, _("Write your reply."))
        return cleaned

    def reply(self, language: str, parent: str) -> StatementInput:
        """Return the reply of a valid form to the comment with the public id `parent`."""
        comments = (CommentInput(None, self.cleaned_data[WHOLE]),)
        return StatementInput(language=language, comments=comments, parent=parent, **self.author()).cleaned()

    def typed_texts(self) -> list[tuple[str, str]]:
        """Return what was typed, with its label, to be handed back when it could not be received."""
        text = clean_text(str(self[WHOLE].value() or ""))
        return [(str(self[WHOLE].label), text)] if text else []
