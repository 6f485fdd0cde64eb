"""How many public comments the parts of a thread have, kept so that no reader's page counts them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet, Subquery, Sum

from consultations.models.consultation import Consultation
from consultations.models.document import Section
from hyte.pages.addresses import LANGUAGES


class ThreadCountQuerySet(QuerySet["ThreadCount"]):
    def total(self) -> Subquery:
        """Return the sum of these counts of one consultation, to be asked within another query."""
        return Subquery(self.order_by().values("consultation").annotate(sum=Sum("published")).values("sum"))


class ThreadCount(models.Model):
    """The public comments in one language on one section, or on the whole where that is empty.

    A reply is counted with the comment that it answers, which brings it into the thread. However long that is, there
    are no more rows than two for each section and two for the whole. `consultations.decisions` keeps them with the
    other counts.
    """

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="thread_counts")
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    section = models.ForeignKey(Section, null=True, on_delete=models.CASCADE, related_name="+")
    published = models.PositiveIntegerField(default=0)

    objects = ThreadCountQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "language", "section"], name="consultations_threadcount_once_per_section"
            ),
            models.UniqueConstraint(
                fields=["consultation", "language"],
                condition=Q(section=None),
                name="consultations_threadcount_once_on_the_whole",
            ),
            models.CheckConstraint(
                name="consultations_threadcount_known_language", condition=Q(language__in=LANGUAGES)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language}, {self.section_id}: {self.published}"
