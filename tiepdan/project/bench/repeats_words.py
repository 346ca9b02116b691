"""Invented petitions for the bench of repeats, alike as real ones are: form letters, shared headers and oaths, the same phrases again and again.

Petition number n is the same on every machine: nothing is drawn, everything is worked out from n.
"""

from dataclasses import dataclass

MASK = (1 << 64) - 1
SURNAMES = "Giàng Thào Sùng Vàng Lý Chảo Tẩn Phàn Bàn Hoàng Nguyễn Trần Lê Phạm Đỗ Lò Lù Nông Vi Má Ly Hảng Cư Tráng Ma Triệu Đặng Bùi Vũ Hà".split()
MIDDLES = "A Seo Láo Mùi Thị Văn Đức Hữu Minh Xuân Mẩy Quang Đình Ngọc Thanh Chẳn Ú Sử San Kim".split()
GIVENS = ("Páo Chớ Dế Phẩy Tả Sểnh Lìn Vảng Dín Súa Mỷ Xiêm Thắng Nam Bình Lan Hòa Yến Tuấn Hạnh Long Khánh Phương Vinh Hùng Mai Nguyệt Thọ Sành Lở Pó Sềnh Cúc Sinh "
          "Chung Hải Dung Tỵ Ngải Chúng").split()
HAMLETS = ("Sín Chải|Tả Giàng|Ky Quan San|Nậm Cang|Khe Mo|Làng Chiềng|Đồng Tâm|Sơn Hải|Bản Pho|Tân Lập|Vài Siêu|Pờ Hồ|Vù Lùng|Bãi Bằng|Cửa Suối|Tả Hồ|A Mú|Khe Tao|"
           "Nậm Rịa|Phú Hải|Sả Hồ|Bản Mế|Nà Lốc|Làng Gạo|Tà Chải|Na Cồ|Lùng Phình|Cốc Ly|Bản Vược|Phìn Hồ").split("|")
COMMUNES = ("Y Tý|Bản Xèo|Mường Hum|Thượng Hà|Bảo Thắng|Văn Bàn|Bắc Hà|Mường Khương|Sín Chéng|Tằng Loỏng|Nghĩa Đô|Hợp Thành|Gia Phú|Xuân Quang|Bảo Hà|Lục Yên|Mậu A|"
            "Trấn Yên|Võ Lao|Dền Sáng|Cốc San|Phong Hải|Tả Van|Sa Pa|Ngũ Chỉ Sơn|Si Ma Cai|Pha Long|Cao Sơn|Bát Xát|Trịnh Tường").split("|")
PROJECTS = ("đường nối cao tốc|hồ thủy lợi|khu tái định cư|đường dây 220 kV|khu đô thị mới|kè chống sạt lở bờ suối|mỏ đá vật liệu xây dựng|nhà máy thủy điện|chợ trung tâm|"
            "trường phổ thông bán trú|đường liên xã|bãi xử lý rác|cầu qua sông|khu công nghiệp|trạm cấp nước").split("|")
FORMS = (
    "Tôi khiếu nại Quyết định số {decision}/QĐ-UBND ngày {day} của Chủ tịch UBND xã {commune} về việc thu hồi đất, bồi thường, hỗ trợ để thực hiện dự án {project}. Theo "
    "quyết định, gia đình tôi bị thu hồi {area} m2 tại thửa số {plot}, tờ bản đồ {sheet}, chỉ được bồi thường {sum} triệu đồng. Mức giá này thấp hơn nhiều so với giá thị "
    "trường, không bảo đảm cuộc sống bằng hoặc tốt hơn nơi ở cũ. Tôi đề nghị hủy quyết định và xác định lại giá bồi thường.",
    "Gia đình tôi đã nộp hồ sơ đề nghị cấp giấy chứng nhận quyền sử dụng đất đối với thửa số {plot}, tờ bản đồ {sheet}, diện tích {area} m2, sử dụng ổn định từ năm {year}, "
    "không tranh chấp, nộp thuế đầy đủ. Hồ sơ nộp ngày {day} đến nay chưa được giải quyết, cũng không có văn bản trả lời. Kiến nghị UBND xã {commune} sớm xem xét.",
    "Tôi không đồng ý với Quyết định số {decision}/QĐ-XPHC ngày {day} xử phạt gia đình tôi {sum} triệu đồng vì cho rằng lấn chiếm {area} m2 đất. Đất này do bố mẹ tôi khai "
    "hoang, có người cao tuổi trong thôn làm chứng. Biên bản lập khi gia đình đi vắng. Đề nghị hủy quyết định xử phạt và trả lại số tiền đã nộp.",
    "Chúng tôi phản ánh việc thi công {project} qua thôn {hamlet} gây bụi, nứt nhà, tắc cống thoát nước, đơn vị thi công đã hứa sửa từ ngày {day} nhưng không làm. Nhà tôi bị "
    "nứt {count} chỗ, thiệt hại khoảng {sum} triệu đồng. Đề nghị xã buộc đơn vị thi công khắc phục và bồi thường.",
    "Tôi thuộc đối tượng được hưởng trợ cấp nhưng UBND xã {commune} trả lại hồ sơ ngày {day} bằng Thông báo số {decision}/TB-UBND với lý do thiếu giấy tờ. Tôi đã nộp đủ theo "
    "hướng dẫn, đi lại {count} lần. Khiếu nại việc trả lại hồ sơ và đề nghị cho hưởng chế độ từ tháng nộp đơn.",
)
WHO = ("Gia đình tôi", "Các hộ trong xóm", "Cán bộ địa chính", "Tổ công tác của xã", "Đơn vị thi công", "Ông trưởng thôn", "Hội đồng bồi thường", "Người đo đạc", "Nhà bên cạnh",
       "Công ty", "Mẹ tôi", "Ban quản lý dự án", "Hai người con tôi", "Tổ hòa giải", "Chủ cơ sở")
DID = ("đã đo lại ranh giới", "không ký vào biên bản", "trồng quế và chè", "dựng hàng rào", "hẹn nhiều lần không đến", "nhận tiền tạm ứng", "đổ đất đá xuống ruộng", "chặn lối đi chung",
       "kê khai thiếu tài sản", "xin sao hồ sơ nhưng bị từ chối", "làm nhà tạm", "mất nước sinh hoạt", "họp thôn lấy ý kiến", "chụp ảnh hiện trường", "đóng góp ngày công")
WHERE = ("ở chân đồi", "bên bờ suối", "cạnh đường nhựa", "trên phần đất của ông bà để lại", "ngay sau nhà văn hóa", "phía trên mương", "giáp rừng phòng hộ", "trước cửa nhà",
         "ở khu ruộng bậc thang", "trong nghĩa địa của dòng họ", "cạnh trạm biến áp", "ở cuối thôn", "sát tường trường học", "gần cầu treo", "trong vườn cây ăn quả")
THEN = ("mà không báo trước", "trước mặt nhiều người", "nhưng giấy tờ ghi khác", "vì sợ mất mùa", "theo lời hướng dẫn của xã", "cho đến khi trời mưa lớn", "rồi bỏ dở", "và không ai chịu trách nhiệm",
        "khi chúng tôi đi làm nương", "với giá do hai bên thỏa thuận miệng", "có giấy viết tay", "sau trận lũ", "để kịp tiến độ", "nên thiệt hại càng lớn", "dù đã có ý kiến phản đối")
STOCK = ("Tôi đã trình bày với thôn, xã nhiều lần nhưng chưa được giải quyết dứt điểm.", "Sự việc kéo dài làm ảnh hưởng đến cuộc sống của gia đình tôi.", "Tôi gửi kèm bản sao các giấy tờ liên quan.",
         "Kính mong quý cơ quan xem xét, giải quyết theo đúng quy định của pháp luật.", "Gia đình tôi thuộc hộ cận nghèo, hoàn cảnh rất khó khăn.",
         "Tôi xin cam đoan nội dung trên là đúng sự thật và chịu trách nhiệm trước pháp luật.", "Đề nghị trả lời bằng văn bản cho tôi được biết.", "Tôi xin chân thành cảm ơn.")
TITLES = ("ĐƠN KHIẾU NẠI", "ĐƠN KIẾN NGHỊ", "ĐƠN ĐỀ NGHỊ", "ĐƠN PHẢN ÁNH", "ĐƠN KÊU CỨU")
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
COVER = "VĂN PHÒNG\nSố {n}/CV, kính chuyển đơn của công dân đến cơ quan có thẩm quyền để xem xét, giải quyết và báo kết quả.\n"
SLIPS = {"n": "ri", "h": "b", "c": "e", "o": "0", "l": "1", "i": "í", "u": "ư", "a": "ạ", "t": "l", "m": "rn", "1": "l", "0": "O", "8": "3", "5": "S", "đ": "d", "g": "q"}


@dataclass
class Dice:
    """Numbers worked out one after another from a beginning; as good as drawn, and the same each time."""

    state: int

    def number(self, below: int) -> int:
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & MASK
        mixed = self.state ^ (self.state >> 31)
        return ((mixed * 0x9E3779B97F4A7C15 & MASK) >> 33) % below

    def one(self, some):
        return some[self.number(len(some))]


def petition(n: int) -> tuple[str, list[str]]:
    """The text of petition number n, and the documents it cites. Three in ten are form letters."""
    dice = Dice(n * 0x9E3779B97F4A7C15 + 77 & MASK)
    name = f"{dice.one(SURNAMES)} {dice.one(MIDDLES)} {dice.one(GIVENS)}"
    commune, hamlet = dice.one(COMMUNES), dice.one(HAMLETS)
    head = MOTTO if dice.number(10) < 7 else ""
    head += f"{dice.one(TITLES)}\nKính gửi: Chủ tịch UBND xã {commune}\n"
    number = f" CCCD 010{dice.number(10**9):09}," if dice.number(2) else ""
    head += f"Tôi là {name}, sinh năm {1940 + dice.number(65)},{number} thường trú thôn {hamlet}, xã {commune}.\n"
    slots = {"decision": 1 + dice.number(3000), "day": f"{1 + dice.number(28):02}/{1 + dice.number(12):02}/202{dice.number(7)}", "commune": commune, "hamlet": hamlet,
             "project": f"{dice.one(PROJECTS)} {dice.one(COMMUNES)}", "area": f"{30 + dice.number(2500)},{dice.number(10)}", "plot": 1 + dice.number(900),
             "sheet": 1 + dice.number(120), "sum": 3 + dice.number(900), "year": 1975 + dice.number(40), "count": 2 + dice.number(9)}
    form = dice.one(FORMS)
    body = form.format(**slots)
    cited = [f"{slots['decision']}/{mark}-{'XPHC' if mark == 'QĐ' and 'XPHC' in form else 'UBND'}" for mark in ("QĐ", "TB") if f"/{mark}-" in form]
    if dice.number(10) >= 3:
        told = [f"{dice.one(WHO)} {dice.one(DID)} {dice.one(WHERE)} {dice.one(THEN)}." for _ in range(3 + dice.number(5))]
        body = " ".join([*told[:2], body.split(". ")[0] + ".", *told[2:]]) if dice.number(2) else " ".join(told)
        cited = [document for document in cited if document in body]
    oath = " ".join(dice.one(STOCK) for _ in range(1 + dice.number(4)))
    return f"{head}{body}\n{oath}\nNgười làm đơn: {name}", cited


def copy_of(text: str, n: int) -> str:
    """The text as it comes a second time: photographed and misread (about one sign in twelve), some without marks, forwarded, cut, or with more said."""
    dice = Dice(n * 0xBF58476D1CE4E5B9 + 5 & MASK)
    way = dice.number(5)
    if way == 1:
        text = COVER.format(n=1 + dice.number(900)) + text
    elif way == 2:
        text = text[: int(len(text) * (0.7 + dice.number(20) / 100))]
    elif way == 3:
        text += f"\nĐây là lần thứ {2 + dice.number(4)} tôi gửi đơn. {dice.one(WHO)} {dice.one(DID)} {dice.one(WHERE)} {dice.one(THEN)}."
    return "".join(_misread(sign, dice) for sign in text)


def _misread(sign: str, dice: Dice) -> str:
    throw = dice.number(1000)
    if throw >= 80 or sign == "\n":
        return sign
    if throw < 12:
        return ""
    if throw < 20:
        return sign + " "
    return SLIPS.get(sign.lower(), sign)
