"""On the follow page whoever denounced asks to be protected and tells of retaliation; nothing of what they wrote is shown again."""

import pytest
from django.test import Client

from tiepdan.cases.models import Protection, Retaliation
from tiepdan.documents.models import Paper
from tiepdan.intake.tests.factories import NAME, received

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
ASK = {"viec": "xin", "whom": "both", "danger": f"{NAME} sợ bị đánh", "wanted": ""}


def opened(petition) -> tuple[Client, str]:
    browser = Client()
    browser.post(f"/tra-cuu/{petition.code}/", {"key": petition.follow_key})
    return browser, f"/tra-cuu/{petition.code}/bao-ve/"


def test_asking_opens_a_file_says_so_and_shows_none_of_the_words():
    petition = received("denunciation")
    browser, page = opened(petition)
    shown = browser.get(page).content.decode()
    assert "Rời trang ngay" in shown and "Gọi điện" in shown and "Luật Tố cáo Đ.50" in shown
    assert browser.post(page, ASK).status_code == 302
    shown = browser.get(page + "?gui=1").content.decode()
    assert "đang chờ quyết định" in shown and "Còn thiếu văn bản" in shown and "sợ bị đánh" not in shown
    assert Protection.objects.get().how == "online" and Paper.objects.filter(subject="protection", sealed=True).count() == 1
    again = browser.post(page, ASK)
    assert again.status_code == 200 and "đang chờ quyết định" in again.content.decode() and Protection.objects.count() == 1


def test_retaliation_is_told_and_a_wrong_day_is_asked_again():
    petition = received("denunciation")
    browser, page = opened(petition)
    wrong = browser.post(page, {"viec": "bi-hai", "happened_on": "hôm qua", "words": "Bị chuyển việc"})
    assert "Ngày chưa đúng" in wrong.content.decode() and "Bị chuyển việc" in wrong.content.decode()
    ahead = browser.post(page, {"viec": "bi-hai", "happened_on": "2230-01-01", "words": "Bị chuyển việc"})
    assert ahead.status_code == 200 and not Retaliation.objects.exists()
    assert browser.post(page, {"viec": "bi-hai", "happened_on": "2026-01-05", "words": "Bị chuyển việc"}).status_code == 302
    assert Retaliation.objects.get().protection.how == "report"


def test_without_the_key_and_for_a_complaint_there_is_no_such_page():
    petition = received("denunciation")
    assert Client().post(f"/tra-cuu/{petition.code}/bao-ve/", ASK).status_code == 302
    browser, page = opened(received("complaint"))
    assert browser.post(page, ASK).status_code == 302
    assert not Protection.objects.exists()


def test_empty_answers_keep_what_was_typed():
    browser, page = opened(received("denunciation"))
    html = browser.post(page, {"viec": "xin", "whom": "", "danger": "Sợ lắm", "wanted": ""}).content.decode()
    assert "Ông/bà chọn cần bảo vệ ai" in html and "Sợ lắm" in html and not Protection.objects.exists()


def test_asked_for_with_the_denunciation_itself_the_file_is_there_when_it_is_sent(denouncer):
    denouncer.post("/gui-don/giu-kin/", {"identity": "protect"})
    denouncer.post("/gui-don/doc-lai/", {"true": "on"})
    file = Protection.objects.get()
    assert (file.how, file.whom, file.state) == ("online", "both", "requested")
