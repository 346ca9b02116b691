"""`tiepdan database`: the roles of the database and the wall they stand before."""


def add_to(commands) -> None:
    family = commands.add_parser("database", help="vai trò và bức tường trong cơ sở dữ liệu").add_subparsers(required=True, metavar="VIỆC")
    roles = family.add_parser("roles", help="in các lệnh SQL mà người quản trị máy chủ PostgreSQL riêng chạy một lần")
    roles.set_defaults(command=print_roles)
    walls = family.add_parser("walls", help="dựng lại, hoặc kiểm, việc che dòng theo cơ quan (row-level security)")
    walls.set_defaults(command=put_up)


def print_roles(_chosen) -> int:
    from tiepdan.project.postgres.cluster import DATABASE, ROLE
    from tiepdan.project.postgres.roles import told

    print(told(ROLE, DATABASE))
    return 0


def put_up(_chosen) -> int:
    import sys

    from tiepdan.project.cli.database import database

    with database():
        from tiepdan.project.walls import raise_walls
        from tiepdan.project.walls.tables import WALLED

        if not raise_walls():
            print("Máy chủ này chưa có các vai trò; hãy chạy `tiepdan database roles` và đưa cho người quản trị máy chủ.", file=sys.stderr)
            return 1
        print(f"Đã dựng: {len(WALLED)} bảng được che theo cơ quan, vai trò của trang chỉ thấy những gì chức vụ đang dùng được xem.")
    return 0
