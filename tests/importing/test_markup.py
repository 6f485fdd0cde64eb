"""The markup of a body: paragraphs, headings, lists, and nothing else."""

import pytest

from hyte.importing.markup import rich_text, same_rich_text


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("Yksi\n\nKaksi", "<p>Yksi</p><p>Kaksi</p>"),
        ("Katu 1\nKylä", "<p>Katu 1<br/>Kylä</p>"),
        ("## Otsikko\nTeksti", "<h2>Otsikko</h2><p>Teksti</p>"),
        ("Alku:\n- yksi\n- kaksi\nLoppu", "<p>Alku:</p><ul><li>yksi</li><li>kaksi</li></ul><p>Loppu</p>"),
        ("- yksi\n\n- toinen luettelo", "<ul><li>yksi</li></ul><ul><li>toinen luettelo</li></ul>"),
        ("#Ei otsikko\n-ei luettelo", "<p>#Ei otsikko<br/>-ei luettelo</p>"),
    ],
)
def test_markup_becomes_rich_text(text, html):
    assert rich_text(text) == html


def test_what_looks_like_html_stays_text():
    assert rich_text("<script>1 & 2</script>") == "<p>&lt;script&gt;1 &amp; 2&lt;/script&gt;</p>"


def test_the_marks_of_the_editor_make_no_difference():
    assert same_rich_text('<p data-block-key="a1b2c">Teksti</p>', "<p>Teksti</p>")
    assert not same_rich_text("<p>Teksti</p>", "<p>Toinen</p>")
