"""The page of a denunciation's working copies: confirming, redacting, giving outside; and that no byte others get tells the denouncer."""

import json
import re
from dataclasses import replace
from html import unescape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from PIL import Image

from tiepdan.cases.models import Round
from tiepdan.cases.tests.factories import at_state, head
from tiepdan.desk.actions import hand_over_extract
from tiepdan.desk.errors import GroundNotCited, HandoverIncomplete, NotConfirmedYet
from tiepdan.desk.queries.efile import leaves_of
from tiepdan.desk.queries.extracts import choices_of
from tiepdan.documents.actions import seal_letter
from tiepdan.documents.models import Letter, Paper
from tiepdan.documents.store import sha256_of
from tiepdan.documents.tests.pdf_text import text_of
from tiepdan.documents.verdict import verify_pdf
from tiepdan.intake.actions import confirm_extract, open_extract, open_page_to_redact, redact_page, retype_page
from tiepdan.intake.errors import ExtractNotYours, HandoverTells
from tiepdan.intake.models import Extract, ExtractHandover, Petition, RedactedPage
from tiepdan.intake.tests.factories import NAME, NOW, NUMBER, PHONE, fresh, holder, routed
from tiepdan.intake.tests.pictures import CAMERA, with_photograph
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at
from tiepdan.people.actions import reveal, seal_again
from tiepdan.reading.normalise import fold
from tiepdan.reading.paper import pages_of
from tiepdan.vault.errors import KeyLocked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]
WHY = {"reason": "Xem lại trước khi giao người xác minh."}
FACTS = (NAME, PHONE, NUMBER, "Sín Chải", CAMERA)
GIVEN = {"to": "Cơ quan Cảnh sát điều tra Công an tỉnh", "receiver": "Trần Văn Nhận, điều tra viên", "ground": "Luật Tố cáo Đ.27 k.1"}


def to(name: str, petition: Petition, *more) -> str:
    return reverse(f"desk:{name}", args=[petition.code, *more])


def confirmed(petition: Petition) -> Extract:
    officer = holder(petition)
    return confirm_extract(petition.pk, by=officer, now=NOW, marked=open_extract(petition.pk, by=officer, now=NOW, **WHY).marked)


def redacted(petition: Petition, paper: Paper) -> RedactedPage:
    officer, told = holder(petition), {"paper_id": paper.pk, "page": 1}
    boxes = open_page_to_redact(petition.pk, by=officer, now=NOW, **told, **WHY).proposed
    return redact_page(petition.pk, by=officer, now=NOW, boxes=boxes, **told)


def tells(data: bytes) -> list[str]:
    """The known facts in these bytes, as letters or as they are escaped in pages and JSON, with and without tone marks."""
    said = data.decode("utf-8", "replace")
    escaped = re.sub(r"\\u([0-9a-f]{4})", lambda sign: chr(int(sign[1], 16)), said)
    texts = [fold(text).lower() for text in (said, unescape(said), escaped)]
    return [fact for fact in FACTS
            if any(fold(fact).lower() in text for text in texts) or any(fact.encode(code) in data for code in ("utf-8", "utf-16-be", "utf-16-le"))]


def picture_tells(data: bytes) -> list[str]:
    """What of a picture tells: its bytes, its metadata, and what a machine reads on it."""
    image = Image.open(BytesIO(data))
    beside = str(dict(image.getexif())) + str(image.info)
    read = " ".join(page.text for page in pages_of(data, "trang.jpg"))
    digits = read.replace(" ", "").replace(".", "")
    return [*tells(data), *tells(beside.encode()), *tells(read.encode()), *([PHONE] if PHONE in digits else [])]


def copied() -> tuple[Petition, RedactedPage]:
    """A denunciation whose extract is confirmed and whose photographed page is redacted."""
    petition, paper = with_photograph()
    confirmed(petition)
    return fresh(petition), redacted(petition, paper)


def test_everybody_who_sees_the_file_is_told_that_only_the_machine_has_masked_it(desk):
    petition = routed("denunciation")
    for seat in ("petition", "verifier-1"):
        html = desk(f"{Y_TY}.{seat}").get(to("petition", petition)).content.decode()
        assert "Bản máy che, chưa có người xác nhận" in html and to("extract", petition) in html
    confirmed(petition)
    html = desk(f"{Y_TY}.verifier-1").get(to("petition", petition)).content.decode()
    assert "Bản trích số 1" in html and "chưa có người xác nhận" not in html


def test_the_officer_opens_adds_a_mark_looks_first_and_confirms(desk):
    petition = routed("denunciation")
    officer = desk(f"{Y_TY}.petition")
    html = unescape(officer.post(to("extract-open", petition), WHY).content.decode())
    assert f"[[{NAME}]]" in html and "Máy đề xuất che" in html
    typed = open_extract(petition.pk, by=holder(petition), now=NOW, **WHY).marked.replace("giấy viết tay", "[[giấy viết tay]]")
    looked = unescape(officer.post(to("extract-confirm", petition), {"marked": typed, "preview": "1"}).content.decode())
    assert "Người khác sẽ đọc" in looked and "có [đã che] kèm theo" in looked and not Extract.objects.exists()
    answer = officer.post(to("extract-confirm", petition), {"marked": typed, "also": "các hộ\nxác minh"}, follow=True)
    assert answer.redirect_chain and "Đã xác nhận bản trích số 1" in answer.content.decode()
    text = fresh(petition).text
    assert "giấy viết tay" not in text and "các hộ" not in text and not tells(text.encode())


def test_refused_the_officer_keeps_what_was_typed_and_reads_which_kind_is_left(desk):
    petition = routed("denunciation")
    typed = open_extract(petition.pk, by=holder(petition), now=NOW, **WHY).marked.replace("[[", "").replace("]]", "")
    html = unescape(desk(f"{Y_TY}.petition").post(to("extract-confirm", petition), {"marked": typed, "reason": "vì thế"}).content.decode())
    assert "Còn lộ người tố cáo: họ tên" in html and NAME in html and "lấy lại chữ gốc" in html and not Extract.objects.exists()
    empty = desk(f"{Y_TY}.petition").post(to("extract-confirm", petition), {"marked": ""}).content.decode()
    assert "wrong" in empty or "alert" in empty


def test_who_may_not_know_sees_the_masked_text_and_nothing_to_open(desk):
    petition = routed("denunciation")
    verifier = desk(f"{Y_TY}.clerk")
    page = verifier.get(to("extract", petition))
    assert page.status_code == 200 and to("extract-open", petition) not in page.content.decode() and not tells(page.content)
    assert not tells(verifier.post(to("extract-open", petition), WHY, follow=True).content)
    assert desk(f"{SA_PA}.head").get(to("extract", petition)).status_code == 404
    assert desk(f"{Y_TY}.head").get(to("extract", routed("complaint"))).status_code == 404


def test_a_page_is_redacted_on_the_desk_and_shown_to_the_verifier_as_a_picture(desk):
    petition, paper = with_photograph()
    officer, page = desk(f"{Y_TY}.petition"), (paper.pk, 1)
    html = officer.post(to("extract-page", petition, *page), WHY).content.decode()
    assert "data:image/jpeg;base64," in html and html.count("<rect") >= 3 and "máy đề xuất" in html and "style=" not in html.split("scan-picture")[1]
    boxes = open_page_to_redact(petition.pk, by=holder(petition), now=NOW, paper_id=paper.pk, page=1, **WHY).proposed
    sides = dict(zip(("left", "top", "width", "height"), zip(*boxes, strict=True), strict=True))
    added = {"left": 700, "top": 700, "width": 100, "height": 100}
    told = {**WHY, "known": len(boxes), "keep": range(len(boxes)), **{side: [*values, "", added[side]] for side, values in sides.items()}}
    drawn = officer.post(to("extract-page", petition, *page), told).content.decode()
    assert drawn.count('<rect x="') - html.count('<rect x="') == 1 and not RedactedPage.objects.exists()
    bad = unescape(officer.post(to("extract-page-act", petition, *page, "che"), {**told, "left": ["x"] * (len(boxes) + 2)}).content.decode())
    assert "bốn số nguyên" in bad and not RedactedPage.objects.exists()
    assert officer.post(to("extract-page-act", petition, *page, "che"), told).status_code == 302
    made = RedactedPage.objects.get()
    assert len(made.boxes) == len(boxes) + 1
    verifier = desk(f"{Y_TY}.verifier-1")
    assert reverse("desk:paper-page", args=[made.paper_id, 1]) in verifier.get(to("extract", petition)).content.decode()
    for address in (reverse("desk:paper-page", args=[made.paper_id, 1]), reverse("desk:paper", args=[made.paper_id])):
        got = verifier.get(address, follow=True)
        assert got["Content-Type"] == "image/jpeg" and not picture_tells(b"".join(got) if got.streaming else got.content)
    assert verifier.get(reverse("desk:paper-page", args=[paper.pk, 1])).status_code == 404
    assert verifier.get(reverse("desk:scan", args=[made.paper_id, 1])).status_code == 404
    assert desk(f"{SA_PA}.head").get(reverse("desk:paper", args=[made.paper_id])).status_code == 404
    officer.post(to("extract-page-act", petition, *page, "thoi"))
    assert verifier.get(reverse("desk:paper", args=[made.paper_id])).status_code == 404


def test_a_package_goes_outside_sealed_with_its_index_and_no_byte_of_it_tells_the_denouncer(desk):
    petition, page = copied()
    officer = desk(f"{Y_TY}.petition")
    answer = officer.post(to("extract-hand-over", petition), {**GIVEN, "chosen": ["extract", f"page-{page.pk}"]})
    assert answer["Content-Type"] == "application/zip"
    pack = ZipFile(BytesIO(answer.content))
    pdf, index = pack.read("ho-so.pdf"), json.loads(pack.read("index.json"))
    assert verify_pdf(pdf, keys=Path(settings.KEYS_DIR)).valid and index["pdf"]["sha256"] == sha256_of(pdf)
    assert [leaf["sort"] for leaf in index["leaves"]] == ["text", "paper"]
    assert "30 triệu đồng" in text_of(pdf) and GIVEN["to"] in text_of(pdf)
    assert not tells(answer.content) and not tells(text_of(pdf).encode())
    for name in pack.namelist():
        data = pack.read(name)
        assert not tells(name.encode()) and not (picture_tells(data) if name.endswith(".jpg") else tells(data)), name
    made = ExtractHandover.objects.get()
    assert made.sha256 == sha256_of(answer.content) and made.receiver == GIVEN["receiver"] and len(made.items) == 2
    told = JournalEntry.objects.with_told().filter(kind__in=["petition.extract_handed_over", "file.exported", "desk.exported"])
    assert {entry.kind for entry in told} == {"petition.extract_handed_over", "file.exported", "desk.exported"}
    assert any(made.sha256 in str(entry.facts) for entry in told) and not any(tells(str(entry.told).encode()) for entry in told)
    assert GIVEN["to"] in officer.get(to("extract", petition)).content.decode()


def test_nothing_unconfirmed_goes_outside(desk):
    petition, _paper = with_photograph()
    officer = holder(petition)
    for chosen, refusal in ((["extract"], NotConfirmedYet), (["page-1"], NotConfirmedYet), (["letter-999"], NotConfirmedYet), ([], HandoverIncomplete)):
        with pytest.raises(refusal):
            hand_over_extract(petition, None, by=officer, now=NOW, chosen=chosen, **GIVEN)
    html = unescape(desk(f"{Y_TY}.petition").post(to("extract-hand-over", petition), {**GIVEN, "chosen": ["extract"]}).content.decode())
    assert "chưa có người xác nhận" in html and GIVEN["receiver"] in html, "what was typed stays"
    assert not ExtractHandover.objects.exists() and not JournalEntry.objects.filter(kind="file.exported").exists()


@pytest.mark.parametrize(("change", "refusal"), [
    ({"to": " "}, HandoverIncomplete), ({"receiver": ""}, HandoverIncomplete), ({"ground": ""}, HandoverIncomplete),
    ({"ground": "theo yêu cầu"}, GroundNotCited), ({"ground": "Luật Tố cáo Đ.999"}, GroundNotCited), ({"receiver": f"ông {NAME}"}, HandoverTells),
])
def test_to_whom_and_on_which_article_must_be_said_and_tells_nobody(change, refusal):
    petition = routed("denunciation")
    confirmed(petition)
    with pytest.raises(refusal):
        hand_over_extract(fresh(petition), None, by=holder(petition), now=NOW, chosen=["extract"], **{**GIVEN, **change})
    assert not ExtractHandover.objects.exists()


def test_only_who_may_know_hands_over_and_only_with_an_open_key():
    petition = routed("denunciation")
    confirmed(petition)
    petition, officer = fresh(petition), holder(petition)
    for by, refusal in ((replace(officer, keys={}), KeyLocked), (at(f"{SA_PA}.head"), ExtractNotYours)):
        with pytest.raises(refusal):
            hand_over_extract(petition, None, by=by, now=NOW, chosen=["extract"], **GIVEN)


def test_what_became_known_of_the_denouncer_since_is_compared_too():
    petition = routed("denunciation")
    confirmed(petition)
    box = reveal(petition.sealed_id, by=holder(petition), reason="thử")
    seal_again(petition.sealed_id, {**box, "helper_name": "công chức địa chính"}, by=holder(petition))
    with pytest.raises(HandoverTells, match="tên người viết giúp"):
        hand_over_extract(fresh(petition), None, by=holder(petition), now=NOW, chosen=["extract"], **GIVEN)


def test_letters_of_the_case_may_go_along_and_one_that_names_the_denouncer_may_not():
    held = at_state("denunciation", "accepted")
    letter = Letter.objects.filter(subject="round", subject_id=held.pk, state="signed").first()
    seal_letter(letter.pk, by=head())
    petition = fresh(held.petition)
    confirm_extract(petition.pk, by=head(), now=NOW, marked=open_extract(petition.pk, by=head(), now=NOW, **WHY).marked)
    petition = fresh(petition)
    key = next(choice.key for choice in choices_of(petition, held) if choice.key == f"letter-{letter.pk}")
    made = hand_over_extract(petition, held, by=head(), now=NOW, chosen=["extract", key], **GIVEN)
    pack = ZipFile(BytesIO(made))
    assert [leaf["sort"] for leaf in json.loads(pack.read("index.json"))["leaves"]].count("letter") == 1 and not tells(made)
    assert not any(tells(text_of(pack.read(name)).encode()) for name in pack.namelist() if name.endswith(".pdf"))
    box = reveal(petition.sealed_id, by=head(), reason="thử")
    seal_again(petition.sealed_id, {**box, "helper_name": letter.signed_by.split(",")[0]}, by=head())
    with pytest.raises(HandoverTells):
        hand_over_extract(petition, held, by=head(), now=NOW, chosen=[key], **GIVEN)


def test_the_whole_file_holds_the_confirmed_copies_in_the_place_of_the_originals():
    held = at_state("denunciation", "accepted")
    assert not [leaf for leaf in leaves_of(held) if leaf.what == "extract"]
    petition = held.petition
    confirm_extract(petition.pk, by=head(), now=NOW, marked=open_extract(petition.pk, by=head(), now=NOW, **WHY).marked)
    held = Round.objects.get(pk=held.pk)
    copies = [leaf for leaf in leaves_of(held) if leaf.what == "extract"]
    assert len(copies) == 1 and not copies[0].closed and "30 triệu" in copies[0].words and not tells(copies[0].words.encode())


def test_the_attack_who_asks_for_everything_at_the_desk_without_knowing_gets_no_byte_of_the_denouncer(desk):
    petition, page = copied()
    retyped = retype_page(petition.pk, by=holder(petition), now=NOW, paper_id=page.original_id, page=1, text="Tôi là [đã che], tố cáo việc nhận tiền.")
    original, verifier = page.original_id, desk(f"{Y_TY}.verifier-1")
    names = [("petition",), ("extract",), ("petition-looks",)]
    got = [verifier.get(to(name[0], petition)) for name in names]
    got += [verifier.get(reverse("desk:paper", args=[pk])) for pk in (original, page.paper_id)]
    got += [verifier.get(reverse(f"api:{name}", args=[petition.code])) for name in ("petition", "petition-steps", "extract")]
    got += [verifier.post(to("extract-hand-over", petition), {**GIVEN, "chosen": ["extract"]}, follow=True),
            verifier.post(to("extract-confirm", petition), {"marked": "[[x]]"}), verifier.post(to("extract-page", petition, original, 1), WHY, follow=True),
            verifier.post(to("extract-open", petition), WHY, follow=True)]
    for answer in got:
        assert not tells(answer.content + str(answer.headers).encode()), answer.request["PATH_INFO"]
    assert not ExtractHandover.objects.exists() and "tố cáo việc nhận tiền" in verifier.get(to("extract", petition)).content.decode() and retyped.paper is None
    assert Client().get(to("extract", petition)).status_code == 302
