"""The public addresses of moderation: reporting a comment, and the figures of a year."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from consultations.moderation import views

urlpatterns = [
    path(_("report-comment/<public_id:public_id>/"), views.report_comment, name="report_comment"),
    path(_("report-comment/<public_id:public_id>/thanks/"), views.report_thanks, name="report_thanks"),
    path(_("moderation-figures/"), views.moderation_figures, name="moderation_figures"),
    path(_("moderation-figures/<int:year>.csv"), views.moderation_log, name="moderation_log"),
]
