"""A letter whose signer's token is at their own computer: the command, the refusal's words, on a desk and on a phone."""

from tiepdan.cases.tests.factories import at_state
from tiepdan.common.actor import SYSTEM
from tiepdan.documents.actions import seal_failed
from tiepdan.offices.tests.factories import Y_TY


def test_the_signer_takes_the_command_for_their_own_computer(visitors, daytime, settings):
    daytime.go_to(2026, 11, 25)  # the factories' day
    letter = at_state("complaint", "drafted").decision.letter
    settings.KEYS_DIR.mkdir(parents=True, exist_ok=True)
    (settings.KEYS_DIR / "key_places.yaml").write_text(f"{letter.signer_post.code}: {{place: own_pc}}\n")
    head = visitors.official(f"{Y_TY}.head")
    head.open(f"/can-bo/van-ban/{letter.pk}/")
    head.press_act("Ký")
    head.page.get_by_text("còn ký số: bấm “Ký tại máy của tôi”").wait_for()
    seal_failed(letter.pk, by=SYSTEM, problem="Thiết bị ký “canbo” không trả lời hoặc không mở được.")
    head.open(f"/can-bo/van-ban/{letter.pk}/")
    head.look("letter-own-pc-waits")
    head.press_act("Ký tại máy của tôi")
    head.page.get_by_role("heading", name="Ký tại máy của tôi").wait_for()
    assert "tiepdan agent --url http://localhost" in head.page.get_by_label("Lệnh ký").input_value()
    head.look("letter-own-pc")
