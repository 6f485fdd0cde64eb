from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsultationsConfig(AppConfig):
    name = "consultations"
    verbose_name = _("Consultations")

    def ready(self) -> None:
        from consultations import followed
        from hyte.following.topics import DESCRIBERS

        DESCRIBERS.append(followed.topics)
