"""Who signs a petition and who else is named in it."""

import re

from tiepdan.reading.findings import Found, Span
from tiepdan.reading.letters import LOWER, SURNAMES, UPPER, words
from tiepdan.reading.normalise import Pattern, View, fold
from tiepdan.reading.split import Parts

SYLLABLE = (
    rf"(?:[{UPPER}]\.|[{UPPER}][’'][{UPPER}{LOWER}]+(?![{UPPER}{LOWER}])|[{UPPER}](?:[{UPPER}’']+|"
    rf"[{LOWER}’']*)(?:-[{UPPER}{LOWER}][{LOWER}]+)?(?![{UPPER}{LOWER}]))"
)
NAME = re.compile(rf"{SYLLABLE}(?:[ ]+{SYLLABLE}){{0,5}}")
TITLED = r"(?:ông|bà|bs|ts|ths|ls|anh|chị|cô|chú|bác|cụ|em|cháu|thầy|đồng chí|đ/c|mr\.?|mrs\.?|ms\.?)"
GAP = r"[\s:.;,_*()\-–—ˆ“”\"'`…]{0,40}"  # what may stand between a label and the name, rubbish of recognition included

# "tôi là NAME", "họ và tên: NAME", …: the writer says who he is. `tôi` must not belong to "vợ tôi", "con tôi".
KIN = sorted(
    words(
        """trường xóm thôn xã phường bản ấp lớp làng đơn cơ vị ty quan vợ chồng con bố mẹ cha trai gái cháu rể dâu nhà của ruột họ
        hai ba tư năm sáu bảy tám chín mười anh chị em cậu chú bác cô dì nội ngoại bạn út cả"""
    )
)
NOT_KIN = "".join(rf"(?<!\b{word}\s)" for word in KIN)
OCCUPATION = (
    r"(?:(?:vợ chồng|phụ huynh(?! (?:cháu|em|của|học))|điều dưỡng|bác sĩ|y sĩ|giáo viên|cô giáo|thầy giáo|công nhân|nông dân|"
    r"lái xe|kỹ sư|cán bộ|chủ (?:hộ|nhà|quán|"
    r"cửa hàng|cơ sở|doanh nghiệp)|luật sư|cựu chiến binh|"
    r"thương binh|bệnh binh|sinh viên|học sinh|người dân|công dân|cử tri|trưởng thôn|đảng viên|(?:tổng )?giám đốc)(?: hưu trí|"
    r" về hưu)?\s+)?"
)
SAINT = r"(?:(?:giuse|maria|phêrô|phaolô|gioan|baotixita|anna|têrêsa|đaminh|phanxicô|antôn|vinh sơn|micae|mátta)\s+)*"
INTRODUCED = Pattern(
    rf"(?:{NOT_KIN}\b(?:tôi|tui|mình)(?: tên là| tên| (?:ký|đứng) tên dưới đây là| đứng đơn là| xin tự giới thiệu là| là)?|"
    rf"\btên (?:tôi|tui|em|cháu|con) là|\b(?:em|e|con|cháu|tui|mình|t) tên(?: là)?|\bbạn đọc|\bhọ tên|"
    r"\bhọ,? (?:và )?(?:chữ đệm (?:và )?)?tên(?: tôi| người \w+ đơn| người khiếu nại| người tố cáo)?"
    r"|\bchúng tôi (?:gồm|gồm có|là)(?: các)?(?: hộ| ông bà)?|\b(?:em|cháu|con|mình) (?:tên )?là|my name is|\bi am|undersigned,?)"
    rf"{GAP}{OCCUPATION}(?:{TITLED}\s+)?{SAINT}$"
)
SIGNED = Pattern(
    r"(?:\bngười (?:làm|viết|gửi|nộp|đứng|ký)(?: tên)?(?: đơn)?|\bngười (?:khiếu nại|tố cáo|tố giác|kiến nghị|phản ánh|đề nghị|"
    r"yêu cầu|trình báo|báo tin)"
    r"|\b(?:người |là người |cử |hộ )?đại diện(?: hợp pháp| theo pháp luật| các hộ| cho các hộ| nhóm| tập thể| ký tên| hộ|"
    r" dân)?|\bđại diện[^.;\n:]{0,40}:|\bthay mặt[^:]{0,50}:|\btm\.?[^\n:]{0,50}:"
    r"|\bkính đơn|\bký tên|\bkính thư|\btrân trọng|\bngười đơn|\bchủ (?:hộ|cơ sở|quán|doanh nghiệp)|\bđơn của|\bđại diện là|"
    r"\bngười phụ trách(?: chuyên môn)?|"
    r"\b(?:giám đốc|trưởng ban|chủ tịch hội|hội trưởng|trưởng nhóm|chủ nhiệm)(?=\s*:)|complainant|petitioner|signed|sincerely,?)"
    r"(?:\s*\((?:đã )?ký[^)\n]{0,40}\))?" + GAP + rf"(?:bởi\s+|là\s+)?(?:(?:trưởng|phó) (?:thôn|bản|xóm|ban|khu)\s+|tổ trưởng\s+|"
    rf"chủ hộ\s+|"
    rf"(?:tổng )?giám đốc\s+)?(?:{TITLED}\s+)?{SAINT}$"
)
CHOSEN = Pattern(r"\b(?:cử|bầu|ủy quyền cho|ủy quyền|nhất trí cử)\s+(?:các\s+)?(?:ông bà|ông, bà|ông|bà|anh|chị)\s+$")
BY_LEADER, LEADS = (
    Pattern(r"\bdo\s+(?:các\s+)?(?:ông|bà|anh|chị)\s+$"),
    Pattern(
        r"(?:\s*(?:và|,|cùng) (?:ông |bà |anh |chị )?[^.;:\n]{2,40}?)?\s*(?:đại diện|thay mặt|đứng đơn|đứng tên|đứng đầu)|"
        r"\s*(?:làm|là)\s+(?:người )?(?:đại diện|trưởng nhóm|trưởng ban|giám đốc|tổng giám đốc|chủ nhiệm|chủ hộ|trưởng)"
    ),
)
IN_THE_NAME_OF = Pattern(r",?\s*(?:thay mặt|đại diện cho|đại diện các)\b")
ROLE_SIGNS = Pattern(r"(?:^|\n)[^\n.]{0,10}(?:giám đốc|chủ tịch|chủ nhiệm|trưởng|đại diện|thư ký|hội trưởng)[^\n.:]{0,40}:\s*$")
NUMBERED, WE_ARE = (
    Pattern(r"\n\s*\d{1,2}[.)/]\s*(?:(?:hộ )?(?:ông|bà|anh|chị)\s*:?\s+)?$"),
    Pattern(r"chúng tôi (?:gồm|là|cùng)|(?:danh sách|gồm) (?:các |những )?(?:ông|hộ|người)"),
)
AND_ANOTHER = Pattern(r"(?:,|\s*và|;)\s*(?:ông|bà|anh|chị)?\s+$")
BY_OTHERS = Pattern(rf"\b{TITLED}\s+$")  # a register writes of the petitioner in the third person
FILES = Pattern(
    r"(?:,?\s*\(?(?:sinh năm|thường trú|trú tại|ở|địa chỉ|ngụ|cùng|thôn|bản|xóm|tổ|xã|phường|số nhà)[^.;]{0,110}?)?,?\s*"
    r"(?:(?:có|đã|tiếp tục|vẫn)\s+)*(?:gửi đơn|có đơn|nộp đơn|khiếu nại|tố cáo|kiến nghị|phản ánh|đề nghị|không đồng ý)"
)
COMPLAINT_OF = Pattern(r"(?:khiếu nại|tố cáo|kiến nghị|phản ánh|đề nghị|đơn)(?:[^.;\n]{0,50})? của (?:ông|bà|anh|chị|cụ)\s+$")
FILES_FAR = Pattern(
    r"[^.;\n]{0,130}?\b(?:gửi đơn|gửi|có đơn|nộp đơn|khiếu nại|tố cáo|tố giác|kiến nghị|phản ánh|đề nghị|không đồng ý|xin rút|tiếp tục)\b"
)
OF_A_FIRM = Pattern(
    r"(?:công ty|doanh nghiệp|hợp tác xã|htx|hộ kinh doanh|cơ sở|phòng khám|trường|hội|ban|dntn|nhà thuốc|quán)[^.;\n(]{0,70}"
    r"\((?:ông|bà|anh|chị|giám đốc|chủ nhiệm|chủ tịch|đại diện)[\s:]+(?:(?:ông|bà) )?$"
)
FIRST_PERSON = Pattern(r"\b(?:tôi|chúng tôi|em|cháu|gia đình tôi)\b", toned_only=False)
OTHER_ROLE = Pattern(
    r"(?:\b(?:vợ|chồng|con|bố|mẹ|cha|cháu|con trai|con gái|vợ chồng|vợ tôi là|chồng tôi là|con tôi là|tôi là|bị can|bị cáo|đối tượng|"
    r"tên|hộ|gia đình|nhà|bởi|do|hộ ông|hộ bà|giám đốc|hiệu trưởng|chủ tịch|trưởng thôn|bác sĩ|của))\s+$"
)
# Capital words that end a run of names wherever they stand, with their marks.
ENDS_A_NAME = words(
    """
    UBND HĐND TAND VKSND TP TX CCCD CMND GCNQSDĐ GCNQSD QSDĐ BHXH THPT THCS QĐ CSĐT CSGT KCN TM TNHH CP HTX Ủy Uỷ Ngày Tháng Tôi Chúng Kính
    Đơn ĐƠN KÍNH Đề Căn Xã Phường Huyện Tỉnh Quận Thôn Xóm Ấp Sở Cục Phòng Nay Vậy Những Các Người Nhà Nước The My This On Department
    Decision District Committee People Province Ward Commune
    """
)
# Capital words that begin a sentence or an office, not a name.
NO_FIRST = ENDS_A_NAME | words(
    """
    Sinh Chính Quốc Trung Thủy Có Cho Năm Sáng Chiều Tối Đêm Công Hội Trường Thanh Đến Bệnh Phó Trạm Tòa Toà Viện Chủ Tịch Quyết Thông Luật
    Nghị Điều Theo Giám Trưởng Cơ Tổ Khu Bộ Chi Ban Đảng Đoàn Hiện Sau Trước Tuy Ngoài Địa Số Trong Khi Nếu Rất Mong Xin Cộng Độc Hôm Vì
    Do Từ Tại Là Và Của Với Nhưng Đã Không Được Bị Thì Mà Việc Này Đây Trú Ở Thường Nơi Dự Cùng Ký Riêng Cụ Lô Thửa Trân Báo Đội Làng Bản
    Giuse Maria Phêrô Phaolô Gioan Anna Têrêsa Đaminh Phanxicô
    """
)
APOSTROPHE = re.compile(r"[’'].")  # K'Brèo is a whole name
FULL = re.compile(r"\s|[’'].")
MOST_NAMES = 400  # a list of signers longer than this is counted, not named
TITLE_WORDS = words("BS Bs TS ThS LS Ông Bà Anh Chị Cô Chú Bác Cụ Em Cháu Thầy Mr Mrs Ms ÔNG BÀ ANH CHỊ Ong Ba")
OFFICE_WORDS = Pattern(
    r"(?:quyết định|thông báo|công ty|công an|thanh tra|chủ tịch|tòa án|hội đồng|ủy ban|văn phòng|trung tâm|cơ quan|giám đốc|"
    r"bản án|đội)\b"
)


def find_people(view: View, parts: Parts) -> tuple[list[Found], list[Found]]:
    """(petitioners, others), each person once, by first standing."""
    petitioners: dict[str, Found] = {}
    others: dict[str, Found] = {}
    for span in names(view):
        if parts.in_addressee(span[0]):
            continue
        person = Found(_tidy(view.said(span)), span)
        if _is_petitioner(view, parts, span, petitioners):
            petitioners.setdefault(_key(person.name), person)
        elif _is_other(view, span):
            others.setdefault(_key(person.name), person)
    _add_typed_small(view, petitioners)
    for key in [key for key in others if any(key == known or known.endswith(f" {key}") for known in petitioners)]:
        del others[key]
    _full_names(petitioners, others)
    return _without_short_forms(petitioners), _without_short_forms(others)


def _full_names(petitioners: dict[str, Found], others: dict[str, Found]) -> None:
    """A register that writes "Ông Thọ gửi đơn" has named him in full before."""
    for short in [key for key in petitioners if " " not in key]:
        full = next((key for key in others if key.endswith(f" {short}")), "")
        if full:
            del petitioners[short]
            petitioners[full] = others.pop(full)


def names(view: View) -> list[Span]:
    """Runs of capital words that may be a person's name: two to six syllables, or one behind a title."""
    found = []
    for match in NAME.finditer(view.text):
        run = [(word.group(), match.start() + word.start()) for word in re.finditer(r"\S+", match.group())]
        while run and (run[0][0] in NO_FIRST or run[0][0] in TITLE_WORDS):
            run.pop(0)
        stop = next((number for number, (word, at) in enumerate(run) if _no_part_of_a_name(view, word, at)), len(run))
        run = run[:stop]
        if run and (len(run) > 1 or APOSTROPHE.search(run[0][0]) or _titled(view, run[0][1])):
            found.append((run[0][1], run[-1][1] + len(run[-1][0].rstrip("’'"))))
    return found[:MOST_NAMES]


def _no_part_of_a_name(view: View, word: str, at: int) -> bool:
    return word in ENDS_A_NAME or bool(view.at(OFFICE_WORDS, at))


def _titled(view: View, start: int) -> bool:
    return _behind(view, BY_OTHERS, start, 14) is not None


def _behind(view: View, label: Pattern, start: int, reach: int = 120) -> re.Match | None:
    """The label, when it stands right before `start`."""
    return view.find(label, max(0, start - reach), start)


def _is_petitioner(view: View, parts: Parts, span: Span, known: dict[str, Found]) -> bool:
    if view.at(NOT_DATED, span[1]):
        return False  # "Thạch Khê, ngày 12 tháng 01": the place of writing
    return _says_so(view, parts, span) or _signs(view, parts, span, known) or _in_a_register(view, parts, span, known)


def _says_so(view: View, parts: Parts, span: Span) -> bool:
    """Introduced by the words before or behind the name."""
    start, end = span
    if FULL.search(view.text[start:end]) and (_behind(view, INTRODUCED, start) or _behind(view, SIGNED, start)):
        return True
    if _behind(view, CHOSEN, start, 40) or (_behind(view, BY_LEADER, start, 20) and view.at(LEADS, end)):
        return True
    if view.at(IN_THE_NAME_OF, end) and (_titled(view, start) or fold(view.text[start:end].split()[0]).lower() in SURNAMES):
        return True
    if _behind(view, OF_A_FIRM, start) and start - parts.body[0] < 140:
        return True
    return bool(_behind(view, NUMBERED, start, 30) and view.find(WE_ARE, max(0, start - 600), start))


def _signs(view: View, parts: Parts, span: Span, known: dict[str, Found]) -> bool:
    """Signs, alone or beside one who does."""
    start = span[0]
    if parts.signature and parts.signature[0] - 2 <= start and _behind(view, ROLE_SIGNS, start, 60):
        return True
    if known and _behind(view, AND_ANOTHER, start, 12):
        last = max(person.span[1] for person in known.values())
        if 0 < start - last < 12:
            return True
    if parts.signature and parts.signature[0] <= start and _stands_alone(view, span):
        return True
    return not known and _signs_at_the_end(view, span)


def _in_a_register(view: View, parts: Parts, span: Span, known: dict[str, Found]) -> bool:
    """Named in the third person by a register, which begins with who it was and then says "Bà Hoa"."""
    start, end = span
    if not view.find(FIRST_PERSON, parts.body[0]) and _titled(view, start):
        near = start - parts.body[0] < 30 or " " not in view.text[start:end]
        first = near and bool(view.at(FILES_FAR, end))
        return bool(first or view.at(FILES, end) or (not known and _behind(view, COMPLAINT_OF, start, 90)))
    return False


def _signs_at_the_end(view: View, span: Span) -> bool:
    """The last sentence is a name, with at most an address or an occupation behind it: "Phan Bá Quyền, tổ 7, phường Kiến An." """
    start, end = span
    name = view.text[start:end].split()
    if len(name) < 2 or not view.at(ADDRESS_ONLY, end):
        return False
    before = view.text[:start].rstrip(" \t")
    alone = not before or before[-1] in ".!?\n:)"
    if alone:
        return fold(name[0]).lower().split("’")[0].split("'")[0] in SURNAMES or before.endswith("\n") or not view.toned
    return bool(view.find(ROLE_BEFORE, max(0, start - 80), start))


ROLE_BEFORE = Pattern(
    r"(?:^|[.!?\n])\s*(?:tm\.? |thay mặt |kính )?(?:hội viên|chủ nhiệm|già làng|trưởng|phó|bí thư|chi hội|đoàn viên|tổ trưởng|"
    r"giám đốc|chủ tịch hội|đại diện|"
    r"bạn đọc|cử tri|công dân|người|phụ huynh|giáo viên|nông dân|công nhân|hội trưởng|ban|luật sư|thương binh|cựu chiến binh|chủ)"
    r"(?: (?!đã|bị|tố|có|là)[^\W\d]+){0,6}[\s:,–-]{1,6}$"
)
ADDRESS_ONLY = Pattern(
    r"(?:\s*(?:,|-|–|\(|ở)\s*(?!(?:đã|là người bị|bị|có hành vi)\b)[^.!?\n]{0,90})?(?:\s+(?:ký tên|kính đơn|kính thư|kính báo|"
    r"đã ký|ký))?[\s.,!)]*$"
)
NOT_DATED = Pattern(r",?\s{0,4}(?:ngày|tháng)\s{0,4}\d")


def _stands_alone(view: View, span: Span) -> bool:
    """A line that holds a name and next to nothing else, as a signature does; "Bà Tỵ thôn 4." counts."""
    first = view.text.rfind("\n", 0, span[0]) + 1
    first = max(first, view.text.rfind(". ", 0, span[0]) + 2 if view.text.rfind(". ", 0, span[0]) >= 0 else 0)
    last = view.text.find("\n", span[1])
    line = view.text[first : last if last >= 0 else len(view.text)].strip(" .,:_-")
    before = fold(view.text[first : span[0]]).lower().strip(" .,:_-")
    name = view.text[slice(*span)]
    likely = fold(name.split()[0]).lower() in SURNAMES or before in ("ong", "ba", "anh", "chi", "co", "em")
    return likely and len(line) - len(name) <= 28 and before in ("", "ong", "ba", "anh", "chi", "co", "em", "(da ky)")


def _is_other(view: View, span: Span) -> bool:
    start, end = span
    words = view.text[start:end].split()
    surname = fold(words[0]).lower() in SURNAMES
    if _titled(view, start) or (surname and _behind(view, OTHER_ROLE, start, 24)):
        return True
    return surname and 2 <= len(words) <= 5 and words[0].istitle() and bool(view.at(ROLE_AFTER, end))


ROLE_AFTER = Pattern(
    r",?\s*(?:-\s*)?(?:công chức|cán bộ|chủ tịch|phó|trưởng|giám đốc|bí thư|chuyên viên|nhân viên|làm nghề|cùng thôn|cùng xã|"
    r"hàng xóm|sinh năm)"
)


def _add_typed_small(view: View, petitioners: dict[str, Found]) -> None:
    """A writer who types without capitals: "toi la hoang thi phuong, ban ra"."""
    if petitioners:
        return
    for match in view.all(TYPED_SMALL):
        words = match[1].split()
        if words[0] and fold(words[0]) in SURNAMES and 2 <= len(words) <= 4:
            petitioners.setdefault(_key(match[1]), Found(view.text[slice(*match.span(1))].title(), match.span(1)))
            return


TYPED_SMALL = Pattern(
    r"\b(?:tôi tên là|tên tôi là|tôi là|em là|tôi tên|em tên(?: là)?|con tên(?: là)?|tui tên|tui là|"
    r"mình là)[ :]+([^\W\d_]+(?: [^\W\d_]+){1,3})(?=\s*[,.;\n(]|\s+sinh|\s+ở|\s+trú)"
)


def _without_short_forms(people: dict[str, Found]) -> list[Found]:
    """ "ông Sử" is the Hà Văn Sử named in full elsewhere."""
    full = [key for key in people if " " in key]
    return [found for key, found in people.items() if " " in key or not any(name.endswith(f" {key}") for name in full)]


def _tidy(name: str) -> str:
    words = name.split()
    return " ".join(word.title() if word.isupper() and len(word) > 1 and len(words) > 1 else word for word in words)


def _key(name: str) -> str:
    return fold(name).lower()
