"""`tiepdan verify-pdf`: who signed a PDF, and whether the whole document is as it was signed. Needs no database."""

import json
from pathlib import Path


def add_to(commands) -> None:
    verify = commands.add_parser("verify-pdf", help="xem chữ ký số của tệp PDF: ai ký, cả văn bản có còn như lúc ký không")
    verify.add_argument("files", nargs="+", metavar="TỆP", type=Path)
    verify.add_argument("--json", action="store_true", help="mỗi tệp một dòng JSON")
    verify.set_defaults(command=verify_files)


def verify_files(chosen) -> int:
    """0 when every file is as it was signed, else 1."""
    from tiepdan.documents.judging import LARGEST, judge
    from tiepdan.project.settings import KEYS_DIR

    good = True
    for path in chosen.files:
        with path.open("rb") as file:
            told = judge(file.read(LARGEST + 1), keys=KEYS_DIR)
        good = good and told["valid"]
        print(json.dumps({"file": str(path), **told}, ensure_ascii=False) if chosen.json else _lines(path, told))
    return 0 if good else 1


def _lines(path: Path, told: dict) -> str:
    marks = [f"  {'dấu' if one['seal'] else 'người ký'}: {', '.join(filter(None, (one['name'], one['title'], one['office'])))}, lúc {one['at']}"
             for one in told["marks"]]
    return "\n".join([f"{path}: {'ĐÚNG' if told['valid'] else 'KHÔNG ĐÚNG'}. {told['reason']}", *marks])
