"""Each bad line is named with its number and reason; the good lines around it are imported."""

import pytest

from consultations.models import Consultation, Statement
from hyte.importing.problems import LineError
from hyte.media.models import CustomDocument
from hyte.pages.models import ContentPage
from hyte.people.models import ContactPage, Person
from tests.importing.conftest import CONTENT, imported_once, reasons

GOOD = {1, 18, 24, 51, 52}
"""The lines of the test content without a fault; its README says what is wrong with the others."""

LINES = len((CONTENT / "broken.jsonl").read_bytes().splitlines())

NO_SUCH = "which is neither on the site nor in a good line of the file."

REASONS = {
    10: "The id b-yhteys is already that of line 1.",
    13: "The key title is missing.",
    19: "opens_at and closes_at are not the same as those of b-kuuleminen-fi.",
    20: "closes_at must be later than opens_at.",
    23: "Two sections have the id a.",
    25: "The sections are not the same as those of b-pari-fi.",
    26: f"consultation refers to b-ei-ole, {NO_SUCH}",
    27: "The consultation has no section z.",
    28: "comments[1].body may have at most 10000 characters and has 10001.",
    34: "A person's statement needs a name, any other one an organisation.",
    35: "The key submitted_at is missing.",
    37: "The file ei-ole.pdf is missing or cannot be read.",
    38: "A new file needs title, and path or text.",
    39: "The path ../../conftest.py leads out of the folder of the import file.",
    41: "ends_at must be later than starts_at.",
    44: f"contacts refers to b-ei-ole, {NO_SUCH}",
    46: "b-kunnossa is in the same language: it cannot be the source.",
    47: "b-yhteys is not of the type page but of the type contact.",
    49: "ei osoite is not an e-mail address.",
    50: 'title holds half a character: "Puolikas \\ud800".',
}


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def broken(made_once, django_db_blocker, tmp_path_factory):
    with imported_once("broken.jsonl", tmp_path_factory.mktemp("media"), django_db_blocker) as report:
        yield report


def test_exactly_the_bad_lines_are_refused(broken):
    assert {problem.line for problem in broken.problems} == set(range(1, LINES + 1)) - GOOD


def test_the_good_lines_between_them_are_imported(broken):
    assert ContentPage.objects.get(external_id="b-kunnossa").live
    assert [page.external_id for page in ContactPage.objects.all()] == ["b-yhteys"]
    assert Consultation.objects.count() == 2


def test_a_bad_line_leaves_nothing_behind(broken):
    assert (Statement.objects.count(), CustomDocument.objects.count(), Person.objects.count()) == (0, 0, 1)


def test_the_reasons_are_precise(broken):
    said = dict(line.removeprefix("line ").split(": ", 1) for line in reasons(broken))
    assert {line: said[str(line)] for line in REASONS} == REASONS


def test_what_refers_to_a_bad_line_is_refused_with_it(run_import):
    report = run_import(
        {"id": "c", "type": "consultation", "language": "fi", "title": "Kysely", "opens_at": "2031-01-01T00:00:00Z"},
        {"id": "s", "type": "statement", "language": "fi", "consultation": "c"},
    )
    assert reasons(report) == [
        "line 1: opens_at and closes_at belong together: state both or neither.",
        f"line 2: consultation refers to c, {NO_SUCH}",
    ]


def test_what_the_database_refuses_is_a_problem_of_the_line(run_import):
    report = run_import(
        {"id": "p", "type": "page", "language": "fi", "title": "Sivu", "related_links": [{"title": "Linkki"}]},
        {"id": "q", "type": "page", "language": "fi", "title": "Toinen"},
    )
    assert reasons(report) == ["line 1: The key related_links.url is missing."]
    assert ContentPage.objects.filter(external_id="q").exists()


def test_the_message_of_a_problem_names_what_is_wrong():
    error = LineError("%(key)s must not be empty.", key="title")
    assert str(error) == "title must not be empty."
