from pathlib import Path

from django.apps import AppConfig
from django.conf import settings
from django.db.models.signals import post_migrate
from django.utils.translation import pgettext_lazy


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = pgettext_lazy("section", "Search")

    def ready(self) -> None:
        from search import analysis
        from search.signal_handlers import load_vocabulary

        voikko_path = Path(settings.VOIKKO_PATH) if settings.VOIKKO_PATH else None
        analysis.configure(voikko_path=voikko_path, cache_dir=settings.VAR / "search")
        post_migrate.connect(load_vocabulary, sender=self)
