"""Page numbers, orders, filters and places in an address mean something of the site's, or nothing: never a fault."""

from __future__ import annotations

from datetime import datetime
from itertools import product
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from consultations.models import Comment, Consultation, Status
from hyte.users.models import User
from tests.consultations.factories import SECTIONS, put_in_status, sent_comment
from tests.consultations.hostile.grammar import different

pytestmark = pytest.mark.django_db
PARAMETERS = (
    "page",
    "p",
    "after",
    "before",
    "order",
    "ordering",
    "language",
    "section",
    "capacity",
    "state",
    "status",
    "signal",
    "consultation",
    "q",
)
VALUES = (
    "", "0", "-1", "1", "2", "1.5", "1e9", "99999999999999999999999", "NaN", "true", "null", "[]", "{}", "\x00", "a\x00b", "\ud800", "\udfff\ud800",
    "%", "_", "'", '"', "\\", "..", "../../etc/passwd", "٣", "²", "½", "１", "x" * 12, "2" * 12, "z" * 12, "2345678abcde", "a" * 5_000, "\u202e", " 1 ",
    SECTIONS[0].upper(), "whole'--", "oldest desc", "-submitted_at", "statement__contact__email", "pk__in", "__class__",
)  # fmt: skip


def encoded(value: str) -> str:
    return quote(value.encode("utf-8", "surrogatepass"))


def queries() -> list[str]:
    written = [f"{name}={encoded(value)}" for name, value in product(PARAMETERS, VALUES)]
    twice = [
        f"{name}=1&{name}={encoded(value)}&{name}[]=x&{name}[$ne]=1" for name, value in product(PARAMETERS, VALUES[:10])
    ]
    grammar = [
        f"{PARAMETERS[number % len(PARAMETERS)]}={encoded(words)}"
        for number, words in enumerate(different(100, clean=str))
    ]
    return (
        written + twice + grammar + ["%", "=&=&&", "&" * 500, "a" * 4_000, "after=%ff%fe", "after=%e0%80%af", "page=%"]
    )


@pytest.fixture
def hidden(consultation: Consultation, now: datetime) -> list[Comment]:
    """A published comment, and one in each other status with words that nobody may read."""
    rows = []
    for status in Status:
        words = "Julkinen." if status == Status.PUBLISHED else "salakahma"
        comment = sent_comment(consultation, now, words, organisation=words)
        put_in_status(Comment.objects.filter(pk=comment.pk), status, now)
        rows.append(Comment.objects.get(pk=comment.pk))
    return rows


def places(comments: list[Comment]) -> list[str]:
    """Return the addresses of pages that start beside a row which is not of this list."""
    names = [each for comment in comments for each in (comment.public_id, comment.statement.public_id, str(comment.pk))]
    return [f"{side}={name}" for side, name in product(("after", "before"), names)]


@pytest.mark.parametrize("kind", ["thread", "swedish", "givers", "comment", "index", "feed"])
def test_no_public_page_breaks_or_tells_what_is_hidden(
    client: Client, consultation: Consultation, hidden: list[Comment], kind: str
) -> None:
    published = next(comment for comment in hidden if comment.status == Status.PUBLISHED)
    address = {
        "thread": "/fi/kuulemiset/ohjelma/",
        "swedish": f"/sv/kommentarer/{published.public_id}/",
        "givers": f"/fi/lausunnonantajat/{consultation.public_id}/",
        "comment": f"/fi/kommentit/{published.public_id}/",
        "index": "/fi/kuulemiset/",
        "feed": f"/fi/feeds/comments/{consultation.public_id}.xml",
    }[kind]
    asked = queries() if kind == "thread" else queries()[::5]
    for query in [*asked, *places(hidden)]:
        response = client.get(f"{address}?{query}")
        assert response.status_code in (200, 404), query
        assert "salakahma" not in response.content.decode(), query


@pytest.mark.parametrize("name", ["moderation:index", "records:index", "answers:index"])
def test_no_list_of_the_staff_breaks(client: Client, hidden: list[Comment], moderator: User, name: str) -> None:
    client.force_login(moderator)
    address = reverse(name)
    for query in queries()[::4]:
        assert client.get(f"{address}?{query}").status_code in (200, 302, 400, 404), query


@pytest.mark.parametrize(
    "field",
    [
        "key",
        "act_key",
        "action",
        "remove",
        "capacity",
        "name",
        "organisation",
        "business_id",
        "email",
        "website",
        "comment",
    ],
)
def test_no_field_breaks_the_form(client: Client, consultation: Consultation, field: str) -> None:
    address = f"/fi/lausu/{consultation.public_id}/"
    for value in VALUES:
        body = f"capacity=person&name=A&{field}={encoded(value)}&{field}={encoded(value)}"
        answered = client.post(address, body, content_type="application/x-www-form-urlencoded")
        assert answered.status_code in (303, 400, 403, 409, 422), value
