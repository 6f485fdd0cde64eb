"""What surveys add to the staff interface."""

from wagtail import hooks

from consultations.surveys.staff.page_protection import (
    refuse_faulty_translation,
    refuse_many,
    refuse_to_delete,
    refuse_to_move,
    warn_of_earlier_wording,
)
from consultations.surveys.staff.viewsets import SurveysViewSet

hooks.register("before_delete_page", refuse_to_delete)
hooks.register("before_move_page", refuse_to_move)
hooks.register("before_bulk_action", refuse_many)
hooks.register("before_edit_page", refuse_faulty_translation, order=-1)  # before wagtail-localize's own view
hooks.register("after_edit_page", warn_of_earlier_wording)


@hooks.register("register_admin_viewset")
def register_surveys() -> SurveysViewSet:
    return SurveysViewSet()
