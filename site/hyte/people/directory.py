"""The directory of contact people, by unit and topic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from hyte.pages.listing import Filter, number_in
from hyte.pages.models.base import BasePage
from hyte.people.models.page import ContactPage
from hyte.people.models.person import Person


@dataclass(frozen=True)
class Unit:
    """A unit or an organisation with its people in the order of their names."""

    name: str
    people: list[Person]


@dataclass(frozen=True)
class Directory:
    """The people of the directory whom the reader asked for, and the topics that can be asked for."""

    units: list[Unit]
    filters: list[Filter]

    @classmethod
    def of(cls, index: BasePage, parameters: Mapping[str, str], on: date) -> Directory:
        """Return the directory below `index` on the day `on`; an unknown topic in the address means all people."""
        pages = ContactPage.objects.child_of(index).published()
        people = Person.objects.shown_in(index.language).in_service(on).filter(pages__in=pages)
        listed = list(people.distinct().prefetch_related("topics"))
        topics = {topic for person in listed for topic in person.topics.all()}
        offered = {str(topic.pk): topic.name_in(index.language) for topic in sorted(topics, key=str)}
        wanted = str(number_in(parameters, "topic"))
        chosen = {"topic": wanted} if wanted in offered else {}
        if chosen:
            listed = [person for person in listed if any(str(topic.pk) == wanted for topic in person.topics.all())]
        in_order = sorted(listed, key=lambda person: (person.unit, person.name))
        return cls(
            units=[Unit(name, list(people)) for name, people in groupby(in_order, key=lambda person: person.unit)],
            filters=[Filter.of("topic", _("Topic"), offered, chosen)] if offered else [],
        )
