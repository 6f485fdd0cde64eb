"""Freeze the document that is being asked about, each time it is published with another text."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max, OuterRef, Subquery

from consultations.locking import lock_consultation
from consultations.models.consultation import Consultation
from consultations.models.document import DocumentVersion, Section, SectionText
from consultations.rich_text import in_one_line
from consultations.text import text_hash

if TYPE_CHECKING:
    from consultations.models.pages import ConsultationPage


@transaction.atomic
def freeze(*, page: ConsultationPage, at: datetime) -> DocumentVersion:
    """Keep the sections of `page` as a document version, unless its latest version has the same words already.

    Other lines alone make no new version: those that were frozen without lines are told apart by the same rule.
    Section rows follow the blocks by UUID. A section that neither language has any more is marked as removed; comments
    on it stay readable under its heading.
    """
    consultation = lock_consultation(page.consultation_id)
    texts = [(block.id, block.value["title"], block.value.plain_text()) for block in page.sections]
    digest = text_hash("\n".join(f"{uuid}\n{title}\n{in_one_line(text)}" for uuid, title, text in texts))
    versions = DocumentVersion.objects.filter(consultation=consultation, language=page.language)
    latest = versions.order_by("-number").first()
    if latest is not None and latest.text_hash == digest:
        return latest
    sections = follow_sections(consultation, page, texts, at)
    version = DocumentVersion.objects.create(
        consultation=consultation,
        page=page,
        language=page.language,
        number=(versions.aggregate(last=Max("number"))["last"] or 0) + 1,
        published_at=at,
        text_hash=digest,
    )
    SectionText.objects.bulk_create(
        SectionText(
            version=version,
            section=section,
            title=title,
            text=text,
            text_hash=text_hash(f"{title}\n\n{in_one_line(text)}"),
        )
        for section, (_uuid, title, text) in zip(sections, texts, strict=True)
    )
    return version


def follow_sections(
    consultation: Consultation, page: ConsultationPage, texts: list[tuple[str, str, str]], at: datetime
) -> list[Section]:
    """Bring the section rows in line with the blocks of `page` and return them in the order of the blocks."""
    sections = []
    for position, (uuid, title, _text) in enumerate(texts):
        section, _created = Section.objects.update_or_create(
            consultation=consultation,
            uuid=uuid,
            defaults={"position": position, "removed_at": None, f"title_{page.language}": title},
        )
        sections.append(section)
    here = {section.pk for section in sections}
    elsewhere = latest_sections(consultation, except_language=page.language)
    Section.objects.filter(consultation=consultation, removed_at=None).exclude(pk__in=here | elsewhere).update(
        removed_at=at
    )
    return sections


def latest_sections(consultation: Consultation, *, except_language: str) -> set[int]:
    """Return the sections in the latest version of the other language."""
    latest = (
        DocumentVersion.objects.filter(consultation=consultation)
        .exclude(language=except_language)
        .order_by("-number")
        .first()
    )
    return set(SectionText.objects.filter(version=latest).values_list("section", flat=True)) if latest else set()


def current_sections(
    consultation: Consultation, language: str, uuids: list[str], *, at: datetime | None = None
) -> dict[str, Section]:
    """Return the sections with these UUIDs by UUID, with version and hash of their current text in `language`.

    Both are `None` where the latest version does not have the section. `at` asks for what was current at that instant.
    """
    if not uuids:
        return {}
    versions = DocumentVersion.objects.filter(consultation=consultation, language=language).order_by("-number")
    if at is not None:
        versions = versions.filter(published_at__lte=at)
    texts = SectionText.objects.filter(section=OuterRef("pk"), version=Subquery(versions.values("pk")[:1]))
    sections = Section.objects.filter(consultation=consultation, uuid__in=uuids).annotate(
        current_version=Subquery(texts.values("version")[:1]), current_hash=Subquery(texts.values("text_hash")[:1])
    )
    return {str(section.uuid): section for section in sections}
