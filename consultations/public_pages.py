"""The page on which the public reads a consultation."""

from __future__ import annotations

from functools import cache
from uuid import UUID

from django.db.models import CharField, Exists, QuerySet, UUIDField
from django.utils.translation import get_language

from consultations.models import Attachment, Consultation, ConsultationPage, Statement
from hyte.questions import Given, Question


@cache
def announced() -> QuerySet[ConsultationPage]:
    """Return the public pages of announced consultations, with what showing them needs.

    What is asked is the same for every reader, so the question is put together once; each adds to a copy of it.
    """
    pages = ConsultationPage.objects.published().filter(consultation__opens_at__isnull=False)
    return pages.select_related("consultation__outcome", "locale").order_by()


@Question
def announced_as() -> QuerySet[ConsultationPage]:
    """Return the public pages of the consultation with a public id, and what came with the key of a form before."""
    form_key = Given("form_key", UUIDField())
    return (
        announced()
        .filter(consultation__public_id=Given("public_id", CharField()))
        .annotate(
            has_files=Exists(Attachment.objects.filter(form_key=form_key)),
            was_received=Exists(Statement.objects.filter(key=form_key)),
        )
    )


def page_for_reader(public_id: str, *, form_key: UUID | None = None) -> ConsultationPage | None:
    """Return the public page of an announced consultation in the reader's language, or else in the other one.

    `public_id` is the consultation's. `None` where the public may read neither. `has_files` of the page says whether
    files were kept with the form of this key, `was_received` whether its statement came, so that nobody has to ask in
    vain.
    """
    pages = {page.language: page for page in announced_as.ask(public_id=public_id, form_key=form_key)}
    return pages.get(get_language() or "fi") or next(iter(pages.values()), None)


def public_title(consultation: Consultation, language: str) -> str:
    """Return what `consultation` is called in public, in `language` where it can be; its public id while nowhere.

    The title of a draft, or of a page that is closed to the public, is told to nobody.
    """
    page = consultation.pages.published().language_first(language).first()
    return page.title if page is not None else consultation.public_id


def public_statements() -> QuerySet[Statement]:
    """Return the statements of which something is published, on consultations that anybody may read."""
    return Statement.objects.published().filter(consultation__in=announced().values("consultation"))
