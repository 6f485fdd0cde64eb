"""What happens in the story. Each step says in its name what must be true after it."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from playwright.sync_api import expect

from consultations.models import Consultation, Statement
from hyte.pages.models import HomePage
from hyte.people.models import Person
from hyte.users.roles import Role
from search.models import Entry
from tests.browser.accessibility import violations
from tests.browser.story.telling import Story, until
from tests.consultations.factories import add_page

OWN_CONTENT = Path(__file__).parents[2] / "importing" / "content" / "county.jsonl"
FOUND_WITHIN = 30.0
"""Seconds from a moderator's decision until a search finds the statement, on a busy machine. `bench.freshness` tells
how long it takes."""

SENTENCE = "Byaföreningarnas jourhavande vänner behöver tryggare finansiering och gemensamma lokaler. "
CHAPTERS = "## Bakgrund\n" + SENTENCE * 14 + "\n\n## Vårt förslag\n" + SENTENCE * 14
CANARY = "jourhavande"
INFLECTED = "finansieringens"
OF_THE_SECOND_COMMENT = "betalningsrytm"


def content_is_imported(story: Story) -> None:
    call_command("import_content", os.environ.get("IMPORT_SAMPLE") or str(OWN_CONTENT))


def a_consultation_is_drafted_in_both_languages(story: Story) -> None:
    homes = {home.language: home for home in HomePage.objects.select_related("locale")}
    story.consultation = add_page(homes["fi"], slug="tarinan-ohjelma", live=False).consultation
    add_page(homes["sv"], story.consultation, title="Program för samarbete", slug="program", live=False)
    for page in story.consultation.pages.all():
        page.contact_people.add(Person.objects.first() or Person.objects.create(name="Meri Ranta"))
        page.save_revision()


def a_coordinator_publishes_both_pages_and_opens_the_period(story: Story) -> None:
    today = timezone.localdate()
    with story.page(Role.COORDINATOR) as page:
        for consultation_page in story.consultation.pages.all():
            page.goto(f"/admin/pages/{consultation_page.pk}/edit/")
            page.get_by_role("button", name="Lisää toimintoja").or_(
                page.locator("[data-w-dropdown-target=toggle]").last
            ).last.click()
            page.locator("[name=action-publish]").click()
            expect(page.locator(".messages .success")).to_be_visible()
        page.goto(f"/admin/consultations/{story.consultation.pk}/")
        page.locator("[name=announced-opens_on]").fill(str(today))
        page.locator("[name=announced-opens_clock]").fill("00:00")
        page.locator("[name=announced-last_day]").fill(str(today + timedelta(days=3)))
        # By the keyboard: the calendar of the field lies over the button until the field is left.
        page.get_by_role("button", name="Katso, mitä lukijoille kerrotaan").press("Enter")
        page.locator("[name=confirmed]").click()
        expect(page.locator(".messages .success")).to_be_visible()
    assert Consultation.objects.get(pk=story.consultation.pk).takes_statements(timezone.now())


def an_organisation_answers_on_the_swedish_page_without_javascript(story: Story) -> None:
    with story.page(javascript=False) as page:
        page.goto(story.addresses["sv"])
        assert page.locator("html").get_attribute("lang") == "sv"
        page.get_by_role("link", name="Ge ett utlåtande eller kommentera").click()
        page.get_by_text("På en organisations vägnar").click()
        page.get_by_label("Organisationens officiella namn").fill("Skärgårdens byaförening rf")
        page.get_by_label("Mål", exact=True).fill(CHAPTERS)
        page.get_by_label("Understöd", exact=True).fill("Betalningsrytmen borde vara tätare.")
        page.get_by_role("button", name="Kontrollera och skicka").click()
        page.get_by_role("button", name="Skicka utlåtandet").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Ditt utlåtande har tagits emot")
        expect(page.get_by_role("heading", name="Vårt förslag")).to_be_visible()
        assert len(CHAPTERS) >= 2_500
        assert page.context.cookies() == []
        story.receipt = page.url


def nobody_sees_it_before_it_is_decided(story: Story) -> None:
    until(lambda: not Entry.objects.to_build().exists() and not Entry.objects.to_send().exists(), FOUND_WITHIN)
    public = [*story.addresses.values(), "/fi/", "/sv/", "/sitemap-pages.xml", "/sitemap-statements.xml"]
    public += ["/fi/haku/?q=byaförening".replace("ö", "%C3%B6"), f"/sv/sok/?q={CANARY}"]
    for address in public:
        text = story.text_of(address)
        assert story.statement.public_id not in text
        assert "Skärgårdens" not in text
    assert story.search(CANARY)["total"] == 0
    with pytest.raises(Exception, match="404"):
        story.text_of(f"/sv/utlatanden/{story.statement.public_id}/")
    assert CANARY in story.text_of(story.receipt.removeprefix(story.url))
    assert Consultation.objects.get(pk=story.consultation.pk).published_comments == 0


def the_moderator_publishes_it(story: Story) -> None:
    with story.page(Role.MODERATOR) as page:
        page.goto("/admin/moderation/")
        page.get_by_role("link", name="Skärgårdens byaförening rf").click()
        expect(page.get_by_role("heading", name="Vårt förslag")).to_be_visible()
        page.get_by_role("button", name="Julkaise kaikki 2 odottavaa kommenttia").click()
        expect(page.locator(".messages .success")).to_contain_text("2 kommenttia julkaistiin.")


def the_moderator_hides_the_second_comment(story: Story) -> None:
    second = story.statement.comments.last()
    with story.page(Role.MODERATOR) as page:
        page.goto(reverse("moderation:statement", args=[story.statement.pk]))
        form = page.locator(f"form[action='{reverse('moderation:decide', args=[story.statement.pk, second.pk])}']")
        form.get_by_label("Piilota").check()
        form.get_by_label("Perustelu kirjoittajalle ja yleisölle").fill("Kommentissa oli toisen ihmisen tietoja.")
        form.get_by_role("button", name="Kirjaa päätös").click()
        expect(page.locator(".messages .success")).to_contain_text("Päätetty: Piilotettu")


def it_is_found_by_another_form_of_its_words(story: Story) -> None:
    assert INFLECTED not in CHAPTERS
    until(lambda: bool(story.search(INFLECTED)["total"]), FOUND_WITHIN)
    answer = story.search_on_the_engine(INFLECTED)
    assert answer["results"][0]["title"].startswith("Skärgårdens byaförening rf")


def the_search_page_finds_it_and_says_that_the_built_in_search_answers(story: Story) -> None:
    with override("sv"):
        address = reverse("search")
    with story.page(javascript=False) as page:
        page.goto(f"{address}?q={INFLECTED}")
        expect(page.locator(".hds-notification--info")).to_contain_text("begränsad för tillfället")
        expect(page.locator("main").get_by_role("link", name="Skärgårdens byaförening rf").first).to_be_visible()


def it_stands_on_both_language_pages(story: Story) -> None:
    with story.page() as page:
        for address in story.addresses.values():
            page.goto(address)
            statement = page.locator("article[lang=sv]", has_text="Skärgårdens byaförening rf")
            expect(statement).to_have_count(2)
            expect(page.locator(".count-line")).to_contain_text("2 komm")
            assert violations(page) == []


def the_real_statement_is_found_by_parts_of_its_compounds(story: Story) -> None:
    for part in ("toimielin", "yhdyshenkilö"):
        until(lambda part=part: "statement" in {hit["type"] for hit in story.search(part)["results"]}, FOUND_WITHIN)


def after_the_last_day_the_text_is_handed_back(
    story: Story, *, meanwhile: AbstractContextManager[None] | None = None
) -> None:
    closes_at = Consultation.objects.get(pk=story.consultation.pk).closes_at
    with story.page(javascript=False) as page:
        page.goto(story.addresses["fi"])
        page.get_by_role("link", name="Anna lausunto tai kommentoi").click()
        page.get_by_text("Yksityishenkilönä").click()
        page.get_by_label("Nimesi tai nimimerkkisi").fill("Myöhästyjä")
        page.get_by_label("Tavoitteet", exact=True).fill("Viime hetken ajatus.")
        with time_machine.travel(closes_at, tick=True), meanwhile or nullcontext():
            page.get_by_role("button", name="Tarkista ja lähetä").click()
            expect(page.get_by_role("heading", level=1)).to_have_text("Lausuntoja ei oteta nyt vastaan")
            expect(page.get_by_label("Tavoitteet")).to_have_value("Viime hetken ajatus.")
    assert Statement.objects.filter(name="Myöhästyjä").count() == 0
