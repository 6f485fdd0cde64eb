"""The queue and a statement in a browser: without barriers, by keyboard alone, in both languages."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect
from wagtail.users.models import UserProfile

from consultations.models import Comment, Consultation, Decision, Statement, Status
from consultations.moderation.models import BlockedWord, ReasonTemplate
from consultations.moderation.reporting import report_comment
from hyte.pages.models import HomePage
from hyte.users.models import User
from tests.browser.accessibility import violations, wider_than_the_screen
from tests.consultations.factories import add_page, open_consultation, send
from tests.consultations.moderation.deciding import judged

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

WIDE = {"viewport": {"width": 1280, "height": 900}}
WITHOUT_SCRIPT = {"viewport": {"width": 1280, "height": 900}, "java_script_enabled": False}
SMALL_WITHOUT_SCRIPT = {"viewport": {"width": 320, "height": 800}, "java_script_enabled": False}
WORDS = {
    "fi": {
        "queue": "Moderointijono",
        "publish": "Julkaise",
        "record": "Kirjaa päätös",
        "undo": "Kumoa päätös",
        "bulk": "Kirjaa päätökset",
    },
    "sv": {
        "queue": "Modereringskö",
        "publish": "Publicera",
        "record": "Anteckna beslutet",
        "undo": "Ångra beslutet",
        "bulk": "Anteckna besluten",
    },
}

MANY = {
    "fi": {
        "record": "Kirjaa päätökset",
        "cover": "Peitä henkilötietoja",
        "others": "Muut peitettävät sanat",
        "record_covers": "Kirjaa peitettävät",
        "covered": "Sanat on peitetty.",
    },
    "sv": {
        "record": "Anteckna besluten",
        "cover": "Täck över personuppgifter",
        "others": "Andra ord att täcka över",
        "record_covers": "Anteckna vad som täcks över",
        "covered": "Orden är övertäckta.",
    },
}


@pytest.fixture
def consultation(home_fi: HomePage, home_sv: HomePage) -> Consultation:
    consultation = open_consultation(home_fi, timezone.now())
    add_page(home_sv, consultation, title="Program för samarbete", slug="program")
    return consultation


@pytest.fixture
def moderator(client: Client, language: str) -> User:
    user = User.objects.create_superuser("moderaattori", "moderaattori@hyte.example", "salasana")
    UserProfile.objects.create(user=user, preferred_language=language)
    client.force_login(user)
    return user


@pytest.fixture
def queue(consultation: Consultation, moderator: User) -> list[Comment]:
    """Two statements that wait, one of them overdue and held, and a published one that was reported."""
    now = timezone.now()
    BlockedWord.objects.create(word="kasino")
    first = send(consultation, now - timedelta(hours=5), "## Otsikko\nKannatamme.", "Toinen kohta.").statement
    Comment.objects.filter(statement=first).update(due_at=now - timedelta(hours=1))
    Statement.objects.filter(pk=first.pk).update(signals=["links", "blocked_word:kasino"])
    second = send(consultation, now, "Vi stöder det. Anni, 040 123 4567.", language="sv").statement
    reported = send(consultation, now, "Julkinen.", organisation="Ilmiannettu ry").statement.comments.get()
    judged(reported, Status.PUBLISHED, moderator, now)
    report_comment(comment=reported, reason="insult", text="Huono.", language="fi", reporter="x", at=now)
    return [first.comments.first(), second.comments.get(), reported]


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("reader", [WIDE], indirect=True, ids=["1280"])
def test_the_queue_and_a_statement_have_no_barrier(reader: Page, queue: list[Comment], language: str) -> None:
    for path in ("", *(f"{comment.statement_id}/" for comment in queue), "settings/"):
        reader.goto(f"/admin/moderation/{path}")
        for details in reader.locator("main details").all():
            details.evaluate("element => { element.open = true }")
        assert not violations(reader, "main"), path


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("reader", [WIDE], indirect=True, ids=["1280"])
def test_a_moderator_works_through_the_queue_by_keyboard_alone(
    reader: Page, queue: list[Comment], language: str
) -> None:
    words = WORDS[language]
    reader.goto("/admin/moderation/")
    expect(reader.get_by_role("heading", name=words["queue"])).to_be_visible()
    reader.keyboard.press("j")
    expect(reader.locator(f"#statement-{queue[0].statement_id} a")).to_be_focused()
    reader.keyboard.press("o")
    reader.wait_for_url(f"**/moderation/{queue[0].statement_id}/")
    reader.keyboard.press("j")
    expect(reader.locator(f"#comment-{queue[0].pk}")).to_be_focused()
    reader.keyboard.press("1")
    expect(reader.get_by_role("radio", name=words["publish"]).first).to_be_checked()
    tab_to(reader, words["record"])
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("button", name=words["undo"])).to_be_visible()
    assert Decision.objects.latest("pk").comment == queue[0]
    tab_to(reader, words["undo"])
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("button", name=words["undo"])).to_have_count(0)
    assert Comment.objects.get(pk=queue[0].pk).status == Status.PENDING


@pytest.mark.parametrize("language", ["fi"])
@pytest.mark.parametrize("reader", [WIDE], indirect=True, ids=["1280"])
def test_the_first_click_into_a_comment_meets_what_it_aims_at(
    reader: Page, queue: list[Comment], language: str
) -> None:
    reader.goto(f"/admin/moderation/{queue[0].statement_id}/")
    reader.get_by_role("radio", name=WORDS[language]["publish"]).last.click()
    expect(reader.get_by_role("radio", name=WORDS[language]["publish"]).last).to_be_checked()


def tab_to(page: Page, name: str) -> None:
    """Press the tabulator until the button with this name has the focus."""
    for _press in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            return
    raise AssertionError(f"the tabulator does not lead to {name}")


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("reader", [WIDE], indirect=True, ids=["1280"])
def test_a_refused_bulk_decision_says_what_to_mend_and_leads_there(
    reader: Page, queue: list[Comment], language: str
) -> None:
    reader.goto("/admin/moderation/")
    reader.locator(f"#seen-{queue[1].pk}").check()
    reader.get_by_role("button", name=WORDS[language]["bulk"]).click()
    summary = reader.locator("#error-summary")
    expect(summary).to_be_focused()
    expect(reader.locator(f"#seen-{queue[1].pk}")).to_be_checked()
    summary.get_by_role("link").first.click()
    expect(reader.locator("#id_to_0")).to_be_in_viewport()
    assert not violations(reader, "main")


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("reader", [WIDE, WITHOUT_SCRIPT], indirect=True, ids=["1280", "without-script"])
def test_many_are_rejected_words_covered_and_reports_answered_by_keyboard_alone(
    reader: Page, queue: list[Comment], language: str
) -> None:
    held, covered, reported = queue
    decide_by_keyboard(reader, held, "rejected", language, with_template=True)
    decision = Decision.objects.get(comment=held)
    assert (decision.to_status, decision.public_reason) == (Status.REJECTED, ReasonTemplate.objects.first().text_fi)

    cover_by_keyboard(reader, covered, language)
    assert (
        Comment.objects.get(pk=covered.pk).public_text == "Vi stöder det. [personuppgift dold], [personuppgift dold]."
    )

    decide_by_keyboard(reader, reported, "keep", language)
    assert not reported.reports.open().exists()
    assert Comment.objects.get(pk=reported.pk).status == Status.PUBLISHED


def decide_by_keyboard(page: Page, comment: Comment, to: str, language: str, *, with_template: bool = False) -> None:
    """Tick a comment in the queue and decide about what is ticked."""
    page.goto("/admin/moderation/")
    focus(page, page.locator(f"input[name=seen][value^='{comment.pk}:']"))
    page.keyboard.press("Space")
    focus(page, page.locator("input[name=to]").first)
    while not is_focused(page.locator(f"input[name=to][value={to}]")):
        page.keyboard.press("ArrowDown")
    if with_template:
        focus(page, page.locator("select[name=template]"))
        page.keyboard.press("ArrowDown")
    focus(page, page.get_by_role("button", name=MANY[language]["record"]))
    page.keyboard.press("Enter")
    expect(page.locator(f"input[name=seen][value^='{comment.pk}:']")).to_have_count(0)


def cover_by_keyboard(page: Page, comment: Comment, language: str) -> None:
    """Cover a number that the site offers to cover, and a name."""
    words = MANY[language]
    page.goto(f"/admin/moderation/{comment.statement_id}/")
    focus(page, page.locator("summary", has_text=words["cover"]))
    page.keyboard.press("Enter")
    focus(page, page.get_by_label("040 123 4567", exact=True))
    page.keyboard.press("Space")
    focus(page, page.get_by_label(words["others"]))
    page.keyboard.type("Anni")
    focus(page, page.get_by_role("button", name=words["record_covers"]))
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").or_(page.locator(".messages"))).to_contain_text(words["covered"])


def focus(page: Page, wanted: Locator) -> None:
    """Press the tabulator until what is wanted has the focus."""
    for _press in range(120):
        page.keyboard.press("Tab")
        if is_focused(wanted):
            return
    raise AssertionError(f"the tabulator does not lead to {wanted}")


def is_focused(wanted: Locator) -> bool:
    return wanted.evaluate("it => it === document.activeElement")


@pytest.mark.parametrize("language", ["fi"])
@pytest.mark.parametrize("reader", [WIDE], indirect=True, ids=["1280"])
def test_the_keys_can_be_switched_off_and_do_nothing_while_typing(
    reader: Page, queue: list[Comment], language: str
) -> None:
    reader.goto(f"/admin/moderation/{queue[0].statement_id}/")
    note = reader.get_by_label("Sisäinen huomautus").first
    note.press_sequentially("1 jk")
    expect(note).to_have_value("1 jk")
    reader.keyboard.press("Tab")
    reader.locator("[data-moderation-shortcuts] summary").click()
    reader.get_by_label("Käytä pikanäppäimiä").uncheck()
    reader.keyboard.press("j")
    expect(reader.locator(f"#comment-{queue[0].pk}")).not_to_be_focused()


@pytest.mark.parametrize("language", ["fi"])
@pytest.mark.parametrize("reader", [WIDE], indirect=True, ids=["1280"])
def test_a_template_fills_the_reason_in_the_language_of_the_statement(
    reader: Page, queue: list[Comment], language: str
) -> None:
    reader.goto(f"/admin/moderation/{queue[1].statement_id}/")
    reader.get_by_label("Perustelupohja").select_option(index=1)
    assert "Kommentaren" in reader.get_by_label("Perustelu kirjoittajalle ja yleisölle").input_value()


@pytest.mark.parametrize("language", ["fi"])
@pytest.mark.parametrize("reader", [WIDE], indirect=True, ids=["1280"])
def test_a_template_follows_another_one_but_leaves_a_reason_that_somebody_has_typed(
    reader: Page, queue: list[Comment], language: str
) -> None:
    texts = [template.text_sv for template in ReasonTemplate.objects.all()]
    reader.goto(f"/admin/moderation/{queue[1].statement_id}/")
    templates, reason = reader.get_by_label("Perustelupohja"), reader.get_by_label("Perustelu kirjoittajalle")
    for number in (1, 2):
        templates.select_option(index=number)
        expect(reason).to_have_value(texts[number - 1])
    reason.fill("Egna ord.")
    templates.select_option(index=1)
    expect(reason).to_have_value("Egna ord.")


@pytest.mark.parametrize("language", ["fi"])
@pytest.mark.parametrize("reader", [WITHOUT_SCRIPT], indirect=True, ids=["without-script"])
def test_words_are_covered_and_decisions_made_without_a_script(
    reader: Page, queue: list[Comment], language: str
) -> None:
    reader.goto(f"/admin/moderation/{queue[1].statement_id}/")
    reader.locator("summary", has_text="Peitä henkilötietoja").click()
    reader.get_by_label("040 123 4567", exact=True).check()
    reader.get_by_label("Muut peitettävät sanat").fill("Anni")
    reader.get_by_role("button", name="Kirjaa peitettävät").click()
    expect(reader.locator(".messages")).to_contain_text(MANY[language]["covered"])
    covered = Comment.objects.get(pk=queue[1].pk).public_text
    assert covered == "Vi stöder det. [personuppgift dold], [personuppgift dold]."


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("reader", [SMALL_WITHOUT_SCRIPT], indirect=True, ids=["320-without-script"])
def test_a_reader_reports_a_comment(reader: Page, queue: list[Comment], language: str) -> None:
    address = {"fi": "/fi/kommentit/", "sv": "/sv/kommentarer/"}[language]
    reader.goto(f"{address}{queue[2].public_id}/")
    reader.get_by_role("link", name={"fi": "Ilmianna", "sv": "Rapportera"}[language]).click()
    send = reader.get_by_role("button", name={"fi": "Lähetä ilmoitus", "sv": "Skicka rapporten"}[language])
    expect(send).to_be_visible()
    assert wider_than_the_screen(reader) == []
    reader.get_by_text({"fi": "Se on lainvastainen", "sv": "Den strider mot lagen"}[language], exact=True).click()
    send.click()
    thanks = {"fi": "Kiitos ilmoituksesta", "sv": "Tack för din rapport"}[language]
    expect(reader.get_by_role("heading", name=thanks)).to_be_visible()
    assert queue[2].reports.count() == 2


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("reader", [WIDE], indirect=True, ids=["1280"])
def test_the_public_pages_of_moderation_have_no_barrier(reader: Page, queue: list[Comment], language: str) -> None:
    report, figures = {
        "fi": ("ilmianna-kommentti", "moderoinnin-luvut"),
        "sv": ("rapportera-kommentar", "modereringens-siffror"),
    }[language]
    for path in (
        f"{report}/{queue[2].public_id}/",
        f"{report}/{queue[2].public_id}/{'kiitos' if language == 'fi' else 'tack'}/",
        f"{figures}/",
    ):
        reader.goto(f"/{language}/{path}")
        assert violations(reader) == [], path
        assert wider_than_the_screen(reader) == [], path
