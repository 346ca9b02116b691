"""What may go wrong with the database we start ourselves, each in one plain sentence. No Django here."""


class PostgresTrouble(Exception):
    """The embedded PostgreSQL cannot be used now. `str()` is the sentence a person reads."""

    sentence = "Cơ sở dữ liệu chưa chạy được."

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.sentence.format(**facts))


class NoBinaries(PostgresTrouble):
    sentence = (
        "Máy này chưa có PostgreSQL: hãy chạy “make setup”, hoặc cài gói postgresql của Debian, hoặc đặt DATABASE_URL. "
        "Chưa có dữ liệu nào bị thay đổi."
    )


class OtherMajor(PostgresTrouble):
    sentence = (
        "Dữ liệu trong {data} thuộc PostgreSQL {found}, còn máy này chạy PostgreSQL {ours}: dữ liệu được giữ nguyên, "
        "hãy dùng đúng PostgreSQL {found} hoặc chuyển dữ liệu bằng pg_dump."
    )


class NotOurs(PostgresTrouble):
    sentence = (
        "Tài khoản {account} không ghi được vào thư mục dữ liệu {folder} của {owner}: dữ liệu được giữ nguyên, "
        "hãy chạy bằng đúng tài khoản đã tạo ra nó, hoặc giao thư mục đó cho {account}."
    )


class PasswordMissing(PostgresTrouble):
    sentence = "Không thấy tệp mật khẩu {path} của cơ sở dữ liệu: dữ liệu còn nguyên, hãy khôi phục tệp này từ bản sao lưu."


class NoAccount(PostgresTrouble):
    sentence = "Không có tài khoản thường nào để chạy PostgreSQL thay cho root: hãy tạo một tài khoản tên tiepdan rồi chạy lại."


class NotReachable(PostgresTrouble):
    sentence = (
        "Tài khoản {account} không vào được {folder}, và cũng không tạo được {instead}: chưa có dữ liệu nào bị thay đổi, "
        "hãy đặt TIEPDAN_HOME vào một thư mục khác."
    )


class NotCreated(PostgresTrouble):
    sentence = "Không tạo được cơ sở dữ liệu trong {data}: không để lại gì dở dang. Lý do: {reason}"


class NotStarted(PostgresTrouble):
    sentence = "Cơ sở dữ liệu không khởi động được: dữ liệu trong {data} được giữ nguyên, lý do nằm ở cuối tệp {log}. {reason}"


class NotStopped(PostgresTrouble):
    sentence = "Cơ sở dữ liệu (tiến trình {pid}) chưa dừng sau {seconds} giây: nó vẫn đang chạy và giữ dữ liệu nguyên vẹn."
