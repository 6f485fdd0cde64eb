"""The addresses of statements. They do not depend on the place of the consultation's page in the tree."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from consultations import views

urlpatterns = [
    path(_("give-statement/<str:public_id>/"), views.give_statement, name="give_statement"),
    path(_("statements/<str:public_id>/"), views.statement, name="statement"),
    path(_("own-statement/<str:public_id>/<str:token>/"), views.own_statement, name="own_statement"),
]
