"""What kind of petition it is, by what it asks and tells, not by its title (TT 05/2021/TT-TTCP Điều 6).

Each rule gives points to a kind and says why; strong evidence for two kinds in different clauses makes a mixed petition.
"""

from dataclasses import dataclass

from tiepdan.reading.facts import Facts
from tiepdan.reading.findings import Cue
from tiepdan.reading.normalise import Pattern

NOW = r"(?<!đã )(?<!đơn )(?<!giải quyết )(?<!quyết )(?<!luật )(?<!thư )(?<!được )(?<!quyền )(?<!nội dung )(?<!hiệu )(?<!về )(?<!không )(?<!kết luận )(?<!bị )(?<!người )(?<!việc )"
PAPER = r"(?:các |những |toàn bộ |bản |nội dung |phần |một phần )*(?:quyết định|thông báo|kết luận|công văn|văn bản|biên bản|phương án|giấy)"
ASK = r"(?:đề nghị|yêu cầu|xin|mong|kính mong|kiến nghị|buộc|request|để)"

COMPLAIN = Pattern(rf"(?<!đã )(?<!có )(?<!từng )(?:làm|viết|gửi) đơn(?: này)?(?: để| xin)? khiếu nại|{NOW}khiếu nại(?!,? tố cáo)(?! của)(?! lần đầu (?:đến|tới|lên))|(?m:^)\W*khiếu nại của (?:ông|bà|hộ|công ty|anh|chị)[^.;]{{0,140}}?(?:về|đối với)|i (?:hereby )?(?:complain|appeal)|request (?:the )?(?:cancellation|annulment|review|reinstatement)")
COMPLAIN_OF = Pattern(rf"(?m:^)\W*khiếu nại của (?:ông|bà|hộ|công ty|anh|chị)[^.;]{{0,140}}?(?:về việc|đối với|{PAPER})|(?:{NOW}|(?:làm|viết) đơn (?:này )?)khiếu nại (?:lần (?:hai|2|thứ hai) )?(?:(?:về|đối với|với|việc|cả|hai|2) )*{PAPER}|{NOW}khiếu nại[^.;]{{0,90}}hành vi|{NOW}khiếu nại (?:về )?(?:việc|cách|mức)(?! (?:ông|bà|anh|chị|cán bộ))")
ANNUL = Pattern(
    rf"{ASK}[^.]{{0,110}}?(?:hủy|hủy bỏ|thu hồi|bãi bỏ|rút lại|sửa đổi|sửa|xem xét lại|xem lại|điều chỉnh|giải quyết lại|cancel\w*)(?: [^\W\d]+){{0,4}}? (?:quyết định|thông báo|kết luận|công văn|kỷ luật|biên bản|decision|việc xử phạt|phương án bồi thường)"
    r"|(?:hủy|hủy bỏ|thu hồi|bãi bỏ|rút lại) (?:các |hai |bỏ )?(?:quyết định|thông báo|kết luận)|cancellation of the decision"
)
REDO = Pattern(r"(?:tính|kiểm đếm|kiểm|đo đạc|đo|xác định|áp giá|áp|bồi thường|định giá|xếp|phân loại|giải quyết|xem xét|cộng|khôi phục|hưởng)(?: [^\W\d]+){0,5}? (?:lại|đủ|cho (?:tôi|gia đình|chúng tôi))|reinstate")
DISAGREE = Pattern(
    r"không (?:đồng ý|nhất trí|chấp nhận|tán thành|thống nhất|đồng tình|thỏa đáng|chấp thuận)|quá nặng|oan\b|oan ức|bị oan|trái (?:quy định|pháp luật|luật|thẩm quyền)|"
    r"(?:không|chưa) đúng (?:quy định|pháp luật|luật|đối tượng|thẩm quyền|thực tế|diện tích|loại đất|trình tự|quy trình|hiện trạng|nguồn gốc)|làm sai|ghi sai|tính sai|áp sai|xác định sai|thiệt thòi|quá thấp|bỏ sót|tính thiếu|not notified|unlawful"
)
ON_ME = Pattern(
    r"(?:của|cho|phạt|kỷ luật|buộc|đối với|trả|thu hồi|cưỡng chế|đuổi|chuyển|cắt|với|tôi bị|gia đình tôi bị|hộ tôi bị) (?:cho )?(?:tôi|gia đình tôi|gia đình chúng tôi|chúng tôi|nhà tôi|hộ tôi|công ty chúng tôi|bố tôi|mẹ tôi|con tôi|chồng tôi|vợ tôi)\b|\bmy (?:work )?(?:permit|house|land|licen[cs]e)|"
    r"(?:tôi|gia đình tôi|chúng tôi) (?:chỉ )?(?:bị|được|nhận được|không được|nhận)"
)
REFUSED = Pattern(
    r"(?:không|chưa|chậm|từ chối|trả lại|trả|cố tình không)(?: [^\W\d]+){0,4}? (?:cấp|giải quyết|trả lời|hồ sơ|chi trả|bồi thường|xác nhận|công nhận|giao|đăng ký|tiếp nhận|trả lại|xem xét|thực hiện)"
)
DENOUNCE = Pattern(rf"{NOW}(?:tố cáo|tố giác|trình báo|tin báo)(?!,? khiếu nại)|(?<!khiếu nại, )(?<!đã )tố cáo (?:ông|bà|anh|chị|đồng chí|hành vi|cán bộ|việc)|báo (?:cho|với|để)? ?[^.;]{{0,30}}biết (?:về )?(?:hành vi|việc (?:ông|bà))")
WRONGDOING = Pattern(
    r"(?:nhận (?:tiền|hối lộ|quà|phong bì|của (?:ông|bà|anh|chị|tôi|các hộ|dân|gia đình)[^.;]{0,30}(?:triệu|tiền))|vòi (?:tiền|vĩnh)|đòi (?:tiền|hối lộ|chung chi|phong bì|\d)|(?:bắt|bảo|đòi|yêu cầu|phải|ép)(?: [^\W\d]+){0,4}? (?:đưa|nộp|chi|biếu|lót)(?: [^\W\d]+){0,3} (?:\d|tiền|phong bì)|ăn chia|gợi ý (?:đưa|chung|bồi dưỡng)|chung chi|lót tay|nhũng nhiễu|sách nhiễu|hạch sách|"
    r"tham ô|tham nhũng|ăn chặn|bớt xén|biển thủ|cắt xén|rút ruột|lập (?:hồ sơ )?khống|kê khống|khai khống|nghiệm thu khống|thanh toán khống|chữ ký khống|khống|bằng (?:[^\W\d]+ ){0,3}giả|giả mạo|làm giả|hồ sơ giả|bao che|dung túng|cấu kết|móc nối|tiếp tay|chống lưng|"
    r"lạm quyền|lộng quyền|lạm thu|lợi dụng (?:chức vụ|quyền hạn|chức quyền)|chức vụ,? quyền hạn|cố ý làm (?:sai|trái)|thiếu trách nhiệm|vô trách nhiệm|trù dập|ức hiếp|không (?:có )?(?:biên lai|hóa đơn|phiếu thu)|bỏ túi|"
    r"(?:của|cho) (?:em|anh|con|chồng|cháu|người nhà)(?: [^\W\d]+)? (?:vợ|chồng|ruột|mình)|sân sau|chia chác|mua chuộc|đánh bạc|cờ bạc|quan hệ bất chính|ngoại tình|chèn ép|hống hách|quát tháo|chửi|xúc phạm|say rượu|bè phái|gia đình trị|kê khai tài sản|"
    r"chiếm dụng|chiếm đoạt|sử dụng sai|chi sai|thu sai|thu tiền|thu của|thu mỗi|bán đất|phân lô|cấp đất trái|giao đất trái|trục lợi|vụ lợi|gian lận|gian dối|sai phạm|vi phạm (?:đạo đức|quy định|nghiêm trọng)|suy thoái|xây nhà trái phép)"
)
PUNISH = Pattern(
    r"(?:xử lý(?: nghiêm| nghiêm minh| kỷ luật| trách nhiệm)?|kỷ luật|cách chức|bãi nhiệm|truy cứu|khởi tố|trừng trị|làm rõ(?: hành vi| trách nhiệm| sai phạm| vi phạm| và xử lý)?|thanh tra|điều tra|xác minh(?:,? kết luận)?|kiểm tra,? xử lý)"
)
PUNISH_ME = Pattern(r"(?:hạ bậc lương|buộc thôi việc|cách chức|giáng chức|điều chuyển|cho thôi việc|khiển trách|cảnh cáo) (?:đối với )?tôi|(?:hình thức|bị|quyết định|tôi|xem xét|việc|hội đồng) (?:xử lý |thi hành )?kỷ luật|kỷ luật (?:tôi|oan)")
RECOMMEND = Pattern(rf"{NOW}kiến nghị|đơn (?:đề nghị|kiến nghị|xin)|cử tri|đề xuất|góp ý")
WISH = Pattern(
    r"(?:đề nghị|kính mong|mong|cần|nên|mong muốn|kính đề nghị|xin)[^.]{0,140}?(?:quan tâm|hỗ trợ|đầu tư|nâng cấp|xây dựng|bổ sung|sửa đổi|ban hành|nghiên cứu|tăng cường|có (?:biện pháp|giải pháp|chính sách|cơ chế|phương án)|hướng dẫn|tháo gỡ|sớm|chỉ đạo|"
    r"tạo điều kiện|cấp (?:giấy|sổ|lại)|công khai|công bố|cho phép|giao đất|quy hoạch|bố trí|điều chỉnh|rà soát|lựa chọn|phê duyệt)"
)
REPORT = Pattern(rf"{NOW}phản ánh|{NOW}phản ảnh|cho (?:em|tôi|mình) hỏi|bức xúc|đơn phản ánh|kêu cứu")
NUISANCE = Pattern(
    r"(?:ô nhiễm|xả thải|nước thải|khói|bụi|mùi hôi|hôi thối|tiếng ồn|ồn ào|mở nhạc|hát karaoke|loa|rác|ngập|úng|sạt lở|sụt lún|hỏng|hư hỏng|xuống cấp|ổ gà|ổ voi|bong tróc|nứt|lún|tắc|mất nước|mất điện|cắt điện|đua xe|bốc đầu|tụ tập|"
    r"khai thác cát|tàu hút|nổ mìn|đổ trộm|lấn chiếm (?:vỉa hè|lòng đường|hành lang|trái phép)|chó thả rông|nguy hiểm|tai nạn|quá tải|cơi nới|không phép|trái phép|mất vệ sinh|chậm tiến độ|kém chất lượng|chất lượng|thu phí|trạm thu phí|truyền đạo|"
    r"không che chắn|rơi vãi|chặt phá|thất thoát|bê tông mỏng|đèn đường|cống|thoát nước)"
)
CIVIL = Pattern(
    r"(?:tranh chấp|lấn chiếm|lấn (?:sang|đất|ranh)|vay|cho mượn|mượn|nợ|trả tiền|ranh giới|giáp ranh|mốc giới|thừa kế|di chúc|chia (?:đất|tài sản)|ly hôn|lối đi|mua bán đất|chuyển nhượng|đặt cọc|hợp đồng (?:mua|vay|thuê)|hàng xóm|liền kề|giữa (?:gia đình|hộ|tôi)[^.]{0,40}với (?:gia đình|hộ|ông|bà))"
)
SOMEONE_HURT_ME = Pattern(r"(?:đe dọa|đánh đập|hành hung|đánh|bám theo|theo dõi|chửi bới|dọa|đập phá|trộm|lừa|chiếm đoạt)[^.]{0,60}(?:tôi|gia đình tôi|con tôi|vợ tôi|chồng tôi|nhà tôi)|tôi[^.]{0,40}bị[^.]{0,40}(?:đe dọa|đánh|hành hung|lừa|cướp|trộm)")
STATE_BODIES = frozenset(
    """commune_chair commune_vice_chair commune_civil_servant commune_body commune_committee department_director department_deputy
    department_unit_head department_unit_civil_servant department_civil_servant province_chair province_vice_chair district_chair
    district_body_head public_unit_head public_unit_employee police_commune police_province military enforcement_officer
    commune_council_deputy province_council_deputy party_official judge procurator""".split()
)
OFFICIALS = STATE_BODIES - {"police_commune", "police_province", "judge", "procurator", "enforcement_officer", "military"}
STRONG, BEGIN = 5.0, 1.5
TITLES = (("complaint", Pattern(r"khiếu nại|complaint")), ("denunciation", Pattern(r"tố cáo|tố giác")), ("recommendation", Pattern(r"kiến nghị|đề nghị|yêu cầu|xin")), ("feedback", Pattern(r"phản ánh|kêu cứu")))


@dataclass(frozen=True)
class Kind:
    """The kind, how the kinds rank (shares that sum to 1), why, and the words that weighed.

    `part` is the kind by which a mixed petition is routed first; `civil` marks a quarrel between private persons.
    """

    kind: str
    part: str
    ranked: tuple[tuple[str, float], ...]
    because: str
    cues: tuple[Cue, ...]
    civil: bool = False


class _Tally:
    """Points per kind with the cues that gave them."""

    def __init__(self, facts: Facts) -> None:
        self.facts, self.cues = facts, []
        self.points = {"complaint": 0.0, "denunciation": 0.0, "recommendation": BEGIN, "feedback": BEGIN}

    def add(self, kind: str, points: float, pattern: Pattern, because: str) -> bool:
        """Give points when the pattern stands in the body; the first place counts, once."""
        match = self.facts.view.find(pattern, self.facts.parts.body[0])
        if match:
            self.points[kind] += points
            self.cues.append(Cue(kind, match.span(), because))
        return bool(match)

    def has(self, pattern: Pattern) -> bool:
        return bool(self.facts.view.find(pattern, self.facts.parts.body[0]))


def find_kind(facts: Facts) -> Kind:
    """Judge the kind from the facts and the words of the body."""
    tally = _Tally(facts)
    _title(tally)
    contested = [cited for cited in facts.decisions if "/DS" not in cited.number and "/HS" not in cited.number and "/HN" not in cited.number]
    _complaint(tally, bool(contested))
    accused = _denunciation(tally)
    _wishes(tally)
    return _judged(tally, bool(contested), accused)


def _title(tally: _Tally) -> None:
    facts = tally.facts
    if not facts.parts.title:
        return
    for kind, pattern in TITLES:
        if match := facts.view.find(pattern, *facts.parts.title):
            tally.points[kind] += 1
            tally.cues.append(Cue("title", match.span(), "Tiêu đề ghi như vậy; tiêu đề chỉ là dấu hiệu yếu."))


def _complaint(tally: _Tally, decided: bool) -> None:
    verb = tally.add("complaint", 2, COMPLAIN, "Người viết nói mình khiếu nại.")
    if verb:
        tally.add("complaint", 3, COMPLAIN_OF, "Khiếu nại một quyết định hoặc hành vi hành chính (Luật Khiếu nại Điều 2).")
    tally.add("complaint", 4, ANNUL, "Đề nghị hủy hoặc xem xét lại một văn bản (Luật Khiếu nại Điều 2).")
    if decided:
        tally.add("complaint", 3, ON_ME, "Văn bản tác động trực tiếp đến người viết.")
        tally.add("complaint", 2, DISAGREE, "Người viết cho rằng văn bản trái pháp luật, không đồng ý.")
        tally.add("complaint", 1, REDO, "Đề nghị giải quyết lại cho mình.")
    elif verb:
        tally.add("complaint", 2, REFUSED, "Cơ quan nhà nước không làm việc phải làm cho người viết.")
    if tally.facts.state.round == 2:
        tally.points["complaint"] += 2


def _denunciation(tally: _Tally) -> bool:
    """Points for denunciation; whether somebody is accused."""
    facts = tally.facts
    verb = tally.add("denunciation", 3, DENOUNCE, "Người viết nói mình tố cáo.")
    officials = [m for m in facts.in_body if m.post in STATE_BODIES and m.person and not facts.asks(m)]
    accused = bool(officials or facts.others)
    if officials and tally.add("denunciation", 3, WRONGDOING, "Kể hành vi vi phạm của người có chức vụ (Luật Tố cáo Điều 2)."):
        tally.points["denunciation"] += 1
    elif verb and accused:
        tally.add("denunciation", 2, WRONGDOING, "Kể hành vi vi phạm của một người.")
    if accused and not tally.has(PUNISH_ME):
        tally.add("denunciation", 2, PUNISH, "Đề nghị xử lý người vi phạm.")
    if facts.state.signs_of_crime and not facts.national:
        if facts.state.anonymous or verb or tally.has(SOMEONE_HURT_ME):
            tally.points["denunciation"] += 3
        if any(mention.post.startswith("police") for mention in facts.mentions):
            tally.points["denunciation"] += 2  # a crime told to the police is a report of crime, whatever it is called
    return accused


def _wishes(tally: _Tally) -> None:
    tally.add("recommendation", 2, RECOMMEND, "Người viết kiến nghị, đề xuất.")
    tally.add("recommendation", 2, WISH, "Mong cơ quan nhà nước làm một việc chung hoặc xem xét một nguyện vọng.")
    tally.add("feedback", 2, REPORT, "Người viết phản ánh.")
    tally.add("feedback", 2, NUISANCE, "Kể một tình trạng ảnh hưởng đến đời sống chung.")
    if tally.facts.national:
        tally.points["recommendation"] += 3


def _judged(tally: _Tally, decided: bool, accused: bool) -> Kind:
    facts, points = tally.facts, tally.points
    state = facts.state
    officials = [mention for mention in facts.in_body if mention.post in STATE_BODIES]
    contest_of_state = tally.has(COMPLAIN_OF) and any(m.post not in ("judge", "procurator") for m in officials)
    if state.withdrawn:
        return _as(tally, _withdrawn(facts), "Đơn rút lại một đơn trước; loại đơn theo đơn được rút.")
    if facts.national:
        return _as(tally, "recommendation" if tally.has(ANY_WISH) else "feedback", "Nguyện vọng về chính sách chung, không riêng ai.")
    if (state.judgment_contested or state.court_damages) and not decided and not contest_of_state:
        return _as(tally, "recommendation", "Đơn về việc xét xử, thuộc tố tụng tư pháp, không phải khiếu nại hành chính.")
    civil = tally.has(CIVIL) and not decided and not contest_of_state and not state.signs_of_crime
    if civil and facts.others and not (officials and points["denunciation"] >= STRONG + 2):
        return _as(tally, "recommendation", "Việc tranh chấp giữa người dân với nhau; không có quyết định hay hành vi hành chính.", civil=True)
    mixed = _mixed(tally)
    if mixed:
        return mixed
    firm_only = not decided and not officials and any(mention.post == "enterprise" for mention in facts.in_body)
    if firm_only and not state.signs_of_crime and state.round == 1:
        points["complaint"] = points["denunciation"] = 0.0
        points["feedback"] += 2
    return _as(tally, max(points, key=points.get))


def _withdrawn(facts: Facts) -> str:
    """The kind of the petition that is taken back."""
    told = {kind: len(list(facts.view.all(pattern))) for kind, pattern in TITLES[:2]}
    if told["denunciation"] > told["complaint"]:
        return "denunciation"
    return "complaint" if told["complaint"] or facts.decisions else "recommendation"


ANY_WISH = Pattern(r"(?:đề nghị|kiến nghị|mong|cần|nên|yêu cầu|xem xét|chỉ đạo|sớm|tăng cường|quan tâm|bổ sung|sửa đổi|có chính sách|nghiên cứu|đề xuất)")


def _mixed(tally: _Tally) -> Kind | None:
    """Two or more kinds, each with its own verb and its own object, in different clauses."""
    facts, points = tally.facts, tally.points
    complaint = facts.view.find(OWN_COMPLAINT, facts.parts.body[0]) or (tally.has(COMPLAIN) and (tally.has(ANNUL) or facts.decisions and tally.has(DISAGREE)))
    denunciation = facts.view.find(OWN_DENUNCIATION, facts.parts.body[0])
    wish = facts.view.find(OWN_WISH, facts.parts.body[0])
    strong = [kind for kind, found in (("complaint", complaint), ("denunciation", denunciation), ("recommendation", wish)) if found]
    if not {"complaint", "denunciation"} & set(strong) or len(strong) < 2:
        return None
    if "recommendation" in strong and len(strong) == 2 and not facts.view.find(LISTED, facts.parts.body[0]):
        return None
    total = sum(points.values()) or 1.0
    ranked = (("mixed", 0.6), *((kind, round(0.4 * share / total, 3)) for kind, share in sorted(points.items(), key=lambda pair: -pair[1])))
    return Kind("mixed", strong[0], ranked, "Đơn có nhiều nội dung khác nhau, cần tách (TT 05/2021/TT-TTCP Điều 6).", tuple(tally.cues))


SUBJECT = r"(?:tôi|chúng tôi|gia đình tôi|công ty|đồng thời|ngoài ra|mặt khác|bên cạnh đó|xin|nay|là|thứ (?:nhất|hai|ba)[:,]?|[1-5][).:])(?: cũng| xin| được| làm đơn| còn| đồng thời| tôi)*"
OWN_COMPLAINT = Pattern(rf"{SUBJECT} khiếu nại (?!lần đầu (?:đến|tới))(?:(?:về|đối với|việc|cả) )*(?:{PAPER}|hành vi|việc|[^.;]{{0,60}}chậm trễ)")
OWN_DENUNCIATION = Pattern(rf"{SUBJECT} tố cáo (?:(?:về|đối với|cả|việc|hành vi|luôn) )*(?:của )?(?:ông|bà|anh|chị|đồng chí|cán bộ|công chức|trưởng|chủ tịch|phó|hành vi|một số)")
OWN_WISH = Pattern(rf"{SUBJECT} (?:kiến nghị|phản ánh|đề xuất)(?! của)")
LISTED = Pattern(r"(?:một là|hai là|thứ nhất|thứ hai|\b1[).:]|\b2[).:]|ngoài ra|đồng thời|mặt khác|bên cạnh đó|mấy việc|các (?:việc|nội dung) sau)")


def _as(tally: _Tally, kind: str, because: str = "", *, civil: bool = False) -> Kind:
    points = dict(tally.points)
    if because:
        points[kind] = max(points.values()) + 2
    total = sum(max(value, 0.0) ** 2 for value in points.values()) or 1.0
    ranked = tuple(sorted(((name, round(value**2 / total, 3)) for name, value in points.items()), key=lambda pair: -pair[1]))
    because = because or next((cue.because for cue in tally.cues if cue.what == kind), "Không có dấu hiệu mạnh; xếp theo lời văn chung.")
    return Kind(kind, kind, ranked, because, tuple(tally.cues), civil)
