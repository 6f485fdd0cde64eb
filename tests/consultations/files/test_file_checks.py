"""What is taken and what is not, told from the content alone."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from consultations.file_checks import FileRefused, FileSignal, Refusal, check_file
from consultations.file_checks.judging import MOST_BYTES
from tests.consultations.files import corpus

DEMO_FILES = Path(__file__).resolve().parents[3] / "site" / "hyte" / "demo" / "files"


def each(files: dict[str, list[bytes]]) -> list[object]:
    return [
        pytest.param(extension, content, id=f"{extension}-{number}")
        for extension, contents in files.items()
        for number, content in enumerate(contents)
    ]


NAMES = (
    "lausunto.{}", "Liite 1. Näkökohtia (luonnos).{}", "VALOKUVA.{}", "Utlåtande – slutlig version.{}", "2026-10-12.{}",
    "lausunto (1).{}", "Järjestöjen_yhteinen_v2.3.{}", "čeština i šedá žluť.{}", "👍 kannatamme.{}", "a b\tc.{}",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("extension", "content"), each(corpus.BENIGN))
def test_an_ordinary_file_is_taken(extension: str, content: bytes, name: str) -> None:
    taken = check_file(name.format(extension), content)
    assert taken.kind == extension
    assert taken.signals == ()


@pytest.mark.parametrize("path", sorted(DEMO_FILES.glob("*.[pdj][dpon]*")), ids=lambda path: path.name[:20])
def test_files_of_real_programs_are_taken(path: Path) -> None:
    if path.suffix != ".pptx":
        assert check_file(path.name, path.read_bytes()).signals == ()


@pytest.mark.parametrize("extension", ["{}", "{}".upper(), " {}"])
@pytest.mark.parametrize(("kind", "content"), each(corpus.HOSTILE))
def test_a_hostile_file_is_refused(kind: str, content: bytes, extension: str) -> None:
    with pytest.raises(FileRefused):
        check_file(f"lausunto.{extension.format(kind)}", content)


@pytest.mark.parametrize("content", [corpus.pdf(), corpus.docx(), corpus.picture(), corpus.SVG, corpus.HTML])
@pytest.mark.parametrize("extension", corpus.OTHER_EXTENSIONS)
def test_another_extension_is_refused_whatever_the_content(extension: str, content: bytes) -> None:
    with pytest.raises(FileRefused) as refused:
        check_file(f"lausunto.{extension}", content)
    assert refused.value.reason == Refusal.KIND


@pytest.mark.parametrize("kind", list(corpus.BENIGN))
@pytest.mark.parametrize("other", list(corpus.BENIGN))
def test_the_content_of_one_kind_under_the_name_of_another_is_refused(kind: str, other: str) -> None:
    if kind != other:
        with pytest.raises(FileRefused):
            check_file(f"lausunto.{other}", corpus.BENIGN[kind][0])


@pytest.mark.parametrize(("extra", "fits"), [(0, True), (1, False)])
def test_ten_megabytes_fit_and_not_a_byte_more(extra: int, fits: bool) -> None:
    content = corpus.pdf(b" " * (MOST_BYTES - len(corpus.pdf()) + extra))
    if fits:
        assert check_file("a.pdf", content).content == content
    else:
        with pytest.raises(FileRefused):
            check_file("a.pdf", content)


@pytest.mark.parametrize(
    ("content", "signal"),
    [
        (corpus.pdf(b"/OpenAction << /S /JavaScript /JS (x) >> "), FileSignal.ACTIVE_CONTENT),
        (corpus.pdf(b"/S /J#61va#53cript "), FileSignal.ACTIVE_CONTENT),
        (corpus.pdf(b"/S /Launch "), FileSignal.ACTIVE_CONTENT),
        (corpus.packed_pdf(b"<< /S /JavaScript >>"), FileSignal.ACTIVE_CONTENT),
        (corpus.pdf(b"/EmbeddedFiles 1 0 R "), FileSignal.EMBEDDED_FILE),
        (corpus.pdf(b"/Encrypt 5 0 R "), FileSignal.ENCRYPTED),
    ],
)
def test_a_pdf_that_could_act_is_taken_and_the_moderator_is_told(content: bytes, signal: FileSignal) -> None:
    assert check_file("lomake.pdf", content).signals == (signal,)


def test_letters_in_the_data_of_a_stream_mean_nothing() -> None:
    data = b">>\nendobj\n2 0 obj <<>>\nstream\n\x01/JS\x02/Launch\x03\nendstream\n<<"
    assert check_file("a.pdf", corpus.pdf(data)).signals == ()


@pytest.mark.parametrize(
    ("relation", "signals"),
    [
        ("attachedTemplate", (FileSignal.OUTSIDE_REFERENCE,)),
        ("hyperlink", ()),
    ],
)
def test_a_link_in_the_text_is_ordinary_and_a_remote_template_is_not(relation: str, signals: tuple[str, ...]) -> None:
    relation = f'<Relationship Type="http://x/relationships/{relation}" TargetMode="External"/>'
    content = corpus.docx({"word/_rels/settings.xml.rels": corpus.RELATIONS.format(relation)})
    assert check_file("a.docx", content).signals == signals


def test_an_object_in_a_document_is_told_to_the_moderator() -> None:
    content = corpus.docx({"word/embeddings/oleObject1.bin": b"\xd0\xcf"})
    assert check_file("a.docx", content).signals == (FileSignal.EMBEDDED_FILE,)


def test_a_photograph_loses_where_it_was_taken_and_stands_upright() -> None:
    taken = check_file("kuva.jpeg", corpus.picture_with_place())
    with Image.open(BytesIO(taken.content)) as picture:
        assert (dict(picture.getexif()), picture.size) == ({}, (30, 40))
    assert b"Salainen" not in taken.content


@pytest.mark.parametrize("tail", [corpus.HTML, corpus.docx(), corpus.EICAR])
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_what_hangs_behind_a_picture_is_cut_off(kind: str, tail: bytes) -> None:
    taken = check_file(f"kuva.{'jpg' if kind == 'JPEG' else 'png'}", corpus.picture(kind) + tail)
    assert tail not in taken.content
    assert not zipfile.is_zipfile(BytesIO(taken.content))


def test_a_big_photograph_is_kept_at_half_its_size() -> None:
    taken = check_file("kuva.jpg", corpus.picture(size=(7000, 5000)))
    with Image.open(BytesIO(taken.content)) as picture:
        assert picture.size == (3500, 2500)


def test_the_same_file_is_the_same_after_it_was_written_anew() -> None:
    first, again = (check_file("kuva.png", corpus.picture("PNG")) for _turn in range(2))
    assert first.sha256 == again.sha256
