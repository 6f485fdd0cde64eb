"""Topics and ordinary pages."""

from __future__ import annotations

import factory
from wagtail_factories import PageFactory

from hyte.pages.models import ContentPage, Topic


class TopicFactory(factory.django.DjangoModelFactory):
    name_fi = factory.Sequence("yksinäisyys {}".format)
    name_sv = factory.Sequence("ensamhet {}".format)

    class Meta:
        model = Topic


class ContentPageFactory(PageFactory):
    title = factory.Sequence("Tietoa yksiköstä {}".format)
    slug = factory.Sequence("tietoa-{}".format)

    class Meta:
        model = ContentPage
