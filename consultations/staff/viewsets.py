"""Where the staff views of consultations stand in the staff interface."""

from __future__ import annotations

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from consultations.staff.answers import AnswerView, CommentsToAnswerView, TakeBackView
from consultations.staff.keying import THOSE_WHO_KEY_IN, CorrectKeyingView
from consultations.staff.menu import SUBMENU, PermittedMenuItem
from consultations.staff.periods import (
    COORDINATORS,
    ActView,
    ConsultationsView,
    DiaryNumberView,
    PeriodView,
    ResponsibleView,
)
from consultations.staff.registration import RegisterView, RegistrationsView


class ConsultationsViewSet(ViewSet):
    """The consultations' periods."""

    name = "consultations"
    menu_hook = SUBMENU
    icon = "calendar-alt"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", ConsultationsView.as_view(), name="index"),
            path("results/", ConsultationsView.as_view(results_only=True), name="index_results"),
            path("<int:pk>/", PeriodView.as_view(), name="period"),
            path("<int:pk>/diary-number/", DiaryNumberView.as_view(), name="diary_number"),
            path("<int:pk>/responsible/", ResponsibleView.as_view(), name="responsible"),
            path("<int:pk>/<str:act>/", ActView.as_view(), name="act"),
        ]

    def get_menu_item(self, order: int | None = None) -> MenuItem:
        return PermittedMenuItem(
            _("Comment periods"), self.menu_url, icon_name=self.icon, order=10, policy=COORDINATORS,
            action="manage",
        )  # fmt: skip


class AnswersViewSet(ViewSet):
    """The authority's answers to comments."""

    name = "answers"
    menu_hook = SUBMENU
    icon = "comment-add"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", CommentsToAnswerView.as_view(), name="index"),
            path("results/", CommentsToAnswerView.as_view(results_only=True), name="index_results"),
            path("<int:pk>/", AnswerView.as_view(), name="answer"),
            path("<int:pk>/<int:answer_pk>/take-back/", TakeBackView.as_view(), name="take_back"),
        ]

    def get_menu_item(self, order: int | None = None) -> MenuItem:
        return PermittedMenuItem(
            pgettext_lazy("menu", "Answers"), self.menu_url, icon_name=self.icon, order=40, policy=COORDINATORS,
            action="manage",
        )  # fmt: skip


class RegistrationsViewSet(ViewSet):
    """Keying in what did not come by the web form."""

    name = "registrations"
    menu_hook = SUBMENU
    icon = "mail"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", RegistrationsView.as_view(), name="index"),
            path("results/", RegistrationsView.as_view(results_only=True), name="index_results"),
            path("<int:pk>/", RegisterView.as_view(), name="register"),
            path("statements/<str:public_id>/", CorrectKeyingView.as_view(), name="correct"),
        ]

    def get_menu_item(self, order: int | None = None) -> MenuItem:
        return PermittedMenuItem(
            pgettext_lazy("menu", "Key in a statement"), self.menu_url, icon_name=self.icon, order=30,
            policy=THOSE_WHO_KEY_IN, action="register",
        )  # fmt: skip
