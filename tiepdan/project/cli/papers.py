"""`tiepdan intake`, `demo`: petitions from files, the whole way on trial."""

import hashlib
import sys
from pathlib import Path


def add_to(commands) -> None:
    intake = commands.add_parser("intake", help="nhận đơn từ tệp: mỗi tệp một đơn, có mã và người giữ")
    intake.add_argument("files", nargs="+", metavar="TỆP", type=Path)
    intake.add_argument("--office", metavar="MÃ", help="đơn vị nhận (mặc định: nơi tiếp công dân của tỉnh)")
    intake.set_defaults(command=take_in)
    demo = commands.add_parser("demo", help="chạy thử: nhận các đơn trong tệp JSON lines, đưa đi xa nhất mà luật cho phép")
    demo.add_argument("file", metavar="TỆP.jsonl", type=Path)
    demo.add_argument("--office", metavar="MÃ", default="", help="đơn vị nhận (mặc định: nơi tiếp công dân của tỉnh)")
    demo.add_argument("--full", action="store_true", help="không cắt chữ nào cho vừa màn hình")
    demo.add_argument("--json", action="store_true", help="mỗi đơn một dòng JSON")
    demo.set_defaults(command=play)


def take_in(chosen) -> int:
    from tiepdan.project.cli.database import database

    papers = [(path.name, path.read_bytes()) for path in chosen.files]
    failed = False
    with database():
        from tiepdan.common.errors import Refused

        office = _office(chosen.office)
        for name, data in papers:
            try:
                petition = _receive(name, data, office)
            except Refused as refusal:
                failed = True
                print(refusal, file=sys.stderr)
            else:
                print(f"{name}: {_told(petition)}")
    return 1 if failed else 0


def _office(code: str | None):
    """The office named, or the province's reception board."""
    from tiepdan.offices.models import Office, OfficeKind, Province
    from tiepdan.offices.queries import office_by_code

    province = Province.objects.order_by("pk").get()
    if code:
        return office_by_code(province.code, code)
    return Office.objects.select_related("province").get(province=province, kind=OfficeKind.RECEPTION_BOARD)


def _receive(name: str, data: bytes, office):
    """One file, one petition; the same file at the same office is the same petition."""
    from django.utils.timezone import now

    from tiepdan.common.actor import SYSTEM
    from tiepdan.intake.actions import receive
    from tiepdan.intake.models import Channel
    from tiepdan.intake.statement import Statement, Upload

    key = hashlib.sha256(b"\0".join((b"cli", office.code.encode(), data))).hexdigest()
    papers = [Upload(name, data)]
    return receive(
        Statement(), by=SYSTEM, office=office, channel=Channel.FILE, now=now(), idempotency_key=key, uploads=papers, read_at_once=True
    )


def _told(petition) -> str:
    petition.refresh_from_db()
    kind = petition.get_kind_display() if petition.kind else "chưa rõ loại"
    competent = petition.competent_title or petition.competence_question or "chưa xác định thẩm quyền"
    return f"{petition.code} · {kind} · {competent} · người giữ: {petition.holder_post or 'đã kết thúc'}"


def play(chosen) -> int:
    from tiepdan.project.cli.database import database

    path = chosen.file.resolve(strict=True)
    with database():
        from tiepdan.project.demo import run_demo

        return run_demo(path, sys.stdout, office_code=chosen.office, full=chosen.full, as_json=chosen.json)
