"""Documents: found while a published page shows them, never out of a closed collection."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction
from wagtail.signal_handlers import disable_reference_index_auto_update

from hyte.media.authors import DocumentAuthor, author_line, parse_authors
from hyte.media.models import CustomDocument
from hyte.media.text import text_of
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


@pytest.fixture
def published(home_fi: HomePage, document: CustomDocument) -> ContentPage:
    """A published page that shows the document."""
    attachments = stream(ContentPage, "attachments", ("document", document.pk))
    return ContentPageFactory(parent=home_fi, attachments=attachments)


def test_a_document_on_no_page_is_not_found(document: CustomDocument) -> None:
    assert document.search_document() is None


def test_a_document_on_a_published_page_is_found_with_its_text(
    published: ContentPage, document: CustomDocument
) -> None:
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
    ("content", "text"),
    [
        ("Pöytäkirja".encode(), "Pöytäkirja"),
        ("\ufeffPöytäkirja".encode(), "Pöytäkirja"),
        ("Pöytäkirja".encode("cp1252"), "Pöytäkirja"),
        (b"", ""),
    ],
)
def test_the_text_of_a_text_file_is_read_whatever_its_encoding(content: bytes, text: str) -> None:
    assert text_of(DocumentFactory(file=ContentFile(content, name="a.txt"))) == text


def test_a_long_file_is_cut_between_characters() -> None:
    content = ("a" + "ö" * 600_000).encode()
    text = text_of(DocumentFactory(file=ContentFile(content, name="pitka.txt")))
    assert set(text) == {"a", "ö"}


def test_a_missing_file_has_no_text() -> None:
    document = DocumentFactory()
    document.file.storage.delete(document.file.name)
    assert text_of(CustomDocument.objects.get(pk=document.pk)) == ""


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
