"""Whoever may key in letters mends who gave one, in which language, how and when, while nobody has decided about it.

A moderator judges words together with the name under them: what was on a screen before is not decided about after it.
"""

from __future__ import annotations

import hashlib
from dataclasses import astuple, dataclass, replace
from datetime import datetime
from itertools import chain

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from consultations import versions
from consultations.corrections import NotKeyedIn, is_correctable, uncover
from consultations.locking import lock_consultation
from consultations.models import Capacity, Channel, EarlierParticulars, Statement
from consultations.registration import check_arrival
from consultations.statement_rows import text_of
from consultations.text import clean_line

PARTICULARS = ("capacity", "name", "organisation", "business_id", "role", "channel", "submitted_at", "language")


class ParticularsRefused(Exception):
    """Nothing was corrected: somebody has decided about the statement, or corrected the same meanwhile."""


@dataclass(frozen=True)
class Particulars:
    """Who gives a statement and in which language, and how and when it came."""

    capacity: Capacity
    name: str
    organisation: str
    business_id: str
    role: str
    channel: Channel
    submitted_at: datetime
    language: str

    @classmethod
    def of(cls, statement: Statement) -> Particulars:
        return cls(**{field: getattr(statement, field) for field in PARTICULARS})

    def cleaned(self) -> Particulars:
        """Return them as they are stored: a private person speaks for no organisation."""
        speaks_for = self.capacity != Capacity.PERSON
        return replace(
            self,
            name=clean_line(self.name),
            organisation=clean_line(self.organisation) if speaks_for else "",
            business_id=self.business_id if self.capacity == Capacity.ORGANISATION else "",
            role=clean_line(self.role) if speaks_for else "",
        )

    @property
    def seen_hash(self) -> str:
        """Return the hash by which a form says what was on the screen."""
        return hashlib.sha256("\n".join(map(str, astuple(self))).encode()).hexdigest()


@transaction.atomic
def correct_particulars(
    *, statement: Statement, particulars: Particulars, seen_hash: str, by: AbstractBaseUser, at: datetime
) -> bool:
    """Put what the letter says of its author and its way in place of what was mistyped, which is kept with who did it.

    Returns whether anything has changed. The deadline does not matter; whether the letter is late follows from its
    arrival as it is now. Raises `NotKeyedIn`, `ParticularsRefused`, and `RegistrationRefused` for what no letter could
    be keyed in with.
    """
    wanted = particulars.cleaned()
    asked = lock_consultation(statement.consultation_id)
    now = Statement.objects.get(pk=statement.pk)
    if now.registered_at is None:
        raise NotKeyedIn
    check_arrival(consultation=asked, channel=wanted.channel, received_at=wanted.submitted_at, at=at)
    present = Particulars.of(now)
    if present == wanted:
        return False
    if present.seen_hash != seen_hash or not are_correctable(now):
        raise ParticularsRefused
    keep(present, of=now, by=by, at=at)
    for field in PARTICULARS:
        setattr(now, field, getattr(wanted, field))
    now.particulars_corrected_at = at
    now.save(update_fields=[*PARTICULARS, "particulars_corrected_at"])
    now.comments.update(submitted_at=wanted.submitted_at)
    if present.language != wanted.language:
        follow_language(now)
    return True


def keep(
    particulars: Particulars, *, of: Statement, by: AbstractBaseUser, at: datetime, address_changed: bool = False
) -> None:
    """Keep what stood there before, with who put something else in its place and when."""
    EarlierParticulars.objects.create(
        statement=of,
        address_changed=address_changed,
        replaced_at=at,
        replaced_by=by,
        **{field: getattr(particulars, field) for field in PARTICULARS},
    )


def follow_language(statement: Statement) -> None:
    """Bring the comments into the language of their statement: each is about the text that its author read.

    That is the text which was current when the letter was keyed in. Covers carry a marker in the earlier language: they
    lapse, and moderators are told. Nothing of the statement is public or counted yet.
    """
    comments = statement.comments.select_related("section")
    uuids = [str(comment.section.uuid) for comment in comments if comment.section]
    read = versions.current_sections(statement.consultation, statement.language, uuids, at=statement.registered_at)
    for comment in comments:
        about = text_of(read[str(comment.section.uuid)] if comment.section else None)
        for field, value in about.items():
            setattr(comment, field, value)
        comment.language = statement.language
        uncover(comment)
        comment.save(update_fields=["language", *about, "redacted_title", "redacted_text"])


def are_correctable(statement: Statement) -> bool:
    """Return whether nobody has decided about any comment or file of the statement."""
    comments, files = statement.comments.all(), statement.attachments.all()
    decided = any(subject.decisions.all() for subject in chain(comments, files))
    return not decided and all(is_correctable(comment, decided=False) for comment in comments)
