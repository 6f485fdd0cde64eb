"""Where imported pages go, what their addresses are and how they find their translations."""

import pytest

from hyte.importing.run import Outcome
from hyte.pages.models import ContentPage, HomePage
from hyte.structure.places import INFORMATION
from hyte.users.roles import Role
from tests.importing.conftest import reasons
from tests.users.factories import member_of

FINNISH = {"id": "fi", "type": "page", "language": "fi", "title": "Tilat"}
SWEDISH = {"id": "sv", "type": "page", "language": "sv", "title": "Lokaler"}


def page(external_id):
    return ContentPage.objects.get(external_id=external_id)


def test_the_first_page_makes_its_place_public(run_import, client):
    run_import(FINNISH)
    assert client.get("/fi/tietoa/tilat/").status_code == 200
    assert (INFORMATION.find("fi").live, INFORMATION.find("sv").live) == (True, False)


@pytest.mark.parametrize(("menu", "shown"), [("main", True), ("footer", False)])
def test_a_page_of_the_menu_or_the_footer_stands_below_the_front_page(run_import, menu, shown):
    run_import(FINNISH | {"menu": menu})
    assert page("fi").get_parent().specific == HomePage.objects.in_language("fi").get()
    assert page("fi").show_in_menus is shown


def test_the_communications_staff_may_edit_a_page_below_the_front_page(run_import):
    run_import(FINNISH | {"menu": "footer"})
    assert page("fi").permissions_for_user(member_of(Role.COMMUNICATIONS)).can_publish()


def test_pages_of_one_title_get_addresses_of_their_own(run_import):
    run_import(FINNISH, FINNISH | {"id": "fi-2"}, FINNISH | {"id": "fi-3"})
    assert [page(each).slug for each in ("fi", "fi-2", "fi-3")] == ["tilat", "tilat-2", "tilat-3"]


@pytest.mark.parametrize(
    ("title", "slug"), [("Työpöytä & Åland", "tyopoyta-aland"), ("!?", "page"), ("x" * 200, "x" * 100)]
)
def test_an_address_is_made_from_the_title(run_import, title, slug):
    run_import(FINNISH | {"title": title})
    assert page("fi").slug == slug


def test_a_new_title_does_not_change_the_address_but_a_slug_does(run_import):
    run_import(FINNISH)
    run_import(FINNISH | {"title": "Salit"})
    assert page("fi").slug == "tilat"
    run_import(FINNISH | {"slug": "salit"})
    assert page("fi").slug == "salit"


def test_a_slug_that_is_taken_gets_a_number_once(run_import):
    both = [FINNISH | {"slug": "salit"}, FINNISH | {"id": "fi-2", "slug": "salit"}]
    run_import(*both)
    assert {outcome for _item, outcome in run_import(*both).outcomes.values()} == {Outcome.UNCHANGED}
    assert page("fi-2").slug == "salit-2"


def test_the_date_is_the_day_of_publication_and_can_be_corrected(run_import):
    run_import(FINNISH | {"date": "2031-01-01"})
    run_import(FINNISH | {"date": "2030-12-31"})
    assert page("fi").first_published_at.isoformat() == "2030-12-31T10:00:00+00:00"


@pytest.mark.parametrize("lines", [(FINNISH, SWEDISH), (SWEDISH, FINNISH)], ids=["Finnish first", "Swedish first"])
def test_two_pages_may_name_each_other_as_their_source(run_import, lines):
    both = [line | {"translation_of": "sv" if line is FINNISH else "fi"} for line in lines]
    assert reasons(run_import(*both)) == []
    assert page("fi").translation_key == page("sv").translation_key
    assert {outcome for _item, outcome in run_import(*both).outcomes.values()} == {Outcome.UNCHANGED}


def test_pages_are_joined_and_parted_later(run_import):
    run_import(FINNISH, SWEDISH)
    run_import(SWEDISH | {"translation_of": "fi"})
    assert page("fi").translation_key == page("sv").translation_key
    run_import(SWEDISH | {"translation_of": None})
    assert page("fi").translation_key != page("sv").translation_key


def test_a_page_has_one_translation(run_import):
    other = SWEDISH | {"id": "sv-2", "translation_of": "fi"}
    report = run_import(FINNISH, SWEDISH | {"translation_of": "fi"}, other)
    assert reasons(report) == ["line 3: fi has a translation already."]


def test_links_may_go_round_in_a_circle(run_import):
    there = [{"title": "Toinen", "target": "sv"}]
    back = [{"title": "Den första", "target": "fi"}]
    report = run_import(FINNISH | {"related_links": there}, SWEDISH | {"related_links": back})
    assert {outcome for _item, outcome in report.outcomes.values()} == {Outcome.CREATED}
    assert page("fi").related_links[0].value["page"].pk == page("sv").pk
    assert page("sv").related_links[0].value["page"].pk == page("fi").pk


def test_tags_of_one_name_are_one_topic_whatever_their_case(run_import):
    run_import(FINNISH | {"tags": ["Äänestys"]}, FINNISH | {"id": "fi-2", "tags": ["äänestys", "ÄÄNESTYS"]})
    assert list(page("fi").topics.all()) == list(page("fi-2").topics.all())
