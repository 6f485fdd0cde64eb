"""What was withheld before names went with the texts has no name either."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps

from search.models import Entry
from tests.search.conftest import CatchUp, Publish
from tests.search.things import entry_of

emptying = import_module("search.migrations.0010_withheld_entries_have_no_name")


@pytest.mark.smoke
@pytest.mark.django_db
def test_entries_that_were_withheld_before_lose_their_names(publish: Publish, catch_up: CatchUp) -> None:
    gone, there = publish("Kuiskaus", live=False), publish("Sipinen", external_id="x-1")
    catch_up()
    Entry.objects.filter(pk=entry_of(gone).pk).update(name="kuiskaus", external_id="x-2")
    emptying.empty_names(apps, None)
    assert [(entry.name, entry.external_id) for entry in map(entry_of, (gone, there))] == [("", ""), ("sipinen", "x-1")]
