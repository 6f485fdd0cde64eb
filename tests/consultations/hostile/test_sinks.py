"""What people write is text wherever it is shown: 3,000 hostile texts as name, organisation, role, title and comment."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from datetime import datetime
from email import message_from_bytes, policy
from xml.etree import ElementTree

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from consultations import feeds, keyset
from consultations.addresses import own_statement_address
from consultations.cells import FORMULA, NOT_IN_XML, neutral
from consultations.decision_mails import UNDO_WINDOW
from consultations.decisions import decide
from consultations.models import Comment, Consultation, Statement, StatementContact, Status
from consultations.registry.files import as_csv, as_docx, as_xlsx
from consultations.registry.package import package
from consultations.text import clean_line
from consultations.tokens import link_token
from hyte.mail import outbox as mails
from hyte.pages.moments import format_moment
from hyte.users.models import User
from search import outbox
from search.worker import SearchWorker
from tests.consultations.hostile.reading import blocks_in, blocks_written, foreign, is_plain, kinds, page_of, text_of
from tests.consultations.hostile.record import HARMLESS, NUMBER, store, words
from tests.faults.scale import IN_FULL

pytestmark = pytest.mark.django_db
THREAD = "/fi/kuulemiset/ohjelma/"
EVERY = 1 if IN_FULL else 61
"""Which texts go where a request or more is needed for each; the thread, the feed and the files always get all."""

TURNS = 3 if IN_FULL else 1
"""In full, each of the pages that a statement has of its own shows every third text."""

ASKED = ("kuntoutusneuvola", "saaristobussi", "liikuntaresepti", "vertaistupa", "metsäkävely", "kuorolaulu")
"""The search shows 500 results at most: each word is for the next 500 texts."""

A_PAGE, A_WORD, A_QUEUE = 10, 500, 20
MARKUP_OF_RESULTS = {"mark", "nav", "ol", "ul", "li", "a", "span", "summary"}


@pytest.fixture
def harmless(consultation: Consultation, now: datetime) -> list[Comment]:
    """One comment of each capacity and language, with everything that may become an element."""
    return store(consultation, [f"{HARMLESS} {number}" for number in range(4)], now)


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_the_thread_and_the_list_of_givers_show_each_text_as_it_was_written_and_make_nothing_of_it(
    client: Client, consultation: Consultation, harmless: list[Comment], now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyset, "PAGE_SIZE", NUMBER + 10)
    givers = f"/fi/lausunnonantajat/{consultation.public_id}/"
    like_thread, like_givers = page_of(read(client, THREAD)), page_of(read(client, givers))
    comments = store(consultation, words(), now)
    thread, listed = page_of(read(client, THREAD)), page_of(read(client, givers))
    assert (foreign(thread, like_thread), foreign(listed, like_givers)) == (set(), set())
    articles = {article.get("id"): article for article in thread.iter("article")}
    for comment in comments:
        article = articles[comment.anchor]
        named = f"{comment.statement.author}, {format_moment(comment.submitted_at, 'fi')}"
        assert text_of(article.find(".//*[@class='comment__author']")) == named
        body = article.find(".//div[@class='comment__body']")
        assert [each for link in body.iter("a") if not is_plain(each := link.get("href"))] == []
        title, *blocks = blocks_in(body)
        assert (title, blocks) == (comment.title, blocks_written(comment))
    names = {text_of(link) for link in listed.iter("a")}
    assert {comment.statement.author for comment in comments} - names == set()


def test_the_feed_holds_each_text_as_it_was_written(
    client: Client, consultation: Consultation, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "MOST_ENTRIES", NUMBER)
    comments = {f"urn:hyte:comment:{each.public_id}": each for each in store(consultation, words(), now)}
    atom = "{http://www.w3.org/2005/Atom}"
    entries = ElementTree.fromstring(read(client, f"/fi/feeds/comments/{consultation.public_id}.xml")).findall(
        f"{atom}entry"
    )
    assert len(entries) == NUMBER
    for entry in entries:
        comment = comments[entry.findtext(f"{atom}id")]
        assert entry.findtext(f"{atom}author/{atom}name") == comment.statement.author
        assert entry.findtext(f"{atom}title") == f"{comment.statement.author}: {comment.title}"
        shown = page_of(f"<div>{entry.findtext(f'{atom}summary')}</div>").find(".//div")
        assert {each.tag for each in shown.iter()} <= {"div", "p", "a", "br", "h4"}
        assert blocks_in(shown) == blocks_written(comment)


def test_the_files_hold_each_text_and_no_formula(consultation: Consultation, now: datetime) -> None:
    comments = store(consultation, words(), now)
    rows = list(csv.reader(io.TextIOWrapper(as_csv(consultation, "fi"), "utf-8-sig", newline=""), delimiter=";"))[1:]
    sheet = load_workbook(as_xlsx(consultation, "fi")).active
    cells = list(sheet.iter_rows(min_row=2))
    assert [row for row in rows if any(cell.lstrip(" \n\xa0").startswith(FORMULA) for cell in row)] == []
    assert [cell for row in cells for cell in row if cell.data_type == "f"] == []
    for comment, row, line in zip(comments, rows, cells, strict=True):
        statement = comment.statement
        told = [statement.organisation, statement.name, statement.role, comment.title, comment.text]
        assert [*row[7:10], *row[14:16]] == [neutral(each) for each in told]
        assert [line[place].value or "" for place in (7, 8, 9, 14, 15)] == [neutral(each) for each in told]
    written = "\n".join(paragraph.text for paragraph in Document(as_docx(consultation, "fi")).paragraphs)
    lost = [
        each.text for each in comments for block in blocks_written(each) if NOT_IN_XML.sub("", block) not in written
    ]
    assert lost == []


def test_the_package_of_the_registry_tells_who_wrote_and_has_harmless_names(
    consultation: Consultation, now: datetime
) -> None:
    store(consultation, words()[::EVERY], now)
    with zipfile.ZipFile(package(consultation, with_contacts=False)) as archive:
        assert [name for name in archive.namelist() if not re.fullmatch(r"[\w./-]+", name, re.ASCII)] == []
        for statement in Statement.objects.all():
            told = json.loads(archive.read(f"statements/{statement.public_id}.json"))
            assert (told["name"], told["organisation"], told["role"]) == (
                statement.name, statement.organisation, statement.role
            )  # fmt: skip


def test_the_pages_of_one_statement_have_no_element_that_a_harmless_one_has_not(
    client: Client, consultation: Consultation, harmless: list[Comment], now: datetime
) -> None:
    addresses = (statement_page, comment_page, own_page)
    like = {
        address: {kind for each in harmless for kind in kinds(page_of(read(client, address(each))))}
        for address in addresses
    }
    comments = store(consultation, words()[::EVERY], now)
    for turn, address in enumerate(addresses):
        for comment in comments[turn % TURNS :: TURNS]:
            page = page_of(read(client, address(comment)))
            assert kinds(page) - like[address] == set(), comment.text
            if address is not own_page:
                assert comment.statement.author in page.findtext(".//title")
                assert not page.xpath("//meta[starts-with(@property, 'og:')]")
    for comment in comments:
        told = json.loads(client.get(f"{own_page(comment)}tiedot.json").content)
        assert (told["name"], told["comments"][0]["text"]) == (comment.statement.name, comment.text)


def statement_page(comment: Comment) -> str:
    return f"/fi/lausunnot/{comment.statement.public_id}/"


def comment_page(comment: Comment) -> str:
    return f"/fi/kommentit/{comment.public_id}/"


def own_page(comment: Comment) -> str:
    return own_statement_address(comment.statement, link_token(comment.statement.key), "fi")


def test_the_mails_get_no_header_from_a_text(consultation: Consultation, moderator: User, now: datetime) -> None:
    comments = store(consultation, words()[::EVERY], now, Status.PENDING)
    for number, comment in enumerate(comments):
        Statement.objects.filter(pk=comment.statement_id).update(email_confirmed_at=now)
        StatementContact.objects.create(statement=comment.statement, email=f"a{number}@yhdistys.example")
        seen = Comment.objects.get(pk=comment.pk)
        decide(
            comment=seen, to=Status.REJECTED, by=moderator, at=now, text_hash=comment.text_hash, public_reason="Syy."
        )
    while mails.drain(at=now + UNDO_WINDOW):
        pass
    assert len(mail.outbox) == len(comments)
    for sent in mail.outbox:
        read_back = message_from_bytes(sent.message().as_bytes(), policy=policy.default)
        assert set(read_back.keys()) & {"Bcc", "Set-Cookie", "Cc"} == set()
        assert len(read_back.get_all("Subject")) == len(read_back.get_all("To")) == 1
        assert read_back.get_content_type() == "text/plain"


def test_the_search_shows_a_text_with_no_markup_but_its_own(
    client: Client, consultation: Consultation, harmless: list[Comment], now: datetime
) -> None:
    texts = words()[::EVERY]
    comments = store(consultation, [f"{ASKED[number // A_WORD]} {each}" for number, each in enumerate(texts)], now)
    for comment in (*harmless, *comments):
        outbox.mark(comment.statement)
    worker = SearchWorker()
    while worker.drain(at=now):
        pass
    like = page_of(read(client, "/fi/haku/?q=otsikko"))
    for first in range(0, len(texts), A_PAGE):
        query = f"q={ASKED[first // A_WORD]}&page={first % A_WORD // A_PAGE + 1}"
        page = page_of(read(client, f"/fi/haku/?{query}"))
        assert {tag for tag, _attributes in foreign(page, like)} <= MARKUP_OF_RESULTS
        assert page.xpath("//main//mark")
        assert page.xpath("//main//*[@onerror or @onload or @onclick or @onmouseover]") == []
        told = json.loads(client.get(f"/api/v1/search?{query}").content)
        assert all(clean_line(each["title"]) == each["title"] for each in told["results"])


def test_the_queue_and_the_record_of_the_staff_run_nothing_that_was_written(
    client: Client, consultation: Consultation, harmless: list[Comment], moderator: User, now: datetime
) -> None:
    client.force_login(moderator)
    comments = store(consultation, words()[::EVERY], now, Status.PENDING)
    Statement.objects.update(signals=["blocked_word:<img src=x onerror=alert(1)>", "mixed_scripts:{{ 7*7 }}<b>"])
    for number in range(1, len(comments) // A_QUEUE + 2):
        page = page_of(read(client, f"{reverse('moderation:index')}?p={number}"))
        assert page.xpath("//*[@onerror or @onload or @onmouseover or @onfocus or @ontoggle]") == []
    for comment in comments[::TURNS]:
        page = page_of(read(client, reverse("moderation:statement", args=[comment.statement_id])))
        assert (
            page.xpath("//*[@onerror or @onload or @onmouseover or @onfocus or @ontoggle] | //iframe | //*[@src='x']")
            == []
        )
        assert comment.statement.author in re.sub(r"\s+", " ", text_of(page))
