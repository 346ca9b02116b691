"""How long the register of duties takes when it is full: its pages, its figures, the count of overdue ones on the day's page. Whole rows, laid in bulk."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from statistics import median

TODAY = date(2026, 8, 20)
EACH = 4  # duties of one decision
SHARE = 100  # one in so many comes from a recommendation of oversight
TURNS = 7  # each question is asked once to warm up, then so often
SEATS = """create temp table seat as select row_number() over (order by o.id) - 1 as at, o.id as office, min(p.id) as post, max(p.id) as checker,
        min(o.province_id) as province
    from offices_office o join offices_post p on p.office_id = o.id group by o.id having count(*) > 1"""
# n → the office that settles; one in ten is a denunciation, of the leader of the next office
PETITIONS = """insert into intake_petition (id, province_id, office_id, year, channel, received_at, received_on, follow_key, forwarded_by,
        forwarded_number, kind, title, asks, field, round, findings, accused, group_size, representatives, anonymous, remote, state, ended_on,
        competent_title, competence_because,
        competence_cites, competence_question, handling, text, document_numbers, code, number, idempotency_key, accused_office_id, accused_post_id)
    select n, s.province, s.office, 2026, 'post', '2026-08-03', '2026-08-03', 'BENCH222', '', '',
        case when n %% 10 = 0 then 'denunciation' else 'complaint' end,
        'Về việc thu hồi đất', '[]', 'dat_dai', 1, '{}', '', 1, '[]', false, false, 'filed', '2026-08-03', '', '', '', '', '', 'x', '{}',
        'LC26-' || lpad(n::text, 7, '0'), n, 'bench-' || n, case when n %% 10 = 0 then t.office end, case when n %% 10 = 0 then t.post end
    from generate_series(1, %s::bigint) n join seat s on s.at = (n * 7919) %% (select count(*) from seat)
    join seat t on t.at = (n * 7919 + 1) %% (select count(*) from seat)"""
CASES = "insert into cases_case (id, province_id, kind, title, opened_on) select id, province_id, kind, 'Về việc thu hồi đất', received_on from intake_petition"
# one round in four is still held by somebody
ROUNDS = """insert into cases_round (id, province_id, case_id, petition_id, procedure, office_id, state, accepted_on, ended_on, holder_post_id, remote,
        complex_reason)
    select p.id, p.province_id, p.id, p.id, case p.kind when 'denunciation' then 'denunciation' else 'complaint_first' end, p.office_id,
        case when p.id % 4 = 0 then 'in_effect' else 'closed' end, p.received_on, case when p.id % 4 > 0 then p.received_on end,
        case when p.id % 4 = 0 then s.post end, false, '' from intake_petition p join seat s on s.office = p.office_id"""
CUSTODIES = """insert into intake_custody (subject, subject_id, office_id, post_id, since, reason)
    select 'round', id, office_id, holder_post_id, accepted_on, '' from cases_round where holder_post_id is not null"""
LETTERS = """insert into documents_letter (id, province_id, office_id, form, subject, subject_id, title, facts, frame, state, drafted_at, drafted_by, signed_by,
        series, symbol, seal_tries, seal_problem, for_citizen, copies_to, cancelled_because)
    select id, province_id, office_id, 'complaint_decision', 'round', id, 'Quyết định', '{}', '{}', 'draft', now(), '', '', '', '', 0, '', true, '[]', ''
    from cases_round"""
DECISIONS = """insert into cases_decision (id, round_id, letter_id, outcome, summary, issued_on, sent_on, effective_on, in_effect_on, published_how, orders,
        fell_whole, fell_because)
    select id, id, id, 'right', '', '2026-08-03', '2026-08-03', '2026-08-03', '2026-08-03', '', '[]', false, '' from cases_round"""
OVERSIGHTS = """insert into cases_oversight (id, province_id, office_id, sort, body, symbol, issued_on, received_on, asks, state, recorded_by_post_id, reasons)
    select n, s.province, s.office, 'front', 'Ủy ban Mặt trận Tổ quốc', n || '/KN', '2026-08-01', '2026-08-02', 'x', 'recorded', s.post, ''
    from generate_series(1, %s::bigint) n join seat s on s.at = (n * 7919) %% (select count(*) from seat)"""
# five in ten are done, one in twenty stopped, one in ten waits for its check; due from two years before to one year ahead; three in ten owed elsewhere
DUTIES = """insert into cases_duty (id, decision_id, oversight_id, province_id, office_id, file_closed, number, text, owner_office_id, owner_post_id, due, kind,
        must_money, done_money, proved_figures, rest_because, stopped_on, stopped_because, proof_words, proved_on, proved_by_post_id, done_on,
        checked_by_post_id, urges)
    select n, r.id, g.id, s.province, s.office, coalesce(r.procedure = 'denunciation', false),
        case when n %% 100 = 0 then n / 100 else n end %% 4, 'Trả lại phần đất đã thu hồi, thửa số ' || n,
        o.office, o.post, date '2026-08-20' + ((n * 104729) %% 1095 - 730)::int,
        (array['other', 'recover', 'return_persons', 'annul', 'discipline', 'return_organisations', 'prosecute'])[(1 + (n * 31) %% 7)::int],
        1000000 + n, case when n %% 10 < 5 then 1000000 + n end, '{}', '',
        case when n %% 20 = 19 then date '2026-08-10' end, case when n %% 20 = 19 then 'Tòa án hủy' else '' end,
        case when n %% 10 < 6 then 'Đã trả.' else '' end,
        case when n %% 10 < 6 then date '2026-08-05' end, case when n %% 10 < 6 then o.post end, case when n %% 10 < 5 then date '2026-08-10' end,
        case when n %% 10 < 5 then s.checker end, 0
    from generate_series(1, %s::bigint) n
    left join cases_round r on n %% 100 > 0 and r.id = 1 + n / 4 left join cases_oversight g on n %% 100 = 0 and g.id = 1 + n / 400
    join seat s on s.office = coalesce(r.office_id, g.office_id)
    join seat o on o.at = (s.at + case when n %% 10 in (2, 5, 8) then n %% 97 else 0 end) %% (select count(*) from seat)"""
PARTS = """insert into cases_dutypart (duty_id, number, words, money, proved_on, proved_by_post_id, checked_on, checked_by_post_id, returned_because)
    select id, 1, 'Đã trả.', done_money, proved_on, proved_by_post_id, done_on, checked_by_post_id, '' from cases_duty where done_on is not null"""


@dataclass(frozen=True)
class Asking:
    words: str
    limit: int  # ms we promise ourselves
    ask: Callable[[], object]


def measure_duties(size: int) -> None:
    """Fill the register, then ask what its pages ask, as the province, as an office, as the smallest of them."""
    began = time.perf_counter()
    _fill(size)
    print(f"\n{size} nghĩa vụ (ghi trong {time.perf_counter() - began:.0f} giây); ms: giữa, lâu nhất trong {TURNS} lần, hứa:", flush=True)
    for words, actor in _actors():
        print(f"  {words}")
        for asking in _askings(actor, size):
            took = _times(asking.ask)
            print(f"    {asking.words:<58}{median(took):>8.0f}{max(took):>8.0f}{asking.limit:>8}{'' if median(took) < asking.limit else '   CHẬM'}", flush=True)


def _fill(size: int) -> None:
    from django.db import connection, transaction

    with connection.cursor() as cursor:
        cursor.execute(SEATS)
        cursor.execute(PETITIONS, [size // EACH + 1])
        cursor.execute(OVERSIGHTS, [size // (EACH * SHARE) + 1])
        cursor.execute(CASES)
        with transaction.atomic():  # no round without its holder, at any commit
            cursor.execute(ROUNDS)
            cursor.execute(CUSTODIES)
        cursor.execute(LETTERS)
        cursor.execute(DECISIONS)
        cursor.execute(DUTIES, [size])
        cursor.execute(PARTS)
        cursor.execute("vacuum (analyze)")


def _actors():
    """The inspectorate sees the province; the head of a commune its office; who verifies there, too."""
    from tiepdan.common.actor import Actor, ActorKind
    from tiepdan.offices.models import Office, OfficeKind, Post, Role

    def at(post: Post, *also: str) -> Actor:
        abilities = frozenset({*post.ability_rows.values_list("ability", flat=True), *also})
        province = post.office.province
        return Actor(ActorKind.OFFICIAL, "Đo thử", post_id=post.pk, office_id=post.office_id, province=province.code, province_id=province.pk,
                     abilities=abilities)

    commune = Office.objects.filter(kind=OfficeKind.COMMUNE).order_by("pk")[7]
    posts = Post.objects.select_related("office__province").filter(office=commune).order_by("pk")
    yield "cả tỉnh", at(posts.get(role=Role.HEAD), "see.province")
    yield "người đứng đầu một xã", at(posts.get(role=Role.HEAD))
    yield "người xác minh, chỉ thấy việc của mình", _alone(at(posts.filter(role=Role.VERIFIER).first()))


def _alone(actor):
    from dataclasses import replace

    return replace(actor, abilities=actor.abilities - {"see.office"})


def _askings(actor, size: int) -> list[Asking]:
    from tiepdan.cases.register import Asked, counted, how_many, owners, page
    from tiepdan.desk.queries.office import MOST

    def first(**asked) -> Callable[[], object]:
        return lambda: page(actor, Asked(**asked), TODAY, after="", size=50)

    other = owners(actor).exclude(pk=actor.office_id).first()
    pages = [
        Asking("trang đầu, còn phải thi hành", 200, first()), Asking("trang đầu, quá hạn", 200, first(state="overdue")),
        Asking("trang đầu, một cơ quan khác phải làm", 200, first(office=other.pk if other else actor.office_id)),
        Asking("trang đầu, chờ kiểm tra", 200, first(state="to_check")), Asking("trang đầu, thôi thi hành", 200, first(state="stopped")),
        Asking("trang đầu, tất cả, một loại", 200, first(state="all", kind="prosecute")),
        Asking("trang đầu, theo kiến nghị giám sát", 200, first(source="oversight")),
        Asking("theo mã đơn", 200, first(state="all", code=f"LC26-{size // 8:07}")), Asking("số đơn không có", 200, first(state="all", code="99999999")),
    ]
    deep = _cursor(actor)
    if deep:
        pages.append(Asking("trang thứ 1.000 (hoặc cuối)", 200, lambda: page(actor, Asked(state="all"), TODAY, after=deep, size=50)))
    return [
        *pages, Asking("các con số trên trang", 200, lambda: counted(actor, Asked(), TODAY)),
        Asking("các con số, tất cả", 200, lambda: counted(actor, Asked(state="all"), TODAY)),
        Asking("cơ quan để chọn", 200, lambda: list(owners(actor))),
        Asking("số quá hạn ở trang đầu ngày", 100, lambda: how_many(actor, Asked(state="overdue"), TODAY, most=MOST)),
    ]


def _cursor(actor) -> str:
    """Where page 1,000 of everything begins, or the last page there is."""
    from tiepdan.cases.cursors import due_cursor
    from tiepdan.cases.models import Duty

    seen = Duty.objects.visible_to(actor)
    found = seen.order_by("due", "pk").values_list("due", "pk")[49_949:49_950].first() if seen.count() > 50_000 else None
    found = found or seen.order_by("-due", "-pk").values_list("due", "pk").first()
    return due_cursor(*found) if found else ""


def _times(ask: Callable[[], object]) -> list[float]:
    ask()
    took = []
    for _turn in range(TURNS):
        began = time.perf_counter()
        ask()
        took.append((time.perf_counter() - began) * 1000)
    return took
