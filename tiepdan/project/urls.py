"""Where every address begins."""

from django.urls import include, path
from django.views.generic import RedirectView

from tiepdan.project.api import api

to_sign_ins = RedirectView.as_view(url="/tai-khoan/login/?next=/can-bo/dang-nhap/")
urlpatterns = [
    path("", include("tiepdan.portal.urls")),
    path("can-bo/", include("tiepdan.desk.urls")),
    # allauth's own lists of sessions and of connected providers tidy up while they are read, and speak English: ours take their place.
    path("tai-khoan/sessions/", to_sign_ins),
    path("tai-khoan/3rdparty/", to_sign_ins),
    path("tai-khoan/3rdparty/<path:rest>", to_sign_ins),
    path("tai-khoan/social/<path:rest>", to_sign_ins),
    path("tai-khoan/", include("allauth.urls")),
    path("api/", api.urls),
]
handler400 = "tiepdan.portal.problems.bad_request"
handler403 = "tiepdan.portal.problems.forbidden"
handler404 = "tiepdan.portal.problems.not_found"
handler500 = "tiepdan.portal.problems.server_error"
