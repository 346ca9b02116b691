"""`tiepdan verify`, `anchor`: whether the promises and the history hold, also against what was kept outside."""

from pathlib import Path

# None: nothing exists yet that could be checked.
STANDS = {True: "Giữ      ", False: "KHÔNG GIỮ", None: "Chưa có  "}
TOLD = 5  # so many erasures are named; the rest are counted


def add_to(commands) -> None:
    verify = commands.add_parser("verify", help="kiểm chuỗi nhật ký và các lời hứa của hệ thống, mỗi điều một dòng")
    verify.add_argument("--anchor", action="append", default=[], metavar="TỆP", type=Path,
                        help="so thêm với mốc neo đã gửi ra ngoài; ghi nhiều lần được")
    verify.set_defaults(command=check)
    anchor = commands.add_parser("anchor", help="lập mốc neo nhật ký ngay bây giờ, ghi ra tệp để gửi ra ngoài")
    anchor.add_argument("folder", metavar="THƯ_MỤC", type=Path)
    anchor.set_defaults(command=lay)


def check(chosen) -> int:
    from tiepdan.project.cli.database import database

    with database():
        from tiepdan.project.promises import check_promises
        from tiepdan.project.promises.keys import warnings

        promises = list(check_promises())
        for promise in promises:
            print(f"{STANDS[promise.holds]}  {promise.number:>2}. {promise.name}: {promise.sentence}")
        for words in warnings():
            print(f"Lưu ý      {words}")
        _tell_erased()
        whole = [_against(path) for path in chosen.anchor]
    return 1 if any(promise.holds is False for promise in promises) or not all(whole) else 0


def lay(chosen) -> int:
    from tiepdan.project.cli.database import database

    with database():
        from django.utils import timezone

        from tiepdan.offices.models import Province
        from tiepdan.project.anchors import lay_outside, make_anchor

        for province in Province.objects.order_by("pk"):
            anchor = make_anchor(province, now=timezone.now())
            print(f"{lay_outside(anchor, chosen.folder)}: mốc neo số {anchor.number}, {anchor.entries} dòng, {anchor.root}")
    return 0


def _tell_erased() -> None:
    from tiepdan.journal.verify import lawfully_erased

    count = 0
    for words in lawfully_erased():
        count += 1
        if count <= TOLD:
            print(f"Đã xóa theo luật  {words}")
    if count > TOLD:
        print(f"Đã xóa theo luật  và {count - TOLD} dữ kiện nữa")


def _against(path: Path) -> bool:
    """Whether the journal still holds all that the kept anchor shows."""
    from tiepdan.project.anchors import against_file

    deposit, found = against_file(path)
    broken = list(found)
    kept = f"{deposit.named} của tỉnh {deposit.province}"
    print(f"{STANDS[not broken]}  {path.name}: " + ("; ".join(broken) if broken else f"{kept}: còn đủ và đúng cả {len(deposit.heads)} chuỗi"))
    return not broken
