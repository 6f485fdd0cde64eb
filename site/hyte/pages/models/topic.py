"""Topics join everything that is about the same thing, in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.documents import get_document_model
from wagtail.query import PageQuerySet
from wagtail.snippets.models import register_snippet

from hyte.pages.bilingual import either
from hyte.pages.marking import mark_pages
from hyte.pages.showing import pages_showing
from search import outbox
from search.documents import Theme


class TopicQuerySet(models.QuerySet["Topic"]):
    def named(self, name: str, language: str) -> TopicQuerySet:
        """Return the topics with this name in `language`, whatever its case."""
        return self.filter(**{f"name_{language}__iexact": name})

    def themes_called(self, names: Iterable[str]) -> list[Theme]:
        """Return for each of `names`, in whichever language, the theme of the topic that is called so; for a name that
        no topic has, one of that name alone.
        """
        known = {name.casefold(): topic.theme for topic in self for name in (topic.name_sv, topic.name_fi) if name}
        return [known.get(name.casefold(), Theme(name, name)) for name in names]

    def used_on(self, pages: PageQuerySet) -> TopicQuerySet:
        """Return the topics that at least one of `pages` has."""
        return self.filter(pk__in=pages.order_by().values("topics"))


@register_snippet
class Topic(models.Model):
    """A theme such as loneliness or grants, with its name in Finnish, in Swedish or in both."""

    name_fi = models.CharField(_("name in Finnish"), max_length=100, blank=True)
    name_sv = models.CharField(_("name in Swedish"), max_length=100, blank=True)

    objects = TopicQuerySet.as_manager()

    panels = [FieldPanel("name_fi"), FieldPanel("name_sv")]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name_fi", "name_sv"]
        constraints = [
            models.CheckConstraint(
                name="pages_topic_has_a_name",
                condition=~Q(name_fi="", name_sv=""),
                violation_error_message=_("Give the topic a name in at least one language."),
            ),
            models.UniqueConstraint(
                Lower("name_fi"),
                condition=~Q(name_fi=""),
                name="pages_topic_once_in_finnish",
                violation_error_message=_("There is a topic with this Finnish name already."),
            ),
            models.UniqueConstraint(
                Lower("name_sv"),
                condition=~Q(name_sv=""),
                name="pages_topic_once_in_swedish",
                violation_error_message=_("There is a topic with this Swedish name already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name_in(get_language() or "fi")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save and let the search know of every page that has the topic, and of what is found with it."""
        before = tagged_with(type(self).objects.filter(pk=self.pk))
        super().save(*args, **kwargs)
        mark_pages(pages_showing(self))
        outbox.mark(*{*before, *tagged_with([self])})

    @property
    def theme(self) -> Theme:
        """Return the topic as the search counts by it."""
        return Theme(self.name_in("fi"), self.name_in("sv"))

    def name_in(self, language: str) -> str:
        """Return the name in `language`, or the other name where there is none."""
        return either(language, self.name_fi, self.name_sv)


def tagged_with(topics: Iterable[Topic]) -> list[Any]:
    """Return the documents that are filed under `topics`: their tags are words, which name a topic or none."""
    return list(get_document_model().objects.tagged([name for it in topics for name in (it.name_fi, it.name_sv)]))
