from django.apps import AppConfig


class ImportingConfig(AppConfig):
    name = "hyte.importing"
    label = "importing"
