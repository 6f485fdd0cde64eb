"""Documents that know their language, their kind and their authors."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, ClassVar

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Length, Substr
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import DocumentQuerySet as WagtailDocumentQuerySet
from wagtail.models import Collection, CollectionViewRestriction, Page

from hyte.media.authors import parse_authors
from hyte.media.models.file_text import FileText
from hyte.pages.addresses import LANGUAGES, address_of
from hyte.pages.showing import naming, pages_showing
from search import outbox
from search.documents import Kind, Place, SearchDocument


class DocumentKind(models.TextChoices):
    """What a document is to its reader; the material archive filters by it."""

    AGENDA = "agenda", _("Agenda")
    SLIDES = "slides", _("Slides")
    MEMO = "memo", _("Memo")
    REPORT = "report", _("Report")
    DRAFT = "draft", _("Draft document")
    APPENDIX = "appendix", _("Appendix")
    FORM = "form", pgettext_lazy("kind of document", "Form")
    OTHER = "other", _("Other material")


class DocumentQuerySet(WagtailDocumentQuerySet):
    def unrestricted(self) -> DocumentQuerySet:
        """Return the documents that no collection above them closes to the public."""
        beginning = Substr(OuterRef("collection__path"), 1, Length("collection__path"))
        return self.filter(~Exists(CollectionViewRestriction.objects.filter(collection__path=beginning)))

    def with_unknown_content(self) -> DocumentQuerySet:
        """Return the documents whose content nobody has noted: stored before that was done, or changed by a script."""
        noted = Q(file_text__isnull=False, file_text__file_hash=F("file_hash"))
        return self.exclude(file="").exclude(noted)

    def tagged(self, names: Iterable[str]) -> DocumentQuerySet:
        """Return the documents that have one of `names` for a tag, whatever its case."""
        called = [Q(tags__name__iexact=name) for name in names if name]
        return self.filter(reduce(or_, called)).distinct() if called else self.none()

    def below(self, collection: Collection) -> DocumentQuerySet:
        """Return the documents in `collection` and in the collections inside it.

        Collections are in the order of their names, so that a new one gives others new paths: the path is asked for.
        """
        stored = Collection.objects.get(pk=collection.pk)
        return self.filter(collection__in=stored.get_descendants(inclusive=True))

    def shown_in(self, language: str) -> DocumentQuerySet:
        """Return the documents that a page may link to, whatever its language."""
        return self.unrestricted()


class CustomDocument(AbstractDocument):
    """A file for download that knows the language of its text."""

    language = models.CharField(
        _("language of the text"), max_length=2, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    kind = models.CharField(_("kind"), max_length=20, choices=DocumentKind, default=DocumentKind.OTHER)
    date = models.DateField(_("date"), null=True, blank=True, help_text=_("Empty: the day when it was uploaded."))
    description = models.TextField(_("description"), max_length=1000, blank=True)
    authors = models.TextField(
        _("authors"), blank=True, help_text=_("A line for each: name, title, organisation, with commas between.")
    )
    external_id = models.CharField(max_length=200, unique=True, null=True, blank=True, editable=False)
    file_text = models.ForeignKey(
        FileText, null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="documents"
    )
    file_text.wagtail_reference_index_ignore = True

    search_relations: ClassVar[tuple[str, ...]] = ("file_text",)

    admin_form_fields = (
        "title", "file", "language", "kind", "date", "description", "authors", "collection", "tags",
    )  # fmt: skip
    objects = DocumentQuerySet.as_manager()

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]
        constraints = [
            models.CheckConstraint(
                name="media_document_known_language",
                condition=Q(language__in=[code for code, _name in settings.LANGUAGES]),
                violation_error_message=_("Choose a language of the site."),
            ),
            models.CheckConstraint(name="media_document_known_kind", condition=Q(kind__in=DocumentKind.values)),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save and let the search know of the document and of every page that shows it.

        A new file is noted, to be read in the background. What lies in a closed collection leaves every answer at
        once, and so do the pages that are found by its title, until they are built without it.
        """
        if self.file and not self.file._committed:
            self._set_document_file_metadata()
        if self.file_hash and kwargs.get("update_fields") is None:
            self.file_text = FileText.of_content(self.file_hash, self.file_extension)
        super().save(*args, **kwargs)
        pages = pages_showing(self)
        outbox.mark(self, *pages)
        if not self.is_unrestricted():
            outbox.remove(self, *naming(pages, [self]))

    @property
    def day(self) -> date:
        """Return the date of the document, or the day when it was uploaded."""
        return self.date or timezone.localdate(self.created_at)

    def is_unrestricted(self) -> bool:
        """Return whether no collection above the document closes it to the public."""
        return type(self).objects.unrestricted().filter(pk=self.pk).exists()

    def public_pages(self) -> list[Page]:
        """Return the pages that show the document to everybody, in the order of the tree; none for a closed collection.

        The index of references may lag behind, so each page is asked what it shows.
        """
        if not self.is_unrestricted():
            return []
        return [page for page in pages_showing(self) if page.is_public() and self.pk in page.shown_documents()]

    def search_document(self) -> SearchDocument | None:
        """Return the document's own words and its text; `None` while no published page shows it."""
        pages = self.public_pages()
        if not pages:
            return None
        authors = parse_authors(self.authors)
        return SearchDocument(
            kind=Kind.FILE,
            language=self.language,
            title=self.title,
            urls=dict.fromkeys(LANGUAGES, self.url),
            body=self.file_text.text if self.file_text else "",
            summary=self.description,
            people=tuple(author.name for author in authors),
            organisations=tuple(author.organisation for author in authors if author.organisation),
            tags=tuple(self.tags.names()),
            date=self.day,
            external_id=self.external_id or "",
            themes=tuple(apps.get_model("pages.Topic").objects.themes_called(self.tags.names())),
            file_type=self.file_extension.upper(),
            file_size=self.file_size,
            shown_on=tuple(
                Place(page.language, page.title, address_of(page.url_path, page.language)) for page in pages
            ),
        )
