"""Which pages show a thing that is not a page itself: a person, a document, a topic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Model
from modelcluster.fields import ParentalKey
from wagtail.models import Page, ReferenceIndex


def pages_showing(thing: Model) -> list[Page]:
    """Return the pages, published or not, that name `thing` in a text, in a row of a list or as one of several."""
    return list(Page.objects.filter(pk__in={*in_texts(thing), *in_relations(thing)}).specific())


def naming(pages: Iterable[Page], documents: Iterable[Model]) -> list[Page]:
    """Return those of `pages` that the search finds by the title of any of `documents`."""
    keys = {document.pk for document in documents}
    return [page for page in pages if hasattr(page, "named_documents") and page.named_documents() & keys]


def in_texts(thing: Model) -> Iterator[int]:
    """Yield the keys of the pages that Wagtail's index of references knows: rich texts, blocks and foreign keys."""
    references = ReferenceIndex.get_references_to(thing)
    pages = ReferenceIndex._get_base_content_type(Page)
    return (int(pk) for pk in references.filter(base_content_type=pages).values_list("object_id", flat=True))


def in_relations(thing: Model) -> Iterator[int]:
    """Yield the keys of the pages that the index of references passes over.

    It knows no many-to-many fields, and of a row with two possible parents it asks only the first. A page that shows a
    person shows the person's topics.
    """
    for relation in thing._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete:
            continue
        model = relation.related_model
        if relation.many_to_many and issubclass(model, Page):
            yield from model.objects.filter(**{relation.field.name: thing}).values_list("pk", flat=True)
        elif relation.many_to_many:
            for having in model.objects.filter(**{relation.field.name: thing}):
                yield from {*in_texts(having), *in_relations(having)}
        elif relation.one_to_many:
            for field in model._meta.fields:
                if isinstance(field, ParentalKey) and issubclass(field.related_model, Page):
                    rows = model.objects.filter(**{relation.field.name: thing, f"{field.name}__isnull": False})
                    yield from rows.values_list(field.attname, flat=True)
