"""The public addresses of moderation: reporting a comment, and the figures of a year."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from consultations.moderation import publicity, reports

urlpatterns = [
    path(_("report-comment/<public_id:public_id>/"), reports.report, name="report_comment"),
    path(_("report-comment/<public_id:public_id>/thanks/"), reports.thanks, name="report_thanks"),
    path(_("moderation-figures/"), publicity.figures, name="moderation_figures"),
    path(_("moderation-figures/<int:year>.csv"), publicity.log, name="moderation_log"),
]
