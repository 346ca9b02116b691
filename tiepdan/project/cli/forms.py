"""`tiepdan forms`: which forms there are, and how each looks. Needs no database."""

import json
import sys
from datetime import date
from pathlib import Path


def add_to(commands) -> None:
    forms = commands.add_parser("forms", help="các mẫu văn bản: liệt kê, in thử")
    ways = forms.add_subparsers(required=True, metavar="VIỆC")
    listing = ways.add_parser("list", help="mỗi mẫu một dòng: mã, số mẫu, tên, căn cứ, mức chắc chắn")
    listing.add_argument("--on", metavar="NGÀY", type=date.fromisoformat, help="chỉ các mẫu dùng vào ngày ấy, ví dụ 2026-06-15")
    listing.add_argument("--json", action="store_true", help="mỗi mẫu một dòng JSON")
    listing.set_defaults(command=list_forms)
    render = ways.add_parser("render", help="in mẫu thành PDF/A")
    render.add_argument("code", nargs="?", metavar="MÃ", help="mã mẫu, hoặc số mẫu theo văn bản như ND124-03")
    render.add_argument("--all", action="store_true", help="mọi mẫu")
    render.add_argument("--on", metavar="NGÀY", type=date.fromisoformat, help="mẫu dùng vào ngày ấy, ví dụ 2026-06-15")
    render.add_argument("--sample", action="store_true", required=True, help="điền dữ kiện mẫu (người và việc đều bịa)")
    render.add_argument("--docx", action="store_true", help="thêm bản .docx cùng nội dung để sửa")
    render.add_argument("--out", metavar="THƯ-MỤC", type=Path, default=Path(), help="nơi ghi tệp (mặc định: thư mục này)")
    render.set_defaults(command=render_forms)


def list_forms(chosen) -> int:
    from tiepdan.documents.catalogue import forms
    from tiepdan.documents.versions import form_on

    for code in sorted(forms()):
        form = form_on(code, chosen.on) if chosen.on else forms()[code]
        if form is None:
            continue
        told = {
            "code": form.code, "ids": list(form.ids), "form_no": form.form_no, "title": form.title, "act": form.act, "cites": form.cites,
            "since": form.since.isoformat(), "until": form.until.isoformat() if form.until else None, "confidence": form.confidence,
            "doubt": form.doubt,
            "fields": len(form.fields),
        }
        print(json.dumps(told, ensure_ascii=False) if chosen.json else f"{form.code:32} {form.form_no or '—':12} {form.confidence:8} {form.title}")
    return 0


def render_forms(chosen) -> int:
    from tiepdan.documents.catalogue import forms, samples
    from tiepdan.documents.render import render
    from tiepdan.documents.versions import form_on, sample_of

    found = {code: form_on(code, chosen.on) if chosen.on else form for code, form in forms().items()}
    known = {code: form for code, form in found.items() if form is not None}
    wanted = sorted(known) if chosen.all else [code for code, form in known.items() if chosen.code and chosen.code in (code, *form.ids)]
    if not wanted:
        when = f" vào ngày {chosen.on:%d/%m/%Y}" if chosen.on else ""
        print(f"Không có mẫu “{chosen.code or ''}”{when}. Xem các mã bằng: tiepdan forms list", file=sys.stderr)
        return 1
    _facts, frame = samples()
    chosen.out.mkdir(parents=True, exist_ok=True)
    for code in wanted:
        path = chosen.out / f"{code}.pdf"
        around = frame if known[code].series else frame | {"symbol": ""}
        path.write_bytes(render(known[code], sample_of(known[code]), around, draft=False).pdf)
        print(path)
        if chosen.docx:
            from tiepdan.documents.docx import editable

            path = path.with_suffix(".docx")
            path.write_bytes(editable(known[code], sample_of(known[code]), around))
            print(path)
    return 0
