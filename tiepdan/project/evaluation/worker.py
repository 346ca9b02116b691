"""A worker of its own that reads petitions: `python -m tiepdan.project.evaluation.worker FILE COUNT` tells its time and peak memory."""

import json
import re
import resource
import sys
import time
from itertools import cycle, islice
from pathlib import Path

from tiepdan.reading.read import read
from tiepdan.routing.competence import competence

KB = 1024


def main(file: str, count: int) -> None:
    texts = [json.loads(line)["text"] for line in Path(file).read_text(encoding="utf-8").splitlines() if line.strip()]
    read("Tôi là Nguyễn Văn A.", competence)  # word lists and model are loaded once, before the clock runs
    started = time.process_time()
    for text in islice(cycle(texts), count):
        read(text, competence)
    spent = time.process_time() - started
    print(json.dumps({"machine.ms": 1000 * spent / count, "machine.mb": peak_kb() / KB}))


def peak_kb() -> int:
    """The most memory this process held. getrusage also counts what its parent held before the exec, so it is asked last."""
    status = Path("/proc/self/status")
    held = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(held[1]) if held else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
