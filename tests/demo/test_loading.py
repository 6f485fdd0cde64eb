"""The first run of the site fills it with a county that is at work."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from wagtail.models import Page, Site

from consultations.distribution.models import Invitee
from consultations.models import (
    Act,
    Answer,
    Comment,
    Consultation,
    Decision,
    DocumentVersion,
    PeriodAct,
    Statement,
    Status,
)
from consultations.moderation.models import Report
from consultations.outcomes.ledger import progress
from consultations.outcomes.models import Outcome as AccountOfComments
from consultations.period import State
from consultations.period_history import steps_of
from consultations.surveys.models import Survey, SurveyAct
from consultations.surveys.results import figures_of
from hyte.demo.accounts import PASSWORD, ROLES
from hyte.demo.loading import ContentExists, load_demo
from hyte.importing.run import Outcome
from hyte.mail.models import OutgoingMail
from hyte.media.models import CustomImage
from hyte.pages.addresses import address_of
from hyte.pages.models import ContentPage, HomePage
from hyte.users.models import User
from materials.models import Material

AT = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    media = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=media), transaction.atomic():
        yield load_demo(at=AT)
        transaction.set_rollback(True)
    Site.clear_site_root_paths_cache()


def command(name):
    output = StringIO()
    call_command(name, stdout=output)
    return output.getvalue()


def test_everything_is_loaded(demo):
    assert {outcome for _item, outcome in demo.outcomes.values()} <= {Outcome.CREATED, Outcome.CHANGED}


def test_there_are_a_dozen_pages_in_each_language_and_each_has_its_translation(demo):
    pages = Page.objects.filter(depth__gt=2, live=True).select_related("locale")
    by_language = {code: {p.translation_key for p in pages if p.locale.language_code == code} for code in ("fi", "sv")}
    assert by_language["fi"] == by_language["sv"]
    assert len(by_language["fi"]) > 20


def test_one_period_was_extended_and_both_deadlines_are_told(demo):
    act = PeriodAct.objects.get(act=Act.EXTENDED)
    extended = next(step for step in steps_of(act.consultation.acts.all()) if step.kind == Act.EXTENDED)
    assert (extended.closes_at - extended.earlier).days >= 7
    assert act.reason_fi
    assert act.reason_sv


def test_there_is_a_consultation_in_each_state(demo):
    states = [consultation.state(AT) for consultation in Consultation.objects.all()]
    assert sorted(states) == sorted(State)


def test_statements_are_in_every_status_by_the_decisions_of_the_demo_moderator(demo):
    assert set(Comment.objects.values_list("status", flat=True)) == set(Status.values)
    assert {decision.by.username for decision in Decision.objects.exclude(by=None)} == {"moderaattori"}
    hidden = Decision.objects.get(to_status=Status.HIDDEN)
    assert hidden.public_reason
    assert Decision.objects.get(to_status=Status.WITHDRAWN).actor == "author"


def test_moderators_find_a_cover_a_report_and_something_held(demo):
    covered = Comment.objects.exclude(redacted_text="").get()
    assert covered.public_text.count("[henkilötieto peitetty]") == 2
    assert Report.objects.open().get().comment.status == Status.PUBLISHED
    assert Statement.objects.get(external_id="demo-statement-rahoitustarjous").signals == [
        "links",
        "blocked_word:pikavippi",
    ]


def test_the_past_day_has_a_recording_and_a_document_of_each_office_format(demo):
    suffixes = {row.document.file_extension for row in Material.objects.exclude(document=None)}
    assert suffixes == {"pdf", "pptx", "docx"}
    assert Material.objects.filter(kind="recording").count() == 2


def test_every_picture_is_described_in_both_languages_or_decorative(demo):
    assert CustomImage.objects.count() == 8
    assert all(image.is_decorative or (image.alt_fi and image.alt_sv) for image in CustomImage.objects.all())


def test_no_mail_is_sent(demo):
    assert not OutgoingMail.objects.exists()


def test_no_page_waits_for_anybody_and_the_empty_place_is_not_shown(demo):
    drafts = Page.objects.filter(depth__gt=1, live=False)
    assert {page.specific_class for page in drafts} == {ContentPage}
    assert {page.slug for page in drafts} == {"tietoa", "information"}


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_page_can_be_read(demo, client, language):
    pages = Page.objects.filter(locale__language_code=language, live=True, depth__gt=1)
    addresses = [address_of(page.url_path, language) for page in pages]
    assert len(addresses) > 20
    assert [address for address in addresses if client.get(address).status_code != 200] == []


def test_the_front_page_has_its_texts_picture_and_contact_people(demo):
    home = HomePage.objects.in_language("sv").get()
    assert (home.title, home.heading) == ("Strandmarks HYTE", "Tillsammans för Strandmark")
    assert home.image is not None
    assert home.contact_people.count() == 2


@pytest.mark.parametrize("name", ROLES)
def test_each_account_can_log_in_has_its_role_and_reads_finnish(demo, name):
    user = authenticate(username=name, password=PASSWORD)
    assert [group.name for group in user.groups.all()] == [ROLES[name]]
    assert user.wagtail_userprofile.preferred_language == "fi"
    assert user.has_perm("wagtailadmin.access_admin")


def test_only_the_administrator_is_a_superuser(demo):
    assert [user.username for user in User.objects.filter(is_superuser=True)] == ["admin"]


def test_the_accounts_are_printed_with_tabs_between(demo):
    assert command("demo_accounts").splitlines()[1] == f"viestinta\tViestintä\t{PASSWORD}"


def test_a_second_load_does_nothing_and_says_so(demo):
    pages = Page.objects.count()
    with pytest.raises(ContentExists):
        load_demo(at=AT)
    assert command("load_demo") == "There is a site already: the demo content was not loaded.\n"
    assert Page.objects.count() == pages


def test_the_ended_consultation_tells_what_each_comment_changed(demo) -> None:
    outcome = AccountOfComments.objects.get()
    assert progress(outcome.consultation).is_complete
    assert set(outcome.assessments.values_list("changed__version__number", flat=True)) == {None, 2}
    assert Answer.objects.standing().get().language == "sv"


def test_a_reader_has_replied_to_a_comment(demo) -> None:
    assert Comment.objects.published().filter(parent__isnull=False).count() == 1


def test_it_is_seen_who_was_asked_and_who_has_answered(demo) -> None:
    assert Invitee.objects.invited().count() == 6
    assert Invitee.objects.answered().count() == 2
    assert Invitee.objects.exclude(reminded_of=None).count() == 3


def test_a_letter_came_too_late(demo) -> None:
    assert Statement.objects.registered().late().published().count() == 1


def test_one_survey_is_open_and_the_results_of_the_other_are_public(demo) -> None:
    surveys = Survey.objects.order_by("consultation__opens_at")
    assert [survey.takes_answers(AT) for survey in surveys] == [False, True]
    assert [survey.shows_results(AT) for survey in surveys] == [True, False]
    for figures in figures_of([survey.pk for survey in surveys], "sv").values():
        assert figures.total.both >= 12
        assert min(figures.total.fi, figures.total.sv) >= 3
    assert SurveyAct.objects.get().by.username == "koordinaattori"


def test_the_versions_of_a_draft_are_dated_by_its_own_life_alike_in_both_languages(demo):
    ended = Consultation.objects.filter(versions__number=2).distinct().get()
    dates = {
        language: list(ended.versions.filter(language=language).values_list("published_at", flat=True))
        for language in ("fi", "sv")
    }
    assert dates["fi"] == dates["sv"]
    first, second = dates["fi"]
    assert first == ended.opens_at
    assert ended.closes_at < second < AT
    assert not DocumentVersion.objects.filter(published_at__gt=AT).exists()
