from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "tiepdan.cases"
    verbose_name = "Vụ việc"
