"""The main job as one story: asked, answered, moderated, found, closed; in two languages, on the real engines.

The content is the project's own test content, or the file that IMPORT_SAMPLE names.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event, Thread
from urllib.request import urlopen

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, expect

from consultations.models import Consultation, ConsultationPage, Statement
from hyte.operations.management.commands.run_worker import JOBS
from hyte.operations.worker import run_until
from hyte.pages.models import HomePage
from hyte.people.models import Person
from hyte.users.models import User
from hyte.users.roles import Role
from tests.browser.accessibility import violations
from tests.consultations.factories import add_page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.engine,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

OWN_CONTENT = Path(__file__).parents[1] / "importing" / "content" / "county.jsonl"
FOUND_WITHIN = 2.0
"""Seconds from a moderator's decision until a search finds the statement."""

SENTENCE = "Byaföreningarnas jourhavande vänner behöver tryggare finansiering och gemensamma lokaler. "
CHAPTERS = "## Bakgrund\n" + SENTENCE * 14 + "\n\n## Vårt förslag\n" + SENTENCE * 14
CANARY = "jourhavande"
INFLECTED = "finansieringens"


class Story:
    """The people of the story and what they do; each step says in its name what must be true after it."""

    def __init__(self, url: str, browser: Browser) -> None:
        self.url = url
        self.browser = browser
        self.receipt = ""

    def context(self, user: User | None = None, *, javascript: bool = True) -> BrowserContext:
        context = self.browser.new_context(base_url=self.url, java_script_enabled=javascript)
        if user is not None:
            client = Client()
            client.force_login(user)
            name = settings.SESSION_COOKIE_NAME
            context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": self.url}])
        return context

    def search(self, query: str) -> dict[str, object]:
        with urlopen(f"{self.url}/api/v1/search?q={query}&language=sv", timeout=10) as response:
            return json.load(response)

    def text_of(self, address: str) -> str:
        with urlopen(self.url + address, timeout=10) as response:
            return response.read().decode()


@pytest.fixture
def story(live_server: object, browser: Browser) -> Story:
    return Story(live_server.url, browser)


@pytest.fixture
def worker(live_server: object) -> Iterator[None]:
    """The background worker, as `make run` starts it."""
    stopping = Event()
    thread = Thread(target=run_until, args=(stopping, JOBS), kwargs={"patience": 5.0})
    thread.start()
    yield
    stopping.set()
    thread.join()


@pytest.fixture
def staff(worker: None) -> dict[Role, User]:
    """A site with imported content, and a person in each role that the story needs."""
    call_command("create_site", name_fi="Rantamaan HYTE", name_sv="Strandmarks HYTE")
    call_command("import_content", os.environ.get("IMPORT_SAMPLE") or str(OWN_CONTENT))
    people = {}
    for role in (Role.COORDINATOR, Role.MODERATOR):
        people[role] = User.objects.create_user(role.lower(), f"{role.name.lower()}@hyte.example", "salasana")
        people[role].groups.add(Group.objects.get(name=role))
    return people


@pytest.fixture
def draft(staff: dict[Role, User]) -> Consultation:
    """A consultation whose Finnish and Swedish pages are complete but not published."""
    homes = {home.language: home for home in HomePage.objects.select_related("locale")}
    consultation = add_page(homes["fi"], slug="tarinan-ohjelma", live=False).consultation
    add_page(homes["sv"], consultation, title="Program för samarbete", slug="program", live=False)
    for page in consultation.pages.all():
        page.contact_people.add(Person.objects.first() or Person.objects.create(name="Meri Ranta"))
        page.save_revision()
    return consultation


def until(true: Callable[[], bool], seconds: float) -> float:
    """Wait until `true` holds and return how long it took; fail after `seconds`."""
    started = time.monotonic()
    while not true():
        assert time.monotonic() - started < seconds, "it took too long"
        time.sleep(0.1)
    return time.monotonic() - started


def addresses(consultation: Consultation) -> dict[str, str]:
    return {page.language: page.url for page in ConsultationPage.objects.filter(consultation=consultation)}


def test_from_a_draft_to_a_closed_consultation(story: Story, staff: dict[Role, User], draft: Consultation) -> None:
    a_coordinator_publishes_both_pages_and_opens_the_period(story, staff[Role.COORDINATOR], draft)
    an_organisation_answers_on_the_swedish_page_without_javascript(story, draft)
    nobody_sees_it_before_it_is_decided(story, draft)
    the_moderator_publishes_it(story, staff[Role.MODERATOR])
    it_is_found_by_another_form_of_its_words(story)
    it_stands_on_both_language_pages(story, draft)
    the_real_statement_is_found_by_parts_of_its_compounds(story)
    after_the_last_day_the_text_is_handed_back(story, draft)


def a_coordinator_publishes_both_pages_and_opens_the_period(story: Story, who: User, draft: Consultation) -> None:
    page = story.context(who).new_page()
    for consultation_page in draft.pages.all():
        page.goto(f"/admin/pages/{consultation_page.pk}/edit/")
        page.get_by_role("button", name="Lisää toimintoja").or_(
            page.locator("[data-w-dropdown-target=toggle]").last
        ).last.click()
        page.locator("[name=action-publish]").click()
        expect(page.locator(".messages .success")).to_be_visible()
    page.goto(f"/admin/consultations/{draft.pk}/")
    today = timezone.localdate()
    page.locator("[name=announced-opens_on]").fill(str(today))
    page.locator("[name=announced-opens_clock]").fill("00:00")
    page.locator("[name=announced-last_day]").fill(str(today + timedelta(days=3)))
    page.get_by_role("button", name="Ilmoita", exact=True).click()
    draft.refresh_from_db()
    assert draft.takes_statements(timezone.now())
    page.context.close()


def an_organisation_answers_on_the_swedish_page_without_javascript(story: Story, consultation: Consultation) -> None:
    page = story.context(javascript=False).new_page()
    page.goto(addresses(consultation)["sv"])
    assert page.locator("html").get_attribute("lang") == "sv"
    page.get_by_role("link", name="Ge ett utlåtande eller kommentera").click()
    page.get_by_text("På en organisations vägnar").click()
    page.get_by_label("Organisationens officiella namn").fill("Skärgårdens byaförening rf")
    page.get_by_label("Mål", exact=True).fill(CHAPTERS)
    page.get_by_label("Understöd", exact=True).fill("Understöden ska sökas en gång om året.")
    page.get_by_role("button", name="Skicka utlåtandet").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ditt utlåtande har tagits emot")
    expect(page.get_by_role("heading", name="Vårt förslag")).to_be_visible()
    assert len(CHAPTERS) >= 2_500
    assert page.context.cookies() == []
    story.receipt = page.url
    page.context.close()


def nobody_sees_it_before_it_is_decided(story: Story, consultation: Consultation) -> None:
    time.sleep(FOUND_WITHIN)
    statement = Statement.objects.get(consultation=consultation)
    public = [*addresses(consultation).values(), "/fi/", "/sv/", "/sitemap-pages.xml", "/sitemap-statements.xml"]
    public += ["/fi/haku/?q=byaförening".replace("ö", "%C3%B6"), "/sv/sok/?q=jourhavande"]
    for address in public:
        text = story.text_of(address)
        assert statement.public_id not in text
        assert "Skärgårdens" not in text
    assert story.search(CANARY)["total"] == 0
    with pytest.raises(Exception, match="404"):
        story.text_of(f"/sv/utlatanden/{statement.public_id}/")
    assert CANARY in story.text_of(story.receipt.removeprefix(story.url))
    assert Consultation.objects.get(pk=consultation.pk).published_comments == 0


def the_moderator_publishes_it(story: Story, who: User) -> None:
    page = story.context(who).new_page()
    page.goto("/admin/moderation/")
    page.get_by_role("link", name="Skärgårdens byaförening rf").click()
    expect(page.get_by_role("heading", name="Vårt förslag")).to_be_visible()
    page.get_by_role("button", name="Julkaise kaikki 2 odottavaa kommenttia").click()
    expect(page.locator(".messages .success")).to_contain_text("2 kommenttia julkaistiin.")
    page.context.close()


def it_is_found_by_another_form_of_its_words(story: Story) -> None:
    assert INFLECTED not in CHAPTERS
    until(lambda: bool(story.search(INFLECTED)["total"]), FOUND_WITHIN)
    answer = story.search(INFLECTED)
    assert answer["engine"] == "elasticsearch"
    assert answer["results"][0]["title"].startswith("Skärgårdens byaförening rf")


def it_stands_on_both_language_pages(story: Story, consultation: Consultation) -> None:
    page = story.context().new_page()
    for address in addresses(consultation).values():
        page.goto(address)
        statement = page.locator("article[lang=sv]", has_text="Skärgårdens byaförening rf")
        expect(statement).to_have_count(2)
        expect(page.locator(".count-line")).to_contain_text("2 komm")
        assert violations(page) == []
    page.context.close()


def the_real_statement_is_found_by_parts_of_its_compounds(story: Story) -> None:
    if not os.environ.get("IMPORT_SAMPLE"):
        return
    for part in ("toimielin", "yhdyshenkil%C3%B6"):
        assert [hit for hit in story.search(part)["results"] if hit["type"] == "statement"]


def after_the_last_day_the_text_is_handed_back(story: Story, consultation: Consultation) -> None:
    page = story.context(javascript=False).new_page()
    page.goto(addresses(consultation)["fi"])
    page.get_by_role("link", name="Anna lausunto tai kommentoi").click()
    page.get_by_text("Yksityishenkilönä").click()
    page.get_by_label("Nimesi tai nimimerkkisi").fill("Myöhästyjä")
    page.get_by_label("Tavoitteet", exact=True).fill("Viime hetken ajatus.")
    closes_at = Consultation.objects.get(pk=consultation.pk).closes_at
    with clock_at(closes_at):
        page.get_by_role("button", name="Lähetä lausunto").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Lausuntoja ei oteta nyt vastaan")
        expect(page.get_by_label("Tavoitteet")).to_have_value("Viime hetken ajatus.")
    assert Statement.objects.filter(name="Myöhästyjä").count() == 0
    page.context.close()


@contextmanager
def clock_at(instant: datetime) -> Iterator[None]:
    with time_machine.travel(instant, tick=True):
        yield
