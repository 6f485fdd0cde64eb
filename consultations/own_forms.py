"""The forms in which an author corrects, withdraws and erases, at the signed link."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from consultations.corrections import Correction
from consultations.forms import CommentField, KeptOnTheDevice
from consultations.models import Comment
from consultations.text import clean_text, words_of
from hyte.pages.forms import PublicForm


class CorrectionForm(KeptOnTheDevice, PublicForm):
    """The words of the comments that their author may still correct, each under the heading of its section."""

    act_key = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, comments: list[Comment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.comments = comments
        for comment in comments:
            label = comment.section.title_in(get_language() or "fi") if comment.section else _("Your comment")
            self.fields[comment.anchor] = CommentField(label=label, initial=comment.text)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for comment in self.comments:
            if not cleaned.get(comment.anchor) and not self.has_error(comment.anchor):
                self.add_error(comment.anchor, _("A comment cannot be empty. To take it back, withdraw it."))
        return cleaned

    def corrections(self) -> list[Correction]:
        """Return the comments whose words a valid form changes."""
        return [
            Correction(comment.public_id, self.cleaned_data[comment.anchor], comment.text_hash, comment.title)
            for comment in self.comments
            if self.cleaned_data[comment.anchor] != comment.text
        ]

    def typed_texts(self) -> list[tuple[str, str]]:
        """Return what was typed, with its labels, to be handed back."""
        fields = [self[comment.anchor] for comment in self.comments]
        return [(str(field.label), clean_text(str(field.value() or ""))) for field in fields]


class WithdrawalForm(PublicForm):
    """Which comments are withdrawn."""

    act_key = forms.CharField(widget=forms.HiddenInput, required=False)
    comments = forms.MultipleChoiceField(
        label=_("What do you withdraw?"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one comment.")},
    )  # fmt: skip

    def __init__(self, *args: Any, comments: list[Comment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["comments"].choices = [(comment.public_id, beginning_of(comment)) for comment in comments]
        self.fields["comments"].initial = [comment.public_id for comment in comments]


class ErasureForm(PublicForm):
    """A second thought before everything is gone."""

    act_key = forms.CharField(widget=forms.HiddenInput, required=False)
    sure = forms.BooleanField(
        label=_("I understand that my statement cannot be brought back."),
        error_messages={"required": _("Tick the box if you want to erase your statement.")},
    )


LONGEST_BEGINNING = 80


def beginning_of(comment: Comment) -> str:
    """Return the heading of the comment's section, or the beginning of its words."""
    if comment.section is not None:
        return comment.section.title_in(get_language() or "fi")
    line = words_of(comment.text)
    return line if len(line) <= LONGEST_BEGINNING else f"{line[:LONGEST_BEGINNING]}…"
