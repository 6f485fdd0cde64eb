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
    """A page directly below the front page, by the type that it has and the texts and slug it begins with."""

    model: type[BasePage]
    titles: Mapping[str, str]
    slugs: Mapping[str, str]
    introductions: Mapping[str, str]
    """What a reader finds there, in a sentence or two; the staff may put it otherwise."""
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
    introductions={
        "fi": "Uutisia, tiedotteita ja blogikirjoituksia hyvinvoinnin ja terveyden edistämisestä.",
        "sv": "Nyheter, meddelanden och blogginlägg om hur hälsa och välfärd främjas.",
    },
)
CONSULTATIONS = Place(
    ConsultationIndexPage,
    titles={"fi": "Lausuntopyynnöt", "sv": "Begäran om utlåtande"},
    slugs={"fi": "lausuntopyynnot", "sv": "begaran-om-utlatande"},
    introductions={
        "fi": "Lue, mitä valmistellaan, ja sano mielipiteesi ennen kuin asiasta päätetään. Lausunnon voi antaa kuka "
        "tahansa, omissa nimissään tai organisaation puolesta.",
        "sv": "Läs om det som bereds och säg vad du tycker innan beslutet fattas. Vem som helst kan ge ett utlåtande, "
        "i eget namn eller på en organisations vägnar.",
    },
)
PARTNERSHIP_DAYS = Place(
    PartnershipDayIndexPage,
    titles={"fi": "Kumppanuuspäivät", "sv": "Partnerskapsdagar"},
    slugs={"fi": "kumppanuuspaivat", "sv": "partnerskapsdagar"},
    introductions={
        "fi": "Kumppanuuspäivillä järjestöt, kunnat ja hyvinvointialue miettivät yhdessä, miten hyvinvointia "
        "edistetään. Päivät ovat avoimia kaikille.",
        "sv": "På partnerskapsdagarna funderar organisationer, kommuner och välfärdsområdet tillsammans på hur välfärd "
        "främjas. Dagarna är öppna för alla.",
    },
)
MATERIALS = Place(
    MaterialArchivePage,
    titles={"fi": "Materiaalit", "sv": "Material"},
    slugs={"fi": "materiaalit", "sv": "material"},
    introductions={
        "fi": "Kumppanuuspäivien diat, muistiot ja tallenteet sekä muu aineisto, uusin ensin.",
        "sv": "Presentationer, promemorior och inspelningar från partnerskapsdagarna samt annat material, det nyaste "
        "först.",
    },
)
CONTACTS = Place(
    ContactIndexPage,
    titles={"fi": "Yhteyshenkilöt", "sv": "Kontaktpersoner"},
    slugs={"fi": "yhteyshenkilot", "sv": "kontaktpersoner"},
    introductions={
        "fi": "Etkö tiedä, keneltä kysyä? Valitse aihe, niin näet, kuka siitä vastaa.",
        "sv": "Vet du inte vem du ska fråga? Välj ett ämne, så ser du vem som svarar för det.",
    },
)
INFORMATION = Place(
    ContentPage,
    titles={"fi": "Tietoa", "sv": "Information"},
    slugs={"fi": "tietoa", "sv": "information"},
    introductions={
        "fi": "Taustaa ja ohjeita hyvinvoinnin ja terveyden edistämisestä.",
        "sv": "Bakgrund och anvisningar om främjandet av hälsa och välfärd.",
    },
    in_menu=False,
    key="information",
    published=False,
)
"""Where content pages go that are neither in the menu nor in the footer, which show what lies below the front page."""

PLACES = (CONSULTATIONS, PARTNERSHIP_DAYS, BLOG, MATERIALS, CONTACTS, INFORMATION)
