"""Two who publish the same consultations at once, in whatever order, do not wait for each other."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from consultations.models import Consultation
from hyte.pages.models import HomePage
from tests.consultations.factories import add_page

pytestmark = pytest.mark.django_db

LOCK = 'FROM "consultations_consultation" WHERE'


@pytest.fixture
def staff(client: Client, db: None) -> Client:
    client.force_login(get_user_model().objects.create_superuser("paakayttaja", "p@hyte.example", "salasana"))
    return client


def locks_taken(staff: Client, ids: list[int], **form: str) -> list[str]:
    """Publish these pages at once; return the statements that lock consultations."""
    chosen = "&".join(f"id={pk}" for pk in ids)
    with CaptureQueriesContext(connection) as asked:
        sent = staff.post(f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'publish'])}?{chosen}", form)
    assert sent.status_code == 302
    return [it["sql"] for it in asked.captured_queries if LOCK in it["sql"] and it["sql"].endswith("FOR UPDATE")]


def is_of_all(lock: str) -> bool:
    asked_for, order = re.fullmatch(r".* IN \(([\d, ]+)\)(.*) FOR UPDATE", lock).groups()
    keys = {int(key) for key in asked_for.split(", ")}
    return keys == set(Consultation.objects.values_list("pk", flat=True)) and "ORDER BY" in order


def test_all_are_locked_by_their_keys_before_the_first_is_published(staff: Client, home_fi: HomePage) -> None:
    pages = [add_page(home_fi, slug=f"ohjelma-{number}") for number in range(2)]
    assert is_of_all(locks_taken(staff, [page.pk for page in reversed(pages)])[0])


def test_drafts_below_the_chosen_pages_are_locked_where_they_are_published_too(
    staff: Client, home_fi: HomePage
) -> None:
    pages = [add_page(home_fi, slug=f"ohjelma-{number}") for number in range(2)]
    for page in pages:
        page.unpublish()
    assert is_of_all(locks_taken(staff, [home_fi.pk], include_descendants="on")[0])
    assert not locks_taken(staff, [home_fi.pk])
