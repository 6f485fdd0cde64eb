"""Pictures and documents. Fixed bytes, no chance."""

from __future__ import annotations

import factory
from django.core.files.base import ContentFile
from wagtail_factories import DocumentFactory as WagtailDocumentFactory
from wagtail_factories import ImageFactory as WagtailImageFactory

from hyte.media.models import CustomDocument, CustomImage


class ImageFactory(WagtailImageFactory):
    """A picture that says in both languages what it shows."""

    title = factory.Sequence("Kuva {}".format)
    alt_fi = "Kolme ihmistä pöydän ääressä"
    alt_sv = "Tre personer vid ett bord"

    class Meta:
        model = CustomImage


class DocumentFactory(WagtailDocumentFactory):
    """A Finnish text file."""

    title = factory.Sequence("Muistio {}".format)
    file = factory.Sequence(lambda number: ContentFile("Pöytäkirja".encode(), name=f"muistio-{number}.txt"))

    class Meta:
        model = CustomDocument
