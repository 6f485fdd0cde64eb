"""Questions on record: what editors may change, what wagtail-localize carries over, and what nobody can delete."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield
from wagtail_localize.models import StringTranslation, TranslationSource
from wagtail_localize.operations import translate_object
from wagtail_localize.strings import StringValue

from consultations.models import Consultation, ConsultationPage
from consultations.surveys.models import AnswersOnRecord, Question, Submission, Survey, SurveyField, SurveyPage
from consultations.surveys.registering import QuestionsOnRecord, register
from hyte.pages.models import HomePage
from hyte.users.models import User
from tests.consultations.factories import add_page
from tests.consultations.surveys.factories import ONE, SEVERAL, WORDS, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client: Client, moderator: User) -> Client:
    client.force_login(moderator)
    return client


def change(page: SurveyPage, key: object, **values: str) -> SurveyPage:
    """Change a question of `page` as a draft would, not saved yet."""
    field = next(field for field in page.questions.all() if field.translation_key == key)
    for name, value in values.items():
        setattr(field, name, value)
    page.questions.add(field)
    return page


@pytest.mark.parametrize(
    ("key", "values"),
    [
        (ONE, {"field_type": "checkboxes"}),
        (ONE, {"choices": "Viikoittain\nKuukausittain"}),
        (ONE, {"choices": "Kuukausittain\nViikoittain\nHarvemmin"}),
        (WORDS, {"field_type": "singleline"}),
    ],
)
def test_what_has_answers_cannot_change_its_meaning(
    finnish: SurveyPage, now: datetime, key: object, values: dict[str, str]
) -> None:
    send(finnish, now, one=0, words="Teksti.")
    with pytest.raises(ValidationError):
        change(SurveyPage.objects.get(pk=finnish.pk), key, **values).save_revision()
    page = change(SurveyPage.objects.get(pk=finnish.pk), key, **values)
    with pytest.raises(QuestionsOnRecord):
        register(page=page)


def test_its_words_can_be_mended_and_are_the_new_words_of_the_result(finnish: SurveyPage, now: datetime) -> None:
    send(finnish, now, one=0)
    mended = change(finnish, ONE, label="Miten usein kokoonnutte?", choices="Joka viikko\nKuukausittain\nHarvemmin")
    mended.save_revision().publish()
    question = Question.objects.get(key=ONE)
    assert (question.label_fi, question.choices.get(number=0).text_fi) == ("Miten usein kokoonnutte?", "Joka viikko")
    assert question.answers.get().choice.number == 0


def test_before_any_answer_questions_come_and_go(finnish: SurveyPage) -> None:
    page = SurveyPage.objects.get(pk=finnish.pk)
    page.questions.remove(page.questions.get(translation_key=SEVERAL))
    page.questions.add(SurveyField(label="Montako jäsentä?", field_type="singleline", sort_order=3))
    page.save_revision().publish()
    asked = list(Question.objects.values_list("label_fi", flat=True))
    assert asked == ["Kuinka usein kokoonnutte?", "Mitä muuta haluatte sanoa?", "Montako jäsentä?"]


def test_a_copied_survey_begins_anew(finnish: SurveyPage, now: datetime) -> None:
    send(finnish, now)
    copy = finnish.copy(update_attrs={"slug": "kopio", "title": "Kopio"}, keep_live=True)
    assert copy.survey_id not in (None, finnish.survey_id)
    assert copy.survey.consultation == finnish.survey.consultation
    assert not set(copy.survey.questions.values_list("key")) & set(finnish.survey.questions.values_list("key"))


@pytest.fixture
def translated(finnish: SurveyPage, home_sv: HomePage, consultation: Consultation) -> SurveyPage:
    """The Swedish draft that submitting the Finnish page for translation makes."""
    add_page(home_sv, consultation, title="Program", slug="program")
    translate_object(finnish, [home_sv.locale])
    return finnish.get_translation(home_sv.locale)


WORDS_IN_SWEDISH = {
    "Kysely tiloista": "Enkät om lokaler",
    "tilakysely": "lokalenkat",
    "Kuinka usein kokoonnutte?": "Hur ofta träffas ni?",
    "Viikoittain\nKuukausittain\nHarvemmin": "Varje vecka\nVarje månad\nMera sällan",
    "Mitä tiloja tarvitsette?": "Vilka lokaler behöver ni?",
    "Keittiö\nSali, iso\nVarasto": "Kök\nSal, stor\nFörråd",
    "Mitä muuta haluatte sanoa?": "Vad vill ni säga mer?",
}


def put_into_swedish(page: SurveyPage, words: dict[str, str], *, publish: bool = True) -> None:
    """Do what the translator does: a translation for each text, then publish."""
    source = TranslationSource.objects.get_for_instance(page)
    swedish = page.get_translations().get().locale
    for segment in source.stringsegment_set.select_related("string", "context"):
        if (text := words.get(StringValue(segment.string.data).render_text())) is not None:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                context=segment.context,
                locale=swedish,
                defaults={"data": StringValue.from_plaintext(text).data},
            )
    if publish:
        source.create_or_update_translation(swedish, publish=True)


def test_a_translation_is_the_same_survey_with_the_same_keys(
    finnish: SurveyPage, translated: SurveyPage, django_capture_on_commit_callbacks: object
) -> None:
    assert not translated.live
    with django_capture_on_commit_callbacks(execute=True):
        put_into_swedish(finnish, WORDS_IN_SWEDISH)
    swedish = SurveyPage.objects.get(pk=translated.pk)
    assert swedish.live
    assert swedish.survey_id == finnish.survey_id
    assert [field.translation_key for field in swedish.questions.all()] == [ONE, SEVERAL, WORDS]
    question = Question.objects.get(key=SEVERAL)
    assert question.label_sv == "Vilka lokaler behöver ni?"
    assert list(question.choices.values_list("text_fi", "text_sv")) == [
        ("Keittiö", "Kök"),
        ("Sali, iso", "Sal, stor"),
        ("Varasto", "Förråd"),
    ]


def test_a_translation_with_a_choice_missing_does_not_go_live(
    finnish: SurveyPage, translated: SurveyPage, django_capture_on_commit_callbacks: object
) -> None:
    broken = WORDS_IN_SWEDISH | {"Keittiö\nSali, iso\nVarasto": "Kök\nSal, stor"}
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ValidationError):
        put_into_swedish(finnish, broken)
    assert not SurveyPage.objects.get(pk=translated.pk).live


@pytest.mark.parametrize("choices", ["Kök\nSal, stor", "Kök\nSal, stor\nFörråd\nGård"])
def test_the_translator_is_told_which_question_has_how_many_choices(
    staff: Client, finnish: SurveyPage, translated: SurveyPage, choices: str
) -> None:
    put_into_swedish(finnish, WORDS_IN_SWEDISH | {"Keittiö\nSali, iso\nVarasto": choices}, publish=False)
    url = reverse("wagtailadmin_pages:edit", args=[translated.pk])
    response = staff.post(url, {"action": "publish"}, follow=True)
    told = [str(message) for message in response.context["messages"]]
    number = choices.count("\n") + 1
    assert len(told) == 1
    assert "Vilka lokaler behöver ni?" in told[0]
    assert f"käännöksessä {number}, alkuperäisessä 3" in told[0]
    assert not SurveyPage.objects.get(pk=translated.pk).live


def test_a_whole_translation_is_published_in_the_translators_view(
    staff: Client, finnish: SurveyPage, translated: SurveyPage, django_capture_on_commit_callbacks: object
) -> None:
    put_into_swedish(finnish, WORDS_IN_SWEDISH, publish=False)
    with django_capture_on_commit_callbacks(execute=True):
        staff.post(reverse("wagtailadmin_pages:edit", args=[translated.pk]), {"action": "publish"})
    assert SurveyPage.objects.get(pk=translated.pk).live


def test_the_ordinary_editor_of_a_translation_names_both_numbers_too(
    staff: Client, survey: Survey, swedish: SurveyPage
) -> None:
    url = reverse("wagtailadmin_pages:edit", args=[swedish.pk])
    told = staff.post(url, posted(swedish, **{"questions-0-choices": "Ofta\nAldrig"})).content.decode()
    assert "”Hur ofta träffas ni?”: Vaihtoehtoja on käännöksessä 2, alkuperäisessä 3." in told


def test_a_question_that_is_added_reaches_the_translation_with_its_key(
    finnish: SurveyPage, translated: SurveyPage, home_sv: HomePage
) -> None:
    page = SurveyPage.objects.get(pk=finnish.pk)
    page.questions.add(SurveyField(label="Montako jäsentä?", field_type="singleline"))
    page.save_revision().publish()
    source, _created = TranslationSource.update_or_create_from_instance(SurveyPage.objects.get(pk=page.pk))
    source.create_or_update_translation(home_sv.locale, fallback=True)
    keys = {kind: set(SurveyField.objects.filter(page=each).values_list("translation_key")) for kind, each in
            (("fi", finnish), ("sv", translated))}  # fmt: skip
    assert keys["fi"] == keys["sv"]
    assert len(keys["sv"]) == 4


def posted(page: SurveyPage, **changes: object) -> dict[str, object]:
    """Return the page's editor as it is sent when nothing was changed."""

    rows = [
        {
            "id": field.pk, "label": field.label, "field_type": field.field_type, "choices": field.choices,
            "help_text": "", "ORDER": number + 1,
        }
        for number, field in enumerate(page.questions.all())
    ]  # fmt: skip
    told = {
        "title": page.title, "slug": page.slug, "introduction": "", "body": streamfield([]),
        "related_links": streamfield([]), "questions": inline_formset(rows, initial=len(rows)),
        "comments": inline_formset([]), "seo_title": "", "search_description": "",
    }  # fmt: skip
    return nested_form_data(told) | changes


def test_the_editor_is_told_in_words_and_keeps_the_form(staff: Client, finnish: SurveyPage, now: datetime) -> None:
    send(finnish, now, one=0)
    url = reverse("wagtailadmin_pages:edit", args=[finnish.pk])
    for changes in ({"questions-0-choices": "Viikoittain\nEi"}, {"questions-0-DELETE": "1"}):
        response = staff.post(url, posted(finnish, **changes))
        assert response.status_code == 200
        assert "Kysymykseen on jo vastattu" in response.content.decode()
    assert staff.post(url, posted(finnish)).status_code == 302


@pytest.mark.parametrize("target", ["page", "consultation", "index", "home"])
def test_no_single_action_deletes_a_survey_with_answers(
    staff: Client, finnish: SurveyPage, now: datetime, target: str
) -> None:
    send(finnish, now)
    ancestors = finnish.get_ancestors(inclusive=True).reverse()
    victim = ancestors[["page", "consultation", "index", "home"].index(target)]
    staff.post(reverse("wagtailadmin_pages:delete", args=[victim.pk]), follow=True)
    assert Page.objects.filter(pk=finnish.pk).exists()


@pytest.mark.parametrize("action", ["delete", "move"])
def test_no_bulk_action_deletes_or_moves_it(
    staff: Client, finnish: SurveyPage, home_fi: HomePage, now: datetime, action: str
) -> None:
    send(finnish, now)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    staff.post(f"{url}?id={finnish.pk}", {"chooser": finnish.get_parent().get_parent().pk}, follow=True)
    assert SurveyPage.objects.get(pk=finnish.pk).path == finnish.path


def test_the_page_in_the_other_language_stays_too(
    staff: Client, finnish: SurveyPage, swedish: SurveyPage, now: datetime
) -> None:
    send(finnish, now)
    staff.post(reverse("wagtailadmin_pages:delete", args=[swedish.pk]), follow=True)
    with pytest.raises(AnswersOnRecord):
        SurveyPage.objects.get(pk=swedish.pk).delete()
    assert SurveyPage.objects.filter(pk=swedish.pk).exists()


def test_the_database_keeps_page_questions_and_answers(finnish: SurveyPage, now: datetime) -> None:
    submission = send(finnish, now, one=0).submission
    for victim in (submission, finnish.survey, Question.objects.get(key=ONE)):
        with pytest.raises(ProtectedError):
            victim.delete()
    with pytest.raises(ProtectedError):
        SurveyPage.objects.filter(pk=finnish.pk).delete()
    assert Submission.objects.exists()


def test_one_without_answers_can_be_deleted(staff: Client, finnish: SurveyPage) -> None:
    staff.post(reverse("wagtailadmin_pages:delete", args=[finnish.pk]))
    assert not SurveyPage.objects.exists()


def test_a_draft_is_asked_by_nobody(finnish: SurveyPage, consultation: Consultation) -> None:
    parent = ConsultationPage.objects.get(pk=finnish.get_parent().pk)
    draft = SurveyPage(title="Luonnos", slug="luonnos", live=False, locale=parent.locale)
    draft.questions = [SurveyField(label="Mitä?", field_type="singleline")]
    parent.add_child(instance=draft)
    assert not Survey.objects.get(pages=draft).questions.exists()
