"""Files beside the import file: found safely, checked, stored once, and never left over."""

import pytest

from blog.models import BlogPage
from hyte.importing.run import Outcome
from hyte.media import file_reading
from hyte.media.models import CustomDocument, CustomImage, FileText, TextStatus
from materials.models import MaterialArchivePage, PartnershipDayPage
from tests.importing.conftest import reasons

DAY = {
    "id": "d", "type": "partnership_day", "language": "fi", "title": "Päivä",
    "starts_at": "2031-05-01T09:00:00+03:00", "ends_at": "2031-05-01T12:00:00+03:00",
}  # fmt: skip
FILE = {"id": "f", "type": "file", "language": "fi", "title": "Muistio", "path": "muistio.txt", "day": "d"}
POST = {"id": "p", "type": "blog", "language": "fi", "title": "Uutinen"}


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "tuonti"
    folder.mkdir()
    (folder / "muistio.txt").write_text("Sovittiin talkoista.")
    (tmp_path / "salaisuus.txt").write_text("Ei tuotavaksi.")
    return folder


def attached(path, **keys):
    return POST | {"attachments": [{"title": "Liite", "path": path} | keys]}


def stored(settings):
    root = settings.MEDIA_ROOT
    return [file.name for file in root.rglob("*") if file.is_file()] if root.exists() else []


@pytest.mark.parametrize("path", ["../salaisuus.txt", "/etc/hostname", "linkki.txt", "a/../../salaisuus.txt"])
def test_a_path_cannot_lead_out_of_the_folder(run_import, folder, path):
    (folder / "linkki.txt").symlink_to(folder.parent / "salaisuus.txt")
    report = run_import(attached(path), folder=folder)
    assert reasons(report) == [f"line 1: The path {path} leads out of the folder of the import file."]


@pytest.mark.parametrize("path", ["ei-ole.txt", ".", "x" * 300])
def test_a_file_that_cannot_be_read_is_named(run_import, folder, path):
    assert reasons(run_import(attached(path), folder=folder)) == [
        f"line 1: The file {path} is missing or cannot be read."
    ]


def test_only_documents_of_known_types_are_taken(run_import, folder):
    (folder / "ohjelma.exe").write_bytes(b"MZ")
    (reason,) = reasons(run_import(attached("ohjelma.exe"), folder=folder))
    assert reason.startswith("line 1: The type of ohjelma.exe is not accepted; accepted are: csv, docx,")


def test_a_document_that_is_too_large_is_refused(run_import, folder, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 19
    report = run_import(attached("muistio.txt"), folder=folder)
    assert reasons(report) == ["line 1: muistio.txt has 20 bytes; at most 19 are accepted."]


def test_a_picture_that_is_none_is_refused(run_import, folder):
    (folder / "kuva.png").write_text("ei kuva")
    (reason,) = reasons(run_import(POST | {"image": "kuva.png"}, folder=folder))
    assert reason.startswith("line 1: The picture kuva.png is not accepted:")


def test_a_line_that_fails_leaves_no_file(run_import, folder, settings):
    both = [{"title": "Liite", "path": "muistio.txt"}, {"title": "Puuttuu", "path": "ei-ole.txt"}]
    run_import(POST | {"attachments": both}, folder=folder)
    assert (CustomDocument.objects.count(), stored(settings)) == (0, [])


def test_one_file_attached_to_two_posts_is_one_document(run_import, folder, settings):
    run_import(attached("muistio.txt"), attached("muistio.txt") | {"id": "q"}, folder=folder)
    assert (CustomDocument.objects.count(), stored(settings)) == (1, ["muistio.txt"])
    assert BlogPage.objects.first().attachments[0].value == BlogPage.objects.last().attachments[0].value


def test_a_changed_file_is_the_same_document_with_new_content(run_import, folder):
    run_import(attached("muistio.txt"), folder=folder)
    before = CustomDocument.objects.get()
    (folder / "muistio.txt").write_text("Sovittiin toisin.")
    run_import(attached("muistio.txt"), folder=folder)
    after = CustomDocument.objects.get()
    assert (after.pk, after.file.read()) == (before.pk, b"Sovittiin toisin.")


def test_a_document_with_a_known_kind_keeps_it_and_any_other_is_other_material(run_import, folder):
    kinds = {"slides": "slides", "presentation": "slides", "notes": "memo", "kansio": "other"}
    lines = [FILE | {"id": kind, "title": kind, "day": None, "kind": kind} for kind in kinds]
    run_import(*lines, folder=folder)
    assert dict(CustomDocument.objects.values_list("external_id", "kind")) == kinds


def test_files_of_one_day_are_published_together(run_import, folder):
    run_import(DAY, FILE, FILE | {"id": "g", "title": "Toinen"}, folder=folder)
    day = PartnershipDayPage.objects.get()
    assert [row.document.external_id for row in day.materials.all()] == ["f", "g"]
    assert day.revisions.count() == 2


def test_a_file_moves_to_the_archive_when_it_belongs_to_no_day_any_more(run_import, folder):
    run_import(DAY, FILE, folder=folder)
    run_import(FILE | {"day": None}, folder=folder)
    assert not PartnershipDayPage.objects.get().materials.exists()
    archive = MaterialArchivePage.objects.in_language("fi").get()
    assert [row.document.external_id for row in archive.materials.all()] == ["f"]


def test_a_day_with_a_draft_keeps_it_and_the_file_is_a_problem_of_its_line(run_import, folder):
    run_import(DAY, folder=folder)
    draft = PartnershipDayPage.objects.get()
    draft.title = "Keskeneräinen"
    draft.save_revision()
    report = run_import(FILE, folder=folder)
    assert reasons(report) == ["line 1: The page has a draft with changes: publish or discard it first."]


def test_a_dry_run_stores_neither_rows_nor_files(run_import, folder, settings):
    report = run_import(DAY, FILE, attached("muistio.txt"), folder=folder, dry_run=True)
    assert [outcome for _item, outcome in report.outcomes.values()] == [Outcome.CREATED] * 3
    assert (BlogPage.objects.count(), CustomDocument.objects.count(), stored(settings)) == (0, 0, [])


def test_a_dry_run_finds_the_same_faults(run_import, folder):
    report = run_import(attached("ei-ole.txt"), FILE, folder=folder, dry_run=True)
    assert [problem.line for problem in report.problems] == [1, 2]


def test_a_file_of_an_unknown_day_is_refused(run_import, folder):
    (reason,) = reasons(run_import(FILE, folder=folder))
    assert reason.startswith("line 1: day refers to d, which is neither")
    assert not CustomDocument.objects.exists()


def test_a_portrait_is_described_by_the_line_and_in_the_other_language_by_the_name(run_import):
    author = {"name": "Aino Salo", "portrait": "muotokuva.png", "portrait_alt": "Aino hymyilee."}
    run_import(POST | {"authors": [author]})
    picture = CustomImage.objects.get()
    assert (picture.alt_fi, picture.alt_sv, picture.is_decorative) == ("Aino hymyilee.", "Aino Salo", False)


def test_what_is_in_imported_files_is_read_in_the_background(run_import, folder, now):
    known_by_text = {
        "id": "t",
        "type": "file",
        "language": "fi",
        "title": "Diat",
        "text": "Dia 1: talkoot",
        "day": None,
    }
    run_import(DAY, FILE, attached("muistio.txt"), known_by_text, folder=folder)
    assert set(FileText.objects.values_list("status", flat=True)) == {TextStatus.WAITING}
    while file_reading.read_next(at=now):
        pass
    texts = {document.title: document.file_text.text for document in CustomDocument.objects.all()}
    assert texts == {"Muistio": "Sovittiin talkoista.", "Liite": "Sovittiin talkoista.", "Diat": "Dia 1: talkoot"}
