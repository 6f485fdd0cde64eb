"""What all pages of the site have in common."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from hyte.media.models import CustomDocument
from hyte.pages import marking
from hyte.pages.addresses import LANGUAGES, address_of
from hyte.pages.blocks import AttachmentsBlock, BodyBlock, RelatedLinksBlock
from hyte.pages.frame import frame_of
from hyte.pages.mentions import Mentions, fetch, mentioned_by, put_in_place
from hyte.pages.models.topic import Topic
from hyte.pages.query import BasePageQuerySet, related_list
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

    def find(self, model: type[models.Model], pk: int | None) -> Any:
        """Return the thing that was fetched for showing the page, `None` when it is not there for everybody."""
        return self.frame.find(pk) if model is Page else self.fetched.get(model, {}).get(pk)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Fetch what the page points at and add `at`, the instant of the request."""
        request.page = self  # type: ignore[attr-defined]
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
        shown_before = marking.documents_shown_by(self.pk)
        result = super().save(*args, **kwargs)
        marking.mark_saved(self, shown_before)
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


class PageWithContacts(BasePage):
    """A page that says whom to ask."""

    contact_people = ParentalManyToManyField(
        "people.Person", verbose_name=_("contact people"), blank=True, related_name="+"
    )

    override_translatable_fields = [SynchronizedField("contact_people")]

    class Meta:
        abstract = True

    @classmethod
    def display_annotations(cls) -> dict[str, models.Expression]:
        return super().display_annotations() | {"contact_rows": related_list(cls, "contact_people", "pk")}

    def mentions(self) -> Mentions:
        wanted = super().mentions()
        wanted[self.contact_people.model].update(self.contact_keys)
        return wanted

    @cached_property
    def contact_keys(self) -> list[int]:
        """Return the keys of the contact people, from the page's own query where it fetched them."""
        fetched = "contact_rows" in self.__dict__
        return [row["pk"] for row in self.contact_rows or ()] if fetched else [p.pk for p in self.contact_people.all()]

    @property
    def contact_list(self) -> list[models.Model]:
        """Return the contact people of a page that is being shown, in the order of their names."""
        people = [self.find(self.contact_people.model, pk) for pk in self.contact_keys]
        return sorted(filter(None, people), key=lambda person: person.name.casefold())


class EditorialPage(PageWithContacts):
    """A page with an introduction, a body, attachments, links, topics and contact people."""

    introduction = models.TextField(_("introduction"), max_length=300, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)
    attachments = StreamField(AttachmentsBlock(), verbose_name=_("attachments"), blank=True)
    related_links = StreamField(RelatedLinksBlock(), verbose_name=_("read more"), blank=True)
    topics = ParentalManyToManyField("pages.Topic", verbose_name=_("topics"), blank=True, related_name="+")

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    related_panels: ClassVar[list[Any]] = [
        FieldPanel("related_links"),
        MultiFieldPanel([FieldPanel("topics"), FieldPanel("contact_people")], heading=_("Topics and contact people")),
    ]
    search_fields = [*Page.search_fields, index.SearchField("introduction"), index.SearchField("body")]
    override_translatable_fields = [*PageWithContacts.override_translatable_fields, SynchronizedField("topics")]

    class Meta:
        abstract = True

    @classmethod
    def display_annotations(cls) -> dict[str, models.Expression]:
        topics = related_list(cls, "topics", "pk", "name_fi", "name_sv")
        return super().display_annotations() | {"topic_rows": topics}

    @property
    def topic_list(self) -> list[Topic]:
        """Return the topics in the order of their names, from the page's own query where it fetched them."""
        fetched = "topic_rows" in self.__dict__
        topics = [Topic(**row) for row in self.topic_rows or ()] if fetched else self.topics.all()
        return sorted(topics, key=lambda topic: topic.name_in(self.language).casefold())

    @property
    def topic_names(self) -> list[str]:
        """Return the names of the topics in the language of the page."""
        return [topic.name_in(self.language) for topic in self.topic_list]

    def editorial_document(self, kind: Kind, **details: Any) -> SearchDocument:
        """Return a search document with the texts, topics and contact people of an editorial page."""
        body = "\n\n".join(part for part in (plain_text(self.body), details.pop("body", "")) if part)
        today = timezone.localdate()
        contacts = [person for person in self.contact_people.all() if not person.has_left(today)]
        return self.document(
            kind,
            body=body,
            summary=self.introduction,
            people=(*details.pop("people", ()), *(person.name for person in contacts)),
            tags=tuple(self.topic_names),
            **details,
        )


def plain_text(body: StreamField) -> str:
    """Return the searchable text of a stream, a paragraph for each block."""
    return "\n\n".join(body.stream_block.get_searchable_content(body)) if body else ""
