"""What this room refuses. Each sentence is what the person reads: what happened, what was kept, what to do."""

from django.utils.translation import gettext_lazy as _

from tiepdan.common.errors import Refused


class TooManyWrongKeys(Refused):
    sentence = _("Khóa xem đã gõ sai nhiều lần. Đơn vẫn được giữ kín, không mất gì. Một giờ nữa ông/bà thử lại, hoặc gọi {hotline}.")


class TooManyPapers(Refused):
    sentence = _("Đơn đã có {kept} ảnh, tệp; nhiều nhất là {most}. Ảnh vừa chọn chưa được giữ. Giấy tờ còn lại ông/bà gửi thêm sau.")


class PapersTooHeavy(Refused):
    sentence = _("Các ảnh, tệp cộng lại nặng quá {most} MB. Tệp “{name}” chưa được giữ. Ông/bà gửi phần quan trọng trước, còn lại gửi sau.")


class DraftGone(Refused):
    sentence = _("Bản nháp không còn trên máy chủ: đã quá ngày giữ, hoặc đã được xóa. Ông/bà viết lại giúp.")


class TooHasty(Refused):
    sentence = _("Từ mạng này vừa có nhiều đơn gửi nhanh hơn người viết được. Đơn của ông/bà vẫn còn nguyên; chờ {seconds} giây rồi bấm gửi lại là được.")
