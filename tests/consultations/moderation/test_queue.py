"""The moderation queue in the staff interface."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from wagtail.users.models import UserProfile

from consultations.corrections import Correction, correct_statement
from consultations.models import Comment, Consultation, Decision, Section, Statement, Status
from consultations.moderation.judging import Seen
from consultations.moderation.models import ReasonTemplate, Report
from consultations.moderation.reporting import report_comment
from consultations.statement_input import CommentInput
from hyte.users.models import User
from tests.consultations.factories import SECTIONS, put_in_status, send, sent_comment
from tests.consultations.test_attachment_decisions import attach

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client: Client, moderator: User) -> Client:
    client.force_login(moderator)
    return client


def decision(comment: Comment, to: str, **changes: str) -> dict[str, str]:
    """Return what the browser sends for a decision about `comment` as it is now."""
    values = {"to": to, "seen_status": comment.status, "seen_hash": comment.text_hash} | changes
    return {f"comment-{comment.pk}-{name}": value for name, value in values.items()}


def test_the_oldest_that_waits_comes_first_and_what_is_decided_is_gone(
    staff: Client, consultation: Consultation, now: datetime
) -> None:
    later = send(consultation, now + timedelta(hours=1), "Toinen.", organisation="Toinen ry").statement
    first = send(consultation, now, "Ensin.", organisation="Ensimmäinen ry").statement
    decided = sent_comment(consultation, now, organisation="Päätetty ry")
    put_in_status(Comment.objects.filter(pk=decided.pk), Status.PUBLISHED, now)
    listed = staff.get(reverse("moderation:index")).context["object_list"]
    assert list(listed) == [first, later]


def test_a_moderator_publishes_and_goes_on(staff: Client, comment: Comment, moderator: User) -> None:
    url = reverse("moderation:decide", args=[comment.statement_id, comment.pk])
    response = staff.post(url, decision(comment, Status.PUBLISHED))
    assert response["Location"] == reverse("moderation:index")
    assert Decision.objects.get().by == moderator


def test_a_decision_against_needs_a_reason_and_keeps_what_was_typed(staff: Client, comment: Comment) -> None:
    url = reverse("moderation:decide", args=[comment.statement_id, comment.pk])
    response = staff.post(url, decision(comment, Status.REJECTED, internal_note="Soitettu yhdistykselle."))
    assert response.status_code == 422
    assert "Soitettu yhdistykselle." in response.content.decode()
    assert not Decision.objects.exists()


def test_a_moderator_who_comes_second_is_told_what_happened(staff: Client, comment: Comment, moderator: User) -> None:
    url = reverse("moderation:decide", args=[comment.statement_id, comment.pk])
    seen_before = decision(comment, Status.REJECTED, public_reason="Ei koske asiaa.")
    staff.post(url, decision(comment, Status.PUBLISHED))
    response = staff.post(url, seen_before, follow=True)
    assert "moderaattori päätti ennen sinua: Julkaistu." in response.content.decode()
    assert Comment.objects.get().status == Status.PUBLISHED


def test_a_statement_that_was_read_as_a_whole_is_published_as_a_whole(
    staff: Client, consultation: Consultation, now: datetime
) -> None:
    statement = send(consultation, now, "Yksi.", "Kaksi.").statement
    seen = [f"{comment.pk}:{comment.text_hash}" for comment in statement.comments.all()]
    staff.post(reverse("moderation:publish_all", args=[statement.pk]), {"seen": seen})
    assert set(Comment.objects.values_list("status", flat=True)) == {Status.PUBLISHED}


def test_publishing_the_whole_stops_at_a_text_that_was_not_seen(
    staff: Client, consultation: Consultation, now: datetime
) -> None:
    statement = send(consultation, now, "Yksi.", "Kaksi.").statement
    first = statement.comments.first()
    staff.post(reverse("moderation:publish_all", args=[statement.pk]), {"seen": [f"{first.pk}:{first.text_hash}"]})
    assert set(Comment.objects.values_list("status", flat=True)) == {Status.PENDING}


@pytest.mark.parametrize("status", Status)
def test_the_record_of_every_status_can_be_read(staff: Client, comment: Comment, status: Status) -> None:
    put_in_status(Comment.objects.all(), status, comment.submitted_at)
    listed = staff.get(reverse("moderation:index"), {"status": status}).context["object_list"]
    assert [statement.pk for statement in listed] == [comment.statement_id]
    assert staff.get(reverse("moderation:statement", args=[comment.statement_id])).status_code == 200


def test_hostile_text_is_escaped_in_the_queue(staff: Client, consultation: Consultation, now: datetime) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    statement = send(consultation, now, hostile, organisation=hostile, role=hostile).statement
    for url in (reverse("moderation:index"), reverse("moderation:statement", args=[statement.pk])):
        content = staff.get(url).content.decode()
        assert escape(hostile) in content
        assert hostile not in content


@pytest.mark.parametrize("count", [1, 20])
def test_the_queue_costs_the_same_with_one_statement_and_with_twenty(
    staff: Client, consultation: Consultation, now: datetime, django_assert_max_num_queries: object, count: int
) -> None:
    for number in range(count):
        send(consultation, now, f"Lausuma {number}.")
    url = reverse("moderation:index")
    staff.get(url)
    # The user with permissions and settings, the filters' choices, the count, the page with five relations, what waits,
    # what the moderator decided a moment ago, and what the consultations of the sections are called.
    with django_assert_max_num_queries(26):
        staff.get(url)


def test_what_is_due_first_comes_first_whenever_it_arrived(
    staff: Client, consultation: Consultation, now: datetime
) -> None:
    later = sent_comment(consultation, now)
    sooner = sent_comment(consultation, now + timedelta(hours=1))
    Comment.objects.filter(pk=sooner.pk).update(due_at=now)
    listed = staff.get(reverse("moderation:index")).context["object_list"]
    assert [statement.pk for statement in listed] == [sooner.statement_id, later.statement_id]


def test_what_is_overdue_is_marked(staff: Client, comment: Comment) -> None:
    with time_machine.travel(comment.due_at, tick=False):
        assert "Myöhässä" not in staff.get(reverse("moderation:index")).content.decode()
    with time_machine.travel(comment.due_at + timedelta(seconds=1), tick=False):
        assert "Myöhässä" in staff.get(reverse("moderation:index")).content.decode()


def test_a_report_raises_a_published_comment_into_the_queue(staff: Client, published: Comment, now: datetime) -> None:
    assert not staff.get(reverse("moderation:index")).context["object_list"]
    report_comment(comment=published, reason="insult", text="<b>Törkeää", language="fi", reporter="x", at=now)
    page = staff.get(reverse("moderation:index"))
    assert [statement.pk for statement in page.context["object_list"]] == [published.statement_id]
    assert "&lt;b&gt;Törkeää" in page.content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"language": "fi"}, True),
        ({"language": "sv"}, False),
        ({"channel": "web"}, True),
        ({"channel": "post"}, False),
        ({"signal": "links"}, True),
        ({"signal": "blocked_word"}, True),
        ({"signal": "trap"}, False),
        ({"reported": "yes"}, False),
        ({"attachments": "yes"}, False),
    ],
)
def test_the_queue_is_narrowed(staff: Client, comment: Comment, query: dict[str, str], found: bool) -> None:
    Statement.objects.update(signals=["links", "blocked_word:kasino"])
    assert bool(staff.get(reverse("moderation:index"), query).context["object_list"]) == found


@pytest.mark.parametrize("status", [Status.PENDING, Status.PUBLISHED, Status.REJECTED])
@pytest.mark.parametrize("asked", ["Naapuriapu", "naapuri", "reference", "sihteeri aho"])
def test_a_statement_is_found_by_its_author_or_reference_whatever_became_of_it(
    staff: Client, consultation: Consultation, now: datetime, status: Status, asked: str
) -> None:
    sent_comment(consultation, now, organisation="Toinen ry")
    comment = sent_comment(consultation, now, organisation="Naapuriapu ry", name="Sihteeri Aho")
    put_in_status(Comment.objects.filter(pk=comment.pk), status, now)
    statement = comment.statement
    page = staff.get(reverse("moderation:index"), {"q": statement.public_id if asked == "reference" else asked})
    assert list(page.context["object_list"]) == [statement]
    assert f"seen-{comment.pk}" in page.content.decode()


def test_sections_that_are_called_alike_are_told_apart_by_their_consultation(staff: Client, comment: Comment) -> None:
    choices = staff.get(reverse("moderation:index")).context["filters"].form.fields["section"].choices
    assert all(label.startswith(f"{comment.consultation}: ") for key, label in choices if key)


@pytest.mark.parametrize(("language", "title"), [("fi", "Tavoitteet"), ("sv", "Mål")])
def test_sections_to_choose_are_called_as_in_the_users_language(
    staff: Client, moderator: User, comment: Comment, language: str, title: str
) -> None:
    UserProfile.objects.create(user=moderator, preferred_language=language)
    Section.objects.filter(uuid=SECTIONS[0]).update(title_sv="Mål")
    page = staff.get(reverse("moderation:index")).content.decode()
    assert f"{comment.consultation}: {title}</option>" in page


def test_a_file_that_waits_leads_to_where_it_is_decided_about(staff: Client, comment: Comment, now: datetime) -> None:
    file = attach(comment.statement, now)
    page = reverse("moderation:statement", args=[comment.statement_id])
    assert f'href="{page}#file-{file.pk}"' in staff.get(reverse("moderation:index")).content.decode()
    assert f'id="file-{file.pk}"' in staff.get(page).content.decode()


def test_a_search_that_finds_nothing_does_not_say_that_nothing_waits(staff: Client, comment: Comment) -> None:
    page = staff.get(reverse("moderation:index"), {"q": "Puuttuva ry"}).content.decode()
    assert "Mikään ei odota moderaattoria." not in page


def test_the_reasons_for_holding_are_said_in_words(staff: Client, comment: Comment) -> None:
    Statement.objects.update(signals=["blocked_word:<i>kasino", "something_new"])
    page = staff.get(reverse("moderation:index")).content.decode()
    assert "Siinä on estetty sana ”&lt;i&gt;kasino”." in page
    assert "something_new" in page


@pytest.mark.parametrize("section", [None, SECTIONS[0]])
def test_all_words_that_a_decision_binds_are_on_the_screen(
    staff: Client, consultation: Consultation, now: datetime, section: str | None
) -> None:
    send(consultation, now, comments=(CommentInput(section, "Teksti.", "Kylätalot mukaan"),))
    page = staff.get(reverse("moderation:index")).content.decode()
    assert "Kylätalot mukaan" in page
    assert "Teksti." in page


def test_what_was_ticked_is_decided_with_the_template_in_each_language(
    staff: Client, consultation: Consultation, now: datetime
) -> None:
    finnish, swedish = sent_comment(consultation, now), sent_comment(consultation, now, language="sv")
    template = ReasonTemplate.objects.get(rule="off_topic")
    seen = [Seen.written(comment) for comment in (finnish, swedish)]
    staff.post(reverse("moderation:bulk"), {"seen": seen, "to": "rejected", "template": template.pk})
    reasons = dict(Decision.objects.values_list("comment__language", "public_reason"))
    assert reasons == {"fi": template.text_fi, "sv": template.text_sv}
    assert set(Decision.objects.values_list("rule", flat=True)) == {"off_topic"}


@pytest.mark.parametrize(
    "sent",
    [{"to": "published"}, {"to": "rejected", "seen": "1:pending:x"}, {"to": "", "seen": "x"}, {"seen": "a:b:c:d"}],
)
def test_a_bulk_decision_that_is_not_whole_decides_nothing(
    staff: Client, comment: Comment, sent: dict[str, str]
) -> None:
    sent = {"query": "language=fi&x=//evil.example"} | sent
    response = staff.post(reverse("moderation:bulk"), sent)
    assert response.status_code == 422
    assert response.context["query"].startswith("language=fi")
    assert 'id="error-summary"' in response.content.decode()
    assert not Decision.objects.exists()


def test_a_bulk_decision_without_its_reason_keeps_what_was_ticked_and_typed(
    staff: Client, consultation: Consultation, comment: Comment, now: datetime
) -> None:
    other = sent_comment(consultation, now, "Toinen.")
    sent = {"seen": Seen.written(comment), "to": "rejected", "internal_note": "Soitettu yhdistykselle."}
    page = staff.post(reverse("moderation:bulk"), sent).content.decode()
    assert f'id="seen-{comment.pk}" checked' in page
    assert f'id="seen-{other.pk}" checked' not in page
    assert "Soitettu yhdistykselle." in page
    assert 'href="#id_public_reason"' in page


def test_what_is_to_be_ticked_is_one_step_away(staff: Client, comment: Comment) -> None:
    page = staff.post(reverse("moderation:bulk"), {"to": "published"}).content.decode()
    assert f'href="#seen-{comment.pk}"' in page
    assert f'id="seen-{comment.pk}"' in page


def test_a_text_that_was_corrected_meanwhile_is_not_ticked_again(
    staff: Client, comment: Comment, now: datetime
) -> None:
    seen = Seen.written(comment)
    correction = Correction(comment.public_id, "Vastustamme.", comment.text_hash)
    correct_statement(statement=comment.statement, corrections=[correction], at=now)
    page = staff.post(reverse("moderation:bulk"), {"seen": seen, "to": "rejected"}).content.decode()
    assert f'id="seen-{comment.pk}" checked' not in page


def test_a_refused_decision_says_whose_comment_it_was_about(staff: Client, comment: Comment, now: datetime) -> None:
    seen = Seen.written(comment)
    correction = Correction(comment.public_id, "Vastustamme.", comment.text_hash)
    correct_statement(statement=comment.statement, corrections=[correction], at=now)
    response = staff.post(reverse("moderation:bulk"), {"seen": seen, "to": "published", "query": "language=fi"})
    assert (response.status_code, response.context["query"]) == (409, "language=fi")
    [(told, address)] = response.context["points"]
    assert told.startswith("Rannikon Yhdistys ry – Tavoitteet (")
    assert "): Kirjoittaja on muuttanut" in told
    assert address == f"#seen-{comment.pk}"
    assert f'id="seen-{comment.pk}" checked' not in response.content.decode()


def test_a_bulk_decision_that_the_state_does_not_allow_gives_back_what_was_ticked_and_typed(
    staff: Client, published: Comment, consultation: Consultation, now: datetime
) -> None:
    report_comment(comment=published, reason="insult", text="", language="fi", reporter="x", at=now)
    waits = sent_comment(consultation, now, organisation="Toinen ry")
    seen = [Seen.written(published), Seen.written(waits)]
    response = staff.post(
        reverse("moderation:bulk"), {"seen": seen, "to": "rejected", "public_reason": "Ei koske ohjelmaa."}
    )
    assert response.status_code == 409
    [(told, _address)] = response.context["points"]
    assert "(Julkaistu): Tätä päätöstä ei voi tehdä" in told
    page = response.content.decode()
    assert f'id="seen-{published.pk}" checked' in page
    assert "Ei koske ohjelmaa.</textarea>" in page
    assert ("Kaikkea ei kirjattu" in page, "Mitään ei kirjattu" in page) == (True, False)
    assert [decision.comment for decision in Decision.objects.filter(to_status=Status.REJECTED)] == [waits]


def test_a_refused_comment_that_the_queue_no_longer_lists_is_shown_where_its_statement_is(
    staff: Client, comment: Comment, moderator: User, now: datetime
) -> None:
    seen = Seen.written(comment)
    put_in_status(Comment.objects.all(), Status.REJECTED, now)
    response = staff.post(reverse("moderation:bulk"), {"seen": seen, "to": "published"})
    [(_told, address)] = response.context["points"]
    assert address == reverse("moderation:statement", args=[comment.statement_id])


def test_the_address_of_bulk_decisions_leads_to_the_queue(staff: Client) -> None:
    assert staff.get(reverse("moderation:bulk"))["Location"] == reverse("moderation:index")


def test_reports_are_answered_from_the_queue(staff: Client, published: Comment, moderator: User, now: datetime) -> None:
    report_comment(comment=published, reason="insult", text="", language="fi", reporter="x", at=now)
    staff.post(reverse("moderation:bulk"), {"seen": Seen.written(published), "to": "keep"})
    assert (Report.objects.get().outcome, Report.objects.get().handled_by) == ("kept", moderator)
    assert not staff.get(reverse("moderation:index")).context["object_list"]


def test_a_report_that_came_after_the_queue_was_read_stays_open(
    staff: Client, published: Comment, now: datetime
) -> None:
    said = {"comment": published, "reason": "insult", "text": "", "language": "fi", "at": now}
    report_comment(reporter="x", **said)
    seen = Seen.written(published)
    assert f'value="{seen}"' in staff.get(reverse("moderation:index")).content.decode()
    report_comment(reporter="y", **said)
    staff.post(reverse("moderation:bulk"), {"seen": seen, "to": "keep"})
    assert list(Report.objects.values_list("outcome", flat=True)) == ["kept", ""]
