from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "tiepdan.library"
    verbose_name = "Thư viện pháp luật"
