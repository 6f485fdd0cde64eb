"""A statement is found only while somebody may read the consultation, and under the name that it has now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from wagtail.models import Page, PageViewRestriction

from consultations.decisions import decide
from consultations.models import Consultation, ConsultationPage, Statement, Status
from hyte.pages.models import HomePage, Topic
from hyte.users.models import User
from search.models import Entry
from search.request import Facet
from tests.consultations.factories import add_page, open_consultation, sent_comment
from tests.search.conftest import CatchUp, Find, Search
from tests.search.things import entry_of

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]

Publish = Callable[..., Statement]


@pytest.fixture
def consultation(home_fi: HomePage, home_sv: HomePage, now: datetime) -> Consultation:
    return open_consultation(home_fi, now)


@pytest.fixture
def published(consultation: Consultation, catch_up: CatchUp, now: datetime) -> Publish:
    """Publish what somebody says on the consultation, as a moderator does."""

    def publish(text: str = "Kannatamme kvantsaria.", **fields: Any) -> Statement:
        comment = sent_comment(consultation, now, text, **fields)
        moderator = User.objects.create_superuser("moderaattori", "moderaattori@hyte.example", "salasana")
        decide(comment=comment, to=Status.PUBLISHED, by=moderator, at=now, text_hash=comment.text_hash)
        catch_up()
        return comment.statement

    return publish


def restrict(page: Page) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


@pytest.mark.parametrize("above", [0, 1, 2], ids=["the page", "the list of consultations", "the front page"])
def test_a_statement_goes_and_comes_with_its_consultation(
    above: int, published: Publish, consultation: Consultation, catch_up: CatchUp, find: Find
) -> None:
    statement = published()
    page = consultation.pages.get()
    assert len(find("kvantsari")) == 1
    restriction = restrict(page.get_ancestors(inclusive=True).order_by("-depth")[above])
    assert find("kvantsari") == []
    catch_up()
    assert find("kvantsari") == []
    assert (entry_of(statement).document, entry_of(statement).words) == (None, None)
    restriction.delete()
    catch_up()
    assert len(find("kvantsari")) == 1


def test_a_statement_stays_while_the_other_language_may_be_read(
    published: Publish, consultation: Consultation, home_sv: HomePage, catch_up: CatchUp, find: Find
) -> None:
    published()
    add_page(home_sv, consultation, title="Programmet")
    restrict(consultation.pages.get(locale__language_code="fi"))
    catch_up()
    assert find("kvantsari") == ["Rannikon Yhdistys ry: Programmet"]


def test_a_statement_has_the_title_that_its_consultation_has_now(
    published: Publish, consultation: Consultation, catch_up: CatchUp, find: Find
) -> None:
    published()
    page = consultation.pages.get()
    page.title = "Aivan toinen otsikko"
    page.save()
    catch_up()
    assert find("kvantsari") == ["Rannikon Yhdistys ry: Aivan toinen otsikko"]


def test_a_statement_is_counted_under_the_topics_that_its_consultation_has_now(
    published: Publish, consultation: Consultation, catch_up: CatchUp, search: Search
) -> None:
    published()
    page = consultation.pages.get()
    page.topics.add(Topic.objects.create(name_fi="Osallisuus"))
    page.save()
    catch_up()
    assert search("kvantsari").counts[Facet.THEME] == {"osallisuus": 1}


def test_saving_a_draft_or_the_same_title_leaves_statements_alone(
    published: Publish, consultation: Consultation
) -> None:
    published()
    before = list(Entry.objects.filter(model="consultations.statement").values_list("version"))
    page: ConsultationPage = consultation.pages.get()
    page.title = "Luonnos"
    page.save_revision()
    ConsultationPage.objects.get(pk=page.pk).save()
    assert list(Entry.objects.filter(model="consultations.statement").values_list("version")) == before


@pytest.mark.parametrize("hidden", ["a draft", "a restricted page"])
def test_a_title_that_nobody_may_read_is_no_statement_s(
    hidden: str, published: Publish, consultation: Consultation, home_sv: HomePage, catch_up: CatchUp, find: Find
) -> None:
    swedish = add_page(home_sv, consultation, title="Utkastrubriken", live=hidden != "a draft")
    if swedish.live:
        restrict(swedish)
    statement = published("Vi stöder kvantsari.", language="sv")
    assert find("kvantsari") == ["Rannikon Yhdistys ry: Järjestöyhteistyön ohjelma"]
    assert find("utkastrubriken") == []
    assert "utkastrubriken" not in entry_of(statement).name


def test_a_statement_is_shown_without_the_marks_of_its_subheadings(published: Publish) -> None:
    statement = published("## Avustukset\nKannatamme kvantsaria.")
    assert statement.search_document().body == "Tavoitteet\n\nAvustukset\n\nKannatamme kvantsaria."
