"""The addresses of what the comments changed and of the document's versions."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from consultations.outcomes import views

urlpatterns = [
    path(_("effects/<public_id:public_id>/"), views.outcome, name="outcome"),
    path(_("versions/<public_id:public_id>/"), views.versions, name="versions"),
]
