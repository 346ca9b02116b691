from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "tiepdan.desk"
    verbose_name = "Bàn làm việc"
