"""`search_index verify` says what differs between the table, the engine and the sources."""

from __future__ import annotations

from datetime import datetime
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from hyte.pages.models import ContentPage
from search import rebuilding
from search.backend import indexes
from search.backend.connection import client
from search.backend.indexes import serving_alias
from search.backend.writing import write
from search.comparing import Problem, in_batches
from search.models import EngineIndex, Entry
from tests.search.conftest import CatchUp, Publish
from tests.search.line import Line
from tests.search.things import entry_of

pytestmark = [pytest.mark.django_db, pytest.mark.engine, pytest.mark.usefixtures("engine")]


def verified(**options: Any) -> tuple[str, int]:
    """Return what the command says and its exit status."""
    output = StringIO()
    try:
        call_command("search_index", "verify", stdout=output, **options)
    except CommandError as error:
        return f"{output.getvalue()}{error}", error.returncode
    return output.getvalue(), 0


def send_otherwise(entry: Entry, **values: Any) -> None:
    """Write to the engine what the table does not hold."""
    for name, value in values.items():
        setattr(entry, name, value)
    list(write(serving_alias(), [entry], refresh=True))


@pytest.mark.parametrize("deep", [False, True])
def test_nothing_differs_after_the_worker_has_caught_up(publish: Publish, catch_up: CatchUp, deep: bool) -> None:
    publish("Avustus")
    catch_up()
    said, status = verified(deep=deep)
    assert (f"{Entry.objects.public().count()} public entries, no difference.\n", 0) == (said, status)


def test_what_the_engine_lost_is_named(publish: Publish, catch_up: CatchUp) -> None:
    page = publish("Avustus")
    catch_up()
    send_otherwise(entry_of(page), public=False)
    said, status = verified()
    assert f"{entry_of(page).pk} pages.contentpage:{page.pk}: {Problem.MISSING}" in said
    assert status == 1


def test_a_version_that_was_never_sent_is_named(publish: Publish, catch_up: CatchUp) -> None:
    page = publish("Avustus")
    catch_up()
    send_otherwise(entry_of(page), built_version=77)
    assert Problem.VERSION in verified()[0]


def test_other_content_of_the_same_version_is_named(publish: Publish, catch_up: CatchUp) -> None:
    page, other = publish("Avustus"), publish("Muuta")
    catch_up()
    send_otherwise(entry_of(page), words=entry_of(other).words)
    assert Problem.CONTENT in verified()[0]


def test_a_ghost_of_what_is_no_longer_public_is_named(publish: Publish, catch_up: CatchUp) -> None:
    page = publish("Avustus")
    catch_up()
    gone = entry_of(page)
    page.unpublish()
    catch_up()
    send_otherwise(gone, built_version=99)
    assert Problem.SURPLUS in verified()[0]


def test_what_the_table_does_not_know_is_named(publish: Publish, catch_up: CatchUp) -> None:
    page = publish("Avustus")
    catch_up()
    send_otherwise(entry_of(page), id=10_000_000)
    client().index(index=serving_alias(), id="vieras", document={"kind": "page"}, refresh=True)
    said, _status = verified()
    assert said.count(Problem.UNKNOWN) == 2
    assert "vieras" in said


def test_what_waits_to_be_sent_is_not_counted(publish: Publish, catch_up: CatchUp) -> None:
    page = publish("Avustus")
    catch_up()
    page.save()
    assert verified()[1] == 0


def test_a_page_hidden_behind_the_search_is_found_by_looking_at_the_source(publish: Publish, catch_up: CatchUp) -> None:
    hidden, changed = publish("Avustus"), publish("Tuki")
    catch_up()
    ContentPage.objects.filter(pk=hidden.pk).update(live=False)
    ContentPage.objects.filter(pk=changed.pk).update(title="Uusi tuki")
    assert verified()[1] == 0
    said, status = verified(deep=True)
    assert f"pages.contentpage:{hidden.pk}: {Problem.NOT_PUBLIC}" in said
    assert f"pages.contentpage:{changed.pk}: {Problem.STALE}" in said
    assert status == 1


def test_a_public_page_that_cannot_be_found_is_named(publish: Publish, catch_up: CatchUp) -> None:
    draft, unlisted = publish("Luonnos", live=False), publish("Avustus")
    catch_up()
    ContentPage.objects.filter(pk=draft.pk).update(live=True)
    Entry.objects.filter(pk=entry_of(unlisted).pk).update(object_id=10_000_000)
    said, _status = verified(deep=True)
    assert f"pages.contentpage:{draft.pk}: {Problem.HIDDEN}" in said
    assert f"pages.contentpage:{unlisted.pk}: {Problem.UNLISTED}" in said


def test_the_sources_are_compared_without_an_engine_too(publish: Publish, catch_up: CatchUp, settings: Any) -> None:
    settings.ELASTICSEARCH_URL = ""
    publish("Avustus")
    catch_up()
    assert verified(deep=True)[1] == 0


def test_an_index_that_nobody_uses_is_named(publish: Publish, catch_up: CatchUp, engine: str) -> None:
    catch_up()
    client().indices.create(index=f"{engine}-20200101000000-abcdef")
    assert verified() == (
        f"{engine}-20200101000000-abcdef is used by nobody\n"
        "1 differences. The background worker mends them; so does `sync`.",
        1,
    )


def test_a_missing_index_is_named(db: None) -> None:
    said, status = verified()
    assert "no index serves" in said
    assert status == 1


def test_an_engine_that_is_away_has_a_status_of_its_own(line: Line, db: None) -> None:
    line.cut()
    assert verified()[1] == 2


def test_rows_are_taken_in_batches() -> None:
    assert list(in_batches(range(5), 2)) == [[0, 1], [2, 3], [4]]


def test_a_rebuild_under_way_is_no_difference(publish: Publish, catch_up: CatchUp, now: datetime) -> None:
    publish("Avustus")
    catch_up()
    rebuilding.begin(holder="me", at=now)
    assert verified()[1] == 0
    assert len(indexes.indexes()) == 2
    assert EngineIndex.current().building
