"""A breach of personal data has its file, its hours and a list of who was told."""

from datetime import timedelta

import pytest

from tiepdan.common.errors import AbilityMissing, NotFound
from tiepdan.documents.models import Outgoing
from tiepdan.intake.tests.factories import NOW
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at
from tiepdan.privacy.actions import close_breach, open_breach, tell_of_breach
from tiepdan.privacy.errors import BreachOver, NobodyTold, TimeAhead, WordsNeeded
from tiepdan.privacy.models import Breach

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]


def opened(**told) -> Breach:
    return open_breach(**{"by": at(f"{Y_TY}.petition"), "now": NOW, "found_at": NOW - timedelta(hours=5), "what": "Gửi nhầm thư điện tử",
                          "data": "họ tên, địa chỉ", "people": 12, **told})


def test_the_hours_run_from_when_it_was_found_and_the_head_is_told():
    breach = opened()
    assert breach.tell_before == NOW + timedelta(hours=67)
    assert "phải báo trước 03:00 28/11/2026" in Outgoing.objects.get(post_id=at(f"{Y_TY}.head").post_id, link__contains="vi-pham").words


def test_it_is_told_then_closed_and_every_step_is_in_the_journal():
    breach = opened(people=None)
    with pytest.raises(NobodyTold):
        close_breach(breach.pk, by=at(f"{Y_TY}.head"), now=NOW, measures="Đã thu hồi thư")
    tell_of_breach(breach.pk, by=at(f"{Y_TY}.head"), now=NOW + timedelta(hours=2), to="authority", how="công văn số 15")
    with pytest.raises(WordsNeeded):
        close_breach(breach.pk, by=at(f"{Y_TY}.head"), now=NOW, measures=" ")
    assert close_breach(breach.pk, by=at(f"{Y_TY}.head"), now=NOW, measures="Đã thu hồi thư", people=12).people == 12
    told = [entry.sentence for entry in JournalEntry.objects.about("breach", breach.pk)]
    assert told[0].startswith("Mở hồ sơ lộ, mất dữ liệu cá nhân: họ tên, địa chỉ; chưa rõ bao nhiêu người")
    assert told[1] == "Đã báo cơ quan chuyên trách bảo vệ dữ liệu cá nhân về vụ lộ, mất dữ liệu, 7 giờ sau khi phát hiện."
    with pytest.raises(BreachOver):
        tell_of_breach(breach.pk, by=at(f"{Y_TY}.head"), now=NOW, to="people", how="gọi")


@pytest.mark.parametrize(("told", "refusal"), [
    ({"what": " "}, WordsNeeded), ({"data": ""}, WordsNeeded), ({"found_at": NOW + timedelta(minutes=1)}, TimeAhead),
])
def test_a_file_without_its_facts_is_refused(told, refusal):
    with pytest.raises(refusal):
        opened(**told)
    assert not Breach.objects.exists()


def test_another_office_sees_none_of_it():
    breach = opened()
    with pytest.raises(NotFound):
        tell_of_breach(breach.pk, by=at(f"{SA_PA}.head"), now=NOW, to="people", how="gọi")
    with pytest.raises(AbilityMissing):
        opened(by=at(f"{Y_TY}.clerk"))
    with pytest.raises(WordsNeeded):
        tell_of_breach(breach.pk, by=at(f"{Y_TY}.head"), now=NOW, to="press", how="gọi")
