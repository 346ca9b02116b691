"""Whole lives of petitions through the very acts the pages and the API call: nothing is left out, nothing is done twice."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from datetime import time as clock_time

from django.utils import timezone

from tiepdan.cases import actions as cases
from tiepdan.cases.conditions import questions
from tiepdan.cases.models import Duty, Round
from tiepdan.common.actor import CITIZEN, SYSTEM, Actor
from tiepdan.documents.actions import keep_file, seal_letter
from tiepdan.documents.models import File, Letter
from tiepdan.intake import actions as intake
from tiepdan.intake.statement import Statement, Upload
from tiepdan.offices.acting import acting
from tiepdan.offices.models import Holding, Office, Post

FAMILY = ("Giàng", "Vàng", "Thào", "Sùng", "Lý", "Má", "Tẩn", "Chảo", "Phàn", "Hoàng", "Nông", "Lương", "Nguyễn", "Trần")
GIVEN = ("A Páo", "Seo Dìn", "Thị Mỷ", "A Chớ", "Láo Lở", "Thị Xiêm", "Văn Tài", "Thị Đào", "Văn Hưng", "Thu Hà", "Minh Quân")
COMPLAINT = """ĐƠN KHIẾU NẠI
Kính gửi: Chủ tịch {office}
Tôi là {name}, trú tại thôn {thon}, {place}. Tôi khiếu nại Quyết định số {number}/QĐ-UBND ngày 12/05/2026 của Chủ tịch {office} về việc
xử phạt vi phạm hành chính trong lĩnh vực đất đai đối với thửa đất số {plot}, tờ bản đồ số {sheet}. Gia đình tôi sử dụng thửa đất này từ năm {year},
không lấn chiếm, các hộ liền kề đều biết. Đề nghị Chủ tịch {office} hủy Quyết định số {number}/QĐ-UBND và trả lại phần đất đã thu cho gia đình tôi.
Người làm đơn: {name}"""
FEEDBACK = """ĐƠN KIẾN NGHỊ
Kính gửi: {office}
Tôi là {name}, trú tại thôn {thon}, {place}. Đoạn đường vào thôn {thon} dài {plot} mét hư hỏng nặng sau mưa lũ, xe không đi được. Kiến nghị {office}
sửa đoạn đường này trước mùa mưa năm {year}.
Người viết: {name}"""
DENUNCIATION = """ĐƠN TỐ CÁO
Kính gửi: Chủ tịch {office}
Tôi là {name}, trú tại thôn {thon}, {place}. Tôi tố cáo ông công chức địa chính {office} nhận {plot} triệu đồng của các hộ
để cấp giấy chứng nhận cho thửa đất số {sheet} không đúng quy định. Đề nghị xác minh, xử lý và giữ bí mật họ tên, địa chỉ của tôi.
Người tố cáo: {name}"""


@dataclass
class Stopwatch:
    """Measured time only: what the product leaves to its worker is done while the watch stands still."""

    running_since: float = 0.0
    spent: float = 0.0
    acts: int = 0

    def start(self) -> None:
        self.running_since = time.perf_counter()

    def stop(self) -> None:
        self.spent += time.perf_counter() - self.running_since


@dataclass(frozen=True)
class Seats:
    """The people of one commune who carry its petitions."""

    office: Office
    officer: Actor
    head: Actor
    verifier: Actor
    second: Actor
    clerk: Actor
    deputy: Actor

    def post(self, actor: Actor) -> Post:
        return Post.objects.select_related("office").get(pk=actor.post_id)


def seats_of(office: Office, day) -> Seats:
    def sit(code: str) -> Actor:
        holding = Holding.objects.select_related("official").get(post__office=office, post__code__endswith=f".{code}", until__isnull=True)
        return acting(holding.official, day, post_id=holding.post_id)

    return Seats(office, *(sit(code) for code in ("petition", "head", "verifier-1", "verifier-2", "clerk", "deputy")))


@dataclass
class Carrier:
    """Carries petitions one after another; `pdf` renders and signs each letter within the measured time."""

    watch: Stopwatch
    pdf: bool = False
    number: int = 0
    stand_in: File | None = None
    key: str = field(default_factory=lambda: f"bench-{time.time_ns()}")

    def _act(self, act: Callable, *args, **said):
        self.watch.acts += 1
        return act(*args, **said)

    def receive(self, seats: Seats, now: datetime, *, kind: str, words: str):
        self.number += 1
        n, office = self.number, seats.office
        name = f"{FAMILY[n % len(FAMILY)]} {GIVEN[n // 3 % len(GIVEN)]}"
        told = {"office": office.short_name, "name": name, "thon": f"Sín Chải {n % 17 + 1}", "place": office.short_name.removeprefix("UBND "),
                "number": n % 900 + 10, "plot": n % 700 + 20, "sheet": n % 60 + 1, "year": 1990 + n % 30}
        statement = Statement(
            kind=kind, text=words.format(**told), name=name, address=f"thôn {told['thon']}, {told['place']}", phone=f"09{n % 10**8:08d}",
            identity_number=f"0101{n % 10**8:08d}", place_code=office.code, against_text=f"Chủ tịch {office.short_name}",
        )
        petition = self._act(intake.receive, statement, by=CITIZEN, office=office, channel="web", now=now, idempotency_key=f"{self.key}-{n}")
        against = {"complaint": "commune_chair", "denunciation": "commune_civil_servant"}.get(kind)
        if against and (petition.competence_question or petition.competent_office_id != office.pk):
            self._act(intake.classify, petition.pk, by=seats.officer, now=now, place_code=office.code, accused_code=office.code, against_post=against)
        return petition

    def seal(self, held: Round) -> None:
        """The worker's part: the PDF of record. Without `pdf` the watch stands still and a ready page takes its place."""
        waiting = Letter.objects.filter(subject="round", subject_id=held.pk, state=Letter.State.SIGNED)
        if self.pdf:
            for letter in waiting:
                self._act(seal_letter, letter.pk, by=SYSTEM)
            return
        self.watch.stop()
        if self.stand_in is None:
            self.stand_in = keep_file(b"%PDF-1.7 stand-in of the bench", by=SYSTEM, media_type="application/pdf")
        waiting.update(state=Letter.State.SEALED, pdf=self.stand_in)
        self.watch.start()

    def send_notices(self, seats: Seats, held: Round, now: datetime) -> None:
        decision = getattr(held, "decision", None)
        ready = Letter.objects.filter(subject="round", subject_id=held.pk, state=Letter.State.SEALED)
        for letter in ready.exclude(pk=decision.letter_id if decision else 0):
            self._act(cases.send_notice, letter.pk, by=seats.clerk, now=now)

    def decide(self, seats: Seats, held: Round, day: Callable[[int], datetime], *, outcome: str, facts: dict) -> Round:
        due = (timezone.localdate(day(0)) + timedelta(days=90)).isoformat()
        orders = [{"text": "Trả lại phần đất đã thu và hoàn tiền phạt đã nộp.", "office_id": seats.office.pk, "post_id": seats.verifier.post_id,
                   "due": due, "kind": "return_persons", "figures": {"money": 4_500_000}}]
        self._act(cases.draft, held.pk, by=seats.verifier, now=day(14), outcome=outcome, summary="Nội dung đơn đúng một phần; hủy quyết định bị khiếu nại.",
                  facts=facts, orders=orders)
        self._act(cases.sign, held.pk, by=seats.head, now=day(15))
        self.seal(held)
        held = self._act(cases.send, held.pk, by=seats.clerk, now=day(16))
        self.send_notices(seats, Round.objects.select_related("decision").get(pk=held.pk), day(16))
        return Round.objects.select_related("decision").get(pk=held.pk)

    def enforce(self, seats: Seats, held: Round, day: Callable[[int], datetime]) -> None:
        for duty in Duty.objects.filter(decision__round=held):
            self._act(cases.prove_duty, duty.pk, by=seats.verifier, now=day(1), words="Đã lập biên bản trả đất, có chữ ký hai bên.",
                      uploads=[Upload("bien-ban.txt", "Biên bản trả đất, có chữ ký hai bên.".encode())], figures=duty.must())
            self._act(cases.check_duty, duty.pk, by=seats.deputy, now=day(2))
        self._act(cases.close, held.pk, by=seats.verifier, now=day(3))

    def verify(self, seats: Seats, held: Round, day: Callable[[int], datetime]) -> None:
        lead = seats.post(seats.verifier)
        self._act(cases.verify, held.pk, by=seats.head, now=day(3), lead=lead, team=[f"{seats.second.name}, {seats.second.post_title}"],
                  declared=dict.fromkeys(questions(day(3).date()), False))
        self._act(cases.report, held.pk, by=seats.verifier, now=day(12), text="Đã đo lại thực địa, làm việc với các hộ liền kề.", agrees=True)

    def complaint(self, seats: Seats, start: datetime) -> None:
        """Receive and read, route, accept, notice, verify, report, draft, sign, send, effect, order, prove, check, close."""
        day = days_from(start)
        petition = self.receive(seats, day(0), kind="complaint", words=COMPLAINT)
        self._act(intake.route, petition.pk, by=seats.officer, now=day(1))
        held = self._act(cases.accept, petition.pk, by=seats.head, now=day(2))
        self.seal(held)
        self.send_notices(seats, held, day(2))
        self.verify(seats, held, day)
        facts = {"ruling": "annul", "legal_basis": "Luật Đất đai 2024; Luật Khiếu nại 2011.", "compensation": "Không phát sinh bồi thường."}
        held = self.decide(seats, held, day, outcome="partly", facts=facts)
        after = days_from(datetime.combine(held.decision.effective_on, clock_time(8), tzinfo=start.tzinfo))
        self._act(cases.take_effect, held.pk, by=seats.verifier, now=after(0))
        self._act(cases.order, held.pk, by=seats.head, now=after(0))
        self.seal(held)
        self.send_notices(seats, held, after(0))
        self.enforce(seats, held, after)

    def feedback(self, seats: Seats, start: datetime) -> None:
        """Receive and read, route, accept, answer drafted, signed and sent, what was promised proved, close."""
        day = days_from(start)
        petition = self.receive(seats, day(0), kind="recommendation", words=FEEDBACK)
        self._act(intake.route, petition.pk, by=seats.officer, now=day(1))
        held = self._act(cases.accept, petition.pk, by=seats.head, now=day(2))
        held = self.decide(seats, held, day, outcome="answered", facts={})
        self._act(cases.take_effect, held.pk, by=seats.verifier, now=day(17))
        self.enforce(seats, held, days_from(day(18)))

    def denunciation(self, seats: Seats, start: datetime) -> None:
        """The whole path with the denouncer sealed: notices to both sides, team of two, conclusion, publication, measures, close."""
        day = days_from(start)
        petition = self.receive(seats, day(0), kind="denunciation", words=DENUNCIATION)
        petition.refresh_from_db()
        self._act(intake.route, petition.pk, by=_router(petition, seats), now=day(1), to_post=seats.post(seats.officer))
        conditions = {"content_and_signature": True, "capable": True, "basis_for_violation": True, "from_settled_complaint": False}
        self._act(intake.verify_denouncer, petition.pk, by=seats.head, now=day(2), how="in_person", found=True, facts=conditions)
        held = self._act(cases.accept, petition.pk, by=seats.head, now=day(2))
        self.seal(held)
        self.send_notices(seats, held, day(2))
        self.verify(seats, held, day)
        facts = {"legal_basis": "Luật Tố cáo 2018.", "responsibility": "Trách nhiệm thuộc về người bị tố cáo.", "measures": "Kiểm điểm, thu hồi tiền."}
        held = self.decide(seats, held, day, outcome="partly", facts=facts)
        self._act(cases.take_effect, held.pk, by=seats.head, now=day(17))
        self._act(cases.publish, held.pk, by=seats.verifier, now=day(18), way="meeting", place="Trụ sở", began_on=day(18).date())
        self.enforce(seats, held, days_from(day(19)))


def _router(petition, seats: Seats) -> Actor:
    """Who holds it now: a denunciation against the commune's own leaders waits at the reception board."""
    if petition.holder_office_id == seats.office.pk:
        return seats.officer
    holding = Holding.objects.select_related("official").get(post_id=petition.holder_post_id, until__isnull=True, deputising=False)
    return acting(holding.official, petition.received_on, post_id=holding.post_id)


def days_from(start: datetime) -> Callable[[int], datetime]:
    return lambda days: start + timedelta(days=days)
