"""The pages on which coordinators and the registry work have no barrier, in Finnish and in Swedish."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from consultations.distribution.inviting import invite
from consultations.distribution.keeping import Party, add_parties
from consultations.models import Channel, Comment, Consultation, Statement, Status
from consultations.particulars import Particulars, correct_particulars
from consultations.registration import register_received
from consultations.registry.models import Kind
from consultations.registry.taking import take_out
from consultations.surveys.models import Survey
from hyte.pages.models import HomePage
from hyte.users.models import User
from hyte.users.roles import Role
from tests.browser.accessibility import violations
from tests.browser.conftest import Clock, Staff
from tests.consultations.factories import add_page, send, written
from tests.consultations.moderation.deciding import judged
from tests.consultations.surveys.factories import add_index, add_survey

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

LISTS = ("consultations", "registrations", "distributions", "outcomes", "records", "answers")


@pytest.fixture
def worked_on(consulted: Consultation, home_fi: HomePage, clock: Clock) -> Consultation:
    """A consultation with something on every page, and the day after its deadline."""
    by = User.objects.create_superuser("moderaattori", "moderaattori@hyte.example", "salasana")
    for comment in send(consulted, clock.at, "Tavoite.", "Avustus.").statement.comments.all():
        judged(comment, Status.PUBLISHED, by, clock.at)
    arrival = {"channel": Channel.POST, "received_at": clock.at, "key": uuid4(), "by": by, "at": clock.at}
    letter = register_received(consultation=consulted, statement=written("Kirje."), **arrival)
    seen = Particulars.of(letter)
    mended = replace(seen, name="Kaisa Ketola")
    correct_particulars(statement=letter, particulars=mended, seen_hash=seen.seen_hash, by=by, at=clock.at)
    parties = [Party("Rannikon Yhdistys ry", email="y@rannikko.example"), Party("Kylätoimikunta")]
    add_parties(consultation=consulted, parties=parties)
    invite(consultation=consulted, by=by, at=clock.at)
    take_out(consultation=consulted, kind=Kind.CSV, by=by, at=clock.at)
    add_survey(add_index(home_fi))
    clock.at += timedelta(days=8)
    return consulted


def addresses(consultation: Consultation) -> list[str]:
    """Return the addresses of the pages on which coordinators, moderators and the registry work."""
    comment = Comment.objects.published().first()
    of_one = dict.fromkeys(LISTS, consultation.pk) | {
        "answers": comment.pk, "moderation": comment.statement_id, "surveys": Survey.objects.get().pk,
    }  # fmt: skip
    letter = f"/admin/registrations/statements/{Statement.objects.registered().get().public_id}/"
    return [*(f"/admin/{name}/" for name in of_one), *(f"/admin/{name}/{pk}/" for name, pk in of_one.items()), letter]


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_no_page_of_consultations_has_a_barrier(worked_on: Consultation, staff: Staff, language: str) -> None:
    page: Page = staff(Role.ADMINISTRATOR, java_script_enabled=True)
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(f"{page.url}: {error}"))
    found = {}
    for address in [*addresses(worked_on), "/admin/moderation/settings/", "/admin/distributions/return-address/"]:
        page.goto(address)
        assert page.url.endswith(address)
        found[address] = violations(page, "main")
    assert {address: objections for address, objections in found.items() if objections} == {}
    assert thrown == []


@pytest.mark.parametrize("language", ["fi"])
def test_days_and_times_have_their_choosers(
    worked_on: Consultation, home_fi: HomePage, staff: Staff, language: str
) -> None:
    page: Page = staff(Role.ADMINISTRATOR, java_script_enabled=True)
    draft = add_page(home_fi, slug="luonnos").consultation_id
    fields = {f"consultations/{draft}": "announced-opens_on", f"registrations/{worked_on.pk}": "received_clock"}
    for address, field in fields.items():
        page.goto(f"/admin/{address}/")
        page.locator(f"[name={field}]").click()
        expect(page.locator(".xdsoft_datetimepicker:visible")).to_have_count(1)


@pytest.mark.parametrize("language", ["fi"])
def test_the_choosers_leave_what_was_typed(worked_on: Consultation, staff: Staff, language: str) -> None:
    page: Page = staff(Role.ADMINISTRATOR, java_script_enabled=True)
    page.goto(f"/admin/registrations/{worked_on.pk}/")
    for field, typed in {"received_on": "1.2.27", "received_clock": "klo 16"}.items():
        page.locator(f"[name={field}]").fill(typed)
        page.locator(f"[name={field}]").press("Tab")
        expect(page.locator(f"[name={field}]")).to_have_value(typed)


@pytest.mark.parametrize("language", ["fi"])
@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_refused_form_says_so_first_and_leads_to_its_fields(
    worked_on: Consultation, staff: Staff, language: str, script: bool
) -> None:
    page: Page = staff(Role.ADMINISTRATOR, java_script_enabled=script)
    waiting = Comment.objects.waiting().first()
    forms = {
        f"registrations/{worked_on.pk}": "Kirjaa lausunto",
        f"outcomes/{worked_on.pk}": "Lisää teema",
        f"distributions/{worked_on.pk}": "Lisää jakeluun",
        f"moderation/{waiting.statement_id}": "Kirjaa päätös",
    }
    for address, button in forms.items():
        page.goto(f"/admin/{address}/")
        page.get_by_role("button", name=button).first.click()
        summary = page.get_by_role("alert")
        expect(summary).to_be_focused()
        expect(summary).to_be_in_viewport()
        summary.get_by_role("link").first.click()
        expect(page).to_have_url(re.compile("#id_"))
        if script:
            assert page.evaluate("document.querySelector(location.hash) !== null")


@pytest.mark.parametrize("language", ["fi"])
def test_what_opens_looks_like_it_and_shows_whether_it_is_open(worked_on: Consultation, staff: Staff) -> None:
    page = staff(Role.ADMINISTRATOR)
    page.goto(f"/admin/outcomes/{worked_on.pk}/")
    summary = page.locator("main summary").first
    expect(summary).to_have_css("list-style-type", "disclosure-closed")
    expect(summary).to_have_css("cursor", "pointer")
    summary.click()
    expect(summary).to_have_css("list-style-type", "disclosure-open")
