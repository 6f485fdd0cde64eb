"""Files are found by the words inside them, wherever a public page shows them, and only there."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from blog.models import BlogPage
from consultations.models import ConsultationPage
from hyte.media import file_reading
from hyte.media.models import CustomDocument
from hyte.pages.models import ContentPage, HomePage
from search import preparing
from search.analysis import index_words
from search.rereading import source_differences
from tests.blog.factories import BlogIndexPageFactory, BlogPageFactory
from tests.consultations.factories import add_page
from tests.materials.factories import (
    MaterialArchivePageFactory,
    MaterialFactory,
    PartnershipDayIndexPageFactory,
    PartnershipDayPageFactory,
)
from tests.media.factories import DocumentFactory
from tests.media.files import docx, odt, pdf, pptx
from tests.pages.streams import stream
from tests.search.conftest import CatchUp, Find, Publish, Search

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]

WORD = "vesihiisi"
"""Stands in no title and in no other text."""

Settle = Callable[[], None]
Show = Callable[[HomePage, CustomDocument], Page]


@pytest.fixture
def settle(catch_up: CatchUp, now: datetime) -> Settle:
    """Let the worker read files and build documents until nothing waits."""

    def work() -> None:
        while file_reading.read_next(at=now):
            pass
        catch_up()

    return work


@pytest.fixture
def document(db: None) -> CustomDocument:
    return DocumentFactory(title="Muistio", file=ContentFile(docx(f"Ryhmässä puhuttiin: {WORD}."), name="muistio.docx"))


@pytest.fixture
def page(publish: Publish, document: CustomDocument) -> ContentPage:
    return publish("Sivu", attachments=stream(ContentPage, "attachments", ("document", document.pk)))


def on_a_post(home: HomePage, document: CustomDocument) -> Page:
    attachments = stream(BlogPage, "attachments", ("document", document.pk))
    return BlogPageFactory(parent=BlogIndexPageFactory(parent=home), attachments=attachments)


def in_the_text_of_a_post(home: HomePage, document: CustomDocument) -> Page:
    link = f'<p><a linktype="document" id="{document.pk}">liite</a></p>'
    return BlogPageFactory(parent=BlogIndexPageFactory(parent=home), body=stream(BlogPage, "body", ("paragraph", link)))


def on_a_consultation(home: HomePage, document: CustomDocument) -> Page:
    return add_page(home, attachments=stream(ConsultationPage, "attachments", ("document", document.pk)))


def on_a_day(home: HomePage, document: CustomDocument) -> Page:
    day = PartnershipDayPageFactory(parent=PartnershipDayIndexPageFactory(parent=home))
    MaterialFactory(day=day, document=document)
    day.save()
    return day


def in_the_archive(home: HomePage, document: CustomDocument) -> Page:
    archive = MaterialArchivePageFactory(parent=home)
    MaterialFactory(day=None, archive=archive, document=document)
    archive.save()
    return archive


def as_transcript(home: HomePage, document: CustomDocument) -> Page:
    day = PartnershipDayPageFactory(parent=PartnershipDayIndexPageFactory(parent=home))
    address = "https://t.example/1"
    MaterialFactory(day=day, document=None, title="Tallenne", address=address, transcript=document)
    day.save()
    return day


PLACES = [on_a_post, in_the_text_of_a_post, on_a_consultation, on_a_day, in_the_archive, as_transcript]


@pytest.mark.parametrize("show", PLACES)
def test_a_file_is_found_by_a_word_inside_it_wherever_it_is_shown(
    show: Show, home_fi: HomePage, document: CustomDocument, settle: Settle, search: Search
) -> None:
    page = show(home_fi, document)
    settle()
    (result,) = search(WORD).results
    assert (result.kind, result.title, result.file_type) == ("file", "Muistio", "DOCX")
    assert f"<mark>{WORD}</mark>" in result.snippet
    assert result.place_in("fi").title == page.title


@pytest.mark.parametrize("show", PLACES)
def test_a_file_whose_page_is_unpublished_is_no_longer_found(
    show: Show, home_fi: HomePage, document: CustomDocument, settle: Settle, find: Find
) -> None:
    page = show(home_fi, document)
    settle()
    page.unpublish()
    assert find(WORD) == []
    settle()
    assert find(WORD) == []


@pytest.mark.engine
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", pdf(f"Sivulla on {WORD}")),
        ("a.docx", docx(f"Kappaleessa on {WORD}")),
        ("a.pptx", pptx(["Dia"], notes=[f"Puhuja mainitsee: {WORD}"])),
        ("a.odt", odt(f"<text:p>Kappaleessa on {WORD}</text:p>")),
        ("a.txt", f"Tekstissä on {WORD}".encode()),
    ],
)
def test_the_engine_finds_every_type_of_file_by_a_word_inside(
    engine: str, name: str, content: bytes, publish: Publish, settle: Settle, search: Search
) -> None:
    document = DocumentFactory(title="Liite", file=ContentFile(content, name=name))
    publish("Sivu", attachments=stream(ContentPage, "attachments", ("document", document.pk)))
    settle()
    found = search(WORD)
    assert (found.engine, [result.title for result in found.results]) == ("elasticsearch", ["Liite"])


def test_a_long_text_is_analysed_once_however_often_its_page_is_published(
    publish: Publish, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    analysed: list[str] = []

    def note(text: str, language: str) -> Any:
        analysed.append(text)
        return index_words(text, language)

    monkeypatch.setattr(preparing, "index_words", note)
    document = DocumentFactory(file=ContentFile(f"{WORD} {secrets.token_hex(4)} ".encode() * 2_000, name="a.txt"))
    page = publish("Sivu", attachments=stream(ContentPage, "attachments", ("document", document.pk)))
    for _time in range(3):
        page.save_revision().publish()
        settle()
    assert sum(len(text) > preparing.LONG for text in analysed) == 1


def test_another_form_of_a_word_inside_finds_the_file(publish: Publish, settle: Settle, find: Find) -> None:
    document = DocumentFactory(title="Liite", file=ContentFile(pdf("Järjestöjen avustusten ehdot"), name="a.pdf"))
    publish("Sivu", attachments=stream(ContentPage, "attachments", ("document", document.pk)))
    settle()
    assert find("avustus") == ["Liite"]


@pytest.mark.usefixtures("page")
class TestWhatChanges:
    """Of a document that a page shows."""

    def test_before_it_is_read_a_file_is_found_by_its_title(self, catch_up: CatchUp, find: Find) -> None:
        catch_up()
        assert (find("muistio"), find(WORD)) == (["Muistio"], [])

    def test_a_new_title_is_found(self, document: CustomDocument, settle: Settle, find: Find) -> None:
        settle()
        document.title = "Pöytäkirja"
        document.save()
        settle()
        assert (find("pöytäkirja"), find("muistio")) == (["Pöytäkirja"], [])

    def test_a_new_file_is_found_and_the_old_one_no_more(
        self, document: CustomDocument, settle: Settle, find: Find
    ) -> None:
        settle()
        document.file = ContentFile(docx("Näkki"), name="muistio.docx")
        document.save()
        settle()
        assert (find("näkki"), find(WORD)) == (["Muistio"], [])

    def test_a_file_that_turns_out_broken_is_found_by_its_title_alone(
        self, document: CustomDocument, settle: Settle, find: Find
    ) -> None:
        document.file = ContentFile(b"PK\3\4", name="muistio.docx")
        document.save()
        settle()
        assert (find("muistio"), find(WORD)) == (["Muistio"], [])

    def test_a_closed_collection_hides_at_once(self, document: CustomDocument, settle: Settle, find: Find) -> None:
        settle()
        CollectionViewRestriction.objects.create(collection=document.collection, restriction_type="login")
        assert find(WORD) == []
        settle()
        assert find(WORD) == []

    def test_a_move_to_a_closed_collection_hides_at_once_and_a_move_back_shows_again(
        self, document: CustomDocument, settle: Settle, find: Find
    ) -> None:
        settle()
        public, closed = document.collection, Collection.get_first_root_node().add_child(name="Sisäiset")
        CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
        document.collection = closed
        document.save()
        assert find(WORD) == []
        settle()
        assert find(WORD) == []
        document.collection = public
        document.save()
        settle()
        assert find(WORD) == ["Muistio"]

    def test_a_restricted_page_hides_and_an_opened_one_shows_again(
        self, page: ContentPage, settle: Settle, find: Find
    ) -> None:
        settle()
        restriction = PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
        assert find(WORD) == []
        settle()
        assert find(WORD) == []
        restriction.delete()
        settle()
        assert find(WORD) == ["Muistio"]

    def test_a_file_that_leaves_its_page_hides(self, page: ContentPage, settle: Settle, find: Find) -> None:
        settle()
        page.attachments = stream(ContentPage, "attachments")
        page.save()
        assert find(WORD) == []
        settle()
        assert find(WORD) == []

    def test_a_file_that_another_page_shows_too_stays(
        self, page: ContentPage, document: CustomDocument, publish: Publish, settle: Settle, search: Search
    ) -> None:
        publish("Toinen", attachments=stream(ContentPage, "attachments", ("document", document.pk)))
        settle()
        page.unpublish()
        settle()
        (result,) = search(WORD).results
        assert [place.title for place in result.shown_on] == ["Toinen"]

    def test_the_title_and_address_of_its_page_are_followed(
        self, page: ContentPage, settle: Settle, search: Search
    ) -> None:
        settle()
        page.title, page.slug = "Uusi nimi", "uusi-osoite"
        page.save_revision().publish()
        settle()
        place = search(WORD).results[0].place_in("fi")
        assert (place.title, place.url) == ("Uusi nimi", "/fi/uusi-osoite/")

    def test_a_deleted_file_hides(self, document: CustomDocument, settle: Settle, find: Find) -> None:
        settle()
        document.delete()
        assert find(WORD) == []


def test_what_is_stored_of_a_file_is_what_it_would_say_of_itself_again(
    page: ContentPage, settle: Settle, now: datetime
) -> None:
    settle()
    assert [*source_differences(at=now)] == []


def test_a_reader_of_swedish_is_led_to_the_swedish_page(
    publish: Publish, document: CustomDocument, settle: Settle, client: Client
) -> None:
    attachments = stream(ContentPage, "attachments", ("document", document.pk))
    for title, language in (("Sivu", "fi"), ("Sida", "sv")):
        publish(title, language=language, slug=title.lower(), attachments=attachments)
    settle()
    html = client.get(f"/sv/sok/?q={WORD}").content.decode()
    assert 'På sidan: <a href="/sv/sida/">Sida</a>' in html


@pytest.mark.parametrize("where", ["day", "archive"])
def test_a_recording_is_found_by_its_title_on_the_page_that_links_to_it(
    where: str, home_fi: HomePage, settle: Settle, find: Find
) -> None:
    made: dict[str, Any] = {
        "day": lambda: PartnershipDayPageFactory(parent=PartnershipDayIndexPageFactory(parent=home_fi), title="Päivä"),
        "archive": lambda: MaterialArchivePageFactory(parent=home_fi, title="Arkisto"),
    }
    page = made[where]()
    rows = {"day": None, "archive": None} | {where: page}
    MaterialFactory(**rows, document=None, title=f"Tallenne: {WORD}", address="https://t.example/1")
    page.save()
    settle()
    assert find(WORD) == [page.title]


def test_the_title_of_a_file_that_was_closed_leaves_the_page_of_the_day_too(
    home_fi: HomePage, settle: Settle, find: Find
) -> None:
    document = DocumentFactory(title=f"Muistio: {WORD}")
    on_a_day(home_fi, document)
    settle()
    assert len(find(WORD)) == 2
    CollectionViewRestriction.objects.create(collection=document.collection, restriction_type="login")
    settle()
    assert find(WORD) == []


@pytest.fixture(params=[on_a_day, in_the_archive])
def named(request: pytest.FixtureRequest, home_fi: HomePage, settle: Settle) -> tuple[Page, CustomDocument]:
    """A page that the title of a document finds, and that document in a collection of its own."""
    collection = Collection.get_first_root_node().add_child(name="Muistiot")
    document = DocumentFactory(title=f"Muistio: {WORD}", collection=collection)
    page = request.param(home_fi, document)
    settle()
    return page, document


def close(document: CustomDocument) -> None:
    CollectionViewRestriction.objects.create(collection=document.collection, restriction_type="login")


def close_after_another_collection_was_added(document: CustomDocument) -> None:
    """As the new one sorts before it, the collection has another path than when it was fetched."""
    Collection.get_first_root_node().add_child(name="Aamukirjeet")
    close(document)


def move_to_a_closed_collection(document: CustomDocument) -> None:
    closed = Collection.get_first_root_node().add_child(name="Suljettu")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    document.collection = closed
    document.save()


def delete(document: CustomDocument) -> None:
    document.delete()


@pytest.mark.parametrize("hide", [close, close_after_another_collection_was_added, move_to_a_closed_collection, delete])
def test_a_page_is_silent_at_once_about_the_file_it_named_and_comes_back_with_its_other_words(
    hide: Callable[[CustomDocument], None], named: tuple[Page, CustomDocument], settle: Settle, search: Search
) -> None:
    page, document = named
    assert search(WORD).total == 2
    hide(document)
    assert search(WORD).total == 0
    assert search(page.title).total == 0
    settle()
    assert [(result.title, WORD in result.snippet) for result in search(page.title).results] == [(page.title, False)]


def test_a_page_that_shows_a_closed_file_without_being_found_by_its_title_stays(
    publish: Publish, document: CustomDocument, settle: Settle, find: Find
) -> None:
    publish("Liitteet", attachments=stream(ContentPage, "attachments", ("document", document.pk)))
    settle()
    close(document)
    assert find("liite") == ["Liitteet"]
