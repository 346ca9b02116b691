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


class TokenSilent(Refused):
    sentence = _("Thiết bị ký “{token}” không trả lời hoặc không mở được. Số và nội dung văn bản vẫn giữ; hãy cắm lại thiết bị, kiểm mã PIN rồi ký số lại.")


class TokenOfAnother(Refused):
    sentence = _("Chứng thư trong thiết bị ký “{token}” không phải của {signer}. Chưa ký số; số văn bản vẫn giữ. Hãy cắm đúng thiết bị rồi ký số lại.")


class SignedElsewhere(Refused):
    sentence = _("{signer} ký số bằng thiết bị ở máy của mình. Số văn bản vẫn giữ; hãy mở trang văn bản, bấm “Ký tại máy của tôi”.")


class SigningNotAtOwnPc(Refused):
    sentence = _("Chức vụ này không ký số tại máy riêng. Máy chủ tự ký số; nếu chờ quá một phút, văn thư bấm “Ký số lại”.")


class SigningUnknown(Refused):
    sentence = _("Mã ký này không đúng. Chưa ký gì; hãy lấy mã mới ở trang văn bản.")


class SigningExpired(Refused):
    sentence = _("Mã ký này đã hết hạn lúc {at}. Số văn bản vẫn giữ, chưa ký số; hãy lấy mã mới ở trang văn bản.")


class SigningUsed(Refused):
    sentence = _("Mã ký này đã dùng: văn bản đã ký số xong. Không ký lần nữa.")


class SigningReplaced(Refused):
    sentence = _("Mã ký này đã thay bằng mã lấy sau. Chưa ký số; hãy dùng mã mới nhất.")


class DigestOfAnother(Refused):
    sentence = _("Nội dung vừa ký không phải văn bản đang chờ. Chưa nhận chữ ký, số văn bản vẫn giữ; hãy lấy mã mới rồi ký lại.")


class CertificateUnreadable(Refused):
    sentence = _("Chứng thư gửi lên không đọc được. Chưa ghi gì; hãy chọn đúng chứng thư trong thiết bị ký.")


class CertificateUntrusted(Refused):
    sentence = _("Chứng thư này hết hạn, không dùng để ký được hoặc do nơi không được tin cấp. Chưa ghi gì; hãy dùng chứng thư đã đăng ký với tỉnh.")


class CertificateOfAnother(Refused):
    sentence = _("Chứng thư này không phải của {signer}. Chưa nhận chữ ký, số văn bản vẫn giữ; hãy cắm đúng thiết bị của mình.")


class CertificateEnrolled(Refused):
    sentence = _("Chứng thư số {serial} đã ghi cho một chức vụ. Không ghi lần nữa.")


class SignatureWrong(Refused):
    sentence = _("Chữ ký gửi lên không khớp với chứng thư và văn bản. Chưa nhận, số văn bản vẫn giữ; hãy ký lại.")


class FileTooThick(Refused):
    sentence = _("Hồ sơ có {pages} trang, {size} MB; một lần xuất nhiều nhất {most} trang, {most_size} MB. Chưa xuất gì; hãy giao từng tài liệu hoặc bản giấy.")


class ExportIncomplete(Refused):
    sentence = _("Chưa ghi giao cho ai hoặc vì sao, mỗi mục tối đa 200 chữ. Chưa xuất gì; hãy ghi đủ rồi làm lại.")


class NothingToExport(Refused):
    sentence = _("Hồ sơ chưa có tài liệu nào xuất được. Hãy chờ văn bản ký số xong rồi làm lại.")


class NoConverter(Refused):
    sentence = _("Máy chủ chưa cài LibreOffice nên chưa nhận bản Word đã sửa. Bản soạn vẫn giữ; hãy sửa ở các ô dữ liệu, hoặc nhờ người quản trị cài gói "
                 "libreoffice-writer-nogui.")


class EditedNotUsable(Refused):
    sentence = _("Chưa nhận bản Word đã sửa: {because}. Bản soạn vẫn giữ nguyên; hãy sửa tệp rồi nộp lại.")


class EditedLacks(Refused):
    sentence = _("Bản Word đã sửa không còn: {fields}. Chưa nhận, bản soạn vẫn giữ; hãy để lại nguyên các mục ấy "
                 "(muốn đổi thì đổi ở ô dữ liệu rồi tải bản mới).")


class EditedStands(Refused):
    sentence = _("Văn bản đang dùng bản Word đã sửa nên không đổi ở ô dữ liệu. Dữ liệu vẫn giữ; hãy rút bản Word rồi sửa.")


class EditedNone(Refused):
    sentence = _("Văn bản này không dùng bản Word đã sửa, không có gì để rút.")


class EditedNotReady(Refused):
    sentence = _("Bản Word đã sửa {state}, chưa trình hay ký được. Bản soạn vẫn giữ; hãy chờ vài giây, hoặc rút bản Word rồi nộp bản khác.")


class EditedNotPages(Refused):
    sentence = _("LibreOffice không chuyển được bản Word đã sửa thành PDF. Bản soạn vẫn giữ; hãy rút bản Word, sửa trên bản .docx mới tải về rồi nộp lại.")


class EditedNoRoom(Refused):
    sentence = _("Bản Word đã sửa không chừa chỗ ký trên tên {signer}. Bản soạn vẫn giữ; hãy để ít nhất bốn dòng trống trên tên người ký rồi nộp lại.")


class CountersignOfSigner(Refused):
    sentence = _("{post} là người ký văn bản này nên không ký nháy hay ký chung. Chưa ghi gì; hãy chọn người khác.")


class CountersignAsked(Refused):
    sentence = _("Đã xin chữ ký của chức vụ này, hoặc văn bản đã có người ký chung. Không xin lần nữa.")


class CountersignElsewhere(Refused):
    sentence = _("{post} ký số bằng thiết bị ở máy riêng nên chưa ký nháy hay ký chung qua máy chủ được. Chưa ghi gì; hãy lấy chữ ký trên bản giấy.")


class CountersignNotYours(Refused):
    sentence = _("Văn bản này không xin chữ ký của chức vụ ấy. Chưa ký gì; hãy mở lại trang văn bản.")


class CountersignGiven(Refused):
    sentence = _("Ông/bà đã ký văn bản này. Chữ ký vẫn giữ, không ký lần nữa.")


class CountersignsWanting(Refused):
    sentence = _("Còn chờ {who} nên chưa ký ban hành. Văn bản vẫn chờ ký; hãy nhắc người ấy, hoặc người soạn thôi xin chữ ký.")


class CosignerNotInWord(Refused):
    sentence = _("Văn bản đang dùng bản Word đã sửa, không có chỗ cho người ký chung khác. Chưa đổi gì; hãy rút bản Word, đổi người ký chung, rồi tải bản mới "
                 "để sửa.")


class NotReplaceable(Refused):
    sentence = _("Văn bản ấy không thay được: chỉ thay văn bản cùng loại, cùng hồ sơ, đã hủy số hoặc đã gửi, chưa có văn bản thay. Chưa ghi gì; hãy chọn lại.")


class SecretWithoutGround(Refused):
    sentence = _("Chưa ghi căn cứ để văn bản là văn bản mật, tối đa 200 chữ. Văn bản vẫn lấy số ở sổ thường; hãy ghi căn cứ rồi làm lại.")


class ExportUnderWay(Refused):
    sentence = _("Hồ sơ này đang được máy xuất. Lần ấy vẫn chạy; hãy chờ xong rồi xuất lần khác.")


class CertificateRevoked(Refused):
    sentence = _("Chứng thư số {serial} đã thu hồi từ ngày {day}. Không thu hồi lần nữa.")


class RevocationIncomplete(Refused):
    sentence = _("Chưa ghi đúng từ ngày nào và vì sao thu hồi (tối đa 300 chữ, ngày không quá một năm tới). Chứng thư vẫn dùng; hãy ghi đủ rồi làm lại.")


class FileInfected(Refused):
    sentence = _("Tệp này có mã độc nên không được nhận. Những gì đã gửi trước vẫn còn; hãy quét máy của ông/bà, hoặc chụp lại giấy rồi gửi.")


class VirusScannerAway(Refused):
    sentence = _("Máy quét vi-rút tạm thời không trả lời nên tệp chưa được nhận. Chữ đã gõ vẫn còn; hãy gửi lại sau ít phút, hoặc mang giấy đến cơ quan.")
