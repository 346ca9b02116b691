"""Whether words still tell what is known of a writer: name, address, numbers. The kinds are told, never the values. Pure."""

import re
from collections.abc import Iterable, Mapping

from tiepdan.reading.mask import GAP, HAMLET
from tiepdan.reading.normalise import clean_text, fold

# Of an address the law's secret begins below the commune: the commune is where what is denounced happened, and often whom it accuses.
WIDE = re.compile(r"^(?:xa|phuong|thi tran|huyen|quan|thi xa|thanh pho|tp|tinh|viet nam)\b")
FEWEST_LETTERS, FEWEST_DIGITS = 4, 7
BORN = r"(?:sinh|nam sinh|sn)\W{0,4}(?:nam|ngay)?\W{0,3}(?:\d{1,2}\W{1,3}\d{1,2}\W{1,3})?"
NAME, ADDRESS, PHONE, EMAIL = "họ tên", "địa chỉ", "điện thoại", "thư điện tử"
NUMBER, BIRTH, REPRESENTATIVE, HELPER = "số giấy tờ tùy thân", "năm sinh", "tên người đại diện", "tên người viết giúp"


def still_told(words: Iterable[str], identity: Mapping[str, object], accused: str = "", *, misread: bool = False) -> list[str]:
    """Kinds of what is known of a writer that still stands in the words, in the order people check them; empty when nothing does.

    A name that differs by its tone marks alone is another person's, unless it is written without any. Of parts of a name those that
    stand in the name of `accused` are left out. A house, hamlet or street counts as an address, a commune does not. What a machine read
    on a picture may be `misread`: then tone marks tell nobody apart.
    """
    text = clean_text("\n\n".join(words), None)
    plain = fold(text).lower()
    low = plain if misread else text.lower()
    name = str(identity.get("name") or "")
    found = [
        (NAME, _names(low, plain, name, accused)),
        (ADDRESS, any(_stands(plain, part) for part in _parts(str(identity.get("address") or "")))),
        (PHONE, _digits(text, str(identity.get("phone") or ""))),
        (NUMBER, _digits(text, str(identity.get("identity_number") or "")) or _stands(plain, str(identity.get("identity_number") or ""))),
        (EMAIL, _mail(text.lower(), str(identity.get("email") or ""))),
        (BIRTH, _born(plain, str(identity.get("birth_year") or ""))),
        (REPRESENTATIVE, any(_names(low, plain, str(one), accused) for one in identity.get("representatives") or [])),  # type: ignore[attr-defined]
        (HELPER, _names(low, plain, str(identity.get("helper_name") or ""), accused)),
    ]
    return [kind for kind, told in found if told]


def _names(low: str, plain: str, name: str, accused: str) -> bool:
    """Whole, glued together, without its middle, or its last two words: the ways a name is written when somebody is meant."""
    toned = clean_text(name).lower().split()
    if len(toned) < 2:
        return bool(toned) and len(toned[0]) >= FEWEST_LETTERS and _alike(low, plain, toned)
    ways = [toned]
    other = fold(accused).lower()
    if len(toned) > 2:
        ways += [way for way in ([toned[0], toned[-1]], toned[-2:]) if not _stands(other, " ".join(way))]
    return any(_alike(low, plain, way) for way in ways) or _stands(plain, "".join(toned))


def _alike(low: str, plain: str, toned: list[str]) -> bool:
    shape = r"(?<!\w)" + GAP.join(re.escape(fold(word)) for word in toned) + r"(?!\w)"
    for match in re.finditer(shape, plain):
        written = re.findall(r"[^\W_]+", low[slice(*match.span())])
        if written == toned or written == [fold(word) for word in written]:
            return True
    return False


def _parts(address: str) -> list[str]:
    """The whole address, its hamlet, street or house, and what stands first in it."""
    pieces = [piece.strip() for piece in re.split(r"[,;\n]", address) if piece.strip()]
    near = [piece for number, piece in enumerate(pieces) if not WIDE.match(fold(piece).lower()) and (not number or re.search(r"\d", piece))]
    return list(dict.fromkeys([*near, *(piece.strip() for piece in HAMLET.findall(address)), *([address] if len(pieces) > 1 else [])]))


def _stands(plain: str, part: str) -> bool:
    words = re.findall(r"\w+", fold(clean_text(part)).lower())
    if sum(map(len, words)) < FEWEST_LETTERS:
        return False
    return bool(re.search(r"(?<!\w)" + r"[\W_]{1,4}".join(map(re.escape, words)) + r"(?!\w)", plain))


def _digits(text: str, number: str) -> bool:
    digits = re.sub(r"\D", "", number)
    if len(digits) < FEWEST_DIGITS:
        return False
    forms = [digits, "84" + digits[1:]] if digits.startswith("0") else [digits]
    return any(re.search(r"(?<!\d)" + r"[ .\-]*".join(form) + r"(?!\d)", text) for form in forms)


def _mail(low: str, mail: str) -> bool:
    return "@" in mail and mail.strip().lower() in low


def _born(plain: str, year: str) -> bool:
    return len(year) == 4 and bool(re.search(rf"\b{BORN}{year}\b", plain))
