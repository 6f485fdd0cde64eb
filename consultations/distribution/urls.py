"""The addresses of the public list of who was asked, and of the form for paper."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from consultations.distribution import views

urlpatterns = [
    path(_("distribution/<public_id:public_id>/"), views.distribution, name="distribution"),
    path(_("give-statement/<public_id:public_id>/form/"), views.paper_form, name="paper_form"),
]
