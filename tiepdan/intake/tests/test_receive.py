"""A petition comes in: whole or not at all, once however often it is sent, with a code, a holder and a clock."""

import threading

import pytest
from django.db import connection

from tiepdan.common.actor import SYSTEM
from tiepdan.common.checkcode import read_code
from tiepdan.common.errors import Refused
from tiepdan.documents.models import File, Paper
from tiepdan.intake.actions import read_petition, receive
from tiepdan.intake.errors import NothingSaid, PaperRefused
from tiepdan.intake.models import Custody, Petition
from tiepdan.intake.statement import Statement, Upload
from tiepdan.intake.tests.factories import ADDRESS, COMPLAINT, DENUNCIATION, NAME, NOW, NUMBER, PHONE, fresh, received, statement
from tiepdan.journal.models import JournalEntry
from tiepdan.journal.verify import broken_links
from tiepdan.law.models import Clock
from tiepdan.offices.tests.factories import Y_TY, at, office
from tiepdan.people.actions import reveal
from tiepdan.people.models import Person, SealedIdentity

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]


def kinds_of(petition: Petition) -> list[str]:
    return list(JournalEntry.objects.about("petition", petition.pk).values_list("kind", flat=True))


def whole_database() -> str:
    said = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'select coalesce(string_agg(row::text, chr(10)), \'\') from "{table}" row')
            said.append(cursor.fetchone()[0])
    return "\n".join(said)


def test_a_typed_complaint_is_registered_read_and_held():
    petition = received("complaint")
    assert read_code(petition.code) == petition.code
    assert petition.code.startswith("LC26-000001-")
    assert petition.state == "read"
    assert petition.petitioner.name == NAME
    assert petition.holder_office.code == Y_TY
    assert petition.holder_post.code == f"LC.{Y_TY}.petition"
    assert kinds_of(petition)[0] == "petition.received"
    assert "petition.read" in kinds_of(petition)
    assert not list(broken_links())


def test_numbers_follow_one_another():
    assert [received().number for _ in range(3)] == [1, 2, 3]


def test_it_has_one_open_custody_that_agrees_with_its_holder():
    petition = received()
    custody = Custody.objects.get(subject="petition", subject_id=petition.pk, until__isnull=True)
    assert (custody.post_id, custody.office_id) == (petition.holder_post_id, petition.holder_office_id)


def test_its_first_clocks_run_from_the_day_it_came_in():
    petition = received("complaint")
    clocks = {clock.duty: clock for clock in Clock.objects.about("petition", petition.pk).running()}
    assert set(clocks) == {"petition.first_answer", "complaint.first.accept"}
    assert all(clock.started_on == NOW.date() and clock.holder_post_id == petition.holder_post_id and clock.why for clock in clocks.values())


def test_sent_twice_with_the_same_key_it_is_one_petition_and_the_same_receipt():
    first, second = received(key="k-1"), received(key="k-1", text="Lời khác hẳn.")
    assert (second.pk, second.code, second.follow_key) == (first.pk, first.code, first.follow_key)
    assert Petition.objects.count() == 1
    assert kinds_of(first).count("petition.received") == 1
    assert received(key="k-2").number == 2


def test_without_words_and_papers_nothing_is_kept():
    with pytest.raises(NothingSaid):
        received(text="  \n ")
    assert not Petition.objects.exists()
    assert not Person.objects.exists()
    assert not JournalEntry.objects.filter(subject="petition").exists()


@pytest.mark.parametrize(("name", "data", "word"), [
    ("trống.pdf", b"", "trống"),
    ("đơn.pdf", b"%PDF-1.7 hong", ""),
    ("ảnh.jpg", b"day la chu", ""),
    ("máy.exe", b"MZ\x90\x00" * 40, ""),
    ("to.txt", b"a" * (20 * 1024 * 1024 + 1), ""),
])
def test_a_bad_file_stops_the_whole_sending_and_nothing_half_written_stays(name, data, word):
    with pytest.raises(PaperRefused) as refusal:
        received(uploads=[Upload("đơn.txt", COMPLAINT.encode()), Upload(name, data)])
    assert name in str(refusal.value)
    assert word in str(refusal.value).lower()
    assert not Petition.objects.exists()
    assert not Paper.objects.exists()
    assert received().number == 1, "the refused sending gave its number back"


def test_a_petition_on_paper_of_unknown_kind_is_sealed_until_it_is_read():
    petition = received("", text="", uploads=[Upload("Đơn của ông Vảng.txt", COMPLAINT.encode())])
    assert petition.state == "received"
    assert petition.sealed is not None
    assert petition.petitioner is None
    paper = Paper.objects.get(subject="petition", subject_id=petition.pk)
    assert paper.file.sealed
    assert "Vảng" not in paper.name
    assert NAME not in whole_database()


def test_the_bytes_are_kept_under_their_own_hash(settings):
    received("complaint", uploads=[Upload("đơn.txt", COMPLAINT.encode())])
    file = File.objects.get()
    assert (settings.FILES_DIR / "open" / file.sha256[:2] / file.sha256[2:4] / file.sha256).read_bytes() == COMPLAINT.encode()


def test_paper_read_at_once_tells_who_writes():
    petition = received("", text="", name="", address="", phone="", identity_number="", place_code="", channel="file", read_at_once=True,
                        uploads=[Upload("don.txt", COMPLAINT.encode())])
    assert petition.kind == "complaint"
    assert petition.state == "read"
    assert petition.petitioner.name == NAME
    assert petition.sealed is None
    assert petition.text.strip() == COMPLAINT.strip()


def test_a_denouncers_name_stands_nowhere_in_the_clear():
    petition = received("denunciation")
    assert petition.kind == "denunciation"
    assert petition.petitioner is None
    everything = whole_database()
    for clear in (NAME, NAME.upper(), "Sín Chải", PHONE, NUMBER):
        assert clear not in everything
    assert "[đã che]" in petition.text
    assert "30 triệu" in petition.text, "what is denounced stays readable"
    assert petition.sealed.pseudonym == "Người tố cáo 1"


def test_the_seal_holds_the_whole_statement_as_it_came():
    petition = received("denunciation")
    opened = reveal(petition.sealed_id, by=at(f"{Y_TY}.head"), reason="Kiểm thử.")
    assert opened["name"] == NAME
    assert opened["text"] == DENUNCIATION


def test_a_denunciation_that_calls_itself_something_else_is_sealed_once_it_is_read():
    petition = received("", text=DENUNCIATION)
    assert petition.kind == "denunciation"
    assert petition.sealed is not None
    assert NAME not in whole_database()


def test_a_denunciation_never_stays_where_the_accused_leads():
    petition = received("denunciation", text=DENUNCIATION.replace("ông công chức địa chính UBND", "ông Chủ tịch UBND"))
    assert petition.accused_post.code == f"LC.{Y_TY}.head"
    assert petition.holder_office.code != Y_TY
    held = set(Clock.objects.about("petition", petition.pk).running().values_list("holder_post_id", flat=True))
    assert held == {petition.holder_post_id}


def test_anonymous_denunciation_has_a_seal_and_no_name():
    petition = received("denunciation", name="", address="", phone="", identity_number="", anonymous=True,
                        text=DENUNCIATION.replace(f"Tôi tên là {NAME}, trú tại {ADDRESS}, số điện thoại {PHONE}, căn cước số {NUMBER}. ", "").replace(NAME, ""))
    assert petition.anonymous
    assert petition.sealed is not None


def test_the_same_person_is_remembered_once():
    one, two = received(), received()
    assert one.petitioner_id == two.petitioner_id


def test_the_journal_never_names_the_petitioner():
    received("complaint"), received("denunciation"), received("feedback")
    told = " ".join(str(facts) for facts in JournalEntry.objects.values_list("facts", flat=True))
    assert NAME not in told
    assert "Sín Chải" not in told


def test_an_office_without_anybody_refuses_and_keeps_nothing():
    from tiepdan.offices.models import Holding

    Holding.objects.filter(post__office__code=Y_TY).update(until=NOW.date())
    Holding.objects.filter(post__office__code=Y_TY).update(since="2025-07-01")
    before = Petition.objects.count()
    try:
        petition = received()
    except Refused:
        assert Petition.objects.count() == before
    else:  # the head's post answers even while vacant: nobody is left without a named post
        assert petition.holder_post.role == "head"


@pytest.mark.django_db(transaction=True)
def test_two_at_once_with_the_same_key_are_one_petition():
    made, failed = [], []

    def send():
        try:
            made.append(receive(statement(), by=at("BTCD.reception-1"), office=office(Y_TY), channel="desk", now=NOW, idempotency_key="same-key").code)
        except BaseException as problem:
            failed.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert len(made) == 4
    assert len(set(made)) == 1
    assert Petition.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_numbers_without_a_gap():
    failed = []

    def send(turn: int):
        try:
            for time in range(3):
                receive(statement(), by=at("BTCD.reception-1"), office=office(Y_TY), channel="desk", now=NOW, idempotency_key=f"many-{turn}-{time}")
        except BaseException as problem:
            failed.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=(turn,)) for turn in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert sorted(Petition.objects.values_list("number", flat=True)) == list(range(1, 10))
    assert not list(broken_links())


STORY = """ĐƠN KHIẾU NẠI
Kính gửi: Chủ tịch UBND xã Y Tý
Chủ tịch UBND xã Y Tý ra Quyết định số 45/QĐ-UBND ngày 12/8/2026 thu hồi nương của gia đình tôi. Tôi khiếu nại, đề nghị kiểm đếm lại."""


def test_a_name_told_on_the_form_need_not_stand_in_the_story():
    assert received(text=STORY).findings["eligible"] is True
    assert received(text=STORY, name="").findings["eligible"] is False


def test_nor_when_papers_are_read_after_it():
    petition = received(text=STORY, uploads=[Upload("kem.txt", "Bản chụp quyết định thu hồi đất.".encode())])
    assert read_petition(petition.pk, by=SYSTEM, now=NOW).findings["eligible"] is True


def test_a_forwarded_petition_keeps_who_forwarded_it():
    petition = fresh(receive(Statement(kind="complaint", text=COMPLAINT, name=NAME, forwarded_by="Báo Lào Cai", forwarded_number="12/CV-BLC"),
                             by=at("BTCD.reception-1"), office=office("BTCD"), channel="forwarded", now=NOW, idempotency_key="f"))
    assert (petition.forwarded_by, petition.forwarded_number) == ("Báo Lào Cai", "12/CV-BLC")
    assert SealedIdentity.objects.count() == 0
