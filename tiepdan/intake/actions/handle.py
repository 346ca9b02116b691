"""The lawful ways out of the tray: route, guide, transfer, decline, file away; and into a case and out of it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.common.actor import Actor
from tiepdan.documents.actions import draft_letter, notify, send_letter, submit_letter
from tiepdan.documents.catalogue import forms
from tiepdan.documents.models import Letter
from tiepdan.intake import entries
from tiepdan.intake.actions._words import confirm_standing
from tiepdan.intake.actions.custody import release_custody, take_custody
from tiepdan.intake.actions.read import FIRST_CLOCKS
from tiepdan.intake.competence import who_decides
from tiepdan.intake.errors import AccusedMayNotHold, PassedRound, ReasonNeeded, StepNotOpen, TooManyHops
from tiepdan.intake.letters import form_for, letter_facts
from tiepdan.intake.models import CrimeHandover, Kind, Petition, Transfer
from tiepdan.intake.queries import responsible_post, steps_for
from tiepdan.intake.steps import Step
from tiepdan.journal.kinds import EntryKind
from tiepdan.journal.record import record
from tiepdan.law.actions import drop_clocks, hand_over_clocks, meet_clock
from tiepdan.law.turns import stand_beside_file
from tiepdan.offices.models import Post
from tiepdan.offices.queries import head_of

# The reader's own word for each way out of the tray.
HANDLED = {"guide": "huong_dan", "transfer": "chuyen_don", "decline": "khong_thu_ly", "file": "luu_don"}


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

    Raises StepNotOpen, AccusedMayNotHold, TooManyHops, PassedRound.
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
    if office.pk != petition.holder_office_id:
        _hand_on(petition, by=by, now=now)
    if post.pk != petition.holder_post_id:
        take_custody("petition", petition.pk, post, by=by, now=now, reason=petition.competence_because)
        notify(post.pk, f"Đơn {petition.code} vừa được giao cho ông/bà.", by=by, link=f"/can-bo/don/{petition.code}/")
    petition.holder_post, petition.holder_office, petition.state = post, office, step.reaches
    petition.save(update_fields=["holder_post", "holder_office", "state"])
    confirm_standing(petition, by=by, now=now)
    record(entries.ROUTED, petition, by=by, at=now, post=str(post), because=petition.competence_because, title=petition.competent_title)
    return petition


def _hand_on(petition: Petition, *, by: Actor, now: datetime) -> None:
    hop = petition.transfers.count() + 1
    if hop > 2:
        raise TooManyHops(code=petition.code, **_above(petition, now))
    if petition.transfers.filter(from_office=petition.competent_office).exists():
        raise PassedRound(code=petition.code, office=str(petition.competent_office), **_above(petition, now))
    Transfer.objects.create(petition=petition, hop=hop, from_office_id=petition.holder_office_id, to_office=petition.competent_office,
                            because=petition.competence_because, cites=petition.competence_cites, made_on=timezone.localdate(now))
    record(entries.HANDED_ON, petition, by=by, at=now, from_office=str(petition.holder_office), to_office=str(petition.competent_office),
           because=petition.competence_because)


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
    return _end(petition, "guide", entries.GUIDED, by=by, now=now, reason=_needed(reason), competent=title)


@transaction.atomic
def transfer(petition_id: int, *, by: Actor, now: datetime, reason: str = "") -> Petition:
    """Send the petition to a competent body outside, once for one content (Luật Tố cáo Đ.24 k.2). Raises StepNotOpen, TooManyHops."""
    petition = lock(petition_id)
    guard(petition, "transfer", by)
    hop = petition.transfers.count() + 1
    if hop > 2:
        raise TooManyHops(code=petition.code, **_above(petition, now))
    Transfer.objects.create(petition=petition, hop=hop, from_office_id=petition.holder_office_id, to_office=petition.competent_office,
                            to_name=petition.competent_title, because=petition.competence_because, cites=petition.competence_cites,
                            made_on=timezone.localdate(now))
    return _end(petition, "transfer", entries.TRANSFERRED, by=by, now=now, reason=reason.strip() or petition.competence_because,
                competent=petition.competent_title, addressee=petition.competent_title)


@transaction.atomic
def decline(petition_id: int, *, by: Actor, now: datetime, ground: str, reason: str) -> Petition:
    """Refuse acceptance in writing: `ground` names the article and clause,
    `reason` says it plainly (Luật Khiếu nại Đ.11, Đ.27; Luật Tố cáo Đ.24 k.1). Raises StepNotOpen, ReasonNeeded."""
    petition = lock(petition_id)
    guard(petition, "decline", by)
    return _end(petition, "decline", entries.DECLINED, by=by, now=now, ground=_needed(ground), reason=_needed(reason))


@transaction.atomic
def file_away(petition_id: int, *, by: Actor, now: datetime, reason: str) -> Petition:
    """Keep a petition that is not eligible, with the ground (TT 05/2021 Đ.6; Luật Tố cáo Đ.25 k.1). Raises StepNotOpen, ReasonNeeded."""
    petition = lock(petition_id)
    guard(petition, "file", by)
    return _end(petition, "file", entries.FILED, by=by, now=now, reason=_needed(reason), cites="Luật Tố cáo Đ.25; TT 05/2021/TT-TTCP Đ.6")


def _needed(reason: str) -> str:
    if not reason.strip():
        raise ReasonNeeded()
    return reason.strip()


def _end(petition: Petition, name: str, entry: EntryKind, *, by: Actor, now: datetime, **words: str) -> Petition:
    """End the petition here: letter drafted for whoever signs it, clocks ended, custody released, written down."""
    today = timezone.localdate(now)
    reaches = guard(petition, name, by).reaches
    form = form_for(name, petition.kind)
    signer = Post.objects.get(pk=by.post_id) if forms()[form].signs == "officer" and by.post_id else head_of(petition.holder_office)
    letter = draft_letter(form, by=by, office=petition.holder_office, subject="petition", subject_id=petition.pk, province_id=petition.province_id,
                          facts=letter_facts(form, petition, **words), signer_post=signer, for_citizen=name != "file")
    submit_letter(letter.pk, by=by)
    drop_clocks(by=by, subject="petition", subject_id=petition.pk, on=today, duties=FIRST_CLOCKS)
    if name == "file":  # an ineligible petition gets no answer: the slip on the file is all the law asks for
        drop_clocks(by=by, subject="petition", subject_id=petition.pk, on=today)
    else:  # the first answer is given when this letter goes out, not when it is drafted
        hand_over_clocks(by=by, subject="petition", subject_id=petition.pk, holder_post_id=signer.pk)
    release_custody("petition", petition.pk, by=by, now=now)
    petition.state, petition.ended_on, petition.holder_post, petition.holder_office = reaches, today, None, None
    petition.save(update_fields=["state", "ended_on", "holder_post", "holder_office"])
    confirm_standing(petition, by=by, now=now, handled=HANDLED[name])
    record(entry, petition, by=by, at=now, title=petition.competent_title or "nơi có thẩm quyền", because=petition.competence_because, **words)
    return petition


@transaction.atomic
def send_answer(letter_id: int, *, by: Actor, now: datetime) -> Letter:
    """Send a petition's letter; with it the first answer is given (Luật Tiếp công dân Đ.28 k.1). Raises StepNotOpen for another office's clerk."""
    if not Letter.objects.filter(pk=letter_id, subject="petition", office_id=by.office_id).exists():
        raise StepNotOpen(step="Gửi văn bản", because="việc của văn thư cơ quan ban hành")
    stand_beside_file(Letter, letter_id)
    handover = CrimeHandover.objects.filter(letter_id=letter_id).first()
    letter = send_letter(letter_id, by=by, today=timezone.localdate(now), to=[handover.to] if handover else ["Người gửi đơn"])
    if handover:  # goes to who investigates; it answers the denouncer nothing
        meet_clock("denunciation.crime_signs", by=by, subject="petition", subject_id=letter.subject_id, on=timezone.localdate(now))
        return letter
    meet_clock("petition.first_answer", by=by, subject="petition", subject_id=letter.subject_id, on=timezone.localdate(now))
    return letter


@transaction.atomic
def enter_case(petition: Petition, *, by: Actor, now: datetime) -> None:
    """The petition goes on as part of a round, which has its own holder."""
    release_custody("petition", petition.pk, by=by, now=now)
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
    drop_clocks(by=by, subject="petition", subject_id=petition.pk, on=petition.ended_on)
    record(entries.CLOSED, petition, by=by, at=now)
