"""The markup of a body: paragraphs, headings, lists, and nothing else."""

import pytest

from hyte.importing.markup import body_blocks, rich_text, without_editor_marks


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("Yksi\n\nKaksi", "<p>Yksi</p><p>Kaksi</p>"),
        ("Katu 1\nKylä", "<p>Katu 1<br/>Kylä</p>"),
        ("## Otsikko\nTeksti", "<h2>Otsikko</h2><p>Teksti</p>"),
        ("## Yksi\n## Kaksi", "<h2>Yksi</h2><h2>Kaksi</h2>"),
        ("Alku:\n- yksi\n- kaksi\nLoppu", "<p>Alku:</p><ul><li>yksi</li><li>kaksi</li></ul><p>Loppu</p>"),
        ("- yksi\n\n- toinen luettelo", "<ul><li>yksi</li></ul><ul><li>toinen luettelo</li></ul>"),
        ("#Ei otsikko\n-ei luettelo", "<p>#Ei otsikko<br/>-ei luettelo</p>"),
    ],
)
def test_markup_becomes_rich_text(text, html):
    assert rich_text(text) == html


def test_what_looks_like_html_stays_text():
    assert rich_text("<script>1 & 2</script>") == "<p>&lt;script&gt;1 &amp; 2&lt;/script&gt;</p>"


def test_a_heading_in_a_section_is_one_level_lower():
    assert rich_text("## Tilat", heading="h3") == "<h3>Tilat</h3>"


def test_each_heading_of_a_body_is_a_block_of_its_own():
    assert body_blocks("Alku\n\nJatko\n\n## Tilat\n\n- sali") == [
        {"type": "paragraph", "value": "<p>Alku</p><p>Jatko</p>"},
        {"type": "heading", "value": {"text": "Tilat", "level": "2"}},
        {"type": "paragraph", "value": "<ul><li>sali</li></ul>"},
    ]


@pytest.mark.parametrize(("length", "kind"), [(150, "heading"), (151, "paragraph")])
def test_a_heading_that_is_too_long_for_a_block_stays_in_the_text(length, kind):
    assert body_blocks(f"## {'x' * length}")[0]["type"] == kind


def test_the_marks_of_the_editor_make_no_difference():
    edited = [{"type": "paragraph", "id": "1", "value": '<p data-block-key="a1b2c">Teksti</p>'}]
    assert without_editor_marks(edited) == body_blocks("Teksti")
