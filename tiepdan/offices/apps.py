from django.apps import AppConfig


class OfficesConfig(AppConfig):
    name = "tiepdan.offices"
    verbose_name = "Cơ quan"
