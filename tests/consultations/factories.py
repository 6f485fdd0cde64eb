"""The smallest consultations and statements that the rules allow. Fixed dates, no chance."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db.models import QuerySet
from wagtail.rich_text import RichText

from consultations import acts
from consultations.models import (
    Capacity,
    Comment,
    Consultation,
    ConsultationIndexPage,
    ConsultationPage,
    Status,
)
from consultations.statement_input import CommentInput, StatementInput
from consultations.submission import Receipt, submit_statement
from hyte.pages.models import HomePage

SECTIONS = ("6a1c2f0e-0000-4000-8000-000000000001", "6a1c2f0e-0000-4000-8000-000000000002")
TITLES = {"fi": ("Tavoitteet", "Avustukset"), "sv": ("Mål", "Understöd")}
ANSWERS = {
    "what": "<p>Aihe.</p>",
    "who_decides": "<p>Lautakunta.</p>",
    "how": "<p>Lausu.</p>",
    "what_next": "<p>Päätös.</p>",
}


def add_page(home: HomePage, consultation: Consultation | None = None, **fields: Any) -> ConsultationPage:
    """Publish a consultation page with two sections below `home`."""
    language = home.locale.language_code
    index = ConsultationIndexPage.objects.child_of(home).first() or home.add_child(
        instance=ConsultationIndexPage(title="Kuulemiset", slug="kuulemiset", locale=home.locale)
    )
    sections = [
        {"type": "section", "id": uuid, "value": {"title": title, "body": RichText(f"<p>{title} tekstinä.</p>").source}}
        for uuid, title in zip(SECTIONS, TITLES[language], strict=True)
    ]
    page = ConsultationPage(
        **{"title": "Järjestöyhteistyön ohjelma", "slug": "ohjelma"} | ANSWERS | fields,
        locale=home.locale,
        consultation=consultation,
    )
    page.sections = ConsultationPage._meta.get_field("sections").to_python(sections)
    if consultation is not None:
        page.translation_key = consultation.pages.first().translation_key
    return index.add_child(instance=page)


def open_consultation(home: HomePage, at: datetime, **changes: Any) -> Consultation:
    """Return a consultation that opened a day before `at` and closes a week after it."""
    consultation = add_page(home).consultation
    for name, value in changes.items():
        setattr(consultation, name, value)
    consultation.save()
    announce(consultation, at - timedelta(days=1), at + timedelta(days=7))
    return Consultation.objects.get(pk=consultation.pk)


def announce(consultation: Consultation, opens_at: datetime, closes_at: datetime) -> None:
    acts.announce(
        consultation=consultation, opens_at=opens_at, closes_at=closes_at, by=None, at=opens_at, with_checklist=False
    )


def close_early(consultation: Consultation, at: datetime) -> None:
    acts.close_early(consultation=consultation, reason_fi="Syy.", reason_sv="Skäl.", by=None, at=at)


def written(*texts: str, **fields: Any) -> StatementInput:
    """Return what an organisation sends: one text a section, in the order of the sections."""
    comments = tuple(CommentInput(section, text) for section, text in zip(SECTIONS, texts, strict=False))
    given = {"language": "fi", "capacity": Capacity.ORGANISATION, "organisation": "Rannikon Yhdistys ry"}
    return StatementInput(**{"comments": comments or (CommentInput(None, "Kannatamme ohjelmaa."),)} | given | fields)


def send(consultation: Consultation, at: datetime, *texts: str, **fields: Any) -> Receipt:
    return submit_statement(consultation=consultation, statement=written(*texts, **fields), key=uuid4(), at=at)


def sent_comment(consultation: Consultation, at: datetime, text: str = "Kannatamme.", **fields: Any) -> Comment:
    """Return the one comment of a new statement."""
    return Comment.objects.get(statement=send(consultation, at, text, **fields).statement)


def put_in_status(comments: QuerySet[Comment], status: Status, at: datetime) -> None:
    """Put comments into a status as if it had been decided, with the trace that a publication leaves."""
    was_public = status in (Status.PUBLISHED, Status.HIDDEN)
    comments.update(status=status, published_at=at if was_public else None)
