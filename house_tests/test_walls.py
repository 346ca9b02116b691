"""The second wall: what PostgreSQL itself keeps from the web role, and that only one place may say where a request stands."""

import ast
from pathlib import Path

import psycopg
import pytest
from django.apps import apps
from django.conf import settings as site
from django.db import ProgrammingError, connection

from tiepdan.project.home import ROOT
from tiepdan.project.postgres.roles import REPORTS, WEB, WORKER
from tiepdan.project.walls import raise_walls, walls_stand
from tiepdan.project.walls.tables import ADD_ONLY, DELETABLE, OPEN, READ_ONLY, WALLED
from tiepdan.standing import stance

# Who may say where a request stands, and why.
MAY_STAND = {
    "tiepdan/desk/shell.py": "the official signed in, at the post held today",
    "tiepdan/desk/views/entry.py": "whoever took a petition in prints its receipt, though it left the office at once",
    "tiepdan/documents/actions/agent.py": "the agent at an official's own computer, with the key of one letter",
    "tiepdan/documents/signing_api.py": "the official whose key it is, once the key was found good",
    "tiepdan/offices/api.py": "the same, for machines",
    "tiepdan/intake/queries.py": "a receipt code opens the one petition that bears it",
    "tiepdan/portal/drafts.py": "the browser that sent a draft",
    "tiepdan/project/bench/walls.py": "measures what standing somewhere costs",
    "tiepdan/intake/actions/receive.py": "whoever sends a petition, with the key of that sending",
}
MAY_OPEN_A_TRANSACTION = {
    "tiepdan/standing/stance.py": "the request's own",
    "tiepdan/project/walls/raising.py": "the owner's, at a migration",
    "tiepdan/project/bench/filling.py": "measuring, as owner",
    "tiepdan/project/bench/walls.py": "measuring, as owner and as the web role",
    "tiepdan/project/bench/duties.py": "filling, to measure, as owner",
    "tiepdan/project/attack/attempts/reaching.py": "tries an attack and takes back what it prepared, as owner, around the request and not in it",
}
BEFORE_IT = {"tiepdan.project.headers.Headers": "two headers on every answer, on those too that never reach the database"}
OURS = {model._meta.db_table for model in apps.get_models() if model.__module__.startswith("tiepdan.")}


def sources():
    for path in ROOT.glob("tiepdan/**/*.py"):
        inside = str(path.relative_to(ROOT))
        if "/tests/" not in inside and "/migrations/" not in inside:
            yield inside, path


def test_every_table_says_whether_it_lies_behind_the_wall():
    assert WALLED.keys() | OPEN.keys() == OURS, f"say in project/walls/tables.py who sees: {OURS ^ (WALLED.keys() | OPEN.keys())}"
    assert not WALLED.keys() & OPEN.keys()
    assert all(OPEN.values())


def test_nobody_else_says_where_a_request_stands():
    said = {"stand_at_post", "stand_with_code", "stand_with_draft", "stand_as_sender", "stand_with_signing_key"}
    callers = {inside for inside, path in sources() if inside != "tiepdan/standing/stance.py" and said & _called(path)}
    assert callers == MAY_STAND.keys()
    assert said == {name for name in vars(stance) if name.startswith("stand_")}


def test_no_setting_of_the_wall_is_made_anywhere_else():
    makers = {inside for inside, path in sources() if "set_config(" in path.read_text() or "may_act =" in path.read_text()}
    assert makers == {"tiepdan/standing/stance.py", "tiepdan/standing/database/base.py"}


def test_only_acts_begin_a_transaction_so_only_acts_reach_further_than_the_eye():
    begins = {inside for inside, path in sources() if "atomic" in _named(path)}
    others = {inside for inside in begins if "/actions/" not in inside and Path(inside).name != "actions.py"}
    assert others == MAY_OPEN_A_TRANSACTION.keys()


def _called(path: Path) -> set[str]:
    return {node.func.id for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}


def _named(path: Path) -> set[str]:
    return {node.attr for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Attribute)}


def test_the_transaction_of_the_request_lies_around_everything_that_asks_the_database():
    around = site.MIDDLEWARE.index("tiepdan.standing.stance.InOneTransaction")
    before = {name for name in site.MIDDLEWARE[:around] if name.startswith("tiepdan.")}
    assert before == BEFORE_IT.keys()
    for name in before:
        imported = [node for node in ast.walk(ast.parse((ROOT / f"{name.rpartition('.')[0].replace('.', '/')}.py").read_text()))
                    if isinstance(node, ast.Import | ast.ImportFrom)]
        assert not imported, f"{name} stands outside the transaction, so it may reach for nothing that asks the database"
    asks = {"allauth.account.middleware.AccountMiddleware", "axes.middleware.AxesMiddleware"}
    assert asks <= set(site.MIDDLEWARE[around:])


@pytest.mark.django_db
class TestInTheDatabase:
    def test_the_wall_stands_and_is_forced_on_the_owner_too(self):
        assert walls_stand()
        with connection.cursor() as cursor:
            cursor.execute("select relname from pg_class where relrowsecurity and relforcerowsecurity and relnamespace = 'public'::regnamespace")
            assert {name for (name,) in cursor.fetchall()} == WALLED.keys()

    def test_putting_it_up_again_changes_nothing(self):
        assert raise_walls()
        assert walls_stand()

    @pytest.mark.parametrize("role", [WEB, WORKER])
    def test_the_role_owns_nothing_and_is_nobody_special(self, role):
        with connection.cursor() as cursor:
            cursor.execute("select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = %s", [role])
            assert cursor.fetchone() == (False, False, False, False)
            cursor.execute("select count(*) from pg_class where relowner = %s::regrole", [role])
            assert cursor.fetchone() == (0,)
            cursor.execute("select count(*) from pg_auth_members where member = %s::regrole", [role])
            assert cursor.fetchone() == (0,), "it can become nobody else"

    @pytest.mark.parametrize("role", [WEB, WORKER])
    @pytest.mark.parametrize("statement", [
        "create table mine (id int)",
        "alter table intake_petition add column mine int",
        "alter table intake_petition disable row level security",
        "drop policy seen on intake_petition",
        "create trigger mine before insert on intake_petition execute function suppress_redundant_updates_trigger()",
        "truncate intake_petition",
        "update journal_journalentry set actor = ''",
        "delete from journal_journalentry",
        "delete from intake_petition",
        "delete from cases_round",
        "update offices_postability set ability = 'see.province'",
        "insert into offices_postability (post_id, ability) select id, 'see.province' from offices_post",
        "update offices_holding set official_id = official_id",
    ])
    def test_the_role_may_not(self, role, statement):
        with connection.cursor() as cursor:
            cursor.execute("savepoint before")
            cursor.execute("select set_config('role', %s, true)", [role])
            with pytest.raises(ProgrammingError, match=r"permission denied|must be owner") as refused:
                cursor.execute(statement)
            cursor.execute("rollback to savepoint before")
        assert isinstance(refused.value.__cause__, psycopg.errors.InsufficientPrivilege)

    def test_reports_read_figures_and_no_words(self):
        with connection.cursor() as cursor:
            cursor.execute("select table_name, column_name from information_schema.column_privileges where grantee = %s", [REPORTS])
            told = set(cursor.fetchall())
        assert ("intake_petition", "kind") in told
        for table, column in (("intake_petition", "text"), ("intake_petition", "title"), ("intake_petition", "accused"), ("people_person", "name")):
            assert (table, column) not in told

    def test_the_lists_name_real_tables(self):
        with connection.cursor() as cursor:
            cursor.execute("select tablename from pg_tables where schemaname = 'public'")
            assert {*READ_ONLY, *ADD_ONLY, *DELETABLE} <= {name for (name,) in cursor.fetchall()}
