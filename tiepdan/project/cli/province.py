"""`tiepdan province`: offices, posts and officials from a data folder."""

from pathlib import Path


def add_to(commands) -> None:
    family = commands.add_parser("province", help="dữ liệu của một tỉnh").add_subparsers(required=True, metavar="VIỆC")
    load = family.add_parser("load", help="nạp đơn vị, chức vụ, người giữ chức vụ từ một thư mục dữ liệu")
    load.add_argument("folder", metavar="THƯ_MỤC", type=Path)
    load.set_defaults(command=load_folder)


def load_folder(chosen) -> int:
    from tiepdan.project.cli.database import database, migrate

    folder = chosen.folder.resolve(strict=True)
    with database(ready=False):
        from django.utils.timezone import localdate

        from tiepdan.common.actor import SYSTEM
        from tiepdan.offices.actions import load_province

        migrate()
        counts = load_province(folder, by=SYSTEM, today=localdate())
    told = f"{counts['offices']} đơn vị, {counts['posts']} chức vụ, {counts['officials']} người, {counts['changes']} thay đổi"
    print(f"Đã nạp {folder.name}: {told}.")
    return 0
