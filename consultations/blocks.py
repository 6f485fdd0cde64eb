"""The parts of a consultation page that are lists: sections to comment on, facts and attachments."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from consultations.rich_text import plain_text


class SectionValue(blocks.StructValue):
    def plain_text(self) -> str:
        """Return the body without markup, a line for each paragraph: what a document version keeps."""
        return plain_text(self["body"].source)


class SectionBlock(blocks.StructBlock):
    """A part of the draft that readers comment on by itself. Its identity is the same in both languages."""

    title = blocks.CharBlock(label=_("Heading"), max_length=200)
    body = blocks.RichTextBlock(label=_("Text"), features=["bold", "italic", "link", "document-link", "ol", "ul", "h3"])

    class Meta:
        icon = "doc-full"
        label = pgettext_lazy("consultation", "Section")
        description = _("A part of the draft that readers comment on by itself")
        preview_value = {"title": "1. Tavoitteet", "body": "<p>Järjestöt ovat hyvinvointialueen kumppaneita.</p>"}
        template = "consultations/blocks/section.html"
        value_class = SectionValue


class SectionsBlock(blocks.StreamBlock):
    section = SectionBlock()


class FactBlock(blocks.StructBlock):
    """One line of the basic facts, such as the unit in charge."""

    label = blocks.CharBlock(label=_("Name"), max_length=100)
    value = blocks.CharBlock(label=_("Value"), max_length=300)

    class Meta:
        icon = "list-ul"
        label = _("Fact")
        description = _("A name and a value, such as the unit in charge")
        preview_value = {"label": "Vastuuyksikkö", "value": "HYTE-yksikkö"}
        template = "consultations/blocks/fact.html"


class FactsBlock(blocks.StreamBlock):
    fact = FactBlock()


class AttachmentsBlock(blocks.StreamBlock):
    document = DocumentChooserBlock(
        label=_("Document"),
        description=_("The draft, an appendix or background material"),
        template="consultations/blocks/attachment.html",
    )
