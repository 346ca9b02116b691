"""A stranger's PDF is judged in a process apart, with an end to its time and memory; nothing of it is kept. Pure: no framework.

    (echo '{"SHA-256 of a certificate": "day it was taken back"}'; cat letter.pdf) | python -m tiepdan.documents.judging KEYS
"""

import json
import resource
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path

LARGEST = 20 * 1024 * 1024  # bytes; our own letters have some 100 KB
SECONDS, MEMORY = 15, 1 << 30
AT_ONCE = 2  # judgements of one web process; who comes then waits a moment
HANDS = threading.BoundedSemaphore(AT_ONCE)
ROOT = Path(__file__).resolve().parents[2]

REASONS = {
    "": "Văn bản còn nguyên như lúc ký: chữ ký đúng, không thêm bớt gì sau khi ký, chứng thư được tin.",
    "not_pdf": "Tệp này không phải PDF nên không có chữ ký số để xem. Hãy chọn đúng tệp PDF đã nhận.",
    "too_large": "Tệp lớn quá 20 MB nên không xem. Văn bản của cơ quan thường dưới 1 MB; hãy chọn đúng tệp đã nhận.",
    "encrypted": "Tệp PDF có mật khẩu nên không xem được. Văn bản cơ quan gửi không đặt mật khẩu; hãy chọn bản gốc đã nhận.",
    "unreadable": "Tệp PDF hỏng hoặc bị sửa đến mức không đọc được. Hãy tải lại bản gốc rồi thử lại.",
    "unsigned": "Tệp PDF này không có chữ ký số. Bản in ra rồi chụp lại, hay lưu sang tệp khác, không còn chữ ký số.",
    "tampered": "Nội dung đã bị đổi sau khi ký. Đừng dựa vào bản này; hãy hỏi lại cơ quan ghi trong văn bản.",
    "added": "Có phần thêm vào sau khi ký: tệp này không đúng là bản đã ký. Hãy tải lại bản gốc, đừng lưu lại bằng phần mềm khác.",
    "changed": "Trang đã bị sửa thêm sau khi ký, hoặc chứng thư không dùng để ký được. Đừng dựa vào bản này; hãy hỏi lại cơ quan ghi trong văn bản.",
    "revoked": "Nội dung còn nguyên nhưng chứng thư của người ký đã bị thu hồi trước lúc ký: chữ ký ấy không có giá trị. Hãy hỏi cơ quan ghi trong văn bản.",
    "untrusted": "Nội dung còn nguyên nhưng chứng thư của người ký do nơi không được tin cấp: chưa chắc người ký là người ghi tên.",
    "busy": "Đang có nhiều người cùng xem. Chưa xem tệp này; hãy chờ một phút rồi gửi lại.",
    "too_long": "Tệp này mất quá nhiều thời gian nên đã dừng, chưa xem được chữ ký. Hãy chọn đúng bản gốc đã nhận.",
}


def judge(pdf: bytes, *, keys: Path, patience: float = 5, revoked: Mapping[str, date] | None = None) -> dict:
    """{"valid", "trouble", "reason", "marks"}: who signed, and why the whole document is or is not as signed.

    `trouble` is a key of REASONS. A judgement that takes more than SECONDS or MEMORY (bytes) is given up and says so; so is one that found no hand
    free within `patience` seconds. Never raises for what is in the file.
    """
    if len(pdf) > LARGEST:
        return _told(trouble="too_large")
    if b"%PDF-" not in pdf[:1024]:
        return _told(trouble="not_pdf")
    if not HANDS.acquire(timeout=patience):
        return _told(trouble="busy")
    try:
        return _apart(pdf, keys, revoked or {})
    finally:
        HANDS.release()


def _apart(pdf: bytes, keys: Path, revoked: Mapping[str, date]) -> dict:
    told = json.dumps({name: day.isoformat() for name, day in revoked.items()}).encode() + b"\n" + pdf
    try:
        done = subprocess.run([sys.executable, "-m", "tiepdan.documents.judging", str(keys)], input=told, capture_output=True, timeout=SECONDS, cwd=ROOT)
    except subprocess.TimeoutExpired:
        return _told(trouble="too_long")
    return json.loads(done.stdout) if done.returncode == 0 else _told(trouble="too_long")


def _told(*, trouble: str, marks: list[dict] | None = None) -> dict:
    return {"valid": trouble == "", "trouble": trouble, "reason": REASONS[trouble], "marks": marks or []}


def _main(keys: Path) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    from tiepdan.documents.verdict import verify_pdf  # after the limits: what it reads may be made to burst it

    revoked = {name: date.fromisoformat(day) for name, day in json.loads(sys.stdin.buffer.readline()).items()}
    verdict = verify_pdf(sys.stdin.buffer.read(LARGEST + 1), keys=keys, revoked=revoked)
    marks = [asdict(mark) | {"at": mark.at.isoformat() if mark.at else None} for mark in verdict.marks]
    print(json.dumps(_told(trouble=verdict.trouble, marks=marks)))


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
