"""The places that every site has: the front page and the lists, in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from blog.models import BlogIndexPage
from consultations.models import ConsultationIndexPage
from hyte.pages.models import BasePage, ContentPage
from hyte.people.models import ContactIndexPage
from materials.models import MaterialArchivePage, PartnershipDayIndexPage


class PlaceMissing(LookupError):
    """The site has no such place: `manage.py create_site` makes it."""


@dataclass(frozen=True, eq=False)
class Place:
    """A page directly below the front page, by the type that it has and the title and slug it begins with."""

    model: type[BasePage]
    titles: Mapping[str, str]
    slugs: Mapping[str, str]
    in_menu: bool = True
    key: str = ""
    """What tells the place from other pages of its type, where there may be others."""
    published: bool = True
    """Whether the public sees the place before anything is in it."""

    def external_id(self, language: str) -> str | None:
        return f"{self.key}-{language}" if self.key else None

    def find(self, language: str) -> BasePage:
        """Return the page that is this place in `language`, or raise `PlaceMissing`."""
        pages = self.model.objects.in_language(language)
        page = (pages.filter(external_id=self.external_id(language)) if self.key else pages).first()
        if page is None:
            raise PlaceMissing(f"{self.model.__name__} {language}")
        return page


BLOG = Place(
    BlogIndexPage,
    titles={"fi": "Ajankohtaista", "sv": "Aktuellt"},
    slugs={"fi": "ajankohtaista", "sv": "aktuellt"},
)
CONSULTATIONS = Place(
    ConsultationIndexPage,
    titles={"fi": "Lausuntopyynnöt", "sv": "Begäran om utlåtande"},
    slugs={"fi": "lausuntopyynnot", "sv": "begaran-om-utlatande"},
)
PARTNERSHIP_DAYS = Place(
    PartnershipDayIndexPage,
    titles={"fi": "Kumppanuuspäivät", "sv": "Partnerskapsdagar"},
    slugs={"fi": "kumppanuuspaivat", "sv": "partnerskapsdagar"},
)
MATERIALS = Place(
    MaterialArchivePage,
    titles={"fi": "Materiaalit", "sv": "Material"},
    slugs={"fi": "materiaalit", "sv": "material"},
)
CONTACTS = Place(
    ContactIndexPage,
    titles={"fi": "Yhteyshenkilöt", "sv": "Kontaktpersoner"},
    slugs={"fi": "yhteyshenkilot", "sv": "kontaktpersoner"},
)
INFORMATION = Place(
    ContentPage,
    titles={"fi": "Tietoa", "sv": "Information"},
    slugs={"fi": "tietoa", "sv": "information"},
    in_menu=False,
    key="information",
    published=False,
)
"""Where content pages go that are neither in the menu nor in the footer, which show what lies below the front page."""

PLACES = (CONSULTATIONS, PARTNERSHIP_DAYS, BLOG, MATERIALS, CONTACTS, INFORMATION)
