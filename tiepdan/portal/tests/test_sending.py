from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tiepdan.common.actor import SYSTEM
from tiepdan.documents.models import Paper
from tiepdan.intake.models import Petition
from tiepdan.people.models import Person
from tiepdan.portal.actions import drop_stale_drafts
from tiepdan.portal.models import Draft
from tiepdan.portal.tests.samples import photo


def test_sending_makes_one_petition_with_a_receipt(complainant):
    assert complainant.post("/gui-don/doc-lai/", {"true": "on"}).url == "/bien-nhan/"
    petition = Petition.objects.get()
    page = complainant.get("/bien-nhan/").content.decode()
    assert petition.code in page and petition.follow_key in page
    assert "<svg" in page and "đang giữ đơn" in page and "Vì sao ngày này?" in page
    assert petition.channel == "web" and petition.petitioner.name == "Giàng A Sùng" and petition.place.code == "02701"
    assert "Mong muốn: Đo lại ruộng" in petition.text


def test_sent_twice_it_is_one_petition_and_the_same_receipt(complainant):
    complainant.post("/gui-don/doc-lai/", {"true": "on"})
    first = complainant.get("/bien-nhan/").content
    again = complainant.post("/gui-don/doc-lai/", {"true": "on"})
    assert again.url == "/bien-nhan/"
    assert Petition.objects.count() == 1
    code = Petition.objects.get().code.encode()
    assert code in first and code in complainant.get("/bien-nhan/").content


def test_unsigned_it_is_not_sent_and_nothing_is_lost(complainant):
    page = complainant.post("/gui-don/doc-lai/", {}).content.decode()
    assert "đánh dấu câu này rồi bấm gửi" in page and "Giàng A Sùng" in page
    assert not Petition.objects.exists()


def test_after_sending_the_draft_holds_no_words_and_no_files(complainant, settings, django_capture_on_commit_callbacks):
    complainant.post("/gui-don/ke/", {"words": "Có ảnh.", "photo": [SimpleUploadedFile("don.jpg", photo())]})
    with django_capture_on_commit_callbacks(execute=True):
        complainant.post("/gui-don/doc-lai/", {"true": "on"})
    draft = Draft.objects.get()
    assert draft.petition_id and len(draft.box) < 40
    assert not [path for path in settings.DRAFTS_DIR.rglob("*") if path.is_file()]
    assert Paper.objects.filter(subject="petition", subject_id=draft.petition_id).count() == 1


def test_after_sending_a_new_petition_begins_empty(complainant):
    complainant.post("/gui-don/doc-lai/", {"true": "on"})
    assert "checked" not in complainant.get("/gui-don/").content.decode()
    complainant.post("/gui-don/", {"want": "feedback"})
    assert Draft.objects.count() == 2


def test_a_denunciation_is_sealed_and_its_receipt_names_nobody(denouncer):
    denouncer.post("/gui-don/doc-lai/", {"true": "on"})
    petition = Petition.objects.get()
    assert petition.kind == "denunciation" and petition.sealed_id and petition.petitioner_id is None
    assert petition.office.code == "BTCD"
    assert not Person.objects.exists()
    page = denouncer.get("/bien-nhan/").content.decode()
    assert "Được giữ kín" in page and "Chớ" not in page
    assert "Lý Seo Chớ" not in petition.text


def test_the_receipt_can_be_kept_as_pdf(complainant):
    complainant.post("/gui-don/doc-lai/", {"true": "on"})
    answer = complainant.get("/bien-nhan/tep/")
    assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF")


def test_the_receipt_is_for_the_machine_that_sent(complainant):
    from django.test import Client

    complainant.post("/gui-don/doc-lai/", {"true": "on"})
    assert Client().get("/bien-nhan/").url == "/tra-cuu/"


def test_the_receipt_opens_the_petition_without_the_key(complainant):
    complainant.post("/gui-don/doc-lai/", {"true": "on"})
    assert complainant.get(f"/tra-cuu/{Petition.objects.get().code}/").context["moments"]


def test_abandoned_drafts_are_forgotten_with_their_files(complainant, settings, django_capture_on_commit_callbacks):
    complainant.post("/gui-don/ke/", {"words": "Có ảnh.", "photo": [SimpleUploadedFile("don.jpg", photo())]})
    with django_capture_on_commit_callbacks(execute=True):
        assert drop_stale_drafts(by=SYSTEM, now=timezone.now()) == 0
        assert drop_stale_drafts(by=SYSTEM, now=timezone.now() + timedelta(days=31)) == 1
    assert not Draft.objects.exists()
    assert not [path for path in settings.DRAFTS_DIR.rglob("*") if path.is_file()]


def test_a_denunciation_is_kept_no_longer_than_three_days(denouncer):
    assert Draft.objects.get().expires_at - timezone.now() < timedelta(days=3, minutes=1)


def test_an_expired_draft_is_not_shown(complainant):
    Draft.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert "Sửa" not in complainant.get("/gui-don/ke/").content.decode()
    assert complainant.get("/gui-don/doc-lai/").url == "/gui-don/"


def test_when_the_answer_to_the_sending_was_lost_the_receipt_is_still_there(complainant):
    token = complainant.cookies["draft"].value
    complainant.post("/gui-don/doc-lai/", {"true": "on"})
    complainant.cookies.clear()
    complainant.cookies["draft"] = token
    assert complainant.post("/gui-don/doc-lai/", {"true": "on"}).url == "/bien-nhan/"
    assert Petition.objects.get().code in complainant.get("/bien-nhan/").content.decode()


def test_after_sending_home_offers_no_draft(complainant):
    complainant.post("/gui-don/doc-lai/", {"true": "on"})
    assert "Viết tiếp" not in complainant.get("/").content.decode()


def test_whoever_does_not_give_a_name_sends_none(lao_cai, client):
    client.post("/gui-don/", {"want": "feedback"})
    client.post("/gui-don/cua-ai/", {"behalf": "self"})
    client.post("/gui-don/ke/", {"words": "Đường vào thôn sạt lở, xe không qua được."})
    client.post("/gui-don/o-dau/", {"commune": "Y Tý"})
    client.post("/gui-don/nguoi-gui/", {"anonymous": "on", "name": "Giàng A Sùng"})
    client.post("/gui-don/doc-lai/", {"true": "on"})
    assert Petition.objects.get().anonymous
    assert not Person.objects.exists()
