"""The components: what each must say to everybody, whatever is given to it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from hyte.pages.templatetags.files import file_size
from hyte.pages.templatetags.pagination import page_numbers

PERSON = SimpleNamespace(
    name="Annika Holmskär", role="Koordinaattori", organisation="Rantamaa", email="annika@rantamaa.example",
    phone="040 123 4567", language_names=["suomi"], portrait=None,
)  # fmt: skip


def render(name: str, *, at: str = "/fi/", reader: str = "fi", **context: Any) -> str:
    with translation.override(reader):
        html = render_to_string(f"components/{name}.html", context, RequestFactory().get(at))
    return re.sub(r"\s+", " ", html)


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, [1, 2, None, 20]), (7, [1, None, 6, 7, 8, None, 20]), (20, [1, None, 19, 20])],
)
def test_a_long_list_offers_its_ends_and_the_neighbours(number: int, expected: list[int | None]) -> None:
    assert page_numbers(Paginator(range(200), 10).page(number)) == expected


def test_an_address_breaks_before_its_signs_only() -> None:
    html = render("person_card", person=PERSON)
    assert "annika<wbr>@rantamaa<wbr>.example</a>" in html


def test_comments_of_one_author_are_told_apart_by_their_sections() -> None:
    html = render(
        "comment", id="k1", author="Maria", date=datetime(2026, 10, 12, 9, tzinfo=UTC), language="fi", section="Tilat"
    )
    assert 'aria-labelledby="k1-author k1-section"' in html
    assert 'id="k1-section"' in html


def test_pages_of_a_list_keep_the_rest_of_the_query_string() -> None:
    html = render("pagination", at="/fi/haku/?q=apua&page=2", page=Paginator(range(30), 10).page(2))
    assert 'href="?q=apua&amp;page=3"' in html
    assert 'aria-current="page"' in html
    assert "Sivu 2/3" in html


def test_a_list_of_one_page_has_no_pagination() -> None:
    assert "<nav" not in render("pagination", page=Paginator(range(3), 10).page(1))


@pytest.mark.parametrize(("size", "text"), [(200, "1 kt"), (999_400, "999 kt"), (1_000_000, "1,0 Mt")])
def test_the_size_of_a_file_is_written_in_the_reader_s_units(size: int, text: str) -> None:
    with translation.override("fi"):
        assert file_size(size) == text


def test_a_link_to_a_file_says_type_size_and_language_in_its_text() -> None:
    html = render("file_link", title="Utkast", url="/f", type="pdf", size=1_258_291, language="sv")
    assert "(PDF, 1,3 Mt, " in html
    assert "ruotsiksi)" in html
    assert '<span class="file-link__title" lang="sv">Utkast</span>' in html


def test_a_person_who_has_left_is_a_name_only() -> None:
    assert "mailto:annika@rantamaa.example" in render("person_card", person=PERSON)
    gone = render("person_card", person=PERSON, left=True)
    assert "Annika Holmskär" in gone
    assert not re.search("Koordinaattori|Rantamaa|@|040", gone)


@pytest.mark.parametrize(
    "state", ["upcoming", "open", "closing_soon", "closed", "summary_published", "cancelled", "draft"]
)
def test_every_state_of_a_consultation_has_words_and_a_sign(state: str) -> None:
    html = render("consultation_status", state=state)
    assert re.search(r"</svg>\w+", html)
    assert 'aria-hidden="true"' in html


def test_the_states_of_a_consultation_have_different_signs() -> None:
    states = ("upcoming", "open", "closing_soon", "closed", "summary_published", "cancelled")
    assert len({re.search(r"<(?:path|circle)[^>]*>", render("consultation_status", state=s))[0] for s in states}) == 6


def test_a_comment_keeps_its_language_while_what_surrounds_it_has_that_of_the_page() -> None:
    html = render(
        "comment", id="k1", author="Maria", date=datetime(2026, 10, 12, 9, tzinfo=UTC), language="sv", body="Hej"
    )
    assert '<article class="comment" id="k1" aria-labelledby="k1-author" lang="sv">' in html
    assert '<header class="comment__header" lang="fi">' in html
    assert "ma 12.10.2026 klo 12.00" in html


def test_an_answer_of_the_authority_says_so_in_words() -> None:
    assert "Viranomaisen vastaus" in render("comment", author="Rantamaa", language="fi", body="Kiitos", official=True)


def test_a_notice_names_its_kind_and_keeps_its_heading_level() -> None:
    html = render("notification", kind="alert", title="Hidas haku", text="Yritä uudelleen.", heading_level=2)
    assert "<h2" in html
    assert "Huomaa" in html


def test_a_text_in_another_language_is_marked_and_named_on_a_card() -> None:
    html = render("card", title="Begäran", url="/sv/x/", language="sv")
    assert '<h3 class="card__heading" lang="sv">' in html
    assert "ruotsiksi" in html


def test_what_is_given_to_a_component_is_escaped() -> None:
    html = render("card", title="<script>", url="/", summary="<b>", kicker="<i>", tags=["<u>"])
    assert not re.search("<script|<b>|<i>|<u>", html)


def test_a_label_is_written_as_it_is_and_a_link_with_its_title() -> None:
    html = render("tags", tags=["järjestöt ja yhdistykset", SimpleNamespace(title="Apu", url="/fi/apu/")])
    assert "järjestöt ja yhdistykset" in html
    assert 'href="/fi/apu/"' in html


@pytest.mark.parametrize(
    ("name", "context"),
    [
        ("components/consultation_status", {"state": "open"}),
        ("consultations/deadline", {"state": "draft"}),
        ("consultations/surveys/deadline", {"state": "draft"}),
    ],
)
def test_what_stands_within_a_sentence_brings_no_space_of_its_own(name: str, context: dict[str, Any]) -> None:
    html = render_to_string(f"{name}.html", context)
    assert html == html.strip()
