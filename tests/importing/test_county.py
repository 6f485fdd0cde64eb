"""A whole county's content, with every key of the format."""

import pytest
from wagtail.models import PageLogEntry, Revision

from blog.models import BlogPage
from consultations.models import (
    Comment,
    Consultation,
    ConsultationPage,
    Decision,
    DocumentVersion,
    PeriodAct,
    Section,
    Statement,
    Status,
)  # fmt: skip
from consultations.period import State
from hyte.importing.run import Outcome
from hyte.mail.models import OutgoingMail
from hyte.media.models import CustomDocument, CustomImage
from hyte.pages.models import ContentPage, Topic
from hyte.people.models import ContactPage, Person
from materials.models import MaterialArchivePage, PartnershipDayPage
from search.models import Entry
from tests.importing.conftest import AT, CONTENT, import_lines, imported_once, reasons

LINES = len((CONTENT / "county.jsonl").read_bytes().splitlines())


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def county(made_once, django_db_blocker, tmp_path_factory):
    with imported_once("county.jsonl", tmp_path_factory.mktemp("media"), django_db_blocker) as report:
        assert reasons(report) == []
        yield report


def outcomes(report):
    return {outcome for _item, outcome in report.outcomes.values()}


def rows():
    """Everything that an import could add or count up."""
    models = (
        Revision,
        PageLogEntry,
        PeriodAct,
        DocumentVersion,
        Decision,
        Comment,
        Section,
        Person,
        Topic,
        CustomDocument,
    )
    marks = sum(Entry.objects.values_list("version", flat=True))
    return [model.objects.count() for model in models] + [CustomImage.objects.count(), marks]


def page(model, external_id):
    return model.objects.get(external_id=external_id)


def test_every_line_is_imported(county):
    assert outcomes(county) == {Outcome.CREATED}
    assert len(county.outcomes) == LINES


def test_a_second_run_changes_nothing(county):
    before = rows()
    again = import_lines(file="county.jsonl")
    assert outcomes(again) == {Outcome.UNCHANGED}
    assert rows() == before


def test_a_page_is_published_on_its_date_with_its_first_revision(county):
    found = page(ContentPage, "k-sivu-fi")
    assert (found.live, found.has_unpublished_changes, found.live_revision_id) == (
        True,
        False,
        found.latest_revision_id,
    )
    assert found.first_published_at.date().isoformat() == "2031-01-15"
    assert [block.block_type for block in found.body] == ["paragraph", "heading", "paragraph"]
    assert [topic.name_fi for topic in found.topics.all()] == ["hyvinvointi"]
    assert [person.name for person in found.contact_people.all()] == ["Ilona Hietakari"]


def test_the_swedish_page_is_the_translation_of_the_finnish_one(county):
    finnish, swedish = page(ContentPage, "k-sivu-fi"), page(ContentPage, "k-sivu-sv")
    assert finnish.translation_key == swedish.translation_key
    assert swedish.language == "sv"
    assert swedish.url_path == "/hem/information/sa-har-arbetar-vi/"


def test_a_contact_in_two_languages_is_one_person(county):
    finnish, swedish = page(ContactPage, "k-yhteys-1-fi"), page(ContactPage, "k-yhteys-1-sv")
    person = finnish.person
    assert person == swedish.person
    assert (person.role_fi, person.role_sv) == ("järjestökoordinaattori", "organisationskoordinator")
    assert (person.email, person.languages) == ("ilona.hietakari@kuunniemi.example", "fi sv")
    assert {topic.name_fi or topic.name_sv for topic in person.topics.all()} == {
        "järjestöyhteistyö", "avustukset", "organisationssamarbete", "understöd",
    }  # fmt: skip
    assert (finnish.ask_about, swedish.ask_about) == (
        "Kysy avustuksista ja kumppanuuspäivistä.", "Fråga om understöd och partnerskapsdagar.",
    )  # fmt: skip


def test_both_languages_of_a_contact_share_one_picture(county):
    assert CustomImage.objects.count() == 1
    assert page(ContactPage, "k-yhteys-1-sv").person.portrait is not None


def test_a_post_has_its_authors_as_they_were_in_their_order(county):
    authors = page(BlogPage, "k-blogi-sv").authors.all()
    assert [(each.name, each.title_sv, each.organisation_sv) for each in authors] == [
        ("Taisto Rautakivi", "ordförande", "Kuunniemen Luistelijat ry"),
        ("Svea Gråholm", "t.f. verksamhetsledare", "Månuddens skrinnare rf"),
    ]


def test_a_post_has_its_kind_date_links_and_attachments(county):
    post = page(BlogPage, "k-blogi-fi")
    assert (post.kind, post.date.isoformat()) == ("blog", "2031-02-11")
    assert [(link.value.text, link.value.url) for link in post.related_links][0] == (
        "Ryhmän kokoontumisajat", "https://luistelijat.example/ajat",
    )  # fmt: skip
    (attached,) = post.attachments
    assert (attached.value.title, attached.value.language, attached.value.kind) == (
        "Muistio ensimmäisestä illasta", "fi", "memo",
    )  # fmt: skip


def test_two_language_versions_are_one_consultation(county):
    finnish, swedish = page(ConsultationPage, "k-kuuleminen-fi"), page(ConsultationPage, "k-kuuleminen-sv")
    assert finnish.consultation == swedish.consultation
    assert [block.id for block in finnish.sections] == [block.id for block in swedish.sections]
    assert [section.title_sv for section in finnish.consultation.sections.all()] == ["Lokaler och tider", "Avgifter"]


def test_a_consultation_is_open_from_its_opening_to_the_midnight_after_its_last_day(county):
    consultation = page(ConsultationPage, "k-kuuleminen-fi").consultation
    assert consultation.state(AT) is State.OPEN
    assert consultation.closes_at.isoformat() == "2031-04-30T21:00:00+00:00"
    assert [act.at.isoformat() for act in consultation.acts.all()] == ["2031-03-03T07:00:00+00:00"]


def test_an_ended_consultation_shows_what_came_of_it(county):
    found = page(ConsultationPage, "k-paattynyt-fi")
    assert found.consultation.state(AT) is State.SUMMARY_PUBLISHED
    account = found.consultation.outcome
    assert account.done_fi == "Puhelin on nyt auki myös torstaisin kello 17–19.\n\nViikonloppuja ei avattu."
    assert account.done_sv.startswith("Telefonen är nu öppen")
    assert found.consultation.closes_at.isoformat() == "2024-10-14T13:00:00+00:00"


def test_statements_keep_their_arrival_channel_language_and_status(county):
    statement = Statement.objects.get(external_id="k-lausunto-2")
    assert (statement.channel, statement.language, statement.capacity) == ("email", "sv", "person")
    assert statement.submitted_at.isoformat() == "2031-03-22T10:00:00+00:00"
    assert [comment.status for comment in statement.comments.all()] == [Status.PUBLISHED]


def test_comments_are_on_their_sections_and_keep_their_chapters(county):
    comments = Statement.objects.get(external_id="k-lausunto-1").comments.all()
    assert [comment.section.title_fi for comment in comments] == ["Tilat ja aukioloajat", "Maksut"]
    assert "\n\n## Vastuuhenkilöt\n\n" in comments[0].text
    assert comments[0].version is not None


def test_what_another_system_decided_is_on_the_record_and_counted(county):
    consultation = page(ConsultationPage, "k-kuuleminen-sv").consultation
    assert (consultation.published_statements, consultation.published_comments) == (3, 4)
    decisions = Decision.objects.filter(comment__statement__external_id="k-lausunto-3")
    assert [(each.actor, each.to_status) for each in decisions] == [("taken_over", "rejected")]
    assert not Decision.objects.filter(comment__statement__external_id="k-lausunto-5").exists()


def test_no_mail_is_sent(county):
    assert not OutgoingMail.objects.exists()


def test_a_partnership_day_has_its_programme_with_speakers(county):
    day = page(PartnershipDayPage, "k-paiva-sv")
    assert (day.ordinal, day.form, day.place) == (3, "hybrid", "Månuddens bibliotek, Strandsalen")
    last = list(day.programme)[-1].value
    assert [(each["name"], each["role"]) for each in last["speakers"]] == [
        ("Taisto Rautakivi", "ordförande"), ("Svea Gråholm", "t.f. verksamhetsledare"),
    ]  # fmt: skip
    assert not day.speakers


def test_files_lie_on_their_day_or_in_the_archive(county):
    day, archive = page(PartnershipDayPage, "k-paiva-fi"), MaterialArchivePage.objects.in_language("fi").get()
    assert [row.document.title for row in day.materials.all()] == ["Tilojen käytön periaatteet, luonnos"]
    assert [row.document.external_id for row in archive.materials.all()] == ["k-tiedosto-docx"]


def test_a_file_of_which_only_the_text_is_known_becomes_a_text_document(county):
    document = CustomDocument.objects.get(external_id="k-tiedosto-teksti")
    assert document.filename == "neuvontapuhelimen-tilastot.pdf.txt"
    assert document.file.read().decode().startswith("Neuvontapuhelimeen soitettiin syksyllä 64 kertaa.")
    assert (document.kind, document.date.isoformat()) == ("report", "2024-11-05")


def test_a_file_that_is_an_attachment_too_is_stored_once(county):
    assert CustomDocument.objects.filter(title="Muistio ensimmäisestä illasta").count() == 1


def test_a_draft_of_the_consultation_counts_one_consultation_for_both_pages(county):
    assert Consultation.objects.count() == 2
