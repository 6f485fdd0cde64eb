from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "hyte.operations"
    label = "operations"
