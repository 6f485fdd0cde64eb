"""The blocks of a body: what each shows and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest
from django.template.loader import render_to_string
from wagtail.blocks import StructBlockValidationError

from hyte.pages.blocks import BodyBlock
from hyte.pages.blocks.links import ReadMoreBlock
from hyte.pages.models import ContentPage
from tests.media.factories import DocumentFactory, ImageFactory
from tests.pages.streams import stream

pytestmark = pytest.mark.django_db

TABLE = {
    "table": {
        "caption": "Avustukset",
        "columns": [{"type": "text", "heading": "Järjestö"}, {"type": "text", "heading": "Euroa"}],
        "rows": [{"values": ["Kyläyhdistys", "1 200"]}],
    },
    "row_headers": True,
}


def render(kind: str, value: Any) -> str:
    """Return the HTML of one block, its white space as single spaces."""
    body = stream(ContentPage, "body", (kind, value))
    return " ".join(str(body).split())


def test_a_heading_has_an_address_of_its_own() -> None:
    html = render("heading", {"text": "Miten voit vaikuttaa?", "level": "3"})
    assert html == '<h3 id="miten-voit-vaikuttaa">Miten voit vaikuttaa?</h3>'


def test_a_quotation_names_its_source_and_its_language() -> None:
    html = render("quote", {"text": "Tillsammans.", "source": "Byaföreningen", "language": "sv"})
    assert '<blockquote class="quote__text" lang="sv">' in html
    assert "<figcaption" in html


def test_what_a_reader_wrote_stays_text() -> None:
    shown = render("quote", {"text": "<script>alert(1)</script>", "source": "<b>x</b>"})
    assert "&lt;script&gt;" in shown
    assert "&lt;b&gt;x" in shown
    assert "<script>" not in shown


def test_a_picture_brings_its_text_alternative() -> None:
    html = render("image", {"image": ImageFactory(alt_fi="Laituri").pk, "caption": "Rannalla"})
    assert 'alt="Laituri"' in html
    assert "Rannalla" in html


def test_a_video_is_a_link_and_loads_nothing_of_the_other_site() -> None:
    html = render(
        "video", {"title": "Tallenne", "address": "https://v.example/1", "language": "fi", "captions": ["fi"]}
    )
    assert 'href="https://v.example/1"' in html
    assert "<iframe" not in html
    assert "src=" not in html


def test_a_table_has_a_caption_and_header_cells_in_both_directions() -> None:
    html = render("table", TABLE)
    assert "<caption>Avustukset</caption>" in html
    assert '<th scope="col">Euroa</th>' in html
    assert '<th scope="row">Kyläyhdistys</th>' in html


def test_every_text_of_a_table_can_be_translated() -> None:
    block = BodyBlock().child_blocks["table"].child_blocks["table"]
    table = block.to_python(TABLE["table"])
    segments = block.get_translatable_segments(table)
    assert [segment.string.data for segment in segments] == ["Avustukset", "Järjestö", "Euroa", "Kyläyhdistys", "1 200"]
    translated = block.restore_translated_segments(table, segments)
    assert block.get_prep_value(translated) == TABLE["table"]


def test_a_link_to_a_file_elsewhere_says_its_type() -> None:
    html = render("read_more", {"title": "Ohjelma", "address": "https://a.example/ohjelma.pdf", "language": "sv"})
    assert 'hreflang="sv">Ohjelma (PDF, ' in html


@pytest.mark.parametrize("targets", [{}, {"address": "https://a.example", "document": True}])
def test_a_read_more_link_has_exactly_one_target(targets: dict[str, Any]) -> None:
    document = DocumentFactory() if "document" in targets else None
    value = {"title": "Lue lisää", "page": None, "document": document, "address": targets.get("address", "")}
    block = ReadMoreBlock()
    with pytest.raises(StructBlockValidationError):
        block.clean(block.normalize(value | {"language": ""}))


def test_an_outside_address_needs_words() -> None:
    block = ReadMoreBlock()
    value = {"title": "", "page": None, "document": None, "address": "https://a.example", "language": ""}
    with pytest.raises(StructBlockValidationError) as raised:
        block.clean(block.normalize(value))
    assert "title" in raised.value.block_errors


@pytest.mark.parametrize("name", sorted(BodyBlock().child_blocks))
def test_every_block_can_be_previewed(name: str) -> None:
    block = BodyBlock().child_blocks[name]
    value = block.get_preview_value()
    render_to_string(block.meta.template, {"value": value, "self": value})
    assert block.meta.icon
    assert block.get_description()


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("heading", {"text": "Anslag", "level": "2"}, ["Anslag"]),
        (
            "quote",
            {"text": "Tillsammans.", "source": "Byaföreningen", "language": "sv"},
            ["Tillsammans.", "Byaföreningen"],
        ),
    ],
)
def test_how_a_block_is_shown_is_no_word_for_the_search(kind: str, value: Any, text: list[str]) -> None:
    body = stream(ContentPage, "body", (kind, value))
    assert body.stream_block.get_searchable_content(body) == text
