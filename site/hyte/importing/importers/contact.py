"""Import contact people: one record for both languages, and a page for each."""

from __future__ import annotations

from typing import Any

from hyte.importing.files import image_at
from hyte.importing.items import ContactItem
from hyte.importing.page_edit import edit_page
from hyte.importing.problems import LineError, gettext_noop
from hyte.importing.run import Outcome, Run
from hyte.importing.schema import Absent
from hyte.mail.recipients import is_recipient
from hyte.people.models import ContactPage, Person
from hyte.structure.places import CONTACTS


def import_contact(item: ContactItem, run: Run) -> tuple[Outcome, int]:
    """Import a contact person. Two contacts that are each other's translation are one person."""
    edit = edit_page(ContactPage, item, run, lambda: run.parent(CONTACTS, item.language))
    page = edit.page
    person = page.person if page.person_id else person_of_translation(page) or Person()
    changed = put_person(person, item, run)
    page.person = person
    edit.put("ask_about", item.body)
    outcome = edit.finish()
    return (Outcome.CHANGED if changed and outcome is Outcome.UNCHANGED else outcome), page.pk


def person_of_translation(page: ContactPage) -> Person | None:
    """Return the person whom the page in the other language shows."""
    translation = ContactPage.objects.filter(translation_key=page.translation_key).first()
    return translation.person if translation else None


def put_person(person: Person, item: ContactItem, run: Run) -> bool:
    """Put the values of `item` into the record; return whether something was different, and saved."""
    before = person.serializable_data() if person.pk else {}
    wanted: dict[str, Any] = {
        "name": item.title,
        f"role_{item.language}": item.role,
        f"organisation_{item.language}": item.organisation,
        "email": item.email,
        "phone": item.phone,
    }
    for field, value in wanted.items():
        if not isinstance(value, Absent):
            setattr(person, field, value)
    if not isinstance(item.languages, Absent):
        person.languages = " ".join(item.languages)
    if isinstance(item.portrait, str):
        person.portrait = image_at(item.portrait, person.name, {}, run) if item.portrait else None
    check_address(person.email)
    put_topics(person, item, run)
    if before and person.serializable_data() == before:
        return False
    person.save()
    return True


def check_address(email: str) -> None:
    if email and not is_recipient(email):
        raise LineError(gettext_noop("%(email)s is not an e-mail address."), email=email)


def put_topics(person: Person, item: ContactItem, run: Run) -> None:
    """Set the person's topics in the language of `item`; those that have a name in the other language only stay."""
    if isinstance(item.topics, Absent) and isinstance(item.tags, Absent):
        return
    names = [name for given in (item.topics, item.tags) if not isinstance(given, Absent) for name in given]
    kept = [topic for topic in person.topics.all() if not getattr(topic, f"name_{item.language}")] if person.pk else []
    wanted = {*kept, *(run.topic(name, item.language) for name in names)}
    if wanted != set(person.topics.all() if person.pk else ()):
        person.topics = list(wanted)
