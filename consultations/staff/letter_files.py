"""The appendices of a letter, kept with the form that brings them until it is whole."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from consultations.attachment_uploads import remove_upload
from consultations.models import Consultation
from consultations.registration import states_for_letters
from consultations.staff.registration_forms import LetterForm
from consultations.views.uploads import FIELD, receive_files


def keep_files(request: HttpRequest, form: LetterForm, consultation: Consultation) -> UUID | None:
    """Keep what came with the form as the public form does, and tell in it what is wrong with the rest.

    Returns the key with which they are kept, `None` where the form has none. Raises `StatementSentAlready`.
    """
    if (key := form.sent_key()) is None:
        return None
    for public_id in request.POST.getlist("remove"):
        remove_upload(form_key=key, public_id=public_id)
    faults = receive_files(
        request,
        None,
        consultation=consultation,
        form_key=key,
        at=timezone.now(),
        states=states_for_letters(consultation),
    )
    for fault in faults:
        form.add_error(FIELD, fault)
    return key
