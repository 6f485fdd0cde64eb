"""How the queue is written for moderators."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from consultations.models import Attachment, Comment, Statement
from consultations.moderation.judging import Seen
from consultations.moderation.signal_wording import reasons_of, reasons_of_file
from consultations.moderation.waiting import Load

register = template.Library()


@register.filter
def as_seen(comment: Comment) -> str:
    """Return what a form carries so that a decision is about what was seen."""
    return Seen.written(comment)


@register.filter
def signal_reasons(statement: Statement) -> list[str]:
    """Return why the statement was held, in sentences."""
    return reasons_of(statement.signals)


@register.filter
def file_reasons(file: Attachment) -> list[str]:
    """Return what should be known before the file is opened."""
    return reasons_of_file(file.signals)


@register.simple_tag
def queue_load(load: Load) -> str:
    """Say in one line how much waits."""
    comments = ngettext("%(count)d comment waits", "%(count)d comments wait", load.comments) % {"count": load.comments}
    files = ngettext("%(count)d attachment waits", "%(count)d attachments wait", load.files) % {"count": load.files}
    reports = ngettext("%(count)d report is open", "%(count)d reports are open", load.reports) % {"count": load.reports}
    overdue = ngettext("%(count)d overdue", "%(count)d overdue", load.overdue) % {"count": load.overdue}
    return _("%(comments)s. %(files)s. %(reports)s. %(overdue)s.") % {
        "comments": comments,
        "files": files,
        "reports": reports,
        "overdue": overdue,
    }
