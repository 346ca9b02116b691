from django.apps import AppConfig


class LawConfig(AppConfig):
    name = "tiepdan.law"
    verbose_name = "Luật"
