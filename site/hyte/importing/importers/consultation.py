"""Import consultations: the Finnish and the Swedish item are pages of one consultation."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid5

from consultations import diary_number
from consultations.models import Consultation, ConsultationPage, Moderation
from hyte.importing.importers.editorial import put_editorial
from hyte.importing.importers.outcome import put_outcome
from hyte.importing.importers.period import announce_period
from hyte.importing.items import ConsultationItem
from hyte.importing.markup import rich_text
from hyte.importing.page_edit import PageEdit, edit_page
from hyte.importing.problems import LineError, gettext_noop
from hyte.importing.run import Outcome, Run
from hyte.importing.schema import Absent
from hyte.structure.places import CONSULTATIONS

SECTIONS = UUID("7c1d3f0e-2d55-4d0a-9a64-5b2f6f1f0c11")
"""The namespace of section UUIDs: one id of a section in a consultation gives one UUID, in both languages."""

QUESTIONS = ("what", "who_decides", "how", "what_next", "summary")
"""The keys with the answers to the four questions and the summary; the fields of the page have the same names."""


def import_consultation(item: ConsultationItem, run: Run) -> tuple[Outcome, int]:
    """Import one language version of a consultation, and with the first one its period, moderation and outcome."""
    edit = edit_page(ConsultationPage, item, run, lambda: run.parent(CONSULTATIONS, item.language))
    page = edit.page
    join_consultation(edit)
    put_editorial(edit)
    for question in QUESTIONS:
        edit.put_rich(question, getattr(item, question))
    put_sections(edit, item)
    put_facts(edit, item)
    date_the_text(edit, run)

    def also() -> bool:
        consultation = Consultation.objects.get(pk=page.consultation_id)
        changes = [
            put_moderation(consultation, item),
            put_diary_number(consultation, item),
            announce_period(consultation, item, run),
            put_outcome(consultation, item, run),
        ]
        return any(changes)

    return edit.finish(also), page.pk


def join_consultation(edit: PageEdit[ConsultationPage]) -> None:
    """Give a new page the consultation of its translation or a new one; refuse to move a page to another one."""
    page = edit.page
    translated = page.consultation_of_translation()
    if page.consultation_id is None:
        page.consultation = translated or Consultation.objects.create()
    elif page.translation_key.hex != edit.before["translation_key"].replace("-", ""):
        raise LineError(gettext_noop("A consultation that is on the site cannot be joined with another one or parted."))


def date_the_text(edit: PageEdit[ConsultationPage], run: Run) -> None:
    """Date the text of a new page like that of its translation, whose period was announced as of its opening."""
    opens_at = edit.page.consultation.opens_at
    if edit.page.pk is None and opens_at is not None:
        edit.page.text_published_at = min(opens_at, run.at)


def section_uuid(consultation: Consultation, section: str) -> UUID:
    """Return the identity of the section that the import file calls `section`."""
    return uuid5(SECTIONS, f"{consultation.public_id}/{section}")


def put_sections(edit: PageEdit[ConsultationPage], item: ConsultationItem) -> None:
    """Put the sections into the page, each with the identity that it has in both languages."""
    if isinstance(item.sections, Absent):
        return
    blocks: list[dict[str, Any]] = []
    for section in item.sections:
        uuid = str(section_uuid(edit.page.consultation, section.id))
        if any(block["id"] == uuid for block in blocks):
            raise LineError(gettext_noop("Two sections have the id %(id)s."), id=section.id)
        value = {"title": section.title, "body": rich_text(section.body, heading="h3")}
        blocks.append({"type": "section", "id": uuid, "value": value})
    edit.put_stream("sections", blocks)
    check_same_sections(edit, item)


def check_same_sections(edit: PageEdit[ConsultationPage], item: ConsultationItem) -> None:
    """Raise `LineError` where the source of a translation has other sections: one of them would miss its readers."""
    if isinstance(item.translation_of, str) and item.translation_of in edit.run.known.rows:
        source = edit.run.known.need(item.type, item.translation_of, "translation_of")
        ids = [{block["id"] for block in page.sections.raw_data} for page in (source, edit.page)]
        if ids[0] != ids[1]:
            raise LineError(gettext_noop("The sections are not the same as those of %(id)s."), id=item.translation_of)


def put_facts(edit: PageEdit[ConsultationPage], item: ConsultationItem) -> None:
    """Put the facts into the page, but for the diary number, which has a place of its own."""
    if not isinstance(item.facts, Absent):
        facts = [fact for fact in item.facts if not diary_number.is_called_so(fact.label)]
        edit.put_stream("facts", [{"type": "fact", "value": {"label": f.label, "value": f.value}} for f in facts])


def put_diary_number(consultation: Consultation, item: ConsultationItem) -> bool:
    """Write down the diary number that stands among the facts; return whether that changed it."""
    facts = () if isinstance(item.facts, Absent) else item.facts
    number = next((fact.value.strip() for fact in facts if diary_number.is_called_so(fact.label)), "")
    return bool(number) and diary_number.write_down(consultation=consultation, number=number)


def put_moderation(consultation: Consultation, item: ConsultationItem) -> bool:
    """Set when comments become public; return whether that changed."""
    if isinstance(item.moderation, Absent) or consultation.moderation == item.moderation:
        return False
    consultation.moderation = Moderation(item.moderation)
    consultation.save(update_fields=["moderation"])
    return True
