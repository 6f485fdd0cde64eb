from hyte.media.models.document import CustomDocument, DocumentKind
from hyte.media.models.file_text import FileText, TextStatus
from hyte.media.models.image import CustomImage, CustomRendition

__all__ = ["CustomDocument", "CustomImage", "CustomRendition", "DocumentKind", "FileText", "TextStatus"]
