"""The journal of an office and of a petition, with the proof of each entry; anchors to keep elsewhere; erasing with a second person."""

import pytest
from django.urls import reverse

from tiepdan.cases.tests.factories import at_state
from tiepdan.common.actor import SYSTEM, at_office
from tiepdan.intake.tests.factories import later, received
from tiepdan.journal.actions import anchor_chains
from tiepdan.journal.anchoring import read_deposit
from tiepdan.journal.models import JournalEntry, PersonalFact
from tiepdan.journal.record import record
from tiepdan.journal.tests.factories import sign
from tiepdan.journal.verify import broken_links
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at
from tiepdan.people.entries import REVEALED

pytestmark = pytest.mark.django_db
HEAD, DEPUTY = f"{Y_TY}.head", f"{Y_TY}.deputy"


def anchored(province):
    return anchor_chains(province.code, by=at_office(SYSTEM, "", province.code), now=later(1), sign=sign)


def typed(petition, post: str = HEAD) -> JournalEntry:
    """An entry with a typed reason about the petition."""
    return record(REVEALED, petition, by=at(post), pseudonym="Người tố cáo 1", reason="theo lời bà Vàng Thị Sùng")


def test_the_journal_of_the_office_tells_each_act_with_its_number_and_hash(desk, django_assert_max_num_queries):
    held = at_state("complaint", "decided")
    head = desk(HEAD)
    head.get(reverse("desk:journal"))
    with django_assert_max_num_queries(16):
        html = head.get(reverse("desk:journal")).content.decode()
    entry = JournalEntry.objects.about("round", held.pk).first()
    assert entry.hash[:16] in html and held.petition.code in html
    only = head.get(reverse("desk:journal"), {"group": "letter", "until": "2026-12-31"}).content.decode()
    assert "Ký" in only and entry.hash[:16] not in only
    assert "Không có dòng nhật ký nào" in head.get(reverse("desk:journal"), {"until": "2020-01-01"}).content.decode()
    assert head.get(reverse("desk:journal"), {"group": "x", "until": "hôm qua", "after": "9" * 30}).status_code == 200


def test_the_journal_goes_on_page_by_page(desk):
    petition = received("complaint")
    for _ in range(60):
        typed(petition)
    head = desk(HEAD)
    page = head.get(reverse("desk:journal")).context["page"]
    more = head.get(reverse("desk:journal"), {"after": page.after}).context["page"]
    assert len(page.rows) == 50 and more.rows[0].entry.number == page.rows[-1].entry.number - 1
    assert len(head.post(reverse("desk:journal-print")).context["page"].rows) > 60


def test_an_entry_shows_its_proof_and_the_anchor_that_covers_it(desk):
    held = at_state("complaint", "accepted")
    entry = JournalEntry.objects.about("round", held.pk).first()
    head, address = desk(HEAD), reverse("desk:journal-entry", args=[entry.pk])
    assert "chưa có; mốc neo tiếp theo" in head.get(address).content.decode()
    anchor = anchored(held.province)
    html = head.get(address).content.decode()
    assert entry.hash in html and anchor.root in html


def test_an_anchor_is_printed_with_its_digits_and_given_out_as_a_file(desk):
    held = at_state("complaint", "accepted")
    anchor = anchored(held.province)
    head = desk(HEAD)
    assert "data:image/svg+xml" in (html := head.get(reverse("desk:anchor", args=[anchor.pk])).content.decode())
    assert " ".join(anchor.digits) in html
    assert read_deposit(head.get(reverse("desk:anchor-file", args=[anchor.pk])).content).root == anchor.root
    assert head.get(reverse("desk:anchors")).context["page"].rows == [anchor]


def test_who_may_not_read_the_journal_finds_no_page(desk):
    petition = received("complaint")
    entry = typed(petition)
    clerk = desk(f"{Y_TY}.clerk")
    for name, args in (("journal", []), ("journal-petition", [petition.code]), ("journal-entry", [entry.pk]), ("anchors", []), ("erasures", [])):
        assert clerk.get(reverse(f"desk:{name}", args=args)).status_code == 404, name
    assert desk(f"{SA_PA}.head").get(reverse("desk:journal-entry", args=[entry.pk])).status_code == 404, "another office's entry"


def test_of_a_denunciation_of_the_reader_only_the_proof_is_shown(desk):
    petition = received("denunciation")
    entry = typed(petition, post=f"{Y_TY}.petition")
    type(petition).objects.filter(pk=petition.pk).update(accused_post_id=at(HEAD).post_id)
    head = desk(HEAD)
    html = head.get(reverse("desk:journal")).content.decode()
    assert entry.hash[:16] in html and petition.code not in html and "Vàng Thị Sùng" not in html
    own = head.get(reverse("desk:journal-entry", args=[entry.pk]))
    assert own.status_code == 200 and "Vàng Thị Sùng" not in own.content.decode() and petition.code not in own.content.decode()
    assert head.get(reverse("desk:journal-petition", args=[petition.code])).status_code == 404


def test_the_journal_of_a_petition_is_read_from_the_petition(desk):
    held = at_state("complaint", "accepted")
    html = desk(HEAD).get(reverse("desk:journal-petition", args=[held.petition.code])).content.decode()
    assert all(entry.hash[:16] in html for entry in JournalEntry.objects.about("round", held.pk))


def test_a_correction_is_typed_beside_the_entry_it_corrects(desk):
    entry = typed(received("complaint"))
    head, address = desk(HEAD), reverse("desk:journal-correct", args=[entry.pk])
    assert "Cần ghi điều đúng là gì" in head.post(address, {"right": " "}).content.decode()
    assert head.post(address, {"right": "Lý do đúng là kiểm tra địa chỉ"}).status_code == 302
    assert JournalEntry.objects.get(kind="journal.corrected").facts["number"] == entry.number


def test_one_asks_for_an_erasure_and_another_confirms_it(desk):
    entry = typed(received("complaint"))
    head, deputy = desk(HEAD), desk(DEPUTY)
    address = reverse("desk:journal-erase", args=[entry.pk, "reason"])
    assert "Cần ghi căn cứ để xóa" in head.post(address, {"ground": ""}).content.decode()
    head.post(address, {"ground": "đơn yêu cầu ngày 20/11"})
    fact = PersonalFact.objects.get(entry=entry)
    erasure = fact.erasures.get()
    confirm = reverse("desk:erasure-decide", args=[erasure.pk, "confirm"])
    assert "không tự xác nhận" in head.post(confirm, follow=True).content.decode()
    assert "đơn yêu cầu ngày 20/11" in deputy.get(reverse("desk:erasures")).content.decode()
    assert "chuỗi vẫn liền" in deputy.post(confirm, follow=True).content.decode()
    fact.refresh_from_db()
    assert fact.erased and not list(broken_links())
    assert "Vàng Thị Sùng" not in head.get(reverse("desk:journal-entry", args=[entry.pk])).content.decode()


def test_an_erasure_declined_without_a_reason_stays_open(desk):
    entry = typed(received("complaint"))
    desk(HEAD).post(reverse("desk:journal-erase", args=[entry.pk, "reason"]), {"ground": "đơn yêu cầu"})
    erasure = PersonalFact.objects.get(entry=entry).erasures.get()
    deputy, address = desk(DEPUTY), reverse("desk:erasure-decide", args=[erasure.pk, "decline"])
    assert "Cần ghi vì sao không xóa" in deputy.post(address, {"because": ""}, follow=True).content.decode()
    deputy.post(address, {"because": "hồ sơ phải giữ nguyên"})
    erasure.refresh_from_db()
    assert erasure.state == "declined"
    assert deputy.post(reverse("desk:erasure-decide", args=[erasure.pk, "burn"])).status_code == 404
