"""The words of the search page and the search API."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from search.documents import Kind
from search.request import LARGEST_PAGE, LAST_PAGE, LONGEST_QUERY, Facet, Problem, Sort, State

KINDS: dict[str, Promise] = {
    Kind.BLOG: _("Blog post"),
    Kind.PAGE: _("Page"),
    Kind.CONSULTATION: _("Consultation"),
    Kind.STATEMENT: _("Statement"),
    Kind.PARTNERSHIP_DAY: _("Partnership day"),
    Kind.FILE: _("File"),
    Kind.CONTACT: _("Contact person"),
}

STATES: dict[str, Promise] = {
    State.OPEN: pgettext_lazy("consultation", "Open"),
    State.UPCOMING: pgettext_lazy("consultation", "Upcoming"),
    State.CLOSED: pgettext_lazy("consultation", "Closed"),
}

LANGUAGES: dict[str, Promise] = {"fi": _("in Finnish"), "sv": _("in Swedish")}

FACETS: dict[Facet, Promise] = {
    Facet.TYPE: _("Type"),
    Facet.THEME: _("Topic"),
    Facet.STATE: _("Commenting"),
    Facet.ORGANISATION: _("Organisation"),
    Facet.LANGUAGE: _("Language"),
    Facet.YEAR: _("Year"),
}
"""In the order in which the page shows them."""

VALUES: dict[Facet, dict[str, Promise]] = {
    Facet.TYPE: KINDS,
    Facet.STATE: STATES,
    Facet.LANGUAGE: LANGUAGES,
}
"""What the values of facets are called; a year by itself, and what is filed by the names that it is filed under."""

SORTS: dict[Sort, Promise] = {
    Sort.RELEVANCE: _("Best first"),
    Sort.NEWEST: _("Newest first"),
    Sort.CLOSING: _("Closing soonest first"),
}

PROBLEMS: dict[Problem, Promise | str] = {
    Problem.QUERY_TOO_LONG: _("The search is longer than %(characters)d characters."),
    Problem.PAGE: _("The number of the page must be between 1 and %(pages)d."),
    Problem.PAGE_SIZE: _("A page can have 1 to %(results)d results."),
    Problem.FILTER: _("A filter has a value that does not exist."),
    Problem.SORT: _("The order must be relevance, newest or closing."),
    Problem.LANGUAGE: _("The language must be fi or sv."),
}


def sentence(problem: Problem) -> str:
    """Return what is wrong with a parameter, in the language that is being used."""
    return str(PROBLEMS[problem]) % {"characters": LONGEST_QUERY, "pages": LAST_PAGE, "results": LARGEST_PAGE}


def notice(problem: Problem) -> str:
    """Return the same for the search page, which does what it can with the rest."""
    if problem is Problem.QUERY_TOO_LONG:
        only_the_beginning = _("The search was longer than %(characters)d characters: only the beginning was used.")
        return only_the_beginning % {"characters": LONGEST_QUERY}
    if problem is Problem.SORT:
        return str(_("The address names an order that does not exist: the best results come first."))
    return sentence(problem)


def label(facet: Facet, value: str, names: Mapping[Facet, Mapping[str, str]]) -> str:
    """Return what the page calls a value of a facet; `names` are those of the values that things are filed under."""
    return str(VALUES.get(facet, {}).get(value) or names.get(facet, {}).get(value) or value)
