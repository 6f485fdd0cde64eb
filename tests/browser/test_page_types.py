"""Every page type with everything on it: no barrier that a machine can find, and nothing wider than a small screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from blog.models import BlogPage
from hyte.pages.blocks import BodyBlock
from hyte.pages.models import ContentPage, HomePage
from materials.models import PartnershipDayPage
from tests.blog.factories import BlogAuthorFactory, BlogIndexPageFactory, BlogPageFactory
from tests.browser.accessibility import violations, wider_than_the_screen
from tests.materials.factories import (
    MaterialArchivePageFactory,
    MaterialFactory,
    PartnershipDayIndexPageFactory,
    PartnershipDayPageFactory,
)
from tests.media.factories import DocumentFactory, ImageFactory
from tests.pages.factories import ContentPageFactory, TopicFactory
from tests.pages.streams import stream
from tests.people.factories import ContactIndexPageFactory, ContactPageFactory, PersonFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

LONG = "Hyvinvointisuunnitelmaluonnoksenlausuntokierrosyhteenvetopalaverimuistio"
CHOOSERS = {"attachment", "contact_person", "image"}


def every_block() -> list[tuple[str, object]]:
    """Return one of each block, as an editor sees it in the preview."""
    shown = {name: block for name, block in BodyBlock().child_blocks.items() if name not in CHOOSERS}
    blocks = [(name, block.get_prep_value(block.get_preview_value())) for name, block in shown.items()]
    return [
        *blocks,
        ("attachment", DocumentFactory(title=LONG).pk),
        ("contact_person", PersonFactory().pk),
        ("image", {"image": ImageFactory().pk, "caption": LONG}),
    ]


@pytest.fixture
def site(home_fi: HomePage) -> HomePage:
    """A site with one page of each type."""
    person = PersonFactory(portrait=ImageFactory(), languages="fi sv")
    person.topics.add(TopicFactory())
    person.save()
    ContactPageFactory(
        parent=ContactIndexPageFactory(parent=home_fi), slug="aino", person=person, ask_about="Avustuksista."
    )
    ContentPageFactory(parent=home_fi, slug="tietoa", title=LONG, body=stream(ContentPage, "body", *every_block()))
    days = PartnershipDayIndexPageFactory(parent=home_fi)
    speaker = {"name": "Aino Esimerkki", "role": "johtaja", "organisation": LONG}
    programme = stream(
        PartnershipDayPage, "programme", ("item", {"time": "9.00", "title": LONG, "text": "", "speakers": [speaker]})
    )
    day = PartnershipDayPageFactory(
        parent=days, slug="paiva", programme=programme, place=LONG, sign_up_url="https://a.example", ordinal=5
    )
    MaterialFactory(day=day)
    MaterialFactory(day=day, document=None, address="https://t.example", title="Tallenne", captions="fi")
    PartnershipDayPageFactory(parent=days)
    MaterialArchivePageFactory(parent=home_fi)
    post = BlogPageFactory(
        parent=BlogIndexPageFactory(parent=home_fi),
        slug="kirjoitus",
        image=ImageFactory(),
        body=stream(BlogPage, "body", *every_block()),
        related_links=stream(BlogPage, "related_links", ("link", {"title": LONG, "address": "https://a.example"})),
    )
    post.contact_people.add(person)
    post.topics.add(TopicFactory(name_fi=LONG))
    post.save()
    BlogAuthorFactory(page=post, person=person, portrait=ImageFactory())
    return home_fi


@pytest.mark.parametrize("reader", [{"viewport": {"width": 320, "height": 800}}], indirect=True, ids=["320"])
@pytest.mark.parametrize(
    "path",
    [
        "",
        "ajankohtaista/",
        "ajankohtaista/kirjoitus/",
        "tietoa/",
        "kumppanuuspaivat/",
        "kumppanuuspaivat/paiva/",
        "materiaalit/",
        "yhteystiedot/",
        "yhteystiedot/aino/",
    ],
)
def test_a_page_has_no_barrier_and_fits_a_small_screen(site: HomePage, reader: Page, path: str) -> None:
    reader.goto(f"/fi/{path}")
    assert reader.locator("h1").count() == 1
    assert violations(reader) == []
    assert wider_than_the_screen(reader) == []
