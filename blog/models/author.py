"""The authors of a post, as they were when it was published."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from hyte.pages.bilingual import either

FROZEN_FIELDS = ("name", "title_fi", "title_sv", "organisation_fi", "organisation_sv")
PERSON_FIELDS = {"title_fi": "role_fi", "title_sv": "role_sv"}
"""Where a field of an author has another name in the record of the person."""


class BlogAuthorQuerySet(models.QuerySet["BlogAuthor"]):
    def of_published_posts(self) -> BlogAuthorQuerySet:
        """Return the people who stand, or once stood, on a public post: what is empty there was published empty."""
        was_public = Q(page__live=True) | Q(page__first_published_at__isnull=False)
        return self.filter(was_public).exclude(person=None)


class BlogAuthor(Orderable):
    """One author of a post: a person of the site or a guest without a record.

    Title and organisation stand in both languages side by side, so that the translation of a post carries its authors
    without anything to translate.
    """

    page = ParentalKey("blog.BlogPage", on_delete=models.CASCADE, related_name="authors")
    person = models.ForeignKey(
        "people.Person",
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("What is left empty below is filled from the person when the post is first published."),
    )
    name = models.CharField(_("name"), max_length=150, blank=True)
    title_fi = models.CharField(_("title in Finnish"), max_length=150, blank=True)
    title_sv = models.CharField(_("title in Swedish"), max_length=150, blank=True)
    organisation_fi = models.CharField(_("organisation in Finnish"), max_length=200, blank=True)
    organisation_sv = models.CharField(_("organisation in Swedish"), max_length=200, blank=True)
    portrait = models.ForeignKey(
        "media.CustomImage",
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: that of the person."),
    )

    objects = BlogAuthorQuerySet.as_manager()

    panels = [
        FieldPanel("person"),
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("title_fi"), FieldPanel("title_sv")]),
        FieldRowPanel([FieldPanel("organisation_fi"), FieldPanel("organisation_sv")]),
        FieldPanel("portrait"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        constraints = [
            models.CheckConstraint(
                name="blog_author_has_a_name",
                condition=~Q(name=""),
                violation_error_message=_("Choose a person or write the author's name."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        self.take_name()
        super().clean()

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.take_name()
        super().save(*args, **kwargs)

    def take_name(self) -> None:
        """Take the person's name where none is written."""
        if not self.name and self.person is not None:
            self.name = self.person.name

    def freeze(self, earlier: BlogAuthor | None) -> None:
        """Fill what is empty from `earlier`, the same author as published before, or else from the person."""
        for field in FROZEN_FIELDS:
            if not getattr(self, field):
                source, name = (earlier, field) if earlier else (self.person, PERSON_FIELDS.get(field, field))
                setattr(self, field, getattr(source, name, ""))

    def in_language(self, field: str, language: str) -> str:
        """Return `title` or `organisation` in `language`, or in the other language where it is empty."""
        return either(language, getattr(self, f"{field}_fi"), getattr(self, f"{field}_sv"))

    @property
    def picture(self) -> models.Model | None:
        """Return the portrait, or that of the person."""
        return self.portrait or (self.person.portrait if self.person else None)
