"""Measure how the page at an address is found: by the site's own query, and by Wagtail's route.

    [DATABASE_URL=…] .venv/bin/python -m bench.page_lookup

Prints the queries and the processor time of finding a page below a section. The site's own query brings more: what
the page's template needs, and whether the page is restricted. Wagtail asks for that afterwards, which is not counted.
"""

import time
from collections.abc import Callable

from bench.scratch import interleaved, scratch_site, told

ROUNDS = 9
CALLS = 100
PATH = "tietoa/meista/"


def cpu_ms(work: Callable[[], object]) -> float:
    """Return the processor time of one call in milliseconds, from many."""
    started = time.process_time()
    for _call in range(CALLS):
        work()
    return (time.process_time() - started) * 1000 / CALLS


def main() -> None:
    with scratch_site() as home:
        from django.db import connection
        from django.test import RequestFactory
        from django.test.utils import CaptureQueriesContext
        from django.utils import translation
        from wagtail.models import Page

        from hyte.pages.models import ContentPage
        from hyte.pages.serving import find_page

        section = home.add_child(instance=ContentPage(title="Tietoa", slug="tietoa", locale=home.locale))
        page = section.add_child(instance=ContentPage(title="Meistä", slug="meista", locale=home.locale))

        def by_route() -> object:
            # A new request each time: Wagtail remembers what it has found on the request.
            found, _arguments, _keywords = Page.route_for_request(RequestFactory().get(f"/fi/{PATH}"), PATH)
            return found

        works = {"Wagtail's route": by_route, "own query": lambda: find_page(PATH, "fi")}
        print(f"{connection.vendor}, a page at depth {page.depth}")
        with translation.override("fi"):
            for name, work in works.items():
                assert work() == page, name  # also warms what is remembered
                with CaptureQueriesContext(connection) as queries:
                    work()
                print(f"  {name}: {len(queries)} queries")
            given = interleaved({name: lambda work=work: cpu_ms(work) for name, work in works.items()}, ROUNDS)
        for name, values in given.items():
            print(f"  {name}: {told(values, 'ms of processor time')}")
        ratios = [own / route for route, own in zip(*given.values(), strict=True)]
        print(f"  own query / Wagtail's route: {told(ratios, 'times')}")


if __name__ == "__main__":
    main()
