from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "tiepdan.documents"
    verbose_name = "Văn bản"
