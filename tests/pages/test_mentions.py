"""What the texts of a page point at: only what is there for everybody, in the language of the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from hyte.media.models import CustomDocument
from hyte.pages.mentions import mentioned_by
from hyte.pages.models import ContentPage, HomePage
from hyte.people.models import Person
from tests.media.factories import DocumentFactory, ImageFactory
from tests.pages.factories import ContentPageFactory
from tests.pages.streams import stream
from tests.people.factories import PersonFactory

pytestmark = pytest.mark.django_db


def linking(home: HomePage, target: Page, **fields: Any) -> ContentPage:
    """Return a published page with a link to `target` in its text."""
    text = f'<p><a linktype="page" id="{target.pk}">Lue lisää</a></p>'
    body = stream(ContentPage, "body", ("paragraph", text), ("read_more", {"page": target.pk}))
    return ContentPageFactory(parent=home, slug="lahde", body=body, locale=home.locale, **fields)


def read(client: Client, address: str = "/fi/lahde/") -> str:
    answered = client.get(address)
    assert answered.status_code == 200
    return answered.content.decode()


def test_a_page_names_what_its_blocks_choose_and_its_texts_link_to() -> None:
    accordion = {"parts": [{"type": "item", "value": {"title": "A", "text": '<a linktype="page" id="7">B</a>'}}]}
    page = ContentPage(
        body=stream(ContentPage, "body", ("accordion", accordion), ("contact_person", 3), ("attachment", 4)),
        related_links=stream(ContentPage, "related_links", ("link", {"page": 8}), ("link", {"document": 5})),
    )
    mentions = mentioned_by(page)
    assert (mentions[Page], mentions[Person], mentions[CustomDocument]) == ({7, 8}, {3}, {4, 5})


def test_links_lead_to_the_address_of_the_page(home_fi: HomePage, client: Client) -> None:
    linking(home_fi, ContentPageFactory(parent=home_fi, title="Kohde", slug="kohde"))
    text = read(client)
    assert '<a href="/fi/kohde/">Lue lisää</a>' in text
    assert ">Kohde</a>" in text


def test_an_unpublished_page_is_neither_linked_nor_named(home_fi: HomePage, client: Client) -> None:
    linking(home_fi, ContentPageFactory(parent=home_fi, title="Salainen kohde", slug="kohde", live=False))
    text = read(client)
    assert "<a>Lue lisää</a>" in text
    assert "Salainen kohde" not in text
    assert "kohde/" not in text


def test_a_page_below_a_restriction_is_neither_linked_nor_named(home_fi: HomePage, client: Client) -> None:
    closed = ContentPageFactory(parent=home_fi, slug="suljettu")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    linking(home_fi, ContentPageFactory(parent=closed, title="Salainen kohde", slug="kohde"))
    assert "Salainen kohde" not in read(client)


def test_a_link_on_a_swedish_page_leads_to_the_swedish_version(
    home_fi: HomePage, home_sv: HomePage, client: Client
) -> None:
    target = ContentPageFactory(parent=home_fi, slug="kohde")
    ContentPageFactory(
        parent=home_sv, locale=home_sv.locale, slug="mal", title="Mål", translation_key=target.translation_key
    )
    linking(home_sv, target)
    assert '<a href="/sv/mal/">Lue lisää</a>' in read(client, "/sv/lahde/")


def test_a_link_on_a_swedish_page_leads_to_the_finnish_page_where_there_is_no_other(
    home_fi: HomePage, home_sv: HomePage, client: Client
) -> None:
    linking(home_sv, ContentPageFactory(parent=home_fi, slug="kohde", title="Kohde"))
    text = read(client, "/sv/lahde/")
    assert '<a href="/fi/kohde/">Lue lisää</a>' in text
    assert 'href="/fi/kohde/" hreflang="fi">Kohde (' in text


def test_a_document_of_a_closed_collection_is_not_offered(home_fi: HomePage, client: Client) -> None:
    closed = Collection.get_first_root_node().add_child(name="Sisäiset")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    document = DocumentFactory(title="Sisäinen muistio", collection=closed)
    attachments = stream(ContentPage, "attachments", ("document", document.pk))
    body = stream(ContentPage, "body", ("attachment", document.pk), ("read_more", {"document": document.pk}))
    ContentPageFactory(parent=home_fi, slug="lahde", attachments=attachments, body=body)
    assert "Sisäinen muistio" not in read(client)


def test_the_blocks_keep_their_identity(home_fi: HomePage, client: Client) -> None:
    page = linking(home_fi, ContentPageFactory(parent=home_fi))
    shown = client.get("/fi/lahde/").context["page"]
    assert [block.id for block in shown.body] == [block.id for block in ContentPage.objects.get(pk=page.pk).body]


@pytest.mark.parametrize("count", [1, 20])
def test_a_page_asks_five_times_however_much_it_names(
    home_fi: HomePage, client: Client, django_assert_num_queries: Callable[[int], Any], count: int
) -> None:
    targets = ContentPageFactory.create_batch(count, parent=home_fi)
    blocks = [("paragraph", f'<p><a linktype="page" id="{target.pk}">A</a></p>') for target in targets]
    blocks += [("image", {"image": ImageFactory().pk, "caption": ""}) for _target in targets]
    blocks += [("attachment", DocumentFactory().pk) for _target in targets]
    blocks += [("contact_person", PersonFactory().pk) for _target in targets]
    ContentPageFactory(parent=home_fi, slug="lahde", body=stream(ContentPage, "body", *blocks))
    read(client)
    with django_assert_num_queries(5):
        # The page, the frame with every linked page, pictures, documents, people.
        read(client)
