"""The one vocabulary of blocks that every body is written in."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from hyte.pages.blocks.layout import AccordionBlock, CalloutBlock
from hyte.pages.blocks.links import AttachmentBlock, ReadMoreBlock
from hyte.pages.blocks.lists import ContactPersonBlock, OpenConsultationsBlock, UpcomingDaysBlock
from hyte.pages.blocks.media import FigureBlock, VideoBlock
from hyte.pages.blocks.table import TableBlock
from hyte.pages.blocks.text import HeadingBlock, ParagraphBlock, QuoteBlock

MEDIA = _("Pictures and recordings")
LINKS = _("Links and documents")
LAYOUT = _("Set apart from the text")
LISTS = _("Always up to date")


class BodyBlock(blocks.StreamBlock):
    """The body of a page."""

    paragraph = ParagraphBlock()
    heading = HeadingBlock()
    quote = QuoteBlock()
    image = FigureBlock(group=MEDIA)
    video = VideoBlock(group=MEDIA)
    attachment = AttachmentBlock(group=LINKS)
    read_more = ReadMoreBlock(group=LINKS)
    accordion = AccordionBlock(group=LAYOUT)
    table = TableBlock(group=LAYOUT)
    callout = CalloutBlock(group=LAYOUT)
    contact_person = ContactPersonBlock(group=LISTS)
    upcoming_days = UpcomingDaysBlock(group=LISTS)
    open_consultations = OpenConsultationsBlock(group=LISTS)

    class Meta:
        template = "blocks/body.html"
