"""Whom the demo's county has asked for a statement, who has answered, and a letter that came too late."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from consultations.decisions import decide
from consultations.distribution.answering import mark_answered
from consultations.distribution.inviting import invite
from consultations.distribution.keeping import Party, add_parties
from consultations.distribution.models import Invitee, Kind, ReturnAddress
from consultations.distribution.reminding import REMIND_BEFORE, remind
from consultations.models import Capacity, Channel, Consultation, Statement, Status
from consultations.registration import register_received
from consultations.statement_input import CommentInput, StatementInput
from hyte.mail.outbox import cancel_untried
from hyte.users.models import User

ANSWERED = {
    "demo-statement-jarjestosilta": Party("Rantamaan Järjestösilta ry", email="lausunnot@jarjestosilta.example"),
    "demo-statement-merilinna": Party("Merilinnan kaupunki", Kind.AUTHORITY, email="kirjaamo@merilinna.example"),
}
"""Who has answered by the own link."""

SILENT = (
    Party("Kansalliskielilautakunta", Kind.AUTHORITY, email="kielet@rantamaa.example"),
    Party("Vindskärs kommun", Kind.AUTHORITY, "sv", "registrator@vindskar.example"),
    Party("Sjöbodens vänner rf", language="sv", email="styrelsen@sjoboden.example"),
    Party("Tuuliluodon eläkeläiskerho"),
)
RETURN_ADDRESS = {
    "lines_fi": "Rantamaan hyvinvointialue\nKirjaamo\nPL 1\n00000 Merilinna",
    "lines_sv": "Strandmarks välfärdsområde\nRegistratorskontoret\nPB 1\n00000 Havsborg",
}
ENDED = "demo-statement-vertaisvalo"
"""A statement on the consultation that has ended."""

LETTER = (
    "Kerhomme kokoontuu joka toinen viikko, ja lausunto valmistui vasta kokouksessa. Pyydämme, että selvityksen saa "
    "tehdä paperille ja että kuitit saa tuoda kirjastoon skannattaviksi."
)


def ask(*, coordinator: User, registry: User, moderator: User, at: datetime) -> None:
    """Let the coordinator ask by name and the registry key in a late letter. No mail leaves the demo."""
    ReturnAddress.objects.create(pk=ReturnAddress.THE_ONE, **RETURN_ADDRESS)
    ended = Statement.objects.get(external_id=ENDED).consultation
    key_in_a_letter(ended, registry, moderator)
    consultation = Statement.objects.get(external_id=next(iter(ANSWERED))).consultation
    add_parties(consultation=consultation, parties=[*ANSWERED.values(), *SILENT])
    invite(consultation=consultation, by=coordinator, at=consultation.opens_at + timedelta(hours=2))
    for external_id, party in ANSWERED.items():
        code = Invitee.objects.get(consultation=consultation, name=party.name).code
        mark_answered(statement=Statement.objects.get(external_id=external_id), code=code)
    remind(consultation=consultation, at=min(consultation.closes_at - REMIND_BEFORE, at))
    cancel_untried(key_prefix="invitation")


def key_in_a_letter(ended: Consultation, registry: User, moderator: User) -> None:
    """Register a letter that came the day after the deadline, and publish it."""
    received_at = ended.closes_at + timedelta(hours=18)
    sent = StatementInput(
        language="fi",
        capacity=Capacity.ORGANISATION,
        organisation="Tuuliluodon eläkeläiskerho",
        role="sihteeri",
        comments=(CommentInput(str(ended.sections.get(position=2).uuid), LETTER),),
    )
    statement = register_received(
        consultation=ended,
        statement=sent,
        channel=Channel.POST,
        received_at=received_at,
        key=uuid5(NAMESPACE_URL, "demo-letter"),
        by=registry,
        at=received_at + timedelta(hours=2),
        note="Kirjaamon kansio 12, lausunnot.",
    )
    for comment in statement.comments.all():
        decide(
            comment=comment,
            to=Status.PUBLISHED,
            by=moderator,
            at=received_at + timedelta(hours=4),
            text_hash=comment.text_hash,
        )
