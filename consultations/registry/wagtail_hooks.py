"""What the registry adds to the staff interface."""

from wagtail import hooks

from consultations.registry.staff.viewsets import RecordsViewSet


@hooks.register("register_admin_viewset")
def register_records() -> RecordsViewSet:
    return RecordsViewSet()
