"""What is counted under a topic follows the topic's name, and leaves the count when the topic is deleted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import pytest

from consultations.models import Comment, Status
from hyte.pages.models import HomePage, Topic
from search import outbox
from search.request import Facet
from tests.blog.factories import BlogIndexPageFactory, BlogPageFactory
from tests.consultations.factories import open_consultation, put_in_status, sent_comment
from tests.people.factories import ContactIndexPageFactory, ContactPageFactory, PersonFactory
from tests.search.conftest import CatchUp, Find, Search

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]

KINDS = {"blog": 1, "consultation": 1, "statement": 1, "contact": 1}


@pytest.fixture
def topic(home_fi: HomePage, home_sv: HomePage, catch_up: CatchUp, now: datetime) -> Topic:
    """A topic that a post, a consultation with a statement, and a contact person have."""
    topic = Topic.objects.create(name_fi="Kvantsaus", name_sv="Kvantsning")
    blog = BlogIndexPageFactory(parent=home_fi, locale=home_fi.locale)
    post = BlogPageFactory(parent=blog, locale=home_fi.locale, title="Avustus jaetaan")
    consultation = open_consultation(home_fi, now)
    for page in (post, consultation.pages.get()):
        page.topics.set([topic])
        page.save()
    comment = sent_comment(consultation, now, "Avustus on tarpeen.")
    put_in_status(Comment.objects.filter(pk=comment.pk), Status.PUBLISHED, now)
    outbox.mark(comment.statement)
    person = PersonFactory(name="Aino Esimerkki", role_fi="avustus")
    person.topics.set([topic])
    person.save()
    directory = ContactIndexPageFactory(parent=home_fi, locale=home_fi.locale)
    ContactPageFactory(parent=directory, locale=home_fi.locale, person=person)
    catch_up()
    return topic


def kinds(search: Search, theme: str) -> dict[str, int]:
    """Return how many of each kind are counted under a theme."""
    return dict(search("avustus ohjelma", filters={Facet.THEME: (theme,)}).counts[Facet.TYPE])


def themes(search: Search) -> Iterable[str]:
    return search("avustus ohjelma").counts[Facet.THEME].keys()


def test_everything_that_has_a_topic_is_counted_under_it(topic: Topic, search: Search) -> None:
    assert kinds(search, "kvantsaus") == KINDS


def test_everything_follows_a_new_name(topic: Topic, search: Search, find: Find, catch_up: CatchUp) -> None:
    topic.name_fi = "Blorpaus"
    topic.save()
    catch_up()
    assert kinds(search, "blorpaus") == KINDS
    assert set(themes(search)) == {"blorpaus"}
    assert find("kvantsaus") == []
    assert "Aino Esimerkki" in find("blorpaus")


@pytest.mark.parametrize("many", [False, True], ids=["one", "several at once"])
def test_nothing_is_counted_under_a_topic_that_was_deleted(
    many: bool, topic: Topic, search: Search, find: Find, catch_up: CatchUp
) -> None:
    Topic.objects.all().delete() if many else topic.delete()
    catch_up()
    assert set(themes(search)) == set()
    assert find("kvantsaus") == []
