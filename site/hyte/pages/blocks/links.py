"""Ways on: links whose text says what the reader will get."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from hyte.pages.addresses import address_of
from hyte.pages.blocks.choices import SettingBlock

TARGETS = ("page", "document", "address")
FILE_TYPES = frozenset({"csv", "doc", "docx", "odt", "pdf", "ppt", "pptx", "txt", "xls", "xlsx", "zip"})


class AttachmentBlock(DocumentChooserBlock):
    """A document for download; the link tells its type, size and language."""

    class Meta:
        icon = "doc-full"
        label = _("Attachment")
        description = _("A document for download; the link tells its type, size and language")
        preview_value = None
        template = "blocks/attachment.html"


class AttachmentsBlock(blocks.StreamBlock):
    document = AttachmentBlock()


class ReadMoreValue(blocks.StructValue):
    """A link to a page of the site, to a document or to an outside address; gone with its target."""

    @property
    def url(self) -> str:
        """Return the address, empty where the page or document is no longer there for everybody."""
        if page := self.get("page"):
            return address_of(page.url_path, page.locale.language_code)
        document = self.get("document")
        return document.url if document else self.get("address") or ""

    @property
    def text(self) -> str:
        """Return the text of the link: as written, or the title of what it leads to."""
        target = self.get("page") or self.get("document")
        return self.get("title") or (target.title if target else self.url)

    @property
    def target_language(self) -> str:
        """Return the language of what the link leads to, empty where it is not known."""
        if page := self.get("page"):
            return page.locale.language_code
        document = self.get("document")
        return document.language if document else self.get("language") or ""

    @property
    def file_type(self) -> str:
        """Return the type of the file at an outside address, such as `pdf`; empty where it is a page."""
        suffix = PurePosixPath(urlsplit(self.get("address") or "").path).suffix.lower().removeprefix(".")
        return suffix if suffix in FILE_TYPES else ""


class ReadMoreBlock(blocks.StructBlock):
    """A "Lue lisää" link with exactly one target."""

    title = blocks.CharBlock(
        label=_("Link text"), max_length=200, required=False, help_text=_("Empty: the title of the page or document.")
    )
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    document = DocumentChooserBlock(label=_("Document"), required=False)
    address = blocks.URLBlock(label=_("Outside address"), required=False)
    language = SettingBlock(
        label=_("Language of the outside page"), choices=[*settings.LANGUAGES, ("en", "English")], required=False
    )

    class Meta:
        icon = "link"
        label = _("Read more")
        description = _("A link to a page, a document or an outside address")
        preview_value = {"title": "Järjestöyhteistyön ohjelma", "address": "https://county.example/ohjelma.pdf"}
        template = "blocks/read_more.html"
        value_class = ReadMoreValue

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if sum(bool(cleaned.get(name)) for name in TARGETS) != 1:
            raise blocks.StructBlockValidationError(
                non_block_errors=[ValidationError(_("Choose a page or a document, or give an address: one of them."))]
            )
        if cleaned.get("address") and not cleaned.get("title"):
            raise blocks.StructBlockValidationError(
                block_errors={"title": ValidationError(_("Say in words where the link leads."))}
            )
        return cleaned


class RelatedLinksBlock(blocks.StreamBlock):
    link = ReadMoreBlock()
