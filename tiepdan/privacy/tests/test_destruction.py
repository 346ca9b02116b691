"""Files past their time are destroyed by two persons and a job: words, bytes and keys go, the skeleton, the chain and the counts stay."""

from dataclasses import replace

import pytest
from django.conf import settings as conf
from django.db import connection, transaction

from tiepdan.cases import actions as cases
from tiepdan.cases.models import Round
from tiepdan.cases.tests.factories import at_state, fresh, head, verifier
from tiepdan.common.actor import SYSTEM
from tiepdan.common.errors import AbilityMissing, NotFound
from tiepdan.documents.actions import keep_file
from tiepdan.documents.errors import FileLost
from tiepdan.documents.models import File, Letter, Paper
from tiepdan.documents.read import file_bytes, store
from tiepdan.intake.models import Petition, Sketch
from tiepdan.intake.statement import Upload
from tiepdan.intake.tests.factories import COMPLAINT, DENUNCIATION, NAME, NOW, later
from tiepdan.journal.models import JournalEntry
from tiepdan.journal.verify import broken_links
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at
from tiepdan.people.actions import reveal
from tiepdan.people.models import Person
from tiepdan.privacy.actions import approve_destruction, decline_destruction, destroy, propose_destruction
from tiepdan.privacy.actions.destruction import empty_line
from tiepdan.privacy.destroying import offered
from tiepdan.privacy.errors import DestructionOver, NothingListed, SecondPersonDestroys, StillKept, WordsNeeded
from tiepdan.privacy.models import Destruction
from tiepdan.vault.actions import carry_over
from tiepdan.vault.errors import NotGiven
from tiepdan.vault.models import Kept

pytestmark = [pytest.mark.django_db(databases=["default", "vault"]), pytest.mark.usefixtures("lao_cai")]
LONG_AFTER = later(17 * 365)
GROUND = "Biên bản họp Hội đồng xác định giá trị tài liệu số 02/BB"
PAPER = [Upload("don.txt", (COMPLAINT + "\nBản gốc có chữ ký.").encode())]


def deputy():
    return at(f"{Y_TY}.deputy")


def closed(kind: str = "complaint", **traits) -> Round:
    held = at_state(kind, "closed", orders=[], **traits)
    return fresh(held)


def proposed(*rounds: Round, by=None) -> Destruction:
    return propose_destruction(by=by or deputy(), now=LONG_AFTER, ground=GROUND, codes=[held.petition.code for held in rounds])


def approved(*rounds: Round) -> Destruction:
    return approve_destruction(proposed(*rounds).pk, by=head(), now=LONG_AFTER)


def destroyed(*rounds: Round) -> Destruction:
    made = approved(*rounds)
    with transaction.atomic():
        assert destroy(made.pk, by=SYSTEM, now=LONG_AFTER) == 0
    return Destruction.objects.get(pk=made.pk)


def tables_that_tell(*words: str) -> set[str]:
    """Tables of the whole database with one of the words in any row."""
    found = set()
    with connection.cursor() as cursor:
        cursor.execute("select tablename from pg_tables where schemaname = 'public'")
        for (table,) in cursor.fetchall():
            for word in words:
                cursor.execute(f'select exists (select from "{table}" row where row::text ilike %s)', [f"%{word}%"])
                found |= {table} if cursor.fetchone()[0] else set()
    return found


def test_only_files_past_their_time_are_offered_and_listed():
    held = closed()
    assert not offered(deputy(), later(3650).date()).exists()
    assert [row.pk for row in offered(deputy(), LONG_AFTER.date())] == [held.pk]
    with pytest.raises(NothingListed, match=held.petition.code):
        propose_destruction(by=deputy(), now=later(3650), ground=GROUND, codes=[held.petition.code])
    with pytest.raises(WordsNeeded):
        propose_destruction(by=deputy(), now=LONG_AFTER, ground=" ", codes=[held.petition.code])
    with pytest.raises(NothingListed):
        propose_destruction(by=deputy(), now=LONG_AFTER, ground=GROUND, codes=[])
    proposed(held)
    with pytest.raises(NothingListed, match="danh mục khác"):
        proposed(held)
    assert Destruction.objects.count() == 1


def test_who_proposes_does_not_decide_nor_does_who_is_no_head_nor_another_office():
    held = closed()
    with pytest.raises(AbilityMissing):
        proposed(held, by=verifier())
    with pytest.raises(NothingListed):
        proposed(held, by=at(f"{SA_PA}.head"))
    made = proposed(held, by=head())
    with pytest.raises(SecondPersonDestroys):
        approve_destruction(made.pk, by=head(), now=LONG_AFTER)
    with pytest.raises(AbilityMissing):
        approve_destruction(made.pk, by=deputy(), now=LONG_AFTER)
    with pytest.raises(NotFound):
        approve_destruction(made.pk, by=at(f"{SA_PA}.head"), now=LONG_AFTER)
    assert Destruction.objects.get().state == "proposed"


def test_destroying_takes_words_bytes_and_person_and_leaves_the_skeleton():
    held = closed(uploads=PAPER, read_at_once=True)
    before = Petition.objects.values("code", "received_on", "kind", "state", "ended_on", "office_id", "place_id", "group_size",
                                     "field").get(pk=held.petition_id)
    numbers = list(Letter.objects.filter(number__isnull=False).values_list("number", "symbol", "signed_on"))
    hashes = set(File.objects.values_list("sha256", flat=True))
    assert tables_that_tell(NAME) >= {"intake_petition", "people_person", "documents_letter"}
    made = destroyed(held)
    line = made.lines.get()
    assert (made.state, line.state) == ("done", "destroyed") and {told["sha256"] for told in line.files} == hashes
    assert tables_that_tell(NAME, "Sín Chải", "lấn chiếm", "hộ liền kề") == set() and not Person.objects.exists()
    assert Petition.objects.values(*before).get(pk=held.petition_id) == before, "what reports count by stays"
    assert list(Letter.objects.filter(number__isnull=False).values_list("number", "symbol", "signed_on")) == numbers
    assert "đã tiêu hủy ngày" in Petition.objects.get(pk=held.petition_id).title
    assert not Sketch.objects.filter(petition=held.petition).exists() and not list(conf.FILES_DIR.glob("open/??/??/*"))
    with pytest.raises(FileLost):
        file_bytes(File.objects.first())
    assert not list(broken_links())
    entry = JournalEntry.objects.get(kind="personal.destroyed")
    assert entry.subject_id == held.petition_id and "15 năm" in entry.sentence


def test_of_a_denunciation_the_keys_go_and_nobody_opens_it_again():
    held = closed("denunciation", uploads=[Upload("to-cao.txt", DENUNCIATION.encode())], read_at_once=True)
    token, opener = held.petition.sealed.token, head()
    carry_over(by=SYSTEM)
    assert reveal(held.petition.sealed_id, by=opener, reason="Thử trước")
    made = destroyed(held)
    carry_over(by=SYSTEM)
    assert not Kept.objects.filter(name=token).exists() and not list(conf.FILES_DIR.glob("closed/??/??/*"))
    with pytest.raises(NotGiven):
        reveal(held.petition.sealed_id, by=opener, reason="Thử sau")
    assert made.lines.get().state == "destroyed"
    assert Petition.objects.get(pk=held.petition_id).sealed.pseudonym.startswith("Người tố cáo")


def test_with_the_vault_away_a_denunciation_waits_and_the_rest_goes_on(settings):
    secret, plain = closed("denunciation"), closed()
    made = approved(secret, plain)
    settings.VAULT_ON = False
    assert destroy(made.pk, by=SYSTEM, now=LONG_AFTER) == 1
    waiting = made.lines.get(petition=secret.petition)
    assert waiting.state == "listed" and waiting.waits_because and made.lines.get(petition=plain.petition).state == "destroyed"
    assert Petition.objects.get(pk=secret.petition_id).text
    settings.VAULT_ON = True
    assert destroy(made.pk, by=SYSTEM, now=LONG_AFTER) == 0
    assert Destruction.objects.get(pk=made.pk).state == "done"


def test_broken_off_after_the_words_it_goes_on_with_the_bytes():
    held = closed(uploads=PAPER, read_at_once=True)
    made = approved(held)
    line = empty_line(made.lines.get().pk, by=replace(SYSTEM, office_code=Y_TY, province="15"), now=LONG_AFTER)
    assert line.state == "emptied" and any(store().path_of(told["sha256"]).exists() for told in line.files)
    assert destroy(made.pk, by=SYSTEM, now=LONG_AFTER) == 0
    assert not list(conf.FILES_DIR.glob("open/??/??/*")) and made.lines.get().destroyed_at == LONG_AFTER
    assert destroy(made.pk, by=SYSTEM, now=LONG_AFTER) == 0, "done twice it is done once"
    assert JournalEntry.objects.filter(kind="personal.destroyed").count() == 1


def test_a_turn_is_bounded_and_the_next_takes_up_the_rest():
    made = approved(closed(), closed(name="Lý A Sa"), closed(name="Vàng Thị Mỷ"))
    assert destroy(made.pk, by=SYSTEM, now=LONG_AFTER, most=2) == 1
    assert destroy(made.pk, by=SYSTEM, now=LONG_AFTER, most=2) == 0


def test_bytes_another_file_still_needs_stay_and_come_in_again_open():
    shared, other = closed(uploads=PAPER, read_at_once=True), at_state("complaint", "accepted", uploads=PAPER, read_at_once=True)
    name = Paper.objects.get(subject="petition", subject_id=shared.petition_id).file.sha256
    destroyed(shared)
    assert store().holds(name) and File.objects.get(sha256=name).destroyed_at is None
    assert file_bytes(Paper.objects.get(subject="petition", subject_id=other.petition_id).file)
    lone = keep_file(b"rieng mot minh", by=head(), media_type="text/plain")
    File.objects.filter(pk=lone.pk).update(destroyed_at=NOW)
    store().forget_open(lone.sha256)
    assert keep_file(b"rieng mot minh", by=head(), media_type="text/plain").destroyed_at is None and store().holds(lone.sha256)


def test_what_the_law_still_needs_is_kept_with_its_reason():
    held = closed()
    made = proposed(held)
    Round.objects.get(pk=held.pk).lawsuits.create(court="Tòa án nhân dân tỉnh", taken_on=LONG_AFTER.date())
    with pytest.raises(StillKept, match="Tòa án"):
        approve_destruction(made.pk, by=head(), now=LONG_AFTER)
    with pytest.raises(WordsNeeded):
        approve_destruction(made.pk, by=head(), now=LONG_AFTER, struck={held.petition.code: " "})
    with pytest.raises(NothingListed):
        approve_destruction(made.pk, by=head(), now=LONG_AFTER, struck={held.petition.code: "Đang có vụ án"})
    decline_destruction(made.pk, by=head(), now=LONG_AFTER, because="Đang có vụ án")
    with pytest.raises(DestructionOver):
        approve_destruction(made.pk, by=head(), now=LONG_AFTER)
    assert offered(deputy(), LONG_AFTER.date()).filter(pk=held.pk).exists(), "struck from one list it may stand in a later one"
    with pytest.raises(StillKept, match="Tòa án"):
        proposed(held)


def test_an_open_protection_keeps_the_denunciation():
    held = closed("denunciation")
    cases.report_retaliation(held.petition_id, by=verifier(), now=LONG_AFTER, happened_on=LONG_AFTER.date(), words="Bị cho thôi việc.")
    with pytest.raises(StillKept, match="hồ sơ bảo vệ"):
        proposed(held)


def test_what_arises_between_decision_and_job_makes_the_file_wait():
    held = closed()
    made = approved(held)
    suit = Round.objects.get(pk=held.pk).lawsuits.create(court="Tòa án nhân dân tỉnh", taken_on=LONG_AFTER.date())
    assert destroy(made.pk, by=SYSTEM, now=LONG_AFTER) == 1
    assert "Tòa án" in made.lines.get().waits_because and Petition.objects.get(pk=held.petition_id).text
    suit.judged_on, suit.result = LONG_AFTER.date(), "kept"
    suit.save()
    assert destroy(made.pk, by=SYSTEM, now=LONG_AFTER) == 0
