"""Put uv into a folder, from the wheel whose hash stands in uv.lock. Needs only Python: a fresh Debian has no pip, or a closed one.

    python3 scripts/get_uv.py FOLDER     prints the path of the program
"""

import hashlib
import io
import platform
import sys
import tomllib
import urllib.request
import zipfile
from pathlib import Path

LOCK = Path(__file__).parents[1] / "uv.lock"
# Every Debian 12 has a newer C library than this.
BUILT_FOR = "manylinux_2_17"


def main(folder: Path) -> None:
    wheel = _wheel(f"{platform.machine()}.")
    with urllib.request.urlopen(wheel["url"], timeout=120) as answer:
        data = answer.read()
    if f"sha256:{hashlib.sha256(data).hexdigest()}" != wheel["hash"]:
        sys.exit("Tệp uv tải về không đúng mã kiểm trong uv.lock nên không được dùng.")
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / "uv"
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        inside = next(name for name in packed.namelist() if name.endswith(".data/scripts/uv"))
        fresh = program.with_suffix(".new")
        fresh.write_bytes(packed.read(inside))
    fresh.chmod(0o755)
    fresh.replace(program)
    print(program.resolve())


def _wheel(machine: str) -> dict:
    """The wheel of the locked version for this kind of machine."""
    packages = tomllib.loads(LOCK.read_text())["package"]
    wheels = next(package["wheels"] for package in packages if package["name"] == "uv")
    return next(wheel for wheel in wheels if BUILT_FOR in wheel["url"] and machine in wheel["url"])


main(Path(sys.argv[1]))
