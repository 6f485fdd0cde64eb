"""The table of everything that can be found: outbox of the engine, source of its rebuilds, and the built-in search."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models import Case, F, Q, QuerySet, Value, When

from search.filing import Filing
from search.meaning.models import Meaning
from search.passes import DailyPass
from search.picks.models import StaffPick
from search.request import FACET_FIELDS, FILED, Facet, State
from search.spelling.models import Spelling
from search.suggesting.models import Suggestion
from search.vain.models import VainSearch
from search.vocabulary.models import Concept, ShippedConcept, Term, VocabularyState

__all__ = [
    "Concept",
    "DailyPass",
    "Edition",
    "EngineIndex",
    "Entry",
    "EntryQuerySet",
    "Meaning",
    "ShippedConcept",
    "Spelling",
    "StaffPick",
    "Suggestion",
    "Term",
    "VainSearch",
    "VocabularyState",
]


class EntryQuerySet(QuerySet["Entry"]):
    def public(self) -> EntryQuerySet:
        """Return what anybody may find."""
        return self.filter(public=True)

    def to_build(self) -> EntryQuerySet:
        """Return what was marked since its document was built; first what somebody changed."""
        return self.filter(built_version__lt=F("version")).order_by("routine", "model", "object_id")

    def to_send(self) -> EntryQuerySet:
        """Return what the engine has not confirmed: first what somebody changed, and of that what was removed.

        What it refused comes after the like, and not before its time.
        """
        waiting = self.filter(sent_version__lt=F("built_version"))
        return waiting.filter(Q(retry_at=None) | Q(public=False)).order_by("routine", "public", "failures", "pk")

    def update_in_turn(self, **values: Any) -> int:
        """Update a few entries, and never wait for one while others are locked: so nobody can ever wait for us."""
        with transaction.atomic():
            free = list(self.select_for_update(skip_locked=True).values_list("pk", flat=True))
            Entry.objects.filter(pk__in=free).update(**values)
        busy = list(self.exclude(pk__in=free).values_list("pk", flat=True))
        return len(free) + sum(self.filter(pk=key).update(**values) for key in busy)

    def withheld(self) -> EntryQuerySet:
        """Return what is no longer public, but may still be in the engine."""
        return self.filter(public=False, held=True)

    def to_retry(self, at: datetime) -> EntryQuerySet:
        """Return what failed and has waited long enough at the instant `at`."""
        return self.filter(retry_at__lte=at)

    def with_any(self, facet: Facet, values: Iterable[str], at: datetime) -> EntryQuerySet:
        """Return what has one of the `values` of a facet at the instant `at`."""
        if facet is Facet.STATE:
            return self.with_state(at).filter(state__in=list(values))
        if facet in FILED:
            return self.filter(pk__in=Filing.objects.under(facet, values).values("entry"))
        return self.filter(**{f"{FACET_FIELDS[facet]}__in": list(values)})

    def with_state(self, at: datetime) -> EntryQuerySet:
        """Add `state`: open, upcoming or closed at the instant `at`, empty where nothing opens or closes."""
        return self.annotate(
            state=Case(
                When(closes_at__lte=at, then=Value(State.CLOSED.value)),
                When(opens_at__gt=at, then=Value(State.UPCOMING.value)),
                When(opens_at__lte=at, closes_at__gt=at, then=Value(State.OPEN.value)),
                default=Value(""),
                output_field=models.CharField(),
            )
        )

    def read_otherwise(self, analysis: str) -> EntryQuerySet:
        """Return public entries whose words come from another version of the language analysis."""
        return self.public().exclude(analysis=analysis)


class Entry(models.Model):
    """One findable thing. It names its model and key; the search knows nothing else about where things come from.

    Three versions tell how far it is: each mark raises `version`, the worker sets `built_version` when it has built the
    document of that version, and `sent_version` when the engine has confirmed it. A row is never deleted: a late write
    of an old version must find the newer one.

    `held` tells whether the engine may have it. It is set with the statement that makes a row public, so before
    anything is sent and whatever becomes of that, and cleared when the engine has confirmed the removal. `routine`
    tells that nobody changed the thing and it is only built again, which can wait for everything else.
    """

    model = models.CharField(max_length=100)
    object_id = models.BigIntegerField()
    public = models.BooleanField(db_default=False)
    held = models.BooleanField(db_default=False)
    routine = models.BooleanField(db_default=False)
    version = models.BigIntegerField(db_default=1)
    built_version = models.BigIntegerField(db_default=0)
    sent_version = models.BigIntegerField(db_default=0)
    failures = models.PositiveSmallIntegerField(db_default=0)
    retry_at = models.DateTimeField(null=True)
    kind = models.CharField(max_length=20, db_default="")
    language = models.CharField(max_length=2, db_default="")
    date = models.DateField(null=True)
    year = models.PositiveSmallIntegerField(null=True)
    opens_at = models.DateTimeField(null=True)
    closes_at = models.DateTimeField(null=True)
    external_id = models.CharField(max_length=200, db_default="")
    name = models.CharField(max_length=200, db_default="")
    document = models.JSONField(null=True)
    words = models.JSONField(null=True)
    analysis = models.CharField(max_length=100, db_default="")

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entries"
        constraints = [
            models.UniqueConstraint(fields=["model", "object_id"], name="search_entry_once_per_thing"),
            models.CheckConstraint(name="search_entry_versions_in_order", condition=Q(built_version__lte=F("version"))),
            models.CheckConstraint(
                name="search_entry_public_is_built",
                condition=Q(public=False) | Q(document__isnull=False, words__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["routine", "model", "object_id"],
                name="search_entry_next_to_build",
                condition=Q(built_version__lt=F("version")),
            ),
            models.Index(
                fields=["routine", "public", "failures", "id"],
                name="search_entry_next_to_send",
                condition=Q(sent_version__lt=F("built_version")),
            ),
            models.Index(
                fields=["id", "kind", "language", "year", "date", "opens_at", "closes_at"],
                name="search_entry_found",
                condition=Q(public=True),
            ),
            models.Index(fields=["id"], name="search_entry_held_back", condition=Q(public=False, held=True)),
            models.Index(fields=["retry_at"], name="search_entry_to_retry", condition=Q(retry_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.model}:{self.object_id}"

    @property
    def is_settled(self) -> bool:
        """Return whether the engine has confirmed everything that was ever marked."""
        return self.sent_version == self.version


class EngineIndexQuerySet(QuerySet["EngineIndex"]):
    def filling(self, name: str) -> EngineIndexQuerySet:
        """Return the row while the index `name` is being filled."""
        return self.filter(building=name)

    def free_for(self, holder: str, at: datetime) -> EngineIndexQuerySet:
        """Return the row unless somebody else than `holder` has the lease at the instant `at`."""
        return self.filter(Q(held_until=None) | Q(held_until__lte=at) | Q(holder=holder))


class EngineIndex(models.Model):
    """Which index the engine answers from, and which one is being filled to take its place. There is one row.

    `serving` and `building` are names of indexes, empty where there is none. While `building` is named, everything that
    is sent goes to both. Entries up to the key `filled_to` are in it. `holder` fills it until `held_until`; afterwards
    anybody may go on where it stopped. `red_since` is when one of the two was first seen without its data.
    """

    THE_ONE = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ONE)
    serving = models.CharField(max_length=100, default="", blank=True)
    building = models.CharField(max_length=100, default="", blank=True)
    filled_to = models.BigIntegerField(default=0)
    holder = models.CharField(max_length=32, default="", blank=True)
    held_until = models.DateTimeField(null=True)
    red_since = models.DateTimeField(null=True)

    objects = EngineIndexQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "engine indexes"
        constraints = [models.CheckConstraint(name="search_engine_index_is_one", condition=Q(id=1))]

    def __str__(self) -> str:
        return self.serving or "none"

    @property
    def names(self) -> tuple[str, str]:
        """The index that serves and the one that is being filled."""
        return self.serving, self.building

    @classmethod
    def current(cls) -> EngineIndex:
        """Return the row as it is now, made when it is not there yet."""
        return cls.objects.get_or_create(pk=cls.THE_ONE)[0]


class EditionQuerySet(QuerySet["Edition"]):
    def newer_and_alive(self, than: Edition, at: datetime) -> EditionQuerySet:
        """Return what was first seen later than an edition and had a worker a moment before the instant `at`."""
        return self.filter(pk__gt=than.pk, alive_until__gt=at)


class Edition(models.Model):
    """What some version of this program makes entries and indexes by; the later it was first seen, the newer it is.

    While programs of two versions run, as during a rolling deployment, only the newer one's workers do anything.
    """

    stamp = models.CharField(max_length=200, unique=True)
    alive_until = models.DateTimeField()

    objects = EditionQuerySet.as_manager()

    def __str__(self) -> str:
        return self.stamp
