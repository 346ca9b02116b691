"""The kinds of facts a form may ask for, and what is wrong with a value. Pure."""

import re
from collections.abc import Callable
from datetime import date

LONGEST_LINE = 500  # characters
LONGEST_TEXT = 200_000
PSEUDONYM = re.compile(r"Người tố cáo (số )?[0-9A-Z][0-9A-Z-]*")
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def is_pseudonym(value: object) -> bool:
    """“Người tố cáo 17”: never a name (Luật Tố cáo Đ.56)."""
    return isinstance(value, str) and PSEUDONYM.fullmatch(value.strip()) is not None


def line(field, value: object) -> str:
    if not isinstance(value, str):
        return "phải là chữ"
    if "\n" in value.strip():
        return "chỉ ghi một dòng"
    return "" if len(value) <= LONGEST_LINE else f"dài quá {LONGEST_LINE} ký tự"


def text(field, value: object) -> str:
    if not isinstance(value, str):
        return "phải là chữ"
    return "" if len(value) <= LONGEST_TEXT else "dài quá 200.000 ký tự"


def day(field, value: object) -> str:
    try:
        date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else date.fromisoformat("")
    except ValueError:
        return "không phải ngày có thật"
    return ""


def time(field, value: object) -> str:
    return "" if isinstance(value, str) and CLOCK.fullmatch(value) else "không phải giờ có thật"


def count(field, value: object) -> str:
    if not isinstance(value, int) or isinstance(value, bool):
        return "phải là số"
    return "" if value >= field.least else f"ít nhất là {field.least}"


def money(field, value: object) -> str:
    return "" if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else "phải là số đồng"


def choice(field, value: object) -> str:
    return "" if isinstance(value, str) and value in field.options else "không có trong các lựa chọn"


def pseudonym(field, value: object) -> str:
    return "" if is_pseudonym(value) else "phải ghi bí danh, không ghi tên người tố cáo"


def lines(field, value: object) -> str:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        return "phải là các dòng chữ"
    return _enough(field, value)


def people(field, value: object) -> str:
    if not isinstance(value, list) or not all(isinstance(item, dict) and isinstance(item.get("name"), str) for item in value):
        return "mỗi người phải có họ tên"
    if any(not item["name"].strip() or not set(item) <= {"name", "title", "paper", "address"} for item in value):
        return "mỗi người chỉ ghi họ tên, chức vụ, giấy tờ, địa chỉ"
    return _enough(field, value)


def rows(field, value: object) -> str:
    if not isinstance(value, list) or not all(isinstance(item, dict) and set(item) == set(field.columns) for item in value):
        return "mỗi dòng phải có đủ: " + ", ".join(field.columns.values())
    if not all(isinstance(cell, str) for item in value for cell in item.values()):
        return "các ô phải là chữ"
    return _enough(field, value)


def _enough(field, value: list) -> str:
    return "" if len(value) >= field.least else f"phải có ít nhất {field.least}"


KINDS: dict[str, Callable] = {
    "line": line, "text": text, "day": day, "time": time, "count": count, "money": money, "choice": choice,
    "lines": lines, "people": people, "rows": rows, "pseudonym": pseudonym,
}
