"""Documents: found while a published page shows them, never out of a closed collection."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction
from wagtail.signal_handlers import disable_reference_index_auto_update

from hyte.media import file_reading
from hyte.media.authors import DocumentAuthor, author_line, parse_authors
from hyte.media.models import CustomDocument
from hyte.pages.models import ContentPage, HomePage
from search.documents import Kind
from tests.materials.factories import (
    MaterialArchivePageFactory,
    MaterialFactory,
    PartnershipDayIndexPageFactory,
    PartnershipDayPageFactory,
)
from tests.media.factories import DocumentFactory
from tests.pages.factories import ContentPageFactory
from tests.pages.marks import forget_marks, is_marked, is_withheld
from tests.pages.streams import stream

pytestmark = pytest.mark.django_db


@pytest.fixture
def document() -> CustomDocument:
    return DocumentFactory(title="Muistio", language="sv", kind="memo")


def closed_collection() -> Collection:
    """A collection that only those who are logged in may see."""
    collection = Collection.get_first_root_node().add_child(name="Sisäiset")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return collection


@pytest.fixture
def published(home_fi: HomePage, document: CustomDocument) -> ContentPage:
    """A published page that shows the document."""
    attachments = stream(ContentPage, "attachments", ("document", document.pk))
    return ContentPageFactory(parent=home_fi, attachments=attachments)


def test_a_document_on_no_page_is_not_found(document: CustomDocument) -> None:
    assert document.search_document() is None


def test_a_document_on_a_published_page_is_found_with_its_text(
    published: ContentPage, document: CustomDocument, now: datetime
) -> None:
    file_reading.read_next(at=now)
    document.refresh_from_db()
    found = document.search_document()
    assert found is not None
    assert (found.kind, found.language, found.title, found.body) == (Kind.FILE, "sv", "Muistio", "Pöytäkirja")
    assert found.urls == {"fi": document.url, "sv": document.url}


def test_a_document_of_a_published_day_is_found(home_fi: HomePage, document: CustomDocument) -> None:
    day = PartnershipDayPageFactory(parent=PartnershipDayIndexPageFactory(parent=home_fi))
    MaterialFactory(day=day, document=document)
    assert document.search_document() is not None


def test_a_document_of_the_archive_alone_is_found(home_fi: HomePage, document: CustomDocument) -> None:
    MaterialFactory(day=None, archive=MaterialArchivePageFactory(parent=home_fi), document=document)
    assert document.search_document() is not None


def test_a_document_on_an_unpublished_page_is_not_found(published: ContentPage, document: CustomDocument) -> None:
    published.unpublish()
    assert document.search_document() is None


def test_a_document_in_a_draft_of_a_published_page_is_not_found(home_fi: HomePage, document: CustomDocument) -> None:
    page = ContentPageFactory(parent=home_fi)
    page.attachments = stream(ContentPage, "attachments", ("document", document.pk))
    page.save_revision()
    assert document.search_document() is None


def test_a_document_that_only_a_late_index_of_references_still_names_is_not_found(
    published: ContentPage, document: CustomDocument
) -> None:
    published.attachments = stream(ContentPage, "attachments")
    with disable_reference_index_auto_update():
        published.save()
    assert document.search_document() is None


def test_a_document_on_a_restricted_page_is_not_found(published: ContentPage, document: CustomDocument) -> None:
    PageViewRestriction.objects.create(page=published, restriction_type="login")
    assert document.search_document() is None


def test_a_document_below_a_closed_collection_is_not_found(published: ContentPage, document: CustomDocument) -> None:
    closed = Collection.get_first_root_node().add_child(name="Sisäiset")
    document.collection = closed.add_child(name="Luonnokset")
    document.save()
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    assert document.search_document() is None


def test_a_document_that_moves_to_a_closed_collection_leaves_every_answer_at_once(
    published: ContentPage, document: CustomDocument
) -> None:
    document.collection = closed_collection()
    forget_marks()
    document.save()
    assert is_withheld(document)
    assert document.search_document() is None


def test_a_document_that_leaves_a_closed_collection_is_marked(published: ContentPage, document: CustomDocument) -> None:
    public = document.collection
    document.collection = closed_collection()
    document.save()
    forget_marks()
    document.collection = public
    document.save()
    assert is_marked(document)


def test_a_collection_that_staff_move_takes_its_documents_along(
    published: ContentPage, document: CustomDocument, admin_client: Client
) -> None:
    document.collection = Collection.get_first_root_node().add_child(name="Muistiot")
    document.save()
    closed = closed_collection()
    forget_marks()
    address = reverse("wagtailadmin_collections:edit", args=[document.collection_id])
    admin_client.post(address, {"name": "Muistiot", "parent": closed.pk})
    assert is_withheld(document)
    assert CustomDocument.objects.get(pk=document.pk).search_document() is None


def test_documents_that_staff_move_all_at_once_leave_every_answer_at_once(
    published: ContentPage, document: CustomDocument, admin_client: Client
) -> None:
    closed = closed_collection()
    forget_marks()
    address = reverse("wagtail_bulk_action", args=["media", "customdocument", "add_to_collection"])
    admin_client.post(f"{address}?id={document.pk}", {"collection": closed.pk})
    assert is_withheld(document)
    assert CustomDocument.objects.get(pk=document.pk).search_document() is None


def test_documents_that_staff_tag_all_at_once_are_marked(
    published: ContentPage, document: CustomDocument, admin_client: Client
) -> None:
    forget_marks()
    address = reverse("wagtail_bulk_action", args=["media", "customdocument", "add_tags"])
    admin_client.post(f"{address}?id={document.pk}", {"tags": "tilat"})
    assert is_marked(document)
    assert list(CustomDocument.objects.get(pk=document.pk).tags.names()) == ["tilat"]


def test_closing_a_collection_takes_its_documents_out_at_once(published: ContentPage, document: CustomDocument) -> None:
    forget_marks()
    CollectionViewRestriction.objects.create(collection=document.collection, restriction_type="login")
    assert is_withheld(document)


def test_a_changed_document_marks_itself_and_the_page_that_shows_it(
    published: ContentPage, document: CustomDocument
) -> None:
    forget_marks()
    document.save()
    assert is_marked(document)
    assert is_marked(published)


def test_a_document_that_leaves_its_page_is_taken_out_at_once(published: ContentPage, document: CustomDocument) -> None:
    forget_marks()
    published.attachments = stream(ContentPage, "attachments")
    published.save()
    assert is_withheld(document)


def test_deleting_a_page_takes_its_document_out(published: ContentPage, document: CustomDocument) -> None:
    forget_marks()
    published.delete()
    assert is_withheld(document)


@pytest.mark.parametrize(
    "author",
    [
        DocumentAuthor("Aino Esimerkki"),
        DocumentAuthor("Aino Esimerkki", "johtaja"),
        DocumentAuthor("Aino Esimerkki", "", "Yhdistys ry"),
        DocumentAuthor("Aino Esimerkki", "johtaja, tutkija", "Yhdistys ry"),
    ],
)
def test_an_author_is_read_as_written(author: DocumentAuthor) -> None:
    assert parse_authors(author_line(author.name, author.title, author.organisation)) == [author]


def test_the_search_finds_a_document_by_its_authors(published: ContentPage, document: CustomDocument) -> None:
    document.authors = "Aino Esimerkki, johtaja, Yhdistys ry\n\nEero Toinen"
    found = document.search_document()
    assert found is not None
    assert (found.people, found.organisations) == (("Aino Esimerkki", "Eero Toinen"), ("Yhdistys ry",))


@pytest.mark.parametrize(("field", "value"), [("language", "en"), ("kind", "elokuva")])
def test_the_database_refuses_an_unknown_language_or_kind(document: CustomDocument, field: str, value: str) -> None:
    with pytest.raises(IntegrityError, match=f"media_document_known_{field}"):
        CustomDocument.objects.filter(pk=document.pk).update(**{field: value})
