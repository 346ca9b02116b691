from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "tiepdan.intake"
    verbose_name = "Đơn"
