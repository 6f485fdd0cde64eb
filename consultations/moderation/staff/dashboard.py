"""The moderators' part of the dashboard."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from consultations.models import ModerationSettings
from consultations.moderation import waiting
from consultations.staff.moderation import MODERATORS
from hyte.pages.dashboard import Work, WorkPanel
from hyte.pages.moments import format_moment
from hyte.users.language import staff_language


class ModerationPanel(WorkPanel):
    """How much waits, how much of it is overdue, and since when the oldest."""

    name = "moderation"
    order = 110
    heading = gettext_lazy("Moderation")
    nothing = gettext_lazy("Nothing waits for a moderator.")

    def works(self, request: HttpRequest) -> list[Work] | None:
        if not MODERATORS.user_has_permission(request.user, "moderate"):
            return None
        load = waiting.load(timezone.now())
        queue = reverse("moderation:index")
        works = []
        if load.overdue:
            text = ngettext("%(count)d overdue", "%(count)d overdue", load.overdue) % {"count": load.overdue}
            works.append(Work(text=text, url=queue, detail=oldest(load)))
        if load.comments:
            text = ngettext("%(count)d comment waits", "%(count)d comments wait", load.comments)
            works.append(Work(text=text % {"count": load.comments}, url=queue, detail="" if works else oldest(load)))
        if load.files:
            text = ngettext("%(count)d attachment waits", "%(count)d attachments wait", load.files)
            works.append(Work(text=text % {"count": load.files}, url=queue))
        if load.reports:
            text = ngettext("%(count)d report is open", "%(count)d reports are open", load.reports)
            works.append(Work(text=text % {"count": load.reports}, url=f"{queue}?reported=yes"))
        if ModerationSettings.current().holds_everything:
            works.append(Work(text=_("Everything is held"), url=reverse("moderation:settings")))
        return works

    def everything(self) -> Work:
        return Work(text=_("Moderation queue"), url=reverse("moderation:index"))


def oldest(load: waiting.Load) -> str:
    """Say when the first thing that waits is, or was, due."""
    if load.oldest_due is None:
        return ""
    return _("The first is due %(when)s") % {"when": format_moment(load.oldest_due, staff_language())}
