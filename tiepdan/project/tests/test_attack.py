"""The search finds what is there to be found: whatever hides a denouncer's name from it would hide a leak from us."""

import base64
import gzip
import hashlib
import io
import zipfile

import pytest
from PIL import Image

from tiepdan.common.actor import CITIZEN
from tiepdan.intake.actions import receive
from tiepdan.intake.models import Petition
from tiepdan.intake.tests.factories import NOW
from tiepdan.offices.models import Holding, Office
from tiepdan.offices.tests import fixtures
from tiepdan.project.attack.asking import browser_of, in_answers
from tiepdan.project.attack.attempts import every
from tiepdan.project.attack.attempts.siege import Siege
from tiepdan.project.attack.carrying import by_pages, photograph
from tiepdan.project.attack.planted import Denouncer, needles_of
from tiepdan.project.attack.storage import in_database, in_folder
from tiepdan.project.attack.traces import told_in

few_offices_folder, lao_cai = fixtures.few_offices_folder, fixtures.lao_cai
ONE, OTHER = Denouncer(7), Denouncer(8)
NEEDLES = needles_of([ONE, OTHER])


def zipped(words: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", words)
    return packed.getvalue()


@pytest.mark.parametrize("hidden", [
    str.encode, lambda words: words.upper().encode(), lambda words: words.encode("utf-16"), lambda words: gzip.compress(words.encode()), zipped,
    lambda words: base64.b64encode(words.encode()), lambda words: b"\\x" + words.encode().hex().encode(),
    lambda words: zipped(base64.b64encode(words.encode()).decode()),
])  # fmt: skip
def test_a_denouncer_is_found_however_the_words_are_packed(hidden):
    assert told_in(hidden(f"Người gửi: {ONE.name}, thôn Sín Chải"), NEEDLES) == {7}
    assert told_in(hidden("Người gửi: Giàng A Páo, thôn Sín Chải"), NEEDLES) == set()


@pytest.mark.parametrize("words", [ONE.phone, f"{ONE.phone[:4]} {ONE.phone[4:7]} {ONE.phone[7:]}", ONE.identity_number, f"…{ONE.hamlet}…"])
def test_numbers_and_places_tell_a_denouncer_too(words):
    assert told_in(words.encode(), NEEDLES) == {7}


def test_a_plain_digest_tells_a_denouncer_and_facts_beside_a_picture_do():
    assert told_in(hashlib.sha256(ONE.phone.encode()).hexdigest().encode(), NEEDLES) == {7}
    assert told_in(photograph(ONE), NEEDLES) == {7}
    clean = io.BytesIO()
    Image.new("RGB", (20, 20)).save(clean, "JPEG")
    assert told_in(clean.getvalue(), NEEDLES) == set()


def test_no_two_denouncers_share_a_word():
    assert len({needle for number in range(10_000) for needle in Denouncer(number).needles}) == 40_000


def test_a_name_in_a_log_or_in_the_name_of_a_file_is_found(tmp_path):
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "web.log").write_text(f"x\n{ONE.name} đã gửi\n", encoding="utf-8")
    (tmp_path / f"{OTHER.given}.txt").write_text("", encoding="utf-8")
    assert {(trace.where, trace.number) for trace in in_folder(tmp_path, NEEDLES)} == {("log/web.log", 7), (f"{OTHER.given}.txt", 8)}


@pytest.fixture
def besieged(lao_cai):
    office = Office.objects.select_related("province").get(code="02701")
    filed = receive(ONE.statement(office.short_name, office.code), by=CITIZEN, office=office, channel="web", now=NOW, idempotency_key="attack-test-0001")
    return Petition.objects.get(pk=filed.pk)


@pytest.mark.django_db
def test_a_name_left_in_a_table_is_found_there(besieged):
    assert list(in_database(NEEDLES)) == []
    Petition.objects.filter(pk=besieged.pk).update(title=f"Tố cáo của {ONE.name}")
    assert [(trace.where, trace.number) for trace in in_database(NEEDLES)] == [("default: public.intake_petition", 7)]


@pytest.mark.django_db
def test_a_name_left_on_a_page_is_found_there(besieged):
    Petition.objects.filter(pk=besieged.pk).update(title=f"Tố cáo của {ONE.name}")
    inside = Holding.objects.get(post__code="LC.02701.petition", until__isnull=True)
    told = list(in_answers(NEEDLES, [besieged.code], [], [inside]))
    assert {trace.number for trace in told} == {7} and f"petition_officer @ commune: /can-bo/don/{besieged.code}/" in {trace.where for trace in told}
    assert list(in_answers(NEEDLES, [besieged.code], [], [None])) == []


@pytest.mark.django_db
def test_whoever_may_look_is_told_apart_from_whoever_may_not(besieged):
    siege = Siege([besieged.code], NEEDLES)
    inside = Holding.objects.get(post__code="LC.02701.petition", until__isnull=True)
    address = f"/can-bo/don/{besieged.code}/"
    assert siege.gained(browser_of(inside.official).get(address))
    assert not siege.gained(siege.browser(siege.outsiders[0]).get(address))
    before = siege.states()
    Petition.objects.filter(pk=besieged.pk).update(state="routed")
    assert siege.states() != before


@pytest.mark.django_db
def test_no_insider_reaches_a_sealed_denunciation(besieged):
    tried = [(attempt, attempt.play()) for attempt in every(Siege([besieged.code], NEEDLES))]
    assert [(attempt.what, gained) for attempt, gained in tried if gained] == []
    assert len(tried) >= 500 and len({attempt.family for attempt, _gained in tried}) == 16


@pytest.mark.django_db
def test_a_citizens_browser_files_one_of_them(lao_cai):
    office = Office.objects.get(code="02701")
    code = by_pages(ONE, office)
    assert Petition.objects.get(code=code).sealed_id
