from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "tiepdan.vault"
    verbose_name = "Kho niêm phong"
