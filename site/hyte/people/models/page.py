"""The page of a contact person, one in each language."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from hyte.pages.mentions import Mentions
from hyte.pages.models.base import BasePage
from hyte.people.models.person import Person
from search.documents import Kind, SearchDocument


class ContactPage(BasePage):
    """A contact person in one language: the record of the person with what to ask them about."""

    person = models.ForeignKey(Person, verbose_name=_("contact person"), on_delete=models.PROTECT, related_name="pages")
    ask_about = models.TextField(
        _("what to ask about"), max_length=1000, blank=True, help_text=_("Blank lines make paragraphs.")
    )

    search_relations: ClassVar[tuple[str, ...]] = ("locale", "person")
    content_panels = [*Page.content_panels, FieldPanel("person"), FieldPanel("ask_about")]
    override_translatable_fields = [
        SynchronizedField("title", overridable=False),
        SynchronizedField("slug", overridable=False),
        SynchronizedField("person", overridable=False),
    ]
    template = "people/contact_page.html"
    parent_page_types = ["people.ContactIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("page of a contact person")
        verbose_name_plural = _("pages of contact people")

    def mentions(self) -> Mentions:
        wanted = super().mentions()
        wanted[Person].add(self.person_id)
        return wanted

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        person = self.find(Person, self.person_id)
        return context | {"person": person, "topics": person.topic_names}

    def search_document(self) -> SearchDocument | None:
        """Return the person's name, role and topics; no contact data, which is gone the day the person leaves."""
        if not self.is_public() or self.person.has_left(timezone.localdate()):
            return None
        person, language = self.person, self.language
        role, organisation, unit = (person.in_language(field, language) for field in ("role", "organisation", "unit"))
        return self.document(
            Kind.CONTACT,
            summary=", ".join(part for part in (role, unit, organisation) if part),
            body=self.ask_about,
            people=(person.name,),
            organisations=tuple(filter(None, (organisation,))),
            tags=tuple(topic.name_in(language) for topic in person.topics.all()),
            themes=tuple(topic.theme for topic in person.topics.all()),
            role=role,
        )
