"""The page of a letter whose token is elsewhere, whose seal failed, or whose time nobody said."""

import pytest
from django.conf import settings as kept_settings
from django.urls import reverse

from tiepdan.cases.tests.factories import at_state
from tiepdan.common.actor import SYSTEM
from tiepdan.documents.actions import seal_failed, seal_letter
from tiepdan.documents.models import Letter, Signing
from tiepdan.documents.token_hand import grouped
from tiepdan.offices.tests.factories import Y_TY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]


@pytest.fixture
def letter(settings, tmp_path, desk):
    """Signed by the head, not yet sealed."""
    settings.KEYS_DIR = tmp_path / "keys"
    settings.KEYS_DIR.mkdir()
    draft = at_state("complaint", "drafted").decision.letter
    desk(f"{Y_TY}.head").post(reverse("desk:letter-act", args=[draft.pk, "sign"]))
    return Letter.objects.get(pk=draft.pk, state="signed")


def page(client, letter: Letter) -> str:
    return client.get(reverse("desk:letter", args=[letter.pk])).content.decode()


def own_pc(letter: Letter) -> None:
    (kept_settings.KEYS_DIR / "key_places.yaml").write_text(f"{letter.frame['post']}: {{place: own_pc}}\n")


def test_the_signer_gets_the_command_once_and_the_clerk_reads_whose_work_it_is(desk, letter):
    own_pc(letter)
    head, clerk = desk(f"{Y_TY}.head"), desk(f"{Y_TY}.clerk")
    assert "Ký tại máy của tôi" in page(head, letter) and "Ký số lại" not in page(head, letter)
    assert f"việc của {letter.frame['signer']}" in page(clerk, letter)
    shown = head.post(reverse("desk:letter-own-pc", args=[letter.pk]))
    assert "tiepdan agent --url http://testserver --key" in shown.content.decode() and "no-store" in shown["Cache-Control"]
    assert grouped(Signing.objects.get().digest) in shown.content.decode()
    refused = clerk.post(reverse("desk:letter-own-pc", args=[letter.pk]), follow=True).content.decode()
    assert "hãy trình đúng người" in refused and Signing.objects.count() == 1


def test_how_often_sealing_failed_and_why_stands_on_the_page(desk, letter):
    clerk = desk(f"{Y_TY}.clerk")
    assert "chưa được" not in page(clerk, letter)
    for _ in range(2):
        seal_failed(letter.pk, by=SYSTEM, problem="Thiết bị ký “canbo” không trả lời.")
    assert "Đã thử ký số 2 lần chưa được. Thiết bị ký “canbo” không trả lời." in page(clerk, letter)
    said = clerk.post(reverse("desk:letter-act", args=[letter.pk, "seal"]), follow=True).content.decode()
    assert "Đã giao máy ký số lại" in said


@pytest.mark.parametrize(("timed", "words"), [(True, "dấu thời gian và mã băm"), (False, "chưa có dấu thời gian vì nơi cấp không trả lời")])
def test_a_letter_without_an_authoritys_time_says_so(desk, letter, timed, words):
    seal_letter(letter.pk, by=SYSTEM)
    Letter.objects.filter(pk=letter.pk).update(time_stamped=timed)
    assert words in page(desk(f"{Y_TY}.clerk"), letter)
