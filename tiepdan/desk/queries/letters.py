"""One letter and the file it belongs to."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _

from tiepdan.cases.models import Decision, Protection, Round
from tiepdan.common.actor import Actor
from tiepdan.documents.catalogue import forms
from tiepdan.documents.models import Letter
from tiepdan.documents.read import at_own_pc, file_bytes, is_its_signer, revoked_certificates
from tiepdan.intake.models import Petition, denounces
from tiepdan.law.models import Clock
from tiepdan.offices.abilities import DRAFT, SEE_OFFICE, SEND, SIGN
from tiepdan.offices.models import Post, Role

OPEN = (Letter.State.DRAFT, Letter.State.SUBMITTED)
# What a decision says is decided in the round; changing it on paper alone would part the paper from the file.
DECIDED = frozenset({"outcome", "conclusion", "answer", "duties", "promises"})


@dataclass(frozen=True)
class LetterSeen:
    """A letter with its petition, the round it belongs to (None before a case runs) and the decision it carries, if any."""

    letter: Letter
    petition: Petition
    held: Round | None
    decision: Decision | None

    @property
    def locked(self) -> frozenset[str]:
        return DECIDED if self.decision else frozenset()


def letter_or_404(actor: Actor, letter_id: int) -> LetterSeen:
    """A letter of a file the actor may see, or of their own office. Raises Http404; so does a denunciation for the one it is about."""
    letter = Letter.objects.select_related("office__parent", "signer_post__office", "pdf", "replaces").filter(pk=letter_id).first()
    if letter is None:
        raise Http404
    rounds = Round.objects.select_related("office", "petition__sealed", "petition__petitioner")
    held = rounds.filter(pk=letter.subject_id).first() if letter.subject == "round" else None
    petition = held.petition if held else _of_petition(letter)
    if petition is None or not _visible(actor, letter, petition, held):
        raise Http404
    return LetterSeen(letter, petition, held, Decision.objects.filter(letter=letter).first() if held else None)


def _of_petition(letter: Letter) -> Petition | None:
    """None for letters of anything else: those of oversight have a page of their own."""
    if letter.subject == "protection":
        return Petition.objects.select_related("sealed", "petitioner").filter(protections=letter.subject_id).first()
    return Petition.objects.select_related("sealed", "petitioner").filter(pk=letter.subject_id).first() if letter.subject == "petition" else None


def _visible(actor: Actor, letter: Letter, petition: Petition, held: Round | None) -> bool:
    if Petition.objects.filter(denounces(actor), pk=petition.pk).exists():
        return False
    if letter.subject == "protection":  # apart from the case (Luật Tố cáo Đ.55): who keeps the file, and the clerk who sends what was decided
        clerk = letter.office_id == actor.office_id and actor.can(SEND) and letter.state in {Letter.State.SIGNED, Letter.State.SEALED, Letter.State.SENT}
        return clerk or letter.signer_post_id == actor.post_id or Protection.objects.visible_to(actor).filter(pk=letter.subject_id).exists()
    if letter.office_id == actor.office_id and (actor.can(SEE_OFFICE) or letter.signer_post_id == actor.post_id):
        return True
    if actor.post_id and letter.countersigns.filter(post_id=actor.post_id).exists():
        return True  # whoever is asked to initial or cosign reads what they put their hand to
    rounds = Round.objects.visible_to(actor).filter(pk=held.pk).exists() if held else False
    return rounds or (held is None and Petition.objects.visible_to(actor).filter(pk=petition.pk).exists())


def choosable(seen: LetterSeen, actor: Actor):
    """Posts that may initial or cosign: all of the letter's own office, and those who lead the offices of the province."""
    held = Post.objects.filter(office__province_id=seen.letter.province_id, office__valid_until__isnull=True, holdings__until__isnull=True)
    leads = Q(role__in=[Role.HEAD, Role.DEPUTY]) & ~Q(office_id=seen.letter.office_id)
    return held.filter(Q(office_id=seen.letter.office_id) | leads).exclude(pk=seen.letter.signer_post_id).select_related("office").distinct()


@dataclass(frozen=True)
class Way:
    """What may be done with the letter now, or why not: the same questions its acts ask."""

    name: str
    open: bool
    because: str = ""


def ways_of(seen: LetterSeen, actor: Actor) -> dict[str, Way]:
    """Amend, sign, return and send, open or with the reason."""
    letter = seen.letter
    mine = actor.office_id == letter.office_id
    unsigned = letter.state in OPEN
    its_signer = letter.signer_post_id == actor.post_id or (forms()[letter.form].signs == "head" and actor.can(SIGN) and mine)
    own_pc = at_own_pc(letter)
    return {
        "amend": Way("amend", unsigned and mine and (actor.can(DRAFT) or its_signer), _("đã ký, không sửa được") if not unsigned else _("việc của người soạn")),
        "sign": Way("sign", letter.state == Letter.State.SUBMITTED and its_signer, _sign_reason(letter, its_signer)),
        "return": Way("return", seen.decision is not None and unsigned and actor.can(SIGN) and mine, _("việc của người ký")),
        "seal": Way("seal", letter.state == Letter.State.SIGNED and not own_pc and actor.can(SEND) and mine, _("việc của văn thư")),
        "own_pc": Way("own_pc", own_pc and is_its_signer(letter, actor), _("việc của {signer}").format(signer=letter.frame.get("signer", ""))),
        "send": Way("send", letter.state == Letter.State.SEALED and actor.can(SEND) and mine, _send_reason(letter, actor, mine)),
    }


def _sign_reason(letter: Letter, its_signer: bool) -> str:
    if letter.state == Letter.State.DRAFT:
        return _("chưa trình ký")
    return _("đã ký") if letter.state not in OPEN else "" if its_signer else _("việc của {post}").format(post=letter.signer_post)


def _send_reason(letter: Letter, actor: Actor, mine: bool) -> str:
    if letter.state == Letter.State.SENT:
        return _("đã gửi")
    if letter.state == Letter.State.VOID:
        return _("đã hủy số")
    if letter.state == Letter.State.SIGNED:
        return _("chờ người ký ký số tại máy của mình") if at_own_pc(letter) else _("đang ký số, thường vài giây")
    if letter.state != Letter.State.SEALED:
        return _("chưa ký")
    return "" if actor.can(SEND) and mine else _("việc của văn thư")


def why_not_give_up(seen: LetterSeen, actor: Actor) -> str:
    """Why the actor may not cancel this letter's number; "" when they may."""
    if seen.letter.office_id != actor.office_id or not actor.can(SIGN):
        return _("việc của người ký của cơ quan ban hành")
    if seen.decision is not None:
        return _("văn bản mang kết quả giải quyết, vụ việc đang dựa vào số này")
    return "" if seen.letter.state == Letter.State.SEALED and seen.letter.number else _("chỉ hủy số của văn bản đã ký số mà chưa gửi")


def nearest_clock(seen: LetterSeen) -> Clock | None:
    letter = seen.letter
    return Clock.objects.about(letter.subject, letter.subject_id).running().filter(due__isnull=False).order_by("due", "id").first()


def judged(letter: Letter):
    """The verdict on the digital signature of the PDF of record; None before there is one."""
    if letter.pdf is None:
        return None
    from tiepdan.documents.verdict import verify_pdf  # takes most of a second to import; only this page needs it

    return verify_pdf(file_bytes(letter.pdf), keys=settings.KEYS_DIR, revoked=revoked_certificates())


def replacing(letters: list[Letter]) -> dict[int, Letter]:
    """Of these letters those that another was said to replace, by the pk of the one replaced. One query."""
    found = Letter.objects.filter(replaces__in=[one.pk for one in letters]).exclude(state=Letter.State.CANCELLED)
    return {one.replaces_id: one for one in found}
