"""Single facts, each with the turns of phrase that must and must not give it."""

from datetime import date

import pytest

from tiepdan.reading.facts import find_facts
from tiepdan.reading.read import read


def decisions(text: str) -> list[tuple[str, str | None]]:
    return [(cited.number, cited.date) for cited in find_facts(text).decisions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quyết định số 412/QĐ-UBND ngày 08/9/2025 của Chủ tịch UBND xã Bảo Thắng", [("412/QĐ-UBND", "08/9/2025")]),
        ("Ngày 20/01/2026 Chủ tịch UBND tỉnh ban hành Quyết định số 145/QĐ-UBND", [("145/QĐ-UBND", "20/01/2026")]),
        ("Ngày 15/9/2025 tôi nhận được Quyết định số 412/QĐ-UBND", [("412/QĐ-UBND", None)]),
        ("Ngày 11/02/2026 tôi nộp đơn khiếu nại Quyết định số 140/QĐ-UBND", [("140/QĐ-UBND", None)]),
        ("Quyết định số 17/QĐ-UBND ngày 9 tháng 1 năm 2026", [("17/QĐ-UBND", "09/01/2026")]),
        ("On 12 March 2026 your Department issued Decision No. 66/QD-SNV", [("66/QD-SNV", "12 March 2026")]),
        ("theo Nghị định số 155/2026/NĐ-CP, Thông tư 05/2021/TT-TTCP, Luật số 42/2013/QH13", []),
        ("hợp đồng số 12/2025/HĐ-XT và giấy phép số 07/GPXD-UBND", []),
        ("Bản án số 19/2025/DS-PT ngày 24/9/2025 của Tòa án nhân dân tỉnh", [("19/2025/DS-PT", "24/9/2025")]),
        ("Quyết định số 618/QĐ-UBND. Tôi đề nghị hủy Quyết định số 618", [("618/QĐ-UBND", None)]),
        ("UBND tỉnh có Quyết định số 949 về chủ trương đầu tư", [("949", None)]),
        ("quyết định để lại 100% số tiền phạt", []),
        ("tôi khiếu nại quyết định 95/qđ-ubnd của xã", [("95/QĐ-UBND", None)]),
        ("Tôi khiếu nại Công văn số 88/UBND-VHXH ngày 03/02/2026", [("88/UBND-VHXH", "03/02/2026")]),
        ("Số: 12/CV-CT\nKính gửi: Giám đốc Sở", []),
    ],
)
def test_decisions(text, expected):
    assert decisions(text) == expected


def test_the_issuer_stands_behind_or_before_or_in_the_sign():
    behind = find_facts("Quyết định số 1/QĐ-UBND ngày 2/3/2026 của Chủ tịch UBND xã Y Tý").decisions[0]
    before = find_facts("Ngày 2/3/2026 Chủ tịch UBND xã Y Tý ban hành Quyết định số 1/QĐ-UBND").decisions[0]
    by_sign = find_facts("Quyết định số 301/QĐ-SYT").decisions[0]
    assert behind.issuer == before.issuer == "Chủ tịch UBND xã Y Tý" and behind.on == date(2026, 3, 2)
    assert by_sign.issuer == "Sở Y tế"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("thôn Bất 2, xã Võ Lao", ["03061"]),
        ("xa Nghia Do", ["02953"]),
        ("tổ 9 p Cam Đường", ["02671"]),
        ("xã Nấm Lư, huyện Mường Khương", ["02761"]),  # a commune of before July 2025
        ("thị trấn Phố Ràng", ["02947"]),
        ("xã Tân Lập, huyện Lục Yên, tỉnh Yên Bái", ["04336"]),
        ("xã Hợp Thành, huyện Phú Lương, tỉnh Thái Nguyên", [None]),
        ("xã Yên Thành, tỉnh Nghệ An", [None]),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", []),
    ],
)
def test_places_lead_to_todays_communes(text, codes):
    assert [place.commune_code for place in find_facts(text).places] == codes


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tôi là Nông Thị Xuân, thôn Bất 2.", ["Nông Thị Xuân"]),
        ("HỌ VÀ TÊN: LƯƠNG VĂN KHĂM; sinh năm 1967", ["Lương Văn Khăm"]),
        ("toi ten la ly thi sai, thon 2. toi to cao ong Bay", ["Ly Thi Sai"]),
        ("Chúng tôi gồm:\n1. Bàn Văn Quyên, thôn Khe Bành\n2. Bàn Thị Lai, thôn Khe Bành", ["Bàn Văn Quyên", "Bàn Thị Lai"]),
        ("Chúng tôi cử ông Lù A Sinh và bà Vi Thị Cúc làm người đại diện.", ["Lù A Sinh", "Vi Thị Cúc"]),
        ("Vợ tôi là Ngô Thị Hương sinh mổ. Tôi tên Nguyễn Văn Tuân.", ["Nguyễn Văn Tuân"]),
        ("Tôi khiếu nại.\nNGƯỜI KHIẾU NẠI\n(Ký, ghi rõ họ tên)\n\nMùa A Chống", ["Mùa A Chống"]),
        ("Ông Lê Văn Bảo gửi đơn khiếu nại quyết định xử phạt.", ["Lê Văn Bảo"]),
        ("Kính gửi: Ông Trần Văn Bình, Chủ tịch UBND xã\nTôi đề nghị xã sửa đường.", []),
        ("Công ty do ông Tạ Đăng Khôi làm Giám đốc khiếu nại quyết định.", ["Tạ Đăng Khôi"]),
        ("My name is Daniel Whitcombe, English teacher.", ["Daniel Whitcombe"]),
    ],
)
def test_petitioners(text, names):
    assert [person.name for person in find_facts(text).petitioners] == names


def test_others_are_not_petitioners():
    facts = find_facts(
        "Tôi là Thào Seo Dín. Tôi tố cáo ông Lù Văn Tờ, công chức địa chính xã, nhận tiền của ông Sùng Vần Lìn; ông Tờ chối."
    )
    assert [person.name for person in facts.petitioners] == ["Thào Seo Dín"]
    assert [person.name for person in facts.others] == ["Lù Văn Tờ", "Sùng Vần Lìn"]


@pytest.mark.parametrize(
    ("text", "fact", "expected"),
    [
        ("Tôi khiếu nại lần hai Quyết định số 2/QĐ-UBND", "round", 2),
        ("Tôi khiếu nại Quyết định số 2/QĐ-UBND của Chủ tịch UBND xã", "round", 1),
        ("Chủ tịch UBND xã đã ra Quyết định số 2/QĐ-UBND giải quyết khiếu nại của tôi, tôi không đồng ý", "round", 2),
        ("Tôi đã khiếu nại đến Chủ tịch UBND xã từ tháng 1 nhưng không được giải quyết", "overdue", True),
        ("Tôi nộp hồ sơ sửa nhà đã 40 ngày mà chưa được giải quyết", "overdue", False),
        ("Tôi tự nguyện xin rút toàn bộ nội dung khiếu nại", "withdrawn", True),
        ("Họ ép tôi rút đơn tố cáo", "withdrawn", False),
        ("Chủ tịch UBND tỉnh đã có Quyết định số 3/QĐ-UBND giải quyết khiếu nại lần hai", "settled_twice", True),
        ("Đề nghị Chủ tịch UBND tỉnh ra quyết định giải quyết khiếu nại lần hai cho tôi", "settled_twice", False),
        ("Tôi không đồng ý với bản án phúc thẩm, đề nghị giám đốc thẩm", "judgment_contested", True),
        ("Bản án xử gia đình tôi thắng kiện nhưng UBND phường không trả lại cổng", "judgment_contested", False),
        ("Vì lý do an toàn chúng tôi không dám ghi tên. Tố cáo ông Giám đốc", "anonymous", True),
        ("Tôi gửi kèm bản ghi âm và danh sách 9 hộ", "concrete_evidence", True),
        ("Cơ sở giết mổ gia súc gần nhà tôi", "signs_of_crime", False),
        ("Nó đe dọa và đánh đập tôi", "signs_of_crime", True),
        ("Chúng tôi gồm 63 hộ dân thôn Nậm Rịa", "group_size", 63),
        ("Riêng thôn tôi có 9 hộ phải đưa tiền", "group_size", 1),
        ("This is my complaint. I was not notified of the decision and I lost my job.", "language", "en"),
    ],
)
def test_the_standing_of_a_matter(text, fact, expected):
    assert getattr(find_facts(text).state, fact) == expected


def test_late_is_counted_from_receipt_and_excused_by_a_reason():
    text = "Tôi khiếu nại Quyết định số 16/QĐ-XPHC ngày 12/02/2025. Tôi nhận ngày 14/02/2025, khi đó tôi không khiếu nại{}."
    assert find_facts(text.format(""), date(2026, 5, 20)).state.late_days == (date(2026, 5, 20) - date(2025, 2, 14)).days - 90
    assert find_facts(text.format(" vì phải nằm viện điều trị"), date(2026, 5, 20)).state.late_days == 0
    assert find_facts(text.format(""), date(2025, 4, 1)).state.late_days == 0


@pytest.mark.parametrize(
    ("text", "post", "unit_of", "department"),
    [
        ("Tôi khiếu nại Quyết định số 1/QĐ-UBND của Chủ tịch UBND xã Y Tý", "commune_chair", "", ""),
        ("Tôi khiếu nại hành vi không cấp giấy của UBND phường Sa Pa đối với tôi", "commune_committee", "", ""),
        ("Tôi khiếu nại Quyết định số 1/QĐ-UBND ngày 5/11/2024 của Chủ tịch UBND huyện Bát Xát", "district_chair", "", ""),
        ("Tôi khiếu nại Quyết định số 301/QĐ-SYT của Giám đốc Sở Y tế", "department_director", "", "SYT"),
        ("Tôi khiếu nại Quyết định số 9/QĐ-UBND của Chủ tịch UBND tỉnh Lào Cai", "province_chair", "", "UBND-TINH"),
        (
            "Tôi khiếu nại Quyết định số 31/QĐ-THPT của Hiệu trưởng Trường THPT số 2 Văn Bàn kỷ luật tôi",
            "public_unit_head",
            "department",
            "",
        ),
        ("Tôi khiếu nại quyết định kê biên của chấp hành viên", "enforcement_officer", "", "THADS"),
        ("Tôi khiếu nại Quyết định số 12/QĐ-XPHC của Trưởng Công an xã Bát Xát", "police_commune", "", ""),
        ("Tôi khiếu nại việc chậm trả kết quả của Chi nhánh Văn phòng đăng ký đất đai đối với tôi", "department_unit_head", "", ""),
        ("Tôi tố cáo ông Hà Văn Sử, công chức địa chính xã, nhận tiền", "commune_civil_servant", "", ""),
        ("Tôi tố cáo ông Vàng Văn Tỉn, Phó Chủ tịch UBND xã Lùng Phình, kê khống", "commune_vice_chair", "", ""),
        ("Tôi tố cáo ông Phó Giám đốc Sở Nông nghiệp và Môi trường nhận tiền của công ty", "department_deputy", "", "SNNMT"),
        ("Tôi tố cáo ông Đinh Công Thành, Hạt trưởng Hạt Kiểm lâm, nhận tiền", "department_unit_head", "", ""),
        ("Tôi tố cáo bà Phí Thị Lựu, Hiệu trưởng Trường Mầm non Hoa Ban, lạm thu", "public_unit_head", "commune", ""),
        ("Tôi tố cáo ông Giám đốc Trung tâm Xúc tiến (đơn vị thuộc UBND tỉnh) nghiệm thu khống", "public_unit_head", "province", ""),
        ("Tôi tố cáo bà Lê Thu Cúc, Thẩm phán Tòa án nhân dân khu vực 4, nhận quà", "judge", "", "TAND"),
        ("Tôi tố cáo ông Ma Thế Hồng, Bí thư Đảng ủy xã, bao che cấp dưới", "party_official", "", ""),
        ("Tôi tố cáo Trịnh Văn Công, làm nghề lái xe, đe dọa và đánh đập tôi", "private_person", "", ""),
    ],
)
def test_against_whom(text, post, unit_of, department):
    findings = read(text)
    assert (findings.against_post, findings.against_unit_of, findings.against_department) == (post, unit_of, department)


def test_the_one_asked_for_help_is_not_the_accused():
    findings = read(
        "Kính gửi: Chủ tịch UBND tỉnh\nTôi là Lò Văn An. Đề nghị Chủ tịch UBND tỉnh xử lý ông Vi Văn Ba, cán bộ địa chính xã, đòi tiền tôi."
    )
    assert findings.kind == "denunciation" and findings.against_post == "commune_civil_servant"


def test_a_second_complaint_is_against_who_settled_the_first():
    findings = read(
        "Tôi là Trịnh Hoài Nam. Ngày 20/01/2026 Chủ tịch UBND tỉnh ban hành Quyết định số 145/QĐ-UBND giải quyết khiếu nại lần đầu, giữ nguyên "
        "Quyết định số 28/QĐ-SCT ngày 10/10/2025 của Giám đốc Sở Công Thương. Tôi khiếu nại lần hai."
    )
    assert findings.round == 2 and findings.against_post == "province_chair"
