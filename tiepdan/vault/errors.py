"""What this room refuses."""

from django.utils.translation import gettext_lazy as _

from tiepdan.common.errors import Refused


class VaultClosed(Refused):
    sentence = _("Kho niêm phong đang đóng nên chưa mở được danh tính và bản gốc. Đơn vẫn nguyên, các việc khác vẫn làm bình thường; hãy thử lại khi kho mở.")


class KeyLocked(Refused):
    sentence = _("Khóa của ông/bà đang khóa. Chưa mở gì cả; hãy vào trang Khóa niêm phong, gõ mật khẩu khóa rồi làm lại.")


class NotGiven(Refused):
    sentence = _("Khóa của ông/bà không mở được niêm phong này. Chưa mở gì cả; người giải quyết hoặc người đang giữ đơn có thể giao cho ông/bà.")


class KeyMissing(Refused):
    sentence = _("Ông/bà chưa có khóa cho chức vụ này. Hãy lập khóa ở trang Khóa niêm phong trước.")


class KeyThere(Refused):
    sentence = _("Ông/bà đã có khóa cho chức vụ này. Chưa đổi gì; muốn đổi mật khẩu hãy dùng ô Đổi mật khẩu.")


class SureMissing(Refused):
    sentence = _("Bỏ khóa thì niêm phong phải chờ người khác giao lại. Chưa bỏ gì; muốn bỏ hãy xác nhận là chắc chắn.")


class PassphraseWrong(Refused):
    sentence = _("Mật khẩu khóa chưa đúng. Chưa mở gì; hãy gõ lại, để ý dấu và chữ hoa.")


class PassphraseTooOften(Refused):
    sentence = _("Mật khẩu khóa đã gõ sai {times} lần liền nên khóa tạm nghỉ đến {until}. Chưa mở gì, khóa vẫn nguyên; đến giờ ấy hãy gõ lại. "
                 "Nếu không phải ông/bà gõ, hãy báo ngay người quản trị.")


class PassphraseWeak(Refused):
    sentence = _("Mật khẩu khóa cần ít nhất {least} ký tự và hai lần gõ phải giống nhau. Chưa đổi gì.")


class NotAKeyHolder(Refused):
    sentence = _("Việc này chỉ của ba người giữ phần khóa khôi phục. Chưa làm gì.")


class RecoveryMissing(Refused):
    sentence = _("Tỉnh chưa lập khóa khôi phục. Chưa làm gì; ba người giữ khóa cần lập trước.")


class ThreeHoldersNeeded(Refused):
    sentence = _("Khóa khôi phục cần đúng ba người giữ, mỗi người đã lập khóa của mình. Còn thiếu: {who}.")


class ReasonForUnsealing(Refused):
    sentence = _("Muốn mở niêm phong phải ghi lý do. Chưa ghi gì; hãy ghi lý do rồi làm lại.")


class SecondPersonNeeded(Refused):
    sentence = _("Người đồng ý phải là người giữ khóa khác với người hỏi. Chưa mở gì.")


class UnsealingOver(Refused):
    sentence = _("Lần mở này đã xong, đã bị từ chối hoặc đã hết giờ. Chưa mở gì; cần thì hỏi lại.")


class NobodyLeft(Refused):
    sentence = _("Việc này chuyển đơn khỏi nơi bị tố cáo, nên khóa niêm phong phải giao cho người nhận trước. "
                 "Chưa ghi gì; hãy mở khóa của ông/bà ở trang Khóa niêm phong, hoặc nhờ người đang giữ đơn mở khóa, rồi làm lại.")
