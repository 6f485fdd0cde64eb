"""Concepts and their terms, as the staff edit them, and what tells every process that they changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain, count
from typing import Any

from django.db import models, transaction
from django.db.models import F, Q, QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel

from search.vocabulary.forms import ConceptForm

LONGEST_KEY = 80
LONGEST_TERM = 120
LONGEST_NOTE = 300
"""Characters."""


class Language(models.TextChoices):
    FINNISH = "fi", pgettext_lazy("language", "Finnish")
    SWEDISH = "sv", pgettext_lazy("language", "Swedish")


class Kind(models.TextChoices):
    """What a term is to its concept; the values are part of the columns of the CSV file.

    A word that leads to a concept is no name of it: who writes "rollaattori" may want to know of mobility aids, and who
    looks for mobility aids does not want everything that speaks of a walker. (SKOS has hidden labels for this.)
    """

    OFFICIAL = "official", _("Official term")
    EVERYDAY = "everyday", _("Everyday word")
    ABBREVIATION = "abbreviation", _("Abbreviation")
    SHORT_NAME = "short_name", _("Short name")
    LEADING = "leading", _("Word that leads here")


class ConceptQuerySet(QuerySet["Concept"]):
    def saying(self, text: str) -> ConceptQuerySet:
        """Return the concepts one of whose terms contains `text`."""
        return self.filter(pk__in=Term.objects.filter(text__icontains=text).values("concept"))

    def having(self, kind: str) -> ConceptQuerySet:
        """Return the concepts that have a term of this kind."""
        return self.filter(pk__in=Term.objects.filter(kind=kind).values("concept"))

    def without(self, language: str) -> ConceptQuerySet:
        """Return the concepts that have no name in `language`."""
        return self.exclude(pk__in=Term.objects.names().filter(language=language).values("concept"))

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete the concepts, and let every process know."""
        with transaction.atomic():
            deleted = super().delete()
            VocabularyState.note_change()
        return deleted


class Concept(ClusterableModel):
    """Something of the field, whatever it is called. Who searches by one of its terms finds its names.

    `key` identifies a concept in files: those that ship, and those that the staff export and import.
    """

    key = models.SlugField(_("key"), max_length=LONGEST_KEY, unique=True, blank=True, editable=False)
    note = models.CharField(
        _("note"),
        max_length=LONGEST_NOTE,
        blank=True,
        help_text=_("For colleagues: what is meant, or why a language is missing. It does not affect the search."),
    )

    objects = ConceptQuerySet.as_manager()

    base_form_class = ConceptForm
    panels = [
        InlinePanel(
            "terms",
            heading=_("Terms"),
            label=_("Term"),
            help_text=_(
                "Who searches by one of these finds what is written with any of them. A word that leads here finds what"
                " is written with the other terms, but is not looked for itself."
            ),
            min_num=2,
        ),
        FieldPanel("note"),
    ]

    class Meta:
        verbose_name = _("concept of the vocabulary")
        verbose_name_plural = _("vocabulary of the search")
        ordering = ["key"]

    def __str__(self) -> str:
        return self.first_term("fi") or self.first_term("sv") or self.key

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the concept with its terms, and let every process know."""
        self.key = self.key or free_key(str(self))
        with transaction.atomic():
            super().save(*args, **kwargs)
            VocabularyState.note_change()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete the concept with its terms, and let every process know."""
        with transaction.atomic():
            deleted: tuple[int, dict[str, int]] = super().delete(*args, **kwargs)
            VocabularyState.note_change()
        return deleted

    def first_term(self, language: str) -> str:
        """Return the first name in `language`, empty where there is none."""
        return next(self.names_in(language), "")

    def terms_in(self, language: str) -> str:
        """Return all names in `language` in one line."""
        return ", ".join(self.names_in(language))

    def names_in(self, language: str) -> Iterator[str]:
        """Yield the terms in `language` that are names of the concept."""
        terms = self.terms.all()
        yield from (term.text for term in terms if term.language == language and term.kind != Kind.LEADING)


class TermQuerySet(QuerySet["Term"]):
    def names(self) -> TermQuerySet:
        """Return the terms that a thing is called by, without the words that only lead to one."""
        return self.exclude(kind=Kind.LEADING)

    def rows(self) -> QuerySet[Any]:
        """Return concept, language, kind and text of every term, the terms of a concept in their order."""
        return self.order_by("concept_id", "id").values_list("concept_id", "language", "kind", "text")


class Term(models.Model):
    """One name of a concept, or a word that leads to it, in base form: the search knows its inflected forms."""

    concept = ParentalKey(Concept, on_delete=models.CASCADE, related_name="terms")
    language = models.CharField(_("language"), max_length=2, choices=Language)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.OFFICIAL)
    text = models.CharField(_("term"), max_length=LONGEST_TERM)

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["concept", "language", "text"], name="search_term_once_per_concept"),
            models.CheckConstraint(name="search_term_language_is_known", condition=Q(language__in=Language.values)),
            models.CheckConstraint(name="search_term_kind_is_known", condition=Q(kind__in=Kind.values)),
            models.CheckConstraint(name="search_term_is_not_empty", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text


class ShippedConcept(models.Model):
    """What was last loaded of a concept that ships with the program.

    A concept that still says what `digest` stands for is as it was shipped; any other is the staff's, and so is the
    absence of a concept that has a row here.
    """

    key = models.SlugField(max_length=LONGEST_KEY, primary_key=True)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name_plural = "shipped concepts"

    def __str__(self) -> str:
        return self.key


class VocabularyState(models.Model):
    """Which version of the vocabulary is in force. There is one row, made with the first change.

    Every change raises `version` in its own transaction, so changes wait for each other and none goes unseen. `shipped`
    is the digest of the files that were last loaded.
    """

    THE_ONE = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ONE)
    version = models.BigIntegerField(default=0)
    shipped = models.CharField(max_length=64, default="", blank=True)

    class Meta:
        verbose_name_plural = "vocabulary states"
        constraints = [models.CheckConstraint(name="search_vocabulary_state_is_one", condition=Q(id=1))]

    def __str__(self) -> str:
        return str(self.version)

    @classmethod
    def note_change(cls) -> None:
        """Raise the version, in the caller's transaction."""
        cls.objects.get_or_create(pk=cls.THE_ONE)
        cls.objects.filter(pk=cls.THE_ONE).update(version=F("version") + 1)

    @classmethod
    def current_version(cls) -> int:
        """Return the version in force, 0 where there has never been a vocabulary."""
        return cls.objects.values_list("version", flat=True).first() or 0


def free_key(name: str, taken: Collection[str] = ()) -> str:
    """Return a key for a concept of this name that no concept has or had, and that is not among `taken`."""
    base = slugify(name)[: LONGEST_KEY - 10].strip("-") or "concept"
    used = {*taken}
    for keys in (Concept.objects, ShippedConcept.objects):
        used.update(keys.filter(key__startswith=base).values_list("key", flat=True))
    return next(key for key in chain([base], (f"{base}-{number}" for number in count(2))) if key not in used)
