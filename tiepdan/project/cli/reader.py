"""`tiepdan reader`: learn again from corrections, see the versions, take the last one back."""

import sys


def add_to(commands) -> None:
    family = commands.add_parser("reader", help="bộ đọc học từ những lần cán bộ sửa").add_subparsers(required=True, metavar="VIỆC")
    refit = family.add_parser("refit", help="học lại ngay; bình thường máy tự học mỗi đêm")
    refit.add_argument("--office", metavar="MÃ", help="chỉ một cơ quan; bỏ trống là mọi nơi có điều mới")
    refit.set_defaults(command=refit_now)
    family.add_parser("versions", help="các phiên bản: học từ bao nhiêu đơn, đọc đúng trước và sau, có áp dụng không").set_defaults(command=versions)
    back = family.add_parser("back", help="bỏ phiên bản đang áp dụng, trở về phiên bản trước")
    back.add_argument("--office", metavar="MÃ", help="bỏ trống là phiên bản của cả tỉnh")
    back.add_argument("--reason", metavar="LÝ_DO", default="Bỏ bằng lệnh tiepdan reader back.")
    back.set_defaults(command=take_back)


def refit_now(chosen) -> int:
    from tiepdan.project.cli.database import database

    with database():
        from django.utils.timezone import now

        from tiepdan.common.actor import SYSTEM
        from tiepdan.intake.actions import refit_reader
        from tiepdan.intake.reader import units_to_refit

        units = [_unit(chosen.office)] if chosen.office else units_to_refit()
        if not units:
            print("Không nơi nào có đủ điều mới để học.")
        for unit in units:
            version = refit_reader(unit, by=SYSTEM, now=now())
            print(f"{unit}: phiên bản {version}, {'áp dụng' if version.accepted else 'không áp dụng'}. {version.because}")
    return 0


def versions(_chosen) -> int:
    from tiepdan.project.cli.database import database

    with database():
        from tiepdan.intake.reader import versions_of

        told = [line_of(version) for version in versions_of(_province())[:200]]
        print("\n".join(told) if told else "Chưa có phiên bản nào: mọi nơi đọc bằng bộ đọc đi kèm.")
    return 0


def line_of(version) -> str:
    """One version in one line."""
    state = "đã bỏ" if version.withdrawn_at else "áp dụng" if version.accepted else "không áp dụng"
    return f"{version} · {version.made_at:%d/%m/%Y %H:%M} · {state} · học từ {version.trained_on} đơn. {version.because}"


def take_back(chosen) -> int:
    from tiepdan.project.cli.database import database

    with database():
        from django.utils.timezone import now

        from tiepdan.common.actor import SYSTEM
        from tiepdan.intake.actions import withdraw_reader
        from tiepdan.intake.models import ReaderVersion

        unit = _unit(chosen.office)
        standing = ReaderVersion.objects.filter(province=unit.province, office=unit.office, accepted=True, withdrawn_at__isnull=True)
        version = standing.order_by("-number").first()
        if version is None:
            print(f"{unit}: không có phiên bản nào đang áp dụng.", file=sys.stderr)
            return 1
        withdraw_reader(version.pk, by=SYSTEM, now=now(), reason=chosen.reason)
        before = standing.order_by("-number").first()
        print(f"{unit}: đã bỏ phiên bản {version}; nay đọc bằng {before or 'phiên bản của tỉnh hoặc bộ đọc đi kèm'}.")
    return 0


def _province():
    from tiepdan.offices.models import Province

    return Province.objects.order_by("pk").first()


def _unit(code: str | None):
    from tiepdan.intake.reader import Unit
    from tiepdan.offices.queries import office_by_code

    province = _province()
    return Unit(province, office_by_code(province.code, code) if code else None)
