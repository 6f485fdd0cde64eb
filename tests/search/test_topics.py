"""What is counted under a topic follows the topic's name, and leaves the count when the topic is deleted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import pytest

from consultations.models import Comment, Status
from hyte.media.models import CustomDocument
from hyte.pages.models import ContentPage, HomePage, Topic
from search import outbox
from search.request import Facet
from tests.blog.factories import BlogIndexPageFactory, BlogPageFactory
from tests.consultations.factories import open_consultation, put_in_status, sent_comment
from tests.media.factories import DocumentFactory
from tests.pages.streams import stream
from tests.people.factories import ContactIndexPageFactory, ContactPageFactory, PersonFactory
from tests.search.conftest import CatchUp, Find, Publish, Search

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


@pytest.fixture
def tagged(topic: Topic, publish: Publish, catch_up: CatchUp) -> CustomDocument:
    """A file on a page that is tagged with the Swedish name of the topic, as its editor wrote it."""
    document = DocumentFactory(title="Avustusohje")
    document.tags.add("kvantsning")
    publish("Ohjeet", attachments=stream(ContentPage, "attachments", ("document", document.pk)))
    catch_up()
    return document


def test_a_file_is_counted_under_the_topic_that_its_tag_names_in_either_language(
    tagged: CustomDocument, search: Search
) -> None:
    assert kinds(search, "kvantsaus") == {**KINDS, "file": 1}
    assert set(themes(search)) == {"kvantsaus"}


def test_a_file_follows_the_topic_that_its_tag_named_or_names_now(
    topic: Topic, tagged: CustomDocument, search: Search, catch_up: CatchUp
) -> None:
    topic.name_sv = "Blorpning"
    topic.save()
    catch_up()
    assert set(themes(search)) == {"kvantsaus", "kvantsning"}
    topic.name_sv = "Kvantsning"
    topic.save()
    catch_up()
    assert kinds(search, "kvantsaus") == {**KINDS, "file": 1}
    topic.delete()
    catch_up()
    assert set(themes(search)) == {"kvantsning"}
