"""What outcomes add to the staff interface."""

from wagtail import hooks

from consultations.outcomes.staff.viewsets import OutcomesViewSet


@hooks.register("register_admin_viewset")
def register_outcomes() -> OutcomesViewSet:
    return OutcomesViewSet()
