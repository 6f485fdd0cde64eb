"""The pages that show a consultation, one in each language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import OuterRef
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PublishingPanel
from wagtail.fields import RichTextField, StreamField
from wagtail_localize.fields import SynchronizedField, TranslatableField

from consultations import diary_number, versions
from consultations.addresses import form_address
from consultations.blocks import AttachmentsBlock, FactsBlock, SectionsBlock
from consultations.models.consultation import Consultation
from consultations.models.document import DocumentVersion
from consultations.models.fetched_acts import FetchedAct, act_list
from consultations.models.statement import Statement
from consultations.period import NO_MORE_ACTS, State
from consultations.period_history import RecordedAct, steps_of
from consultations.rich_text import plain_text
from consultations.thread import Thread
from hyte.pages.models.editorial import EditorialPage
from search import outbox
from search.documents import Kind, SearchDocument
from search.findables import label_of

FIRST_VERSION = 1
ANSWER_FEATURES = ["bold", "italic", "link", "document-link", "ul"]


def later_versions(consultation: Any, language: Any) -> models.Exists:
    """Return the question whether the document has been published again, with another text, in `language`."""
    return models.Exists(
        DocumentVersion.objects.filter(consultation=consultation, language=language, number__gt=FIRST_VERSION)
    )


class StatementsOnRecord(Exception):
    """A page of a consultation that has statements was about to disappear. Its statements are official records."""


class ConsultationPage(EditorialPage):
    """What a consultation asks, in one language. Everything about time, statements and counts is the consultation's."""

    consultation = models.ForeignKey(
        Consultation, on_delete=models.PROTECT, related_name="pages", null=True, editable=False
    )
    what = RichTextField(_("what is this about"), features=ANSWER_FEATURES, blank=True)
    who_decides = RichTextField(_("who decides"), features=ANSWER_FEATURES, blank=True)
    how = RichTextField(_("how you can take part"), features=ANSWER_FEATURES, blank=True)
    what_next = RichTextField(_("what happens next"), features=ANSWER_FEATURES, blank=True)
    summary = RichTextField(_("summary in plain language"), features=ANSWER_FEATURES, blank=True)
    sections = StreamField(SectionsBlock(), verbose_name=_("sections to comment on"), blank=True)
    facts = StreamField(FactsBlock(), verbose_name=_("basic facts"), blank=True)
    attachments = StreamField(AttachmentsBlock(), verbose_name=_("attachments"), blank=True)

    display_relations: ClassVar[tuple[str, ...]] = ("consultation__outcome",)
    annotations_of_parts: ClassVar[dict[str, Callable[[], models.Expression]]] = {}
    """What the parts that stand on a consultation show on its page, by name: each adds its own when it starts."""

    text_published_at: datetime | None = None
    """When the text that is saved was published, where that was earlier: the import takes over what stood elsewhere."""

    exclude_fields_in_copy = [*EditorialPage.exclude_fields_in_copy, "consultation"]
    content_panels = [
        *EditorialPage.content_panels,
        MultiFieldPanel(
            [FieldPanel("what"), FieldPanel("who_decides"), FieldPanel("how"), FieldPanel("what_next")],
            heading=_("The four questions"),
        ),
        FieldPanel("summary"),
        FieldPanel("sections"),
        FieldPanel("facts"),
        FieldPanel("attachments"),
        *EditorialPage.related_panels,
    ]
    settings_panels = [PublishingPanel()]
    override_translatable_fields = [
        SynchronizedField("consultation", overridable=False),
        SynchronizedField("topics"),
        SynchronizedField("contact_people"),
        TranslatableField("slug"),
    ]
    template = "consultations/consultation_page.html"
    parent_page_types = ["consultations.ConsultationIndexPage"]
    subpage_types = ["surveys.SurveyPage"]

    class Meta:
        verbose_name = _("consultation page")
        verbose_name_plural = _("consultation pages")

    def clean(self) -> None:
        super().clean()
        if self.expire_at and self.has_statements():
            raise ValidationError(
                {"expire_at": _("A consultation that has statements stays at its address: it cannot expire.")}
            )

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save; a page without a consultation gets its translation's or a new one, a published one is frozen.

        Raises `StatementsOnRecord` when a page that has statements would be unpublished.
        """
        if self.consultation_id is None:
            self.consultation = self.consultation_of_translation() or Consultation.objects.create()
        if not self.live and self.pk and self.has_statements() and self.is_live_in_database():
            raise StatementsOnRecord(self.title)
        result = super().save(*args, **kwargs)
        if self.live and kwargs.get("update_fields") is None and self.consultation.opens_at is not None:
            versions.freeze(page=self, at=self.text_published_at or timezone.now())
        return result

    def consultation_of_translation(self) -> Consultation | None:
        """Return the consultation that the page in the other language shows."""
        translations = type(self).objects.filter(translation_key=self.translation_key).exclude(pk=self.pk)
        return Consultation.objects.filter(pages__in=translations).first()

    def has_statements(self) -> bool:
        return self.consultation is not None and self.consultation.statements.exists()

    def is_live_in_database(self) -> bool:
        return type(self).objects.filter(pk=self.pk, live=True).exists()

    def findable_with(self) -> list[outbox.Key]:
        """Return the keys of the consultation's statements: nobody may read them where nobody may read the page."""
        label = label_of(Statement)
        statements = Statement.objects.filter(consultation=self.consultation_id)
        return [(label, pk) for pk in statements.values_list("pk", flat=True)]

    def told_by_others(self) -> tuple[Any, ...]:
        """Return what a statement is titled and counted by."""
        return (self.title, *(topic.theme for topic in self.topics.all()))

    def state(self, at: datetime) -> State:
        return self.consultation.state(at)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        at = timezone.now()
        today = timezone.localdate(at)
        return context | {
            "at": at,
            "consultation": self.consultation,
            "state": self.state(at),
            "takes_statements": self.consultation.takes_statements(at),
            "can_be_followed": self.state(at) not in {State.DRAFT, *NO_MORE_ACTS},
            "form_address": form_address(self.consultation.public_id, self.language),
            "steps": steps_of(self.recorded_acts()),
            "contact_people": [{"person": person, "left": person.has_left(today)} for person in self.contact_list],
            "several_versions": self.has_several_versions(),
            "thread": Thread.of(self.consultation, request.GET, self.section_titles()),
        }

    @classmethod
    def display_annotations(cls) -> dict[str, models.Expression]:
        of_parts = {name: annotation() for name, annotation in cls.annotations_of_parts.items()}
        own = {
            "act_rows": act_list(OuterRef("consultation")),
            "later_version": later_versions(OuterRef("consultation"), OuterRef("locale__language_code")),
        }
        return super().display_annotations() | of_parts | own

    def has_several_versions(self) -> bool:
        """Return whether the draft can be compared with an earlier one, from the page's own query where it asked."""
        if "later_version" in self.__dict__:
            return bool(self.later_version)
        return type(self).objects.filter(later_versions(self.consultation_id, self.language), pk=self.pk).exists()

    def recorded_acts(self) -> list[RecordedAct]:
        """Return the acts upon the period in their order, from the page's own query where it fetched them."""
        if "act_rows" in self.__dict__:
            return sorted(map(FetchedAct.of, self.act_rows or ()), key=lambda act: (act.at, act.pk))
        return list(self.consultation.acts.all())

    def free_facts(self) -> list[Any]:
        """Return the facts that the editors have named, without one that repeats the consultation's diary number."""
        known = bool(self.consultation.diary_number)
        return [block for block in self.facts if not (known and diary_number.is_called_so(block.value["label"]))]

    def section_titles(self) -> dict[str, str]:
        """Return the headings of the sections by their UUIDs, in order."""
        return {block.id: block.value["title"] for block in self.sections}

    def search_document(self) -> SearchDocument | None:
        if not self.is_public():
            return None
        sections = [f"{block.value['title']}\n{block.value.plain_text()}" for block in self.sections]
        answers = [self.what, self.who_decides, self.how, self.what_next, self.summary]
        account = getattr(self.consultation, "outcome", None)
        told = account.public_texts(self.language).values() if account else ()
        facts = [f"{block.value['label']}: {block.value['value']}" for block in self.free_facts()]
        if self.consultation.diary_number:
            facts.append(f"{diary_number.NAMES[self.language]}: {self.consultation.diary_number}")
        return self.editorial_document(
            Kind.CONSULTATION,
            body="\n\n".join([*(plain_text(answer) for answer in answers if answer), *told, *sections, *facts]),
            date=timezone.localdate(self.consultation.opens_at) if self.consultation.opens_at else None,
            opens_at=self.consultation.opens_at,
            closes_at=self.consultation.period.ends_at,
        )
