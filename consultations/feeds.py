"""Atom feeds: what happens to consultations, and what is said on one of them."""

from __future__ import annotations

from datetime import datetime

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import linebreaks
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from consultations.addresses import comment_address
from consultations.models import Comment, ConsultationIndexPage, ConsultationPage
from consultations.public_pages import page_for_reader
from consultations.recent_steps import RecentStep, recent_steps
from consultations.templatetags.statements import section_title, statement_text
from consultations.text import clean_line, clean_text
from consultations.timeline import text_of, title_of
from hyte.pages.addresses import address_of

MOST_ENTRIES = 30


class ConsultationsFeed(Feed):
    """What has happened to the comment periods: announced, extended, closed, cancelled, summary published."""

    feed_type = Atom1Feed

    def title(self) -> str:
        return _("Consultations")

    def link(self) -> str:
        """Return the page that lists the consultations."""
        return ConsultationIndexPage.objects.live().address_in(get_language())

    def feed_url(self) -> str:
        return reverse("consultations_feed")

    def items(self) -> list[RecentStep]:
        return recent_steps(get_language(), timezone.now(), MOST_ENTRIES)

    def item_title(self, item: RecentStep) -> str:
        return clean_line(f"{title_of(item.step, item.step.at)}: {item.page.title}")

    def item_description(self, item: RecentStep) -> str:
        """Return the deadlines and the reason as markup, which is what readers of feeds take a summary for."""
        return linebreaks(clean_text(text_of(item.step, item.page.language)), autoescape=True)

    def item_link(self, item: RecentStep) -> str:
        return address_of(item.page.url_path, item.page.language)

    def item_guid(self, item: RecentStep) -> str:
        return item.name

    def item_pubdate(self, item: RecentStep) -> datetime:
        return item.step.at

    def item_updateddate(self, item: RecentStep) -> datetime:
        return item.step.at


class CommentsFeed(Feed):
    """The newest published comments on one consultation, in whichever language each was written."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, public_id: str) -> ConsultationPage:
        page = page_for_reader(public_id)
        if page is None:
            raise Http404
        return page

    def title(self, page: ConsultationPage) -> str:
        return _("Comments: %(title)s") % {"title": page.title}

    def link(self, page: ConsultationPage) -> str:
        return address_of(page.url_path, page.language)

    def feed_url(self, page: ConsultationPage) -> str:
        return reverse("comments_feed", args=[page.consultation.public_id])

    def items(self, page: ConsultationPage) -> list[Comment]:
        comments = page.consultation.comments.published().select_related("statement", "section")
        return list(comments.order_by("-published_at", "-pk")[:MOST_ENTRIES])

    def item_title(self, item: Comment) -> str:
        about = item.public_title or section_title(item)
        return f"{item.statement.author}: {about}" if about else item.statement.author

    def item_description(self, item: Comment) -> str:
        """Return the text as markup in which everything that its author wrote is escaped."""
        return statement_text(item.public_text)

    def item_link(self, item: Comment) -> str:
        return comment_address(item, get_language() or "fi")

    def item_guid(self, item: Comment) -> str:
        """Return a name that is the same in both languages: a comment is one thing."""
        return f"urn:hyte:comment:{item.public_id}"

    def item_author_name(self, item: Comment) -> str:
        return item.statement.author

    def item_pubdate(self, item: Comment) -> datetime | None:
        return item.published_at

    def item_updateddate(self, item: Comment) -> datetime | None:
        return max(filter(None, (item.published_at, item.corrected_at)), default=None)
