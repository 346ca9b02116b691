"""Several matters in one text become petitions of their own; nothing is lost, and a denunciation is kept closed."""

import pytest

from tiepdan.documents.models import PageReading, Paper
from tiepdan.documents.read import file_bytes, paper_bytes
from tiepdan.intake.actions import classify, correct_text, file_away, part_petition
from tiepdan.intake.errors import PartPlacesWrong, PartPlaceUnclear, ReasonNeeded, StepNotOpen
from tiepdan.intake.models import Correction, Parting, Petition
from tiepdan.intake.parting import cuts_in, place_before_masking, proposed_parts
from tiepdan.intake.tests.factories import ADDRESS, NAME, NOW, NUMBER, PHONE, fresh, holder, later, open_custodies, received, routed
from tiepdan.intake.tests.scanned import on_paper, paper_of
from tiepdan.journal.models import JournalEntry
from tiepdan.law.models import Clock
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at
from tiepdan.people.actions import reveal
from tiepdan.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
LAND = f"""ĐƠN ĐỀ NGHỊ
Kính gửi: Chủ tịch UBND xã Y Tý
Tôi là {NAME}, trú tại {ADDRESS}, điện thoại {PHONE}. Tôi khiếu nại Quyết định số 112/QĐ-UBND ngày 12/10/2026 của Chủ tịch UBND xã Y Tý về việc xử phạt vi
phạm hành chính về đất đai đối với thửa đất số 45. Đề nghị hủy Quyết định số 112/QĐ-UBND.
"""
BRIBE = """Ngoài ra tôi tố cáo ông công chức địa chính UBND xã Y Tý nhận 30 triệu đồng của các hộ để làm giấy chứng nhận, có giấy viết tay kèm theo.
"""
ROAD = f"""Tôi cũng kiến nghị UBND xã sửa đoạn đường vào thôn Sín Chải hư hỏng sau mưa lũ trước mùa mưa năm sau.
Người viết đơn: {NAME}"""
WHY = "Mỗi nội dung một trình tự."


def mixed(text: str = LAND + BRIBE + ROAD, **said: object) -> Petition:
    return received("", text=text, **said)


def parted(petition: Petition, *parts: tuple[str, str], by=None, reason: str = WHY, days: float = 2) -> list[Petition]:
    """Each part told by the words it begins with."""
    told = [(0 if number == 0 else petition.text.index(words), kind) for number, (words, kind) in enumerate(parts)]
    made = part_petition(petition.pk, by=by or holder(petition), now=later(days), parts=told, reason=reason)
    return [fresh(part) for part in made]


ALL = (("", "complaint"), ("Ngoài ra tôi", "denunciation"), ("Tôi cũng kiến nghị", "recommendation"))
OPEN = (("", "complaint"), ("Tôi cũng kiến nghị", "recommendation"))


def test_each_part_is_a_petition_of_its_own_from_the_day_the_text_came():
    petition = mixed()
    bribe, road = parted(petition, *ALL)
    first = fresh(petition)
    assert [first.kind, bribe.kind, road.kind] == ["complaint", "denunciation", "recommendation"]
    assert first.code == petition.code and len({first.code, bribe.code, road.code}) == 3
    assert {part.received_on for part in (first, bribe, road)} == {NOW.date()} and {part.channel for part in (bribe, road)} == {"web"}
    assert {part.office_id for part in (bribe, road)} == {petition.office_id} and all(part.state == "read" for part in (first, bribe, road))
    assert "112/QĐ-UBND" in first.text and "30 triệu" in bribe.text and "Sín Chải" in road.text


def test_the_clocks_of_each_part_run_from_the_day_the_text_came():
    petition = mixed()
    bribe, _road = parted(petition, *ALL)
    duties = {clock.duty: clock.started_on for clock in Clock.objects.about("petition", bribe.pk)}
    assert duties["denunciation.initial"] == NOW.date() and duties["petition.first_answer"] == NOW.date()
    assert Clock.objects.about("petition", petition.pk).running().filter(duty="complaint.first.accept", started_on=NOW.date()).count() == 1


def test_the_denunciation_is_sealed_and_no_open_part_speaks_of_it():
    petition = mixed()
    bribe, road = parted(petition, *ALL)
    first = fresh(petition)
    assert bribe.sealed_id and bribe.petitioner_id is None and NAME not in bribe.text and PHONE not in bribe.text
    assert reveal(bribe.sealed_id, by=at(f"{Y_TY}.head"), reason="thử")["name"] == NAME
    for part in (first, road):
        assert part.sealed_id is None and "30 triệu" not in part.text + part.title + part.accused + str(part.findings) + str(part.asks)
    whole = Parting.objects.get(petition=petition).whole
    assert whole.sealed and not whole.text and b"30 tri" in paper_bytes(whole, by=at(f"{Y_TY}.petition"))
    assert PageReading.objects.get(paper=whole).body is None


def test_no_journal_of_the_parts_leads_from_the_denunciation_to_whoever_wrote_it():
    petition = mixed()
    bribe, _road = parted(petition, *ALL)
    told = str([entry.told for entry in JournalEntry.objects.about("petition", bribe.pk)])
    assert petition.code not in told and NAME not in told
    told = str([entry.told for entry in JournalEntry.objects.about("petition", petition.pk)])
    assert bribe.code not in told and WHY in told


def test_the_parts_have_one_petitioner_between_them():
    petition = mixed(LAND + ROAD)
    (road,) = parted(petition, *OPEN)
    first = fresh(petition)
    assert road.petitioner_id == first.petitioner_id and road.petitioner.name == NAME and road.petitioner.phone == PHONE
    assert Person.objects.filter(name=NAME).count() == 1


def test_what_the_text_said_before_stays_with_the_file():
    petition = mixed(LAND + ROAD)
    before = petition.text
    (road,) = parted(petition, *OPEN)
    whole = Parting.objects.get(petition=petition).whole
    assert not whole.sealed and whole.text == before and before.encode() in file_bytes(whole.file)
    assert petition.parting.parts.get().petition_id == road.pk and road.part_of.number == 2
    entry = JournalEntry.objects.get(kind="petition.parted_from", subject_id=str(road.pk))
    assert entry.facts["code"] == petition.code and entry.told["reason"] == WHY


def test_nothing_is_counted_twice():
    petition = mixed(LAND + ROAD)
    parted(petition, *OPEN)
    assert Petition.objects.count() == 2 and Petition.objects.in_hand().count() == 2
    assert all(open_custodies(part) == 1 for part in Petition.objects.all())
    assert JournalEntry.objects.filter(kind="petition.received").count() == 2
    assert not Correction.objects.filter(petition=petition, stands=True).exists()


def test_where_the_first_part_denounces_the_name_is_gone_from_it_and_stays_with_the_open_part():
    petition = received("complaint", text=BRIBE.replace("Ngoài ra tôi", f"Tôi là {NAME}, tôi") + ROAD)
    (road,) = parted(petition, ("", "denunciation"), ("Tôi cũng kiến nghị", "recommendation"))
    first = fresh(petition)
    assert first.sealed_id and first.petitioner_id is None and NAME not in first.text
    assert road.petitioner and road.petitioner.name == NAME and "30 triệu" not in road.text


def test_papers_with_the_denunciation_in_them_are_closed_and_stay_closed_when_the_kind_is_changed():
    petition = on_paper(LAND + BRIBE)
    assert petition.text.count("tố cáo") == 1
    parted(petition, ("", "complaint"), ("Ngoài ra tôi", "denunciation"))
    papers = Paper.objects.filter(subject="petition", subject_id=petition.pk)
    assert papers.count() == 2 and all(paper.sealed and not paper.text for paper in papers)
    first = fresh(petition)
    for kind in ("denunciation", "complaint"):
        classify(first.pk, by=holder(first), now=later(3), kind=kind)
    assert all(paper.sealed and not paper.text for paper in papers.all()) and "30 triệu" not in fresh(petition).text


def test_a_parted_petition_is_not_read_again_from_its_papers():
    petition = on_paper(LAND + ROAD, kind="complaint", name=NAME)
    parted(petition, *OPEN)
    paper = Paper.objects.filter(subject="petition", subject_id=petition.pk).order_by("pk").first()
    with pytest.raises(StepNotOpen) as refused:
        correct_text(petition.pk, by=holder(petition), now=later(3), paper_id=paper.pk, page=1, text="Khác.")
    assert "đã được tách" in str(refused.value) and "Sín Chải" not in fresh(petition).text.split("Đề nghị")[1]


@pytest.mark.parametrize("places", [[], [0], [0, 0], [5, 40], [0, 300, 100], [0, 10**6], [0, 300, 300]])
def test_parts_out_of_order_or_empty_change_nothing(places):
    petition = mixed(LAND + ROAD)
    with pytest.raises(PartPlacesWrong):
        part_petition(petition.pk, by=holder(petition), now=NOW, parts=[(place, "complaint") for place in places], reason=WHY)
    assert Petition.objects.count() == 1 and Paper.objects.count() == 0


@pytest.mark.parametrize("kind", ["", "mixed", "zzz"])
def test_a_part_has_one_of_the_four_kinds(kind):
    petition = mixed(LAND + ROAD)
    with pytest.raises(PartPlacesWrong):
        parted(petition, ("", "complaint"), ("Tôi cũng kiến nghị", kind))


def test_a_part_of_blanks_alone_is_none():
    petition = received("complaint", text=LAND.strip() + "\n\n . . .")
    with pytest.raises(PartPlacesWrong):
        part_petition(petition.pk, by=holder(petition), now=NOW, parts=[(0, "complaint"), (len(petition.text) - 3, "feedback")], reason=WHY)


def test_a_reason_is_needed():
    with pytest.raises(ReasonNeeded):
        parted(mixed(LAND + ROAD), *OPEN, reason="  ")


def test_parted_once_is_parted():
    petition = mixed(LAND + ROAD)
    parted(petition, *OPEN)
    with pytest.raises(StepNotOpen) as refused:
        part_petition(petition.pk, by=holder(petition), now=NOW, parts=[(0, "complaint"), (200, "feedback")], reason=WHY)
    assert "đã được tách" in str(refused.value) and Petition.objects.count() == 2


def test_only_the_office_that_holds_it_parts_it_and_not_once_it_has_ended():
    petition = routed("complaint", text=LAND + ROAD)
    for stranger in (at(f"{SA_PA}.petition"), at(f"{Y_TY}.verifier-1")):
        with pytest.raises(StepNotOpen):
            parted(petition, *OPEN, by=stranger)
    officer = holder(petition)
    classify(petition.pk, by=officer, now=NOW, eligible=False)
    file_away(petition.pk, by=officer, now=NOW, reason="Trùng.")
    with pytest.raises(StepNotOpen):
        parted(fresh(petition), *OPEN, by=officer)


def test_the_reader_proposes_where_the_matters_begin_also_when_names_are_masked():
    petition = mixed()
    proposed = proposed_parts(petition)
    assert petition.kind == "mixed" and petition.sealed_id and NAME not in petition.text
    assert [part.kind for part in proposed][:2] == ["complaint", "denunciation"]
    assert petition.text[proposed[1].begins :].startswith("Ngoài ra tôi tố cáo")
    assert {part.begins for part in proposed[1:]} <= set(cuts_in(petition.text, []))


def test_a_place_that_masking_made_uncertain_is_asked_about():
    masked, whole = "Ông [đã che] ký. [đã che]. Hết.", "Ông Vàng A ký. Vàng A. Hết."
    assert place_before_masking(masked, whole, masked.index("[đã che]. Hết")) is None
    assert place_before_masking("Dài hơn tám chữ. Rồi [đã che] đến.", "Dài hơn tám chữ. Rồi Vàng A đến.", 17) == 17
    petition = mixed()
    parts = [(0, "complaint"), (petition.text.index("[đã che]") + 2, "denunciation")]
    with pytest.raises(PartPlaceUnclear):
        part_petition(petition.pk, by=holder(petition), now=NOW, parts=parts, reason=WHY)
    assert Petition.objects.count() == 1


def test_the_number_of_the_identity_card_goes_with_an_open_part():
    petition = mixed(LAND + ROAD)
    (road,) = parted(petition, *OPEN)
    assert road.petitioner.identity_number == NUMBER and paper_of(petition).name.startswith("Nguyên văn")
