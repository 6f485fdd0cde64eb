from pathlib import Path

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from search import analysis

        voikko_path = Path(settings.VOIKKO_PATH) if settings.VOIKKO_PATH else None
        analysis.configure(voikko_path=voikko_path, cache_dir=settings.VAR / "search")
