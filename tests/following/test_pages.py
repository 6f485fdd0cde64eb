"""The public pages of following: without an account, a cookie or JavaScript, in both languages."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client

from consultations import acts
from consultations.models import Act, Consultation, ConsultationPage
from hyte.following.asking import MOST_FROM_A_NETWORK
from hyte.following.models import Follower, Subscription
from hyte.following.topics import consultation_topic
from hyte.mail.models import OutgoingMail
from hyte.pages.models import HomePage
from tests.consultations.factories import add_page, announce, close_early, open_consultation
from tests.following.factories import follower

pytestmark = pytest.mark.django_db

ANSWER = {"email": "aino@rantamaa.example", "frequency": "daily"}
HOSTILE = [
    "aino@rantamaa.example\r\nBcc: uhri@rantamaa.example",
    "aino@rantamaa.example, uhri@rantamaa.example",
    "<script>alert(1)</script>@rantamaa.example",
    "aino@rantamaa.example\u202e",
    "aino@א1.fi",
    "=HYPERLINK(1)@a b",
    f"{'a' * 250}@rantamaa.example",
    "aino",
    "",
]


@pytest.fixture
def consultation(home_fi: HomePage, now: datetime) -> Consultation:
    return open_consultation(home_fi, now)


@pytest.fixture
def address(consultation: Consultation) -> str:
    return f"/fi/seuraa/lausuntopyynto/{consultation.public_id}/"


def own(known: Follower) -> str:
    return f"/fi/seuraamasi/{known.token}/"


def test_the_consultation_leads_to_the_form_and_the_form_sets_no_cookie(
    client: Client, consultation: Consultation, address: str
) -> None:
    assert f'href="{address}"' in client.get("/fi/kuulemiset/ohjelma/").content.decode()
    response = client.get(address)
    text = response.content.decode()
    assert "Järjestöyhteistyön ohjelma" in text
    assert f"{consultation.public_id}.ics" in text
    assert f"/fi/feeds/comments/{consultation.public_id}.xml" in text
    assert not response.cookies


def ended(consultation: Consultation, at: datetime, act: Act | None) -> None:
    """Bring the consultation to its end by `act`, or only its period."""
    why = {"reason_fi": "Raukesi.", "reason_sv": "Förföll.", "by": None, "at": at}
    acts.cancel(consultation=consultation, **why) if act == Act.CANCELLED else close_early(consultation, at)
    if act == Act.SUMMARY_PUBLISHED:
        acts.publish_summary(consultation=consultation, by=None, at=at)


@pytest.mark.parametrize(("act", "offered"), [(None, True), (Act.CANCELLED, False), (Act.SUMMARY_PUBLISHED, False)])
def test_what_brings_no_more_news_is_not_offered(
    client: Client, consultation: Consultation, address: str, now: datetime, act: Act | None, offered: bool
) -> None:
    ended(consultation, now, act)
    with time_machine.travel(now, tick=False):
        page, form = (client.get(at).content.decode() for at in ("/fi/kuulemiset/ohjelma/", address))
        answered = client.post(address, ANSWER).status_code
    assert (f'href="{address}"' in page) == offered
    assert ("Emme enää lähetä viestejä tästä lausuntopyynnöstä" in form) != offered
    assert answered == (303 if offered else 410)
    assert Follower.objects.exists() == offered


def test_the_lists_lead_to_their_forms(client: Client, consultation: Consultation) -> None:
    assert 'href="/fi/seuraa/lausuntopyynnot/"' in client.get("/fi/kuulemiset/").content.decode()
    assert client.get("/fi/seuraa/lausuntopyynnot/").status_code == 200
    assert client.get("/fi/seuraa/kumppanuuspaivat/").status_code == 200


def test_it_is_said_in_swedish_on_the_swedish_page(
    client: Client, consultation: Consultation, home_sv: HomePage
) -> None:
    add_page(home_sv, consultation, title="Program", slug="program")
    text = client.get(f"/sv/folj/en-begaran-om-utlatande/{consultation.public_id}/").content.decode()
    assert "Hur ofta vill du få meddelanden?" in text
    assert "<h1" in text
    assert "Program" in text


def test_nobody_can_follow_what_is_not_public(client: Client, home_fi: HomePage) -> None:
    draft = add_page(home_fi).consultation
    for public_id in (draft.public_id, "222222222222", "x"):
        assert client.get(f"/fi/seuraa/lausuntopyynto/{public_id}/").status_code == 404


def test_the_answer_does_not_tell_who_follows_already(client: Client, address: str, now: datetime) -> None:
    follower(now, topic=consultation_topic(address.split("/")[-2]))
    known = client.post(address, ANSWER, follow=True)
    stranger = client.post(address, ANSWER | {"email": "toinen@rantamaa.example"}, follow=True)
    assert known.redirect_chain == stranger.redirect_chain == [("/fi/seuraa/lahetetty/", 303)]
    assert known.content == stranger.content
    assert OutgoingMail.objects.count() == 2


def test_every_page_of_a_follower_leads_on(client: Client, address: str) -> None:
    sent = client.post(address, ANSWER, follow=True).content.decode()
    link = own(Follower.objects.get())
    following = client.post(link, {"act": "confirm"}, follow=True).content.decode()
    stopped = client.post(link, {"act": "stop"}).content.decode()
    assert 'href="/fi/kuulemiset/ohjelma/"' in following
    for page in (sent, stopped):
        assert '<a href="/fi/">Etusivulle</a>' in page


@pytest.mark.parametrize("email", HOSTILE)
def test_what_is_no_address_is_refused_and_kept_in_the_form(client: Client, address: str, email: str) -> None:
    response = client.post(address, ANSWER | {"email": email})
    assert response.status_code == 422
    assert "<script>alert" not in response.content.decode()
    assert not Follower.objects.exists()


def test_a_network_that_asks_too_much_is_told_so_and_loses_nothing(client: Client, address: str) -> None:
    for number in range(MOST_FROM_A_NETWORK):
        client.post(address, ANSWER | {"email": f"uhri{number}@rantamaa.example"})
    response = client.post(address, ANSWER)
    assert response.status_code == 429
    assert "aino@rantamaa.example" in response.content.decode()


def test_the_mail_has_nothing_that_the_asker_wrote(client: Client, address: str) -> None:
    client.post(address, ANSWER | {"name": "Osta halvalla", "email": "osta.halvalla@rantamaa.example"})
    assert "halvalla" not in OutgoingMail.objects.get().body.lower()


def test_opening_the_link_confirms_nothing_and_the_button_does(client: Client, address: str) -> None:
    client.post(address, ANSWER)
    link = own(Follower.objects.get())
    client.get(link)
    client.head(link)
    assert not Subscription.objects.confirmed().exists()
    assert client.post(link, {"act": "confirm"}).status_code == 303
    assert Subscription.objects.confirmed().exists()


def test_seven_days_later_there_is_nothing_to_confirm(client: Client, address: str) -> None:
    client.post(address, ANSWER)
    known = Follower.objects.get()
    with time_machine.travel(known.created_at + timedelta(days=7), tick=False):
        client.post(own(known), {"act": "confirm"})
    assert not Subscription.objects.confirmed().exists()


def test_the_follower_changes_how_often_and_in_which_language(
    client: Client, consultation: Consultation, now: datetime
) -> None:
    known = follower(now, topic="consultations")
    client.post(own(known), {"act": "change", "consultations": "daily", "language": "sv"})
    assert Subscription.objects.get().frequency == "daily"
    assert Follower.objects.get().language == "sv"


def test_the_last_topic_that_is_stopped_takes_the_address_with_it(
    client: Client, consultation: Consultation, now: datetime
) -> None:
    known = follower(now, topic="consultations")
    response = client.post(own(known), {"act": "change", "consultations": "stop", "language": "fi"}, follow=True)
    assert response.status_code == 404
    assert "Et seuraa mitään" in response.content.decode()
    assert not Follower.objects.exists()


def test_a_forged_choice_changes_nothing(client: Client, consultation: Consultation, now: datetime) -> None:
    known = follower(now, topic="consultations")
    assert client.post(own(known), {"act": "change", "consultations": "hourly", "language": "xx"}).status_code == 422
    assert Subscription.objects.get().frequency == "at_once"


def test_a_guessed_link_opens_nothing(client: Client, home_fi: HomePage) -> None:
    assert client.get(f"/fi/seuraamasi/{'x' * 43}/").status_code == 404
    assert client.post(f"/fi/lopeta-seuraaminen/{'x' * 43}/all/").status_code == 200


def test_a_mail_program_stops_with_one_post_and_may_repeat_it(
    client: Client, consultation: Consultation, now: datetime
) -> None:
    known = follower(now, topic="consultations")
    follower(now, topic="partnership-days")
    way_out = f"/fi/lopeta-seuraaminen/{known.token}/consultations/"
    client.get(way_out)
    assert Subscription.objects.count() == 2
    for _time in range(2):
        response = Client(enforce_csrf_checks=True).post(way_out, {"List-Unsubscribe": "One-Click"})
        assert response.status_code == 200
    assert list(Subscription.objects.values_list("topic", flat=True)) == ["partnership-days"]


def test_the_link_is_told_to_nobody(client: Client, consultation: Consultation, now: datetime) -> None:
    known = follower(now, topic="consultations")
    for address in (own(known), f"/fi/lopeta-seuraaminen/{known.token}/all/"):
        response = client.get(address)
        assert response["Referrer-Policy"] == "no-referrer"
        assert "noindex" in response["X-Robots-Tag"]
        assert "no-store" in response["Cache-Control"]


def test_a_hostile_title_is_text_on_the_page_and_one_line_in_the_mail(
    client: Client, consultation: Consultation, address: str
) -> None:
    ConsultationPage.objects.update(title="<script>alert(1)</script>\r\nBcc: uhri@rantamaa.example")
    assert "<script>alert" not in client.get(address).content.decode()
    client.post(address, ANSWER)
    assert "\n" not in OutgoingMail.objects.get().subject


@pytest.mark.parametrize("number", [1, 20])
def test_the_followers_page_costs_the_same_for_one_topic_and_for_twenty(
    client: Client, consultation: Consultation, home_fi: HomePage, now: datetime, number: int, django_assert_num_queries
) -> None:
    known = follower(now, topic="consultations")
    follower(now, topic="partnership-days")
    for position in range(number):
        other = add_page(home_fi, slug=f"toinen-{position}").consultation
        announce(other, now - timedelta(days=1), now + timedelta(days=1))
        follower(now, topic=consultation_topic(other.public_id))
    client.get(own(known))
    with django_assert_num_queries(6):  # follower, subscriptions, both lists, the consultations, the frame
        client.get(own(known))


def test_the_form_costs_two_queries(client: Client, address: str, django_assert_num_queries) -> None:
    client.get(address)
    with django_assert_num_queries(2):  # the consultation's page, the frame
        client.get(address)
