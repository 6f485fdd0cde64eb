from hyte.pages.blocks.body import BodyBlock
from hyte.pages.blocks.links import AttachmentsBlock, RelatedLinksBlock

__all__ = ["AttachmentsBlock", "BodyBlock", "RelatedLinksBlock"]
