"""What people do on the site while something is broken: each kind of change in turn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from consultations.decisions import decide
from consultations.models import Comment, Consultation, Status
from hyte.pages.models import ContentPage, HomePage
from hyte.users.models import User
from tests.consultations.factories import open_consultation, sent_comment
from tests.pages.streams import stream


class Acts:
    """Publishes, edits, unpublishes, moves and deletes pages, and decides about comments, one after the other."""

    def __init__(self, home: HomePage, at: datetime) -> None:
        self.home, self.at, self.number = home, at, 0
        self.section = self.add("Osio")
        self.consultation: Consultation = open_consultation(home, at)
        self.moderator = User.objects.create_superuser("moderaattori", "moderaattori@hyte.example", "salasana")
        self.pages: list[ContentPage] = [self.add(f"Alku {number}") for number in range(3)]
        self.comments: list[Comment] = []
        self.kinds: list[Callable[[], object]] = [
            self.publish,
            self.edit,
            self.approve,
            self.move,
            self.publish,
            self.unpublish,
            self.hide,
            self.publish,
            self.delete,
        ]

    def one(self) -> None:
        """Do the next act in a transaction, as a request does."""
        self.number += 1
        with transaction.atomic():
            self.kinds[self.number % len(self.kinds)]()

    def add(self, title: str) -> ContentPage:
        self.home.refresh_from_db()
        body = stream(ContentPage, "body", ("paragraph", f"<p>{title} avustus</p>"))
        return self.home.add_child(instance=ContentPage(title=title, body=body, locale=self.home.locale))

    def publish(self) -> None:
        self.pages.append(self.add(f"Avustus {self.number}"))

    def edit(self) -> None:
        page = self.oldest()
        page.title = f"Muutettu {self.number}"
        page.save_revision().publish()
        self.pages.append(page)

    def move(self) -> None:
        page = self.oldest()
        page.move(ContentPage.objects.get(pk=self.section.pk), pos="last-child")
        self.pages.append(page)

    def unpublish(self) -> None:
        self.oldest().unpublish()

    def delete(self) -> None:
        self.oldest().delete()

    def approve(self) -> None:
        comment = sent_comment(self.consultation, self.at, f"Kannatamme {self.number}")
        self.judge(comment, Status.PUBLISHED)
        self.comments.append(comment)

    def hide(self) -> None:
        self.judge(Comment.objects.get(pk=self.comments.pop(0).pk), Status.HIDDEN)

    def judge(self, comment: Comment, to: Status) -> None:
        decide(
            comment=comment, to=to, by=self.moderator, at=self.at, text_hash=comment.text_hash, public_reason="Asiaton."
        )

    def oldest(self) -> ContentPage:
        return ContentPage.objects.get(pk=self.pages.pop(0).pk)
