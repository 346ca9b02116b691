"""Where every address begins."""

from django.urls import include, path
from django.views.generic import RedirectView

from tiepdan.project.api import api

urlpatterns = [
    path("", include("tiepdan.portal.urls")),
    path("can-bo/", include("tiepdan.desk.urls")),
    path("tai-khoan/sessions/", RedirectView.as_view(pattern_name="desk:sign-ins")),  # allauth's own list tidies up while it is read
    path("tai-khoan/", include("allauth.urls")),
    path("api/", api.urls),
]
handler400 = "tiepdan.portal.problems.bad_request"
handler403 = "tiepdan.portal.problems.forbidden"
handler404 = "tiepdan.portal.problems.not_found"
handler500 = "tiepdan.portal.problems.server_error"
