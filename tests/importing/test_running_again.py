"""Running an import again changes only what changed, and never what staff are at work on."""

import pytest
from wagtail.models import Revision

from blog.models import BlogPage
from hyte.importing.run import Outcome
from hyte.pages.models import ContentPage
from hyte.people.models import ContactPage
from tests.importing.conftest import reasons

CONTACT = {
    "id": "aino", "type": "contact", "language": "fi", "title": "Aino Salo", "role": "suunnittelija",
    "email": "aino@hyte.example", "topics": ["tilat"],
}  # fmt: skip
PAGE = {
    "id": "talkoot", "type": "page", "language": "fi", "title": "Talkoot", "body": "Tule mukaan.", "tags": ["tilat"],
    "contacts": ["aino"], "related_links": [{"title": "Talkoopaikka", "url": "https://talkoot.example/"}],
}  # fmt: skip
POST = {
    "id": "kiitos", "type": "blog", "language": "fi", "title": "Kiitos", "date": "2031-02-01",
    "authors": [{"name": "Aino Salo", "contact": "aino"}, {"name": "Oiva Koski", "title": "sihteeri"}],
}  # fmt: skip


@pytest.fixture
def imported(run_import):
    assert reasons(run_import(CONTACT, PAGE, POST)) == []
    return run_import


def outcome_of(report):
    ((_item, outcome),) = report.outcomes.values()
    return outcome


def page():
    return ContentPage.objects.get(external_id="talkoot")


def test_only_the_changed_page_gets_a_revision(imported):
    before = Revision.objects.count()
    report = imported(CONTACT, PAGE | {"title": "Syystalkoot"}, POST)
    assert [outcome for _item, outcome in report.outcomes.values()] == [
        Outcome.UNCHANGED, Outcome.CHANGED, Outcome.UNCHANGED,
    ]  # fmt: skip
    assert Revision.objects.count() == before + 1
    assert (page().title, page().live_revision_id) == ("Syystalkoot", page().latest_revision_id)


def test_an_absent_key_leaves_the_value_alone(imported):
    assert outcome_of(imported({"id": "talkoot", "type": "page", "language": "fi"})) is Outcome.UNCHANGED
    assert (page().title, page().topics.count(), page().contact_people.count()) == ("Talkoot", 1, 1)


@pytest.mark.parametrize("empty", [None, []])
def test_null_and_an_empty_list_clear(imported, empty):
    clearing = {"id": "talkoot", "type": "page", "language": "fi", "tags": empty, "contacts": empty}
    assert outcome_of(imported(clearing | {"related_links": empty, "body": None})) is Outcome.CHANGED
    assert (page().topics.count(), page().contact_people.count()) == (0, 0)
    assert (len(page().related_links), len(page().body)) == (0, 0)


def test_blocks_that_stay_keep_their_identity(imported):
    (before,) = page().body
    imported(PAGE | {"body": "Tule mukaan.\n\n## Missä"})
    assert [block.id == before.id for block in page().body] == [True, False]


def test_what_the_editor_adds_to_rich_text_is_no_change(imported):
    edited = page()
    edited.body = [("paragraph", '<p data-block-key="x1y2z">Tule mukaan.</p>')]
    edited.save_revision().publish()
    assert outcome_of(imported(PAGE)) is Outcome.UNCHANGED


def test_a_page_with_a_draft_is_not_published_over(imported):
    draft = page()
    draft.title = "Keskeneräinen"
    draft.save_revision()
    report = imported(PAGE | {"title": "Syystalkoot"})
    assert reasons(report) == ["line 1: The page has a draft with changes: publish or discard it first."]
    assert page().title == "Talkoot"


def test_a_draft_does_not_hinder_when_there_is_nothing_to_change(imported):
    page().save_revision()
    assert outcome_of(imported(PAGE)) is Outcome.UNCHANGED


def test_a_page_that_staff_have_unpublished_stays_so_and_gets_the_change_as_a_draft(imported):
    page().unpublish()
    assert outcome_of(imported(PAGE | {"title": "Syystalkoot"})) is Outcome.CHANGED
    assert not page().live
    assert page().get_latest_revision_as_object().title == "Syystalkoot"
    assert outcome_of(imported(PAGE | {"title": "Syystalkoot"})) is Outcome.UNCHANGED


def test_authors_are_changed_in_order(imported):
    imported(POST | {"authors": [{"name": "Oiva Koski", "title": "puheenjohtaja"}, {"name": "Aino Salo"}]})
    authors = BlogPage.objects.get().authors.all()
    assert [(author.name, author.title_fi) for author in authors] == [
        ("Oiva Koski", "puheenjohtaja"),
        ("Aino Salo", ""),
    ]


def test_an_author_keeps_the_title_of_the_time_when_the_person_has_a_new_one(imported):
    report = imported(CONTACT | {"role": "johtaja"}, POST)
    assert [outcome for _item, outcome in report.outcomes.values()] == [Outcome.CHANGED, Outcome.UNCHANGED]
    assert BlogPage.objects.get().authors.first().title_fi == "suunnittelija"


def test_a_changed_contact_changes_the_one_record_of_the_person(imported):
    assert outcome_of(imported(CONTACT | {"email": "salo@hyte.example"})) is Outcome.CHANGED
    assert ContactPage.objects.get().person.email == "salo@hyte.example"
    assert outcome_of(imported(CONTACT | {"email": "salo@hyte.example"})) is Outcome.UNCHANGED


def test_the_language_of_a_page_cannot_change(imported):
    report = imported({"id": "talkoot", "type": "page", "language": "sv"})
    assert reasons(report) == ["line 1: The language of what is on the site already cannot change."]


def test_an_id_cannot_become_another_type(imported):
    report = imported({"id": "talkoot", "type": "blog", "language": "fi", "title": "Talkoot"})
    assert reasons(report) == ["line 1: talkoot is not of the type blog but of the type page."]
