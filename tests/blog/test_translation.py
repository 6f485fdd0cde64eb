"""A post in the other language: what the translator gets, what stays the same, what is never overwritten."""

from __future__ import annotations

from datetime import date

import pytest
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object

from blog.models import BlogPage
from hyte.pages.models import HomePage
from tests.blog.factories import BlogAuthorFactory, BlogIndexPageFactory, BlogPageFactory
from tests.pages.factories import TopicFactory
from tests.people.factories import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(home_fi: HomePage, home_sv: HomePage) -> BlogPage:
    """A published Finnish post below an index that exists in both languages."""
    index = BlogIndexPageFactory(parent=home_fi)
    BlogIndexPageFactory(parent=home_sv, locale=home_sv.locale, translation_key=index.translation_key, slug="aktuellt")
    return BlogPageFactory(parent=index, title="Kahvi keittiössä", introduction="Lyhyesti", date=date(2026, 9, 1))


def in_swedish(post: BlogPage) -> BlogPage:
    """Submit the post for translation and return the Swedish page."""
    translate_object(BlogPage.objects.get(pk=post.pk), [Locale.objects.get(language_code="sv")])
    return BlogPage.objects.in_language("sv").get(translation_key=post.translation_key)


def translate(post: BlogPage, **texts: str) -> None:
    """Write the translation of whole fields and bring the Swedish page up to date."""
    translation = Translation.objects.get(source__object_id=post.translation_key)
    for field, text in texts.items():
        segment = translation.source.stringsegment_set.get(context__path=field)
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=translation.target_locale,
            context=segment.context,
            defaults={"data": text},
        )
    translation.save_target(publish=False)


def sync(post: BlogPage) -> BlogPage:
    """Carry the latest Finnish version over, as "Sync translated pages" does."""
    source = TranslationSource.objects.get_for_instance(post)
    source.update_from_db()
    for translation in source.translations.all():
        translation.save_target(publish=False)
    return BlogPage.objects.in_language("sv").get(translation_key=post.translation_key).get_latest_revision_as_object()


def test_the_submitted_page_is_a_draft_until_somebody_publishes_it(post: BlogPage) -> None:
    assert in_swedish(post).live is False


def test_the_translator_gets_texts_and_nothing_else(post: BlogPage) -> None:
    BlogAuthorFactory(page=post)
    in_swedish(post)
    source = TranslationSource.objects.get_for_instance(post)
    paths = set(source.stringsegment_set.values_list("context__path", flat=True))
    assert paths == {"title", "slug", "introduction"}


def test_dates_topics_and_people_come_along(post: BlogPage) -> None:
    topic, person = TopicFactory(), PersonFactory()
    post.topics.add(topic)
    post.contact_people.add(person)
    post.save()
    swedish = in_swedish(post)
    assert (swedish.date, list(swedish.topics.all()), list(swedish.contact_people.all())) == (
        date(2026, 9, 1), [topic], [person],
    )  # fmt: skip


def test_authors_keep_their_names_and_their_titles_in_both_languages(post: BlogPage) -> None:
    BlogAuthorFactory(page=post, name="Pirjo Vieras", title_sv="verksamhetsledare")
    author = in_swedish(post).authors.get()
    assert (author.name, author.in_language("title", "sv")) == ("Pirjo Vieras", "verksamhetsledare")


def test_syncing_again_keeps_what_was_translated(post: BlogPage) -> None:
    in_swedish(post)
    translate(post, title="Kaffe i köket")
    post.introduction = "Vielä lyhyemmin"
    post.save()
    swedish = sync(post)
    assert (swedish.title, swedish.introduction) == ("Kaffe i köket", "Vielä lyhyemmin")


def test_syncing_again_carries_a_changed_author_and_reverts_none(post: BlogPage) -> None:
    author = BlogAuthorFactory(page=post, person=PersonFactory(), name="Aino Entinen")
    in_swedish(post)
    author.name = "Aino Uusi"
    author.save()
    author.person.name = "Aino Kolmas"
    author.person.save()
    assert [each.name for each in sync(BlogPage.objects.get(pk=post.pk)).authors.all()] == ["Aino Uusi"]


def test_the_external_id_stays_with_the_finnish_page(post: BlogPage) -> None:
    post.external_id = "lehti-1"
    post.save()
    assert in_swedish(post).external_id is None


def test_a_copy_of_a_post_has_no_external_id(post: BlogPage) -> None:
    post.external_id = "lehti-1"
    post.save()
    copy = post.copy(update_attrs={"slug": "kopio"})
    assert copy.external_id is None
