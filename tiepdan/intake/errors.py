"""What this room refuses. Each sentence is what the person reads: what happened, what was kept, what to do."""

from django.utils.translation import gettext_lazy as _

from tiepdan.common.errors import Refused


class NothingSaid(Refused):
    sentence = _("Đơn chưa có nội dung và chưa có tệp nào. Hãy viết vài dòng hoặc chụp tờ đơn.")


class StepNotOpen(Refused):
    sentence = _("Chưa làm được “{step}”: {because}.")


class AnotherHolds(Refused):
    sentence = _("Đơn {code} đang do {holder} giữ. Chỉ người giữ hoặc thủ trưởng mới làm được việc này.")


class AccusedMayNotHold(Refused):
    sentence = _("Không giao được: đơn này tố cáo chính người đó (Luật Tố cáo Đ.8). Hãy chọn người khác.")


class ReasonNeeded(Refused):
    sentence = _("Cần ghi lý do để người gửi đơn hiểu. Những gì đã gõ vẫn còn.")


class TooManyRepresentatives(Refused):
    sentence = _("{because} ({cites}) Những gì đã gõ vẫn còn; hãy bớt lại.")


class PaperRefused(Refused):
    sentence = _("{problem}")  # reading says it whole, with the name of the file


class TooManyHops(Refused):
    sentence = _("Đơn {code} đã chuyển hai lần. Lần nữa phải do {above} quyết định ({cites}): hãy bấm “Trả lại, xin quyết định nơi giải quyết”.")


class PassedRound(Refused):
    sentence = _("Đơn {code} đã từng ở {office} nên không chuyển trở lại. {above} quyết định ({cites}): hãy bấm “Trả lại, xin quyết định nơi giải quyết”.")


class MayNotSeeIdentity(Refused):
    sentence = _("Danh tính người tố cáo chỉ mở cho người đang giữ đơn hoặc người giải quyết, và không bao giờ cho người bị tố cáo.")


class TextUnchanged(Refused):
    sentence = _("Chữ của trang này vẫn như cũ nên chưa ghi gì. Hãy sửa chỗ máy đọc sai rồi lưu.")


class OriginalClosed(Refused):
    sentence = _("Bản gốc chỉ mở cho người đang giữ đơn hoặc người giải quyết, được giao việc mở niêm phong, và không bao giờ cho người bị tố cáo.")


class PartsWrong(Refused):
    sentence = _("Chưa tách: các trang phải từ 1 đến {pages}, theo thứ tự, không trùng nhau, phần đầu giữ lại ở đơn này. Tệp gốc vẫn nguyên.")


class PartPlacesWrong(Refused):
    sentence = _("Chưa tách: cần ít nhất hai phần, theo thứ tự trong đơn, phần nào cũng có chữ và có loại đơn. Đơn vẫn nguyên; hãy chọn lại chỗ bắt đầu.")


class PartPlaceUnclear(Refused):
    sentence = _("Chưa tách: chỗ bắt đầu phần {number} sát chữ đã che nên chưa rõ trong bản gốc. Đơn vẫn nguyên; hãy chọn câu đứng trước hoặc sau.")


class NotWithItself(Refused):
    sentence = _("Không gắn một đơn với chính nó. Chưa ghi gì; hãy chọn đơn khác.")


class AlreadyLinked(Refused):
    sentence = _("Đơn {code} đã được gắn với {other} rồi. Chưa ghi thêm gì; muốn đổi loại thì gỡ liên kết cũ trước.")


class AlreadyDismissed(Refused):
    sentence = _("Hai đơn này đã được ghi là không phải cùng việc. Chưa ghi thêm gì.")


class UndoneBefore(Refused):
    sentence = _("Việc này đã được gỡ trước đó. Hãy tải lại trang để thấy hiện trạng.")


class NothingSaidInstead(Refused):
    sentence = _("Chưa ghi điều đúng là gì. Chưa sửa gì; hãy ghi, hoặc bấm “Không phải”.")


class NotInTheText(Refused):
    sentence = _("Không thấy “{words}” trong nội dung đơn. Hãy chép đúng chữ như trong đơn; chưa ghi gì.")


class NoNamesHere(Refused):
    sentence = _("Đơn đã niêm phong: không ghi thêm lời, tên hay nơi nào ngoài ngăn niêm phong (Luật Tố cáo Đ.8, Đ.49). Chưa ghi gì.")


class PlaceDecided(Refused):
    sentence = _("Nơi giải quyết đơn {code} đã được quyết định, nên đơn không chuyển nữa. Chưa đổi gì; thấy sai thì báo người đã quyết định.")


class NobodyToDecide(Refused):
    sentence = _("Chưa trả lại được: Ban Tiếp công dân và UBND tỉnh đều liên quan đến đơn này. Đơn vẫn ở đây; hãy báo Thanh tra tỉnh.")


class NobodyThere(Refused):
    sentence = _("{office} chưa có người nhận đơn trên hệ thống. Chưa chuyển gì; hãy chọn cơ quan khác.")


class ReplyDayWrong(Refused):
    sentence = _("Ngày trả lời phải từ ngày chuyển đơn ({sent}) đến hôm nay. Những gì đã gõ vẫn còn.")


class ReportTooEarly(Refused):
    sentence = _("Ngày nơi nhận phải báo cáo phải sau hôm nay. Những gì đã gõ vẫn còn.")


class ChoiceUnknown(Refused):
    sentence = _("Không có lựa chọn này cho {what}. Chưa ghi gì; hãy chọn lại trong danh sách.")


class CheckUnclear(Refused):
    sentence = _("Chưa ghi kết quả kiểm tra: cần trả lời “{question}” Những gì đã gõ vẫn còn.")


class ProposalTooEarly(Refused):
    sentence = _("Chưa lập phiếu đề xuất thụ lý: kết quả kiểm tra chưa đủ điều kiện thụ lý (Luật Tố cáo Đ.29). Chưa ghi gì; những gì đã gõ vẫn còn.")


class HandoverWordsMissing(Refused):
    sentence = _("Cần ghi {what}. Chưa chuyển gì; những gì đã gõ vẫn còn.")


class CannotBeNamed(Refused):
    sentence = _("Không giao hoặc rút được với {post}: chức vụ này không được mở niêm phong, thuộc bên bị tố cáo, hoặc đang giữ đơn. Chưa ghi gì.")


class ExtractNotYours(Refused):
    sentence = _("Chưa làm được với bản trích: {because}. Chưa mở và chưa ghi gì.")


class NothingToExtract(Refused):
    sentence = _("Ngăn niêm phong không giữ chữ nào của đơn: chưa có gì để xác nhận. Hãy sửa chữ các trang bản gốc trước rồi làm lại.")


class MarksNotPaired(Refused):
    sentence = _("Dấu che chưa đủ cặp: mỗi chỗ che phải mở bằng [[ và đóng bằng ]]. Chưa xác nhận gì; chữ đã gõ vẫn còn.")


class ExtractWordsChanged(Refused):
    sentence = _("Chữ của đơn đã bị sửa, thêm hoặc bớt. Bản trích chỉ che, không đổi lời người tố cáo. Chưa xác nhận gì; hãy bấm lấy lại chữ gốc.")


class IdentityLeft(Refused):
    sentence = _("Còn lộ người tố cáo: {kinds}. Chưa xác nhận và chưa giao gì; hãy che thêm rồi làm lại, chữ đã gõ vẫn còn.")


class NoSuchPage(Refused):
    sentence = _("Trang này không có, hoặc không còn dùng. Chưa mở và chưa ghi gì; hãy tải lại trang.")


class NotAPicture(Refused):
    sentence = _("Tệp này không có ảnh trang để che (âm thanh, văn bản hoặc tệp hỏng): giọng nói không bao giờ giao. Nếu có chữ, hãy gõ lại nội dung.")


class NotReadBack(Refused):
    sentence = _("Máy chưa đọc lại được ảnh đã che để so với danh tính nên chưa xác nhận trang này. Chưa ghi gì; hãy thử lại, gõ lại nội dung trang, "
                 "hoặc báo người quản trị cài bộ nhận dạng chữ tiếng Việt.")


class HandwrittenPage(Refused):
    sentence = _("Trang {page} là chữ viết tay: bút tích cũng là danh tính (Luật Tố cáo Đ.49) nên không giao ảnh. Chưa ghi gì; hãy gõ lại nội dung.")


class BoxesWrong(Refused):
    sentence = _("Ô che phải là bốn số nguyên nằm trong trang, nhiều nhất {most} ô. Chưa ghi gì; những gì đã gõ vẫn còn.")


class PageSame(Refused):
    sentence = _("Bản đã che này đang dùng rồi, không có gì đổi. Chưa ghi thêm gì.")


class TextMissing(Refused):
    sentence = _("Chưa gõ nội dung trang. Chưa ghi gì; hãy gõ lại lời trên trang, thay chỗ lộ danh tính bằng [đã che].")


class HandoverTells(Refused):
    sentence = _("“{item}” còn lộ người tố cáo: {kinds}. Chưa giao gì; hãy bỏ ra khỏi gói, hoặc che thêm và xác nhận lại rồi giao.")
