"""Which addresses a mail can be written to. Whoever takes an address from somebody asks here, before it is stored."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.mail.message import sanitize_address
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

LONGEST = 254
"""Characters: no mail server takes a longer address, and the tables hold none."""

UNREACHABLE = _("No mail can be sent to this address. Check how it is written.")


def validate_recipient(email: str) -> None:
    """Raise `ValidationError` unless a mail can be written to `email`.

    Django's own rule takes hosts in any script; some have no form in which the mail system could name them. What cannot
    be seen, such as a mark that turns the direction of writing, is refused, too: the name of a host would drop it.
    """
    validate_email(email)
    if not email.isprintable():
        raise ValidationError(UNREACHABLE, code="unreachable")
    try:
        written = sanitize_address(email, "utf-8")
        validate_email(written)
    except (ValueError, ValidationError) as error:
        raise ValidationError(UNREACHABLE, code="unreachable") from error
    if max(len(email), len(written)) > LONGEST:
        raise ValidationError(UNREACHABLE, code="unreachable")


def is_recipient(email: str) -> bool:
    """Return whether a mail can be written to `email`."""
    try:
        validate_recipient(email)
    except ValidationError:
        return False
    return True


class RecipientField(forms.EmailField):
    """An address that the site is going to write to."""

    default_validators = [validate_recipient]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": LONGEST} | kwargs)
