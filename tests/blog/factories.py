"""Posts and their authors. Fixed dates, no chance."""

from __future__ import annotations

from datetime import date

import factory
from wagtail_factories import PageFactory

from blog.models import BlogAuthor, BlogIndexPage, BlogPage


class BlogIndexPageFactory(PageFactory):
    title = "Ajankohtaista"
    slug = "ajankohtaista"

    class Meta:
        model = BlogIndexPage


class BlogPageFactory(PageFactory):
    """A published blog text without authors."""

    title = factory.Sequence("Kirjoitus {}".format)
    slug = factory.Sequence("kirjoitus-{}".format)
    date = date(2026, 9, 1)

    class Meta:
        model = BlogPage


class BlogAuthorFactory(factory.django.DjangoModelFactory):
    """A guest of an association."""

    page = factory.SubFactory(BlogPageFactory)
    name = factory.Sequence("Pirjo Vieras {}".format)
    title_fi = "toiminnanjohtaja"
    organisation_fi = "Kyläyhdistys ry"
    sort_order = factory.Sequence(int)

    class Meta:
        model = BlogAuthor
