"""The addresses of surveys. They do not depend on the place of the survey's page in the tree."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from consultations.surveys import views

urlpatterns = [
    path(_("answer-survey/<public_id:public_id>/"), views.answer_survey, name="answer_survey"),
    path(_("answered-survey/<public_id:public_id>/<token:token>/"), views.survey_answered, name="survey_answered"),
]
