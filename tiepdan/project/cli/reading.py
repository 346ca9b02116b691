"""`tiepdan read`: what a petition says, from files or JSON lines. Pure: neither database nor framework."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path


def add_to(commands) -> None:
    read = commands.add_parser("read", help="đọc đơn: loại, lĩnh vực, thẩm quyền, kèm lý do (không cần cơ sở dữ liệu)")
    read.add_argument(
        "files",
        nargs="*",
        metavar="TỆP",
        help=".txt, .docx, .pdf, .jpg, .png; với --jsonl: tệp JSON lines, bỏ trống là đọc từ đầu vào chuẩn",
    )
    read.add_argument("--json", action="store_true", help="mỗi tệp một dòng JSON")
    read.add_argument("--jsonl", action="store_true", help='vào là từng dòng {"id","text"}, ra là từng dòng JSON')
    read.set_defaults(command=read_files)


def read_files(chosen) -> int:
    if not chosen.files and not chosen.jsonl:
        print("Hãy cho biết tệp cần đọc, ví dụ: tiepdan read don.pdf", file=sys.stderr)
        return 2
    found = _lines(chosen.files) if chosen.jsonl else (_file(name) for name in chosen.files)
    failed = False
    for findings in found:
        failed |= "error" in findings
        if chosen.json or chosen.jsonl:
            print(json.dumps(findings, ensure_ascii=False), flush=True)
        else:
            _tell(findings)
    return 1 if failed else 0


def _file(name: str) -> dict:
    from tiepdan.reading.errors import BadPaper
    from tiepdan.reading.paper import read_paper

    path = Path(name)
    try:
        text = read_paper(path.read_bytes(), path.name).text
    except BadPaper as trouble:
        return {"id": path.name, "error": trouble.code, "message": trouble.sentence}
    return _found(path.name, text)


def _lines(files: list[str]) -> Iterator[dict]:
    for line in _stdin_or(files):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
            yield _found(given["id"], given["text"])
        except (ValueError, KeyError, TypeError, AttributeError):
            yield {"id": None, "error": "BadLine", "message": 'Dòng này không phải JSON có "id" và "text": hãy sửa dòng này rồi đọc lại.'}


def _stdin_or(files: list[str]) -> Iterator[str]:
    if not files or files == ["-"]:
        yield from sys.stdin
        return
    for name in files:
        with Path(name).open(encoding="utf-8") as lines:
            yield from lines


def _found(name: str, text: str) -> dict:
    from tiepdan.reading.read import read
    from tiepdan.routing.competence import competence

    return read(text, competence).to_json(name)


def _tell(findings: dict) -> None:
    """The same for a person's eyes: the gist, and the words that made it so."""
    print(findings["id"])
    if "error" in findings:
        print(f"  {findings['message']}")
        return
    from tiepdan.project.cli.labels import LABELS
    from tiepdan.reading.field import IN_WORDS

    for label, key in TOLD:
        value = findings.get(key)
        if value not in (None, "", [], False):
            print(f"  {label}: {_words(value, IN_WORDS if key == 'field' else LABELS)}")
    for cue in findings["cues"]:
        start, end = cue["span"]
        print(f"  · “{' '.join(findings['text'][start:end].split())}”: {cue['because']}")


TOLD = (
    ("Loại đơn", "kind"),
    ("Lĩnh vực", "field"),
    ("Lần", "round"),
    ("Thẩm quyền", "authority"),
    ("Vì", "authority_because"),
    ("Hướng xử lý", "handling"),
    ("Chưa đủ điều kiện vì", "not_eligible_because"),
    ("Người gửi", "petitioners"),
    ("Nơi", "places"),
    ("Văn bản", "decisions"),
    ("Yêu cầu", "asks"),
    ("Nặc danh", "anonymous"),
    ("Số người", "group_size"),
    ("Độ chắc chắn", "confidence"),
)


def _words(value: object, labels: dict[str, str]) -> str:
    if value is True:
        return "có"
    if isinstance(value, list):
        return "; ".join(_words(item, labels) for item in value)
    if isinstance(value, dict):
        return ", ".join(str(part) for key, part in value.items() if part and key != "span")
    return labels.get(value, value) if isinstance(value, str) else str(value)
