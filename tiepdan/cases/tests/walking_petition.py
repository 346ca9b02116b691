"""One walk of a petition before a case runs: handed on, sent back, settled, guided, transferred, given back, parted, joined, kept; each turn by chance.

A new step of `intake.steps` needs a line in HANDLING: how it is played well.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from tiepdan.cases import actions
from tiepdan.cases.tests.test_inspect import EVIDENCE
from tiepdan.common.actor import Actor
from tiepdan.common.errors import Refused
from tiepdan.documents.actions import keep_file, sign_letter
from tiepdan.documents.models import Letter
from tiepdan.intake import actions as intake
from tiepdan.intake.models import Custody, Link, Petition, SentBack, Transfer
from tiepdan.intake.queries import follow_ups_for, steps_for
from tiepdan.intake.repeat_kinds import KINDS
from tiepdan.intake.statement import Upload
from tiepdan.intake.steps import ENDED, FOLLOW_UPS, STEPS
from tiepdan.intake.tests.factories import ACCEPTABLE, NOW, fresh
from tiepdan.journal.models import JournalEntry
from tiepdan.law.models import Clock
from tiepdan.offices.abilities import ROUTE
from tiepdan.offices.models import Post
from tiepdan.offices.tests.factories import SA_PA, TA_VAN, Y_TY, at, office

MOST_TURNS, HURRY_FROM = 60, 14
WHY = {"reason": "Có căn cứ trong đơn."}
OF_ANOTHER_DENUNCIATION = {"review_follow_up"}  # it needs a settled one: walked among the rounds
PLACES = (Y_TY, SA_PA, TA_VAN)
AT_THE_END = {"in_case", *ENDED}


@dataclass
class Turn:
    """What is played with: the petition, who acts, when, the chances to take, another petition of the same people."""

    petition: Petition
    by: Actor
    now: datetime
    one_of: Callable
    other: Petition

    @property
    def asked(self) -> dict:
        return {"by": self.by, "now": self.now}

    @property
    def today(self):
        return timezone.localdate(self.now)


def _plain(act: Callable, **said: object) -> Callable[[Turn], object]:
    return lambda turn: act(turn.petition.pk, **said, **turn.asked)


def _accept(turn: Turn) -> object:
    return actions.accept(turn.petition.pk, **turn.asked)


def _part(turn: Turn) -> object:
    half = turn.petition.text.find("\n", len(turn.petition.text) // 2) + 1
    return intake.part_petition(turn.petition.pk, parts=[(0, turn.petition.kind), (half, "recommendation")], **WHY, **turn.asked)


def _settle(turn: Turn) -> object:
    return intake.settle_competence(turn.petition.pk, office=office(turn.one_of([*PLACES, "CA-TINH"])), **WHY, **turn.asked)


def _check(turn: Turn, *, found: bool) -> object:
    proposal = turn.one_of(["", "Đề nghị thụ lý."]) if found else ""
    return intake.verify_denouncer(turn.petition.pk, how="in_person", found=found, facts=ACCEPTABLE, proposal=proposal, **turn.asked)


def _record_reply(turn: Turn) -> object:
    answer = Upload("tra-loi.txt", "Đã thụ lý.".encode())
    return intake.record_reply(turn.petition.pk, replied_on=turn.today, reply="Đã thụ lý.", upload=turn.one_of([None, answer]), **turn.asked)


HANDLING: dict[str, Callable[[Turn], object]] = {
    "route": _plain(intake.route), "take_in": _plain(intake.take_in), "accept": _accept,
    "inspect": _plain(actions.inspect, facts=EVIDENCE),
    "verify_denouncer": lambda turn: _check(turn, found=turn.one_of([True, False])),
    "lengthen_check": _plain(intake.lengthen_check, ground="many_places", **WHY),
    "hand_over_crime": _plain(intake.hand_over_crime, to="Cơ quan Cảnh sát điều tra Công an tỉnh", signs="Dấu hiệu nhận hối lộ", papers=["Đơn"]),
    "record_crime_reply": _plain(intake.record_crime_reply, reply="Đã thụ lý."),
    "decline": _plain(intake.decline, ground="khoản 1 Điều 11 Luật Khiếu nại", **WHY), "guide": _plain(intake.guide, **WHY),
    "transfer": _plain(intake.transfer, **WHY), "file": _plain(intake.file_away, **WHY), "part_petition": _part, "settle_competence": _settle,
    "send_back": lambda turn: intake.send_back(turn.petition.pk, kind=turn.one_of(SentBack.values), **WHY, **turn.asked),
    "return_petition": _plain(intake.return_petition, **WHY), "return_to_transferor": _plain(intake.return_to_transferor, **WHY),
    "ask_to_complete": _plain(intake.ask_to_complete, needed_papers=["Bản sao quyết định bị khiếu nại"], **WHY),
    "record_reply": _record_reply, "report_back": _plain(intake.report_back, result="Đã giải quyết xong."),
    "remind": lambda turn: intake.remind(turn.petition.pk, report_by=turn.today + timedelta(days=10), **turn.asked),
}


def walk_petition(petition: Petition, other: Petition, one_of: Callable) -> Petition:
    """Walk until nothing is left to do with the petition itself; every promise is looked at after every turn."""
    now = NOW + timedelta(days=1)
    for turn in range(MOST_TURNS):
        petition = fresh(petition)
        opened = _open(petition, Turn(petition, _holder(petition), now, one_of, other), hurry=turn >= HURRY_FROM)
        _try_what_is_not_allowed(petition, other, now, one_of)
        if not opened:
            break
        name = one_of(sorted(opened))
        _play(petition, *opened[name], now=now, one_of=one_of, other=other)
        now += timedelta(hours=one_of([1, 20, 200]))
        keeps_its_promises(fresh(petition))
    petition = fresh(petition)
    assert petition.state in AT_THE_END, f"nobody carries it further: {petition.kind} {petition.state}"
    _ended_well(petition)
    return petition


def _open(petition: Petition, turn: Turn, *, hurry: bool) -> dict[str, tuple[Actor, Callable]]:
    found: dict[str, tuple[Actor, Callable]] = {}
    for by in _people(petition):
        for seen in (*steps_for(petition, by), *follow_ups_for(petition, by, today=turn.today)):
            slow = seen.step.name in {"verify_denouncer", "hand_over_crime", "part_petition", "remind", "lengthen_check"} and hurry
            if seen.open and not slow and seen.step.name in HANDLING and petition.state != "in_case":
                found[seen.step.name] = (by, HANDLING[seen.step.name])
        if by.can(ROUTE) and not hurry and by.office_id == petition.holder_office_id:
            found |= {f"link {name}": (by, play) for name, play in _joining(petition, turn).items()}
            if petition.state in {"read", "routed"}:
                found["classify"] = (by, _classify)
    for letter in Letter.objects.about("petition", petition.pk).filter(state__in=["submitted", "signed", "sealed"]).select_related("signer_post"):
        found[f"letter {letter.pk}"] = (_at(letter.signer_post), lambda turn, letter=letter: _carry(letter, turn))
    return found


def _classify(turn: Turn) -> object:
    said = turn.one_of([{"eligible": False}, {"eligible": True}, *({"place_code": code, "accused_code": code, "eligible": True} for code in PLACES)])
    return intake.classify(turn.petition.pk, **said, **turn.asked)


def _joining(petition: Petition, turn: Turn) -> dict[str, Callable]:
    link = Link.objects.filter(petition__in=[petition, turn.other], earlier__in=[petition, turn.other], undone_at__isnull=True).first()
    if link is not None:
        return {"undo": lambda turn: intake.unlink_petitions(link.pk, because="Gắn nhầm.", **turn.asked)}
    return {"join": lambda turn: intake.link_petitions(petition.pk, turn.other.pk, relation=turn.one_of([kind.name for kind in KINDS]), **turn.asked)}


def _carry(letter: Letter, turn: Turn) -> None:
    """Signed by its signer, sealed as the job does, sent by the clerk of the office that wrote it."""
    if letter.state == "submitted":
        sign_letter(letter.pk, by=turn.by, today=turn.today)
    elif letter.state == "signed":
        pdf = keep_file(b"%PDF-1.7 test", by=turn.by, media_type="application/pdf")
        Letter.objects.filter(pk=letter.pk).update(state="sealed", pdf=pdf)
    else:
        clerk = next(by for by in (_at(seat) for seat in Post.objects.filter(office=letter.office_id)) if by.can("letter.send"))
        intake.send_answer(letter.pk, by=clerk, now=turn.now)


def _play(petition: Petition, by: Actor, play: Callable, *, now: datetime, one_of: Callable, other: Petition) -> None:
    """Played well; what the law forbids for where the petition has been before (a third hop, a circle) is refused and leaves no trace."""
    before = _traces(petition)
    try:
        play(Turn(petition, by, now, one_of, other))
    except Refused:
        assert _traces(petition) == before


def _try_what_is_not_allowed(petition: Petition, other: Petition, now: datetime, one_of: Callable) -> None:
    by = one_of(_people(petition))
    opened = {seen.step.name for seen in (*steps_for(petition, by), *follow_ups_for(petition, by, today=timezone.localdate(now))) if seen.open}
    name, before = one_of(sorted(HANDLING.keys() - opened)), _traces(petition)
    try:
        HANDLING[name](Turn(petition, by, now, lambda some: some[0], other))
    except Refused:
        assert _traces(petition) == before
    else:
        raise AssertionError(f"{name} was not refused to {by.post_title}: {petition.kind} {petition.state}")


def _traces(petition: Petition) -> tuple:
    held = fresh(petition)
    return held.state, held.holder_post_id, JournalEntry.objects.count(), Letter.objects.count(), Clock.objects.count(), Transfer.objects.count()


def _people(petition: Petition) -> list[Actor]:
    """Everybody where it lies, or where it ended."""
    here = petition.holder_office_id or petition.ended_office_id or petition.office_id
    return [_at(seat) for seat in Post.objects.filter(office=here).order_by("pk")]


def _holder(petition: Petition) -> Actor:
    return _at(petition.holder_post) if petition.holder_post else _people(petition)[0]


KNOWN: dict[int, Actor] = {}


def _at(seat: Post) -> Actor:
    if seat.pk not in KNOWN:
        KNOWN[seat.pk] = at(seat.code.removeprefix("LC."))
    return KNOWN[seat.pk]


def keeps_its_promises(petition: Petition) -> None:
    hands = list(Custody.objects.filter(subject="petition", subject_id=petition.pk, until__isnull=True).values_list("post_id", flat=True))
    if petition.state in AT_THE_END:
        assert (hands, petition.holder_post_id, petition.holder_office_id) == ([], None, None)
    else:
        assert hands == [petition.holder_post_id], "one responsible post at every instant"
        assert petition.holder_post.office_id == petition.holder_office_id
        assert petition.kind != "denunciation" or petition.holder_post_id != petition.accused_post_id, "the accused never holds it"
        elsewhere = Clock.objects.about("petition", petition.pk).running().exclude(holder_post_id=petition.holder_post_id)
        assert not elsewhere.exclude(duty="denunciation.crime_signs"), f"the days go along: {petition.state} {list(elsewhere.values_list('duty', flat=True))}"
    moves = list(petition.transfers.order_by("hop"))
    assert sum(1 for move in moves if move.decided_by_id is None) <= 2, "a third hop only by whoever decides above"
    decided = next((place for place, move in enumerate(moves) if move.decided_by_id), len(moves))
    assert len(moves) <= decided + 1, "what was decided moves no more"
    circled = [move.to_office_id for move in moves if move.decided_by_id is None and move.to_office_id]
    assert len(circled) == len(set(circled)), "never to and fro"


def _ended_well(petition: Petition) -> None:
    assert not Letter.objects.about("petition", petition.pk).filter(state__in=["draft", "submitted", "signed", "sealed"]).exists()
    if petition.state != "in_case":
        left = list(Clock.objects.about("petition", petition.pk).running().values_list("duty", flat=True))
        assert not left, f"days nobody waits for any more: {petition.kind} {petition.state} {left}"


def steps_without_a_play() -> set[str]:
    return {step.name for step in (*STEPS, *FOLLOW_UPS)} - set(HANDLING) - OF_ANOTHER_DENUNCIATION
