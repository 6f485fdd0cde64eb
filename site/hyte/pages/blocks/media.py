"""Pictures and recordings."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from hyte.pages.blocks.choices import SettingBlock, SettingsBlock


class FigureBlock(blocks.StructBlock):
    """A picture. Its text alternative is the picture's own, in the language of the page."""

    image = ImageChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=300, required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("A picture with a caption; its text alternative is that of the picture")
        preview_value = {"image": None, "caption": "Kumppanuuspäivän osallistujia"}
        template = "blocks/figure.html"


class VideoBlock(blocks.StructBlock):
    """A link to a recording elsewhere. Nothing of another site is loaded before the reader follows it."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    address = blocks.URLBlock(label=_("Address of the recording"))
    language = SettingBlock(label=_("Language spoken"), choices=settings.LANGUAGES, required=True, default="fi")
    captions = SettingsBlock(
        label=_("Captions"), choices=settings.LANGUAGES, required=False, help_text=_("The languages of the captions.")
    )
    transcript = DocumentChooserBlock(
        label=_("Transcript"), required=False, help_text=_("The same as text, for those who cannot hear or watch it.")
    )

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("A link to a recording, with its captions and transcript")
        preview_value = {
            "title": "Kumppanuuspäivän tallenne",
            "address": "https://video.example/kumppanuuspaiva",
            "language": "fi",
            "captions": ["fi", "sv"],
            "transcript": None,
        }
        template = "blocks/video.html"
