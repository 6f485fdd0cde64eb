"""Authors stay what they were when the post was first published."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from blog.models import BlogAuthor, BlogPage
from hyte.pages.models import HomePage
from hyte.people.models import Person
from tests.blog.factories import BlogAuthorFactory, BlogIndexPageFactory, BlogPageFactory
from tests.people.factories import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> Person:
    return PersonFactory(name="Aino Esimerkki", role_fi="vs. johtaja", role_sv="tf. direktör")


@pytest.fixture
def draft(home_fi: HomePage) -> BlogPage:
    return BlogPageFactory(parent=BlogIndexPageFactory(parent=home_fi), live=False, date=None)


def write(draft: BlogPage, person: Person, **fields: str) -> None:
    """Save a draft that names the person as its author, as the editor's form does."""
    draft.authors = [BlogAuthor(person=person, **fields)]
    if not draft.live:
        draft.save()
    draft.save_revision()


def publish(draft: BlogPage) -> BlogAuthor:
    BlogPage.objects.get(pk=draft.pk).get_latest_revision().publish()
    return BlogAuthor.objects.get(page_id=draft.pk)


def test_publishing_fills_what_was_left_empty_in_both_languages(draft: BlogPage, person: Person) -> None:
    write(draft, person)
    author = publish(draft)
    assert (author.name, author.title_fi, author.title_sv) == ("Aino Esimerkki", "vs. johtaja", "tf. direktör")
    assert author.organisation_fi == "Rantamaan hyvinvointialue"


def test_what_was_written_is_not_overwritten(draft: BlogPage, person: Person) -> None:
    write(draft, person, title_fi="puheenjohtaja")
    assert publish(draft).title_fi == "puheenjohtaja"


def test_a_later_title_of_the_person_does_not_reach_the_post(draft: BlogPage, person: Person) -> None:
    write(draft, person)
    publish(draft)
    person.role_fi = "johtaja"
    person.save()
    write(BlogPage.objects.get(pk=draft.pk), person)
    assert publish(draft).title_fi == "vs. johtaja"


def test_a_draft_follows_the_person_until_it_is_published(draft: BlogPage, person: Person) -> None:
    write(draft, person)
    person.role_fi = "johtaja"
    person.save()
    assert publish(draft).title_fi == "johtaja"


def test_the_name_stays_when_the_person_is_deleted(draft: BlogPage, person: Person) -> None:
    write(draft, person)
    publish(draft)
    person.delete()
    assert BlogAuthor.objects.get(page_id=draft.pk).name == "Aino Esimerkki"


def test_a_guest_needs_no_record() -> None:
    author = BlogAuthor(name="Pirjo Vieras", title_fi="toiminnanjohtaja")
    assert author.in_language("title", "sv") == "toiminnanjohtaja"


def test_authors_stand_in_their_order(draft: BlogPage) -> None:
    BlogAuthorFactory(page=draft, name="Toinen", sort_order=2)
    BlogAuthorFactory(page=draft, name="Ensimmäinen", sort_order=1)
    assert draft.author_names == "Ensimmäinen, Toinen"


def test_the_database_refuses_an_author_without_a_name(draft: BlogPage) -> None:
    with pytest.raises(IntegrityError, match="blog_author_has_a_name"):
        BlogAuthor.objects.bulk_create([BlogAuthor(page=draft, name="")])
