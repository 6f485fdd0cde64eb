"""Texts set apart from the running text."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from hyte.pages.blocks.choices import SettingBlock
from hyte.pages.blocks.text import ParagraphBlock


class AccordionItemBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=200)
    text = ParagraphBlock(label=_("Text"), features=["bold", "italic", "ol", "ul", "link"])

    class Meta:
        icon = "collapse-down"
        label = _("Part")
        template = "blocks/accordion_item.html"


class AccordionBlock(blocks.StructBlock):
    """Texts that open when asked for, such as questions and answers."""

    parts = blocks.ListBlock(AccordionItemBlock(), label=_("Parts"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Accordion")
        description = _("Texts that open when asked for, such as questions and answers")
        preview_value = {"parts": [{"title": "Kuka voi antaa lausunnon?", "text": "<p>Kuka tahansa.</p>"}]}
        template = "blocks/accordion.html"


class CalloutBlock(blocks.StructBlock):
    """A notice that must not be missed."""

    kind = SettingBlock(
        label=_("Kind"), choices=[("info", _("Information")), ("alert", _("Please note"))], default="info"
    )
    title = blocks.CharBlock(label=_("Title"), max_length=150)
    text = blocks.TextBlock(label=_("Text"), max_length=1000, required=False)

    class Meta:
        icon = "info-circle"
        label = _("Notice")
        description = _("A short notice that must not be missed")
        preview_value = {"kind": "info", "title": "Lausuntoaikaa on jatkettu", "text": "Uusi määräaika on 31.10."}
        template = "blocks/callout.html"
