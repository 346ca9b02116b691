"""`tiepdan attack`: whether a denouncer can be found, and what an insider can reach, in a province made for it and thrown away."""

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

MOST = 100_000


def add_to(commands) -> None:
    attack = commands.add_parser("attack", help="tự tấn công một tỉnh chạy thử: tìm dấu vết người tố cáo, thử các lối vào trái phép")
    attack.add_argument("--identities", type=int, default=200, metavar="N", help=f"số người tố cáo bịa ra, 1 đến {MOST} (mặc định 200; đợt đầy đủ: 10000)")
    attack.add_argument("--json", action="store_true", help="một dòng JSON: identities, traces, attempts, succeeded…")
    attack.set_defaults(command=run_attack)


def run_attack(chosen) -> int:
    """0 when nobody was found and nothing was reached; 1 otherwise, with every place and attempt named."""
    if not 1 <= chosen.identities <= MOST:
        print(f"Số người phải từ 1 đến {MOST}.", file=sys.stderr)
        return 2
    home = Path(tempfile.mkdtemp(prefix="tiepdan-attack-"))
    home.chmod(0o711)
    os.environ.pop("DATABASE_URL", None)  # never the province that works
    os.environ["TIEPDAN_HOME"] = str(home)
    try:
        told = _attack(chosen.identities)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    _print(told, as_json=chosen.json)
    return 0 if told.held else 1


def _attack(identities: int):
    from tiepdan.project.cli.database import database, load_settings_province

    with database():
        from django.core.management import call_command

        from tiepdan.project.attack.running import attack

        load_settings_province(demo_password="mot-mat-khau-de-tan-cong")
        call_command("collectstatic", interactive=False, verbosity=0)
        return attack(identities)


def _print(told, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(told.as_json(), ensure_ascii=False))
        return
    print(f"Người tố cáo bịa ra: {told.identities}, đi hết đường: {told.lives}. Dấu vết ngoài kho danh tính: {told.traces}.")
    for place in told.found:
        print(f"  thấy ở {place}")
    print(f"Lần thử của người trong cuộc: {told.attempts}, thành công: {told.succeeded}. ({told.seconds:.0f} giây)")
    for family, count in told.families.items():
        print(f"  {family}: {count}")
    for gained in told.gained:
        print(f"  LỌT: {gained}")
