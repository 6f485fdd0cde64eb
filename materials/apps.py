from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MaterialsConfig(AppConfig):
    name = "materials"
    verbose_name = _("Materials")

    def ready(self) -> None:
        from hyte.following.topics import DESCRIBERS
        from materials import followed

        DESCRIBERS.append(followed.topics)
