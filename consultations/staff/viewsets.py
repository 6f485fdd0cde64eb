"""Where the staff views of consultations stand in the staff interface."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from consultations.staff.answers import AnswerView, CommentsToAnswerView, TakeBackView
from consultations.staff.periods import COORDINATORS, ActView, ConsultationsView, DiaryNumberView, PeriodView
from consultations.staff.registration import REGISTRARS, RegisterView, RegistrationsView


class PermittedMenuItem(MenuItem):
    """A menu item for those who have the permission."""

    def __init__(self, *args: Any, policy: Any, action: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.policy, self.action = policy, action

    def is_shown(self, request: Any) -> bool:
        return bool(self.policy.user_has_permission(request.user, self.action))


class ConsultationsViewSet(ViewSet):
    """The consultations' periods."""

    name = "consultations"
    add_to_admin_menu = True
    icon = "calendar-alt"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", ConsultationsView.as_view(), name="index"),
            path("results/", ConsultationsView.as_view(results_only=True), name="index_results"),
            path("<int:pk>/", PeriodView.as_view(), name="period"),
            path("<int:pk>/diary-number/", DiaryNumberView.as_view(), name="diary_number"),
            path("<int:pk>/<str:act>/", ActView.as_view(), name="act"),
        ]

    def get_menu_item(self, order: int | None = None) -> MenuItem:
        return PermittedMenuItem(
            _("Consultations"), self.menu_url, icon_name=self.icon, order=200, policy=COORDINATORS,
            action="manage",
        )  # fmt: skip


class AnswersViewSet(ViewSet):
    """The authority's answers to comments."""

    name = "answers"
    add_to_admin_menu = True
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
            _("Answers to comments"), self.menu_url, icon_name=self.icon, order=205, policy=COORDINATORS,
            action="manage",
        )  # fmt: skip


class RegistrationsViewSet(ViewSet):
    """Keying in what did not come by the web form."""

    name = "registrations"
    add_to_admin_menu = True
    icon = "mail"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", RegistrationsView.as_view(), name="index"),
            path("results/", RegistrationsView.as_view(results_only=True), name="index_results"),
            path("<int:pk>/", RegisterView.as_view(), name="register"),
        ]

    def get_menu_item(self, order: int | None = None) -> MenuItem:
        return PermittedMenuItem(
            _("Statements by post and e-mail"), self.menu_url, icon_name=self.icon, order=207, policy=REGISTRARS,
            action="register",
        )  # fmt: skip
