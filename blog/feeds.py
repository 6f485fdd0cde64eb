"""The newest posts as an Atom feed, one in each language."""

from __future__ import annotations

from datetime import UTC, datetime, time

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from blog.models import BlogIndexPage, BlogPage
from hyte.pages.addresses import address_of
from hyte.pages.moments import HELSINKI

MOST_ENTRIES = 20


class PostsFeed(Feed):
    """The newest published posts of the language of the address, whatever their kind."""

    feed_type = Atom1Feed

    def title(self) -> str:
        return _("News and blog")

    def link(self) -> str:
        """Return the page that lists the posts."""
        return BlogIndexPage.objects.live().address_in(get_language())

    def feed_url(self) -> str:
        return reverse("blog_feed")

    def items(self) -> list[BlogPage]:
        posts = BlogPage.objects.published().in_language(get_language()).newest()
        return list(posts.with_cards().with_authors()[:MOST_ENTRIES])

    def item_title(self, item: BlogPage) -> str:
        return item.title

    def item_description(self, item: BlogPage) -> str:
        return item.introduction

    def item_link(self, item: BlogPage) -> str:
        return address_of(item.url_path, item.language)

    def item_guid(self, item: BlogPage) -> str:
        """Return a name that stays when the address changes: the page's translation key with its language."""
        return f"urn:uuid:{item.translation_key}#{item.language}"

    def item_author_name(self, item: BlogPage) -> str:
        return ", ".join(author.name for author in item.authors.all())

    def item_pubdate(self, item: BlogPage) -> datetime | None:
        return datetime.combine(item.date, time(0), HELSINKI).astimezone(UTC) if item.date else None

    def item_updateddate(self, item: BlogPage) -> datetime | None:
        return item.last_published_at

    def item_categories(self, item: BlogPage) -> list[str]:
        return [item.get_kind_display()]
