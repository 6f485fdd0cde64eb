from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "hyte.demo"
    label = "demo"
