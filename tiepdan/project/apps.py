from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "tiepdan.project"
    verbose_name = "Tiếp Dân"
