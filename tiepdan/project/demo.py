"""`tiepdan demo`: real petitions taken in, each carried as far as the law allows without a human guess, and a table of where it stands.

What is certain goes on: read, sealed where the law says so, routed to the one responsible post. Acceptance, guidance, transfer and
refusal are decisions of people and wait, with the question that decides them. Only `id` and `text` of each line are looked at.
"""

import hashlib
import json
import shutil
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TextIO
from unicodedata import normalize

from django.utils import timezone

from tiepdan.cases.queries import round_of
from tiepdan.common.actor import SYSTEM, Actor
from tiepdan.common.errors import Refused
from tiepdan.intake.actions import receive, route
from tiepdan.intake.models import Channel, Petition
from tiepdan.intake.queries import steps_for
from tiepdan.intake.statement import Statement
from tiepdan.intake.steps import ARRIVED
from tiepdan.law.models import Clock
from tiepdan.offices.abilities import ROUTE
from tiepdan.offices.models import Office, OfficeKind
from tiepdan.offices.queries import holder_of

NARROW, WIDE = 80, 160
HEADS = ("đơn", "loại", "thẩm quyền", "vì sao", "người chịu trách nhiệm", "hạn")
CODE, KIND, DAY, BETWEEN = 13, 14, 10, 2
SHARES = (0.28, 0.38, 0.34)  # of what is left: competence, because, responsible post


@dataclass(frozen=True)
class Row:
    """Where one petition stands."""

    id: str
    code: str
    kind: str
    competence: str
    because: str
    responsible: str
    due: date | None
    state: str
    question: str

    @property
    def cells(self) -> tuple[str, ...]:
        competence = self.competence or "chưa rõ"
        return self.code, self.kind, competence, self.because or self.question, self.responsible, f"{self.due:%d/%m/%Y}" if self.due else "—"


def run_demo(path: Path, out: TextIO, *, now: datetime | None = None, office_code: str = "", as_json: bool = False, full: bool = False,
             width: int = 0) -> int:
    """Take in every line of a JSON-lines file and print one row for each petition; done twice, it takes nothing in twice.

    The first office to hold them is the province's reception board, or `office_code`. `full` cuts no text. Answers 0 when every
    petition has its responsible post, 1 otherwise. Raises FileNotFoundError.
    """
    now = now or timezone.now()
    office = _office(office_code)
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    rows = [_carry(json.loads(line), digest, office, now) for line in data.decode().splitlines() if line.strip()]
    if as_json:
        for row in rows:
            print(json.dumps(asdict(row), ensure_ascii=False, default=str), file=out)
    else:
        _print_table(rows, out, width=width, full=full)
    return 0 if all(row.responsible for row in rows) else 1


def _office(code: str) -> Office:
    offices = Office.objects.select_related("province")
    return offices.get(code=code) if code else offices.get(kind=OfficeKind.RECEPTION_BOARD)


def _carry(told: dict, digest: str, office: Office, now: datetime) -> Row:
    key = hashlib.sha256(f"demo {digest} {told['id']}".encode()).hexdigest()
    try:
        petition = receive(
            Statement(text=told["text"]), by=_clerk(office), office=office, channel=Channel.FILE, now=now, idempotency_key=key, read_at_once=True
        )
    except Refused as refusal:
        return Row(str(told["id"]), "—", "—", "", str(refusal), "", None, "refused", "")
    _route_if_certain(petition.pk, now)
    return _row(str(told["id"]), petition.pk, timezone.localdate(now))


def _clerk(office: Office) -> Actor:
    """The demo itself acts, and the journal says so; it may do at this office what needs no decision of a person."""
    return replace(SYSTEM, name="Tiếp Dân chạy thử", office_id=office.pk, office_code=office.code, office_name=office.short_name,
                   province=office.province.code, abilities=frozenset({ROUTE}))


def _route_if_certain(petition_id: int, now: datetime) -> None:
    petition = Petition.objects.select_related("holder_office__province", "competent_office", "sealed").get(pk=petition_id)
    if petition.state != "read":
        return
    clerk = _clerk(petition.holder_office)
    if any(seen.open for seen in steps_for(petition, clerk) if seen.step.name == "route"):
        route(petition_id, by=clerk, now=now)


def _row(name: str, petition_id: int, today: date) -> Row:
    petition = Petition.objects.select_related("holder_post__office").get(pk=petition_id)
    clock = Clock.objects.running().about("petition", petition_id).filter(due__isnull=False).order_by("due").first()
    because = f"{petition.competence_because} ({petition.competence_cites})" if petition.competence_cites else petition.competence_because
    return Row(
        name, petition.code, str(petition.get_kind_display()) if petition.kind else "chưa rõ", petition.competent_title, because,
        _responsible(petition, today), clock.due if clock else None, petition.state, petition.competence_question,
    )


def _responsible(petition: Petition, today: date) -> str:
    """Who answers for it now; for one that a person has meanwhile carried further, whoever holds its case, or that it has ended."""
    held = round_of(petition.pk) if petition.state == "in_case" else None
    post = held.holder_post if held else petition.holder_post
    if post is None:
        return "đã kết thúc" if petition.ended_on else ""
    official = holder_of(post, today)
    return f"{official.full_name}, {post}" if official else str(post)


def _print_table(rows: list[Row], out: TextIO, *, width: int, full: bool) -> None:
    width = max(NARROW, min(width or shutil.get_terminal_size((WIDE, 24)).columns, WIDE))
    lines = [HEADS, *(row.cells for row in rows)]
    sizes = [max(len(line[column]) for line in lines) for column in range(len(HEADS))] if full else _sizes(width)
    for number, line in enumerate(lines):
        print((" " * BETWEEN).join(_cut(cell, size) for cell, size in zip(line, sizes, strict=True)).rstrip(), file=out)
        if number == 0:
            print("─" * min(width, sum(sizes) + BETWEEN * (len(sizes) - 1)), file=out)
    routed = sum(row.state in ARRIVED for row in rows)
    asked = sum(bool(row.question) and row.state == "read" for row in rows)
    others = len(rows) - routed - asked
    ownerless = sum(not row.responsible for row in rows)
    print(f"\n{len(rows)} đơn: {routed} đã giao đúng nơi, {asked} chờ cán bộ trả lời một câu hỏi, {others} chờ cán bộ quyết định. "
          + (f"{ownerless} đơn CHƯA có người chịu trách nhiệm." if ownerless else "Đơn nào cũng có một người chịu trách nhiệm."), file=out)


def _sizes(width: int) -> list[int]:
    left = width - CODE - KIND - DAY - BETWEEN * (len(HEADS) - 1)
    competence, because = (int(left * share) for share in SHARES[:2])
    return [CODE, KIND, competence, because, left - competence - because, DAY]


def _cut(text: str, size: int) -> str:
    plain = normalize("NFC", " ".join(text.split()))
    return (plain if len(plain) <= size else plain[: size - 1] + "…").ljust(size)
