from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tiepdan.common.actor import CITIZEN, SYSTEM
from tiepdan.documents import actions
from tiepdan.documents.errors import AlreadySigned, FactsMissing, FormNotInForce, LetterClosed, NotItsSigner
from tiepdan.documents.models import Letter, NumberSeries, Outgoing
from tiepdan.documents.read import file_bytes, letter_form, letter_pages
from tiepdan.documents.tests.factories import TODAY, make_actor, make_office
from tiepdan.documents.tests.pdf_text import text_of
from tiepdan.documents.tests.samples import FULL
from tiepdan.documents.verdict import verify_pdf
from tiepdan.journal.models import JournalEntry
from tiepdan.offices import abilities

pytestmark = pytest.mark.django_db


def jobs_waiting() -> list[tuple[str, dict]]:
    from procrastinate.contrib.django.models import ProcrastinateJob

    # Django's flush after a test that commits leaves the queue as it is: only jobs of letters that exist count
    ours = list(Letter.objects.values_list("pk", flat=True))
    return list(ProcrastinateJob.objects.filter(args__letter_id__in=ours).values_list("task_name", "args"))


def test_signing_gives_number_date_and_queues_the_seal(drafted, people):
    letter = actions.sign_letter(drafted().pk, by=people["head"], today=TODAY)
    assert (letter.state, letter.number, letter.year, letter.series, letter.symbol) == ("signed", 1, 2026, "TB", "01/TB-UBND")
    assert letter.signed_on == TODAY and letter.signed_by.startswith("Lý A Phà, Chủ tịch")
    assert jobs_waiting() == [("documents.seal", {"letter_id": letter.pk})]
    assert JournalEntry.objects.get(kind="letter.signed").facts["symbol"] == "01/TB-UBND"


def test_a_letter_is_signed_once(drafted, people):
    letter = actions.sign_letter(drafted().pk, by=people["head"], today=TODAY)
    with pytest.raises(AlreadySigned, match="01/TB-UBND"):
        actions.sign_letter(letter.pk, by=people["head"], today=TODAY)
    assert NumberSeries.objects.get().last == 1


def test_only_its_signer_or_who_may_sign_there_signs(drafted, people, province):
    letter = drafted()
    other = make_office(province, "02707", "Ủy ban nhân dân xã Dền Sáng")
    stranger = make_actor(other, "head", "head", "Chủ tịch", "Tẩn A Sài", (abilities.SIGN,))
    for by in (people["officer"], people["clerk"], stranger, SYSTEM, CITIZEN, replace(people["clerk"], abilities=frozenset())):
        with pytest.raises(NotItsSigner, match="Chủ tịch"):
            actions.sign_letter(letter.pk, by=by, today=TODAY)
    letter.refresh_from_db()
    assert letter.number is None and not NumberSeries.objects.exists()


def test_an_officers_paper_is_signed_by_that_officer_only(drafted, people):
    letter = drafted("paper_receipt", signer="officer")
    with pytest.raises(NotItsSigner):
        actions.sign_letter(letter.pk, by=people["head"], today=TODAY)
    signed = actions.sign_letter(letter.pk, by=people["officer"], today=TODAY)
    assert (signed.state, signed.symbol, signed.number) == ("signed", "", None)


def test_a_deputy_signs_for_the_head(drafted, people):
    letter = actions.seal_letter(actions.sign_letter(drafted().pk, by=people["deputy"], today=TODAY).pk, by=SYSTEM)
    said = text_of(file_bytes(letter.pdf))
    assert "KT. CHỦ TỊCH PHÓ CHỦ TỊCH" in said and "Má A Tủa" in said and "Lý A Phà" not in said


def test_who_stands_in_for_the_head_says_so(drafted, people):
    standing_in = replace(people["head"], name="Má A Tủa", post_title="phụ trách thay Chủ tịch")
    letter = actions.sign_letter(drafted().pk, by=standing_in, today=TODAY)
    assert letter.frame["capacity"] == ["KT. CHỦ TỊCH", "NGƯỜI ĐƯỢC GIAO PHỤ TRÁCH"]


def test_an_incomplete_letter_is_not_signed_and_takes_no_number(drafted, people):
    letter = drafted(facts={"matter": ""})
    with pytest.raises(FactsMissing, match="Khiếu nại về việc"):
        actions.sign_letter(letter.pk, by=people["head"], today=TODAY)
    assert not NumberSeries.objects.exists() and jobs_waiting() == []


def test_a_form_not_in_force_on_the_day_is_refused(drafted, people):
    with pytest.raises(FormNotInForce, match="09/12/2020"):
        actions.sign_letter(drafted().pk, by=people["head"], today=date(2020, 12, 9))


def test_signed_in_june_it_is_the_form_of_june(drafted, people):
    letter = actions.sign_letter(drafted().pk, by=people["head"], today=date(2026, 6, 30))
    assert letter_form(letter, TODAY).act == "NĐ 124/2020/NĐ-CP", "and stays so afterwards"


@pytest.mark.parametrize(("accepted_on", "act"), [
    (date(2026, 6, 20), "NĐ 124/2020/NĐ-CP"), (date(2026, 7, 3), "NĐ 124/2020/NĐ-CP, mẫu thay bởi NĐ 155/2026/NĐ-CP"),
])
def test_a_case_keeps_the_form_of_the_month_it_was_accepted_in(drafted, people, accepted_on, act):
    letter = actions.sign_letter(drafted(accepted_on=accepted_on).pk, by=people["head"], today=date(2026, 7, 6))
    assert letter_form(letter, TODAY).act == act and letter_pages(letter, today=TODAY)


def test_a_cancelled_letter_is_not_signed(drafted, people):
    letter = actions.cancel_letter(drafted().pk, by=people["head"])
    with pytest.raises(LetterClosed):
        actions.sign_letter(letter.pk, by=people["head"], today=TODAY)


def test_sealing_makes_a_valid_pdf_that_says_everything(sealed, settings):
    letter = sealed("complaint_decision")
    pdf = file_bytes(letter.pdf)
    said, verdict = text_of(pdf), verify_pdf(pdf, keys=Path(settings.KEYS_DIR))
    assert letter.state == "sealed" and verdict.valid and verdict.whole
    assert (verdict.signer, verdict.title, verdict.office) == ("Lý A Phà", "Chủ tịch", "Ủy ban nhân dân xã Y Tý")
    for words in ("Số: 01/QĐ-UBND", "ngày 21 tháng 8 năm 2026", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ Y TÝ", "khiếu nại đúng một phần", "Lưu: VT, hồ sơ."):
        assert words in said
    assert "DỰ THẢO" not in said


def test_sealing_twice_gives_one_file(sealed):
    letter = sealed()
    again = actions.seal_letter(letter.pk, by=SYSTEM)
    assert again.pdf_id == letter.pdf_id
    assert JournalEntry.objects.filter(kind="letter.sealed").count() == 1


def test_an_unsigned_letter_is_not_sealed(drafted):
    with pytest.raises(LetterClosed):
        actions.seal_letter(drafted().pk, by=SYSTEM)


def test_a_sealed_letter_waits_with_the_clerk(sealed, people, office):
    letter = sealed()
    assert list(Letter.objects.to_send_from(office.pk)) == [letter]
    assert "01/TB-UBND đã ký số" in Outgoing.objects.unread_by(people["clerk"].post_id).get().words


def test_the_frame_stays_as_it_was_signed(drafted, people, office):
    letter = actions.sign_letter(drafted().pk, by=people["head"], today=TODAY)
    office.name = "Ủy ban nhân dân xã Mới"
    office.save()
    said = text_of(file_bytes(actions.seal_letter(letter.pk, by=SYSTEM).pdf))
    assert "XÃ Y TÝ" in said and "XÃ MỚI" not in said


def test_the_job_calls_the_act(drafted, people):
    from tiepdan.documents.jobs import seal_letter_job

    letter = actions.sign_letter(drafted().pk, by=people["head"], today=TODAY)
    seal_letter_job(letter.pk)
    letter.refresh_from_db()
    assert letter.state == "sealed"


@pytest.mark.parametrize(("kind", "name", "short", "symbol", "form", "written", "lines"), [
    ("department", "Sở Nông nghiệp và Môi trường tỉnh Lào Cai", "Sở Nông nghiệp và Môi trường", "SNNMT", "complaint_accepted", "01/TB-SNNMT",
     ["SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"]),
    ("inspectorate", "Thanh tra tỉnh Lào Cai", "Thanh tra tỉnh", "TTT", "guidance", "01/TTT-TCD", ["THANH TRA TỈNH"]),
    ("department", "Văn phòng Ủy ban nhân dân tỉnh Lào Cai", "Văn phòng UBND tỉnh", "VP", "complaint_accepted", "01/TB-VP", ["VĂN PHÒNG"]),
])
def test_a_body_under_the_province_names_it_above_itself(province, home, kind, name, short, symbol, form, written, lines):
    above = make_office(province, "UBND-TINH", "Ủy ban nhân dân tỉnh Lào Cai", "committee")
    office = make_office(province, "X", name, kind, short_name=short, symbol=symbol, parent=above)
    head = make_actor(office, "head", "head", "Chánh Thanh tra", "Vũ Thị Lan", (abilities.SIGN,))
    letter = actions.draft_letter(form, by=head, office=office, subject="petition", subject_id=1, province_id=province.pk, facts=FULL[form])
    letter = actions.sign_letter(letter.pk, by=head, today=TODAY)
    assert (letter.symbol, letter.frame["parent"], letter.frame["issuer"]) == (written, "UBND TỈNH LÀO CAI", lines)
