"""The working extract: an officer who may know confirms what is hidden; others read that; nothing of the folder is told."""

from dataclasses import replace

import pytest

from tiepdan.common.errors import AbilityMissing
from tiepdan.intake.actions import confirm_extract, correct_text, open_extract
from tiepdan.intake.errors import ExtractNotYours, ExtractWordsChanged, IdentityLeft, MarksNotPaired, NothingToExtract, ReasonNeeded
from tiepdan.intake.extracts import standing_extract, why_not_extract
from tiepdan.intake.models import Extract, Petition
from tiepdan.intake.tests.factories import ADDRESS, NAME, NOW, NUMBER, PHONE, fresh, holder, received, routed
from tiepdan.intake.tests.scanned import on_paper, paper_of
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at
from tiepdan.people.actions import reveal, seal_again
from tiepdan.vault.errors import KeyLocked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
WHY = "Xem lại trước khi giao người xác minh."
FACTS = (NAME, PHONE, NUMBER, "Sín Chải")


def source(petition: Petition, by=None) -> str:
    return open_extract(petition.pk, by=by or holder(petition), now=NOW, reason=WHY).marked


def test_the_officer_sees_the_words_beside_what_the_machine_hid_and_the_look_is_written_down():
    petition = routed("denunciation")
    shown = open_extract(petition.pk, by=holder(petition), now=NOW, reason=WHY)
    assert f"[[{NAME}]]" in shown.marked and shown.marked == shown.proposed and "30 triệu đồng" in shown.marked
    assert NAME not in repr(shown)
    assert JournalEntry.objects.get(kind="petition.extract_opened").subject_id == petition.pk


def test_the_machines_mask_stands_until_somebody_confirms_and_the_confirmed_one_from_then_on():
    petition = routed("denunciation")
    assert standing_extract(petition) is None
    made = confirm_extract(petition.pk, by=holder(petition), now=NOW, marked=source(petition).replace("giấy viết tay", "[[giấy viết tay]]"))
    petition = fresh(petition)
    assert standing_extract(petition) == made and made.version == 1
    assert "giấy viết tay" not in petition.text and "30 triệu đồng" in petition.text and not any(fact in petition.text for fact in FACTS)
    assert len(made.hidden) == len(made.proposed) + 1, "what the machine had proposed stays beside it"
    entry = JournalEntry.objects.get(kind="petition.extract_confirmed")
    assert entry.facts["version"] == 1 and entry.facts["sha256"] == made.sha256 and not any(fact in str(entry.facts) for fact in FACTS)


def test_a_mask_too_many_is_taken_away_and_the_next_version_begins_from_the_last():
    petition = routed("denunciation")
    officer = holder(petition)
    confirm_extract(petition.pk, by=officer, now=NOW, marked=source(petition).replace("30 triệu đồng", "[[30 triệu đồng]]"))
    assert "30 triệu đồng" not in fresh(petition).text
    again = source(petition)
    assert "[[30 triệu đồng]]" in again
    made = confirm_extract(petition.pk, by=officer, now=NOW, marked=again.replace("[[30 triệu đồng]]", "30 triệu đồng"))
    assert made.version == 2 and "30 triệu đồng" in fresh(petition).text
    assert Extract.objects.get(petition=petition, version=1).proposed == made.proposed


def test_a_word_is_hidden_everywhere_in_text_title_and_asks():
    petition = routed("denunciation")
    Petition.objects.filter(pk=petition.pk).update(title="Nhận tiền của các hộ", asks=["Đề nghị xác minh", "trả tiền cho hộ"])
    confirm_extract(petition.pk, by=holder(petition), now=NOW, marked=source(petition), also=["xac minh", "các hộ"])
    petition = fresh(petition)
    assert petition.asks == ["Đề nghị [đã che]", "trả tiền cho hộ"] and petition.title == "Nhận tiền của [đã che]"
    assert "xác minh" not in petition.text and "các hộ" not in petition.text


@pytest.mark.parametrize(("shown", "kind"), [
    (f"[[{NAME}]]", "họ tên"), ("[[", "địa chỉ"), ("điện thoại", "điện thoại"),
])
def test_an_extract_that_still_tells_the_denouncer_is_refused_by_kind_and_never_by_value(shown, kind):
    petition = routed("denunciation")
    typed = source(petition).replace("[[", "").replace("]]", "")
    with pytest.raises(IdentityLeft) as told:
        confirm_extract(petition.pk, by=holder(petition), now=NOW, marked=typed)
    assert kind in str(told.value) and not any(fact in str(told.value) for fact in FACTS)
    assert not Extract.objects.exists() and not any(fact in fresh(petition).text for fact in FACTS), "what was masked stays masked"


def test_what_the_machine_missed_in_the_title_is_refused_too():
    petition = routed("denunciation")
    typed = source(petition)
    Petition.objects.filter(pk=petition.pk).update(title=f"Đơn của ông {NAME.upper()}")
    with pytest.raises(IdentityLeft):
        confirm_extract(petition.pk, by=holder(petition), now=NOW, marked=typed)
    confirm_extract(petition.pk, by=holder(petition), now=NOW, marked=typed, also=[NAME])
    assert fresh(petition).title == "Đơn của ông [đã che]"


@pytest.mark.parametrize(("change", "refusal"), [
    (lambda text: text + "[[", MarksNotPaired), (lambda text: text.replace("30 triệu", "300 triệu"), ExtractWordsChanged),
    (lambda text: "", ExtractWordsChanged),
])
def test_bad_marks_and_other_words_are_refused_and_nothing_changes(change, refusal):
    petition = routed("denunciation")
    before = petition.text
    with pytest.raises(refusal):
        confirm_extract(petition.pk, by=holder(petition), now=NOW, marked=change(source(petition)))
    assert fresh(petition).text == before and not Extract.objects.exists()


def test_only_who_may_know_and_with_an_open_key():
    petition = routed("denunciation")
    typed, officer = source(petition), holder(petition)
    for by, refusal in ((at(f"{Y_TY}.clerk"), AbilityMissing), (at(f"{SA_PA}.head"), ExtractNotYours), (replace(officer, keys={}), KeyLocked)):
        with pytest.raises(refusal):
            confirm_extract(petition.pk, by=by, now=NOW, marked=typed)
        with pytest.raises(refusal):
            open_extract(petition.pk, by=by, now=NOW, reason=WHY)
    with pytest.raises(ReasonNeeded):
        open_extract(petition.pk, by=officer, now=NOW, reason="  ")
    assert not Extract.objects.exists() and JournalEntry.objects.filter(kind="petition.extract_opened").count() == 1


def test_the_accused_never_confirms_nor_opens():
    petition = routed("denunciation")
    officer = holder(petition)
    petition.accused_post_id = officer.post_id
    assert why_not_extract(petition, officer) and not why_not_extract(fresh(petition), officer)


def test_an_open_petition_and_one_still_being_read_have_no_extract():
    petition = routed("complaint")
    with pytest.raises(ExtractNotYours, match="không niêm phong"):
        confirm_extract(petition.pk, by=holder(petition), now=NOW, marked=petition.text)
    unread = on_paper("ĐƠN TỐ CÁO", kind="denunciation", read=False)
    with pytest.raises(ExtractNotYours, match="đang đọc"):
        open_extract(unread.pk, by=holder(unread), now=NOW, reason=WHY)


def test_a_folder_without_words_has_nothing_to_confirm():
    petition = routed("denunciation")
    box = reveal(petition.sealed_id, by=holder(petition), reason="thử")
    seal_again(petition.sealed_id, {**box, "text": ""}, by=holder(petition))
    with pytest.raises(NothingToExtract):
        open_extract(petition.pk, by=holder(petition), now=NOW, reason=WHY)


def test_a_petition_read_again_waits_for_an_officer_again():
    page = f"ĐƠN TỐ CÁO\nTôi là {NAME}, trú tại {ADDRESS}. Tôi tố cáo công chức địa chính UBND xã Y Tý nhận 30 triệu đồng của các hộ."
    petition = on_paper(page, kind="denunciation", name=NAME, address=ADDRESS)
    officer = holder(petition)
    confirm_extract(petition.pk, by=officer, now=NOW, marked=source(petition))
    assert standing_extract(fresh(petition))
    correct_text(petition.pk, by=officer, now=NOW, paper_id=paper_of(petition).pk, page=1, text=page.replace("30 triệu", "50 triệu"))
    petition = fresh(petition)
    assert standing_extract(petition) is None and NAME not in petition.text
    assert confirm_extract(petition.pk, by=officer, now=NOW, marked=source(petition)).version == 2


def test_no_word_of_the_folder_lies_in_the_rows_of_the_extract():
    petition = received("denunciation")
    confirm_extract(petition.pk, by=holder(petition), now=NOW, marked=source(petition))
    row = Extract.objects.values().get()
    assert not any(fact in str(row) for fact in FACTS) and all(isinstance(place, int) for span in row["hidden"] for place in span)
