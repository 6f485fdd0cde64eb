"""The account of the comments and the versions of the draft, as the public and the staff see them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from consultations.models import Comment, Consultation, ConsultationPage, SectionText, Status
from consultations.outcomes.ledger import assess, keep, publish, take_over
from consultations.outcomes.models import TEXTS, Assessment, Effect, Outcome, Theme
from consultations.outcomes.templatetags.outcomes import account_text
from hyte.pages.models import HomePage
from hyte.users.models import User
from hyte.users.roles import Role
from search.models import Entry
from tests.consultations.factories import add_page, put_in_status, sent_comment
from tests.users.factories import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]
WRITTEN = {f"{name}_{language}": f"{name} {language}" for name in TEXTS for language in ("fi", "sv")}


@pytest.fixture
def ended(consultation: Consultation, now: datetime) -> object:
    """The consultation of one published comment, the day after it closed."""
    sent_comment(consultation, now)
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    with time_machine.travel(now + timedelta(days=8), tick=False):
        yield consultation


@pytest.fixture
def told(ended: Consultation, moderator: User, now: datetime) -> Outcome:
    """A published account in which the comment was partly taken into account."""
    assess(comment=Comment.objects.get(), by=moderator, at=now, effect=Effect.PARTLY, reason="Osa siirtyi ohjelmaan.")
    outcome = Outcome.objects.get()
    Outcome.objects.update(**WRITTEN)
    return publish(outcome=outcome, by=moderator, at=now + timedelta(days=8))


def address(consultation: Consultation) -> str:
    return f"/fi/vaikutukset/{consultation.public_id}/"


def test_nothing_of_an_account_is_public_before_its_publication(
    client: Client, ended: Consultation, moderator: User, now: datetime
) -> None:
    assess(comment=Comment.objects.get(), by=moderator, at=now, effect=Effect.PARTLY, reason="Salainen luonnos.")
    assert client.get(address(ended)).status_code == 404
    assert "Salainen luonnos" not in client.get("/fi/kuulemiset/ohjelma/").content.decode()


def test_the_account_has_its_texts_its_progress_and_each_effect(client: Client, told: Outcome) -> None:
    content = client.get(address(told.consultation)).content.decode()
    for text in ("asked fi", "said fi", "done fi", "1/1 käsitelty", "Osittain huomioitu", "Osa siirtyi ohjelmaan."):
        assert text in content


def test_the_effect_stands_in_the_thread_too_and_the_page_leads_to_the_account(client: Client, told: Outcome) -> None:
    content = client.get("/fi/kuulemiset/ohjelma/").content.decode()
    assert "Osittain huomioitu" in content
    assert address(told.consultation) in content


def test_the_consultations_page_tells_the_same_texts(client: Client, told: Outcome) -> None:
    content = client.get("/fi/kuulemiset/ohjelma/").content.decode()
    assert [text in content for text in ("asked fi", "said fi", "done fi", "done sv")] == [True, True, True, False]


def test_the_consultation_is_found_by_what_came_of_it(ended: Consultation, moderator: User, now: datetime) -> None:
    outcome = keep(consultation=ended, texts=WRITTEN)
    assert "done fi" not in ConsultationPage.objects.get().search_document().body
    publish(outcome=outcome, by=moderator, at=now + timedelta(days=8))
    assert "done fi" in ConsultationPage.objects.get().search_document().body
    assert "done sv" not in ConsultationPage.objects.get().search_document().body


def test_a_change_of_what_is_public_is_marked_for_the_search(told: Outcome) -> None:
    entry = Entry.objects.get(model="consultations.consultationpage")
    keep(consultation=told.consultation, texts={"done_fi": "Muuta."})
    assert Entry.objects.get(pk=entry.pk).version > entry.version


def test_an_older_account_in_one_language_is_shown_as_such_in_the_other(
    client: Client, ended: Consultation, home_sv: HomePage, now: datetime
) -> None:
    add_page(home_sv, ended, title="Program", slug="program")
    at = now + timedelta(days=8)
    take_over(consultation=ended, texts={"done_fi": "Tätä."}, published_at=at, at=at)
    assert '<h3>Vad vi gjorde</h3><div class="prose" lang="fi"><p>Tätä.</p></div>' in client.get(
        "/sv/kuulemiset/program/"
    ).content.decode().replace("\n", "")


def test_a_text_of_the_account_has_lists_and_nothing_else_becomes_markup() -> None:
    text = "Huomioitu:\n- tuki\n- <b>aika</b>\n\n## Ei huomioitu\n\nMuut."
    assert account_text(text, 2) == (
        "<p>Huomioitu:</p><ul><li>tuki</li><li>&lt;b&gt;aika&lt;/b&gt;</li></ul><h3>Ei huomioitu</h3><p>Muut.</p>"
    )


def test_a_reader_chooses_an_effect(client: Client, told: Outcome) -> None:
    found = client.get(address(told.consultation), {"effect": "considered"}).context["comments"].rows
    assert found == []
    assert len(client.get(address(told.consultation), {"effect": "partly"}).context["comments"].rows) == 1


def test_a_promise_that_passed_is_shown_on_the_consultation(client: Client, ended: Consultation) -> None:
    Outcome.objects.create(consultation=ended, promised_on=date(2026, 10, 13))
    assert "myöhässä" in client.get("/fi/kuulemiset/ohjelma/").content.decode()


@pytest.mark.parametrize(("typed", "taken"), [("19.10.2026", False), ("20.10.2026", True), ("", True)])
def test_a_day_that_has_passed_is_warned_of(coordinator: Client, ended: Consultation, typed: str, taken: bool) -> None:
    sent = {"texts-asked_fi": "Kysyimme.", "texts-promised_on": typed}
    answered = coordinator.post(reverse("outcomes:texts", args=[ended.pk]), sent)
    assert (answered.status_code == 302) == taken
    assert taken or "Tämä päivä on jo mennyt." in answered.content.decode()
    assert taken or "Kysyimme." in answered.content.decode()
    assert taken or 'name="texts-promised_earlier"' in answered.content.decode()
    assert Outcome.objects.exists() == taken


def test_a_day_that_was_promised_before_it_was_recorded_is_saved_all_the_same(
    coordinator: Client, ended: Consultation
) -> None:
    page = reverse("outcomes:outcome", args=[ended.pk])
    assert "promised_earlier" not in coordinator.get(page).content.decode()
    sent = {"texts-asked_fi": "Kysyimme.", "texts-promised_on": "19.10.2026", "texts-promised_earlier": "on"}
    assert coordinator.post(reverse("outcomes:texts", args=[ended.pk]), sent).status_code == 302
    outcome = Outcome.objects.get()
    assert (outcome.asked_fi, outcome.promised_on) == ("Kysyimme.", date(2026, 10, 19))
    assert "promised_earlier" not in coordinator.get(page).content.decode()


def test_a_day_that_is_still_to_come_needs_nothing_ticked_where_another_field_is_wrong(
    coordinator: Client, ended: Consultation
) -> None:
    sent = {"texts-promised_on": "20.10.2026", "publish": "1"}
    answered = coordinator.post(reverse("outcomes:texts", args=[ended.pk]), sent)
    assert answered.status_code == 422
    assert "promised_earlier" not in answered.content.decode()


def test_a_promise_that_has_passed_keeps_nobody_from_writing_on_and_is_written_as_it_is_here(
    coordinator: Client, ended: Consultation
) -> None:
    Outcome.objects.create(consultation=ended, promised_on=date(2026, 10, 1))
    form = coordinator.get(reverse("outcomes:outcome", args=[ended.pk])).context["forms"]["texts"]
    assert 'value="1.10.2026"' in str(form["promised_on"])
    sent = {"texts-asked_fi": "Kysyimme.", "texts-promised_on": "1.10.2026"}
    assert coordinator.post(reverse("outcomes:texts", args=[ended.pk]), sent).status_code == 302


def test_the_versions_are_compared_with_what_changed(client: Client, ended: Consultation) -> None:
    page = ended.pages.get()
    page.sections[0].value["title"] = "Tavoitteet"
    page.sections[0].value["body"].source = "<p>Tavoitteet uutena tekstinä.</p>"
    page.save_revision().publish()
    content = client.get(f"/fi/versiot/{ended.public_id}/").content.decode()
    assert "<ins>" in content
    assert "uutena" in content.split("<ins>")[1].split("</ins>")[0]


def test_what_was_put_in_does_not_stick_to_what_it_takes_the_place_of(client: Client, ended: Consultation) -> None:
    page = ended.pages.get()
    page.sections[0].value["body"].source = "<p>Tavoitteet sanoina.</p>"
    page.save_revision().publish()
    assert "tekstinä</del> <ins>" in client.get(f"/fi/versiot/{ended.public_id}/").content.decode()


def test_a_changed_section_leads_to_the_comments_that_changed_it_once_the_account_is_public(
    client: Client, ended: Consultation, moderator: User, now: datetime
) -> None:
    page = ended.pages.get()
    page.sections[0].value["body"].source = "<p>Uutta.</p>"
    page.save_revision().publish()
    comment = Comment.objects.get()
    changed = SectionText.objects.get(version__number=2, section=comment.section)
    assess(comment=comment, by=moderator, at=now, effect=Effect.PARTLY, reason="Osa siirtyi.", changed=changed)
    link = f'<a href="/fi/kommentit/{comment.public_id}/">Rannikon Yhdistys ry</a>'
    address = f"/fi/versiot/{ended.public_id}/"
    assert link not in client.get(address).content.decode()
    Outcome.objects.update(**WRITTEN)
    publish(outcome=Outcome.objects.get(), by=moderator, at=now + timedelta(days=8))
    assert f"Näiden kommenttien muuttama: {link}" in client.get(address).content.decode()
    put_in_status(Comment.objects.all(), Status.HIDDEN, now)
    assert link not in client.get(address).content.decode()


@pytest.mark.parametrize("value", ["x", "9" * 30, "-1", "\x00", "<script>"])
def test_an_unknown_version_gives_the_last_ones(client: Client, ended: Consultation, value: str) -> None:
    answered = client.get(f"/fi/versiot/{ended.public_id}/", {"from": value, "to": value})
    assert answered.status_code == 200


def test_the_account_and_the_versions_cost_few_queries(
    client: Client, told: Outcome, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for url in (address(told.consultation), f"/fi/versiot/{told.consultation.public_id}/"):
        client.get(url)
        with django_assert_max_num_queries(6):
            client.get(url)


@pytest.fixture
def coordinator(client: Client) -> Client:
    return signed_in(client, Role.COORDINATOR)


def test_a_coordinator_keeps_and_publishes_the_account(coordinator: Client, ended: Consultation) -> None:
    comment = Comment.objects.get()
    sent = {"comment": comment.pk, "assessment-effect": "considered", "assessment-reason": "Otettiin mukaan."}
    coordinator.post(reverse("outcomes:assess", args=[ended.pk]), sent)
    assert Assessment.objects.get().effect == Effect.CONSIDERED
    texts = {f"texts-{name}": text for name, text in WRITTEN.items()} | {"publish": "1"}
    coordinator.post(reverse("outcomes:texts", args=[ended.pk]), texts)
    coordinator.post(reverse("outcomes:complete", args=[ended.pk]))
    assert Outcome.objects.get().completed_at is not None


def test_what_is_refused_is_said_and_nothing_typed_is_lost(coordinator: Client, ended: Consultation) -> None:
    texts = {f"texts-{name}": text for name, text in WRITTEN.items()} | {"publish": "1", "texts-done_sv": ""}
    answered = coordinator.post(reverse("outcomes:texts", args=[ended.pk]), texts)
    assert answered.status_code == 422
    assert "asked fi" in answered.content.decode()


def test_a_theme_is_added_whole_or_not_at_all(coordinator: Client, ended: Consultation) -> None:
    typed = {"theme-title_fi": "Avustukset", "theme-title_sv": "Understöd", "theme-effect": "considered"}
    assert coordinator.post(reverse("outcomes:theme", args=[ended.pk]), typed).status_code == 422
    assert not Outcome.objects.exists()
    typed |= {"theme-reason_fi": "Lisättiin.", "theme-reason_sv": "Lades till."}
    assert coordinator.post(reverse("outcomes:theme", args=[ended.pk]), typed).status_code == 302
    assert Theme.objects.get().outcome_id == ended.pk


def test_what_is_public_is_not_left_empty(coordinator: Client, told: Outcome) -> None:
    url = reverse("outcomes:texts", args=[told.pk])
    sent = {f"texts-{name}": text for name, text in WRITTEN.items()}
    assert coordinator.post(url, sent | {"texts-done_sv": ""}).status_code == 422
    assert coordinator.post(url, sent | {"texts-done_sv": "Annat."}).status_code == 302
    assert Outcome.objects.get().done_sv == "Annat."


def test_an_effect_that_was_stated_is_listed_and_can_be_stated_anew(coordinator: Client, told: Outcome) -> None:
    comment = Comment.objects.get()
    page = coordinator.get(reverse("outcomes:outcome", args=[told.pk]))
    assert (list(page.context["left"]), list(page.context["stated"])) == ([], [comment])
    assert f'name="comment" value="{comment.pk}"' in page.content.decode()
    sent = {"comment": comment.pk, "assessment-effect": "considered", "assessment-reason": "Sittenkin."}
    coordinator.post(reverse("outcomes:assess", args=[told.pk]), sent)
    assert Assessment.objects.get().effect == Effect.CONSIDERED


THEME = {"title_fi": "Tilat", "title_sv": "Lokaler", "effect": "partly", "reason_fi": "Osa.", "reason_sv": "En del."}


def test_a_theme_is_changed_and_what_is_refused_stays_typed(coordinator: Client, told: Outcome) -> None:
    theme = Theme.objects.create(outcome=told, **THEME)
    address = reverse("outcomes:change_theme", args=[told.pk, theme.pk])
    sent = {f"theme-{theme.pk}-{name}": text for name, text in THEME.items()}
    assert coordinator.post(address, sent | {f"theme-{theme.pk}-title_fi": "Salit"}).status_code == 302
    assert Theme.objects.get().title_fi == "Salit"
    refused = coordinator.post(
        address, sent | {f"theme-{theme.pk}-title_fi": "", f"theme-{theme.pk}-reason_fi": "Kaikki."}
    )
    assert refused.status_code == 422
    assert "Kaikki." in refused.content.decode()


def test_a_theme_of_another_account_is_not_changed(coordinator: Client, told: Outcome) -> None:
    theme = Theme.objects.create(outcome=told, **THEME)
    elsewhere = reverse("outcomes:change_theme", args=[told.pk + 1, theme.pk])
    assert coordinator.post(elsewhere, {}).status_code == 404


def test_what_is_public_has_no_button_that_looks_like_saving_a_draft(coordinator: Client, told: Outcome) -> None:
    page = coordinator.get(reverse("outcomes:outcome", args=[told.pk])).content.decode()
    texts = page.split(reverse("outcomes:texts", args=[told.pk]))[1].split("</form>")[0]
    assert texts.count('type="submit"') == texts.count('name="publish"') == 1


def test_declaring_complete_says_first_whom_it_writes_to(coordinator: Client, told: Outcome) -> None:
    page = coordinator.get(reverse("outcomes:outcome", args=[told.pk])).content.decode()
    form = page.split(reverse("outcomes:complete", args=[told.pk]))[1].split("</form>")[0]
    assert form.index("<details>") < form.index("<p>") < form.index('type="submit"') < form.index("</details>")


def test_there_is_one_place_to_write_what_came_of_the_comments(coordinator: Client, ended: Consultation) -> None:
    assert "outcome" not in {field.name for field in ConsultationPage._meta.local_fields}
    content = coordinator.get(reverse("consultations:period", args=[ended.pk])).content.decode()
    assert reverse("outcomes:outcome", args=[ended.pk]) in content
    act = reverse("consultations:act", args=[ended.pk, "summary_published"])
    assert coordinator.post(act, {"confirmed": "1"}).status_code == 404


@pytest.mark.parametrize("role", [None, *Role])
def test_only_coordinators_reach_the_account(client: Client, ended: Consultation, role: Role | None) -> None:
    signed_in(client, role)
    allowed = role in {Role.COORDINATOR, Role.ADMINISTRATOR}
    for url in (reverse("outcomes:index"), reverse("outcomes:outcome", args=[ended.pk])):
        assert (client.get(url).status_code == 200) == allowed
    client.post(reverse("outcomes:texts", args=[ended.pk]), {})
    assert Outcome.objects.exists() == allowed
