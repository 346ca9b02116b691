"""The page of one's own key: made, unlocked for a while, refused, given up; two key-holders at their desks."""

import pytest
from django.test import Client
from django.urls import reverse

from tiepdan.common.actor import SYSTEM
from tiepdan.intake.tests.factories import NAME, received, routed
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.tests.factories import Y_TY, at, post
from tiepdan.vault.actions import carry_over, serve_waiting
from tiepdan.vault.models import Key, MustKnow, Unsealing
from tiepdan.vault.unlocked import COOKIE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]
PHRASE = "con ngựa trắng qua đèo"
KEYS = "/can-bo/khoa/"


def keyless(desk, seat: str) -> Client:
    Key.objects.filter(post_id=post(seat).pk).delete()
    return desk(seat)


def say(browser: Client, act: str, **typed: str) -> str:
    return browser.post(f"{KEYS}{act}/", typed, follow=True).content.decode()


def test_an_official_makes_a_key_unlocks_it_sees_and_locks_again(desk):
    petition = received("denunciation")
    browser = keyless(desk, f"{Y_TY}.head")
    assert "Lập khóa của tôi" in browser.get(KEYS).content.decode()
    assert "hai lần gõ phải giống nhau" in say(browser, "lap", **{"make-passphrase": PHRASE, "make-again": "khác hẳn mật khẩu trên"})
    assert "Đã lập khóa" in say(browser, "lap", **{"make-passphrase": PHRASE, "make-again": PHRASE})
    assert "chưa đúng" in say(browser, "mo", **{"unlock-passphrase": "không phải mật khẩu"})
    page = browser.post(f"{KEYS}mo/", {"unlock-passphrase": PHRASE, "unlock-then": "https://la.example/"})
    assert page["Location"] == KEYS and page.cookies[COOKIE]["httponly"] and page.cookies[COOKIE]["samesite"] == "Strict"
    assert "Đang mở đến" in browser.get(KEYS).content.decode()
    head = browser.post(reverse("desk:petition-identity", args=[petition.code]), {"reason": "Mời làm việc."}, follow=True)
    assert "không mở được niêm phong này" in head.content.decode(), "a new key waits until somebody gives it the folder"
    holder = desk(f"{Y_TY}.petition")
    MustKnow.objects.filter(post_id=post(f"{Y_TY}.head").pk).update(given_at=None)  # as giving the key up would have left it
    assert holder.get(KEYS).status_code == 200 and serve_waiting(by=at(f"{Y_TY}.petition")) == 1
    assert NAME in browser.post(reverse("desk:petition-identity", args=[petition.code]), {"reason": "Mời làm việc."}).content.decode()
    assert "Đã khóa lại" in say(browser, "dong")
    closed = browser.post(reverse("desk:petition-identity", args=[petition.code]), {"reason": "Lại."}, follow=True).content.decode()
    assert "đang khóa" in closed and NAME not in closed


def test_the_server_keeps_neither_key_nor_passphrase_and_half_a_lock_is_nothing(desk):
    petition = received("denunciation")
    browser = desk(f"{Y_TY}.petition")
    browser.cookies.pop(COOKIE)
    for cookie in (None, "", "AAAA", "khong phai", "x" * 3000):
        if cookie is not None:
            browser.cookies[COOKIE] = cookie
        page = browser.post(reverse("desk:petition-identity", args=[petition.code]), {"reason": "Thử."}, follow=True).content.decode()
        assert NAME not in page and "đang khóa" in page


def test_with_the_vault_away_pages_say_so_and_the_rest_goes_on(desk, settings):

    petition = received("denunciation")
    browser = desk(f"{Y_TY}.petition")
    carry_over(by=SYSTEM)
    settings.VAULT_ON = False
    assert "Kho niêm phong đang đóng" in browser.get(KEYS).content.decode()
    assert browser.get(reverse("desk:petition", args=[petition.code])).status_code == 200
    page = browser.post(reverse("desk:petition-identity", args=[petition.code]), {"reason": "Thử."}, follow=True).content.decode()
    assert "Kho niêm phong đang đóng" in page and NAME not in page
    assert received("denunciation").state == "read"


def test_a_lost_passphrase_is_given_up_only_when_one_means_it(desk):
    browser = desk(f"{Y_TY}.petition")
    say(browser, "quen")
    assert Key.objects.filter(post_id=post(f"{Y_TY}.petition").pk, ended_at__isnull=True).exists()
    assert "Đã bỏ khóa cũ" in say(browser, "quen", **{"lost-sure": "on"})
    assert not Key.objects.filter(post_id=post(f"{Y_TY}.petition").pk, ended_at__isnull=True).exists()
    assert browser.post(f"{KEYS}khac/").status_code == 404


def test_two_key_holders_open_together_from_their_desks(desk):
    chair, inspector = desk("UBND-TINH.head"), desk("TTT.head")
    assert "Đã lập khóa khôi phục" in say(chair, "khoi-phuc")
    assert "chỉ của ba người" in say(desk(f"{Y_TY}.head"), "khoi-phuc")
    petition = received("denunciation")
    if chair.get(reverse("desk:petition", args=[petition.code])).status_code == 404:
        petition = routed("denunciation", office_code="BTCD")
    ask = reverse("desk:unsealing-ask", args=[petition.code])
    assert "phải ghi lý do" in chair.post(ask, {"reason": " "}, follow=True).content.decode()
    assert "Đã hỏi" in chair.post(ask, {"reason": "Người giữ khóa nghỉ việc."}, follow=True).content.decode()
    asked = Unsealing.objects.get()
    see, agree = (reverse("desk:unsealing-act", args=[asked.pk, act]) for act in ("xem", "dong-y"))
    assert "đã xong, đã bị từ chối hoặc đã hết giờ" in chair.post(see, follow=True).content.decode()
    assert desk(f"{Y_TY}.clerk").post(reverse("desk:unsealing-act", args=[asked.pk, "khac"])).status_code == 404
    assert "Đã đồng ý mở" in inspector.post(agree, follow=True).content.decode()
    assert NAME in chair.post(see).content.decode() and NAME not in inspector.post(see, follow=True).content.decode()
    assert JournalEntry.objects.filter(kind="vault.unsealed_seen").count() == 1


def test_the_settler_names_who_else_may_know_and_the_denouncer_declines_secrecy(desk):
    petition = routed("denunciation")
    head, seat = desk(f"{Y_TY}.head"), post(f"{Y_TY}.verifier-1")
    page = reverse("desk:petition", args=[petition.code])
    assert "Cho thêm người được biết" in head.get(page).content.decode()
    give = reverse("desk:petition-knower", args=[petition.code, "giao"])
    for wrong in ("", "abc", "9" * 30, "٣"):
        assert "Hãy chọn chức vụ" in head.post(give, {"post": wrong, "reason": "x"}, follow=True).content.decode()
    assert "Đã giao quyền mở" in head.post(give, {"post": seat.pk, "reason": "Cùng làm việc."}, follow=True).content.decode()
    assert "Đã rút quyền mở" in head.post(reverse("desk:petition-knower", args=[petition.code, "rut"]), {"post": seat.pk}, follow=True).content.decode()
    secrecy = reverse("desk:petition-secrecy", args=[petition.code])
    assert "Đã ghi ý muốn" in head.post(secrecy, {"said": "declined", "words": "Nói khi làm việc."}, follow=True).content.decode()
    assert "người tố cáo nói không cần, ngày" in head.get(page).content.decode()


def test_five_wrong_passphrases_and_the_page_says_until_when_the_key_rests(desk):
    browser = keyless(desk, f"{Y_TY}.head")
    say(browser, "lap", **{"make-passphrase": PHRASE, "make-again": PHRASE})
    for _turn in range(5):
        assert "chưa đúng" in say(browser, "mo", **{"unlock-passphrase": "không phải mật khẩu"})
    page = say(browser, "mo", **{"unlock-passphrase": PHRASE})
    assert "tạm nghỉ đến" in page and PHRASE not in page and "Đang mở đến" not in browser.get(KEYS).content.decode()
    assert JournalEntry.objects.filter(kind="vault.key_rests").count() == 1
