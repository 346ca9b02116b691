"""The electronic file: pages numbered through, the checklist, handing it over, and what of a denunciation never leaves."""

import json
from datetime import date
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from django.conf import settings
from django.urls import reverse

from tiepdan.cases.models import Round
from tiepdan.cases.tests.factories import at_state, head
from tiepdan.desk.queries.efile import checked, leaves_of
from tiepdan.documents import efile
from tiepdan.documents.actions import attach_paper, end_exports, export_failed, keep_file, make_export, seal_letter
from tiepdan.documents.catalogue import forms
from tiepdan.documents.closing import check, checklists, retention_of
from tiepdan.documents.efile import _beginning
from tiepdan.documents.models import File, FileExport, Letter, Paper
from tiepdan.documents.store import sha256_of
from tiepdan.documents.tests.pdf_text import text_of
from tiepdan.documents.verdict import verify_pdf
from tiepdan.intake.tests.factories import Y_TY
from tiepdan.journal.models import JournalEntry
from tiepdan.library.acts import library
from tiepdan.library.citations import read_citations
from tiepdan.offices.tests.factories import SA_PA

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
ASKED = {"to": "Tòa án nhân dân khu vực 3", "ground": "công văn yêu cầu hồ sơ"}


def picture() -> bytes:
    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (600, 800), "white").save(out, "PNG")
    return out.getvalue()


def a_file(kind: str = "complaint", state: str = "accepted") -> Round:
    """A round whose letters are sealed for real, with one picture and one broken scan brought while it ran."""
    held = at_state(kind, state)
    for letter in Letter.objects.filter(subject="round", subject_id=held.pk, state="signed"):
        seal_letter(letter.pk, by=head())
    for name, data, media, pages in (("ảnh thửa đất.png", picture(), "image/png", 1), ("bản quét.pdf", b"%PDF-1.4 broken", "application/pdf", 3)):
        kept = keep_file(data, by=head(), media_type=media)
        attach_paper(kept, by=head(), subject="round", subject_id=held.pk, role="evidence", name=name, pages=pages)
    return held


def handed_over(browser, held: Round) -> tuple[ZipFile, dict, bytes]:
    answer = browser.post(reverse("desk:efile-export", args=[held.petition.code]), ASKED)
    assert answer["Content-Type"] == "application/zip"
    pack = ZipFile(BytesIO(answer.content))
    return pack, json.loads(pack.read("index.json")), pack.read("ho-so.pdf")


def test_every_leaf_has_its_own_pages_one_after_another():
    leaves = leaves_of(a_file())
    assert leaves[0].first == 1
    assert all(after.first == before.last + 1 for before, after in pairwise(leaves))
    assert {"text", "paper", "letter"} == {leaf.sort for leaf in leaves}
    assert all(leaf.added_by for leaf in leaves)


def test_the_page_tells_hash_origin_checklist_and_retention(desk):
    held = a_file()
    html = desk(f"{Y_TY}.head").get(reverse("desk:efile", args=[held.petition.code])).content.decode()
    assert "ảnh thửa đất.png" in html and "Luật Khiếu nại Đ.34 k.1 đ.đ" in html and "Chưa chắc" in html
    assert all(leaf.sha256[:16] in html for leaf in leaves_of(held))
    assert reverse("desk:efile", args=[held.petition.code]) in desk(f"{Y_TY}.head").get(reverse("desk:case", args=[held.petition.code])).content.decode()


def test_a_decided_round_without_its_decision_in_the_file_is_told_what_is_missing():
    held = a_file(state="decided")
    states = {line.item.cites: line.state for line in checked(held, leaves_of(held))}
    assert states["Luật Khiếu nại Đ.34 k.1 đ.đ"] == "there"
    bare = {line.item.cites: line.state for line in checked(held, [])}
    assert bare["Luật Khiếu nại Đ.34 k.1 đ.đ"] == "missing" and bare["Luật Khiếu nại Đ.34 k.1 đ.d"] == "none"
    fresh = at_state("complaint", "accepted")
    assert {line.item.cites: line.state for line in checked(fresh, [])}["Luật Khiếu nại Đ.34 k.1 đ.đ"] == "later"


def test_a_file_is_handed_over_signed_numbered_and_with_an_index(desk):
    held = a_file()
    pack, index, pdf = handed_over(desk(f"{Y_TY}.head"), held)
    assert verify_pdf(pdf, keys=Path(settings.KEYS_DIR)).valid
    assert b"pdfaid:part" in pdf and index["pdf"]["sha256"] == sha256_of(pdf)
    last = index["leaves"][-1]["last"]
    typed = next(line for line in index["leaves"] if line["sort"] == "text")
    assert pack.read(typed["original"]).decode() == held.petition.text, "a petition typed here is in the file too"
    broken = next(line for line in index["leaves"] if line["name"] == "bản quét.pdf")
    text = text_of(pdf)
    assert f"BL {broken['first']}–{broken['last']}" in text and "không vẽ được" in broken["problem"], "named and numbered, not dropped"
    assert [line["first"] for line in index["leaves"]] == [1, *(line["last"] + 1 for line in index["leaves"][:-1])]
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == 1 + last - 2, "the list, then every page, three broken ones told on one"
    for line in index["leaves"]:
        assert sha256_of(pack.read(line["original"])) == line["sha256"]
    entry = JournalEntry.objects.get(kind="file.exported")
    assert entry.told["to"] == ASKED["to"] and entry.facts["sha256"] == sha256_of(pdf)


def test_of_a_denunciation_only_letters_leave_the_house(desk):
    held = a_file("denunciation")
    pack, index, pdf = handed_over(desk(f"{Y_TY}.head"), held)
    papers = [line for line in index["leaves"] if line["sort"] != "letter"]
    assert "paper" in {line["sort"] for line in papers}
    assert all(line["withheld"] and not line["sha256"] and not line["original"] and not line["added_by"] for line in papers)
    assert {name for name in pack.namelist() if name.startswith("goc/")} == {line["original"] for line in index["leaves"] if line["sort"] == "letter"}
    assert index["title"] == "" and "ảnh thửa đất" not in json.dumps(index, ensure_ascii=False) + text_of(pdf)
    assert "ảnh thửa đất" not in desk(f"{Y_TY}.head").get(reverse("desk:efile", args=[held.petition.code])).content.decode()


def test_without_a_receiver_or_ground_nothing_leaves(desk):
    held = a_file()
    where = reverse("desk:efile-export", args=[held.petition.code])
    for bad in ({}, {"to": " ", "ground": "x"}, {"to": "x" * 201, "ground": "x"}):
        assert "Chưa ghi giao cho ai" in desk(f"{Y_TY}.head").post(where, bad, follow=True).content.decode()
    assert not JournalEntry.objects.filter(kind="file.exported").exists()


def test_who_neither_settles_nor_sends_hands_nothing_over(desk):
    held = a_file(state="verifying")
    answer = desk(f"{Y_TY}.verifier-1").post(reverse("desk:efile-export", args=[held.petition.code]), ASKED)
    assert answer["Content-Type"] != "application/zip" and not JournalEntry.objects.filter(kind="file.exported").exists()


def test_a_file_too_thick_is_refused_with_what_to_do(desk):
    held = a_file()
    thick = keep_file(b"%PDF-1.4 thick", by=head(), media_type="application/pdf")
    attach_paper(thick, by=head(), subject="round", subject_id=held.pk, role="evidence", name="dày.pdf", pages=5001)
    answer = desk(f"{Y_TY}.head").post(reverse("desk:efile-export", args=[held.petition.code]), ASKED, follow=True)
    assert "nhiều nhất 5000 trang" in answer.content.decode()


def test_a_stranger_finds_no_file(desk):
    held = a_file()
    assert desk(f"{SA_PA}.head").get(reverse("desk:efile", args=[held.petition.code])).status_code == 404


def test_every_checklist_names_forms_there_are_and_articles_the_library_knows():
    for items in checklists().values():
        for item in items:
            assert all(name.split(":")[1] in (forms() if name.startswith("letter:") else Paper.Role.values) for name in item.found), item
            cited = read_citations(item.cites, library().names)
            assert bool(cited) == bool(item.cites) and all(library().article(*one.place) for one in cited), item


def test_a_procedure_without_a_checklist_is_kept_as_long_as_the_longest():
    assert check("none of ours", {"paper:petition"}, decided=True) == []
    assert retention_of("inspection").years == 15 and retention_of("feedback").years == 5
    assert retention_of("complaint_second").until(date(2028, 2, 29)) == date(2043, 2, 28)


def test_of_a_long_typed_petition_the_page_says_that_there_is_more():
    assert _beginning("Tôi khiếu nại.\n") == "Tôi khiếu nại."
    assert _beginning("dòng\n" * 31).endswith("(xem tiếp ở tệp kèm theo)")
    assert _beginning("x" * 2501).endswith("(xem tiếp ở tệp kèm theo)")


@pytest.fixture
def thick(monkeypatch):
    """A file is thick above three pages, so that a test need not draw two hundred."""
    monkeypatch.setattr(efile, "MOST_PAGES", 3)


@pytest.mark.usefixtures("thick")
def test_a_thick_file_is_made_by_a_job_in_signed_parts_and_fetched_for_seven_days(desk, on_day):
    on_day(0)
    held = a_file()
    browser, page = desk(f"{Y_TY}.head"), reverse("desk:efile", args=[held.petition.code])
    said = browser.post(reverse("desk:efile-export", args=[held.petition.code]), ASKED, follow=True).content.decode()
    assert "máy đang làm" in said and "Máy đang làm: 0 trong" in said
    assert "đang được máy xuất" in browser.post(reverse("desk:efile-export", args=[held.petition.code]), ASKED, follow=True).content.decode()
    export = make_export(FileExport.objects.get().pk, by=head())
    assert (export.state, export.pages_done, export.leaves) == ("ready", export.pages, [])
    assert export.sha256 in browser.get(page).content.decode()
    fetch = reverse("desk:efile-archive", args=[held.petition.code, export.pk])
    data = browser.get(fetch).content
    assert sha256_of(data) == export.sha256
    pack = ZipFile(BytesIO(data))
    index = json.loads(pack.read("index.json"))
    assert len(index["pdfs"]) > 1 and [line["number"] for line in index["leaves"]] == list(range(1, len(leaves_of(held)) + 1))
    for told in index["pdfs"]:
        part = pack.read(told["name"])
        assert sha256_of(part) == told["sha256"] and verify_pdf(part, keys=Path(settings.KEYS_DIR)).valid
    assert desk(f"{Y_TY}.verifier-2").get(fetch).status_code == 404
    assert desk(f"{SA_PA}.head").get(fetch).status_code == 404
    assert set(JournalEntry.objects.filter(kind__startswith="file.export_").values_list("kind", flat=True)) == {"file.export_begun", "file.export_made"}
    assert end_exports(by=head(), now=export.expires_at) == 1
    assert browser.get(fetch).status_code == 404
    html = browser.get(page).content.decode()
    assert "Hết hạn tải" in html and export.sha256 in html
    assert not File.objects.filter(sha256=export.sha256).exists()


@pytest.mark.usefixtures("thick")
def test_what_a_job_could_not_make_is_said_and_may_be_asked_again(desk):
    held = a_file()
    browser = desk(f"{Y_TY}.clerk")
    browser.post(reverse("desk:efile-export", args=[held.petition.code]), ASKED)
    export_failed(FileExport.objects.get().pk, by=head(), problem="Máy chủ gặp lỗi khi xuất hồ sơ.")
    assert "gặp lỗi khi xuất" in browser.get(reverse("desk:efile", args=[held.petition.code])).content.decode()
    browser.post(reverse("desk:efile-export", args=[held.petition.code]), ASKED)
    assert FileExport.objects.filter(state="waiting").count() == 1


def test_a_machine_has_a_file_made_and_fetches_it(desk):
    held = a_file("denunciation")
    browser, base = desk(f"{Y_TY}.head"), f"/api/files/{held.petition.code}/exports"
    assert browser.post(base, {"to": " ", "ground": "x"}, content_type="application/json").json()["code"] == "ExportIncomplete"
    told = browser.post(base, ASKED, content_type="application/json").json()
    assert told["state"] == "waiting" and browser.get(base).json()[0]["id"] == told["id"]
    make_export(told["id"], by=head())
    pack = ZipFile(BytesIO(browser.get(f"{base}/{told['id']}.zip").content))
    names = pack.namelist()
    assert "ho-so.pdf" in names and all(line["withheld"] or line["sort"] == "letter" for line in json.loads(pack.read("index.json"))["leaves"])
    assert browser.post("/api/files/LC26-999999-9/exports", ASKED, content_type="application/json").status_code == 404
    assert desk(f"{Y_TY}.verifier-1").post(base, ASKED, content_type="application/json").json()["code"] == "NotYoursToExport"
