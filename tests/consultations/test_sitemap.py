"""Search engines are told of published statements only."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from consultations.models import Comment, Status
from tests.consultations.factories import put_in_status

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", Status)
def test_the_map_names_a_statement_only_while_it_is_published(client: Client, comment: Comment, status: Status) -> None:
    put_in_status(Comment.objects.all(), status, comment.submitted_at)
    named = comment.statement.public_id in client.get("/sitemap-statements.xml").content.decode()
    assert named == (status == Status.PUBLISHED)


def test_the_map_names_no_statement_on_a_consultation_that_nobody_may_read(client: Client, comment: Comment) -> None:
    put_in_status(Comment.objects.all(), Status.PUBLISHED, comment.submitted_at)
    page = comment.consultation.pages.get()
    assert comment.statement.public_id in client.get("/sitemap-statements.xml").content.decode()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert comment.statement.public_id not in client.get("/sitemap-statements.xml").content.decode()


def test_the_map_of_pages_uses_the_site_s_own_address(client: Client, comment: Comment) -> None:
    content = client.get("/sitemap-pages.xml").content.decode()
    assert "<loc>http://testserver/fi/kuulemiset/ohjelma/</loc>" in content
