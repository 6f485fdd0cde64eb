"""What is wrong with a form of the staff is said at the top of the page, with the way to each field."""

from __future__ import annotations

import pytest
from django import forms
from django.template import Context, Template

pytestmark = pytest.mark.smoke


class OneForm(forms.Form):
    day = forms.DateField(label="päivä")
    choice = forms.ChoiceField(label="Päätös", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    key = forms.CharField(widget=forms.HiddenInput)

    def clean(self) -> None:
        raise forms.ValidationError("Koko lomake <on> väärin.")


def summary(**context: object) -> str:
    names = " ".join(name for name in context if name != "points")
    points = " points=points" if "points" in context else ""
    return Template(f"{{% load staff_forms %}}{{% staff_errors {names}{points} %}}").render(Context(context)).strip()


def test_without_errors_nothing_is_said() -> None:
    assert summary(form=OneForm(), others={"b": OneForm()}) == ""


def test_each_error_leads_to_its_field_in_whichever_form_it_is() -> None:
    said = summary(forms={"first": OneForm(), "second": [("act", OneForm({}, prefix="x"))]})
    assert 'href="#id_x-day">Päivä – ' in said
    assert 'href="#id_x-choice_0">Päätös – ' in said
    assert "Koko lomake &lt;on&gt; väärin." in said
    assert "#id_x-key" not in said


def test_it_is_an_alert_that_takes_the_focus() -> None:
    said = summary(form=OneForm({}))
    assert all(attribute in said for attribute in ('role="alert"', 'tabindex="-1"', "autofocus"))


def test_what_is_to_be_mended_elsewhere_leads_there() -> None:
    assert '<a href="#kohta">Avoin</a>' in summary(form=OneForm(), points=[("Avoin", "#kohta")])
