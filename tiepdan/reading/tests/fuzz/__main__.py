"""`make fuzz`: every target for FUZZ_SECONDS (60 when not told), or the targets named. Answers 1 when one crashed or hung.

What crashed lies in var/fuzz/<target>/, beside the inputs that led somewhere new; the next run begins from those.
An input that takes longer than SLOW seconds is a crash too.
"""

import os
import subprocess
import sys
from pathlib import Path

from tiepdan.reading.tests.fuzz.targets import TARGETS

SLOW = 20
MOST_BYTES = 6000
ROOT = Path(__file__).parents[4]
KEPT = ROOT / "var" / "fuzz"


def run_all(names: list[str], seconds: int) -> int:
    """Each target in a process of its own: a crash ends libFuzzer's."""
    failed = []
    for name in names:
        folder = KEPT / name
        (folder / "corpus").mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(TARGETS[name].seeds):
            (folder / "corpus" / f"seed-{number}").write_bytes(seed)
        print(f"— {name}, {seconds} s", flush=True)
        done = subprocess.run([sys.executable, "-m", "tiepdan.reading.tests.fuzz", "--one", name, str(seconds)], cwd=ROOT, check=False)
        failed += [name] if done.returncode else []
    print(f"Crashed or hung: {', '.join(failed)}; see {KEPT.relative_to(ROOT)}." if failed else "No target crashed or hung.")
    return 1 if failed else 0


def run_one(name: str, seconds: str) -> None:
    import atheris

    with atheris.instrument_imports(include=["tiepdan.reading"]):
        TARGETS[name].run(TARGETS[name].seeds[0])  # the modules are imported, and so instrumented, here
    folder = KEPT / name
    told = [
        f"-max_total_time={seconds}",
        f"-timeout={SLOW}",
        f"-max_len={MOST_BYTES}",
        f"-artifact_prefix={folder}/",
        "-print_final_stats=1",
        "-verbosity=0",
    ]
    atheris.Setup(["fuzz", *told, str(folder / "corpus")], TARGETS[name].run)
    atheris.Fuzz()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        run_one(*sys.argv[2:4])
    else:
        sys.exit(run_all(sys.argv[1:] or list(TARGETS), int(os.environ.get("FUZZ_SECONDS", "60"))))
