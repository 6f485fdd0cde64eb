"""Of entries from before it was noted, the engine may hold what is public and what it has not confirmed as removed."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.db.models import F

from search import outbox
from search.models import Entry
from tests.search.conftest import CatchUp, Publish
from tests.search.things import entry_of

noting = import_module("search.migrations.0015_what_the_engine_may_hold")


@pytest.mark.smoke
@pytest.mark.django_db
def test_in_doubt_the_engine_may_hold_it(publish: Publish, catch_up: CatchUp) -> None:
    there, removed, never = publish("Avustus"), publish("Poistettu"), publish("Luonnos", live=False)
    catch_up()
    Entry.objects.update(held=False, sent_version=F("version"))
    outbox.remove(removed)
    noting.note_held(apps, None)
    assert [entry_of(page).held for page in (there, removed, never)] == [True, True, False]
