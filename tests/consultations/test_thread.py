"""The thread: twenty at a time in both directions, narrowed, with the traces of what was taken away."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils.html import strip_tags

from consultations.answers import NotToBeAnswered, answer, take_back
from consultations.decisions import decide
from consultations.keyset import PAGE_SIZE
from consultations.models import Capacity, Comment, Consultation, Status
from consultations.thread import Thread, replies_to
from consultations.thread_request import ThreadRequest
from hyte.mail.models import OutgoingMail
from hyte.pages.models import HomePage
from hyte.users.models import User
from tests.consultations.factories import SECTIONS, TITLES, add_page, put_in_status, send, sent_comment

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]
PAGE = "/fi/kuulemiset/ohjelma/"
HEADINGS = dict(zip(SECTIONS, TITLES["fi"], strict=True))


@pytest.fixture
def publish(moderator: User, now: datetime) -> Callable[..., Comment]:
    """Publish a comment and return it as it is now."""

    def make(comment: Comment, to: Status = Status.PUBLISHED, reason: str = "") -> Comment:
        comment = Comment.objects.get(pk=comment.pk)
        decide(comment=comment, to=to, by=moderator, at=now, text_hash=comment.text_hash, public_reason=reason)
        return Comment.objects.get(pk=comment.pk)

    return make


@pytest.fixture
def forty_one(consultation: Consultation, now: datetime) -> list[Comment]:
    """Two pages and one comment, the oldest first."""
    for number in range(2 * PAGE_SIZE + 1):
        sent_comment(consultation, now + timedelta(minutes=number))
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    return list(Comment.objects.order_by("pk"))


def thread(consultation: Consultation, address: str = "", **parameters: str) -> Thread:
    """Return the page of the thread at an address such as "?after=…"."""
    given = dict(pair.split("=") for pair in address.lstrip("?").split("&") if pair)
    return Thread.of(consultation, given | parameters, HEADINGS)


@pytest.mark.parametrize("order", ["", "oldest"])
def test_the_thread_is_read_to_its_end_and_back(
    consultation: Consultation, forty_one: list[Comment], order: str
) -> None:
    pages = [thread(consultation, order=order).page]
    while pages[-1].next_url:
        pages.append(thread(consultation, pages[-1].next_url).page)
    wanted = forty_one if order else forty_one[::-1]
    assert [comment for page in pages for comment in page.rows] == wanted
    for later, earlier in zip(pages[:0:-1], pages[-2::-1], strict=True):
        assert thread(consultation, later.previous_url).page.rows == earlier.rows
    assert (pages[0].previous_url, pages[-1].next_url) == ("", "")


def test_comments_of_one_instant_are_each_shown_once(consultation: Consultation, now: datetime) -> None:
    sent = {sent_comment(consultation, now).pk for _number in range(PAGE_SIZE + 5)}
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    first = thread(consultation).page
    second = thread(consultation, first.next_url).page
    assert [len(first.rows), len(second.rows)] == [PAGE_SIZE, 5]
    assert {comment.pk for comment in (*first.rows, *second.rows)} == sent


@pytest.mark.parametrize("order", ["", "oldest"])
def test_what_one_statement_says_stands_in_the_order_of_the_draft(
    consultation: Consultation, now: datetime, order: str
) -> None:
    earlier = [
        *send(consultation, now, "Tavoitteista.", "Avustuksista.").statement.comments.order_by("section__position")
    ]
    later = [
        *send(consultation, now + timedelta(hours=1), "Ja.", "Ei.").statement.comments.order_by("section__position")
    ]
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    wanted = [*earlier, *later] if order else [*later, *earlier]
    assert thread(consultation, order=order).page.rows == wanted


STEPS = [timedelta(minutes=-5), timedelta(hours=-1), timedelta(hours=1)]


@pytest.mark.parametrize("step", STEPS)
def test_the_thread_keeps_its_order_whatever_the_clock_is_put_back_or_forward_by(
    consultation: Consultation, now: datetime, step: timedelta
) -> None:
    clocks = [now + timedelta(minutes=number) for number in range(PAGE_SIZE)]
    clocks += [clock + step for clock in clocks] + clocks
    sent = [sent_comment(consultation, clock) for clock in clocks]
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    for order, wanted in (("oldest", sent), ("", sent[::-1])):
        pages = [thread(consultation, order=order).page]
        while pages[-1].next_url:
            pages.append(thread(consultation, pages[-1].next_url).page)
        assert [comment for page in pages for comment in page.rows] == wanted


@pytest.mark.parametrize("step", STEPS)
def test_replies_keep_their_order_whatever_the_clock_is_put_back_or_forward_by(
    consultation: Consultation, publish: Callable[..., Comment], now: datetime, step: timedelta
) -> None:
    comment = publish(sent_comment(consultation, now))
    clocks = (now, now + step, now)
    replies = [send(consultation, clock, parent=comment.public_id).statement.comments.get() for clock in clocks]
    put_in_status(Comment.objects.filter(parent=comment), Status.PUBLISHED, now)
    assert replies_to(comment, {}).rows == replies


@pytest.mark.parametrize("step", STEPS)
def test_a_trace_tells_what_was_decided_last_whatever_the_clock_is_put_back_or_forward_by(
    consultation: Consultation, moderator: User, now: datetime, step: timedelta
) -> None:
    comment = sent_comment(consultation, now)
    changes = ((Status.PUBLISHED, ""), (Status.HIDDEN, "Ensin."), (Status.PUBLISHED, ""), (Status.HIDDEN, "Lopuksi."))
    for number, (status, reason) in enumerate(changes):
        at = now + (number > 1) * step
        known = {"text_hash": comment.text_hash, "public_reason": reason}
        decide(comment=comment, to=status, by=moderator, at=at, **known)
        comment.refresh_from_db()
    assert [row.ended_reason for row in thread(consultation).page.rows] == ["Lopuksi."]


def test_the_reader_may_choose_a_language(
    consultation: Consultation, publish: Callable[..., Comment], now: datetime
) -> None:
    publish(sent_comment(consultation, now))
    swedish = publish(sent_comment(consultation, now, "Vi understöder.", language="sv"))
    assert thread(consultation, language="sv").page.rows == [swedish]


@pytest.mark.parametrize(("section", "text"), [(SECTIONS[0], "Tavoitteista."), (SECTIONS[1], "Avustuksista.")])
def test_the_reader_may_choose_a_section(
    consultation: Consultation, publish: Callable[..., Comment], now: datetime, section: str, text: str
) -> None:
    for comment in send(consultation, now, "Tavoitteista.", "Avustuksista.").statement.comments.all():
        publish(comment)
    publish(sent_comment(consultation, now + timedelta(minutes=1), "Tavoitteista."))
    assert {comment.text for comment in thread(consultation, section=section).page.rows} == {text}


@pytest.mark.parametrize("value", ["x" * 400, "\x00", "' OR 1=1 --", "<script>", "9" * 400])
def test_what_an_address_says_in_vain_is_passed_over(
    client: Client, consultation: Consultation, publish: Callable[..., Comment], now: datetime, value: str
) -> None:
    comment = publish(sent_comment(consultation, now))
    names = ("after", "before", "language", "section", "order", "sort", "per_page")
    answered = client.get(PAGE, dict.fromkeys(names, value))
    assert answered.status_code == 200
    assert answered.context["thread"].page.rows == [comment]
    assert "<script>" not in answered.content.decode()


def test_the_narrowing_stays_from_page_to_page() -> None:
    wanted = ThreadRequest.of({"language": "sv", "order": "oldest"})
    assert wanted.address(after="abc") == "?language=sv&order=oldest&after=abc"


def test_a_hidden_comment_leaves_its_date_and_the_reason_but_no_word_and_no_name(
    client: Client, consultation: Consultation, publish: Callable[..., Comment], now: datetime
) -> None:
    shown = publish(sent_comment(consultation, now, "Salainen lause.", organisation="Nimetön ry"))
    publish(shown, Status.HIDDEN, "Toisen henkilötietoja.")
    for address in (PAGE, f"/fi/kommentit/{shown.public_id}/"):
        content = client.get(address).content.decode()
        assert "Kommentti on poistettu." in content
        assert "Toisen henkilötietoja." in content
        assert "12.10.2026" in content
        assert "Salainen lause" not in content
        assert "Nimetön" not in content


@pytest.mark.parametrize("status", [Status.PENDING, Status.REJECTED])
def test_what_never_was_public_leaves_no_trace(
    client: Client, consultation: Consultation, publish: Callable[..., Comment], now: datetime, status: Status
) -> None:
    comment = sent_comment(consultation, now)
    if status == Status.REJECTED:
        publish(comment, status, "Ei aiheesta.")
    assert thread(consultation).page.rows == []
    assert client.get(f"/fi/kommentit/{comment.public_id}/").status_code == 404


def test_an_answer_stands_below_its_comment_in_the_language_of_the_comment(
    client: Client, consultation: Consultation, publish: Callable[..., Comment], moderator: User, now: datetime
) -> None:
    comment = publish(sent_comment(consultation, now, "Vi understöder.", language="sv", email="a@b.example"))
    row = answer(comment=comment, text="Tack.", signature="Strandmarks välfärdsområde", by=moderator, at=now)
    content = client.get(PAGE).content.decode()
    article = content.split(f'id="answer-{row.public_id}"')[1].split("</article>")[0]
    assert 'lang="sv"' in article.split(">")[0]
    assert "Viranomaisen vastaus" in article
    mail = OutgoingMail.objects.get(key__startswith="comment-answered:", key__endswith=f":{row.public_id}")
    assert mail.recipient == "a@b.example"


def test_an_answer_that_is_taken_back_is_gone_once(
    client: Client, consultation: Consultation, publish: Callable[..., Comment], moderator: User, now: datetime
) -> None:
    comment = publish(sent_comment(consultation, now))
    row = answer(comment=comment, text="Väärä vastaus.", signature="Rantamaa", by=moderator, at=now)
    assert take_back(answer=row, at=now)
    assert not take_back(answer=row, at=now)
    assert "Väärä vastaus." not in client.get(PAGE).content.decode()


def test_what_is_not_public_is_not_answered(consultation: Consultation, moderator: User, now: datetime) -> None:
    with pytest.raises(NotToBeAnswered):
        answer(comment=sent_comment(consultation, now), text="x", signature="y", by=moderator, at=now)


def test_the_list_of_givers_has_organisations_by_name_and_then_persons(
    client: Client, consultation: Consultation, publish: Callable[..., Comment], now: datetime
) -> None:
    for name in ("Beta ry", "Alfa ry"):
        publish(sent_comment(consultation, now, organisation=name))
    publish(sent_comment(consultation, now, capacity=Capacity.PERSON, organisation="", name="Aino"))
    sent_comment(consultation, now, organisation="Odottava ry")
    listing = client.get(f"/fi/lausunnonantajat/{consultation.public_id}/").context["listing"]
    assert [statement.author for statement in listing.page.rows] == ["Alfa ry", "Beta ry", "Aino"]


@pytest.mark.parametrize("count", [1, 20])
def test_reading_a_thread_its_comments_and_its_givers_costs_the_same(
    client: Client,
    consultation: Consultation,
    publish: Callable[..., Comment],
    moderator: User,
    now: datetime,
    django_assert_max_num_queries: Callable[[int], object],
    count: int,
) -> None:
    for number in range(count):
        comment = publish(sent_comment(consultation, now, organisation=f"Yhdistys {number} ry"))
        answer(comment=comment, text="Kiitos.", signature="Rantamaa", by=moderator, at=now)
    addresses = (
        PAGE,
        PAGE + (f"?after={comment.public_id}" if count > 1 else ""),
        f"/fi/kommentit/{comment.public_id}/",
        f"/fi/lausunnonantajat/{consultation.public_id}/",
    )
    for address in addresses:
        client.get(address)
        with django_assert_max_num_queries(6):
            assert client.get(address).status_code == 200


def test_a_narrowed_thread_says_how_many_of_how_many_and_leads_back_to_the_comments(
    client: Client, consultation: Consultation, publish: Callable[..., Comment], now: datetime
) -> None:
    comment = publish(sent_comment(consultation, now))
    publish(sent_comment(consultation, now, "Vi understöder.", language="sv"))
    publish(Comment.objects.get(statement=send(consultation, now, parent=comment.public_id).statement))
    publish(publish(sent_comment(consultation, now)), Status.HIDDEN, "Mainos.")
    content = client.get(PAGE, {"language": "fi"}).content.decode()
    assert "Valintaasi vastaavia kommentteja: 2. Kaikkiaan: 3" in content
    assert 'href="?language=sv#comments"' in content
    assert 'href="?language=fi&amp;order=oldest#comments"' in content


def test_the_order_alone_leaves_nothing_out(
    client: Client, consultation: Consultation, publish: Callable[..., Comment], now: datetime
) -> None:
    publish(sent_comment(consultation, now))
    assert "Valintaasi" not in client.get(PAGE, {"order": "oldest"}).content.decode()


@pytest.mark.parametrize(
    ("address", "link", "when", "heading"),
    [
        (PAGE, "Linkki tähän kommenttiin", "ma 12.10.2026 klo 12.00", "Tavoitteet"),
        ("/sv/kuulemiset/program/", "Länk till den här kommentaren", "må 12.10.2026 kl. 12.00", "Mål"),
    ],
)
def test_the_links_of_two_comments_of_one_author_are_told_apart_by_ear(
    client: Client,
    consultation: Consultation,
    home_sv: HomePage,
    now: datetime,
    address: str,
    link: str,
    when: str,
    heading: str,
) -> None:
    add_page(home_sv, consultation, title="Program", slug="program")
    send(consultation, now, "Tavoite.", "Avustus.")
    sent_comment(consultation, now + timedelta(minutes=1))
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    consultation.replies_allowed = True
    consultation.save()
    with time_machine.travel(now, tick=False):
        shown = client.get(address).content.decode()
    links = re.findall(r"<ul class=\"comment__links\">.*?</ul>", shown, re.DOTALL)
    names = [strip_tags(it) for it in re.findall(r"<a .*?</a>", "".join(links))]
    assert len(names) == len(set(names)) == 9
    assert f"{link} (Rannikon Yhdistys ry, {heading}, {when})" in names


def test_the_heading_links_to_two_statements_of_one_author_are_told_apart_by_ear(
    client: Client, consultation: Consultation, now: datetime
) -> None:
    for minute in (0, 1):
        sent_comment(consultation, now + timedelta(minutes=minute))
    put_in_status(Comment.objects.all(), Status.PUBLISHED, now)
    headings = re.findall(r"<h3 class=\"comment__author\".*?</h3>", client.get(PAGE).content.decode(), re.DOTALL)
    names = [strip_tags(heading) for heading in headings]
    assert names == [f"Rannikon Yhdistys ry, ma 12.10.2026 klo 12.{minute}" for minute in ("01", "00")]
    assert all(heading.count("visually-hidden") == 1 for heading in headings)
