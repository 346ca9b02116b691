"""What may follow what for a petition before a case runs: pure, read by guard, button and API alike."""

from typing import NamedTuple


class Step(NamedTuple):
    """One lawful step. `needs` names the facts that must hold; their sentences stand in NEEDS. An empty `reaches` leaves the state as it is."""

    name: str
    label: str
    leaves: frozenset[str]
    reaches: str
    cites: str
    ability: str
    kinds: frozenset[str]
    needs: tuple[str, ...] = ()
    tone: str = "plain"


IN_HAND = ("received", "read", "handed", "disputed", "routed")
ARRIVED = ("routed", "handed")
ENDED = ("guided", "transferred", "returned", "filed", "closed")
COMPLAINT = frozenset({"complaint"})
DENUNCIATION = frozenset({"denunciation"})
WISHES = frozenset({"recommendation", "feedback"})
EVERY = COMPLAINT | DENUNCIATION | WISHES | {"mixed"}
OPEN = frozenset(IN_HAND)
READ = frozenset({"read", "routed"})
AT_RECEIVER = frozenset(ARRIVED)
ONE_MATTER = COMPLAINT | DENUNCIATION | WISHES

STEPS = (
    # to another office `route` reaches "handed": there it is taken in or sent back; a sent-back one goes to who decides, never to and fro
    Step("route", "Giao người chịu trách nhiệm", READ, "routed", "TT 05/2021/TT-TTCP Đ.6; NĐ 154/2026 Đ.15",
         "petition.route", COMPLAINT | DENUNCIATION | WISHES, ("kind_known", "competence_known", "competent_works_here")),
    Step("take_in", "Nhận đơn chuyển đến", frozenset({"handed"}), "routed", "TT 05/2021/TT-TTCP Đ.6", "petition.route", ONE_MATTER),
    Step("accept", "Thụ lý giải quyết", AT_RECEIVER, "in_case", "Luật Khiếu nại Đ.27; NĐ 124/2020 Đ.16 k.1 (NĐ 155/2026 Đ.10)",
         "case.accept", COMPLAINT, ("here_competent", "eligible", "represented", "round_fits")),
    Step("accept", "Thụ lý tố cáo", AT_RECEIVER, "in_case", "Luật Tố cáo Đ.29",
         "case.accept", DENUNCIATION, ("here_competent", "eligible", "named_denouncer", "not_the_accused", "denouncer_verified", "acceptable")),
    Step("inspect", "Kiểm tra thông tin không ghi tên", AT_RECEIVER, "in_case", "Luật Tố cáo Đ.25 k.2; NĐ 31/2019 Đ.20",
         "case.accept", DENUNCIATION, ("here_competent", "not_the_accused", "denouncer_unknown")),
    Step("review_follow_up", "Xem xét tố cáo tiếp", AT_RECEIVER, "in_case", "Luật Tố cáo Đ.37 k.2, Đ.38 k.2",
         "case.accept", DENUNCIATION, ("here_competent", "named_denouncer", "not_the_accused"), "aside"),
    Step("verify_denouncer", "Xác minh người tố cáo, điều kiện thụ lý", AT_RECEIVER, "", "Luật Tố cáo Đ.24 k.1, Đ.29 k.1",
         "petition.route", DENUNCIATION, ("here_competent", "named_denouncer", "not_the_accused")),
    Step("lengthen_check", "Kéo dài kiểm tra ban đầu", AT_RECEIVER, "", "Luật Tố cáo Đ.24 k.1",
         "petition.route", DENUNCIATION, ("here_competent", "not_the_accused", "check_running", "check_not_lengthened")),
    Step("hand_over_crime", "Chuyển hồ sơ có dấu hiệu tội phạm", AT_RECEIVER, "", "Luật Tố cáo Đ.27 k.1",
         "case.accept", DENUNCIATION, ("not_the_accused", "no_crime_reply_awaited")),
    Step("record_crime_reply", "Ghi trả lời của cơ quan nhận hồ sơ", AT_RECEIVER, "", "Luật Tố cáo Đ.27 k.1",
         "petition.route", DENUNCIATION, ("not_the_accused", "crime_reply_awaited")),
    Step("accept", "Nhận xử lý kiến nghị, phản ánh", AT_RECEIVER, "in_case", "Luật Tiếp công dân Đ.26 k.2, Đ.28 k.1",
         "case.accept", WISHES, ("here_competent",)),
    Step("decline", "Không thụ lý", AT_RECEIVER, "closed", "Luật Khiếu nại Đ.11; Luật Tố cáo Đ.24 k.1",
         "case.accept", COMPLAINT | DENUNCIATION, ("here_competent", "reason_given"), "refuse"),
    Step("guide", "Hướng dẫn người gửi", READ, "guided", "Luật Tiếp công dân Đ.26; TT 05/2021/TT-TTCP Đ.8 k.1",
         "petition.route", COMPLAINT | WISHES | {"mixed"}, ("not_competent_here", "not_guided_before", "reason_given")),
    Step("transfer", "Chuyển đến cơ quan ngoài hệ thống", READ, "transferred", "Luật Tố cáo Đ.24 k.2; Luật Tiếp công dân Đ.26",
         "petition.route", DENUNCIATION | WISHES, ("not_competent_here", "competence_known", "competent_works_outside", "not_transferred_before")),
    Step("send_back", "Trả lại, xin quyết định nơi giải quyết", READ | {"handed"}, "disputed",
         "TT 05/2021/TT-TTCP Đ.6; Luật Khiếu nại Đ.21 k.3; Luật Tố cáo Đ.41 k.2", "petition.route", ONE_MATTER,
         ("handed_here", "not_decided", "reason_given"), "refuse"),
    Step("settle_competence", "Quyết định nơi giải quyết", frozenset({"disputed"}), "routed",
         "Luật Khiếu nại Đ.21 k.3; Luật Tố cáo Đ.41 k.2; TT 05/2021/TT-TTCP Đ.6", "letter.sign", ONE_MATTER, ("reason_given",)),
    Step("part_petition", "Tách đơn nhiều nội dung", READ, "read", "TT 05/2021/TT-TTCP Đ.6; NĐ 154/2026 Đ.14", "petition.route", EVERY,
         ("not_parted", "reason_given"), "aside"),
    Step("return_petition", "Trả đơn và giấy tờ gốc cho người gửi", READ, "returned", "TT 05/2021/TT-TTCP Đ.6, Đ.8", "petition.route",
         COMPLAINT | WISHES, ("not_competent_here", "not_guided_before", "reason_given"), "refuse"),
    Step("return_to_transferor", "Trả đơn cho nơi đã chuyển đến", READ, "returned", "TT 05/2021/TT-TTCP Đ.6, Đ.8", "petition.route",
         ONE_MATTER, ("forwarded_here", "not_competent_here", "competence_known", "reason_given"), "refuse"),
    Step("ask_to_complete", "Báo chưa đủ điều kiện, cần bổ sung", READ, "filed", "TT 05/2021/TT-TTCP Đ.6, Đ.8", "petition.route", COMPLAINT,
         ("not_eligible", "reason_given"), "refuse"),
    Step("file", "Lưu đơn", READ, "filed", "Luật Tố cáo Đ.25; TT 05/2021/TT-TTCP Đ.6",
         "petition.route", EVERY, ("not_eligible", "reason_given"), "refuse"),
)

# What still follows when its way here has ended, or while a case runs: the state stays. Read by `follow_ups_for`.
FOLLOW_UPS = (
    Step("record_reply", "Ghi trả lời của nơi nhận đơn", frozenset({"transferred"}), "transferred", "Luật Tố cáo Đ.26 k.2; Luật Tiếp công dân Đ.27 k.2",
         "petition.route", ONE_MATTER, ("reply_awaited",)),
    Step("remind", "Đôn đốc nơi nhận đơn", frozenset({"transferred"}), "transferred", "Luật Tiếp công dân Đ.26; TT 05/2021/TT-TTCP Đ.14",
         "petition.route", ONE_MATTER, ("reply_awaited", "reply_overdue")),
    Step("report_back", "Báo kết quả cho nơi đã chuyển đơn", frozenset({"in_case", *ENDED}), "", "Luật Tiếp công dân Đ.27 k.2; Luật Tố cáo Đ.26 k.2",
         "petition.route", EVERY, ("forwarded_here", "report_due")),
)

NEEDS = {
    "kind_known": "cần xác định loại đơn",
    "competence_known": "cần xác định cơ quan có thẩm quyền",
    "competent_works_here": "cơ quan có thẩm quyền không làm việc trên hệ thống này",
    "competent_works_outside": "cơ quan có thẩm quyền làm việc ngay trên hệ thống: hãy giao trực tiếp",
    "here_competent": "đơn thuộc thẩm quyền cơ quan khác",
    "not_competent_here": "đơn thuộc thẩm quyền của chính cơ quan này",
    "eligible": "đơn chưa đủ điều kiện thụ lý",
    "not_eligible": "đơn đủ điều kiện xử lý và không phải đơn gửi lại đã gắn với đơn trước",
    "represented": "đơn đông người chưa có văn bản cử người đại diện (NĐ 155/2026 Đ.4)",
    "round_fits": "khiếu nại lần hai không thuộc Chủ tịch xã, phường (Luật Khiếu nại Đ.20, Đ.21)",
    "named_denouncer": "chưa xác minh được người tố cáo (Luật Tố cáo Đ.29)",
    "not_the_accused": "người bị tố cáo không được nhận đơn tố cáo mình",
    "handed_here": "đơn không do cơ quan khác trong tỉnh chuyển đến",
    "not_decided": "nơi giải quyết đã được quyết định, không trả lại và không chuyển nữa",
    "not_guided_before": "người này đã được hướng dẫn một lần về cùng nội dung ở đơn đã gắn: lưu đơn (TT 05/2021/TT-TTCP Đ.6)",
    "not_transferred_before": "cùng nội dung này đã chuyển một lần ở đơn đã gắn: lưu đơn (TT 05/2021/TT-TTCP Đ.14)",
    "forwarded_here": "đơn không do cơ quan ngoài hệ thống chuyển đến",
    "reply_awaited": "không còn chờ trả lời của nơi nhận",
    "reply_overdue": "chưa đến ngày phải trả lời",
    "report_due": "chưa có kết quả để báo, hoặc đã báo rồi",
    "denouncer_verified": "chưa ghi kết quả xác minh người tố cáo (Luật Tố cáo Đ.24)",
    "denouncer_unknown": "đơn có tên người tố cáo: xử lý như tố cáo (Luật Tố cáo Đ.25)",
    "acceptable": "lần kiểm tra gần nhất chưa đủ điều kiện thụ lý (Luật Tố cáo Đ.29)",
    "check_running": "thời hạn kiểm tra ban đầu đã hết",
    "check_not_lengthened": "đã kéo dài một lần",
    "no_crime_reply_awaited": "hồ sơ đã chuyển, đang chờ trả lời",
    "crime_reply_awaited": "không có hồ sơ nào đang chờ trả lời",
    "not_parted": "đơn này đã được tách; phần nào cần tách tiếp thì tách ở đơn của phần đó",
    "reason_given": "",
}


def steps_from(state: str, kind: str) -> list[Step]:
    """The steps the table knows from a state for a kind, in the order of the table."""
    return [step for step in STEPS if state in step.leaves and (kind in step.kinds or (not kind and step.kinds == EVERY))]


def follow_ups_from(state: str, kind: str) -> list[Step]:
    """The same for what follows afterwards."""
    return [step for step in FOLLOW_UPS if state in step.leaves and (kind in step.kinds or (not kind and step.kinds == EVERY))]


def find_step(name: str, state: str, kind: str) -> Step | None:
    return next((step for step in steps_from(state, kind) if step.name == name), None)
