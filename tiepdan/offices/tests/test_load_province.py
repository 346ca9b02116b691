"""Loading a data folder: twice, changed, spoiled, beside another province."""

from datetime import timedelta

import pytest

from tiepdan.common.actor import CITIZEN, SYSTEM
from tiepdan.common.errors import AbilityMissing
from tiepdan.journal.models import JournalEntry
from tiepdan.journal.verify import broken_links
from tiepdan.offices.actions import load_province
from tiepdan.offices.errors import FileMissing, FolderMissing, ProvinceDataRefused, SignInTaken
from tiepdan.offices.models import Holding, Office, Official, Post, PostAbility, Province, RemoteArea, Succession
from tiepdan.offices.tests.conftest import LAO_CAI, SMALL

pytestmark = pytest.mark.django_db


def load(folder, today):
    return load_province(folder, by=SYSTEM, today=today)


def entries():
    return JournalEntry.objects.filter(kind="province.loaded")


def test_another_province_is_another_folder(small):
    assert Office.objects.get(code="99001").parent.code == "UBND-TINH"
    assert Post.objects.filter(office__province=small).count() == 4 * 3 + 5 + 1
    assert Holding.objects.get(deputising=True).ground == "Kiêm nhiệm, QĐ 2/QĐ-UBND"
    assert not Official.objects.get(username="an.suoitren").has_usable_password()
    assert entries().get().facts["offices"] == 5


def test_two_provinces_stand_side_by_side(small, today):
    load(LAO_CAI, today)
    assert Office.objects.filter(code="SNV").count() == 2
    assert Province.objects.count() == 2


def test_loading_twice_is_loading_once(small, folder, today):
    before = [list(model.objects.order_by("pk").values()) for model in (Office, Post, PostAbility, RemoteArea, Official, Holding)]
    assert load(folder, today)["changes"] == 0
    assert [list(model.objects.order_by("pk").values()) for model in (Office, Post, PostAbility, RemoteArea, Official, Holding)] == before
    assert entries().count() == 1


def test_a_changed_line_changes_that_row_and_nothing_else(small, folder, rewrite, today):
    rewrite("offices.csv", "Giám đốc Sở Nội vụ", "Quyền Giám đốc Sở Nội vụ")
    assert load(folder, today)["changes"] == 1
    assert Office.objects.get(code="SNV").head_title == "Quyền Giám đốc Sở Nội vụ"
    assert entries().last().facts["told"] == ["~ SNV: head_title"]
    assert not list(broken_links())


SUCCESSION = "old_name,also,kind,old_place,old_code,ended_on,successors,about,act,confidence\n"


def test_an_office_that_is_gone_ends_and_names_its_successor(small, folder, rewrite, today):
    rewrite("offices.csv", "99002,Ủy ban nhân dân xã Suối Dưới,UBND xã Suối Dưới,commune,UBND-TINH,UBND,Chủ tịch UBND xã Suối Dưới,"
            "Suối Dưới,true,2025-07-01,,,\n", "")
    (folder / "succession.csv").write_text(SUCCESSION + "UBND xã Suối Dưới,,commune,,99002,2026-11-24,99001,,NQ 9/NQ-HĐND,FOUND\n")
    rewrite("province.yaml", "{commune: 2}", "{commune: 1}")
    load(folder, today)
    gone = Office.objects.get(code="99002")
    assert (gone.valid_until, gone.successions.get().successor.code) == (today, "99001")
    assert Office.objects.on(today).filter(code="99002").exists() is False
    assert gone.posts.count() == 4


def test_a_district_has_many_successors_and_loading_again_changes_nothing(small, folder, rewrite, today):
    path = folder / "succession.csv"
    path.write_text(SUCCESSION + "UBND huyện Suối,,district,,,2025-07-01,99001 99002,theo nơi xảy ra,NQ 1,MEMORY\nSở Cũ,STC cũ,department,,,,SNV,,,UNCERTAIN\n")
    assert load(folder, today)["changes"] == 3
    before = list(Succession.objects.order_by("pk").values())
    (folder / "remote.csv").write_text((folder / "remote.csv").read_text() + "\n")
    assert load(folder, today)["changes"] == 0
    assert list(Succession.objects.order_by("pk").values()) == before
    path.write_text(SUCCESSION + "UBND huyện Suối,,district,,,2025-07-01,99001,theo nơi xảy ra,NQ 2,FOUND\n")
    assert load(folder, today)["changes"] == 3
    assert list(Succession.objects.values_list("successor__code", "cites", "confidence")) == [("99001", "NQ 2", "FOUND")]
    assert not list(broken_links())


@pytest.mark.parametrize(("line", "word"), [
    ("UBND huyện Suối,,district,,,2025-07-01,99009,,NQ 1,FOUND", "mã 99009"),
    ("UBND huyện Suối,,district,,,2025-07-01,,,NQ 1,FOUND", "thiếu successors"),
    ("UBND huyện Suối,,huyện,,,2025-07-01,99001,,NQ 1,FOUND", "kind"),
    ("UBND huyện Suối,,district,,,,99001,,NQ 1,FOUND", "phải là UNCERTAIN"),
    ("UBND huyện Suối,,district,,,2025-07-01,99001,,,MEMORY", "phải là UNCERTAIN"),
    ("UBND huyện Suối,,district,,,2025-07-01,99001,,NQ 1,SURE", "confidence"),
    ("UBND huyện Suối,,district,,,01/07/2025,99001,,NQ 1,FOUND", "năm-tháng-ngày"),
    ("UBND huyện Suối,,district,,,2025-07-01,99001 99001,,NQ 1,FOUND", "hai lần"),
    ("UBND xã Suối Dưới,,commune,,99002,2025-07-01,99001,,NQ 1,FOUND", "còn hoạt động"),
    ("UBND xã Cũ,,commune,,99001,2025-07-01,99001,,NQ 1,FOUND", "tự kế tục"),
    ("UBND huyện Ngòi,,district,,,2025-07-01,99001,,NQ 1,FOUND", "đã có ở dòng 2"),
])
def test_a_succession_that_cannot_be_is_refused_by_its_line_and_nothing_changes(small, folder, today, line, word):
    told = SUCCESSION + "UBND huyện Ngòi,,district,,,2025-07-01,99001,,NQ 1,FOUND\n" + line + "\n"
    (folder / "succession.csv").write_text(told)
    with pytest.raises(ProvinceDataRefused) as refusal:
        load(folder, today)
    assert word in str(refusal.value)
    assert (refusal.value.facts["file"], refusal.value.facts["line"]) == ("succession.csv", 3)
    assert not Succession.objects.exists()


def test_offices_that_succeed_one_another_in_a_circle_are_refused(folder, rewrite, today):
    for code in ("99001", "99002"):
        rewrite("offices.csv", f"Suối {'Trên' if code == '99001' else 'Dưới'},true,2025-07-01,,", f"Suối {code},true,2025-07-01,2026-01-01,")
    lines = "A,,commune,,99001,2026-01-01,99002,,NQ 1,FOUND\nB,,commune,,99002,2026-01-01,99001,,NQ 1,FOUND\n"
    (folder / "succession.csv").write_text(SUCCESSION + lines)
    with pytest.raises(ProvinceDataRefused, match="vòng tròn"):
        load(folder, today)


def test_a_post_that_is_gone_loses_its_holder_and_stays(small, folder, rewrite, today):
    rewrite("posts.yaml", "      - {code: administrator, role: administrator, title: Quản trị, sign_in: quantri}\n", "")
    rewrite("officials.csv", "chi.snv,Vi Thị Chi,SNV,administrator,2025-07-01,,\n", "")
    load(folder, today)
    assert Holding.objects.get(official__username="chi.snv").until == today
    assert Post.objects.filter(code="TN.SNV.administrator").exists()


def test_abilities_follow_the_data(small, folder, rewrite, today):
    rewrite("abilities.csv", "clerk,letter.send\n", "clerk,letter.send\nclerk,petition.register\n")
    rewrite("abilities.csv", "head,see.office\n", "")
    load(folder, today)
    clerk, head = Post.objects.get(code="TN.99001.clerk"), Post.objects.get(code="TN.99001.head")
    assert set(clerk.ability_rows.values_list("ability", flat=True)) == {"letter.send", "petition.register"}
    assert not head.ability_rows.filter(ability="see.office").exists()


def test_an_area_no_longer_remote_keeps_its_past(small, folder, rewrite, today):
    rewrite("remote.csv", "99001,2025-07-01,,QĐ 1/QĐ-UBND,true\n", "99002,2026-11-24,,QĐ 3/QĐ-UBND,true\n")
    load(folder, today)
    assert dict(RemoteArea.objects.values_list("office__code", "until")) == {"99001": today, "99002": None}


def test_who_holds_a_post_is_not_taken_back_by_a_later_load(small, folder, rewrite, today):
    Holding.objects.filter(official__username="an.suoitren").update(until=today - timedelta(days=1))
    rewrite("officials.csv", "an.suoitren,Lò Văn An", "an2.suoitren,Lò Văn Anh")
    load(folder, today)
    assert not Official.objects.filter(username="an2.suoitren").exists()


def test_the_demo_password_can_be_set_anew_and_is_told(today):
    load_province(LAO_CAI, by=SYSTEM, today=today)
    chair = Official.objects.get(username="chutich.yty")
    assert not chair.has_usable_password()
    load_province(LAO_CAI, by=SYSTEM, today=today, demo_password="một-hai-ba-2026")
    chair.refresh_from_db()
    assert chair.check_password("một-hai-ba-2026")
    assert JournalEntry.objects.filter(kind="province.demo_password_set").count() == 1


@pytest.mark.parametrize(("file", "old", "new", "line", "word"), [
    ("offices.csv", "SNV,Sở Nội vụ Tỉnh", ",Sở Nội vụ Tỉnh", 3, "thiếu code"),
    ("offices.csv", "Sở Nội vụ,department", "Sở Nội vụ,sở", 3, "kind"),
    ("offices.csv", "court,,TA", "court,KHONG-CO,TA", 4, "KHONG-CO"),
    ("offices.csv", "committee,,UBND", "committee,99001,UBND", 5, "vòng tròn"),
    ("offices.csv", "99002,Ủy", "99001,Ủy", 6, "đã có ở dòng 5"),
    ("offices.csv", "Suối Trên,true,2025-07-01", "Suối Trên,true,01/07/2025", 5, "năm-tháng-ngày"),
    ("offices.csv", "Suối Trên,true,2025-07-01,", "Suối Trên,true,2025-07-01,2025-06-01", 5, "sau valid_from"),
    ("offices.csv", "Suối Trên,true,2025-07-01,", "Suối Trên,có,2025-07-01,", 5, "handles_inside"),
    ("offices.csv", "Suối Trên,true,2025-07-01,,,", "Suối Trên,true,2025-07-01,,", 5, "có 12 cột, phải có 13"),
    ("offices.csv", "UBND xã Suối Trên,commune", "UBND xã Suối Trên" + " dài" * 30 + ",commune", 5, "80"),
    ("offices.csv", "code,name", "mã,name", 1, "code"),
    ("offices.csv", "Chánh án,Nhỏ", '"Chánh án,Nhỏ', 6, "ngoặc kép"),
    ("province.yaml", "{commune: 2}", "{commune: 3}", 1, "phải có 3"),
    ("province.yaml", "letters: TN", "letters: tn", 1, "hai chữ cái hoa"),
    ("province.yaml", "letters: TN", "letters: [TN", 3, "YAML"),
    ("abilities.csv", "clerk,letter.send", "clerk,letter.sendd", 13, "letter.sendd"),
    ("abilities.csv", "verifier,case.verify", "xac_minh,case.verify", 12, "xac_minh"),
    ("posts.yaml", "with: [see.office]", "with: [see.everything]", 12, "see.everything"),
    ("posts.yaml", "code: contact, role: observer", "code: contact, rôle: observer", 20, "rôle"),
    ("posts.yaml", "kinds: [committee, department, commune]", "kinds: [department, xã]", 2, "loại cơ quan xã"),
    ("posts.yaml", "sign_in: xulydon, with", "sign_in: xacminh, with", 9, "trùng sign_in"),
    ("remote.csv", "99001,2025", "99009,2025", 2, "99009"),
    ("remote.csv", "true\n", "true\n99001,2026-01-01,,QĐ 2/QĐ-UBND,true\n", 3, "đã được ghi"),
    ("officials.csv", "99001,head", "99001,boss", 2, "boss"),
    ("officials.csv", "Lò Thị Bình,99001,petition", "Lò Thị Bính,99001,petition", 5, "hai họ tên"),
    ("officials.csv", "binh.suoitren,Lò Thị Bình,99001,petition", "binh.suoitren,Lò Thị Bình,99001,head", 3, "đã có người giữ"),
])
def test_a_spoiled_line_is_named_and_nothing_changes(folder, rewrite, today, file, old, new, line, word):
    rewrite(file, old, new)
    with pytest.raises(ProvinceDataRefused) as refusal:
        load(folder, today)
    told = str(refusal.value)
    assert word in told
    assert "giữ nguyên" in told
    assert (refusal.value.facts["file"], refusal.value.facts["line"]) == (file, line), told
    assert not Province.objects.exists()


def test_an_office_that_could_not_do_its_work_is_refused(folder, rewrite, today):
    rewrite("abilities.csv", "clerk,letter.send\n", "")
    with pytest.raises(ProvinceDataRefused, match=r"UBND-TINH thiếu người được letter\.send") as refusal:
        load(folder, today)
    assert (refusal.value.facts["file"], refusal.value.facts["line"]) == ("posts.yaml", 2)


def test_a_kind_without_posts_is_refused(folder, rewrite, today):
    rewrite("posts.yaml", "kinds: [committee, department, commune]", "kinds: [committee]")
    with pytest.raises(ProvinceDataRefused, match=r"offices\.csv, dòng 5: posts\.yaml không có bộ chức vụ nào"):
        load(folder, today)


def test_a_file_that_is_not_utf8_names_the_line(folder, today):
    (folder / "remote.csv").write_bytes(b"code,since,until,cites,certain\n99001,2025-07-01,,Q\xd0,true\n")
    with pytest.raises(ProvinceDataRefused) as refusal:
        load(folder, today)
    assert (refusal.value.facts["file"], refusal.value.facts["line"]) == ("remote.csv", 2)


def test_no_folder_no_file(folder, today):
    with pytest.raises(FolderMissing):
        load(folder / "nowhere", today)
    (folder / "posts.yaml").unlink()
    with pytest.raises(FileMissing) as refusal:
        load(folder, today)
    assert "posts.yaml" in str(refusal.value)


def test_a_sign_in_name_of_somebody_else_stops_the_whole_load(today):
    Official.objects.create(username="an.suoitren", full_name="Người Khác")
    with pytest.raises(SignInTaken):
        load(SMALL, today)
    assert not Province.objects.exists()
    assert not JournalEntry.objects.exists()


def test_an_invented_account_never_takes_a_real_one(today):
    Official.objects.create(username="chutich.yty", full_name="Chu Xuân Hòa")
    with pytest.raises(SignInTaken):
        load(LAO_CAI, today)


def test_a_citizen_cannot_load(today):
    with pytest.raises(AbilityMissing):
        load_province(SMALL, by=CITIZEN, today=today)
