"""What becomes of a petition, whether it is eligible, and why, before a person decides (TT 05/2021/TT-TTCP Điều 6)."""

from tiepdan.reading.against import Against
from tiepdan.reading.facts import Facts
from tiepdan.reading.facts_closed import REASONS
from tiepdan.reading.kind import Kind
from tiepdan.reading.normalise import Pattern

OWN_SYSTEM = frozenset({"judge", "procurator", "enforcement_officer", "military", "party_official", "minister"})
ABOVE = frozenset({"province_chair", "province_vice_chair", "minister"})  # denounced to the Prime Minister (Luật Tố cáo Điều 13)
CRIMINAL_PROCEDURE = Pattern(
    r"(?:tố tụng|điều tra viên|tạm giam|tạm giữ (?!xe|phương tiện|giấy|tang vật|bằng|hàng)|hỏi cung|khởi tố|cơ quan điều tra|"
    r"csđt|bị can|bị cáo|vụ án|cảnh sát điều tra|tin báo tội phạm|giám định|bắt (?:khẩn cấp|giữ|giam))"
)
CENTRAL_BRANCH = Pattern(
    r"(?:bảo hiểm xã hội|bhxh|(?:chi )?cục thuế|cơ quan thuế|thuế (?:cơ sở|tỉnh|khu vực)|hải quan|kho bạc|ngân hàng nhà nước|"
    r"điện lực|quản lý thị trường)"
)
ANY_ASK = Pattern(
    r"(?:đề nghị|kiến nghị|yêu cầu|mong|xin|cần|nên|phản ánh|tố cáo|khiếu nại|request|sửa (?:dùm|giúp|giùm)|cho hỏi|ảnh hưởng|"
    r"chỉ đạo|tăng cường|phối hợp|nghiên cứu|xem xét|kiểm tra|giải quyết|chưa được công nhận)"
)


def find_handling(facts: Facts, kind: Kind, against: Against) -> str:
    """accept, transfer, guide, split, decline, file, check_anonymous or terminate, as an administrative office sees it."""
    state = facts.state
    if state.language != "vi":
        return "guide"
    if state.withdrawn:
        return "terminate"
    if kind.kind == "mixed":
        return "split"
    if kind.kind == "denunciation":
        return _denunciation(facts, against)
    if kind.kind == "complaint":
        return _complaint(facts, against)
    return _wish(facts, kind)


def _denunciation(facts: Facts, against: Against) -> str:
    state = facts.state
    private = against.post in ("private_person", "enterprise", "")
    if state.signs_of_crime and (private or against.post.startswith("police")):
        return "transfer"
    if state.nameless or state.anonymous:
        return "check_anonymous" if state.concrete_evidence and against.post else "file"
    if state.closed == "nothing_new":
        return "decline"
    if against.post in OWN_SYSTEM | ABOVE or private:
        return "transfer"
    if against.post.startswith("police") and facts.view.find(CRIMINAL_PROCEDURE, facts.parts.body[0]):
        return "transfer"
    return "accept"


def _complaint(facts: Facts, against: Against) -> str:
    state = facts.state
    if state.settled_twice or state.late_days or state.closed in ("court", "nothing_new", "not_own", "inner"):
        return "decline"
    if state.nameless:
        return "file"
    if against.post in OWN_SYSTEM - {"minister"}:
        return "transfer"
    if against.post.startswith("police") and facts.view.find(CRIMINAL_PROCEDURE, facts.parts.body[0]):
        return "transfer"
    if facts.view.find(CENTRAL_BRANCH, *against.span) if against.span else False:
        return "transfer"
    if not against.post:
        return "guide"
    if against.post in ("private_person", "enterprise") and state.round == 1:
        return "guide"
    return "accept"


def _wish(facts: Facts, kind: Kind) -> str:
    state = facts.state
    if state.closed in ("nothing_new", "copy"):
        return "file"
    if kind.civil or state.judgment_contested or state.court_damages:
        return "guide"
    own_story = not facts.petitioners and not facts.parts.addressee and facts.view.find(MY_OWN)
    if own_story and not facts.view.find(ANY_ASK, facts.parts.body[0]):
        return "guide"
    return "transfer"


MY_OWN = Pattern(r"\b(?:tôi|gia đình tôi|ông nội tôi|bố tôi|mẹ tôi)\b")


def find_eligibility(facts: Facts, kind: Kind, against: Against) -> tuple[bool, str]:
    """(eligible, why not): what a petition must show before anything else is asked of it."""
    state = facts.state
    if state.language != "vi":
        return False, "Đơn không viết bằng tiếng Việt và không kèm bản dịch công chứng."
    if kind.kind == "denunciation" and state.anonymous and not (state.concrete_evidence and against.post):
        return False, "Không có tên người tố cáo, cũng không nêu được người vi phạm và chứng cứ cụ thể để kiểm tra (Luật Tố cáo Điều 25)."
    if state.anonymous and not facts.petitioners and kind.kind == "complaint":
        return False, "Đơn khiếu nại không có tên người khiếu nại (Luật Khiếu nại Điều 8)."
    if kind.kind == "complaint" and not against.post:
        return False, "Đơn chưa nói khiếu nại quyết định hoặc hành vi của cơ quan nào."
    if state.settled_twice:
        return False, "Việc đã có quyết định giải quyết lần hai hoặc thông báo chấm dứt thụ lý (Luật Khiếu nại Điều 11)."
    if kind.kind == "complaint" and state.late_days:
        return False, f"Quá thời hiệu 90 ngày khoảng {state.late_days} ngày mà không nêu lý do chính đáng (Luật Khiếu nại Điều 9)."
    if state.closed and (kind.kind == "complaint" or state.closed in ("nothing_new", "copy")):
        return False, REASONS[state.closed]
    if state.judgment_contested or state.court_damages:
        return False, "Việc thuộc thẩm quyền xem xét của Tòa án theo pháp luật tố tụng."
    if not any(character.isalpha() for character in facts.view.text):
        return False, "Không đọc được chữ nào trong đơn."
    return True, ""
