"""Panels of the staff dashboard that show each role where its work is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.functional import Promise
from wagtail.admin.ui.components import Component


@dataclass(frozen=True)
class Work:
    """One thing to do: what it is, the view where it is done, and how much of it or until when."""

    text: str
    url: str
    detail: str = ""


class WorkPanel(Component):
    """A list of work with the way to all of it. A role that has no such work does not see the panel."""

    template_name = "staff/work_panel.html"
    heading: str | Promise = ""
    nothing: str | Promise = ""
    """What is said when there is nothing to do just now."""

    def works(self, request: HttpRequest) -> Sequence[Work] | None:
        """Return what there is to do, the most urgent first, or None where this is not the user's work."""
        return None

    def everything(self) -> Work | None:
        """Return the way to the view that shows all of it, if there is one."""
        return None

    def render_html(self, parent_context: Mapping[str, Any]) -> str:
        works = self.works(parent_context["request"])
        if works is None:
            return ""
        return render_to_string(self.template_name, {"panel": self, "works": works, "everything": self.everything()})
