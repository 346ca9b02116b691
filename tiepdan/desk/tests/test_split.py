"""What could be parted is said on the petition's page; a sealed one gives no words away."""

import pytest
from django.urls import reverse

from tiepdan.desk.queries.split import parts_of
from tiepdan.intake.models import Petition
from tiepdan.intake.tests.factories import NAME, received, routed
from tiepdan.intake.tests.test_part import ALL, BRIBE, LAND, ROAD, parted
from tiepdan.offices.tests.factories import Y_TY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]
SPLIT = [{"what": "khieu_nai", "span": [0, 40], "because": "Giải quyết riêng."}, {"what": "to_cao", "span": [40, 80], "because": "Giải quyết riêng."}]


def with_split(petition, split):
    petition.findings = {**petition.findings, "split": split}
    petition.save(update_fields=["findings"])
    return petition


def test_the_parts_stand_on_the_page_with_how_they_begin(desk):
    petition = with_split(received("complaint"), SPLIT)
    html = desk(f"{Y_TY}.petition").get(reverse("desk:petition", args=[petition.code])).content.decode()
    assert "Có thể tách thành 2 đơn" in html and "Giải quyết riêng." in html
    assert [(part.label, part.begins) for part in parts_of(petition, "x" * 100)] == [("Khiếu nại", "x" * 40), ("Tố cáo", "x" * 40)]


def test_of_a_sealed_petition_no_words_are_shown():
    petition = with_split(routed("denunciation"), SPLIT)
    assert [part.begins for part in parts_of(petition, f"Tôi là {NAME}, " * 20)] == ["", ""]


@pytest.mark.parametrize("split", [None, [], "x", [{}], [SPLIT[0]], [{"span": ["a", 2]}, 5]])
def test_odd_findings_propose_nothing(split):
    assert parts_of(with_split(received("complaint"), split), "x" * 100) == []


def test_odd_places_give_no_words():
    odd = [{"what": "letter", "span": [5, 2], "because": "a"}, {"what": "zzz", "span": [0, 10_000], "because": "b"}]
    assert [part.begins for part in parts_of(with_split(received("complaint"), odd), "x" * 100)] == ["", ""]


def mixed(text: str):
    return received("", text=text)


def way_of(petition) -> str:
    return reverse("desk:petition-way", args=[petition.code, "part_petition"])


def page_of(petition) -> str:
    return reverse("desk:petition", args=[petition.code])


def test_one_press_parts_the_text_as_proposed_and_the_page_says_into_what(desk):
    petition, officer = mixed(LAND + BRIBE), desk(f"{Y_TY}.head")
    html = officer.get(page_of(petition)).content.decode()
    assert "Tách theo đề xuất" in html and "Xem, sửa chỗ tách trước" in html
    form = officer.get(way_of(petition)).context["form"]
    sent = {field.name: field.value() for field in form}
    html = officer.post(way_of(petition), sent, follow=True).content.decode()
    assert "Đã làm: Tách đơn nhiều nội dung." in html and "30 triệu" not in html and "Đơn đã tách" in html
    bribe = Petition.objects.get(part_of__parting__petition=petition)
    assert bribe.kind == "denunciation" and bribe.sealed_id


def test_an_open_part_and_a_denunciation_name_one_another_to_nobody_who_has_not_opened_the_box(desk):
    petition = mixed(LAND + BRIBE + ROAD)
    bribe, road = parted(petition, *ALL)
    officer = desk(f"{Y_TY}.petition")
    first, second, third = (officer.get(page_of(part)).content.decode() for part in (petition, bribe, road))
    assert road.code in first and petition.code in third, "open parts are told of one another"
    assert bribe.code not in first + third and "1 đơn khác, mã không ghi" in first and "có phần tố cáo" in first
    assert petition.code not in second and road.code not in second and NAME not in second and "khi mở danh tính" in second
    opened = officer.post(reverse("desk:petition-identity", args=[bribe.code]), {"reason": "Mời làm việc."}).content.decode()
    assert petition.code in opened and road.code in opened and NAME in opened


def test_the_sealed_whole_opens_with_a_reason(desk):
    petition = mixed(LAND + BRIBE)
    parted(petition, ("", "complaint"), ("Ngoài ra tôi", "denunciation"))
    officer, whole = desk(f"{Y_TY}.petition"), petition.parting.whole
    assert officer.get(reverse("desk:paper", args=[whole.pk])).status_code == 404 or "30 triệu" not in officer.get(page_of(petition)).content.decode()
    path = reverse("desk:petition-original", args=[petition.code, whole.pk, 1])
    assert path in officer.get(page_of(petition)).content.decode()
    assert "30 triệu" in officer.post(path, {"reason": "Đối chiếu."}).content.decode()


def test_open_parts_name_one_another_and_the_whole_can_be_read(desk):
    petition = mixed(LAND + ROAD)
    (road,) = parted(petition, ("", "complaint"), ("Tôi cũng kiến nghị", "recommendation"))
    officer = desk(f"{Y_TY}.petition")
    html = officer.get(page_of(petition)).content.decode()
    assert road.code in html and "Nguyên văn trước khi tách" in html and "Có thể tách" not in html
    assert petition.code in officer.get(page_of(road)).content.decode()
    assert "Sín Chải hư hỏng" in officer.get(reverse("desk:paper", args=[petition.parting.whole_id]), follow=True).content.decode()


def test_the_boundary_and_the_kind_are_the_officers_to_say(desk):
    petition, officer = received("complaint", text=LAND + ROAD), desk(f"{Y_TY}.petition")
    form = officer.get(way_of(petition)).context["form"]
    place = petition.text.index("Tôi cũng kiến nghị")
    assert str(place) in dict(form.fields["begins_2"].choices)
    told = {"kind_1": "complaint", "begins_2": str(place), "kind_2": "", "begins_3": "", "kind_3": "", "reason": "Hai việc."}
    html = officer.post(way_of(petition), told).content.decode()
    assert "Hãy chọn loại đơn của phần này." in html and "Hai việc." in html
    officer.post(way_of(petition), told | {"kind_2": "feedback"})
    assert Petition.objects.get(part_of__parting__petition=petition).kind == "feedback"


@pytest.mark.parametrize("wrong", [{"begins_2": "3"}, {"begins_2": "x"}, {"kind_2": "mixed"},
                                    {"kind_1": ""}, {"reason": ""}, {"kind_3": "feedback"}, {"begins_2": "", "kind_2": ""}])
def test_what_does_not_fit_is_asked_again_and_nothing_is_parted(desk, wrong):
    petition, officer = received("complaint", text=LAND + ROAD), desk(f"{Y_TY}.petition")
    place = str(petition.text.index("Tôi cũng kiến nghị"))
    told = {"kind_1": "complaint", "begins_2": place, "kind_2": "feedback", "begins_3": "", "kind_3": "", "reason": "Hai việc.", **wrong}
    answer = officer.post(way_of(petition), told)
    assert answer.status_code == 200 and answer.context["form"].errors
    assert Petition.objects.count() == 1


def test_a_very_long_text_says_how_much_nobody_has_read(desk):
    long = received("complaint", text=LAND + "Thêm một dòng kể lại việc cũ. " * 2100)
    html = desk(f"{Y_TY}.petition").get(page_of(long)).content.decode()
    assert f"còn {len(long.text) - 60_000} chữ cái cuối cần người đọc" in html
    assert "cần người đọc" not in desk(f"{Y_TY}.petition").get(page_of(received("complaint"))).content.decode()
