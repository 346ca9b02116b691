"""The officials' shell."""

from django.urls import path

from tiepdan.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.today, name="today"),
]
