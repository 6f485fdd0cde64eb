"""How it is told in which way, and whether late, a statement arrived."""

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from consultations.models import Channel, Statement
from hyte.pages.moments import HELSINKI, format_date

register = template.Library()


@register.filter
def arrival(statement: Statement) -> str:
    """Say how a statement arrived if not by the web form, and that it is late where it is; empty for all others.

    `statement` comes with its consultation fetched.
    """
    parts = []
    if statement.channel != Channel.WEB:
        day = format_date(statement.submitted_at.astimezone(HELSINKI).date(), get_language() or "fi")
        sentences = {
            Channel.EMAIL: _("Arrived by e-mail %(day)s"),
            Channel.POST: _("Arrived by post %(day)s"),
            Channel.EVENT: _("Given at an event %(day)s"),
        }
        parts.append(sentences[Channel(statement.channel)] % {"day": day})
    if statement.is_late:
        parts.append(_("Arrived after the deadline"))
    return ". ".join(parts)
