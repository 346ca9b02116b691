"""The reader learns at night from what officials let stand, each unit for itself; sealed files teach nobody outside; one command takes it back."""

import json

import pytest
from django.db import IntegrityError, transaction

from tiepdan.common.actor import SYSTEM
from tiepdan.common.errors import AbilityMissing
from tiepdan.intake.actions import refit_reader, withdraw_reader
from tiepdan.intake.actions._words import Word, write_words
from tiepdan.intake.errors import ReasonNeeded, StepNotOpen
from tiepdan.intake.models import Correction, Petition, ReaderVersion
from tiepdan.intake.reader import Unit, examples_of, learned_for, units_to_refit
from tiepdan.intake.tests.factories import NOW, TODAY, fresh, holder, later, received
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.models import Province
from tiepdan.offices.tests.factories import SA_PA, TA_VAN, Y_TY, at, office
from tiepdan.people.actions import remember_person, seal_identity
from tiepdan.reading.tests.test_refit import PLACES, corrections

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
RAFT = "Đề nghị làm bến cho bè mảng của thôn Lùng Thàng trên lòng hồ."


def judged_petitions(at_office: str = Y_TY, *, sealed_text: str = "", days: float = 0) -> list[Petition]:
    """Four dozen petitions whose field the office's officer has corrected or let stand; `sealed_text` is told by six denunciations more."""
    first = received("recommendation", office_code=at_office, text=RAFT, now=later(days))
    officer, made = at(f"{at_office}.petition"), []
    told = [(one.text, one.field, one.kind) for one in corrections()] + [(sealed_text, "can_bo_cong_vu", "denunciation")] * (6 if sealed_text else 0)
    for number, (text, field, kind) in enumerate(told):
        one = fresh(first)
        one.pk, one.number = None, 10_000 * first.number + number
        one.code, one.idempotency_key, one.text, one.kind = f"{first.code}x{number}"[-20:], f"{first.idempotency_key}-{number}", text, kind
        one.state, one.holder_post, one.holder_office = "in_case", None, None  # out of the tray: no custody to keep
        if kind == "denunciation":
            one.petitioner, one.sealed = None, seal_identity({"name": f"Lường Thị Quỳnh {number}"}, by=SYSTEM, today=TODAY)
        else:
            one.petitioner = remember_person({"name": f"Sùng A {PLACES[number % 12]} {number}"}, by=SYSTEM)
        one.save(force_insert=True)
        write_words(one, [Word("field", "field", "corrected", "khac", field), Word("kind", "kind", "confirmed", kind)], by=officer, now=later(days))
        made.append(one)
    return made


def unit(code: str = "") -> Unit:
    return Unit(Province.objects.get(), office(code) if code else None)


def field_of(code: str) -> str:
    return received("recommendation", office_code=code, text=RAFT).field


def test_an_office_is_read_by_its_own_version_and_its_neighbour_is_not():
    before = field_of(Y_TY)
    judged_petitions()
    version = refit_reader(unit(Y_TY), by=SYSTEM, now=NOW)
    assert version.accepted and version.trained_on == 48 and version.after["field"] >= version.before["field"], version.because
    petition = received("recommendation", text=RAFT)
    assert (before != "ha_tang_giao_thong", petition.field) == (True, "ha_tang_giao_thong")
    assert petition.findings["reader"] == version.pk
    assert field_of(SA_PA) == before
    entry = JournalEntry.objects.get(kind="reader.refit")
    assert entry.chain.endswith(f"/{Y_TY}") and entry.facts["trained_on"] == 48
    assert "Lùng" not in json.dumps(entry.facts, ensure_ascii=False)


def test_the_word_on_a_finding_says_which_version_had_read_it():
    from tiepdan.intake.actions import correct_finding

    judged_petitions()
    version = refit_reader(unit(Y_TY), by=SYSTEM, now=NOW)
    petition = received("recommendation", text=RAFT)
    correct_finding(petition.pk, by=holder(petition), now=NOW, item="field", verdict="corrected", to="nong_lam")
    assert Correction.objects.get(petition=petition, item="field").reader_id == version.pk


def test_a_name_in_a_sealed_text_reaches_no_version_and_no_sealed_text_the_province():
    sealed = "Lường Thị Quỳnh nói: kẽmbạc kẽmbạc ở xưởng vàngmã. Bè mảng của xã bị lấy, lòng hồ không có bến."
    judged_petitions(sealed_text=sealed)
    texts = [one.text for one in examples_of(unit())]
    assert len(texts) == 48 and not [text for text in texts if "Quỳnh" in text or "kẽmbạc" in text]
    own = examples_of(unit(Y_TY))
    assert len(own) == 54 and len({one.sender for one in own if "kẽmbạc" in one.text}) == 1, "all sealed files count as one sender"
    for whose in (unit(), unit(Y_TY)):
        version = refit_reader(whose, by=SYSTEM, now=NOW)
        assert version.accepted, version.because
        kept = json.dumps(version.parameters) + json.dumps(version.before) + version.because
        for word in ("kembac", "vangma", "luong thi", "quynh"):
            assert word not in kept
        assert "be mang" in kept


def test_what_was_sealed_after_it_was_judged_teaches_the_province_nothing():
    one = judged_petitions()[0]
    Petition.objects.filter(pk=one.pk).update(kind="denunciation", petitioner=None)
    assert one.text not in [example.text for example in examples_of(unit())]


def test_taking_a_version_back_brings_the_one_before_and_the_night_waits_for_a_person():
    shipped = field_of(Y_TY)
    judged_petitions()
    first = refit_reader(unit(Y_TY), by=SYSTEM, now=NOW)
    second = refit_reader(unit(Y_TY), by=SYSTEM, now=later(1))
    assert received("recommendation", text=RAFT).findings["reader"] == second.pk
    with pytest.raises(ReasonNeeded):
        withdraw_reader(second.pk, by=SYSTEM, now=later(2), reason=" ")
    withdraw_reader(second.pk, by=at(f"{Y_TY}.petition"), now=later(2), reason="Đọc nhầm bè mảng.")
    assert received("recommendation", text=RAFT).findings["reader"] == first.pk
    with pytest.raises(StepNotOpen):
        withdraw_reader(second.pk, by=SYSTEM, now=later(2), reason="lần nữa")
    withdraw_reader(first.pk, by=SYSTEM, now=later(2), reason="Bỏ cả.")
    petition = received("recommendation", text=RAFT)
    assert (petition.field, petition.findings["reader"]) == (shipped, None)
    judged_petitions(days=1)
    assert not [one for one in units_to_refit() if one.office], "withdrawn: not made again by itself"
    assert JournalEntry.objects.filter(kind="reader.withdrawn").count() == 2


def test_who_takes_a_version_back():
    judged_petitions()
    own, whole = refit_reader(unit(Y_TY), by=SYSTEM, now=NOW), refit_reader(unit(), by=SYSTEM, now=NOW)
    for who, version, refusal in ((f"{Y_TY}.clerk", own, AbilityMissing), (f"{SA_PA}.petition", own, StepNotOpen), (f"{Y_TY}.head", whole, AbilityMissing)):
        with pytest.raises(refusal):
            withdraw_reader(version.pk, by=at(who), now=NOW, reason="thử")
    assert received("recommendation", office_code=TA_VAN, text=RAFT).findings["reader"] == whole.pk, "an office without its own is read by the province's"
    assert withdraw_reader(whole.pk, by=at("VP-UBND.administrator"), now=NOW, reason="Chờ xem lại.").withdrawn_at == NOW


def test_nobody_learns_by_hand_and_too_little_is_kept_as_refused_without_words():
    with pytest.raises(StepNotOpen):
        refit_reader(unit(Y_TY), by=at(f"{Y_TY}.petition"), now=NOW)
    version = refit_reader(unit(Y_TY), by=SYSTEM, now=NOW)
    assert not version.accepted and version.parameters == {} and "cần ít nhất 30" in version.because
    assert learned_for(version.province_id, version.office_id) is None
    with pytest.raises(IntegrityError), transaction.atomic():
        ReaderVersion.objects.filter(pk=version.pk).update(parameters={"field": {}})


def test_each_night_only_those_with_something_new():
    assert units_to_refit() == []
    made = judged_petitions()
    assert {str(one.office.code if one.office else "") for one in units_to_refit()} == {Y_TY, ""}
    for one in units_to_refit():
        refit_reader(one, by=SYSTEM, now=NOW)
    assert units_to_refit() == []
    write_words(made[0], [Word("field", "field", "corrected", "khac", "y_te")], by=at(f"{Y_TY}.petition"), now=later(1))
    assert len(units_to_refit()) == 2


def test_the_job_of_the_night_puts_off_one_job_a_unit():
    from procrastinate.contrib.django.models import ProcrastinateJob

    from tiepdan.intake.jobs import refit_all_job

    judged_petitions()
    refit_all_job(timestamp=0)
    jobs = ProcrastinateJob.objects.filter(task_name="intake.refit")
    assert sorted(job.args["office_id"] or 0 for job in jobs) == [0, office(Y_TY).pk]


def test_which_version_reads_is_one_question(django_assert_num_queries):
    judged_petitions()
    version = refit_reader(unit(Y_TY), by=SYSTEM, now=NOW)
    learned_for(version.province_id, version.office_id)
    with django_assert_num_queries(1):
        learned_for(version.province_id, version.office_id)
