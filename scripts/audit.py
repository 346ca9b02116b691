"""Asks the index which of our locked packages have known weaknesses. Says in words what it found, and when nobody answered.

Exit 0: none known. 1: at least one. 2: not asked, the index did not answer; that is no leave.
"""

import json
import subprocess
import sys

PATIENCE = 240
COMMAND = [sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off", "--skip-editable", "--timeout", "20"]


def main() -> int:
    try:
        asked = subprocess.run(COMMAND, capture_output=True, text=True, timeout=PATIENCE, check=False)
        told = json.loads(asked.stdout)
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        return _not_asked("kho gói không trả lời")
    bad = [(one["name"], one["version"], weak) for one in told["dependencies"] for weak in one.get("vulns", [])]
    unknown = [one["name"] for one in told["dependencies"] if "skip_reason" in one and one["name"] != "tiepdan"]
    if len(unknown) * 2 > len(told["dependencies"]):  # an index that passes packages on but knows nothing of weaknesses
        return _not_asked(f"kho gói không biết gì về {len(unknown)} trong {len(told['dependencies'])} thư viện")
    for name, version, weak in bad:
        fixed = ", ".join(weak["fix_versions"]) or "chưa có bản sửa"
        print(f"{name} {version}: {weak['id']} — sửa ở bản {fixed}")
    if unknown:
        print(f"Không có trong kho, chưa kiểm: {', '.join(unknown)}.")
    print(f"Đã kiểm {len(told['dependencies']) - len(unknown)} thư viện: {len(bad)} lỗ hổng đã biết.")
    return 1 if bad else 0


def _not_asked(because: str) -> int:
    print(f"Chưa kiểm được thư viện: {because}. Chưa biết có lỗ hổng nào hay không; hãy chạy lại ở nơi có mạng.", file=sys.stderr)
    return 2


if __name__ == "__main__":
    raise SystemExit(main())
