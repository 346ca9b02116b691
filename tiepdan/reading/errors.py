"""Why a paper could not be taken or read, in the words the person sees. Pure: no framework below."""

NOT_TAKEN = "Tệp này chưa được nhận, những gì ông/bà đã điền vẫn còn nguyên."
ORIGINAL_KEPT = "Tệp gốc vẫn được giữ nguyên."


class BadPaper(Exception):
    """A file that cannot be taken in or read.

    `sentence` says what happened, what was kept and what to do; the class name is the code a machine reads.
    """

    happened = "Chưa đọc được tệp {name}."
    to_do = "Hãy chọn tệp khác."

    def __init__(self, name: str = "", *, kept: str = ORIGINAL_KEPT, **facts: object) -> None:
        self.name, self.kept, self.facts = name, kept, facts
        words = {"name": f"“{name}”" if name else "này", **facts}
        self.sentence = " ".join((self.happened.format(**words), kept, self.to_do.format(**words)))
        super().__init__(self.sentence)

    @property
    def code(self) -> str:
        return type(self).__name__


class EmptyFile(BadPaper):
    happened = "Tệp {name} rỗng, không có nội dung nào."
    to_do = "Hãy mở tệp trên máy xem có chữ không, rồi chọn lại."


class TooLarge(BadPaper):
    happened = "Tệp {name} nặng {size} MB, quá mức {limit} MB cho một tệp."
    to_do = "Hãy chụp hoặc quét lại ở mức nhẹ hơn, hoặc tách thành nhiều tệp."


class NotWhatItSays(BadPaper):
    happened = "Tệp {name} mang đuôi .{says} nhưng nội dung bên trong là {found}."
    to_do = "Hãy lưu lại tệp cho đúng loại, hoặc đổi đuôi tên tệp cho đúng, rồi gửi lại."


class UnknownType(BadPaper):
    happened = "Tệp {name} thuộc loại chưa đọc được."
    to_do = "Hãy gửi tệp .pdf, .docx, .txt, .jpg hoặc .png."


class Protected(BadPaper):
    happened = "Tệp {name} có đặt mật khẩu nên không mở được."
    to_do = "Hãy gỡ mật khẩu rồi gửi lại, hoặc in ra và nộp bản giấy."


class Broken(BadPaper):
    happened = "Tệp {name} bị hỏng, không mở được."
    to_do = "Hãy mở thử trên máy, lưu lại thành tệp mới rồi gửi lại."


class Bomb(BadPaper):
    happened = "Tệp {name} bung ra lớn bất thường nên không được mở."
    to_do = "Hãy lưu lại tệp bằng phần mềm soạn thảo hoặc chụp lại ảnh ở cỡ thường rồi gửi lại."


class TooSlow(BadPaper):
    happened = "Tệp {name} cần quá nhiều thời gian để đọc nên đã dừng lại."
    to_do = "Hãy quét lại ở mức 300 điểm ảnh mỗi inch, hoặc gõ nội dung vào ô bên cạnh ảnh."


class OcrMissing(BadPaper):
    happened = "Chưa đọc được chữ trong ảnh của tệp {name} vì máy chủ thiếu bộ nhận dạng chữ tiếng Việt."
    to_do = "Hãy gõ nội dung vào ô bên cạnh ảnh; quản trị viên cần cài gói tesseract-ocr-vie."
