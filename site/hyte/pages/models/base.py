"""What all pages of the site have in common."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page, PageManager, PageViewRestriction

from hyte.media.models import CustomDocument
from hyte.pages import marking
from hyte.pages.addresses import LANGUAGES, address_of
from hyte.pages.frame import frame_of
from hyte.pages.mentions import Mentions, fetch, mentioned_by, put_in_place
from hyte.pages.query import BasePageQuerySet
from search import outbox
from search.documents import Kind, SearchDocument


class BasePage(Page):
    """A page of the site. Not Wagtail's swappable base page: wagtail-localize does not support one."""

    external_id = models.CharField(max_length=200, unique=True, null=True, blank=True, editable=False)

    display_relations: ClassVar[tuple[str, ...]] = ()
    """Foreign keys that the page's template needs; they are fetched together with the page."""

    search_relations: ClassVar[tuple[str, ...]] = ("locale",)
    """Foreign keys that `search_document` needs; the search fetches them together with the pages."""

    not_found_because: ClassVar[str] = ""
    """Why the search does not find pages of this type; a type without `search_document` has to say it."""

    restricted: bool | None = None
    """Whether a view restriction applies, where the query that found the page has asked; `None` where it has not."""

    exclude_fields_in_copy = ["external_id"]
    objects = PageManager.from_queryset(BasePageQuerySet)()

    class Meta:
        abstract = True

    @classmethod
    def display_annotations(cls) -> dict[str, models.Expression]:
        """Return what the page's template needs beside fields and relations, by name; fetched with the page."""
        return {}

    @property
    def language(self) -> str:
        """Return the code of the page's language."""
        return self.locale.language_code

    def mentions(self) -> Mentions:
        """Return the keys, by model, of what has to be fetched so that the page can be shown."""
        return mentioned_by(self)

    def shown_documents(self) -> set[int]:
        """Return the keys of the documents that the page gives to its readers."""
        return mentioned_by(self).get(CustomDocument, set())

    def named_documents(self) -> set[int]:
        """Return the keys of the documents by whose titles the page itself is found."""
        return set()

    def findable_with(self) -> list[outbox.Key]:
        """Return the keys of what is found by itself, but only while the page is public, or tells of the page."""
        return []

    def told_by_others(self) -> tuple[Any, ...]:
        """Return what the things that `findable_with` names tell of the page: they are marked when it changes."""
        return ()

    def find(self, model: type[models.Model], pk: int | None) -> Any:
        """Return the thing that was fetched for showing the page, `None` when it is not there for everybody."""
        return self.frame.find(pk) if model is Page else self.fetched.get(model, {}).get(pk)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Fetch what the page points at and add `at`, the instant of the request."""
        request.page = self
        wanted = self.mentions()
        self.frame = frame_of(request)
        self.frame.mentioned = wanted.pop(Page, set())
        self.fetched = fetch(wanted, self.language)
        put_in_place(self, self.find)
        return super().get_context(request, *args, **kwargs) | {"at": timezone.now()}

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        if self.restricted is False:
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save and let the search know, in one transaction where the caller has one."""
        before = marking.told_by(self.pk)
        result = super().save(*args, **kwargs)
        marking.mark_saved(self, before)
        return result

    def is_public(self) -> bool:
        """Return whether anybody may read the page now."""
        return bool(self.live) and not self.get_view_restrictions().exists()

    def search_document(self) -> SearchDocument | None:
        """Return what the search may show of this page; `None` keeps it out."""
        return None

    def document(self, kind: Kind, **details: Any) -> SearchDocument:
        """Return a search document with what every page can say about itself."""
        address = address_of(self.url_path, self.language)
        return SearchDocument(
            kind=kind,
            language=self.language,
            title=self.title,
            urls=dict.fromkeys(LANGUAGES, address),
            external_id=self.external_id or "",
            **details,
        )
