"""Forms that the public fills in, rendered with the site's own field templates.

The staff interface renders its forms with Django's default renderer and Wagtail's panels. A public form brings its own
renderer instead of overriding Django's templates, so neither can disturb the other.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import CheckboxInput, ChoiceWidget, FileInput, Script, Textarea, Widget


class PublicBoundField(forms.BoundField):
    """A field with what the design system and assistive technology need to know about it."""

    @property
    def maximum(self) -> int | None:
        """Return how many characters a long text may have, where it has a limit."""
        return getattr(self.field, "max_length", None) if isinstance(self.field.widget, Textarea) else None

    @property
    def is_checkbox(self) -> bool:
        """Return whether the field is one box to tick, whose label stands after it."""
        return isinstance(self.field.widget, CheckboxInput)

    @property
    def focus_id(self) -> str:
        return focus_id(self)

    @property
    def aria_describedby(self) -> str | None:
        """Return the ids of the help text, the limit and the errors, in the order in which they are to be read."""
        described = super().aria_describedby
        if described is None or not self.maximum:
            return described
        parts = described.split()
        parts.insert(1 if self.help_text else 0, f"{self.auto_id}_limit")
        return " ".join(parts)

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Widget | None = None) -> dict[str, Any]:
        """Add the class of the design system.

        A long text gets no `maxlength`, with which browsers cut a pasted text without a word.
        """
        attrs = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        if widget.is_hidden:
            return attrs
        attrs.setdefault("class", widget_class(widget))
        if isinstance(self.field, forms.EmailField):
            attrs.setdefault("autocomplete", widget.attrs.get("autocomplete", "email"))
        if self.maximum:
            widget.attrs.pop("maxlength", None)
            attrs["data-maximum"] = str(self.maximum)
        return attrs


def focus_id(field: forms.BoundField) -> str:
    """Return the id of the element that a link from an error summary leads to: the first option of a group."""
    if field.use_fieldset and field.subwidgets:
        return field.subwidgets[0].id_for_label or field.auto_id
    return field.id_for_label or field.auto_id


def widget_class(widget: Widget) -> str:
    """Return the class of the design system for the element that the reader fills in."""
    if isinstance(widget, CheckboxInput) or getattr(widget, "input_type", "") == "checkbox":
        return "hds-checkbox__input"
    if isinstance(widget, ChoiceWidget):
        return "hds-radio-button__input" if widget.input_type == "radio" else "hds-text-input__input field__select"
    if isinstance(widget, FileInput):
        return "field__file"
    return "hds-text-input__input"


class PublicRenderer(TemplatesSetting):
    """Renders forms and fields with the templates in `templates/forms`; widgets stay Django's own."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    bound_field_class = PublicBoundField


class PublicForm(forms.Form):
    """The base of every form that the public fills in.

    Errors are shown by the server in the reader's language and nothing typed is lost. The browser's own check of
    required fields, whose messages come in the language of the browser, is left out.
    """

    default_renderer = PublicRenderer
    use_required_attribute = False

    class Media:
        js = [Script("js/character_count.js", type="module")]
