"""The programme of a partnership day."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class SpeakerBlock(blocks.StructBlock):
    """Somebody who speaks, with role and organisation as they are on that day."""

    name = blocks.CharBlock(label=_("Name"), max_length=150)
    role = blocks.CharBlock(label=_("Role"), max_length=150, required=False)
    organisation = blocks.CharBlock(label=_("Organisation"), max_length=200, required=False)

    class Meta:
        icon = "user"
        label = _("Speaker")
        description = _("Somebody who speaks, with role and organisation")
        preview_value = {
            "name": "Aino Esimerkki",
            "role": "järjestökoordinaattori",
            "organisation": "Hyvinvointialue",
        }
        template = "materials/blocks/speaker.html"


class ProgrammeItemBlock(blocks.StructBlock):
    """A point of the programme."""

    time = blocks.CharBlock(
        label=_("Time"), max_length=40, required=False, help_text=_("As it is to be read: 9.00–9.15.")
    )
    title = blocks.CharBlock(label=_("Title"), max_length=255)
    text = blocks.TextBlock(label=_("Text"), max_length=1000, required=False)
    speakers = blocks.ListBlock(SpeakerBlock(), label=_("Speakers"), default=[])

    class Meta:
        icon = "time"
        label = _("Point of the programme")
        description = _("A point of the programme with its time and speakers")
        preview_value = {"time": "9.00–9.15", "title": "Avaus", "speakers": [{"name": "Aino Esimerkki"}]}
        template = "materials/blocks/programme_item.html"


class ProgrammeBlock(blocks.StreamBlock):
    item = ProgrammeItemBlock()


class SpeakersBlock(blocks.StreamBlock):
    speaker = SpeakerBlock()
