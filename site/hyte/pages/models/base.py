"""What all pages of the site have in common."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.search import index

from hyte.pages.addresses import LANGUAGES, address_of
from hyte.pages.blocks import BodyBlock
from hyte.pages.query import BasePageQuerySet
from search import outbox
from search.documents import Kind, SearchDocument


class BasePage(Page):
    """A page of the site. Not Wagtail's swappable base page: wagtail-localize does not support one."""

    external_id = models.CharField(max_length=200, unique=True, null=True, blank=True, editable=False)

    display_relations: ClassVar[tuple[str, ...]] = ()
    """Foreign keys that the page's template needs; they are fetched together with the page."""

    restricted: bool | None = None
    """Whether a view restriction applies, where the query that found the page has asked; `None` where it has not."""

    exclude_fields_in_copy = ["external_id"]
    objects = PageManager.from_queryset(BasePageQuerySet)()

    class Meta:
        abstract = True

    @property
    def language(self) -> str:
        """Return the code of the page's language."""
        return self.locale.language_code

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        request.page = self  # type: ignore[attr-defined]
        return super().get_context(request, *args, **kwargs)

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        if self.restricted is False:
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save and let the search know, in one transaction where the caller has one."""
        result = super().save(*args, **kwargs)
        outbox.mark(self)
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


class EditorialPage(BasePage):
    """A page with an introduction, a body, topics and contact people."""

    introduction = models.TextField(_("introduction"), max_length=300, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)
    topics = ParentalManyToManyField("pages.Topic", verbose_name=_("topics"), blank=True, related_name="+")
    contact_people = ParentalManyToManyField(
        "people.Person", verbose_name=_("contact people"), blank=True, related_name="+"
    )

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    related_panels: ClassVar[list[Any]] = [
        MultiFieldPanel([FieldPanel("topics"), FieldPanel("contact_people")], heading=_("Topics and contact people")),
    ]
    search_fields = [*Page.search_fields, index.SearchField("introduction"), index.SearchField("body")]

    class Meta:
        abstract = True

    def editorial_document(self, kind: Kind, **details: Any) -> SearchDocument:
        """Return a search document with the texts, topics and contact people of an editorial page."""
        body = "\n\n".join(part for part in (plain_text(self.body), details.pop("body", "")) if part)
        people = (*details.pop("people", ()), *(person.name for person in self.contact_people.all()))
        return self.document(
            kind,
            body=body,
            summary=self.introduction,
            people=people,
            tags=tuple(topic.name_in(self.language) for topic in self.topics.all()),
            **details,
        )


def plain_text(body: StreamField) -> str:
    """Return the searchable text of a stream, a paragraph for each block."""
    return "\n\n".join(body.stream_block.get_searchable_content(body)) if body else ""
