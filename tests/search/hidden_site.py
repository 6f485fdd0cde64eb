"""A language tree in which something is hidden, and the words by which it would be recognised."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from wagtail.models import Page

from consultations.decisions import decide
from consultations.models import Comment, Consultation, Status
from consultations.statement_input import CommentInput
from hyte.pages.models import ContentPage, HomePage
from hyte.people.models import ContactIndexPage
from hyte.users.models import User
from tests.consultations.factories import add_page, announce, send
from tests.pages.factories import ContentPageFactory
from tests.pages.streams import stream
from tests.people.factories import ContactIndexPageFactory

COMMON = "ohjelma"
"""A word of everything, hidden or not."""

LETTERS = "bcdfghjklmnpqrstvwxz"
BEGINNING = 5
"""Letters of a canary that are its own; what follows is the same in all."""


def canary(number: int) -> str:
    """Return a word of no language, as long and as strange as every other."""
    return f"qzx{LETTERS[number // len(LETTERS)]}{LETTERS[number % len(LETTERS)]}wvkdg"


@dataclass
class Canaries:
    """The words that were let out, each with the case and the language to which it belongs.

    `addresses` are those of hidden things that nobody may be given without saying who they are.
    """

    told: dict[str, str] = field(default_factory=dict)
    secret: dict[str, str] = field(default_factory=dict)
    listed: dict[str, str] = field(default_factory=dict)
    addresses: list[str] = field(default_factory=list)

    @property
    def all(self) -> dict[str, str]:
        return self.told | self.secret | self.listed

    def by_case(self) -> dict[str, list[str]]:
        """Return the words that a reader can search for, by case."""
        words: dict[str, list[str]] = {}
        for word, case in (self.told | self.secret).items():
            words.setdefault(case, []).append(word)
        return words

    def next_word(self) -> str:
        return canary(len(self.all))


@dataclass
class Site:
    """One language tree with an open consultation and a directory, and what a case needs to stand in it."""

    home: HomePage
    other_home: HomePage
    consultation: Consultation
    directory: ContactIndexPage
    moderator: User
    canaries: Canaries
    at: datetime
    case: str = ""

    @property
    def language(self) -> str:
        return self.home.locale.language_code

    def told(self) -> str:
        return self.let_out(self.canaries.told)

    def secret(self) -> str:
        return self.let_out(self.canaries.secret)

    def listed(self, name: str = "") -> str:
        return self.let_out(self.canaries.listed, name)

    def let_out(self, words: dict[str, str], name: str = "") -> str:
        word = name or self.canaries.next_word()
        words[word] = f"{self.case} ({self.language})"
        return word

    def page(self, title: str, parent: Page | None = None, **fields: Any) -> ContentPage:
        parent = Page.objects.get(pk=(parent or self.home).pk)
        body = stream(ContentPage, "body", ("paragraph", f"<p>{COMMON}</p>"))
        return ContentPageFactory(
            **{"parent": parent, "locale": self.home.locale, "title": title, "slug": title.lower(), "body": body}
            | fields
        )

    def comment(self, text: str, title: str, organisation: str, to: Status = Status.PUBLISHED, **sent: Any) -> Comment:
        """Return a comment of a new statement, decided about by the moderator; `on` is what it is about."""
        said = CommentInput(None, f"{COMMON} {text}", title)
        consultation = sent.pop("on", self.consultation)
        fields = {"language": self.language, "organisation": f"{organisation} ry", "comments": (said,)} | sent
        comment = send(consultation, self.at, **fields).statement.comments.get()
        if to != Status.PENDING:
            self.decide(comment, to)
        return comment

    def decide(self, comment: Comment, to: Status, **why: str) -> None:
        comment.refresh_from_db()
        decide(comment=comment, to=to, by=self.moderator, at=self.at, text_hash=comment.text_hash, **why)
        comment.refresh_from_db()


def site(home: HomePage, other_home: HomePage, moderator: User, canaries: Canaries, at: datetime) -> Site:
    """Return a language tree with what is public on it."""
    consultation = announced(add_page(home, title=f"Yhteinen {COMMON}").consultation, at)
    directory = ContactIndexPageFactory(parent=home, locale=home.locale)
    return Site(home, other_home, consultation, directory, moderator, canaries, at)


def announced(consultation: Consultation, at: datetime) -> Consultation:
    announce(consultation, at - timedelta(days=1), at + timedelta(days=7))
    return Consultation.objects.get(pk=consultation.pk)
