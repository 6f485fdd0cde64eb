"""A consultation is imported once; from then on its period is in the hands of the staff."""

from datetime import UTC, datetime, timedelta

import pytest

from consultations import acts
from consultations.models import Consultation, ConsultationPage, DocumentVersion
from consultations.outcomes.ledger import complete
from consultations.period import State
from hyte.importing.run import Outcome
from tests.importing.conftest import AT, reasons

FINNISH = {
    "id": "fi", "type": "consultation", "language": "fi", "title": "Tilat",
    "opens_at": "2031-04-01T09:00:00+03:00", "closes_at": "2031-05-31T16:00:00+03:00",
    "sections": [{"id": "a", "title": "Salit", "body": "Salit ovat auki.\n\n## Kesä"}],
}  # fmt: skip
SWEDISH = FINNISH | {
    "id": "sv", "language": "sv", "title": "Lokaler", "translation_of": "fi",
    "sections": [{"id": "a", "title": "Salar", "body": "Salarna är öppna."}],
}  # fmt: skip


def outcomes(report):
    return [outcome for _item, outcome in report.outcomes.values()]


def consultation():
    return Consultation.objects.get()


@pytest.mark.parametrize(
    ("closes_at", "exclusive"),
    [
        ("2031-05-31T16:00:00+03:00", "2031-05-31T13:00:00+00:00"),
        ("2031-05-31T23:58:59+03:00", "2031-05-31T20:58:59+00:00"),
        ("2031-05-31T23:59:00+03:00", "2031-05-31T21:00:00+00:00"),
        ("2031-05-31T20:59:00Z", "2031-05-31T21:00:00+00:00"),
        ("2031-06-01T00:00:00+03:00", "2031-05-31T21:00:00+00:00"),
    ],
)
def test_the_last_minute_of_a_day_in_finland_means_the_whole_day(run_import, closes_at, exclusive):
    run_import(FINNISH | {"closes_at": closes_at})
    assert consultation().closes_at.isoformat() == exclusive


def test_a_consultation_without_a_period_stays_a_draft_until_a_line_brings_one(run_import):
    bare = {key: value for key, value in FINNISH.items() if not key.endswith("_at")}
    run_import(bare)
    assert consultation().state(AT) is State.DRAFT
    assert outcomes(run_import(FINNISH)) == [Outcome.CHANGED]
    assert consultation().state(AT) is State.OPEN
    assert DocumentVersion.objects.count() == 1


def test_the_acts_of_an_upcoming_consultation_are_of_the_day_of_the_import(run_import):
    run_import(FINNISH | {"opens_at": "2031-05-01T09:00:00+03:00"})
    assert [act.at for act in consultation().acts.all()] == [AT]


@pytest.mark.parametrize("key", ["opens_at", "closes_at"])
def test_an_announced_period_is_not_changed_by_an_import(run_import, key):
    run_import(FINNISH)
    report = run_import(FINNISH | {key: "2031-04-20T12:00:00+03:00"})
    assert reasons(report) == [
        "line 1: The comment period was announced already: extend it or end it in the staff interface."
    ]


def test_the_same_file_is_right_after_staff_have_extended_the_period(run_import):
    run_import(FINNISH, SWEDISH)
    later = datetime(2031, 6, 30, 21, tzinfo=UTC)
    acts.extend(consultation=consultation(), closes_at=later, reason_fi="Loma", reason_sv="Semester", by=None, at=AT)
    assert outcomes(run_import(FINNISH, SWEDISH)) == [Outcome.UNCHANGED, Outcome.UNCHANGED]
    assert consultation().closes_at == later


def test_a_changed_section_freezes_a_new_version_and_keeps_its_identity(run_import):
    run_import(FINNISH, SWEDISH)
    before = [block.id for block in ConsultationPage.objects.get(external_id="fi").sections]
    run_import(FINNISH | {"sections": [{"id": "a", "title": "Salit", "body": "Salit ovat kiinni."}]})
    assert [block.id for block in ConsultationPage.objects.get(external_id="fi").sections] == before
    assert DocumentVersion.objects.filter(language="fi").count() == 2
    assert consultation().sections.count() == 1


def test_sections_of_one_id_in_two_consultations_are_two(run_import):
    run_import(FINNISH, FINNISH | {"id": "toinen"})
    first, second = ConsultationPage.objects.order_by("pk")
    assert first.sections[0].id != second.sections[0].id


def test_a_page_cannot_move_to_another_consultation(run_import):
    run_import(FINNISH, SWEDISH | {"translation_of": None})
    report = run_import(SWEDISH)
    assert reasons(report) == [
        "line 1: A consultation that is on the site cannot be joined with another one or parted."
    ]


def test_an_outcome_is_declared_once_the_period_has_ended(run_import):
    said = FINNISH | {"outcome": {"asked": "Mitä?", "done": "Tätä."}}
    run_import(said)
    assert consultation().summary_published_at is None
    ended = AT + timedelta(days=60)
    assert outcomes(run_import(said, at=ended)) == [Outcome.CHANGED]
    assert consultation().summary_published_at == ended
    assert consultation().outcome.public_texts("fi") == {"asked": "Mitä?", "done": "Tätä."}
    assert outcomes(run_import(said, at=ended)) == [Outcome.UNCHANGED]


def test_both_languages_tell_one_outcome(run_import):
    run_import(FINNISH | {"outcome": "Tätä."}, SWEDISH | {"outcome": "Detta."}, at=AT + timedelta(days=60))
    account = consultation().outcome
    assert (account.public_texts("fi"), account.public_texts("sv")) == ({"done": "Tätä."}, {"done": "Detta."})


def test_null_takes_an_outcome_away(run_import):
    ended = AT + timedelta(days=60)
    run_import(FINNISH | {"outcome": "Tätä."}, at=ended)
    assert outcomes(run_import(FINNISH | {"outcome": None}, at=ended)) == [Outcome.CHANGED]
    assert consultation().outcome.published_at is None


def test_an_account_that_the_staff_declared_complete_is_theirs(run_import):
    ended = AT + timedelta(days=60)
    run_import(FINNISH | {"outcome": "Tätä."}, at=ended)
    complete(outcome=consultation().outcome, at=ended)
    assert outcomes(run_import(FINNISH | {"outcome": "Muuta."}, at=ended)) == [Outcome.UNCHANGED]
    assert consultation().outcome.done_fi == "Tätä."


def test_moderation_is_that_of_the_line(run_import):
    run_import(FINNISH)
    assert outcomes(run_import(FINNISH | {"moderation": "post"})) == [Outcome.CHANGED]
    assert consultation().moderation == "post"


def test_the_diary_number_among_the_facts_goes_to_its_own_field(run_import):
    facts = [{"label": "Vastuuyksikkö", "value": "HYTE"}, {"label": "Diaarinumero", "value": "RHVA/1/00.01"}]
    swedish = [{"label": "Diarienummer", "value": "RHVA/1/00.01"}]
    lines = (FINNISH | {"facts": facts}, SWEDISH | {"facts": swedish})
    run_import(*lines)
    assert consultation().diary_number == "RHVA/1/00.01"
    pages = {page.language: page for page in ConsultationPage.objects.all()}
    assert [block.value["label"] for block in pages["fi"].facts] == ["Vastuuyksikkö"]
    assert not pages["sv"].facts
    assert outcomes(run_import(*lines)) == [Outcome.UNCHANGED] * 2
    assert outcomes(run_import(FINNISH)) == [Outcome.UNCHANGED]
    assert consultation().diary_number == "RHVA/1/00.01"


def test_what_was_asked_elsewhere_is_dated_by_the_opening_in_both_languages(run_import):
    period = {"opens_at": "2030-04-01T09:00:00+03:00", "closes_at": "2030-05-31T16:00:00+03:00"}
    run_import(FINNISH | period, SWEDISH | period)
    assert set(DocumentVersion.objects.values_list("published_at", flat=True)) == {consultation().opens_at}
