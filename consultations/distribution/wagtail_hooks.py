"""What the list of who is asked adds to the staff interface."""

from wagtail import hooks

from consultations.distribution.staff.viewsets import DistributionsViewSet


@hooks.register("register_admin_viewset")
def register_distributions() -> DistributionsViewSet:
    return DistributionsViewSet()
