"""What this room refuses."""

from django.utils.translation import gettext_lazy as _

from tiepdan.common.errors import Refused


class FormUnknown(Refused):
    sentence = _("Không có mẫu văn bản “{form}”. Chưa soạn gì; hãy chọn mẫu khác.")


class FormNotInForce(Refused):
    sentence = _("Mẫu “{title}” không dùng ngày {day}. Văn bản vẫn được giữ; hãy soạn lại theo mẫu đang dùng.")


class FactsMissing(Refused):
    sentence = _("“{title}” còn thiếu: {fields}. Phần đã nhập vẫn được giữ; điền thêm rồi làm lại.")


class FactsWrong(Refused):
    sentence = _("“{title}” có chỗ chưa đúng: {fields}. Hãy sửa rồi làm lại.")


class LetterClosed(Refused):
    sentence = _("Văn bản này {state}, không sửa được nữa. Nội dung sai thì ra văn bản thay thế (NĐ 30/2020 Đ.18).")


class AlreadySigned(Refused):
    sentence = _("Văn bản đã ký ngày {day}{number}. Chữ ký vẫn giữ nguyên, không ký lần nữa.")


class NumberNotCancellable(Refused):
    sentence = _("Văn bản này {state} nên không hủy số được. Chỉ hủy số của văn bản đã ký số mà chưa gửi; đã gửi thì ra văn bản thay thế (NĐ 30/2020 Đ.18).")


class NumberWithoutReason(Refused):
    sentence = _("Chưa ghi lý do hủy số {symbol}. Số vẫn giữ nguyên; hãy ghi lý do rồi làm lại.")


class NotItsSigner(Refused):
    sentence = _("Văn bản này do {signer} ký. Văn bản vẫn chờ ký; hãy trình đúng người.")


class SignerMissing(Refused):
    sentence = _("Chưa chọn người ký. Bản soạn vẫn được giữ; hãy chọn người ký rồi trình.")


class NotSealedYet(Refused):
    sentence = _("Văn bản {state}, chưa gửi được. Ký số xong thường mất vài giây; hãy mở lại trang này rồi gửi.")


class AlreadySent(Refused):
    sentence = _("Văn bản đã gửi ngày {day}. Không gửi lần nữa.")


class NobodyToSendTo(Refused):
    sentence = _("Chưa ghi nơi nhận. Văn bản vẫn được giữ; hãy ghi nơi nhận rồi gửi.")


class FileEmpty(Refused):
    sentence = _("Tệp không có nội dung nên chưa lưu. Hãy chọn lại tệp.")


class FileLost(Refused):
    sentence = _("Tệp lưu không còn nguyên vẹn nên không mở được. Hồ sơ vẫn giữ mã băm của tệp; hãy báo người quản trị khôi phục từ bản sao lưu.")


class PageNotRead(Refused):
    sentence = _("Trang {page} chưa đọc xong nên chưa sửa được. Chữ đã gõ vẫn còn; hãy chờ máy đọc hết rồi lưu lại.")


class FileTooThick(Refused):
    sentence = _("Hồ sơ có {pages} trang, {size} MB; một lần xuất nhiều nhất {most} trang, {most_size} MB. Chưa xuất gì; hãy giao từng tài liệu hoặc bản giấy.")


class ExportIncomplete(Refused):
    sentence = _("Chưa ghi giao cho ai hoặc vì sao, mỗi mục tối đa 200 chữ. Chưa xuất gì; hãy ghi đủ rồi làm lại.")


class NothingToExport(Refused):
    sentence = _("Hồ sơ chưa có tài liệu nào xuất được. Hãy chờ văn bản ký số xong rồi làm lại.")
