"""The command `search_index`."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.utils import timezone

from hyte.pages.models import ContentPage
from search import rebuilding
from search.models import EngineIndex, Entry
from tests.media.factories import DocumentFactory
from tests.pages.streams import stream
from tests.search.conftest import CatchUp, Find, Publish
from tests.search.line import Line

pytestmark = pytest.mark.django_db


def said(verb: str) -> str:
    output = StringIO()
    call_command("search_index", verb, stdout=output)
    return output.getvalue()


@pytest.mark.smoke
def test_status_tells_what_waits(publish: Publish) -> None:
    publish("Avustus")
    lines = dict(line.split(":", 1) for line in said("status").splitlines())
    assert lines["answers searches"].strip() == "fallback"
    assert int(lines["to build"]) == Entry.objects.to_build().count() > 0


@pytest.mark.smoke
def test_sync_builds_everything_also_without_an_engine(publish: Publish, find: Find) -> None:
    publish("Avustus")
    said("sync")
    assert find("avustus") == ["Avustus"]


@pytest.mark.smoke
def test_sync_reads_the_files_that_nobody_has_read_yet(publish: Publish, find: Find) -> None:
    document = DocumentFactory(title="Muistio", file=ContentFile("Näkki".encode(), name="a.txt"))
    publish("Sivu", attachments=stream(ContentPage, "attachments", ("document", document.pk)))
    said("sync")
    assert find("näkki") == ["Muistio"]


@pytest.mark.smoke
@pytest.mark.parametrize("verb", ["rebuild", "verify"])
def test_without_an_engine_there_is_one_clear_sentence(verb: str, db: None) -> None:
    with pytest.raises(CommandError, match="ELASTICSEARCH_URL is empty"):
        said(verb)


@pytest.mark.engine
def test_rebuild_fills_a_new_index(engine: str, publish: Publish, catch_up: CatchUp, find: Find) -> None:
    publish("Avustus")
    catch_up()
    before = EngineIndex.current().serving
    told = said("rebuild")
    assert EngineIndex.current().serving not in ("", before)
    assert f"{EngineIndex.current().serving} serves." in told
    assert find("avustus") == ["Avustus"]


@pytest.mark.engine
def test_a_rebuild_that_was_given_up_meanwhile_is_a_failure(
    engine: str, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose(**_options: Any) -> int:
        rebuilding.give_up(EngineIndex.current().building)
        return 0

    monkeypatch.setattr(rebuilding, "step", lose)
    with pytest.raises(CommandError, match="does not serve"):
        said("rebuild")


@pytest.mark.engine
def test_a_second_rebuild_is_refused_with_a_sentence(engine: str, db: None) -> None:
    rebuilding.begin(holder="somebody", at=timezone.now())
    with pytest.raises(CommandError, match="is being rebuilt already"):
        said("rebuild")


@pytest.mark.engine
def test_an_engine_that_is_away_is_one_clear_sentence(engine: str, line: Line, db: None) -> None:
    line.cut()
    with pytest.raises(CommandError, match="The search engine is away"):
        said("rebuild")
