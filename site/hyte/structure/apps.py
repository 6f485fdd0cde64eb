from django.apps import AppConfig


class StructureConfig(AppConfig):
    name = "hyte.structure"
    label = "structure"
