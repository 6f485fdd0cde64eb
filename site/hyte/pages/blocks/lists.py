"""Blocks that show what the site knows at the moment: a contact person, coming days, open consultations."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


class ContactPersonBlock(SnippetChooserBlock):
    """Somebody to ask, with the contact data that is right today."""

    def __init__(self, target_model: str = "people.Person", **kwargs: object) -> None:
        super().__init__(target_model, **kwargs)

    class Meta:
        icon = "user"
        label = _("Contact person")
        description = _("Somebody to ask, with the contact data that is right today")
        preview_value = None
        template = "blocks/contact_person.html"


class UpcomingDaysBlock(blocks.StructBlock):
    """The partnership days that come next."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=150, required=False)
    most = blocks.IntegerBlock(label=_("At most"), min_value=1, max_value=10, default=3)

    class Meta:
        icon = "date"
        label = _("Coming partnership days")
        description = _("The partnership days that come next; the list keeps itself up to date")
        preview_value = {"heading": "Tulevat kumppanuuspäivät", "most": 3}
        template = "blocks/upcoming_days.html"


class OpenConsultationsBlock(blocks.StructBlock):
    """The consultations that take statements now."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=150, required=False)

    class Meta:
        icon = "comment"
        label = _("Open consultations")
        description = _("The consultations that take statements now; the list keeps itself up to date")
        preview_value = {"heading": "Anna lausunto"}
        template = "blocks/open_consultations.html"
