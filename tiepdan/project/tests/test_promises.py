"""`tiepdan verify`: all promises hold on honest rows, and each is found broken when somebody breaks it behind the acts' back."""

import pytest
from django.conf import settings as site
from django.db import connection, transaction

from tiepdan.cases.tests.factories import at_state
from tiepdan.common.actor import SYSTEM
from tiepdan.documents.models import File, Letter, Outgoing
from tiepdan.documents.store import Store
from tiepdan.intake.models import Petition, Transfer
from tiepdan.intake.statement import Upload
from tiepdan.intake.tests.factories import COMPLAINT, NAME, classified, fresh, holder, later, received
from tiepdan.law.actions import change_days, meet_clock, withdraw_day
from tiepdan.law.models import Clock, DayChange
from tiepdan.offices.models import Succession
from tiepdan.offices.tests import fixtures
from tiepdan.offices.tests.factories import SA_PA, TA_VAN, Y_TY, post
from tiepdan.people.models import Person
from tiepdan.project.promises import Promise, check_promises
from tiepdan.project.promises.walks import server_forgets

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
few_offices_folder, lao_cai = fixtures.few_offices_folder, fixtures.lao_cai


def promise(number: int) -> Promise:
    return next(one for one in check_promises() if one.number == number)


def broken(number: int) -> str:
    one = promise(number)
    assert one.holds is False, f"{one.name} should not hold: {one.sentence}"
    assert one.sentence.startswith("hỏng: ")
    return one.sentence


GUARDED = ("intake_petition", "intake_custody", "cases_round", "cases_caselink", "documents_numberseries", "journal_journalentry")


def sql(statement: str, *values: object) -> None:
    """Past every guard, as somebody who owns the tables could."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        for table in GUARDED:
            cursor.execute(f"alter table {table} disable trigger user")
        cursor.execute(statement, values)
        for table in GUARDED:
            cursor.execute(f"alter table {table} enable trigger user")


@pytest.fixture(autouse=True)
def undone(request):
    """What these tests break could never be committed; it is undone unasked."""
    request.getfixturevalue("lao_cai")
    yield
    transaction.set_rollback(True)


@pytest.fixture
def forgetful_server(monkeypatch):
    """The server of the tests does not write through; everything else about the eighth promise is checked all the same."""
    from tiepdan.project.promises import walks

    monkeypatch.setattr(walks, "DURABLE", ())


@pytest.mark.usefixtures("forgetful_server")
def test_all_promises_hold_over_whole_lives():
    for kind in ("complaint", "denunciation", "recommendation"):
        at_state(kind, "closed")
        at_state(kind, "sent")
    received("complaint", uploads=[Upload("don.txt", COMPLAINT.encode())])
    received("denunciation", uploads=[Upload("don.txt", COMPLAINT.encode())])
    elsewhere = classified(received("complaint", office_code=TA_VAN))
    from tiepdan.intake.actions import route

    route(elsewhere.pk, by=holder(elsewhere), now=later(1))
    promises = check_promises()
    assert [one.number for one in promises] == list(range(1, 11))
    assert {one.number: one.sentence for one in promises if one.holds is False} == {}
    assert [one.number for one in promises if one.holds is None] == [7]
    assert "chưa kiểm được" in promises[6].sentence


@pytest.mark.usefixtures("forgetful_server")
def test_they_hold_over_an_empty_base():
    assert all(one.holds is not False for one in check_promises())


def test_checking_writes_nothing(django_assert_max_num_queries):
    received()
    from tiepdan.common.readonly import _only_reads

    with connection.execute_wrapper(_only_reads), django_assert_max_num_queries(90):
        check_promises()


def test_an_ownerless_petition_is_found():
    petition = received()
    sql("delete from intake_custody where subject_id = %s", petition.pk)
    assert petition.code in broken(1)


def test_a_custody_that_disagrees_is_found():
    petition = received()
    other = post(f"{SA_PA}.petition")
    sql("update intake_custody set post_id = %s where subject_id = %s", other.pk, petition.pk)
    assert petition.code in broken(1)


def test_a_moment_without_a_holder_is_found():
    held = at_state("complaint", "drafted")
    sql("update intake_custody set until = until - interval '1 hour' where until > since + interval '2 hours'")
    assert held.petition.code in broken(1)


def test_a_guard_that_was_switched_off_is_found():
    with connection.cursor() as cursor:
        cursor.execute("alter table intake_petition disable trigger intake_petition_owner_on_change")
    assert "intake_petition_owner_on_change" in broken(1)


def test_an_altered_journal_is_found():
    received()
    sql("update journal_journalentry set actor = 'Ai khác' where number = 2")
    assert "nội dung đã bị sửa" in broken(2)


def test_a_step_nobody_wrote_down_is_found():
    petition = received()
    sql("update intake_petition set state = 'routed' where id = %s", petition.pk)
    assert petition.code in broken(2)


def test_a_number_missing_from_the_letter_book_is_found():
    at_state("complaint", "accepted")
    sql("update documents_numberseries set last = last + 1")
    assert "sổ văn bản" in broken(2)


def test_a_date_moved_by_hand_is_found():
    petition = received()
    Clock.objects.about("petition", petition.pk).filter(duty="petition.first_answer").update(due=later(90).date())
    assert "tính lại ra" in broken(3)


def test_dates_stay_right_when_the_province_changes_its_days_off():
    ended, running = received(), received()
    due = Clock.objects.about("petition", ended.pk).get(duty="petition.first_answer").due
    told = {"by": SYSTEM, "province_id": running.province_id, "today": due}
    change_days(off={due: "nghỉ bão"}, worked={}, ground="QĐ 1", **told)
    meet_clock("petition.first_answer", by=SYSTEM, subject="petition", subject_id=ended.pk, on=due)
    withdraw_day(DayChange.objects.get().pk, ground="QĐ 2", **told)
    assert Clock.objects.filter(due=due).count() < Clock.objects.filter(duty="petition.first_answer").count()
    assert promise(3).holds, promise(3).sentence
    Clock.objects.about("petition", running.pk).filter(duty="petition.first_answer").update(due=later(90).date())
    assert "tính lại ra" in broken(3)


def test_a_date_that_does_not_explain_itself_is_found():
    received()
    Clock.objects.update(why=[])
    assert "vì sao" in broken(3)


def test_a_file_in_the_hands_of_the_accused_is_found():
    petition = received("denunciation")
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("alter table intake_petition drop constraint accused_never_holds_the_denunciation")
    sql("update intake_petition set accused_post_id = holder_post_id where id = %s", petition.pk)
    assert petition.code in broken(4)


def test_a_denunciation_left_with_the_unit_that_took_the_accuseds_over_is_found():
    petition = received("denunciation")
    sql("update intake_petition set findings = findings || '{\"former_unit\": true}', accused_office_id = holder_office_id where id = %s", petition.pk)
    assert "nơi kế tục" in broken(4)


def test_an_office_that_ended_without_a_successor_is_found():
    office = post(f"{TA_VAN}.head").office
    sql("update offices_office set valid_until = date '2026-11-25' where id = %s", office.pk)
    assert "không ghi cơ quan kế tục" in broken(10)
    Succession.objects.create(province=office.province, kind="commune", old_name=office.short_name, names=["xa ta van"], office=office,
                              successor=post(f"{SA_PA}.head").office, confidence="UNCERTAIN")
    assert all(one.number != 10 or one.holds for one in check_promises())


def test_a_word_to_the_accused_is_found():
    petition = received("denunciation")
    seat = post(f"{Y_TY}.verifier-1")
    sql("update intake_petition set accused_post_id = %s where id = %s", seat.pk, petition.pk)
    Outgoing.objects.create(channel="page", to="", words=f"Đơn {petition.code} chờ ông/bà.", post_id=seat.pk)
    assert petition.code in broken(4)


def test_passing_round_is_found():
    petition = received()
    one, two = post(f"{Y_TY}.head").office, post(f"{SA_PA}.head").office
    for hop, (here, there) in enumerate(((one, two), (two, one)), 1):
        Transfer.objects.create(petition=petition, hop=hop, from_office=here, to_office=there, because="x", cites="x", made_on=later(hop).date())
    assert "trở lại" in broken(5)


def test_an_unsealed_denunciation_is_found():
    petition = received("complaint")
    sql("update intake_petition set kind = 'denunciation', petitioner_id = null where id = %s", petition.pk)
    assert petition.code in broken(6)


def test_a_name_left_in_the_masked_text_is_found():
    petition = received("denunciation")
    sql("update intake_petition set text = %s where id = %s", f"Tôi tên là {NAME}, tố cáo.", petition.pk)
    assert petition.code in broken(6)


def test_an_open_paper_of_a_denunciation_is_found():
    received("denunciation", uploads=[Upload("don.txt", COMPLAINT.encode())])
    File.objects.update(sealed=False)
    assert "chưa niêm phong" in broken(6)


def test_a_person_left_behind_without_a_petition_is_found():
    Person.objects.create(name=NAME, name_folded="thao seo vang")
    sentence = broken(6)
    assert NAME not in sentence, "the report itself names nobody"


def test_a_letter_that_names_a_denouncer_is_found():
    held = at_state("denunciation", "accepted")
    letter = Letter.objects.about("round", held.pk).get(form="denouncer_notice")
    Letter.objects.filter(pk=letter.pk).update(facts={**letter.facts, "denouncer": NAME})
    assert NAME not in broken(6)


@pytest.mark.usefixtures("forgetful_server")
def test_a_code_that_does_not_check_and_a_missing_number_are_found():
    first, second = received(), received()
    sql("update intake_petition set code = 'LC26-000001-@' where id = %s", first.pk)
    assert "LC26-000001-@" in broken(8)
    sql("update intake_petition set code = %s where id = %s", first.code, first.pk)
    sql("update intake_petition set number = 7, code = 'LC26-000007-' where id = %s", second.pk)
    assert "số cuối là 7" in broken(8)


@pytest.mark.usefixtures("forgetful_server")
@pytest.mark.parametrize("sealed", [False, True])
def test_a_file_that_is_gone_or_changed_on_disk_is_found(sealed):
    received("denunciation" if sealed else "complaint", uploads=[Upload("don.txt", COMPLAINT.encode())])
    file = File.objects.get()
    kept_by = Store(site.FILES_DIR)
    path = kept_by.closed_path(file.sha256, file.folder) if sealed else kept_by.path_of(file.sha256)
    kept = path.read_bytes()
    path.chmod(0o600)
    path.write_bytes(kept[:-1] + bytes([kept[-1] ^ 1]))
    assert "đã khác" in broken(8)
    path.unlink()
    assert "không còn trên đĩa" in broken(8)


def test_a_server_that_forgets_is_found():
    with connection.cursor() as cursor:
        cursor.execute("set synchronous_commit = off")
    assert any("synchronous_commit" in words for words in server_forgets())


def test_a_link_that_was_lost_is_found():
    held = at_state("complaint", "accepted")
    sql("delete from cases_caselink")
    assert fresh(held.petition).code in broken(9)


def test_a_rule_nobody_knows_and_one_not_in_force_are_found():
    received()
    Clock.objects.update(rule="KN1-99")
    assert "KN1-99" in broken(10)
    Clock.objects.update(rule="TCD-02", started_on="2010-01-04")
    assert "không có hiệu lực" in broken(10)


def test_many_broken_places_are_told_in_one_line():
    for _ in range(5):
        petition = received()
    sql("delete from intake_custody")
    sentence = broken(1)
    assert "và 2 chỗ nữa như vậy" in sentence
    assert "\n" not in sentence
    assert Petition.objects.get(pk=petition.pk)
