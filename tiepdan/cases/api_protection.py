"""The protection file of a denunciation, for machines: its steps for whoever sees the denunciation, the rest for its keepers; no names."""

from inspect import cleandoc

from django.utils import timezone
from ninja import File, Router, Status
from ninja.files import UploadedFile

from tiepdan.cases import actions
from tiepdan.cases.models import Protection
from tiepdan.cases.protection import protection_steps
from tiepdan.cases.shapes_protection import (
    AnswerIn,
    EndIn,
    MeasureChange,
    MeasureChosen,
    MeasureMore,
    MeasureResult,
    NothingIn,
    ProtectIn,
    ProtectionOut,
    RequestIn,
    RetaliationIn,
    WrittenIn,
)
from tiepdan.common.actor import Actor
from tiepdan.common.api import REFUSALS, Code, Key
from tiepdan.common.checkcode import read_code
from tiepdan.common.errors import NotFound
from tiepdan.documents.models import Letter
from tiepdan.intake.api import step_out
from tiepdan.intake.models import Petition
from tiepdan.intake.shapes import Reason, StepOut
from tiepdan.intake.statement import Upload
from tiepdan.offices.api import AtPost

protection = Router(tags=["protection"], auth=AtPost())
FILES = {200: list[ProtectionOut], **REFUSALS}


def _denunciation(actor: Actor, code: str) -> Petition:
    """Before it is accepted as after; whoever may not see it is told that there is none."""
    petition = Petition.objects.visible_to(actor).filter(code=read_code(code) or "").first()
    if petition is None:
        raise NotFound(what=f"đơn {code}")
    return petition


def _files(actor: Actor, code: str) -> list[Protection]:
    return list(Protection.objects.visible_to(actor).filter(petition=_denunciation(actor, code)).order_by("-pk"))


@protection.get("/{code}/protection", response=FILES, url_name="protection")
def get_protection(request, code: Code):
    """Every protection file of the denunciation that the actor keeps, the latest first (Luật Tố cáo Đ.55)."""
    return _files(request.auth, code)


@protection.get("/{code}/protection/steps", response={200: list[StepOut], **REFUSALS}, url_name="protection-steps")
def get_protection_steps(request, code: Code):
    """Every step of the protection table, open or with the reason why not."""
    return [step_out(seen) for seen in protection_steps(_denunciation(request.auth, code), request.auth, timezone.localdate())]


def _told(name: str, act, shape: type) -> None:

    @protection.post(f"/{{code}}/{name}", response=FILES, url_name=name.replace("_", "-"), operation_id=f"tiepdan_cases_api_{name}",
                     summary=name.replace("_", " ").capitalize(), description=cleandoc(act.__doc__))
    def take(request, code: Code, told: shape):
        act(_denunciation(request.auth, code).pk, by=request.auth, now=timezone.now(), **told.dict())
        return _files(request.auth, code)


for _name, _shape in (
    ("request_protection", RequestIn), ("confirm_request", WrittenIn), ("protect", ProtectIn), ("refuse_protection", Reason), ("add_measure", MeasureMore),
    ("change_measure", MeasureChange), ("prove_measure", MeasureResult), ("check_measure", MeasureChosen), ("report_retaliation", RetaliationIn),
    ("end_protection", EndIn), ("answer_retaliation", AnswerIn), ("review_protection", NothingIn),
):
    _told(_name, getattr(actions, _name), _shape)


@protection.post("/{code}/add_protection_paper", response=FILES, url_name="add-protection-paper", operation_id="tiepdan_cases_api_add_protection_paper")
def add_protection_paper(request, code: Code, papers: File[list[UploadedFile]]):
    """Papers into the file of protection, sealed and apart from those of the case (Luật Tố cáo Đ.55). What they say opens at the desk only."""
    uploads = [Upload(paper.name or "tệp", paper.read()) for paper in papers]
    actions.add_protection_paper(_denunciation(request.auth, code).pk, by=request.auth, now=timezone.now(), uploads=uploads)
    return _files(request.auth, code)


@protection.post("/protection_letters/{letter_id}/send", response={204: None, **REFUSALS}, url_name="send-protection-letter")
def send_protection_letter(request, letter_id: Key):
    """Send a letter of a protection file: to who is protected and who protects (Luật Tố cáo Đ.52 k.3)."""
    seen = Protection.objects.filter(petition__in=Petition.objects.visible_to(request.auth).values("pk")).values("pk")
    if not Letter.objects.filter(pk=letter_id, subject="protection", subject_id__in=seen).exists():
        raise NotFound(what=f"văn bản {letter_id}")
    actions.send_protection_letter(letter_id, by=request.auth, now=timezone.now())
    return Status(204, None)
