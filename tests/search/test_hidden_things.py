"""No public answer, and no table of the search, tells a hidden thing from one that never was.

All cases of `hidden_things` are brought about at once, in both languages. Then every channel is asked for every word:
before they are hidden, so that silence means something; in the moment after; and when the worker has come by.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import translation

from hyte.pages.models import HomePage
from hyte.users.models import User
from search.backend.connection import client as engine_client
from tests.search.conftest import CatchUp
from tests.search.hidden_site import BEGINNING, COMMON, Canaries, Site, canary, site
from tests.search.hidden_things import begin

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("either_engine")]

NEVER = [canary(number) for number in range(390, 400)]
"""Words that stand nowhere at all: for them every channel answers as it must for what is hidden."""

FOR_A_CASE = {
    "the search page": "{search}?q={words}",
    "the search page with filters": f"{{search}}?q={COMMON}&{{organisations}}&sort=newest",
    "what was meant": "{search}?q={misspelt}",
    "the API's search": "/api/v1/search?q={words}&language={language}",
}
FOR_A_WORD = {
    "the API's suggestions": "/api/v1/suggest?q={beginning}&language={language}",
    "the page that is not found": "/{language}/{word}/",
}
"""What is asked for each case and word; the answer may differ from that for `NEVER` by the words only."""

SITEMAPS = ["/sitemap.xml", "/sitemap-pages.xml", "/sitemap-statements.xml"]
FEEDS = ["consultations_feed", "blog_feed"]
OF_A_CONSULTATION = ["comments_feed", "consultation_calendar", "statements_of", "give_statement", "outcome", "versions"]


@pytest.fixture
def sites(home_fi: HomePage, home_sv: HomePage, now: datetime) -> list[Site]:
    """Both language trees, with words that are theirs together."""
    moderator = User.objects.create_superuser("moderaattori", "moderaattori@hyte.example", "salasana")
    canaries = Canaries()
    return [site(*homes, moderator, canaries, now) for homes in ((home_fi, home_sv), (home_sv, home_fi))]


@pytest.fixture
def hide(sites: list[Site], catch_up: CatchUp) -> Callable[[], None]:
    """Let every case be as it is before it is hidden, and the search know of it; return what hides them all."""
    acts = [act for each in sites for act in begin(each)]
    catch_up()

    def hide_all() -> None:
        for act in acts:
            next(act, None)

    return hide_all


def lists(sites: list[Site]) -> Iterator[str]:
    """Yield the addresses that tell of many things, and may tell of nothing hidden."""
    yield from SITEMAPS
    for each in sites:
        consultation = each.consultation
        with translation.override(each.language):
            yield from map(reverse, FEEDS)
            yield from (reverse(name, args=[consultation.public_id]) for name in OF_A_CONSULTATION)
            search = reverse("search")
        pages = [
            each.home,
            each.directory,
            consultation.pages.get(live=True),
            consultation.pages.get(live=True).get_parent(),
        ]
        yield from (page.get_url() for page in pages)
        yield from (page.get_url() for page in each.home.get_children().filter(slug="liitteet"))
        yield from (f"{search}?q={COMMON}&sort={sort}" for sort in ("relevance", "newest", "closing"))
        yield f"/api/v1/suggest?q={COMMON[:3]}&language={each.language}"
        yield f"/api/v1/search?q={COMMON}&page_size=50&language={each.language}"


def telling(sites: list[Site]) -> Iterator[str]:
    """Yield those of the lists that tell of something before it is hidden."""
    yield from SITEMAPS[1:]
    for each in sites:
        consultation = each.consultation
        with translation.override(each.language):
            yield reverse("consultations_feed")
            yield from (reverse(name, args=[consultation.public_id]) for name in ("comments_feed", "statements_of"))
        page = consultation.pages.get(live=True)
        yield from (page.get_url() for page in (each.directory, page, page.get_parent()))
        yield f"/api/v1/search?q={COMMON}&page_size=50&language={each.language}"


def body(client: Client, address: str) -> str:
    cache.clear()
    return re.sub(r'"took_ms": \d+', "", client.get(address).content.decode()).casefold()


def answers_for(client: Client, words: list[str], language: str) -> dict[str, str]:
    """Return what each channel answers to who asks for `words`, with those of `NEVER` in their place."""
    with translation.override(language):
        search = reverse("search")
    forms = {
        "search": search,
        "language": language,
        "words": "+".join(words),
        "misspelt": "+".join(word[:-1] for word in words),
        "organisations": "&".join(f"organisation={word}+ry" for word in words),
    }
    answers = {channel: body(client, address.format(**forms)) for channel, address in FOR_A_CASE.items()}
    for place, word in enumerate(words):
        for channel, address in FOR_A_WORD.items():
            asked = address.format(language=language, word=word, beginning=word[:BEGINNING])
            answers[f"{channel}, word {place}"] = body(client, asked)
    for word, never in zip(words, NEVER, strict=False):
        answers = {name: answer.replace(word[:BEGINNING], never[:BEGINNING]) for name, answer in answers.items()}
    return answers


def told_by_lists(client: Client, sites: list[Site], words: dict[str, str]) -> list[str]:
    """Return which lists tell of which of `words`."""
    return [
        f"{address}: {case}, {word}"
        for address in lists(sites)
        for text in [body(client, address)]
        for word, case in words.items()
        if word in text
    ]


def told_to_who_asks(client: Client, canaries: Canaries) -> list[str]:
    """Return which channels answer otherwise for which cases than for words that stand nowhere."""
    known: dict[tuple[str, int], dict[str, str]] = {}
    found = []
    for case, words in canaries.by_case().items():
        kind = (case[-3:-1], len(words))
        if kind not in known:
            known[kind] = answers_for(client, NEVER[: len(words)], kind[0])
        answers = answers_for(client, words, kind[0])
        found += [f"{channel}: {case}" for channel, answer in answers.items() if answer != known[kind][channel]]
    return [line for line in found if not asks_for_a_login(line)]


def asks_for_a_login(line: str) -> bool:
    """Return whether the channel is a restricted page's own address: there who may read it has to say who they are."""
    return line.startswith("the page that is not found") and "restricted" in line


def counted(client: Client) -> tuple[int, int, int]:
    """Return how many results are told of, listed, and counted by type."""
    answer = json.loads(client.get(f"/api/v1/search?q={COMMON}&page_size=50").content)
    return answer["total"], len(answer["results"]), sum(row["count"] for row in answer["facets"]["type"])


def kept(words: dict[str, str]) -> list[str]:
    """Return which tables of the search have which of `words`, in whatever column."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith("search_"):
                cursor.execute(f"SELECT * FROM {table}")
                rows = " ".join(as_text(value) for row in cursor.fetchall() for value in row)
                found += [f"{table}: {case}, {word}" for word, case in words.items() if word in rows]
    return found


def as_text(value: object) -> str:
    return bytes(value).decode(errors="replace") if isinstance(value, (bytes, memoryview)) else str(value).casefold()


def sent(alias: str, words: dict[str, str]) -> list[str]:
    """Return which of `words` the engine has."""
    engine_client().indices.refresh(index=alias)
    rows = json.dumps(engine_client().search(index=alias, size=1000).body, ensure_ascii=False).casefold()
    return [f"{case}, {word}" for word, case in words.items() if word in rows]


def told_in_public(client: Client, sites: list[Site]) -> list[str]:
    """Return everything that any channel tells of what is hidden; a count that is not that of the list is one, too."""
    words = sites[0].canaries
    total, listed, by_type = counted(client)
    return [
        *told_by_lists(client, sites, words.all),
        *told_to_who_asks(client, words),
        *(f"given: {address}" for address in words.addresses if client.get(address).status_code == 200),
        *([] if total == listed == by_type else [f"counted {total}, listed {listed}, by type {by_type}"]),
    ]


def test_hidden_things_are_silent_everywhere(
    sites: list[Site],
    hide: Callable[[], None],
    client: Client,
    catch_up: CatchUp,
    either_engine: str,
    settings: LazySettings,
) -> None:
    words = sites[0].canaries
    before = told_by_lists(client, sites, words.all)
    shut_before = [address for address in words.addresses if client.get(address).status_code != 200]
    found = {word for word in words.told if json.loads(client.get(f"/api/v1/search?q={word}").content)["total"]}
    hide()
    in_the_moment_after = told_in_public(client, sites)
    catch_up()
    later = told_in_public(client, sites)
    in_tables = kept(words.all)
    in_the_engine = sent(settings.ELASTICSEARCH_INDEX, words.all) if either_engine == "engine" else []

    assert found == set(words.told)
    assert shut_before == []
    assert {line.split(": ")[0] for line in before} >= set(telling(sites))
    assert [line for line in before if line.split(", ")[-1] in words.secret] == []
    assert in_the_moment_after == []
    assert later == []
    assert in_tables == []
    assert in_the_engine == []
