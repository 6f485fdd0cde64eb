"""One statement in the staff interface: whole, with what was changed meanwhile, covers, reports and the way back."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from consultations.conflict_of_interest import Stake
from consultations.corrections import Correction, correct_statement
from consultations.models import Comment, Consultation, Decision, Redaction, Status
from consultations.moderation.models import ReasonTemplate
from consultations.moderation.reporting import report_comment
from hyte.users.models import User
from tests.consultations.factories import send
from tests.consultations.moderation.deciding import judged
from tests.consultations.stakes import give_stake
from tests.consultations.test_attachment_decisions import attach

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client: Client, moderator: User) -> Client:
    client.force_login(moderator)
    return client


def page_of(comment: Comment) -> str:
    return reverse("moderation:statement", args=[comment.statement_id])


def decision(comment: Comment, to: str, **changes: str) -> dict[str, str]:
    values = {"to": to, "seen_status": comment.status, "seen_hash": comment.seen_hash} | changes
    return {f"comment-{comment.pk}-{name}": value for name, value in values.items()}


def decide_at(comment: Comment) -> str:
    return reverse("moderation:decide", args=[comment.statement_id, comment.pk])


def test_the_text_that_was_asked_about_stands_beside_the_comment(staff: Client, comment: Comment) -> None:
    page = staff.get(page_of(comment)).content.decode()
    assert "Tavoitteet tekstinä." in page
    assert "Kannatamme." in page


@pytest.mark.parametrize(
    ("name", "role", "shown"),
    [
        ("Matti Meikäläinen", "puheenjohtaja", "Matti Meikäläinen, puheenjohtaja"),
        ("Matti Meikäläinen", "", "Matti Meikäläinen"),
        ("", "puheenjohtaja", "puheenjohtaja"),
    ],
)
def test_the_author_and_their_role_are_told_apart(
    staff: Client, consultation: Consultation, now: datetime, name: str, role: str, shown: str
) -> None:
    statement = send(consultation, now, "Kannatamme.", name=name, role=role).statement
    page = staff.get(reverse("moderation:statement", args=[statement.pk])).content.decode()
    assert f"<dd>{shown}</dd>" in page


def test_the_size_of_a_file_is_written_as_for_readers(staff: Client, comment: Comment, now: datetime) -> None:
    attach(comment.statement, now)
    assert "PDF, 1 kt." in staff.get(page_of(comment)).content.decode()


def test_a_corrected_text_is_shown_with_what_has_changed_and_nothing_is_decided(
    staff: Client, comment: Comment, now: datetime
) -> None:
    sent = decision(comment, Status.PUBLISHED)
    correction = Correction(comment.public_id, "Vastustamme <b>tätä</b>.", comment.text_hash)
    correct_statement(statement=comment.statement, corrections=[correction], at=now)
    response = staff.post(decide_at(comment), sent)
    page = response.content.decode()
    assert response.status_code == 409
    assert "<del>Kannatamme.</del><ins>Vastustamme &lt;b&gt;tätä&lt;/b&gt;.</ins>" in page
    assert not Decision.objects.exists()


def test_the_template_gives_rule_and_reason_in_the_language_of_the_statement(
    staff: Client, consultation: Consultation, now: datetime
) -> None:
    comment = send(consultation, now, "Reklam.", language="sv").statement.comments.get()
    template = ReasonTemplate.objects.get(rule="advertisement")
    staff.post(decide_at(comment), decision(comment, Status.REJECTED, template=str(template.pk)))
    row = Decision.objects.get()
    assert (row.rule, row.public_reason) == ("advertisement", template.text_sv)


def test_own_words_go_before_those_of_the_template(staff: Client, comment: Comment) -> None:
    template = str(ReasonTemplate.objects.first().pk)
    staff.post(decide_at(comment), decision(comment, Status.REJECTED, template=template, public_reason="Oma syy."))
    assert Decision.objects.get().public_reason == "Oma syy."


def test_a_decision_is_taken_back_from_the_page(staff: Client, comment: Comment, moderator: User) -> None:
    staff.post(decide_at(comment), decision(comment, Status.PUBLISHED))
    made = Decision.objects.get()
    url = reverse("moderation:undo", args=[comment.statement_id, made.pk])
    assert url in staff.get(page_of(comment)).content.decode()
    staff.post(url)
    assert Comment.objects.get().status == Status.PENDING


def test_after_the_window_there_is_no_button_and_no_way(staff: Client, comment: Comment) -> None:
    staff.post(decide_at(comment), decision(comment, Status.PUBLISHED))
    made = Decision.objects.get()
    url = reverse("moderation:undo", args=[comment.statement_id, made.pk])
    with time_machine.travel(made.at + timedelta(minutes=10), tick=False):
        staff.force_login(User.objects.get())
        assert url not in staff.get(page_of(comment)).content.decode()
        assert staff.post(url).status_code == 409
    assert Comment.objects.get().status == Status.PUBLISHED


def test_a_decision_of_another_statement_is_not_undone_from_here(
    staff: Client, consultation: Consultation, comment: Comment, moderator: User, now: datetime
) -> None:
    other = judged(send(consultation, now, "Toinen.").statement.comments.get(), Status.PUBLISHED, moderator, now)
    staff.post(reverse("moderation:undo", args=[comment.statement_id, other.decisions.get().pk]))
    assert Decision.objects.count() == 1


@pytest.mark.parametrize(
    ("stake", "told"),
    [
        (Stake.RESPONSIBLE, "Olet tämän lausuntopyynnön vastuuhenkilö: kielteisen päätöksen tekee joku muu."),
        (Stake.OWNER, "Omistat tämän lausuntopyynnön sivun: kielteisen päätöksen tekee joku muu."),
    ],
)
def test_whose_matter_it_is_is_told_why_only_publishing_is_offered(
    staff: Client, comment: Comment, moderator: User, stake: Stake, told: str
) -> None:
    give_stake(moderator, stake)
    page = staff.get(page_of(comment)).content.decode()
    assert told in page
    assert 'value="rejected"' not in page
    assert f"cover-{comment.pk}" not in page
    response = staff.post(decide_at(comment), decision(comment, Status.REJECTED, public_reason="Syy."))
    assert response.status_code == 403
    assert told in response.content.decode().split('role="alert"')[1].split("</div>")[0]
    assert not Decision.objects.exists()


@pytest.mark.parametrize("stake", Stake)
def test_whose_matter_it_is_gets_403_on_hide_and_the_comment_stays_public(
    staff: Client, comment: Comment, moderator: User, now: datetime, stake: Stake
) -> None:
    judged(comment, Status.PUBLISHED, moderator, now)
    give_stake(moderator, stake)
    comment.refresh_from_db()
    response = staff.post(decide_at(comment), decision(comment, Status.HIDDEN, public_reason="Ikävä."))
    assert response.status_code == 403
    assert Comment.objects.get().status == Status.PUBLISHED


def cover(comment: Comment, **sent: object) -> dict[str, object]:
    values = {"reason": "personal_data", "seen_hash": comment.seen_hash} | sent
    return {f"cover-{comment.pk}-{name}": value for name, value in values.items()}


@pytest.fixture
def telling(consultation: Consultation, now: datetime) -> Comment:
    text = "Soitin Anni Aallolle. Numero on 040 123 4567. Kannatamme."
    return send(consultation, now, text).statement.comments.get()


def test_words_places_and_sentences_are_covered_without_a_script(staff: Client, telling: Comment) -> None:
    url = reverse("moderation:cover", args=[telling.statement_id, telling.pk])
    staff.post(url, cover(telling, words="Anni Aallolle\n", places=["32-44"]))
    telling.refresh_from_db()
    marker = "[henkilötieto peitetty]"
    assert telling.public_text == f"Soitin {marker}. Numero on {marker}. Kannatamme."
    staff.post(url, cover(telling, places=["32-44"]))
    telling.refresh_from_db()
    assert telling.public_text == f"Soitin Anni Aallolle. Numero on {marker}. Kannatamme."
    assert Redaction.objects.count() == 2


def test_who_saw_a_cover_that_is_lifted_now_is_told_so_and_covers_nothing(staff: Client, telling: Comment) -> None:
    url = reverse("moderation:cover", args=[telling.statement_id, telling.pk])
    staff.post(url, cover(telling, words="Anni Aallolle\n"))
    telling.refresh_from_db()
    older_window = cover(telling, places=["7-20", "32-44"])
    staff.post(url, cover(telling))
    answer = staff.post(url, older_window)
    assert answer.status_code == 409
    assert "peitettyjä kohtia" in answer.content.decode()
    assert (Redaction.objects.count(), Comment.objects.get().redacted_text) == (2, "")


@pytest.mark.parametrize("sent", [{"words": "Anne"}, {"places": ["0-5"]}, {"places": ["0-9999"]}, {"reason": "rude"}])
def test_what_cannot_be_covered_is_said_and_covers_nothing(staff: Client, telling: Comment, sent: dict) -> None:
    url = reverse("moderation:cover", args=[telling.statement_id, telling.pk])
    assert staff.post(url, cover(telling, **sent)).status_code == 422
    assert not Redaction.objects.exists()


def test_places_chosen_in_an_earlier_text_are_refused(staff: Client, telling: Comment) -> None:
    url = reverse("moderation:cover", args=[telling.statement_id, telling.pk])
    assert staff.post(url, cover(telling, places=["32-44"], seen_hash="earlier")).status_code == 409
    assert not Redaction.objects.exists()


def test_reports_are_read_and_answered_on_the_page(staff: Client, published: Comment, now: datetime) -> None:
    said = {"comment": published, "reason": "other", "language": "fi", "at": now}
    read = report_comment(text="<u>Huono", reporter="x", **said)
    page = staff.get(page_of(published)).content.decode()
    assert "&lt;u&gt;Huono" in page
    assert f'name="newest_report" value="{read.pk}"' in page
    report_comment(text="Tämä tuli vasta sitten.", reporter="y", **said)
    address = reverse("moderation:answer_reports", args=[published.statement_id, published.pk])
    staff.post(address, {"outcome": "kept", "newest_report": read.pk})
    assert list(published.reports.values_list("outcome", flat=True)) == ["kept", ""]


@pytest.mark.parametrize("sent", ["", "x", "-1", "9" * 5000])
def test_without_word_of_which_reports_were_read_none_is_answered(
    staff: Client, published: Comment, now: datetime, sent: str
) -> None:
    report_comment(comment=published, reason="other", text="", language="fi", reporter="x", at=now)
    address = reverse("moderation:answer_reports", args=[published.statement_id, published.pk])
    staff.post(address, {"outcome": "kept", "newest_report": sent})
    assert published.reports.get().outcome == ""


def test_another_statements_comment_is_not_found(
    staff: Client, consultation: Consultation, comment: Comment, now: datetime
) -> None:
    other = send(consultation, now, "Toinen.").statement
    for name in ("decide", "cover", "answer_reports"):
        assert staff.post(reverse(f"moderation:{name}", args=[other.pk, comment.pk])).status_code == 404


@pytest.mark.parametrize("count", [1, 2])
def test_the_page_costs_the_same_with_one_comment_and_with_more(
    staff: Client, consultation: Consultation, now: datetime, count: int, django_assert_max_num_queries: object
) -> None:
    statement = send(consultation, now, *["Lausuma."] * count).statement
    url = reverse("moderation:statement", args=[statement.pk])
    staff.get(url)
    with django_assert_max_num_queries(30):
        staff.get(url)


def test_a_reason_that_is_a_sentence_keeps_its_one_full_stop(staff: Client, comment: Comment) -> None:
    staff.post(
        decide_at(comment), decision(comment, Status.REJECTED, public_reason="Ei koske asiaa.", internal_note="X")
    )
    history = staff.get(page_of(comment)).content.decode()
    assert "Ei koske asiaa." in history
    assert "Ei koske asiaa.." not in history
