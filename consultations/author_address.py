"""Whoever may key in letters mends the e-mail address of one, while nobody has decided about it.

They need not be allowed to see it: it is put in without being shown, as in the first form.
"""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from consultations import mails
from consultations.corrections import NotKeyedIn
from consultations.erasure import erase_address
from consultations.locking import lock_consultation
from consultations.models import Statement, StatementContact
from consultations.particulars import Particulars, ParticularsRefused, are_correctable, keep
from consultations.tokens import token_hash


@transaction.atomic
def correct_address(*, statement: Statement, email: str, by: AbstractBaseUser, at: datetime) -> bool:
    """Put `email` in place of the author's address, or take that away where it is empty; return whether it has changed.

    The new address gets the receipt with a new link: the earlier one, which may have gone to a stranger, opens nothing
    any more. The earlier address is not kept, nor is mail to it; that it was changed is, with who did it. Raises
    `NotKeyedIn` and `ParticularsRefused`.
    """
    lock_consultation(statement.consultation_id)
    now = Statement.objects.select_related("consultation").get(pk=statement.pk)
    if now.registered_at is None:
        raise NotKeyedIn
    contact = StatementContact.objects.filter(statement=now).first()
    if (contact.email if contact else "") == (email := email.strip()):
        return False
    if not are_correctable(now):
        raise ParticularsRefused
    keep(Particulars.of(now), of=now, by=by, at=at, address_changed=True)
    erase_address(now)
    now.link_key = uuid4()
    now.token_hash = token_hash(now.token)
    now.save(update_fields=["link_key", "token_hash"])
    if email:
        StatementContact.objects.create(statement=now, email=email)
        mails.queue_receipt(statement=now, token=now.token, email=email, at=at)
    return True
