"""Where the staff views of moderation stand in the staff interface."""

from __future__ import annotations

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.model import ModelViewSet

from consultations.moderation.models import BlockedWord, ReasonTemplate
from consultations.moderation.staff.deciding import DecideFileView, DecideView, PublishAllView, UndoView
from consultations.moderation.staff.lately import UndoRoundView
from consultations.moderation.staff.queue import BulkView, QueueView
from consultations.moderation.staff.settings import HoldView, SettingsView
from consultations.moderation.staff.statement import StatementView
from consultations.moderation.staff.tending import AnswerReportsView, CoverView
from consultations.staff.menu import PermittedMenuItem
from consultations.staff.moderation import MODERATORS


class ModerationViewSet(ViewSet):
    """The moderation queue and what is done from it."""

    name = "moderation"
    add_to_admin_menu = True
    icon = "comment"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", QueueView.as_view(), name="index"),
            path("results/", QueueView.as_view(results_only=True), name="index_results"),
            path("bulk/", BulkView.as_view(), name="bulk"),
            path("undo/", UndoRoundView.as_view(), name="undo_round"),
            path("settings/", SettingsView.as_view(), name="settings"),
            path("settings/hold/", HoldView.as_view(), name="hold"),
            path("<int:pk>/", StatementView.as_view(), name="statement"),
            path("<int:pk>/publish/", PublishAllView.as_view(), name="publish_all"),
            path("<int:pk>/<int:comment_pk>/", DecideView.as_view(), name="decide"),
            path("<int:pk>/<int:comment_pk>/cover/", CoverView.as_view(), name="cover"),
            path("<int:pk>/<int:comment_pk>/reports/", AnswerReportsView.as_view(), name="answer_reports"),
            path("<int:pk>/undo/<int:decision_pk>/", UndoView.as_view(), name="undo"),
            path("<int:pk>/files/<int:file_pk>/", DecideFileView.as_view(), name="decide_file"),
        ]

    def get_menu_item(self, order: int | None = None) -> MenuItem:
        return PermittedMenuItem(
            _("Moderation"), self.menu_url, icon_name=self.icon, order=210, policy=MODERATORS, action="moderate"
        )


class ReasonTemplateViewSet(ModelViewSet):
    """The reasons that moderators give often."""

    model = ReasonTemplate
    name = "reason_templates"
    icon = "list-ul"
    form_fields = ("rule", "text_fi", "text_sv")
    list_display = ("__str__",)
    add_to_admin_menu = False


class BlockedWordViewSet(ModelViewSet):
    """The words that hold a statement."""

    model = BlockedWord
    name = "blocked_words"
    icon = "lock"
    form_fields = ("word", "note")
    list_display = ("word", "note")
    search_fields = ("word",)
    search_backend_name = None
    add_to_admin_menu = False
