"""What this room refuses. Each sentence is what the person reads."""

from django.utils.translation import gettext_lazy as _

from tiepdan.common.errors import Refused


class ReviewStepNotOpen(Refused):
    sentence = _("Chưa làm được “{step}”: việc rà soát đang ở bước {state}. Những gì đã gõ vẫn còn.")


class NotTheOwner(Refused):
    sentence = _("Việc soạn này đã giao cho {office}. Chưa ghi gì; hãy để cơ quan ấy ghi.")


class ReviewUnderWay(Refused):
    sentence = _("Văn bản này đang được rà soát, chưa xong. Hãy ghi tiếp vào lần rà soát ấy.")


class DocumentKnown(Refused):
    sentence = _("Văn bản số {number} của {issuer} đã có trong danh mục. Hãy mở văn bản ấy; những gì đã gõ vẫn còn.")


class WordsNeeded(Refused):
    sentence = _("Cần ghi {what}. Những gì đã gõ vẫn còn.")


class DayGone(Refused):
    sentence = _("Ngày {day} đã qua. Hãy chọn ngày từ hôm nay trở đi; những gì đã gõ vẫn còn.")


class DatesReversed(Refused):
    sentence = _("Ngày hết hiệu lực đứng trước ngày có hiệu lực. Hãy xem lại hai ngày ấy; những gì đã gõ vẫn còn.")


class PostElsewhere(Refused):
    sentence = _("Chức vụ được chọn không thuộc {office}. Hãy chọn chức vụ của cơ quan được giao.")


class NobodyToTell(Refused):
    sentence = _("Chưa chọn cơ quan nào để phổ biến. Những gì đã gõ vẫn còn.")


class NothingToTell(Refused):
    sentence = _("Không tìm thấy văn bản cần phổ biến trong thư viện hay danh mục của tỉnh.")


class NotYourCopy(Refused):
    sentence = _("Văn bản này không gửi đến cơ quan của ông/bà, nên không có gì để xác nhận.")
