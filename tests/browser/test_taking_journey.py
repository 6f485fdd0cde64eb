"""Files for work and for the registry: a coordinator takes what is public, the registry the record, both on record."""

from __future__ import annotations

import io
import zipfile

import pytest
from playwright.sync_api import Locator, Page, expect

from consultations.models import Consultation, Status
from hyte.users.models import User
from hyte.users.roles import Role
from tests.browser.conftest import TITLES, Clock, Staff
from tests.consultations.factories import send
from tests.consultations.moderation.deciding import judged

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

WORDS = {
    "fi": ("Taulukko (CSV)", "Yhteystiedot mukaan", "Lataa paketti", "Paketti kirjaamolle (ZIP), yhteystiedot mukana"),
    "sv": ("Tabell (CSV)", "Med kontaktuppgifter", "Ladda ner paketet",
           "Paket till registratorskontoret (ZIP), med kontaktuppgifter"),
}  # fmt: skip


def taken(page: Page, button: Locator) -> bytes:
    with page.expect_download() as download:
        button.click()
    return download.value.path().read_bytes()


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_coordinator_takes_what_is_public_and_the_registry_the_whole_record(
    consulted: Consultation, staff: Staff, clock: Clock, language: str
) -> None:
    table, with_contacts, package, logged = WORDS[language]
    moderator = User.objects.create_superuser("moderaattori", "moderaattori@hyte.example", "salasana")
    comment = send(consulted, clock.at, "Julkinen lause.", email="meri@yhdistys.example").statement.comments.get()
    judged(comment, Status.PUBLISHED, moderator, clock.at)
    send(consulted, clock.at, "Odottava lause.")

    coordinator = staff(Role.COORDINATOR)
    coordinator.goto("/admin/records/")
    coordinator.get_by_role("link", name=TITLES[language]).click()
    content = taken(coordinator, coordinator.get_by_role("button", name=table)).decode("utf-8-sig")
    assert "Julkinen lause." in content
    assert "Odottava lause." not in content
    assert "meri@" not in content
    expect(coordinator.get_by_role("button", name=package)).to_have_count(0)

    registrar = staff(Role.REGISTRY)
    registrar.goto(f"/admin/records/{consulted.pk}/")
    registrar.get_by_label(with_contacts).check()
    with zipfile.ZipFile(io.BytesIO(taken(registrar, registrar.get_by_role("button", name=package)))) as archive:
        assert b"meri@yhdistys.example" in archive.read("contacts.json")
        assert b"Odottava lause." in archive.read("statements.csv")
    registrar.reload()
    expect(registrar.get_by_role("row", name="registry")).to_contain_text(logged)
    expect(registrar.get_by_role("row", name="coordinator")).to_contain_text(table)
