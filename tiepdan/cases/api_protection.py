"""The protection file of a denunciation, for machines: seen by whoever may see the denunciation, and without a name."""

from inspect import cleandoc

from django.utils import timezone
from ninja import Router

from tiepdan.cases import actions
from tiepdan.cases.api import _round
from tiepdan.cases.models import Protection
from tiepdan.cases.protection import protection_steps
from tiepdan.cases.shapes_protection import (
    EndIn,
    MeasureChange,
    MeasureChosen,
    MeasureMore,
    MeasureResult,
    ProtectIn,
    ProtectionOut,
    RequestIn,
    RetaliationIn,
    WrittenIn,
)
from tiepdan.common.actor import Actor
from tiepdan.common.api import REFUSALS, Code
from tiepdan.intake.api import step_out
from tiepdan.intake.shapes import Reason, StepOut
from tiepdan.offices.api import AtPost

protection = Router(tags=["protection"], auth=AtPost())
FILES = {200: list[ProtectionOut], **REFUSALS}


def _files(actor: Actor, code: str) -> list[Protection]:
    held = _round(actor, code)
    return list(Protection.objects.visible_to(actor).filter(round=held).order_by("-pk"))


@protection.get("/{code}/protection", response=FILES, url_name="protection")
def get_protection(request, code: Code):
    """Every protection file of the denunciation, the latest first."""
    return _files(request.auth, code)


@protection.get("/{code}/protection/steps", response={200: list[StepOut], **REFUSALS}, url_name="protection-steps")
def get_protection_steps(request, code: Code):
    """Every step of the protection table, open or with the reason why not."""
    return [step_out(seen) for seen in protection_steps(_round(request.auth, code), request.auth, timezone.localdate())]


def _told(name: str, act, shape: type) -> None:

    @protection.post(f"/{{code}}/{name}", response=FILES, url_name=name.replace("_", "-"), operation_id=f"tiepdan_cases_api_{name}",
                     summary=name.replace("_", " ").capitalize(), description=cleandoc(act.__doc__))
    def take(request, code: Code, told: shape):
        act(_round(request.auth, code).pk, by=request.auth, now=timezone.now(), **told.dict())
        return _files(request.auth, code)


for _name, _shape in (
    ("request_protection", RequestIn), ("confirm_request", WrittenIn), ("protect", ProtectIn), ("refuse_protection", Reason), ("add_measure", MeasureMore),
    ("change_measure", MeasureChange), ("prove_measure", MeasureResult), ("check_measure", MeasureChosen), ("report_retaliation", RetaliationIn),
    ("end_protection", EndIn),
):
    _told(_name, getattr(actions, _name), _shape)
