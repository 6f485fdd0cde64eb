"""Posts: blog texts, news and announcements."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Page, PageManager
from wagtail_localize.fields import SynchronizedField

from blog.models.author import BlogAuthor
from blog.query import BlogPageQuerySet
from hyte.pages.introduction import introduction_panel
from hyte.pages.mentions import Mentions
from hyte.pages.models.editorial import EditorialPage
from search.documents import Kind, SearchDocument

LINKED_TYPES = ["consultations.ConsultationPage", "materials.PartnershipDayPage"]


class BlogKind(models.TextChoices):
    """What kind of post it is; the values are those of the import format."""

    BLOG = "blog", _("Blog")
    NEWS = "news", _("News")
    ANNOUNCEMENT = "announcement", _("Announcement")


class BlogPage(EditorialPage):
    """A post. Its authors keep the title and organisation that they had when it was first published."""

    kind = models.CharField(_("kind"), max_length=20, choices=BlogKind, default=BlogKind.BLOG)
    date = models.DateField(
        _("publication date"), null=True, blank=True, help_text=_("Empty: the day when it is first published.")
    )
    updated_on = models.DateField(_("updated on"), null=True, blank=True)
    update_note = models.CharField(
        _("what was updated"), max_length=300, blank=True, help_text=_("Shown to readers above the text.")
    )
    image = models.ForeignKey(
        "media.CustomImage", verbose_name=_("image"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    linked_page = models.ForeignKey(
        Page,
        verbose_name=_("consultation or partnership day"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("What the post is about."),
    )

    objects = PageManager.from_queryset(BlogPageQuerySet)()

    display_relations: ClassVar[tuple[str, ...]] = ("image",)
    content_panels = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("date")]),
        introduction_panel(),
        FieldPanel("image"),
        InlinePanel("authors", heading=_("Authors"), label=_("Author")),
        FieldPanel("body"),
        FieldPanel("attachments"),
        PageChooserPanel("linked_page", LINKED_TYPES),
        *EditorialPage.related_panels,
        MultiFieldPanel([FieldPanel("updated_on"), FieldPanel("update_note")], heading=pgettext_lazy("post", "Update")),
    ]
    override_translatable_fields = [
        *EditorialPage.override_translatable_fields,
        # Both languages are one post: it appears and is updated on the same day.
        SynchronizedField("date", overridable=False),
        SynchronizedField("updated_on", overridable=False),
    ]
    template = "blog/blog_page.html"
    parent_page_types = ["blog.BlogIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        constraints = [
            models.CheckConstraint(name="blog_post_known_kind", condition=Q(kind__in=BlogKind.values)),
            models.CheckConstraint(
                name="blog_post_note_of_update_has_a_date",
                condition=Q(update_note="") | Q(updated_on__isnull=False),
                violation_error_message=_("Say on which day the post was updated."),
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save; a post that is published gets its date and keeps its authors as they are now."""
        if self.live:
            self.date = self.date or timezone.localdate(self.first_published_at)
            self.freeze_authors()
        return super().save(*args, **kwargs)

    def freeze_authors(self) -> None:
        """Fill the authors' empty fields once: a later draft that leaves them empty gets what was published before.

        The authors of a draft that never was public are stored, too: they are nothing to go by.
        """
        published = BlogAuthor.objects.of_published_posts().filter(page_id=self.pk) if self.pk else ()
        earlier = {author.person_id: author for author in published}
        authors = list(self.authors.all())
        for author in authors:
            author.freeze(earlier.get(author.person_id))
        self.authors = authors

    @property
    def author_list(self) -> list[BlogAuthor]:
        """Return the authors in their order, with their portraits."""
        return list(self.authors.select_related("person__portrait", "portrait"))

    @property
    def author_names(self) -> str:
        """Return the names of the authors with commas between."""
        return ", ".join(author.name for author in self.authors.all())

    def mentions(self) -> Mentions:
        wanted = super().mentions()
        if self.linked_page_id:
            wanted[Page].add(self.linked_page_id)
        return wanted

    @property
    def linked(self) -> Page | None:
        """Return the linked page, rather in the language of the post; `None` when it is not public."""
        return self.find(Page, self.linked_page_id) if self.linked_page_id else None

    def search_document(self) -> SearchDocument | None:
        if not self.is_public():
            return None
        authors = list(self.authors.all())
        organisations = (author.in_language("organisation", self.language) for author in authors)
        return self.editorial_document(
            Kind.BLOG,
            people=tuple(author.name for author in authors),
            organisations=tuple(dict.fromkeys(filter(None, organisations))),
            date=self.date,
        )
