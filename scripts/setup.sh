#!/usr/bin/env bash
# Sets up all that Tiếp Dân needs on a Debian machine: packages, uv, the locked environment, the built pages.
#   scripts/setup.sh run    what `make run` needs
#   scripts/setup.sh test   that, and Chromium for the page tests
# Done twice it does nothing the second time: each step leaves a stamp of what it was made from.
set -euo pipefail
cd "$(dirname "$0")/.."
goal=${1:-run}
home=${TIEPDAN_HOME:-var}
tools=$home/tools
log=$home/log/setup.log
mkdir -p "$home"
[ -d "$home/log" ] || mkdir -m 700 "$home/log"

say() { printf '%s\n' "$*"; }

fail() {
  say "$1"
  [ -s "$log" ] && tail -n 30 "$log"
  exit 1
} >&2

# Run a step quietly; its words go to the log.
quietly() { "$@" >"$log" 2>&1 </dev/null; }

may_install() { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

# Install Debian packages if we may. False when they cannot be had; the caller says what is off.
install_packages() {
  command -v apt-get >/dev/null && may_install || return 1
  say "Đang cài gói Debian: $*"
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=500 -yqq)
  quietly as_root "${apt[@]}" install --no-install-recommends "$@" && return
  quietly as_root "${apt[@]}" update && quietly as_root "${apt[@]}" install --no-install-recommends "$@"
}

has_package() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# ability "PACKAGES" SENTENCE: have the packages, or say in one line what is off without them.
ability() {
  local missing=() package
  for package in $1; do has_package "$package" || missing+=("$package"); done
  [ ${#missing[@]} = 0 ] && return
  install_packages "${missing[@]}" || say "Thiếu gói ${missing[*]}: $2"
}

debian_packages() {
  ability "tesseract-ocr tesseract-ocr-vie" "chưa đọc được chữ trong ảnh và bản quét; mọi việc khác vẫn chạy."
  ability "libreoffice-writer-nogui" "chưa nhận lại được văn bản đã sửa trong Word; mọi việc khác vẫn chạy."
  [ "$goal" = test ] || return 0
  ability "chromium" "chưa kiểm thử được các trang trong trình duyệt."
  ability "softhsm2 opensc" "chưa kiểm thử được ký bằng thiết bị ký số."
  ability "poppler-utils" "chưa kiểm thử được chữ trong tệp PDF."
}

# The database refuses to run as root: it gets an account of its own, which owns nothing else.
service_account() {
  [ "$(id -u)" = 0 ] || return 0
  getent passwd tiepdan >/dev/null && return
  quietly useradd --system --user-group --home-dir /nonexistent --no-create-home --shell /usr/sbin/nologin tiepdan \
    || say "Không tạo được tài khoản tiepdan: cơ sở dữ liệu sẽ chạy bằng tài khoản có sẵn."
}

# Debian's own Python first: another account can run it, unlike one under somebody's home.
find_python() {
  local candidate
  for candidate in /usr/bin/python3 python3 python3.13 python3.12 python3.11; do
    "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { command -v "$candidate"; return; }
  done
  fail "Không thấy Python từ 3.11 trở lên: hãy cài gói python3 của Debian 12 rồi chạy lại."
}

# uv from the path, else the wheel that uv.lock names. Asked twice it is there.
find_uv() {
  uv --version >/dev/null 2>&1 && { command -v uv; return; }
  [ -f "$tools/uv" ] && { realpath "$tools/uv"; return; }
  say "Đang tải uv." >&2
  "$1" scripts/get_uv.py "$tools" 2>"$log" || fail "Không tải được uv: hãy kiểm tra mạng rồi chạy lại, hoặc cài uv trước."
}

environment() {
  local stamp=.venv/.made-from wanted uv python
  wanted=$(sha256sum pyproject.toml uv.lock; pwd)
  [ -x .venv/bin/tiepdan ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && .venv/bin/python -c '' 2>/dev/null && return
  python=$(find_python)
  uv=$(find_uv "$python")
  say "Đang dựng môi trường Python (.venv)."
  UV_PYTHON_DOWNLOADS=never quietly "$uv" sync --locked --python "$python" || fail "Không dựng được môi trường Python."
  printf '%s' "$wanted" >"$stamp"
}

built_pages() {
  [ -f frontend/package.json ] || return 0
  local stamp=tiepdan/static/build/.made-from wanted locked
  wanted=$(find frontend -name node_modules -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum)
  [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && return
  command -v npm >/dev/null || fail "Không thấy npm: hãy cài Node 20 rồi chạy lại."
  say "Đang dựng giao diện."
  locked=$(sha256sum frontend/package-lock.json)
  if [ "$(cat frontend/node_modules/.made-from 2>/dev/null)" != "$locked" ]; then
    quietly npm --prefix frontend ci --no-audit --no-fund || fail "Không tải được các gói của giao diện."
    printf '%s' "$locked" >frontend/node_modules/.made-from
  fi
  (cd frontend && exec npx --no-install vite build) >"$log" 2>&1 </dev/null || fail "Không dựng được giao diện."
  printf '%s' "$wanted" >"$stamp"
}

debian_packages
service_account
environment
built_pages
