"""What people ask about their own data is answered within two working days, and what is not followed names its ground."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from tiepdan.common.actor import CITIZEN
from tiepdan.common.errors import AbilityMissing, NotFound
from tiepdan.documents.models import Outgoing
from tiepdan.intake.tests.factories import NAME, NOW, later, received
from tiepdan.journal.models import JournalEntry
from tiepdan.law.models import Clock
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at, post
from tiepdan.people.errors import CannotBe
from tiepdan.privacy.actions import answer_data_request, open_data_request
from tiepdan.privacy.copying import gives_copy, own_copy
from tiepdan.privacy.errors import AnsweredAlready, AskedAlready, GroundNeeded, NameOfDenouncer, SealedStays, WordsNeeded
from tiepdan.privacy.models import DataRequest
from tiepdan.privacy.queries import restriction_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
WORDS = "Số điện thoại ghi sai, số đúng là 0987654321"


def asked(kind: str = "correction", petition=None, **told) -> DataRequest:
    petition = petition or received("complaint")
    return open_data_request(petition.pk, **{"by": CITIZEN, "now": NOW, "kind": kind, "asked": WORDS, **told})


def keeper():
    return at(f"{Y_TY}.head")


def test_the_clock_runs_two_working_days_and_the_keeper_is_told():
    request = asked()
    clock = Clock.objects.get(subject="datarequest", subject_id=request.pk)
    assert f"{clock.due:%d/%m/%Y}" == "27/11/2026" and clock.rule == "DL-01"
    told = Outgoing.objects.filter(channel="page").order_by("pk").last()
    assert told.post_id == clock.holder_post_id and "27/11/2026" in told.words
    assert post(f"{Y_TY}.head").office_id == request.office_id


def test_the_journal_holds_none_of_the_words():
    request = asked()
    answer_data_request(request.pk, by=keeper(), now=later(1), result="refused", answer="Bà Vàng Thị Sùng đã ký vào đơn.", ground="kept_complaint")
    entries = list(JournalEntry.objects.about("petition", request.petition_id).filter(kind__startswith="personal."))
    assert [entry.kind for entry in entries] == ["personal.requested", "personal.answered"]
    assert all(entry.chain.endswith(f"/{Y_TY}") for entry in entries), "in the chain of the office that answers"
    told = " ".join(str(entry.facts) for entry in entries)
    assert "0987654321" not in told and "Vàng Thị Sùng" not in told
    assert "Luật Khiếu nại Đ.34" in entries[1].citizen_sentence


def test_an_answer_ends_the_clock_and_stands_for_good():
    request = answer_data_request(asked().pk, by=keeper(), now=later(1), result="granted", answer="Đã sửa.", ground="kept_complaint")
    assert (request.state, request.ground) == ("granted", ""), "what is followed needs no ground"
    assert Clock.objects.get(subject="datarequest").met_on == later(1).date()
    with pytest.raises(AnsweredAlready):
        answer_data_request(request.pk, by=keeper(), now=later(1), result="granted", answer="Lần nữa.")


@pytest.mark.parametrize(("told", "refusal"), [
    ({"result": "refused", "answer": "Không."}, GroundNeeded), ({"result": "partly", "answer": "Một phần.", "ground": "bịa"}, GroundNeeded),
    ({"result": "granted", "answer": "   "}, WordsNeeded), ({"result": "open", "answer": "x"}, WordsNeeded), ({"result": "", "answer": "x"}, WordsNeeded),
])
def test_an_answer_without_its_parts_is_refused_and_the_request_stays_open(told, refusal):
    request = asked()
    with pytest.raises(refusal):
        answer_data_request(request.pk, by=keeper(), now=later(1), **told)
    request.refresh_from_db()
    assert request.state == "open"


def test_the_same_is_not_asked_twice_while_it_waits():
    request = asked()
    with pytest.raises(AskedAlready, match="27/11/2026"):
        asked(petition=request.petition)
    assert asked("access", request.petition).state == "open", "another wish is another request"
    with pytest.raises(IntegrityError), transaction.atomic():
        DataRequest.objects.create(province_id=request.province_id, office=request.office, petition=request.petition, kind="access", asked="x",
                                   received_at=NOW, received_by="x")


@pytest.mark.parametrize("told", [{"asked": " \0 "}, {"kind": "steal"}, {"kind": ""}])
def test_an_empty_or_unknown_wish_is_refused(told):
    with pytest.raises(WordsNeeded):
        asked(**told)


def test_at_the_desk_a_denouncers_name_is_not_written_down():
    petition = received("denunciation")
    officer = at(f"{Y_TY}.petition")
    with pytest.raises(NameOfDenouncer):
        asked(petition=petition, by=officer, asker="Thào Seo Vảng")
    assert asked(petition=petition, by=officer).asker == ""


def test_another_office_neither_opens_nor_answers_it():
    request = asked()
    with pytest.raises(NotFound):
        answer_data_request(request.pk, by=at(f"{SA_PA}.head"), now=later(1), result="granted", answer="x")
    with pytest.raises(NotFound):
        asked("access", request.petition, by=at(f"{SA_PA}.petition"))
    with pytest.raises(AbilityMissing):
        answer_data_request(request.pk, by=replace(keeper(), abilities=frozenset()), now=later(1), result="granted", answer="x")


def test_a_correction_followed_puts_the_field_right_and_the_journal_holds_no_value():
    request = asked()
    answer_data_request(request.pk, by=keeper(), now=later(1), result="granted", answer="Đã sửa.", field="phone", value=" 0987654321 ")
    assert request.petition.petitioner.__class__.objects.get(pk=request.petition.petitioner_id).phone == "0987654321"
    entry = JournalEntry.objects.get(kind="person.corrected")
    assert "số điện thoại" in entry.sentence and "0987654321" not in str(entry.facts)


@pytest.mark.parametrize(("field", "value"), [("email", "khong phai thu"), ("birth_year", "năm Tý"), ("birth_year", "99999999"), ("name", " "), ("ward", "x"),
                                              ("phone", "0" * 99)])
def test_a_value_that_cannot_be_is_refused_and_the_request_stays_open(field, value):
    request = asked()
    with pytest.raises(CannotBe), transaction.atomic():
        answer_data_request(request.pk, by=keeper(), now=later(1), result="granted", answer="Đã sửa.", field=field, value=value)
    assert DataRequest.objects.get(pk=request.pk).state == "open"


def test_of_a_sealed_petition_nothing_is_put_right_outside_the_vault_and_a_refused_correction_changes_nothing():
    sealed = asked(petition=received("denunciation"))
    with pytest.raises(SealedStays), transaction.atomic():
        answer_data_request(sealed.pk, by=at(sealed.office.code + ".head"), now=later(1), result="granted", answer="Đã sửa.", field="phone", value="0987654321")
    plain = asked()
    before = plain.petition.petitioner.phone
    answer_data_request(plain.pk, by=keeper(), now=later(1), result="refused", answer="Không.", ground="kept_complaint", field="phone", value="0987654321")
    assert plain.petition.petitioner.__class__.objects.get(pk=plain.petition.petitioner_id).phone == before


def test_the_copy_is_of_the_person_and_their_petition_and_only_after_the_answer():
    request = asked("access", received("complaint", representatives=["Lý A Sa"], group_size=2))
    assert not gives_copy(request)
    request = answer_data_request(request.pk, by=keeper(), now=later(1), result="granted", answer="Bản sao ở trang tra cứu.")
    assert gives_copy(request)
    copy = own_copy(request.petition)
    assert copy["person"]["name"] == request.petition.petitioner.name and copy["text"] == request.petition.text
    assert "Lý A Sa" not in str(copy), "nothing of others"
    assert any("dữ liệu cá nhân" in line["words"] for line in copy["done"])
    sealed = own_copy(received("denunciation"))
    assert set(sealed["person"]) == {"pseudonym", "note"} and NAME not in str(sealed["person"])


def test_an_objection_heard_marks_the_file_and_a_refused_one_does_not():
    request = asked("objection")
    answer_data_request(request.pk, by=keeper(), now=later(1), result="refused", answer="Luật buộc.", ground="public_task")
    assert restriction_on(request.petition_id) is None
    again = asked("objection", petition=request.petition)
    answer_data_request(again.pk, by=keeper(), now=later(1), result="partly", answer="Không dùng để liên hệ.", ground="public_task")
    assert restriction_on(request.petition_id).pk == again.pk
