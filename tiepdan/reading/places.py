"""Places named in a text, and today's commune or ward of Lào Cai where a name leads to one.

Names of communes, wards and townships before 1 July 2025 lead to the unit that took them in (Nghị quyết sắp xếp 2025).
"""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tiepdan.reading.findings import Place, Span
from tiepdan.reading.letters import CAPITAL_WORD
from tiepdan.reading.normalise import Pattern, View, fold

DATA = Path(__file__).parent / "data"
LEVELS = {"xã": "xã", "x.": "xã", "phường": "phường", "p.": "phường", "p": "phường", "thị trấn": "thị trấn", "tt.": "thị trấn"}
COMMUNE = r"(?:xã|phường|thị trấn|ward|commune)"
OTHER_PROVINCES = Pattern(
    r"\b(?:hà nội|hồ chí minh|hcm|đà nẵng|hải phòng|cần thơ|huế|thái nguyên|bắc kạn|lạng sơn|cao bằng|hà giang|tuyên quang|phú thọ|"
    r"vĩnh phúc|hòa bình|sơn la|lai châu|điện biên|bắc giang|bắc ninh|quảng ninh|hải dương|hưng yên|hà nam|nam định|thái bình|"
    r"ninh bình|thanh hóa|nghệ an|hà tĩnh|quảng bình|quảng trị|quảng nam|quảng ngãi|bình định|phú yên|khánh hòa|ninh thuận|"
    r"bình thuận|kon tum|gia lai|đắk lắk|đắc lắc|đắk nông|lâm đồng|bình phước|tây ninh|bình dương|đồng nai|vũng tàu|long an|"
    r"tiền giang|bến tre|trà vinh|vĩnh long|đồng tháp|an giang|kiên giang|hậu giang|sóc trăng|bạc liêu|cà mau)\b"
)
OF_A_PROVINCE = Pattern(r"(?:tỉnh|thành phố|tp\.?|[,–-])\s*$")
DISTRICT_AFTER = Pattern(r"\s*[,–-]?\s*(?:huyện|thị xã|thành phố|tp\.?|quận)\s+")


@dataclass(frozen=True)
class Gazetteer:
    """Names without marks to codes: today's, and those of before, alone and with their district."""

    now: dict[tuple[str, str], str]  # (level, name)
    before: dict[tuple[str, str], set[str]]
    in_district: dict[tuple[str, str], str]  # (name, district)
    districts: frozenset[str]
    names: re.Pattern


@cache
def gazetteer() -> Gazetteer:
    """Read once from data/communes.csv and data/old_units.csv."""
    now, before, in_district = {}, {}, {}
    for row in _rows("communes.csv"):
        now[row["type"], _key(row["name"])] = row["code"]
    for row in _rows("old_units.csv"):
        before.setdefault((row["type"], _key(row["name"])), set()).add(row["code"])
        in_district[_key(row["name"]), _key(row["district"])] = row["code"]
    names = sorted({name for _, name in (*now, *before)}, key=len, reverse=True)
    districts = frozenset(district for _, district in in_district)
    spelled = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
    return Gazetteer(now, before, in_district, districts, re.compile(rf"({spelled})\b"))


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _key(name: str) -> str:
    return re.sub(r"\s+", " ", fold(name).lower().replace("-", " ").replace("’", "'")).strip()


NAMED = rf"(?:{CAPITAL_WORD}|\d+[A-Za-z]?)(?:[ ]+(?:{CAPITAL_WORD}|\d+[A-Za-z]?))*"
LEVEL_WORD = Pattern(r"(?<!\w)(?:xã|phường|thị trấn|x\.|p\.|p(?= )|tt\.)\s*(?=\w)")
SMALLER = re.compile(
    r"(?<!\w)(?:[Tt]hôn|[Bb]ản|[Xx]óm|[Ấấ]p|[Bb]uôn|[Tt]ổ(?: dân phố)?|TDP|[Kk]hu(?: phố| tập thể| tái định cư)?|[Nn]gõ|[Ll]àng|[Đđ]ội|"
    r"[Ss]ố nhà|[Nn]gách|[Đđ]ường|[Pp]hố|huyện|thị xã|tỉnh)[ ]+(" + NAMED + r")"
)
SMALLER_PLAIN = re.compile(r"(?<!\w)(?:[Tt]hon|[Bb]an|[Xx]om|[Tt]o(?: dan pho)?|huyen|tinh)[ ]+(" + NAMED + r")")
GENERIC = re.compile(NAMED)
JOINT = re.compile(r"[\s]*[,–-]?[\s]*$")


def find_places(view: View) -> list[Place]:
    """Every place the text names, neighbours joined ("thôn Bất 2, xã Võ Lao"), in order of their standing."""
    pieces = sorted({*_communes(view), *_smaller(view)})
    joined: list[tuple[Span, str | None]] = []
    for start, end, code in pieces:
        if joined and start < joined[-1][0][1]:
            continue
        if joined and JOINT.fullmatch(view.text, joined[-1][0][1], start) and start - joined[-1][0][1] < 6:
            (first, _), known = joined.pop()
            joined.append(((first, end), known or code or None))
        else:
            joined.append(((start, end), code or None))
    return [Place(view.said(span), span, code) for span, code in joined]


def _communes(view: View) -> list[tuple[int, int, str]]:
    """(start, end, code or "") for names led by a word for commune, ward or township."""
    found = []
    for level in view.all(LEVEL_WORD):
        name = gazetteer().names.match(view.plain, level.end())
        if not name and "\n" not in level[0]:  # a line may break inside a known name only
            name = GENERIC.match(view.text, level.end())
        if name and not name.group().startswith("HỘI CHỦ"):  # "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"
            code = resolve(view, level[0].strip(), name.group(), name.end())
            found.append((level.start(), name.end(), code or ""))
    return found


def _smaller(view: View) -> list[tuple[int, int, str]]:
    expression = SMALLER if view.toned else SMALLER_PLAIN
    return [(match.start(), match.end(), "") for match in expression.finditer(view.text)]


def resolve(view: View, level: str, name: str, end: int) -> str | None:
    """Today's commune code for a name, heeding the district and province that follow it; None when not ours or unclear."""
    book, key = gazetteer(), _key(name)
    level = LEVELS.get(level, {"xa": "xã", "phuong": "phường", "thi tran": "thị trấn"}.get(level, level))
    district = _district_after(view, end)
    if district:
        return book.in_district.get((key, district)) or (book.now.get((level, key)) if district in book.districts else None)
    if _other_province_after(view, end):
        return None
    if code := book.now.get((level, key)):
        return code
    codes = book.before.get((level, key)) or set()
    return next(iter(codes)) if len(codes) == 1 else None


def _district_after(view: View, end: int) -> str:
    """The district named right behind, without marks; empty when there is none."""
    word = view.at(DISTRICT_AFTER, end)
    if not word:
        return ""
    name = GENERIC.match(view.text, word.end())
    return _key(name.group()) if name else ""


def _other_province_after(view: View, end: int) -> bool:
    """Whether another province is named as the place's own within the same stretch."""
    stop = min((position for mark in ".;\n" if (position := view.text.find(mark, end, end + 80)) > 0), default=end + 60)
    return any(view.find(OF_A_PROVINCE, max(end, match.start() - 12), match.start()) for match in view.all(OTHER_PROVINCES, end, stop))
