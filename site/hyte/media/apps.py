from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "hyte.media"
    label = "media"
    verbose_name = _("Images and documents")

    def ready(self) -> None:
        from hyte.media import file_reading, signal_handlers  # noqa: F401 — the handlers connect by being imported
        from search.findables import GATHERERS

        GATHERERS.append(file_reading.drain)
