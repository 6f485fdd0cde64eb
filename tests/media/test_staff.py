"""Staff see of each document whether the search knows its text, and if not, what they can do."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hyte.media import file_reading
from hyte.media.models import CustomDocument, FileText, TextStatus
from tests.media.factories import DocumentFactory
from tests.media.files import pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def broken(now: datetime) -> CustomDocument:
    document = DocumentFactory(title="Rikki", file=ContentFile(b"%PDF-1.7", name="a.pdf"))
    file_reading.read_next(at=now)
    return document


def listed(client: Client, **parameters: str) -> str:
    return client.get(reverse("wagtaildocs:index"), parameters).content.decode()


def test_the_list_says_what_became_of_reading(admin_client: Client, broken: CustomDocument) -> None:
    assert "Ei haeta: vioittunut tiedosto" in listed(admin_client).partition("</thead>")[2]


def test_the_list_can_be_narrowed_to_what_was_not_read(admin_client: Client, broken: CustomDocument) -> None:
    DocumentFactory(title="Kokonainen", file=ContentFile(pdf("Ohjelma"), name="b.pdf"))
    text = listed(admin_client, file_text__status="broken")
    assert "Rikki" in text
    assert "Kokonainen" not in text


def test_the_list_fetches_no_texts(admin_client: Client, broken: CustomDocument) -> None:
    with CaptureQueriesContext(connection) as queries:
        listed(admin_client)
    assert any('"media_filetext"."status"' in query["sql"] for query in queries)
    assert not any('"media_filetext"."text"' in query["sql"] for query in queries)


def test_the_page_of_a_document_says_what_to_do(admin_client: Client, broken: CustomDocument) -> None:
    text = admin_client.get(reverse("wagtaildocs:edit", args=[broken.pk])).content.decode()
    assert "Ei haeta: vioittunut tiedosto" in text
    assert "Tallenna se uudelleen ja lataa se palveluun." in text


def test_a_file_that_staff_upload_waits_to_be_read(admin_client: Client) -> None:
    file = ContentFile(pdf("Ohjelma"), name="ohjelma.pdf")
    values = {"title": "Ohjelma", "language": "fi", "kind": "other", "collection": 1, "file": file}
    admin_client.post(reverse("wagtaildocs:add"), values)
    assert FileText.objects.get(documents__title="Ohjelma").status == TextStatus.WAITING


def test_a_file_that_staff_replace_is_read_again(admin_client: Client, broken: CustomDocument, now: datetime) -> None:
    file = ContentFile(pdf("Ohjelma"), name="ohjelma.pdf")
    values = {"title": "Rikki", "language": "fi", "kind": "other", "collection": broken.collection_id, "file": file}
    admin_client.post(reverse("wagtaildocs:edit", args=[broken.pk]), values)
    file_reading.read_next(at=now)
    assert FileText.objects.get(documents=broken).text == "Ohjelma"
