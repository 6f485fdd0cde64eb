"""The material archive: every document and recording, narrowed as the address says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hyte.pages.listing import PAGE_SIZE, Filter, number_in
from materials.models.material import Material, MaterialKind

LANGUAGES: dict[str, Promise] = {"fi": gettext_lazy("in Finnish"), "sv": gettext_lazy("in Swedish")}


@dataclass(frozen=True)
class Archive:
    """One page of the materials that the reader asked for, and what else can be asked for."""

    page: ListPage
    filters: list[Filter]

    @classmethod
    def of(cls, language: str, parameters: Mapping[str, str]) -> Archive:
        """Return what the archive of `language` shows; values that no material has are passed over."""
        every = Material.objects.public().on_pages_in(language).dated()
        offered = values_in(every.values_list("year", "day", "day__title", "kind", "language").order_by().distinct())
        asked = {name: parameters.get(name, "") for name in ("kind", "language")}
        asked |= {name: str(number_in(parameters, name)) for name in ("year", "day")}
        chosen = {name: asked[name] for name in offered if asked[name] in offered[name]}
        labels = {"year": _("Year"), "day": _("Partnership day"), "kind": _("Type"), "language": _("Language")}
        return cls(
            page=Paginator(every.filter(**chosen).latest_first().with_links(), PAGE_SIZE).get_page(
                parameters.get("page")
            ),
            filters=[Filter.of(name, labels[name], values, chosen) for name, values in offered.items() if values],
        )


def values_in(rows: Iterable[tuple[Any, ...]]) -> dict[str, dict[str, str]]:
    """Return, for each filter, the values that some material has with their names, the latest years and days first."""
    latest_first = sorted(rows, key=lambda row: (row[0] or 0, row[1] or 0), reverse=True)
    kinds, languages = {row[3] for row in latest_first}, {row[4] for row in latest_first}
    return {
        "year": {str(year): str(year) for year, *_rest in latest_first if year},
        "day": {str(day): title for _year, day, title, *_rest in latest_first if day},
        "kind": {value: str(label) for value, label in MaterialKind.choices if value in kinds},
        "language": {code: str(name) for code, name in LANGUAGES.items() if code in languages},
    }
