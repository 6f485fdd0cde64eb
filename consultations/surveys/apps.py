from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SurveysConfig(AppConfig):
    name = "consultations.surveys"
    label = "surveys"
    verbose_name = _("Surveys")

    def ready(self) -> None:
        from consultations.models import ConsultationPage
        from consultations.surveys.public import SURVEY_ROWS, survey_list

        ConsultationPage.annotations_of_parts[SURVEY_ROWS] = survey_list
