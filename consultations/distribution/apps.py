from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DistributionConfig(AppConfig):
    name = "consultations.distribution"
    label = "distribution"
    verbose_name = _("Who was asked")

    def ready(self) -> None:
        from consultations.distribution.public import SOMEBODY_ASKED, somebody_asked
        from consultations.models import ConsultationPage

        ConsultationPage.annotations_of_parts[SOMEBODY_ASKED] = somebody_asked
