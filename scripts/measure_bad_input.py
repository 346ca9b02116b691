"""Whether bad input takes time in proportion to its length: `measure_bad_input.py`. Each text is read at a length and at twice that.

Prints seconds of one core and the growth; a growth near 2 is linear, near 4 a pattern that runs away. Exit code 1 when one grows beyond 3.
"""

import sys
import time

from tiepdan.reading.normalise import MOST_CHARACTERS
from tiepdan.reading.read import read

PIECES = (
    'xã ', '1234567890', '\n', '. ', '\t \n', 'ông Nguyễn ',
    'Nguyễn Văn A, ', 'Quyết định số 12/QĐ-UBND ngày 3/4/2026 của Chủ tịch UBND xã Y Tý. ', 'tôi tố cáo ông ', 'khiếu nại quyết định ', '"(', 'A',
    'A ', 'đề nghị ', 'tôi bị ', "H'", '- ', 'Kính gửi: ',
    'Kính gửi: UBND xã\n', 'ĐƠN KHIẾU NẠI\n', 'tôi là ', '1/', '0912345678 ', 'công an ',
    'không có ', 'lấy tiền ', '\u200b', 'a\u0301', 'аео', '_',
    'tòa án ', 'gửi đơn khiếu nại ', '1) ', 'người viết: ', 'em em ', 'rút đơn ',
    'đã giải quyết ', 'thôn A, xã B, ', 'và ', 'bà ', 'tạm giam ', 'quá hạn ',
)  # fmt: skip
LEAST = 0.05  # seconds; below, the clock says nothing
SLOWEST = 3.0


def seconds(text: str) -> float:
    """Of one core, to read a text."""
    started = time.process_time()
    read(text)
    return time.process_time() - started


def main() -> int:
    """Double the length, then try a line of a million characters."""
    read("Tôi là Nguyễn Văn A.")
    runaway = 0
    for piece in PIECES:
        half, whole = (seconds((piece * length)[:length]) for length in (MOST_CHARACTERS // 2, MOST_CHARACTERS))
        growth = whole / half if half > LEAST else 0.0
        runaway += growth > SLOWEST
        million = seconds((piece * 1_000_000)[:1_000_000])
        print(f"{piece[:24]!r:30} {half:6.2f} {whole:6.2f} s   growth {growth:4.1f}   a million {million:6.2f} s", flush=True)
    return int(runaway > 0)


if __name__ == "__main__":
    sys.exit(main())
