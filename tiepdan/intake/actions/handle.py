"""The lawful ways out of the tray: route, guide, transfer, decline, file away; and into a case and out of it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from tiepdan.common.actor import Actor
from tiepdan.documents.actions import draft_letter, notify, send_letter, submit_letter
from tiepdan.documents.catalogue import forms
from tiepdan.documents.models import Letter
from tiepdan.intake import entries
from tiepdan.intake.actions._knowing import let_know
from tiepdan.intake.actions._words import confirm_standing
from tiepdan.intake.actions.custody import release_custody, take_custody
from tiepdan.intake.actions.read import FIRST_CLOCKS
from tiepdan.intake.actions.reporting import drop_all_but_reports, owe_report, reply_awaited
from tiepdan.intake.competence import who_decides
from tiepdan.intake.errors import AccusedMayNotHold, PassedRound, PlaceDecided, ReasonNeeded, StepNotOpen, TooManyHops
from tiepdan.intake.letters import form_for, letter_facts
from tiepdan.intake.models import CrimeHandover, Kind, Petition, Transfer
from tiepdan.intake.queries import REPORTS, responsible_post, steps_for
from tiepdan.intake.steps import Step
from tiepdan.journal.kinds import EntryKind
from tiepdan.journal.record import record
from tiepdan.law.actions import drop_clocks, hand_over_clocks, meet_clock
from tiepdan.law.turns import stand_beside_file
from tiepdan.offices.models import Post
from tiepdan.offices.queries import head_of

# The reader's own word for each way out of the tray.
HANDLED = {"guide": "huong_dan", "transfer": "chuyen_don", "decline": "khong_thu_ly", "file": "luu_don", "return_petition": "huong_dan"}
UNANSWERED = ("file", "return_to_transferor")
NOT_FOR_CITIZENS = ("file", "return_to_transferor")
# Letters of a petition that go to an office or its head, and the periods that end when they go.
TO_OFFICES = frozenset({"denunciation_transfer", "feedback_transfer", "return_wrong_transfer", "result_to_transferor", "urging_letter", "acceptance_proposal"})
MEETS = ((("denunciation_transfer",), ("denunciation.transfer",)), (("return_wrong_transfer", "result_to_transferor"), REPORTS))


def lock(petition_id: int) -> Petition:
    """The petition, held until the act ends; its clocks wait for no recount any more."""
    stand_beside_file(Petition, petition_id)
    return (
        Petition.objects.select_for_update(of=("self",))
        .select_related("holder_office", "competent_office")
        .defer("search")
        .get(pk=petition_id)
    )


def guard(petition: Petition, name: str, by: Actor) -> Step:
    """The step if the table, the facts and the post all allow it. Raises StepNotOpen with the reason."""
    for seen in steps_for(petition, by):
        if seen.step.name == name:
            if not seen.open:
                raise StepNotOpen(step=seen.step.label, because=seen.because)
            return seen.step
    raise StepNotOpen(step=name, because="đơn không ở bước này")


@transaction.atomic
def route(petition_id: int, *, by: Actor, now: datetime, to_post: Post | None = None) -> Petition:
    """Give the petition to the one responsible post of the competent office. Inside the province nothing is cloned: files go along.

    At another office it is "handed" until somebody there takes it in or sends it back.
    Raises StepNotOpen, AccusedMayNotHold, PlaceDecided, TooManyHops, PassedRound.
    """
    petition = lock(petition_id)
    step = guard(petition, "route", by)
    office = petition.competent_office
    post = to_post or (office and responsible_post(office))
    if office is None or post is None:
        raise StepNotOpen(step=step.label, because="cơ quan có thẩm quyền chưa có người nhận đơn")
    if post.office_id != office.pk:
        raise StepNotOpen(step=step.label, because=f"người được chọn không thuộc {office}")
    if petition.kind == Kind.DENUNCIATION and post.pk == petition.accused_post_id:
        raise AccusedMayNotHold()
    moved = office.pk != petition.holder_office_id
    if moved:
        _hand_on(petition, by=by, now=now)
    if post.pk != petition.holder_post_id:
        take_custody("petition", petition.pk, post, by=by, now=now, reason=petition.competence_because)
        notify(post.pk, f"Đơn {petition.code} vừa được giao cho ông/bà.", by=by, link=f"/can-bo/don/{petition.code}/")
    petition.holder_post, petition.holder_office, petition.state = post, office, "handed" if moved else step.reaches
    petition.save(update_fields=["holder_post", "holder_office", "state"])
    let_know(petition, by=by, now=now, because="giao đơn")
    confirm_standing(petition, by=by, now=now)
    record(entries.ROUTED, petition, by=by, at=now, post=str(post), because=petition.competence_because, title=petition.competent_title)
    return petition


def _hand_on(petition: Petition, *, by: Actor, now: datetime) -> None:
    hop = next_hop(petition, now)
    if petition.transfers.filter(from_office=petition.competent_office).exists():
        raise PassedRound(code=petition.code, office=str(petition.competent_office), **_above(petition, now))
    Transfer.objects.create(petition=petition, hop=hop, from_office_id=petition.holder_office_id, to_office=petition.competent_office,
                            because=petition.competence_because, cites=petition.competence_cites, made_on=timezone.localdate(now))
    record(entries.HANDED_ON, petition, by=by, at=now, from_office=str(petition.holder_office), to_office=str(petition.competent_office),
           because=petition.competence_because)
    meet_clock("denunciation.transfer", by=by, subject="petition", subject_id=petition.pk, on=timezone.localdate(now))


def next_hop(petition: Petition, now: datetime) -> int:
    """Which move this would be. Raises PlaceDecided after a binding decision, TooManyHops for a third one nobody above has decided."""
    moves = list(petition.transfers.all())
    if any(move.decided_by_id for move in moves):
        raise PlaceDecided(code=petition.code)
    if len(moves) >= 2 and not decided_by(petition):
        raise TooManyHops(code=petition.code, **_above(petition, now))
    return len(moves) + 1


def decided_by(petition: Petition) -> int | None:
    """The post that has decided where the petition belongs, if offices disagreed."""
    return (petition.findings.get("authority_said") or {}).get("decided_by")


def _above(petition: Petition, now: datetime) -> dict[str, str]:
    """Who decides where offices keep handing a petition on, by the rules on disputes; named without article when they ask back."""
    decides = who_decides(petition, today=timezone.localdate(now))
    return {"above": decides.title or "cấp trên chung", "cites": decides.cites}


@transaction.atomic
def guide(petition_id: int, *, by: Actor, now: datetime, reason: str) -> Petition:
    """Tell the petitioner, once and in writing, where the matter belongs (TT 05/2021 Đ.8 k.1). Raises StepNotOpen, ReasonNeeded."""
    petition = lock(petition_id)
    guard(petition, "guide", by)
    title = petition.competent_title or "nơi có thẩm quyền"
    return end_here(petition, "guide", entries.GUIDED, by=by, now=now, reason=needed(reason), competent=title)


@transaction.atomic
def transfer(petition_id: int, *, by: Actor, now: datetime, reason: str = "") -> Petition:
    """Send the petition to a competent body outside, once for one content (Luật Tố cáo Đ.24 k.2). Raises StepNotOpen, TooManyHops.

    The office that sends it follows it up: an answer is awaited by a day (`Transfer.due`).
    """
    petition = lock(petition_id)
    guard(petition, "transfer", by)
    today = timezone.localdate(now)
    due, cites = reply_awaited(petition, today)
    Transfer.objects.create(petition=petition, hop=next_hop(petition, now), from_office_id=petition.holder_office_id, to_office=petition.competent_office,
                            to_name=petition.competent_title, because=petition.competence_because, cites=petition.competence_cites, made_on=today,
                            decided_by_id=decided_by(petition), due=due, due_cites=cites)
    return end_here(petition, "transfer", entries.TRANSFERRED, by=by, now=now, reason=reason.strip() or petition.competence_because,
                competent=petition.competent_title, addressee=petition.competent_title)


@transaction.atomic
def decline(petition_id: int, *, by: Actor, now: datetime, ground: str, reason: str) -> Petition:
    """Refuse acceptance in writing: `ground` names the article and clause,
    `reason` says it plainly (Luật Khiếu nại Đ.11, Đ.27; Luật Tố cáo Đ.24 k.1). Raises StepNotOpen, ReasonNeeded."""
    petition = lock(petition_id)
    guard(petition, "decline", by)
    return end_here(petition, "decline", entries.DECLINED, by=by, now=now, ground=needed(ground), reason=needed(reason))


@transaction.atomic
def file_away(petition_id: int, *, by: Actor, now: datetime, reason: str) -> Petition:
    """Keep a petition that is not eligible, with the ground (TT 05/2021 Đ.6; Luật Tố cáo Đ.25 k.1). Raises StepNotOpen, ReasonNeeded."""
    petition = lock(petition_id)
    guard(petition, "file", by)
    return end_here(petition, "file", entries.FILED, by=by, now=now, reason=needed(reason), cites="Luật Tố cáo Đ.25; TT 05/2021/TT-TTCP Đ.6")


def needed(reason: str) -> str:
    """What was typed, without blanks around it. Raises ReasonNeeded for nothing."""
    if not reason.strip():
        raise ReasonNeeded()
    return reason.strip()


def end_here(petition: Petition, name: str, entry: EntryKind, *, by: Actor, now: datetime, **words: Any) -> Petition:
    """End the petition here: letter drafted for whoever signs it, clocks ended, custody released, written down. Part of each way out."""
    today = timezone.localdate(now)
    reaches = guard(petition, name, by).reaches
    told_apart = name == "transfer" and petition.kind == Kind.DENUNCIATION  # by a letter of its own
    for_citizen = name not in NOT_FOR_CITIZENS and not told_apart
    signer = _write(petition, form_for(name, petition.kind), by=by, for_citizen=for_citizen, **words)
    if told_apart and petition.anonymous:  # there is nobody to tell
        drop_clocks(by=by, subject="petition", subject_id=petition.pk, on=today, duties=["petition.first_answer"])
    elif told_apart:  # whoever denounced is told where it went, without the slip (Luật Tố cáo Đ.24 k.2)
        _write(petition, "first_answer", by=by, for_citizen=True, **words | {"outcome": "transferred", "body": petition.competent_title, "addressee": ""})
    drop_clocks(by=by, subject="petition", subject_id=petition.pk, on=today, duties=FIRST_CLOCKS)
    if name in UNANSWERED:  # an ineligible one gets no answer, the slip on the file is all the law asks for; one given back is answered by who had sent it
        drop_all_but_reports(petition, by=by, on=today)
    # the first answer is given when this letter goes out, not when it is drafted
    hand_over_clocks(by=by, subject="petition", subject_id=petition.pk, holder_post_id=signer.pk)
    if name != "return_to_transferor":
        owe_report(petition, by=by, on=today, holder_post_id=by.post_id or signer.pk)
    release_custody("petition", petition.pk, by=by, now=now)
    petition.ended_office_id = petition.holder_office_id
    petition.state, petition.ended_on, petition.holder_post, petition.holder_office = reaches, today, None, None
    petition.save(update_fields=["state", "ended_on", "ended_office", "holder_post", "holder_office"])
    confirm_standing(petition, by=by, now=now, handled=HANDLED.get(name, ""))
    record(entry, petition, by=by, at=now, title=petition.competent_title or "nơi có thẩm quyền", because=petition.competence_because, **words)
    return petition


def _write(petition: Petition, form: str, *, by: Actor, for_citizen: bool, **words: Any) -> Post:
    """Draft the letter and lay it before its signer; answers who that is."""
    signer = Post.objects.get(pk=by.post_id) if forms()[form].signs == "officer" and by.post_id else head_of(petition.holder_office)
    told = {name: value for name, value in words.items() if value != ""}
    letter = draft_letter(form, by=by, office=petition.holder_office, subject="petition", subject_id=petition.pk, province_id=petition.province_id,
                          facts=letter_facts(form, petition, **told), signer_post=signer, for_citizen=for_citizen)
    submit_letter(letter.pk, by=by)
    return signer


@transaction.atomic
def send_answer(letter_id: int, *, by: Actor, now: datetime) -> Letter:
    """Send a petition's letter; with what goes to its sender the first answer is given (Luật Tiếp công dân Đ.28 k.1), with what goes to
    whoever had sent it here the result is told (Đ.27 k.2; Luật Tố cáo Đ.26 k.2). Raises StepNotOpen for another office's clerk."""
    letter = Letter.objects.filter(pk=letter_id, subject="petition", office_id=by.office_id).first()
    if letter is None:
        raise StepNotOpen(step="Gửi văn bản", because="việc của văn thư cơ quan ban hành")
    stand_beside_file(Letter, letter_id)
    handover = CrimeHandover.objects.filter(letter_id=letter_id).first()
    addressee = handover.to if handover else letter.facts.get("addressee", "") if letter.form in TO_OFFICES else "Người gửi đơn"
    letter = send_letter(letter_id, by=by, today=timezone.localdate(now), to=[addressee])
    duties = [duty for which, duties in MEETS if letter.form in which for duty in duties]
    if handover:  # goes to who investigates; it answers the denouncer nothing
        duties = ["denunciation.crime_signs"]
    elif letter.for_citizen:
        duties.append("petition.first_answer")
    for duty in duties:
        meet_clock(duty, by=by, subject="petition", subject_id=letter.subject_id, on=timezone.localdate(now))
    return letter


@transaction.atomic
def enter_case(petition: Petition, *, by: Actor, now: datetime) -> None:
    """The petition goes on as part of a round, which has its own holder."""
    release_custody("petition", petition.pk, by=by, now=now)
    petition.transfers.filter(to_office_id=petition.holder_office_id, taken_at__isnull=True, returned_at__isnull=True).update(taken_at=now)
    office = petition.holder_office
    petition.state, petition.holder_post, petition.holder_office = "in_case", None, None
    petition.save(update_fields=["state", "holder_post", "holder_office"])
    confirm_standing(petition, by=by, now=now, handled="thu_ly")
    record(entries.INTO_CASE, petition, by=by, at=now, office=str(office))


@transaction.atomic
def close_petition(petition: Petition, *, by: Actor, now: datetime) -> None:
    """The round that answered it has ended."""
    petition.state, petition.ended_on = "closed", timezone.localdate(now)
    petition.save(update_fields=["state", "ended_on"])
    drop_all_but_reports(petition, by=by, on=petition.ended_on)
    record(entries.CLOSED, petition, by=by, at=now)
