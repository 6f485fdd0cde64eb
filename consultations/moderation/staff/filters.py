"""How the queue is narrowed."""

from __future__ import annotations

import django_filters
from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet

from consultations.models import Attachment, Channel, Comment, Consultation, Section, Statement, Status
from consultations.moderation import waiting
from consultations.moderation.signal_wording import NAMES

YES = [("yes", _("Yes"))]


class SectionField(django_filters.fields.ModelChoiceField):
    """Sections of several consultations, which may be called alike."""

    def label_from_instance(self, section: Section) -> str:
        return f"{section.consultation}: {section}"


class SectionFilter(django_filters.ModelChoiceFilter):
    field_class = SectionField


class StatementFilters(WagtailFilterSet):
    """What of the record is listed; without a choice of status, what waits."""

    status = django_filters.ChoiceFilter(
        label=_("Status"), choices=Status, method="with_status", empty_label=_("Waiting")
    )
    consultation = django_filters.ModelChoiceFilter(
        label=_("Consultation"), queryset=Consultation.objects.exclude(opens_at=None).prefetch_related("pages__locale")
    )
    section = SectionFilter(
        label=pgettext_lazy("consultation", "Section"),
        queryset=Section.objects.select_related("consultation")
        .prefetch_related("consultation__pages__locale")
        .order_by("consultation", "position"),
        method="with_section",
    )
    language = django_filters.ChoiceFilter(label=_("Language"), choices=settings.LANGUAGES)
    channel = django_filters.ChoiceFilter(label=_("Channel"), choices=Channel)
    signal = django_filters.ChoiceFilter(label=_("Held because"), choices=list(NAMES.items()), method="with_signal")
    reported = django_filters.ChoiceFilter(label=_("Reported"), choices=YES, method="with_report")
    attachments = django_filters.ChoiceFilter(label=_("With attachments"), choices=YES, method="with_files")

    class Meta:
        model = Statement
        fields = ["status", "consultation", "section", "language", "channel", "signal", "reported", "attachments"]

    def with_status(self, statements: QuerySet[Statement], name: str, value: str) -> QuerySet[Statement]:
        return statements.filter(Exists(Comment.objects.filter(statement=OuterRef("pk"), status=value)))

    def with_section(self, statements: QuerySet[Statement], name: str, value: Section) -> QuerySet[Statement]:
        return statements.filter(Exists(Comment.objects.filter(statement=OuterRef("pk"), section=value)))

    def with_signal(self, statements: QuerySet[Statement], name: str, value: str) -> QuerySet[Statement]:
        # Both databases hold the list as text such as ["links", "blocked_word:kasino"].
        return statements.annotate(signals_as_text=Cast("signals", TextField())).filter(
            signals_as_text__regex=rf'"{value}[":]'
        )

    def with_report(self, statements: QuerySet[Statement], name: str, value: str) -> QuerySet[Statement]:
        return statements.filter(Exists(waiting.reports()))

    def with_files(self, statements: QuerySet[Statement], name: str, value: str) -> QuerySet[Statement]:
        return statements.filter(Exists(Attachment.objects.filter(statement=OuterRef("pk"), erased_at=None)))
