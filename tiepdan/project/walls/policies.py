"""SQL of the wall, made from tables.py. Putting it up again gives the same wall."""

from collections.abc import Iterator

from tiepdan.project.postgres.roles import REPORTS as REPORTS_ROLE
from tiepdan.project.postgres.roles import WEB, WORKER
from tiepdan.project.walls.tables import ADD_ONLY, DELETABLE, READ_ONLY, REPORTS, TURNS, WALLED, WORKER_DELETES

# Each is asked once a statement, not once a row: `(select …)` is an init plan.
WORDS = {
    "provinces": "(select walls.provinces())::bigint[]",
    "office": "(select walls.number('app.office'))", "post": "(select walls.number('app.post'))",
    **{name: f"(select walls.said('app.{name}'))" for name in ("sees", "acts", "code", "sending", "draft", "signing")},
}
SET_PATH = "set search_path = public, pg_temp"
# The owner's eyes for the questions that would otherwise ask a table about itself; each answers about the asker's own office only. The two sets
# are made once a statement, when the first row is met that the asker's office does not simply hold, and hashed: asked row by row, a search for a
# common word took seconds.
FUNCTIONS = f"""
create schema if not exists walls;
grant usage on schema walls to public;
create or replace function walls.said(name text) returns text language sql stable parallel safe
    as $$ select coalesce(current_setting(name, true), '') $$;
create or replace function walls.number(name text) returns bigint language sql stable parallel safe
    as $$ select nullif(current_setting(name, true), '')::bigint $$;
create or replace function walls.provinces() returns bigint[] language sql stable parallel safe
    as $$ select coalesce(string_to_array(nullif(current_setting('app.provinces', true), ''), ','), '{{}}')::bigint[] $$;
create or replace function walls.hand_asked() returns setof bigint language sql stable security definer {SET_PATH} as $$
    select hand.letter_id from documents_countersign hand where hand.post_id = walls.number('app.post')
$$;
create or replace function walls.offered_duties() returns setof bigint language sql stable security definer {SET_PATH} as $$
    select handed.duty_id from cases_dutyhandover handed join offices_post receiver on receiver.id = handed.to_post_id
        where handed.taken_on is null and handed.refused_on is null
        and (receiver.id = walls.number('app.post') or receiver.office_id = walls.number('app.office'))
$$;
create or replace function walls.led_oversights() returns setof bigint language sql stable security definer {SET_PATH} as $$
    select duty.oversight_id from cases_duty duty where duty.oversight_id is not null and (duty.owner_office_id = walls.number('app.office')
        or duty.owner_post_id = walls.number('app.post') or duty.id in (select walls.offered_duties()))
$$;
create or replace function walls.led_rounds() returns setof bigint language sql stable security definer {SET_PATH} as $$
    select decision.round_id from cases_duty duty join cases_decision decision on decision.id = duty.decision_id
        where duty.owner_office_id = walls.number('app.office') or duty.owner_post_id = walls.number('app.post')
    union select decision.round_id from walls.offered_duties() offered join cases_duty duty on duty.id = offered
        join cases_decision decision on decision.id = duty.decision_id
    union select letter.subject_id from documents_letter letter where letter.subject = 'round'
        and (letter.office_id = walls.number('app.office') or letter.signer_post_id = walls.number('app.post')
             or letter.id in (select walls.hand_asked()))
    union select again.earlier_id from cases_followup again join cases_round later on later.id = again.round_id
        where later.office_id = walls.number('app.office') or later.holder_post_id = walls.number('app.post')
    union select first.id from intake_petition again join intake_petition before on before.id < again.id and (before.id in (
            select link.earlier_id from intake_link link where link.petition_id = again.id and link.undone_at is null)
            or (before.accused_office_id = again.accused_office_id and upper(before.accused) = upper(again.accused) and again.accused <> ''))
        join cases_round first on first.petition_id = before.id and first.procedure = 'denunciation'
        join offices_office below on below.id = first.office_id and below.parent_id = walls.number('app.office')
        where again.kind = 'denunciation' and again.holder_office_id = walls.number('app.office') and again.ended_on is null
    union select file.round_id from cases_reexamination file
        where file.office_id = walls.number('app.office') or file.holder_post_id = walls.number('app.post')
    union select first.id from cases_round later join cases_round first on first.case_id = later.case_id
        where later.office_id = walls.number('app.office') and later.procedure in ('complaint_second', 'discipline_second')
        and walls.said('app.sees') <> 'post'
$$;
create or replace function walls.led_petitions() returns setof bigint language sql stable security definer {SET_PATH} as $$
    select moved.petition_id from intake_transfer moved
        where moved.from_office_id = walls.number('app.office') or moved.to_office_id = walls.number('app.office')
    union select letter.subject_id from documents_letter letter where letter.subject = 'petition'
        and (letter.office_id = walls.number('app.office') or letter.signer_post_id = walls.number('app.post')
             or letter.id in (select walls.hand_asked()))
    union select held.petition_id from cases_round held
        where held.office_id = walls.number('app.office') or held.holder_post_id = walls.number('app.post')
    union select held.petition_id from walls.led_rounds() led join cases_round held on held.id = led
$$;
create or replace function walls.denounced(asked bigint) returns boolean language sql stable security definer {SET_PATH} as $$
    select coalesce((select kind = 'denunciation' and (accused_post_id = walls.number('app.post')
        or ((accused_post_id is not null or findings ? 'former_unit') and accused_office_id = walls.number('app.office')
            and competent_office_id is distinct from walls.number('app.office'))) from intake_petition where id = asked), false)
$$;
"""
MINE = f"to {WEB}, {WORKER}"


def statements(owner: str, tables: list[str]) -> Iterator[str]:
    """Everything that puts the wall up, in order; `owner` is the role whose tables they are (it migrates, and is let through)."""
    yield FUNCTIONS
    yield f"grant usage on schema public to {WEB}, {WORKER}, {REPORTS_ROLE}"
    yield f"grant usage, select, update on all sequences in schema public to {WEB}, {WORKER}"
    for table in tables:
        yield from _grants(table)
        if table in WALLED:
            yield from _wall(table, WALLED[table].format(row=table, **WORDS), owner)
    for table, columns in REPORTS.items():
        yield f"grant select ({', '.join(columns)}) on {table} to {REPORTS_ROLE}"


def _grants(table: str) -> Iterator[str]:
    if table in READ_ONLY:
        may = "select"
    elif table in ADD_ONLY:
        may = "select, insert"
    else:
        may = "select, insert, update, delete" if table in DELETABLE else "select, insert, update"
    yield f"revoke all on {table} from {WEB}, {WORKER}, {REPORTS_ROLE}"
    yield f"grant {may} on {table} to {WEB}, {WORKER}"
    if table in WORKER_DELETES:
        yield f"grant delete on {table} to {WORKER}"
    if table in TURNS:
        yield f'grant update ("{TURNS[table]}") on {table} to {WEB}, {WORKER}'


def _wall(table: str, seen: str, owner: str) -> Iterator[str]:
    acts = f"{WORDS['acts']} = 'on'"
    yield f"alter table {table} enable row level security, force row level security"
    for name in ("owner_migrates", "seen", "added", "changed", "taken_away", "counted"):
        yield f"drop policy if exists {name} on {table}"
    yield f'create policy owner_migrates on {table} to "{owner}" using (true) with check (true)'
    yield f"create policy seen on {table} for select {MINE} using ({seen})"
    yield f"create policy added on {table} for insert {MINE} with check ({acts})"
    yield f"create policy changed on {table} for update {MINE} using ({acts}) with check ({acts})"
    if table in (*DELETABLE, *WORKER_DELETES):
        yield f"create policy taken_away on {table} for delete {MINE} using ({acts})"
    if table in REPORTS:
        yield f"create policy counted on {table} for select to {REPORTS_ROLE} using (true)"
