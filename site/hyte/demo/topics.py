"""Join the topics of the demo content across the languages. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hyte.importing.items import Item


def bilingual_topics(items: Iterable[Item]) -> list[tuple[str, str]]:
    """Return the Finnish and the Swedish names of topics: the tags of an item and its translation, place by place.

    The content is written so that they correspond; an import of anything else may not suppose it.
    """
    by_id = {item.id: item for item in items}
    pairs: dict[str, str] = {}
    for item in by_id.values():
        source = by_id.get(item.translation_of) if isinstance(item.translation_of, str) else None
        for key in ("tags", "topics"):
            for finnish, swedish in zip(names(source, key), names(item, key), strict=False):
                if finnish not in pairs and swedish not in pairs.values():
                    pairs[finnish] = swedish
    return sorted(pairs.items())


def names(item: Item | None, key: str) -> Iterator[str]:
    yield from getattr(item, key, None) or ()
