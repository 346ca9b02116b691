"""Letters and words of Vietnamese names, for regular expressions over a text as written (case kept)."""

import unicodedata


def words(text: str) -> frozenset[str]:
    """A list of words written as running text."""
    return frozenset(text.split())


_LATIN = [chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1EFA)) if unicodedata.normalize("NFD", chr(code))[0].isascii()]
UPPER = "".join(letter for letter in _LATIN if letter.isupper()) + "Đ"
LOWER = "".join(letter for letter in _LATIN if letter.islower()) + "đ"

CAPITAL_WORD = rf"[{UPPER}][{UPPER}{LOWER}’']*"
HONORIFIC = r"(?:ông|bà|anh|chị|cô|chú|bác|cụ|em|cháu|đ/c|đồng chí|thầy)"

# Family names of the Kinh and of the peoples of the north-west, without marks; used where only a name may decide.
SURNAMES = words(
    """
    nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh mai truong dao doan lam phung luong vuong ha to
    tang kieu trieu nong la lo lu luu chu quach cao thai ta khuong ninh tu quan dam ma be hua vi vang giang thao sung cu chao ban phan
    tan tao lau ho giang trang then thang ly hang mua lau mo cam dieu quang cam tong lau luong deo cang sin pao hau gia ma chang hu sa
    lung seo vu ly thong cho pho vay thau la pu phu chau co po xin chiu lung thien tai ban ngai phu chang chin pua khang lai ly vua
    cam ninh kha lu hoan khuat khong thach kim son danh diep ton trac nhan mac ung lieu an au bach ca dong du dien duong giap ha
    a y k h ro rah mah rmah rcom rchom siu ksor nay kpa kpuih bkrong nie eban ayun kbuor ktla hra mlo kror neang
    hong hua khuc ky lai lang lieu linh long luyen manh mong nghiem nhu o ong phi phuong phuoc sam tao thi thieu tiet tieu tinh to ton
    trung tuong uong van vien xa y h'
    """
)
