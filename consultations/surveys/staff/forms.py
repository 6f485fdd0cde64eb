"""The forms of the staff for surveys, and what they are told when something is refused."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hyte.pages.moment_fields import DayField

REFUSALS = {
    "has_a_consultation": _("The survey is open as long as its consultation."),
    "day_is_over": _("This day is over already."),
    "not_later": _("Readers were told a day that is as late or later. The last day is only ever moved forward."),
    "still_open": _("Answers are still coming in. The results are published after the survey has ended."),
    "published_already": _("The results are published already."),
    "no_answers": _("There are no answers yet."),
    "not_published": _("The results are not published."),
    "so_already": _("Somebody has done this already."),
    "no_such_text": _("The text was erased already."),
}
"""What staff are told for each code of `ActRefused`."""


class LastDayForm(forms.Form):
    """Until when a survey that stands alone is open."""

    last_day = DayField(label=_("Last day"), help_text=_("It counts whole, until 23.59."))
