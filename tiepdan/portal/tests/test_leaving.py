from django.test import Client

from tiepdan.portal.models import Draft


def test_leaving_drops_the_draft_and_shows_the_weather(denouncer, settings):
    settings.LEAVE_TO = "https://thoitiet.example/"
    answer = denouncer.post("/roi-trang/")
    assert answer.status_code == 303 and answer["Location"] == "https://thoitiet.example/"
    assert '"storage"' in answer["Clear-Site-Data"] and '"cache"' in answer["Clear-Site-Data"]
    assert not Draft.objects.exists()
    assert denouncer.cookies["draft"].value == ""


def test_leaving_needs_no_fresh_page(lao_cai):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/roi-trang/").status_code == 303


def test_the_browser_is_allowed_to_follow_the_form_outside(denouncer, settings):
    policy = denouncer.get("/gui-don/ke/")["Content-Security-Policy"]
    form_action = next(part for part in policy.split(";") if "form-action" in part)
    assert "https://nchmf.gov.vn" in form_action and "'self'" in form_action


def test_leaving_by_a_link_does_nothing(denouncer):
    assert denouncer.get("/roi-trang/").status_code == 405
    assert Draft.objects.exists()


def test_dropping_the_draft_stays_on_the_site(complainant):
    assert complainant.post("/gui-don/bo/").url == "/"
    assert not Draft.objects.exists()


def test_every_page_of_a_denouncer_has_the_way_out(denouncer):
    for page in ("/gui-don/giu-kin/", "/gui-don/ke/", "/gui-don/o-dau/", "/gui-don/nguoi-gui/", "/gui-don/doc-lai/"):
        assert "Rời trang ngay" in denouncer.get(page).content.decode()


def test_nothing_of_a_denouncer_is_kept_on_the_machine(denouncer):
    assert "data-keep" not in denouncer.get("/gui-don/ke/").content.decode()
    assert denouncer.cookies["draft"]["max-age"] == ""


def test_the_browser_is_told_not_to_fill_in_again_what_a_denouncer_typed(denouncer):
    for page in ("/gui-don/giu-kin/", "/gui-don/ke/", "/gui-don/o-dau/", "/gui-don/nguoi-gui/"):
        shown = denouncer.get(page).content.decode()
        assert 'autocomplete="off"' in shown and 'autocomplete="name"' not in shown
