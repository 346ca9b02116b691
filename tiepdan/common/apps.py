from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "tiepdan.common"
    verbose_name = "Nền chung"
