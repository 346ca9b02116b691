from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "tiepdan.journal"
    verbose_name = "Nhật ký"
