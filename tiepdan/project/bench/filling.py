"""A base full of petitions: the rows of a few real lives, copied under new keys, numbers, codes and hashes.

Every row is one the product itself wrote once; copies keep its proportions (custody, clocks, letters, journal) and obey the same
constraints, triggers and indexes. Journal chains are continued with true hashes.
"""

import json
from dataclasses import dataclass

from django.db import connection, transaction

from tiepdan.common.checkcode import make_code
from tiepdan.journal.hashing import entry_hash
from tiepdan.journal.models import Chain, JournalEntry

# Table → columns that point to another copied table. Order: whoever is pointed to comes first.
COPIED = {
    "people_person": {},
    "people_sealedidentity": {},
    "intake_petition": {"petitioner_id": "people_person", "sealed_id": "people_sealedidentity"},
    "intake_custody": {"subject_id": "*"},
    "intake_transfer": {"petition_id": "intake_petition"},
    "law_clock": {"subject_id": "*"},
    "cases_case": {},
    "cases_caselink": {"case_id": "cases_case", "petition_id": "intake_petition"},
    "cases_round": {"case_id": "cases_case", "petition_id": "intake_petition"},
    "cases_verification": {"round_id": "cases_round"},
    "documents_letter": {"subject_id": "*"},
    "cases_decision": {"round_id": "cases_round", "letter_id": "documents_letter"},
    "cases_duty": {"decision_id": "cases_decision"},
    "cases_dutypart": {"duty_id": "cases_duty"},
    "documents_outgoing": {"letter_id": "documents_letter"},
}
SUBJECTS = {"petition": "intake_petition", "round": "cases_round", "letter": "documents_letter", "sealedidentity": "people_sealedidentity",
            "outgoing": "documents_outgoing", "transfer": "intake_transfer"}


@dataclass(frozen=True)
class Sample:
    """The lives that are copied: how many, and the last key each table had when they ended."""

    petitions: int
    spans: dict[str, int]
    last_entry: int


def take_sample() -> Sample:
    """Everything in the base now is the sample."""
    with connection.cursor() as cursor:
        spans = {}
        for table in COPIED:
            cursor.execute(f"select coalesce(max(id), 0) from {table}")
            spans[table] = cursor.fetchone()[0]
        cursor.execute("select count(*), coalesce((select max(id) from journal_journalentry), 0) from intake_petition")
        petitions, last_entry = cursor.fetchone()
    return Sample(petitions, spans, last_entry)


@transaction.atomic
def fill(sample: Sample, times: int) -> None:
    """Copy the sample `times` times into the base, then let the planner know."""
    with connection.cursor() as cursor:
        bases = {}
        for table in COPIED:
            cursor.execute(f"select coalesce(max(id), 0) from {table}")
            bases[table] = cursor.fetchone()[0]
        numbers = _number_codes(cursor, sample, times)
        for table in COPIED:
            _copy_rows(cursor, table, sample, bases, times, numbers)
        _continue_series(cursor, sample, times)
        _continue_journal(cursor, sample, bases, times)
        for table in COPIED:
            cursor.execute(f"select setval(pg_get_serial_sequence('{table}', 'id'), greatest((select max(id) from {table}), 1))")


def settle() -> None:
    """What any base has after a night: statistics, no dead rows, everything on disk."""
    with connection.cursor() as cursor:
        cursor.execute("vacuum (analyze)")


def _number_codes(cursor, sample: Sample, times: int) -> dict[str, int]:
    """Codes for the copies, each with its own check character."""
    cursor.execute("select p.letters, s.last, extract(year from now()) from common_series s, offices_province p where s.name like 'petition/%'")
    letters, last, _year = cursor.fetchone()
    cursor.execute("select min(year) from intake_petition")
    year = cursor.fetchone()[0]
    cursor.execute("create temp table code_of (number bigint primary key, code text) on commit drop")
    with cursor.copy("copy code_of from stdin") as copy:
        for number in range(last + 1, last + times * sample.petitions + 1):
            copy.write_row((number, make_code(letters, year, number)))
    cursor.execute("select coalesce(max(last), 0) from common_series where name like 'pseudonym/%'")
    return {"petition": last, "pseudonym": cursor.fetchone()[0]}


def _copy_rows(cursor, table: str, sample: Sample, bases: dict[str, int], times: int, numbers: dict[str, int]) -> None:
    cursor.execute("select column_name from information_schema.columns where table_name = %s and is_generated = 'NEVER' order by ordinal_position", [table])
    columns = [name for (name,) in cursor.fetchall()]
    said = {name: _column(table, name, sample, bases, numbers) for name in columns}
    joins = ""
    if table == "documents_letter":
        joins = f"""left join (select office_id, year, series, count(*) as count from documents_letter where id <= {sample.spans[table]} and number is not null
            group by 1, 2, 3) g on (g.office_id, g.year, g.series) = (t.office_id, t.year, t.series)
            left join documents_numberseries s on (s.office_id, s.year, s.series) = (t.office_id, t.year, t.series)"""
    named = ", ".join(f'"{name}"' for name in columns)
    cursor.execute(
        f"insert into {table} ({named}) select {', '.join(said.values())} from generate_series(0, {times - 1}) n(j), {table} t {joins} "
        f"where t.id <= {sample.spans[table]}"
    )


def _moved(column: str, table: str, sample: Sample, bases: dict[str, int]) -> str:
    return f"t.{column} + {bases[table]} + n.j * {sample.spans[table]}"


def _column(table: str, name: str, sample: Sample, bases: dict[str, int], numbers: dict[str, int]) -> str:
    if name == "id":
        return _moved("id", table, sample, bases)
    target = COPIED[table].get(name)
    if target == "*":
        whens = " ".join(f"when '{subject}' then {_moved(name, kept, sample, bases)}" for subject, kept in SUBJECTS.items() if kept in bases)
        return f"case t.subject {whens} else t.{name} end"
    if target:
        return _moved(name, target, sample, bases)
    number = f"{numbers['petition']} + n.j * {sample.petitions} + t.number"
    special = {
        ("intake_petition", "number"): number,
        ("intake_petition", "code"): f"(select code from code_of where number = {number})",
        ("intake_petition", "idempotency_key"): "encode(sha256(convert_to(t.idempotency_key || '/' || n.j || '/' || t.id || '/" + str(bases["intake_petition"])
        + "', 'UTF8')), 'hex')",
        ("intake_petition", "text"): "t.text || ' Kèm biên bản số ' || n.j || ', tờ trích lục ' || md5((n.j * 7919 + t.id)::text) || '.'",
        ("people_person", "identity_number"): "lpad(((n.j * 104729 + t.id) % 1000000000)::text, 12, '010000000000')",
        ("people_sealedidentity", "token"): f"left(md5(t.token || n.j || '/{bases['people_sealedidentity']}'), 32)",
        ("people_sealedidentity", "number"): f"{numbers['pseudonym']} + n.j * (select count(*) from people_sealedidentity where id <= "
        f"{sample.spans['people_sealedidentity']}) + t.number",
        ("documents_letter", "number"): "s.last + n.j * g.count + t.number",
        ("documents_letter", "symbol"): "regexp_replace(t.symbol, '^[0-9]+', coalesce(s.last + n.j * g.count + t.number, 0)::text)",
    }
    return special.get((table, name), f't."{name}"')


def _continue_series(cursor, sample: Sample, times: int) -> None:
    span = sample.spans
    cursor.execute("update common_series set last = last + %s where name like 'petition/%%'", [times * sample.petitions])
    cursor.execute("update common_series set last = last + %s * (select count(*) from people_sealedidentity where id <= %s) where name like 'pseudonym/%%'",
                   [times, span["people_sealedidentity"]])
    cursor.execute(
        """update documents_numberseries s set last = s.last + %s * g.count from (
            select office_id, year, series, count(*) as count from documents_letter where id <= %s and number is not null group by 1, 2, 3
        ) g where (g.office_id, g.year, g.series) = (s.office_id, s.year, s.series)""", [times, span["documents_letter"]])


def _continue_journal(cursor, sample: Sample, bases: dict[str, int], times: int) -> None:
    """Go on from the head of each chain, entry by entry, with true hashes."""
    heads = {name: [number, last] for name, number, last in Chain.objects.values_list("name", "number", "hash")}
    told = ("chain", "kind", "at", "actor_kind", "actor", "official_id", "post_id", "subject", "subject_id", "facts")
    entries = list(JournalEntry.objects.filter(pk__lte=sample.last_entry).exclude(subject="province").order_by("pk").values(*told))
    columns = "chain, number, kind, at, actor_kind, actor, official_id, post_id, subject, subject_id, facts, previous_hash, hash"
    with cursor.copy(f"copy journal_journalentry ({columns}) from stdin") as copy:
        for turn in range(times):
            for entry in entries:
                head = heads[entry["chain"]]
                table = SUBJECTS.get(entry["subject"])
                moved = entry["subject_id"] + (bases[table] + turn * sample.spans[table] if table else 0)
                row = {**entry, "number": head[0] + 1, "subject_id": moved}
                said = entry_hash(head[1], **row)
                copy.write_row((
                    row["chain"], row["number"], row["kind"], row["at"], row["actor_kind"], row["actor"], row["official_id"], row["post_id"], row["subject"],
                    moved, json.dumps(row["facts"], ensure_ascii=False), head[1], said,
                ))
                head[0], head[1] = row["number"], said
    for name, (number, last) in heads.items():
        cursor.execute("update journal_chain set number = %s, hash = %s where name = %s", [number, last, name])
