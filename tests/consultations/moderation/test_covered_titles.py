"""A title is covered like the text below it: on the same record, and wherever anybody but its author reads it."""

from __future__ import annotations

import json
import re
import zipfile
from datetime import datetime

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from docx import Document

from consultations.addresses import own_statement_address
from consultations.corrections import Correction, correct_statement
from consultations.decisions import TextChanged, decide
from consultations.erasure import erase_statement
from consultations.markers import MARKERS, OMISSION
from consultations.models import Comment, Consultation, CoverReason, Redaction, Status
from consultations.models.comment import hash_of
from consultations.moderation.covering import current_covers, redact
from consultations.moderation.covers import Covers
from consultations.own_data import data_of
from consultations.registry.files import as_csv, as_docx
from consultations.registry.package import package
from consultations.statement_input import CommentInput
from hyte.mail.models import OutgoingMail
from hyte.users.models import User
from search import building
from search.documents import Kind
from search.models import Entry
from tests.consultations.factories import SECTIONS, send
from tests.consultations.moderation.deciding import judged

pytestmark = pytest.mark.django_db

NAME = "Anni Aalto"
TITLE = f"{NAME} ja tilat"
COVERED = "[henkilötieto peitetty] ja tilat"


@pytest.fixture(params=[None, SECTIONS[0]], ids=["on the whole", "on a section"])
def titled(request: pytest.FixtureRequest, consultation: Consultation, now: datetime) -> Comment:
    """A comment with a name in its title and none in its text."""
    comments = (CommentInput(request.param, "Kannatamme.", TITLE),)
    return send(consultation, now, comments=comments, email="a@yhdistys.example").statement.comments.get()


def cover(comment: Comment, by: User, at: datetime, *title_spans: tuple[int, int], seen_hash: str = "") -> Redaction:
    row = redact(
        comment=comment,
        spans=[],
        title_spans=title_spans,
        reason=CoverReason.PERSONAL_DATA,
        by=by,
        at=at,
        seen_hash=seen_hash or Comment.objects.get(pk=comment.pk).seen_hash,
    )
    comment.refresh_from_db()
    return row


@pytest.fixture
def covered(titled: Comment, moderator: User, now: datetime) -> Comment:
    """The comment in public, the name in its title covered."""
    judged(titled, Status.PUBLISHED, moderator, now)
    cover(titled, moderator, now, (0, len(NAME)))
    return titled


def test_the_public_reads_a_marker_and_the_authors_words_stay(covered: Comment) -> None:
    assert (covered.public_title, covered.public_text) == (COVERED, "Kannatamme.")
    assert covered.title == TITLE


def test_the_record_tells_places_in_the_title_from_those_in_the_text(covered: Comment, moderator: User) -> None:
    row = Redaction.objects.get()
    assert (row.by, row.spans, row.title_spans, row.text_hash) == (moderator, [], [[0, 10]], covered.text_hash)
    assert current_covers(covered) == Covers(title=[(0, 10)])


def test_covers_of_a_title_are_lifted_by_a_row_without_places(covered: Comment, moderator: User, now: datetime) -> None:
    assert cover(covered, moderator, now).lifts
    assert (covered.public_title, current_covers(covered)) == (TITLE, Covers())


def test_places_in_another_title_are_refused(titled: Comment, moderator: User, now: datetime) -> None:
    with pytest.raises(TextChanged):
        cover(titled, moderator, now, (0, 4), seen_hash=hash_of("Toinen otsikko", titled.text))
    assert not Redaction.objects.exists()


def test_a_place_outside_the_title_leaves_no_trace(titled: Comment, moderator: User, now: datetime) -> None:
    with pytest.raises(ValueError, match="no place"):
        cover(titled, moderator, now, (0, len(TITLE) + 1))
    assert not Redaction.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        "/fi/lausunnot/{statement}/",
        "/sv/utlatanden/{statement}/",
        "/fi/kuulemiset/ohjelma/",
        "/fi/kommentit/{comment}/",
        "/fi/kommentit/{comment}/vastaa/",
        "/fi/ilmianna-kommentti/{comment}/",
        "/fi/feeds/comments/{consultation}.xml",
    ],
)
def test_pages_and_feeds_show_the_title_covered(client: Client, covered: Comment, address: str, now: datetime) -> None:
    ids = {name: getattr(covered, name).public_id for name in ("statement", "consultation")}
    with time_machine.travel(now, tick=False):
        told = client.get(address.format(comment=covered.public_id, **ids))
    assert told.status_code == 200
    assert COVERED in told.content.decode()
    assert NAME not in told.content.decode()


def test_a_title_is_a_heading_between_the_author_s_and_those_in_the_text(
    client: Client, consultation: Consultation, moderator: User, now: datetime
) -> None:
    comments = (CommentInput(SECTIONS[0], "## Kustannukset\n\nKannatamme.", TITLE),)
    judged(send(consultation, now, comments=comments).statement.comments.get(), Status.PUBLISHED, moderator, now)
    article = client.get("/fi/kuulemiset/ohjelma/").content.decode().split("<article")[1]
    assert re.findall("<h([2-6])", article) == ["3", "4", "5"]
    assert f"<h4>{TITLE}</h4>" in article


def test_the_author_sees_the_title_beside_the_section(
    client: Client, consultation: Consultation, now: datetime
) -> None:
    receipt = send(consultation, now, comments=(CommentInput(SECTIONS[0], "Kannatamme.", TITLE),))
    own = own_statement_address(receipt.statement, receipt.token, "fi")
    content = client.get(own).content.decode()
    assert "<h2>Tavoitteet</h2>" in content
    assert f"<h3>{TITLE}</h3>" in content


def test_the_search_finds_the_title_covered(covered: Comment, now: datetime) -> None:
    building.build(at=now)
    entry = Entry.objects.public().get(kind=Kind.STATEMENT)
    assert COVERED.replace(MARKERS["fi"], OMISSION) in entry.document["body"]
    assert "Aalto" not in str(entry.document)


def test_what_is_covered_is_not_found_by_the_words_of_the_marker(covered: Comment, now: datetime) -> None:
    building.build(at=now)
    words = str(Entry.objects.public().get(kind=Kind.STATEMENT).words)
    assert "henkilötieto" not in words
    assert "peit" not in words


@pytest.mark.parametrize("whole_record", [False, True])
def test_the_tables_show_the_title_covered(covered: Comment, whole_record: bool) -> None:
    table = as_csv(covered.consultation, "fi", whole_record=whole_record).read().decode()
    assert COVERED in table
    assert NAME not in table


def test_the_document_has_the_title_covered_as_a_heading(covered: Comment) -> None:
    paragraphs = Document(as_docx(covered.consultation, "fi")).paragraphs
    level = 3 if covered.section else 2
    assert [each.style.name for each in paragraphs if each.text == COVERED] == [f"Heading {level}"]
    assert not [each for each in paragraphs if NAME in each.text]


def test_the_package_has_the_title_covered_beside_the_authors_own(covered: Comment) -> None:
    archive = zipfile.ZipFile(package(covered.consultation, with_contacts=False))
    data = json.loads(archive.read(f"statements/{covered.statement.public_id}.json"))
    assert (data["comments"][0]["title"], data["comments"][0]["title_in_public"]) == (TITLE, COVERED)


def test_what_never_was_public_has_no_title_in_public(titled: Comment) -> None:
    assert data_of(titled.statement)["comments"][0]["title_in_public"] is None


@pytest.mark.parametrize(("confirmed", "told"), [(False, False), (True, True)])
def test_the_mail_about_a_decision_has_the_title_covered_and_for_a_confirmed_address_only(
    consultation: Consultation, moderator: User, now: datetime, confirmed: bool, told: bool
) -> None:
    comments = (CommentInput(None, "Kannatamme.", TITLE),)
    statement = send(consultation, now, comments=comments, email="a@yhdistys.example").statement
    type(statement).objects.update(email_confirmed_at=now if confirmed else None)
    comment = statement.comments.get()
    cover(comment, moderator, now, (0, len(NAME)))
    decide(comment=comment, to=Status.PUBLISHED, by=moderator, at=now, text_hash=comment.text_hash)
    body = OutgoingMail.objects.get(key__startswith="statement-decided").body
    assert (COVERED in body) == told
    assert NAME not in body


def test_a_correction_takes_the_covers_of_earlier_words_away(titled: Comment, moderator: User, now: datetime) -> None:
    cover(titled, moderator, now, (0, len(NAME)))
    correction = Correction(titled.public_id, "Vastustamme.", titled.text_hash, "Tilat")
    correct_statement(statement=titled.statement, corrections=[correction], at=now)
    titled.refresh_from_db()
    assert (titled.public_title, current_covers(titled)) == ("Tilat", Covers())


def test_erasing_takes_the_covered_title_too(covered: Comment, now: datetime) -> None:
    erase_statement(statement=covered.statement, at=now)
    covered.refresh_from_db()
    assert (covered.title, covered.public_title) == ("", "")
    with pytest.raises(IntegrityError, match="erased_whole"), transaction.atomic():
        Comment.objects.update(redacted_title=COVERED)


def test_a_moderator_covers_places_words_and_the_whole_title(client: Client, titled: Comment, moderator: User) -> None:
    client.force_login(moderator)
    url = reverse("moderation:cover", args=[titled.statement_id, titled.pk])
    marker = "[henkilötieto peitetty]"

    def sent(**values: object) -> str:
        given = {"reason": "personal_data", "seen_hash": titled.seen_hash} | values
        client.post(url, {f"cover-{titled.pk}-{name}": value for name, value in given.items()})
        titled.refresh_from_db()
        return titled.public_title

    assert sent(words=NAME) == COVERED
    assert sent(places=["title-0-10"], words="tilat") == f"{marker} ja {marker}"
    assert sent(whole=[f"title-0-{len(TITLE)}"]) == marker
    page = client.get(reverse("moderation:statement", args=[titled.statement_id])).content.decode()
    assert f"Otsikossa: {TITLE}" in page
    assert sent() == TITLE
