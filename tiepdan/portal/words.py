"""Where a petition stands, as one says it to whoever sent it. Pure."""

from django.utils.translation import gettext_lazy as _

GENERAL = _("Đơn đã được nhận và đang được xử lý")

OF_PETITION = {
    "received": _("Đơn đã được nhận"),
    "read": _("Đơn đã được đọc, đang tìm đúng người giải quyết"),
    "handed": _("Đơn đã được chuyển đến nơi có thẩm quyền, nơi ấy đang nhận"),
    "disputed": _("Các cơ quan chưa thống nhất; cấp trên đang quyết định nơi giải quyết"),
    "routed": _("Đơn đã đến đúng nơi giải quyết"),
    "in_case": _("Đơn đang được giải quyết"),
    "guided": _("Ông/bà được hướng dẫn gửi nơi có thẩm quyền"),
    "transferred": _("Đơn đã được chuyển đến nơi có thẩm quyền"),
    "returned": _("Đơn được trả lại kèm lý do"),
    "filed": _("Đơn được lưu, không xử lý tiếp"),
    "closed": _("Việc của đơn này đã kết thúc"),
}
OF_ROUND = {
    "accepted": _("Đã nhận giải quyết"),
    "verifying": _("Đang xác minh"),
    "reported": _("Đã xác minh, sắp có kết quả"),
    "drafted": _("Đã xác minh xong, đang soạn văn bản trả lời"),
    "decided": _("Văn bản trả lời đã ký, sắp gửi"),
    "closed": _("Việc đã xong"),
    "suspended": _("Đang tạm dừng giải quyết"),
    "terminated": _("Đã dừng giải quyết"),
    "annulled": _("Quyết định giải quyết đã bị hủy"),
    "taken_over": _("Quá hạn, cấp trên đã nhận giải quyết"),
    "demanded": _("Cấp trên đã yêu cầu báo cáo vì quá hạn"),
    "ordered": _("Cấp trên đã yêu cầu giải quyết ngay"),
    "reviewed": _("Đã xem xét xong, sắp thông báo"),
}
ANSWERED = {
    "complaint_first": _("Đã có quyết định giải quyết"),
    "complaint_second": _("Đã có quyết định giải quyết lần hai"),
    "discipline_first": _("Đã có quyết định giải quyết"),
    "discipline_second": _("Đã có quyết định giải quyết lần hai"),
    "denunciation": _("Đã có kết luận nội dung tố cáo"),
    "feedback": _("Đã có trả lời"),
}
OUTCOMES = {
    "right": _("ông/bà đúng"),
    "partly": _("ông/bà đúng một phần"),
    "wrong": _("giữ nguyên như trước"),
    "answered": _("đã trả lời"),
}


def state_words(petition_state: str, procedure: str = "", round_state: str = "", dialogue_planned: bool = False) -> str:
    """The title of the follow page: the state of the round where there is one, else of the petition."""
    if not round_state:
        return str(OF_PETITION.get(petition_state, GENERAL))
    if round_state in {"sent", "in_effect"}:
        return str(ANSWERED.get(procedure, GENERAL))
    if round_state == "reported" and dialogue_planned:
        return str(_("Đã xác minh, sắp đối thoại"))
    return str(OF_ROUND.get(round_state, GENERAL))

LOOKS = {
    "identity.revealed": _("Mở tên, địa chỉ của ông/bà"),
    "petition.original_seen": _("Mở một trang bản gốc niêm phong"),
    "file.exported": _("Giao hồ sơ điện tử cho nơi khác"),
    "round.protection_paper_seen": _("Mở giấy tờ niêm phong của hồ sơ bảo vệ"),
    "desk.opened_elsewhere": _("Cơ quan khác mở xem hồ sơ"),
}
