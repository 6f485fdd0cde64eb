"""What the staff pick for which searches."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from search.analysis import query_words


@register_snippet
class StaffPick(models.Model):
    """A page that stands above the results of certain searches, in whatever form their words are written.

    It is shown only while the page is public.
    """

    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")
    searches = models.TextField(
        _("searches"), max_length=2000, help_text=_("One on each line. Any form of the words will do.")
    )
    reason = models.CharField(
        _("why this page"), max_length=200, blank=True, help_text=_("Shown to the readers below the title of the page.")
    )
    place = models.PositiveSmallIntegerField(
        _("place in the order"),
        default=1,
        help_text=_("Where a search has several picks, the smaller number comes first."),
    )

    panels = [PageChooserPanel("page"), FieldPanel("searches"), FieldPanel("reason"), FieldPanel("place")]

    class Meta:
        verbose_name = _("staff pick of the search")
        verbose_name_plural = _("staff picks of the search")
        ordering = ["place", "pk"]

    def __str__(self) -> str:
        return f"{self.page} ({', '.join(self.searches.splitlines())})"

    def clean(self) -> None:
        if not any(query_words(line).words for line in self.searches.splitlines()):
            raise ValidationError({"searches": _("Write at least one search.")})
