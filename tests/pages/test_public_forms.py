"""How public forms are rendered: names, help and errors tied to their fields, and the staff's forms left alone."""

from __future__ import annotations

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils import translation

from hyte.pages.forms import PublicForm


class StatementLikeForm(PublicForm):
    capacity = forms.ChoiceField(
        label="Capacity", choices=[("person", "Person"), ("body", "Organisation")], widget=forms.RadioSelect
    )
    name = forms.CharField(label="Name", help_text="Shown to all.")
    email = forms.EmailField(label="E-mail", required=False)
    text = forms.CharField(label="Text", required=False, max_length=20, help_text="Plain.", widget=forms.Textarea)
    read = forms.BooleanField(label="I have read", help_text="The notice.")
    key = forms.CharField(widget=forms.HiddenInput)


@pytest.fixture
def empty() -> str:
    return StatementLikeForm().render()


@pytest.fixture
def faulty() -> str:
    return StatementLikeForm({"text": "x" * 21}).render()


def test_a_field_is_described_by_its_help_and_then_its_error(faulty: str) -> None:
    assert 'aria-describedby="id_name_helptext id_name_error"' in faulty
    assert 'id="id_name_helptext"' in faulty
    assert 'id="id_name_error"' in faulty


def test_a_faulty_field_says_so_to_assistive_technology(empty: str, faulty: str) -> None:
    assert 'aria-invalid="true"' in faulty
    assert "aria-invalid" not in empty


def test_the_limit_of_a_long_text_is_a_sentence_that_describes_it(empty: str) -> None:
    assert 'aria-describedby="id_text_helptext id_text_limit"' in empty
    assert 'data-maximum="20"' in empty


def test_a_long_text_is_never_cut_by_the_browser(empty: str) -> None:
    assert "maxlength" not in empty.partition("<textarea")[2].partition(">")[0]


def test_what_was_typed_is_handed_back(faulty: str) -> None:
    assert "x" * 21 in faulty


def test_several_faults_of_a_field_are_told_apart() -> None:
    form = StatementLikeForm({})
    form.add_error("name", "First fault.")
    form.add_error("name", "Second fault.")
    error = str(form["name"].as_field_group()).split('id="id_name_error"')[1].split("</div>")[0]
    assert "<span>First fault.</span> <span>Second fault.</span>" in error


def test_options_are_a_group_with_a_legend(empty: str) -> None:
    assert "<fieldset" in empty
    assert '<legend class="hds-selection-group__legend">Capacity' in empty
    assert '<label class="hds-radio-button__label" for="id_capacity_1">Organisation</label>' in empty


@pytest.mark.parametrize(("language", "word"), [("fi", "pakollinen"), ("sv", "obligatorisk")])
def test_a_required_field_says_so_in_words(language: str, word: str) -> None:
    with translation.override(language):
        rendered = StatementLikeForm().render()
    assert rendered.count(f"({word})") == 3


def test_the_error_summary_links_to_each_field_and_to_the_first_option_of_a_group(faulty: str) -> None:
    summary = faulty.partition("</section>")[0]
    assert 'href="#id_name"' in summary
    assert 'href="#id_capacity_0"' in summary
    assert 'tabindex="-1" autofocus' in summary


def test_a_form_without_errors_has_no_summary(empty: str) -> None:
    assert "error-summary" not in empty


def test_an_e_mail_field_lets_the_browser_fill_it_in(empty: str) -> None:
    assert 'autocomplete="email"' in empty


def test_a_form_of_the_staff_keeps_django_s_templates() -> None:
    class StaffForm(forms.Form):
        name = forms.CharField()

    rendered = StaffForm().render()
    assert "hds-" not in rendered
    assert "<div>" in rendered


def test_the_title_of_a_page_with_a_faulty_form_begins_with_the_word_error(home_fi: object, rf: object) -> None:
    with translation.override("sv"):
        page = render_to_string("404.html", {"form": StatementLikeForm({})}, rf.get("/sv/"))  # type: ignore[attr-defined]
    assert "<title>Fel: " in page
