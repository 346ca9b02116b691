"""One walk through a procedure: whoever may act takes any step the table leaves open, and tries some it does not.

A new step needs a line in PLAYS: how it is played well. The walk itself knows no procedure.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Func, IntegerField, Model, QuerySet, Subquery
from django.utils import timezone

from tiepdan.cases import actions
from tiepdan.cases.halting import WITHDRAWN, grounds
from tiepdan.cases.models import Decision, Duty, Procedure, Round
from tiepdan.cases.procedures import is_complaint, is_secret
from tiepdan.cases.queries import steps_for
from tiepdan.cases.steps import ENDED, PROCEDURES
from tiepdan.cases.tests.factories import FACTS, NO_CONFLICT, OUTCOMES, PROOF, an_order, excuses, fresh, seal_letters, verifier
from tiepdan.cases.tests.walking_follow_up import FOLLOWING_UP, of_the_settler
from tiepdan.cases.tests.walking_protection import protection_plays, refused_to
from tiepdan.common.actor import Actor
from tiepdan.common.errors import Refused
from tiepdan.documents.models import Letter
from tiepdan.intake.models import Custody, Petition
from tiepdan.intake.tests.factories import NOW
from tiepdan.journal.models import JournalEntry
from tiepdan.law.models import Clock
from tiepdan.offices.abilities import CHECK, SEND, VERIFY
from tiepdan.offices.models import Post
from tiepdan.offices.queries import head_of, post_with
from tiepdan.offices.tests.factories import at

MOST_TURNS, MOST_WAITS = 30, 12
CALLED_OFF = {"annulled", "taken_over"}
OF_WHO_ACTED = {"denunciation.crime_signs"}  # whoever saw the signs of a crime answers for handing them over, whoever holds the file
SENT_AFTERWARDS = {"complaint.send_suspension", "denunciation.send_suspension", "denunciation.crime_signs"}  # the letter about the end still has to leave
OF_ANOTHER_ROUND = {"link_round", "unlink_round", "take_over", "correct_earlier"}  # they need a second file: tests of their own
WAITED = timedelta(days=10)  # how long nobody does anything when every step waits for a day


@dataclass
class Turn:
    """What a step is played with: the round, who acts, when, and the chances to take."""

    held: Round
    by: Actor
    now: datetime
    one_of: Callable

    @property
    def today(self):
        return timezone.localdate(self.now)

    @property
    def asked(self) -> dict:
        return {"by": self.by, "now": self.now}


def _verify(turn: Turn) -> None:
    if turn.held.procedure == "denunciation" and turn.one_of([False, True]):
        actions.verify(turn.held.pk, lead=None, team=[], alone=True, declared=NO_CONFLICT, **turn.asked)
        return
    actions.verify(turn.held.pk, lead=post_with(turn.held.office, VERIFY), team=["Tẩn Láo Lở, công chức tư pháp"], declared=NO_CONFLICT, **turn.asked)


def _record_findings(turn: Turn) -> None:
    actions.record_findings(turn.held.pk, text="Đã xem tài liệu.", agrees=turn.one_of([True, False]), **turn.asked)


def _record_handling(turn: Turn) -> None:
    actions.record_handling(turn.held.pk, body="Sở Nội vụ", result="Đã kiểm điểm.", result_on=turn.today, reported_on=turn.today, **turn.asked)


def _report(turn: Turn) -> None:
    actions.report(turn.held.pk, text="Đã đo lại thực địa.", agrees=turn.one_of([True, False]), **turn.asked)


def _invite(turn: Turn) -> None:
    day = turn.today + timedelta(days=turn.one_of([7, 10, 20]))
    actions.invite(turn.held.pk, day=day, hour="08:00", place="Trụ sở UBND xã", **turn.asked)


def _dialogue(turn: Turn) -> None:
    away = turn.one_of([{}, {"absent": "Người khiếu nại", "absence": "unexcused"}])
    settler = at(head_of(turn.held.office).code.removeprefix("LC.")).name
    actions.dialogue(turn.held.pk, led_by=settler, attended="Các bên", minutes="Hai bên nêu ý kiến.", **away, **turn.asked)


def _order_inspection(turn: Turn) -> None:
    actions.order_inspection(turn.held.pk, lead=post_with(turn.held.office, VERIFY), team=["Tẩn Láo Lở, công chức tư pháp"], **turn.asked)


def _hand_over_crime(turn: Turn) -> None:
    actions.hand_over_crime(turn.held.pk, to="Cơ quan Cảnh sát điều tra Công an tỉnh", signs="Dấu hiệu nhận hối lộ", papers=["Báo cáo"], **turn.asked)


def _stay(turn: Turn) -> None:
    actions.stay(turn.held.pk, stayed="Quyết định số 112/QĐ-UBND", reason="Hậu quả khó khắc phục.", until=turn.today, **turn.asked)


def _asking(turn: Turn, act: Callable, **said: str) -> None:
    act(turn.held.pk, whom="Chi nhánh Văn phòng đăng ký đất đai", wanted=["Hồ sơ thửa đất"], answer_by=turn.today + timedelta(days=10), **said, **turn.asked)


def _record_reply(turn: Turn) -> None:
    awaited = turn.held.inquiries.awaited().first()
    actions.record_reply(turn.held.pk, inquiry=awaited.pk if awaited else 0, answer="Đã gửi hồ sơ.", **turn.asked)


def _record_court_result(turn: Turn) -> None:
    signed = Decision.objects.filter(round=turn.held, issued_on__isnull=False).exists()
    result = turn.one_of(["kept", "part", "annulled"] if signed else ["kept"])
    actions.record_court_result(turn.held.pk, result=result, judged_on=turn.today, judgment="08/2027/HC-ST", **turn.asked)


def _draft(turn: Turn) -> None:
    kind = turn.held.petition.kind
    orders = [an_order(days=200), an_order(days=210)][: turn.one_of([0, 1, 2])]
    facts = {"manager": "Chủ tịch UBND xã Y Tý"} if turn.held.procedure == Procedure.INSPECTION else FACTS[kind]
    actions.draft(turn.held.pk, outcome=OUTCOMES[kind], summary="Nội dung đơn đúng một phần.", facts=facts, orders=orders, **turn.asked)


def _withdraw(turn: Turn) -> None:
    why = {} if is_complaint(turn.held) else {"signs_of_violation": False, "coerced": False, "slander": False}
    actions.withdraw(turn.held.pk, whole=turn.one_of([False, True]), contents="Phần đất phía sau.", signed=True, **why, **turn.asked)


def _ground(turn: Turn, matter: str) -> str:
    known = [ground.name for ground in grounds(turn.held, matter, turn.today)]
    recorded = turn.held.withdrawals.filter(whole=True, ends=True).exists()
    return turn.one_of([name for name in known if recorded or name != WITHDRAWN])


def _suspend(turn: Turn) -> None:
    actions.suspend(turn.held.pk, ground=_ground(turn, "suspend"), reason="Chờ kết quả của cơ quan khác.", **turn.asked)


def _terminate(turn: Turn) -> None:
    actions.terminate(turn.held.pk, ground=_ground(turn, "terminate"), reason="Có căn cứ trong hồ sơ.", **turn.asked)


def _extend(turn: Turn) -> None:
    criteria = [ground.name for ground in grounds(turn.held, "complex", turn.today)]
    actions.extend(turn.held.pk, criteria=criteria, reason="Xác minh nhiều nơi.", **turn.asked)


def _plain(name: str, **said: str) -> Callable[[Turn], None]:
    def play(turn: Turn) -> None:
        getattr(actions, name)(turn.held.pk, **said, **turn.asked)

    return play


def _publish(turn: Turn) -> None:
    way = turn.one_of(["posting", "meeting"])
    actions.publish(turn.held.pk, way=way, place="Trụ sở UBND xã", began_on=turn.today, noticed_on=turn.today - timedelta(days=9), **turn.asked)


PLAYS: dict[str, Callable[[Turn], None]] = {
    "verify": _verify, "report": _report, "record_findings": _record_findings, "assign_monitor": _plain("assign_monitor", who="settler"),
    "record_handling": _record_handling, "invite": _invite, "dialogue": _dialogue, "draft": _draft, "withdraw": _withdraw, "suspend": _suspend,
    "terminate": _terminate, "extend": _extend, "return_draft": _plain("return_draft", reason="Thiếu căn cứ."), "sign": _plain("sign"),
    "send": _plain("send"), "take_effect": _plain("take_effect"), "order": _plain("order"),
    "close": lambda turn: actions.close(turn.held.pk, excuses=excuses(turn.held), **turn.asked) and None,
    "resume": _plain("resume", reason="Đã có kết quả."), "publish": _publish,
    "order_inspection": _order_inspection, "hand_over_crime": _hand_over_crime, "record_crime_reply": _plain("record_crime_reply", reply="Đã thụ lý."),
    "stay": _stay, "lift_stay": _plain("lift_stay", reason="Không còn cần."), "postpone": _plain("postpone", reason="Lũ quét, đường bị cắt."),
    "ask_information": lambda turn: _asking(turn, actions.ask_information), "record_reply": _record_reply,
    "order_assessment": lambda turn: _asking(turn, actions.order_assessment, subject="Chữ ký trên biên bản"),
    "record_lawsuit": lambda turn: actions.record_lawsuit(turn.held.pk, court="Tòa án nhân dân tỉnh", taken_on=turn.today, **turn.asked) and None,
    "record_court_result": _record_court_result,
    **FOLLOWING_UP,
}


def crew(held: Round) -> list[Actor]:
    """Everybody of the office that settles."""
    return [at(seat.code.removeprefix("LC.")) for seat in Post.objects.filter(office=held.office).order_by("pk")]


def walk(held: Round, people: list[Actor], one_of: Callable) -> Round:
    """Walk until the round has ended. Every promise is looked at after every step; a round nobody can carry further fails.

    `people` are the crew; `one_of` takes a chance: given a list, one of its members.
    """
    begun = held.accepted_on - timezone.localdate(NOW)
    now, waits = NOW + begun + timedelta(days=3), 0
    way: list[str] = []
    for turn in range(MOST_TURNS * 4):
        if Letter.objects.about("round", held.pk).filter(state="signed").exists():
            seal_letters(held)
        held = fresh(held)
        if held.state in ENDED:
            break
        _try_what_is_not_allowed(held, people, now, one_of)
        opened = _open_steps(held, people, now, hurry=turn > MOST_TURNS)
        if opened:
            way.append(one_of(sorted(opened)))
            by, play = opened[way[-1]]
            play(Turn(held, by, now, one_of))
            now += timedelta(hours=one_of([1, 5, 30]))
            waits = 0
        else:
            waits += 1
            assert waits <= MOST_WAITS, f"nobody can carry it further: {held.procedure} {held.state} {way}"
            now += WAITED
        keeps_its_promises(Round.objects.select_related("petition").defer("petition__search").get(pk=held.pk))
    assert held.state in ENDED, f"it went on and on: {held.procedure} {held.state} {way}"
    ended_well(held)
    return held


def _open_steps(held: Round, people: list[Actor], now: datetime, *, hurry: bool) -> dict[str, tuple[Actor, Callable]]:
    """Step, who may take it, how. In a hurry only what leads on, so that each walk ends."""
    today = timezone.localdate(now)
    found: dict[str, tuple[Actor, Callable]] = {}
    for by in people:
        for seen in steps_for(held, by, today):
            slow = seen.step.tone != "plain" or (seen.step.name == "invite" and held.dialogues.filter(postponed_on__isnull=True).exists())
            if seen.open and seen.step.name in PLAYS and not (hurry and slow):
                found[seen.step.name] = (by, PLAYS[seen.step.name])
    for letter in Letter.objects.about("round", held.pk).filter(state="sealed", decision__isnull=True).order_by("pk"):
        found[f"letter {letter.pk}"] = (next(by for by in people if by.can(SEND)), _send(letter))
    if held.procedure == Procedure.DENUNCIATION and not hurry:
        found |= protection_plays(held, people, today)
    if held.procedure == Procedure.FOLLOW_UP_LATE:
        found |= of_the_settler(held, today)
    decision = getattr(held, "decision", None)
    for duty in Duty.objects.filter(decision=decision).open().order_by("pk") if decision else ():
        if duty.proved_on is None:
            found[f"prove {duty.pk}"] = (verifier(), _prove(duty))
        else:
            found[f"check {duty.pk}"] = (next(by for by in people if by.can(CHECK) and by.post_id != duty.proved_by_post_id), _check(duty))
    return found


def _send(letter: Letter) -> Callable[[Turn], None]:
    return lambda turn: actions.send_notice(letter.pk, **turn.asked) and None


def _prove(duty: Duty) -> Callable[[Turn], None]:
    return lambda turn: actions.prove_duty(duty.pk, words="Đã lập biên bản.", uploads=PROOF, **turn.asked) and None


def _check(duty: Duty) -> Callable[[Turn], None]:
    return lambda turn: actions.check_duty(duty.pk, **turn.asked) and None


def _try_what_is_not_allowed(held: Round, people: list[Actor], now: datetime, one_of: Callable) -> None:
    """A step that is not open to somebody is refused with a reason and an article, and leaves no trace."""
    by = one_of(people)
    opened = {seen.step.name for seen in steps_for(held, by, timezone.localdate(now)) if seen.open}
    shut = sorted(({step.name for step in PROCEDURES[held.procedure]} & PLAYS.keys()) - opened)
    before = _traces(held)
    name = one_of(shut)
    try:
        PLAYS[name](Turn(held, by, now, lambda some: some[0]))
    except Refused as refusal:
        told = str(refusal)
    else:
        raise AssertionError(f"{name} was not refused to {by.post_title}: {held.procedure} {held.state}")
    assert "Đ." in told, f"no article in the refusal of {name}: {told}"
    refused_to(held, by, Turn(held, by, now, lambda some: some[0]), timezone.localdate(now), one_of)
    assert _traces(held) == before


def _traces(held: Round) -> tuple:
    return Round.objects.values_list("state", Subquery(_count(JournalEntry)), Subquery(_count(Letter)), Subquery(_count(Clock))).get(pk=held.pk)


def _count(kept: type[Model]) -> QuerySet:
    return kept.objects.order_by().annotate(every=Func(function="count", template="count(*)", output_field=IntegerField())).values("every")


def keeps_its_promises(held: Round) -> None:
    held_now = Custody.objects.filter(subject="round", subject_id=held.pk, until__isnull=True)
    if held.state in ENDED:
        assert held.holder_post_id is None
        assert not held_now.exists()
        return
    assert [row.post_id for row in held_now] == [held.holder_post_id], "one responsible post at every instant"
    assert not (is_secret(held) and held.holder_post_id == held.petition.accused_post_id), "the accused never holds it"
    elsewhere = Clock.objects.about("round", held.pk).running().exclude(holder_post_id=held.holder_post_id).exclude(duty__in=OF_WHO_ACTED)
    assert not elsewhere, f"whoever holds the file answers for its days: {held.state} {[clock.duty for clock in elsewhere]}"
    assert Petition.objects.get(pk=held.petition_id).state == "in_case"
    assert not Letter.objects.about("round", held.pk).filter(state__in=["signed", "sealed", "sent"], number__isnull=True).exclude(series="").exists()


def ended_well(held: Round) -> None:
    for subject, pk in (("round", held.pk), ("petition", held.petition_id)):
        left = list(Clock.objects.about(subject, pk).running().exclude(duty__in=SENT_AFTERWARDS).values_list("duty", flat=True))
        assert not left, f"days nobody waits for any more: {held.procedure} {held.state} {left}"
    assert held.state in CALLED_OFF or not Duty.objects.open().filter(decision__round=held).exists()
    assert Petition.objects.get(pk=held.petition_id).state == "closed"
