"""Running text: paragraphs, headings and quotes."""

from __future__ import annotations

from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from hyte.pages.blocks.choices import SettingBlock

PARAGRAPH_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]
"""What a paragraph may hold. No links to documents: those are blocks, so that each tells type, size and language."""


class ParagraphBlock(blocks.RichTextBlock):
    """Text with lists, links and, where that is quicker than blocks of their own, subheadings."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"features": PARAGRAPH_FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        description = _("Text with subheadings, lists and links")
        preview_value = "<p>Järjestöt ja hyvinvointialue edistävät terveyttä <b>yhdessä</b>.</p>"
        template = "blocks/paragraph.html"


class HeadingValue(blocks.StructValue):
    @property
    def anchor(self) -> str:
        """Return the id by which other pages can link to the heading."""
        return slugify(self["text"]) or "section"


class HeadingBlock(blocks.StructBlock):
    """A heading to which other pages can link."""

    text = blocks.CharBlock(label=_("Heading"), max_length=150)
    level = SettingBlock(
        label=_("Level"), choices=[("2", _("Heading")), ("3", _("Subheading"))], default="2", required=True
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("A heading or a subheading, with an address of its own")
        preview_value = {"text": "Miten voit vaikuttaa", "level": "2"}
        template = "blocks/heading.html"
        value_class = HeadingValue


class QuoteBlock(blocks.StructBlock):
    """The words of somebody else."""

    text = blocks.TextBlock(label=_("Quotation"), max_length=1000)
    source = blocks.CharBlock(label=_("Who says it"), max_length=200, required=False)
    language = SettingBlock(
        label=_("Language of the quotation"),
        choices=settings.LANGUAGES,
        required=False,
        help_text=_("Only where it is not that of the page: screen readers then pronounce it right."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        description = _("The words of somebody else, with their name")
        preview_value = {"text": "Yhdessä saamme enemmän aikaan.", "source": "Kyläyhdistyksen puheenjohtaja"}
        template = "blocks/quote.html"
