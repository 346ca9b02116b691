from django.apps import AppConfig


class RoutingConfig(AppConfig):
    name = "tiepdan.routing"
    verbose_name = "Thẩm quyền"
