"""Pages of text: with contact people, and those that have an introduction, a body, attachments, links and topics."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from hyte.pages.blocks import AttachmentsBlock, BodyBlock, RelatedLinksBlock
from hyte.pages.choosing import boxes_panel
from hyte.pages.introduction import introduction_panel
from hyte.pages.mentions import Mentions
from hyte.pages.models.base import BasePage
from hyte.pages.models.topic import Topic
from hyte.pages.query import related_list
from search.documents import Kind, SearchDocument


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

    content_panels = [*Page.content_panels, introduction_panel(), FieldPanel("body")]
    related_panels: ClassVar[list[Any]] = [
        FieldPanel("related_links"),
        MultiFieldPanel([boxes_panel("topics"), boxes_panel("contact_people")], heading=_("Topics and contact people")),
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
            themes=tuple(topic.theme for topic in self.topic_list),
            **details,
        )


def plain_text(body: StreamField) -> str:
    """Return the searchable text of a stream, a paragraph for each block."""
    return "\n\n".join(body.stream_block.get_searchable_content(body)) if body else ""
