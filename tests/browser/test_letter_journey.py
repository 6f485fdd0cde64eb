"""A letter that came late: the registry keys it in, and readers see how and when it arrived."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from consultations.models import Attachment, Comment, Consultation, Statement, Status
from hyte.users.models import User
from hyte.users.roles import Role
from tests.browser.conftest import PAGES, TITLES, Barriers, Clock, Staff
from tests.consultations.files import corpus
from tests.consultations.moderation.deciding import judged

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

WORDS = {
    "fi": {
        "how": ("Saapumistapa", "Posti"), "day": "Saapumispäivä", "clock": "klo", "language": ("Kieli", "suomi"),
        "capacity": "Organisaation puolesta", "name": "Organisaation virallinen nimi", "words": "Tavoitteet",
        "files": "Liitteet", "note": "Missä alkuperäinen on",
        "send": "Kirjaa lausunto", "done": "Kirjattu: Rannikon Yhdistys ry.",
        "arrival": "Saapunut postitse ti 20.10.2026. Saapunut määräajan jälkeen", "list": "Lausunnonantajat",
        "late": "Niistä 1 saapui määräajan jälkeen.",
    },
    "sv": {
        "how": ("Hur utlåtandet kom in", "Post"), "day": "Ankomstdag", "clock": "kl.", "language": ("Språk", "suomi"),
        "capacity": "På en organisations vägnar", "name": "Organisationens officiella namn", "words": "Mål",
        "files": "Bilagor", "note": "Var originalet finns",
        "send": "Registrera utlåtandet", "done": "Registrerat: Rannikon Yhdistys ry.",
        "arrival": "Inkommit per post ti 20.10.2026. Inkommit efter utsatt tid", "list": "Vem som har gett utlåtande",
        "late": "1 av dem kom in efter utsatt tid.",
    },
}  # fmt: skip


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_late_letter_is_keyed_in_and_read_with_its_marks(
    consulted: Consultation, visitor: Page, staff: Staff, barriers: Barriers, clock: Clock, language: str
) -> None:
    words = WORDS[language]
    clock.at += timedelta(days=9)
    registrar = staff(Role.REGISTRY)
    registrar.goto("/admin/registrations/")
    registrar.get_by_role("link", name=TITLES[language]).click()
    registrar.get_by_label(words["how"][0]).select_option(words["how"][1])
    registrar.get_by_label(words["day"]).fill("20.10.26")
    registrar.get_by_label(words["clock"]).fill("klo 10")
    registrar.get_by_label(words["language"][0]).select_option(words["language"][1])
    registrar.get_by_label(words["capacity"]).check()
    registrar.get_by_label(words["name"]).fill("Rannikon Yhdistys ry")
    registrar.get_by_label(words["words"]).fill("Tavoite on hyvä.")
    registrar.get_by_label(words["note"]).fill("Mappi 7")
    appendix = {"name": "liite.pdf", "mimeType": "application/pdf", "buffer": corpus.pdf()}
    registrar.get_by_label(words["files"]).set_input_files([appendix, appendix | {"name": "liite.exe"}])
    registrar.get_by_role("button", name=words["send"]).click()
    expect(registrar.get_by_label("liite.pdf")).to_be_visible()
    registrar.get_by_role("button", name=words["send"]).click()
    expect(registrar.locator(".messages .success")).to_contain_text(words["done"])
    expect(registrar.locator("main")).to_contain_text(words["arrival"])

    moderator = User.objects.create_superuser("moderaattori", "moderaattori@hyte.example", "salasana")
    assert Attachment.objects.get().statement == Statement.objects.get()
    judged(Comment.objects.get(), Status.PUBLISHED, moderator, clock.at)
    visitor.goto(PAGES[language])
    expect(visitor.locator("#comments article")).to_contain_text(words["arrival"])
    assert barriers(visitor) == []
    visitor.get_by_role("link", name=words["list"]).click()
    expect(visitor.locator("main")).to_contain_text(words["late"])
    expect(visitor.locator("main")).to_contain_text(words["arrival"])
    visitor.get_by_role("link", name="Rannikon Yhdistys ry").click()
    expect(visitor.locator("main")).to_contain_text(words["arrival"])
    expect(visitor.locator("main")).not_to_contain_text("Mappi 7")
    assert barriers(visitor) == []
