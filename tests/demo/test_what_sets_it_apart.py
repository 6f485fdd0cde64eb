"""The twelve things that comparable services lack, and where a visitor or the staff of the demo sees each of them.

1. An organisation says everything in one statement: the statement of Rantamaan Järjestösilta.
2. What each comment changed: the account of the grounds for understöd to organisations.
3. A deadline moves by an act that everybody reads: the banner and the timeline of the programme.
4. One thread in two languages: the comments on the programme; the Swedish ones without an answer on the dashboard.
5. A signed link instead of an account: a confirmed address and a withdrawn comment in public, a correction for staff.
6. A clock and a record of moderation: the figures of the year and their log.
7. On paper and without a script: a letter that was keyed in, and the form to print.
8. What came too late is received and marked: the letter of a pensioners' club.
9. A package for the registry: taken, on record, with a diary number.
10. A partnership day and its consultation: each names the other, in both languages.
11. A search that knows how words are bent and joined: two searches.
12. Plain words first, and four answers: the pages of every consultation.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from html import unescape

import pytest
import time_machine
from django.core.cache import cache
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse
from wagtail.models import Site

from consultations.addresses import statement_address
from consultations.checklist import QUESTIONS
from consultations.models import Comment, Consultation, ConsultationPage, Statement, Status
from consultations.registry.models import Download
from hyte.demo.loading import load_demo
from hyte.pages.addresses import address_of
from hyte.pages.reversing import in_both_languages
from hyte.users.models import User
from materials.models import PartnershipDayPage
from search.worker import SearchWorker

AT = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)
PROGRAMME, GROUNDS = "demo-consultation-jarjestoohjelma", "demo-consultation-avustusperusteet"

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    media = tmp_path_factory.mktemp("media")
    settings = {"MEDIA_ROOT": media, "ELASTICSEARCH_URL": ""}
    with django_db_blocker.unblock(), override_settings(**settings), transaction.atomic():
        cache.clear()
        load_demo(at=AT)
        worker = SearchWorker()
        while worker.drain(at=AT):
            pass
        yield
        transaction.set_rollback(True)
    Site.clear_site_root_paths_cache()


@pytest.fixture
def read(demo):
    """Read an address as a visitor, or as a member of the staff; as text with single spaces."""

    def get(address, as_user=""):
        client = Client()
        if as_user:
            client.force_login(User.objects.get(username=as_user))
        with time_machine.travel(AT, tick=False):
            answered = client.get(address)
        assert answered.status_code == 200, address
        return " ".join(unescape(answered.getvalue().decode()).split())

    return get


def page_of(name, language="fi"):
    return address_of(ConsultationPage.objects.get(external_id=f"{name}-{language}").url_path, language)


def consultation_of(name):
    return Consultation.objects.get(pages__external_id=f"{name}-fi")


def test_1_an_organisation_says_everything_in_one_statement(read):
    statement = Statement.objects.get(external_id="demo-statement-jarjestosilta")
    page = read(statement_address(statement, "fi"))
    assert all(comment.title in page for comment in statement.comments.all())
    assert statement.comments.count() == 2


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_2_what_each_comment_changed_is_told(read, language):
    address = in_both_languages("outcome", consultation_of(GROUNDS).public_id)[language]
    page = read(address)
    effects = {"fi": ("Huomioitu", "Osittain huomioitu"), "sv": ("Beaktad", "Delvis beaktad")}[language]
    assert all(effect in page for effect in effects)


@pytest.mark.parametrize(("language", "extended"), [("fi", "Kommentointiaikaa"), ("sv", "Kommentarstiden")])
def test_3_a_deadline_moves_by_an_act_that_everybody_reads(read, language, extended):
    page = read(page_of(PROGRAMME, language))
    act = consultation_of(PROGRAMME).acts.get(act="extended")
    assert extended in page
    assert (act.reason_fi if language == "fi" else act.reason_sv) in page


def test_4_one_thread_in_two_languages(read):
    for language in ("fi", "sv"):
        page = read(page_of(PROGRAMME, language))
        assert 'lang="sv"' in page.split('id="comments"')[1]
        assert f"({consultation_of(PROGRAMME).published_comments})" in page
    assert f"{reverse('answers:index')}?language=sv" in read(reverse("wagtailadmin_home"), "koordinaattori")


def test_5_a_signed_link_instead_of_an_account(read):
    assert "sähköpostiosoite vahvistettu" in read(page_of(PROGRAMME)).casefold()
    assert "Kirjoittaja on perunut tämän kommentin." in read(f"{page_of(PROGRAMME)}?order=oldest")
    corrected = Statement.objects.get(external_id="demo-statement-kirmaisu")
    assert "Kirjoittaja on muokannut tekstiä." in read(
        reverse("moderation:statement", args=[corrected.pk]), "moderaattori"
    )


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_6_a_clock_and_a_record_of_moderation(read, language):
    assert "2026" in read({"fi": "/fi/moderoinnin-luvut/", "sv": "/sv/modereringens-siffror/"}[language])
    log = read({"fi": "/fi/moderoinnin-luvut/2026.csv", "sv": "/sv/modereringens-siffror/2026.csv"}[language])
    assert ",moderator,pending,published," in log


def test_6_who_answers_for_a_consultation_is_told_the_staff_and_another_judges_the_comments_on_it(read):
    period = reverse("consultations:period", args=[consultation_of(PROGRAMME).pk])
    assert "<dt>Vastuuhenkilö</dt><dd>Kalle Koordinaattori</dd>" in read(period, "koordinaattori")
    assert not Consultation.objects.exclude(responsible__username="koordinaattori").exists()
    waiting = Comment.objects.filter(status=Status.PENDING).first()
    assert 'value="rejected"' in read(reverse("moderation:statement", args=[waiting.statement_id]), "moderaattori")


def test_7_on_paper_and_without_a_script(read):
    assert "Saapunut postitse" in read(page_of(GROUNDS))
    paper = read(f"/fi/lausu/{consultation_of(PROGRAMME).public_id}/lomake/")
    assert "PL 1" in paper
    assert consultation_of(PROGRAMME).diary_number in paper


@pytest.mark.parametrize(("language", "late"), [("fi", "Saapunut määräajan jälkeen"), ("sv", "Inkommit efter")])
def test_8_what_came_too_late_is_received_and_marked(read, language, late):
    assert late in read(page_of(GROUNDS, language))


def test_9_a_package_for_the_registry(read):
    consultation = consultation_of(GROUNDS)
    record = read(reverse("records:record", args=[consultation.pk]), "kirjaamo")
    assert consultation.diary_number in record
    assert Download.objects.get().by.username == "kirjaamo"
    client = Client()
    client.force_login(User.objects.get(username="kirjaamo"))
    taken = client.post(reverse("records:take", args=[consultation.pk, "package"]))
    with zipfile.ZipFile(io.BytesIO(taken.getvalue())) as archive:
        assert "manifest.json" in archive.namelist()


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_10_a_partnership_day_and_its_consultation(read, language):
    day = PartnershipDayPage.objects.get(external_id=f"demo-day-4-{language}")
    address = address_of(day.url_path, language)
    assert f'href="{address}"' in read(page_of(PROGRAMME, language)).split('class="timeline"')[1]
    page = read(address)
    assert f'href="{page_of(PROGRAMME, language)}"' in page.split("<main")[1]
    following = PartnershipDayPage.objects.get(external_id=f"demo-day-5-{language}")
    assert f'href="{address_of(following.url_path, language)}"' in page.split("<main")[1]


@pytest.mark.parametrize(
    ("language", "sought", "found"),
    [("fi", "/fi/haku/?q=järjestöavustus", "järjestöavustu"), ("sv", "/sv/sok/?q=välfärdsområde", "välfärdsområde")],
)
def test_11_a_search_that_knows_how_words_are_bent_and_joined(read, language, sought, found):
    page = read(sought).split("<main")[1]
    assert "<mark>" in page
    assert found in page.casefold()


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_12_plain_words_first_and_four_answers(read, language):
    pages = ConsultationPage.objects.filter(locale__language_code=language)
    assert pages.count() == 7
    for page in pages:
        assert all(getattr(page, question) for question in QUESTIONS)
        assert ("Lyhyesti" if language == "fi" else "I korthet") in read(address_of(page.url_path, language))
