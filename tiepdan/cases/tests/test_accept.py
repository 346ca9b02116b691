"""Acceptance is the settler's own decision: what it needs, what it begins, and who may not."""

import shutil

import pytest

from tiepdan.cases.actions import accept
from tiepdan.cases.errors import AnswerUnknown, ComplexityUnwritten, NotComplex
from tiepdan.cases.models import Case, Round
from tiepdan.cases.tests.factories import accepted, fresh, head
from tiepdan.documents.models import Letter
from tiepdan.intake.actions import route
from tiepdan.intake.errors import StepNotOpen
from tiepdan.intake.models import Custody, Petition
from tiepdan.intake.tests.factories import NOW, checked, classified, holder, later, received, routed
from tiepdan.journal.models import JournalEntry
from tiepdan.law.conditions import FOLDER, read_conditions
from tiepdan.law.models import Clock
from tiepdan.offices.tests.factories import SA_PA, TA_VAN, Y_TY, at, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]


def refused(petition: Petition, words: str, **said: object) -> None:
    by = said.pop("by", None) or head()
    with pytest.raises(StepNotOpen) as refusal:
        accept(petition.pk, by=by, now=NOW, **said)
    assert words in str(refusal.value)
    assert not Round.objects.exists()
    assert not Case.objects.exists()
    assert not Letter.objects.exists()


def test_a_denunciation_whose_writer_was_not_looked_for_is_not_accepted():
    petition = classified(received("denunciation"))
    petition = route(petition.pk, by=holder(petition), now=NOW)
    with pytest.raises(StepNotOpen, match="xác minh người tố cáo"):
        accept(petition.pk, by=head(), now=NOW)
    assert accept(checked(petition).pk, by=head(), now=NOW).state == "accepted"


def test_acceptance_opens_a_matter_with_its_holder_and_its_clock():
    held = accepted("complaint")
    assert (held.state, held.procedure, held.office.code) == ("accepted", "complaint_first", Y_TY)
    assert held.holder_post == post(f"{Y_TY}.verifier-1")
    assert Custody.objects.get(subject="round", subject_id=held.pk).post_id == held.holder_post_id
    assert not Custody.objects.filter(subject="petition", subject_id=held.petition_id, until__isnull=True).exists()
    clock = Clock.objects.about("round", held.pk).running().get()
    assert (clock.duty, clock.started_on, clock.holder_post_id) == ("complaint.first.settle", NOW.date(), held.holder_post_id)
    assert clock.why
    assert clock.due


def test_the_clock_of_acceptance_is_met_with_it():
    held = accepted("complaint", now=later(2))
    clock = Clock.objects.about("petition", held.petition_id).get(duty="complaint.first.accept")
    assert clock.met_on == later(2).date()


def test_the_notice_of_acceptance_takes_a_number_and_waits_for_its_seal():
    held = accepted("complaint")
    letter = Letter.objects.about("round", held.pk).get()
    assert (letter.form, letter.state, letter.number, letter.for_citizen) == ("complaint_accepted", "signed", 1, True)


def test_a_denunciation_is_told_to_the_denouncer_and_to_the_denounced():
    held = accepted("denunciation")
    letters = dict(Letter.objects.about("round", held.pk).values_list("form", "for_citizen"))
    assert letters == {"denunciation_accepted": False, "denouncer_notice": True, "denounced_notice": False}
    duties = set(Clock.objects.about("round", held.pk).running().values_list("duty", flat=True))
    assert duties == {"denunciation.settle", "denunciation.acceptance_notice"}


def test_a_remote_commune_gets_the_long_period_and_an_ordinary_ward_the_short_one():
    remote = accepted("complaint")
    assert remote.remote
    ward = classified(received("complaint", office_code=SA_PA), place_code=SA_PA, accused_code=SA_PA)
    from tiepdan.intake.actions import route

    route(ward.pk, by=at(f"{SA_PA}.petition"), now=NOW)
    plain = accept(ward.pk, by=at(f"{SA_PA}.head"), now=NOW)
    due = {held.pk: Clock.objects.about("round", held.pk).get(duty="complaint.first.settle").due for held in (remote, plain)}
    assert not plain.remote
    assert due[remote.pk] > due[plain.pk]


def test_a_complex_matter_needs_its_ground_in_writing():
    petition = routed("complaint")
    with pytest.raises(ComplexityUnwritten):
        accept(petition.pk, by=head(), now=NOW, complex_grounds=["evidence_conflicts"], complex_reason="  ")
    assert not Round.objects.exists()
    plain = accepted("complaint")
    held = fresh(accept(petition.pk, by=head(), now=NOW, complex_grounds=["contents"], complex_reason="Hồ sơ qua ba thời kỳ."))
    due = [Clock.objects.about("round", one.pk).get(duty="complaint.first.settle").due for one in (plain, held)]
    assert due[0] < due[1]
    assert held.complex_reason == (
        "Có từ 02 nội dung phải xác minh. (NĐ 124/2020/NĐ-CP Điều 3a, bổ sung bởi NĐ 155/2026/NĐ-CP Điều 2) Hồ sơ qua ba thời kỳ."
    )


@pytest.mark.parametrize(("said", "refusal"), [
    ({"complex_reason": "Khó lắm."}, NotComplex),
    ({"complex_grounds": ["khó"], "complex_reason": "Khó lắm."}, AnswerUnknown),
])
def test_words_alone_or_a_criterion_of_ones_own_make_nothing_complex(said, refusal):
    petition = routed("complaint")
    with pytest.raises(refusal):
        accept(petition.pk, by=head(), now=NOW, **said)
    assert not Round.objects.exists()


def test_a_denunciation_is_not_called_complex_on_acceptance():
    petition = routed("denunciation")
    with pytest.raises(NotComplex):
        accept(petition.pk, by=head(), now=NOW, complex_grounds=["contents"], complex_reason="Nhiều nội dung.")


def test_when_the_data_ask_for_two_criteria_one_is_no_longer_enough(tmp_path):
    folder = shutil.copytree(FOLDER, tmp_path / "conditions")
    path = folder / "complaint.yaml"
    told = path.read_text(encoding="utf-8")
    piece = '    if_yes: "Vụ việc phức tạp; phải ghi việc xác định này bằng văn bản và lưu hồ sơ."\n'
    assert told.count(piece) == 1
    path.write_text(told.replace(piece, piece + "    needs: 2\n"), encoding="utf-8")
    book, said = read_conditions(folder), {"complex_reason": "Hồ sơ qua ba thời kỳ."}
    petition = routed("complaint")
    with pytest.raises(NotComplex):
        accept(petition.pk, by=head(), now=NOW, complex_grounds=["contents"], book=book, **said)
    assert accept(petition.pk, by=head(), now=NOW, complex_grounds=["contents", "foreign"], book=book, **said).complex_reason


def test_only_the_settler_accepts():
    petition = routed("complaint")
    for code in (f"{Y_TY}.petition", f"{Y_TY}.deputy", f"{Y_TY}.verifier-1", f"{Y_TY}.clerk"):
        refused(petition, "người có thẩm quyền giải quyết", by=at(code))


def test_the_settler_of_another_office_does_not():
    refused(routed("complaint"), "Y Tý", by=at(f"{SA_PA}.head"))


def test_before_it_is_routed_nothing_is_accepted():
    refused(classified(received("complaint")), "không ở bước này")


def test_what_is_not_eligible_is_not_accepted():
    petition = routed("complaint")
    petition.findings["eligible"] = False
    Petition.objects.filter(pk=petition.pk).update(findings=petition.findings)
    refused(petition, "chưa đủ điều kiện")


def test_a_second_round_is_not_the_first_settlers():
    petition = routed("complaint")
    Petition.objects.filter(pk=petition.pk).update(round=2)
    refused(petition, "lần hai")


def test_many_people_need_their_representatives():
    petition = routed("complaint")
    Petition.objects.filter(pk=petition.pk).update(group_size=7, representatives=[])
    refused(petition, "người đại diện")


def test_an_unnamed_denouncer_is_not_accepted():
    petition = routed("denunciation")
    Petition.objects.filter(pk=petition.pk).update(anonymous=True)
    refused(petition, "người tố cáo")


def test_the_accused_does_not_accept_the_denunciation_of_themself():
    petition = routed("denunciation")
    Petition.objects.filter(pk=petition.pk).update(accused_post=post(f"{Y_TY}.head"))
    refused(petition, "người bị tố cáo không được nhận đơn tố cáo mình")


def test_the_accused_officer_does_not_get_the_round():
    held = accepted("denunciation", to_post=None)
    Petition.objects.filter(pk=held.petition_id)
    petition = routed("denunciation")
    Petition.objects.filter(pk=petition.pk).update(accused_post=post(f"{Y_TY}.verifier-1"))
    again = accept(petition.pk, by=head(), now=NOW)
    assert again.holder_post_id != post(f"{Y_TY}.verifier-1").pk


def test_accepted_once_it_is_not_accepted_again():
    held = accepted("complaint")
    with pytest.raises(StepNotOpen):
        accept(held.petition_id, by=head(), now=NOW)
    assert Round.objects.count() == 1


def test_everything_is_in_the_journal():
    held = accepted("complaint")
    kinds = set(JournalEntry.objects.filter(subject="round", subject_id=held.pk).values_list("kind", flat=True))
    kinds |= set(JournalEntry.objects.filter(subject="petition", subject_id=held.petition_id).values_list("kind", flat=True))
    assert {"petition.received", "petition.routed", "petition.into_case", "round.accepted"} <= kinds


def test_a_ward_is_not_asked_about_another_wards_matter():
    petition = classified(received("complaint", office_code=TA_VAN))
    refused(petition, "không ở bước này", by=at(f"{TA_VAN}.head"))


def test_its_letters_know_the_day_it_was_accepted():
    held = accepted()
    assert set(Letter.objects.about("round", held.pk).values_list("accepted_on", flat=True)) == {held.accepted_on}, "some forms go by it"
