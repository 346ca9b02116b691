"""What this room refuses. Each sentence is what the person reads."""

from django.utils.translation import gettext_lazy as _

from tiepdan.common.errors import Refused


class StepNotOpen(Refused):
    sentence = _("Chưa làm được “{step}”: {because}.")


class TeamTooSmall(Refused):
    sentence = _("{because} ({cites}) Hãy thêm người.")


class ConflictOfInterest(Refused):
    sentence = _("Không giao xác minh được: {name}. {because} ({cites}) Hãy chọn người khác.")


class AnswerMissing(Refused):
    sentence = _("Cần trả lời trước: {question} ({cites})")


class AnswerUnknown(Refused):
    sentence = _("{message} Những gì đã gõ vẫn còn.")  # the law's own words on what it does not know


class TooLateToInvite(Refused):
    sentence = _("Mời đối thoại ngày {day} thì giấy mời phải đi chậm nhất {latest} (báo trước 5 ngày). Hãy chọn ngày muộn hơn.")


class GroundUnknown(Refused):
    sentence = _("Ngày {day} luật không có căn cứ “{ground}” để làm “{step}”. Hãy chọn một căn cứ trong danh sách.")


class WithdrawalUnrecorded(Refused):
    sentence = _("Muốn đình chỉ vì rút đơn thì trước hết ghi nhận việc rút toàn bộ, có chữ ký hoặc điểm chỉ.")


class WithdrawalUnclear(Refused):
    sentence = _("Chưa ghi nhận được việc rút đơn: cần trả lời thêm “{question}” Những gì đã gõ vẫn còn.")


class WithdrawalRefused(Refused):
    sentence = _("Chưa ghi nhận được việc rút đơn: {because} Hồ sơ vẫn như cũ.")


class TooFewCriteria(Refused):
    sentence = _("Chưa gia hạn lần {number} được: các tiêu chí phức tạp đã chọn chưa đủ ({cites}). Những gì đã gõ vẫn còn.")


class NotTogether(Refused):
    sentence = _("Không trả lời chung đơn {code} với đơn {lead}: {because}. Hai đơn vẫn như cũ.")


class LetterNotHere(Refused):
    sentence = _("Không soạn được mẫu “{form}” trong hồ sơ này: {because}. Hồ sơ vẫn như cũ.")


class WordsMissing(Refused):
    sentence = _("Cần ghi {what}. Những gì đã gõ vẫn còn.")


class FiguresWrong(Refused):
    sentence = _("Con số chưa dùng được: {because}. Những gì đã gõ vẫn còn.")


class ProtectionPaperClosed(Refused):
    sentence = _("Giấy tờ này nằm trong hồ sơ bảo vệ, chỉ người giữ hồ sơ ấy được mở. Chưa mở gì.")


class PaperMissing(Refused):
    sentence = _("Cần ít nhất một tài liệu chứng minh việc đã làm (biên bản, ảnh, chứng từ). Những gì đã gõ vẫn còn.")


class OwnProof(Refused):
    sentence = _("Người nộp chứng cứ không tự kiểm tra được. Hãy để người khác kiểm tra.")


class NotYours(Refused):
    sentence = _("Nghĩa vụ này của {owner}.")


class ComplexityUnwritten(Refused):
    sentence = _("Muốn tính thời hạn vụ việc phức tạp thì phải ghi việc xác định này vào hồ sơ ({cites}).")


class NotComplex(Refused):
    sentence = _("Chưa tính được là vụ việc phức tạp: {because} ({cites}). Hãy chọn tiêu chí của luật, hoặc để trống phần này.")


class NotInspected(Refused):
    sentence = _("Không kiểm tra theo thông tin này: {because} ({cites}) Đơn vẫn như cũ; hãy lưu đơn.")


class StayTooLong(Refused):
    sentence = _("Tạm đình chỉ thi hành được chậm nhất đến {latest}, ngày hết thời hạn giải quyết (Luật Khiếu nại Đ.35). Những gì đã gõ vẫn còn.")


class NoTimeLeft(Refused):
    sentence = _("Thời hạn giải quyết đã hết hoặc đang tạm dừng nên không còn thời gian để tạm đình chỉ thi hành (Luật Khiếu nại Đ.35). Hồ sơ vẫn như cũ.")


class DayWrong(Refused):
    sentence = _("{what} không hợp lý: {because}. Hãy sửa ngày; những gì đã gõ vẫn còn.")


class NothingAwaited(Refused):
    sentence = _("Văn bản ấy không chờ trả lời trong hồ sơ này, hoặc đã có trả lời. Hãy chọn trong danh sách đang chờ.")


class MustLead(Refused):
    sentence = _("{settler} phải trực tiếp chủ trì đối thoại, không phân công {chair}: {because} ({cites}) Những gì đã gõ vẫn còn.")


class AbsenceExcused(Refused):
    sentence = _("Người khiếu nại vắng có lý do chính đáng: hãy hoãn và mời lại, báo trước 5 ngày. Chưa ghi biên bản; những gì đã gõ vẫn còn.")


class NotFirstRound(Refused):
    sentence = _("Không thấy hồ sơ giải quyết lần đầu nào của đơn {code} mà khiếu nại này có thể tiếp theo. Hãy xem lại mã đơn; những gì đã gõ vẫn còn.")


class NotSecondRound(Refused):
    sentence = _("Đơn {code} không phải khiếu nại lần hai nên không gắn với hồ sơ lần đầu được. Hãy sửa phân loại, hoặc thụ lý mà không ghi lần đầu.")


class FirstUndecided(Refused):
    sentence = _("Lần đầu (đơn {code}, {office}) chưa có quyết định giải quyết. Chưa thụ lý; nếu đã quá hạn, hãy đánh dấu “lần đầu quá hạn chưa giải quyết”.")


class FirstNotLate(Refused):
    sentence = _("Lần đầu của đơn {code} chưa quá hạn (hạn giải quyết: {due}) nên chưa nhận thay được (NĐ 124/2020 Đ.4). Những gì đã gõ vẫn còn.")


class PublicationTooShort(Refused):
    sentence = _("Chưa đủ mức tối thiểu của hình thức công khai này: {because}. Những gì đã gõ vẫn còn.")


class NotInThisFile(Refused):
    sentence = _("Tài liệu ấy không có trong hồ sơ này. Hãy chọn trong danh sách tài liệu của hồ sơ; những gì đã gõ vẫn còn.")


class NoDecisionToAnnul(Refused):
    sentence = _("Hồ sơ chưa có quyết định đã ký nên Tòa án không thể hủy quyết định ấy ở đây. Hãy ghi “giữ nguyên” cùng nội dung bản án, hoặc xem lại hồ sơ.")


class PeriodBackwards(Refused):
    sentence = _("Kỳ báo cáo ghi từ {since:%d/%m/%Y} đến {until:%d/%m/%Y}: ngày đầu sau ngày cuối. Chưa đếm gì; xin đổi lại hai ngày.")


class MeasureNotHere(Refused):
    sentence = _("Biện pháp ấy không có trong hồ sơ bảo vệ này, hoặc đã làm xong, đã thay. Hãy chọn trong danh sách; hồ sơ vẫn như cũ.")


class AccusedProtects(Refused):
    sentence = _("Không giao biện pháp bảo vệ cho {body}: đó là người hoặc nơi bị tố cáo. Hãy chọn nơi khác; những gì đã gõ vẫn còn.")


class ProtectionNotEnding(Refused):
    sentence = _("Chưa chấm dứt bảo vệ theo căn cứ này được: hồ sơ chưa ghi việc “{because}”. Biện pháp bảo vệ vẫn được thực hiện.")


class AloneOrTeam(Refused):
    sentence = _("Tự mình xác minh thì không chọn người phụ trách khác, không có thành viên, và chỉ dùng khi giải quyết tố cáo (NĐ 31/2019 Đ.10 k.1). "
                 "Hãy bỏ các tên đã chọn, hoặc lập tổ xác minh.")


class HandedBadly(Refused):
    sentence = _("Không giao nghĩa vụ này cho {to}: {because}. Hãy chọn nơi khác; những gì đã gõ vẫn còn.")


class OversightTwice(Refused):
    sentence = _("Văn bản số {symbol} ngày {day} của {body} đã được ghi tại {office}. Chưa ghi thêm gì; hãy mở kiến nghị đã có trong danh sách.")


class NotEarlier(Refused):
    sentence = _("Không thấy việc giải quyết tố cáo nào của đơn {code} do cơ quan cấp dưới trực tiếp làm. Hãy xem lại mã đơn; những gì đã gõ vẫn còn.")


class NotFollowUp(Refused):
    sentence = _("Chưa xem xét tố cáo tiếp theo đơn {code}: {because}. Những gì đã gõ vẫn còn.")


class PapersLacking(Refused):
    sentence = _("Hồ sơ còn thiếu: {papers}. Hãy bổ sung, hoặc ghi mỗi thứ một câu vì sao không có. Vụ việc chưa kết thúc; những gì đã gõ vẫn còn.")


class NotReexamined(Refused):
    sentence = _("Không xem xét lại việc giải quyết của đơn {code}: {because} (NĐ 124/2020 Đ.38). Những gì đã gõ vẫn còn.")
