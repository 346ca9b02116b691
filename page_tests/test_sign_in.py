"""Who sits at the desk: a password, a second factor, a key of the machine."""

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

from page_tests.bad import assert_plain
from page_tests.copies import PASSWORD
from page_tests.visitors import DESK, PHONE


def code_of(secret: str) -> str:
    """The six digits an authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_a_wrong_password_is_said_plainly_and_the_name_stays(visitors):
    somebody = visitors.stranger()
    somebody.open("/can-bo/")
    somebody.field("Tên đăng nhập").fill("chutich.yty")
    somebody.field("Mật khẩu").fill("khong-phai-mat-khau")
    somebody.press("Đăng nhập")
    assert_plain(somebody, "Tên vừa gõ vẫn còn; hãy gõ lại mật khẩu.")
    assert somebody.field("Tên đăng nhập").input_value() == "chutich.yty"
    somebody.look("desk-sign-in-wrong")


def test_after_a_second_factor_is_set_the_password_alone_does_not_open_the_desk(visitors):
    head = visitors.official("02701.head")
    head.open("/tai-khoan/2fa/")
    head.look("desk-mfa")
    open_confirmed(head, "/tai-khoan/2fa/totp/activate/")
    head.look("desk-mfa-totp")
    secret = head.page.locator("b.hash").inner_text()
    head.field("Sáu số đang hiện").fill(code_of(secret))
    head.press("Bật")
    head.page.wait_for_url(lambda url: "activate" not in url)
    head.look("desk-mfa-recovery-codes")

    again = visitors.stranger()
    again.open("/can-bo/")
    again.field("Tên đăng nhập").fill("chutich.yty")
    again.field("Mật khẩu").fill(PASSWORD)
    again.press("Đăng nhập")
    assert again.heading() == "Mã xác nhận"
    again.look("desk-mfa-code")
    again.page.locator("[name=code]").fill("000000")
    again.press("Vào bàn làm việc")
    assert_plain(again, "Mã không đúng hoặc đã hết giờ.")
    again.open("/can-bo/")
    assert again.page.locator("h1", has_text="Việc của tôi").count() == 0


def test_a_key_of_the_machine_opens_the_desk_without_a_password(visitors):
    head = visitors.official("02701.head")
    give_authenticator(head)
    open_confirmed(head, "/tai-khoan/2fa/webauthn/add/")
    head.look("desk-mfa-add-key")
    head.field("Đặt tên cho khóa").fill("máy tính bàn")
    head.press("Thêm khóa")
    head.page.wait_for_url(lambda url: "add" not in url)
    head.open("/tai-khoan/2fa/webauthn/")
    assert "máy tính bàn" in head.main()
    head.look("desk-mfa-keys")
    head.context.clear_cookies()
    head.open("/can-bo/")
    head.press("Đăng nhập bằng khóa thiết bị", exact=False)
    head.page.wait_for_url("**/can-bo/")
    assert head.heading() == "Việc của tôi hôm nay"


def open_confirmed(official, path: str) -> None:
    """Changing the way of signing in asks for the password once more."""
    official.open(path)
    if official.heading() == "Xác nhận lại là ông/bà":
        official.look("desk-mfa-confirm")
        official.field("Mật khẩu").fill(PASSWORD)
        official.press("Xác nhận")
        official.page.wait_for_url("**" + path)


def give_authenticator(official) -> None:
    """A fingerprint reader, made by the browser itself."""
    machine = official.context.new_cdp_session(official.page)
    machine.send("WebAuthn.enable")
    machine.send("WebAuthn.addVirtualAuthenticator", {"options": {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }})


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_administrator_helps_a_colleague_in_and_the_colleague_sees_it(visitors, size):
    from tiepdan.offices.models import Official

    head = Official.objects.get(username="chutich.yty")
    administrator = visitors.official("VP-UBND.administrator", size)
    administrator.open("/can-bo/chuc-vu/")
    administrator.follow("Tài khoản của cán bộ trong tỉnh")
    administrator.look(f"desk-accounts-{size['width']}")
    assert "Chưa có máy quét" in administrator.main()
    administrator.field("Tìm theo họ tên").fill(head.full_name)
    administrator.press("Tìm")
    administrator.follow(head.full_name)
    administrator.look(f"desk-account-{size['width']}")
    administrator.press("Đặt mật khẩu mới")
    administrator.look(f"desk-account-password-{size['width']}")
    password = administrator.page.locator("b.code").inner_text()

    Official.objects.filter(pk=head.pk).update(demo=None)  # as a real person
    colleague = visitors.stranger(size)
    colleague.open("/can-bo/")
    colleague.field("Tên đăng nhập").fill("chutich.yty")
    colleague.field("Mật khẩu").fill(password)
    colleague.press("Đăng nhập")
    assert colleague.heading() == "Đổi mật khẩu"
    colleague.look(f"desk-password-first-{size['width']}")
    colleague.field("Mật khẩu đang dùng").fill(password)
    colleague.page.locator("[name=password1]").fill("nui-cao-suoi-sau-2026")
    colleague.page.locator("[name=password2]").fill("nui-cao-suoi-sau-2026")
    colleague.press("Đổi mật khẩu")
    colleague.open("/can-bo/")
    assert colleague.heading() == "Đăng nhập an toàn"
    colleague.look(f"desk-factor-first-{size['width']}")
    Official.objects.filter(pk=head.pk).update(demo=0)
    colleague.open("/can-bo/dang-nhap/")
    assert "Đặt mật khẩu cho tài khoản" in colleague.main()
    colleague.look(f"desk-sign-ins-{size['width']}")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_who_looked_is_read_on_both_sides(visitors, size):
    from tiepdan.intake.tests.factories import routed

    petition = routed("denunciation")
    head = visitors.official("02701.head", size)
    head.unlock()
    head.open(f"/can-bo/don/{petition.code}/")
    head.page.locator("form[action*=danh-tinh] [name=reason]").fill("Mời người tố cáo làm việc.")
    head.press("Mở và ghi nhật ký")
    head.open(f"/can-bo/don/{petition.code}/ai-da-xem/")
    assert "Mời người tố cáo làm việc" in head.main()
    head.look(f"desk-looks-{size['width']}")
    head.open("/can-bo/ai-da-xem/")
    head.look(f"desk-looks-office-{size['width']}")
    sender = visitors.citizen(size)
    sender.open(f"/tra-cuu/{petition.code}/?khoa={petition.follow_key}")
    sender.page.locator("form button.btn-primary").first.click()
    sender.page.wait_for_load_state()
    sender.open(f"/tra-cuu/{petition.code}/ai-da-xem/")
    assert sender.heading() == "Ai đã xem đơn của tôi?"
    assert "Căn cứ: Luật Tố cáo Đ.49" in sender.main()
    sender.look(f"portal-looks-{size['width']}")
