from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "tiepdan.privacy"
    verbose_name = "Dữ liệu cá nhân"
