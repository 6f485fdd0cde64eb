from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "hyte.pages"
    label = "pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        from hyte.pages import checks, signal_handlers  # noqa: F401 — they register by being imported
        from hyte.pages.moment_fields import use_in_editors

        use_in_editors()
