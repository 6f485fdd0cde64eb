"""How the introduction of a page is written: short, and never shortened by the browser."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput


class UncutTextInput(AdminAutoHeightTextInput):
    """Takes a text of any length. A browser would drop the end of a pasted one; the form says that it is too long."""

    def build_attrs(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        attributes = super().build_attrs(*args, **kwargs)
        attributes.pop("maxlength", None)
        return attributes


def introduction_panel() -> FieldPanel:
    return FieldPanel(
        "introduction",
        widget=UncutTextInput,
        help_text=_("At most 300 characters. It also stands in lists, in search results and where the page is shared."),
    )
