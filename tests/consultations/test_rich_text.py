"""Rich text without markup: words and lines, nothing glued, nothing lost."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.test import Client
from wagtail.rich_text import RichText

from consultations.models import ConsultationPage, DocumentVersion, SectionText
from consultations.rich_text import in_one_line, plain_text
from hyte.pages.models import HomePage
from tests.consultations.factories import open_consultation

LISTED = "<p>Tuemme:</p><ul><li>järjestöjä</li><li>kyliä</li></ul>"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("<p></p>", ""),
        ('<p data-block-key="a">Yksi.</p><p>Kaksi.</p>', "Yksi.\nKaksi."),
        ("<h3>Otsikko</h3><p>Rivi<br/>ja toinen</p>", "Otsikko\nRivi\nja toinen"),
        ("<ul><li>yksi<ul><li>sisempi</li></ul></li></ul><ol><li>kaksi</li></ol>", "yksi\nsisempi\nkaksi"),
        ("<p>Sama\n  <b>rivi</b> </p>", "Sama rivi"),
        ("<p>Alle &lt;5 % &amp; yli &lt;b&gt;</p>", "Alle <5 % & yli <b>"),
    ],
)
def test_each_paragraph_item_and_heading_has_a_line(html: str, text: str) -> None:
    assert plain_text(html) == text


def test_words_are_the_same_in_one_line() -> None:
    assert in_one_line("Yksi.\nKaksi  sanaa.") == "Yksi. Kaksi sanaa."


def publish(html: str) -> None:
    page = ConsultationPage.objects.get()
    page.sections[0].value["body"] = RichText(html)
    page.save_revision().publish()


@pytest.mark.django_db
def test_a_version_keeps_the_lines_and_the_same_words_make_no_new_one(home_fi: HomePage, now: datetime) -> None:
    open_consultation(home_fi, now)
    publish(LISTED)
    assert SectionText.objects.filter(version__number=2).first().text == "Tuemme:\njärjestöjä\nkyliä"
    publish("<p>Tuemme: järjestöjä kyliä</p>")
    assert DocumentVersion.objects.count() == 2


@pytest.mark.django_db
def test_a_version_that_was_frozen_without_lines_is_compared_in_one_line(
    client: Client, home_fi: HomePage, now: datetime
) -> None:
    consultation = open_consultation(home_fi, now)
    publish("<p>Tuemme: järjestöjä kyliä</p>")
    publish("<p>Tuemme:</p><ul><li>järjestöjä</li><li>kouluja</li></ul>")
    answered = client.get(f"/fi/versiot/{consultation.public_id}/")
    runs = answered.context["sections"][0].runs
    assert [run.text for run in runs] == ["Tuemme: järjestöjä ", "kyliä", "kouluja"]
