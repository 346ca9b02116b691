"""What the page of one petition shows beside its words."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _

from tiepdan.cases.models import Round
from tiepdan.common.actor import Actor
from tiepdan.desk.clocks import ClockSeen, seen
from tiepdan.desk.shell import code_or_404
from tiepdan.documents.models import Letter
from tiepdan.intake.models import Kind, Petition, Transfer
from tiepdan.intake.queries import needs_of
from tiepdan.law.models import Clock
from tiepdan.law.queries import calendar_of

WITH = ("province", "office", "place", "accused_office", "accused_post", "petitioner", "sealed", "holder_post__office", "holder_office", "competent_office",
        "ended_office")
MOST_OTHERS = 10
FEW = 2000  # of those citing the same document, looked through for the ones that may be seen


def petition_or_404(actor: Actor, typed: str) -> Petition:
    """The petition of a code, if the actor may see it. Raises Http404."""
    petition = Petition.objects.visible_to(actor).select_related(*WITH).filter(code=code_or_404(typed)).first()
    if petition is None:
        raise Http404
    return petition


def clocks_of(petition: Petition, held: Round | None, today: date) -> list[ClockSeen]:
    """Every clock of the file: running ones by date, then those met; dropped ones are history only."""
    wanted = Q(subject="petition", subject_id=petition.pk)
    if held is not None:
        wanted |= Q(subject="round", subject_id=held.pk)
    clocks, calendar = Clock.objects.filter(wanted, dropped_on__isnull=True), calendar_of(petition.province_id)
    return [seen(clock, today, calendar) for clock in sorted(clocks, key=lambda clock: (clock.met_on is not None, clock.due or date.max, clock.pk))]


def letters_of(petition: Petition, held: Round | None = None) -> list[Letter]:
    wanted = Q(subject="petition", subject_id=petition.pk)
    if held is not None:
        wanted |= Q(subject="round", subject_id=held.pk)
    return list(Letter.objects.filter(wanted).exclude(state=Letter.State.CANCELLED).order_by("pk"))


def moves_of(petition: Petition) -> list[Transfer]:
    """How the petition was handed on, sent back and decided, in order. One query."""
    return list(petition.transfers.select_related("from_office", "to_office", "decided_by__office", "reply_paper").order_by("hop"))


@dataclass(frozen=True)
class Condition:
    """One condition of going on, whether it holds, and the article."""

    holds: bool
    words: str
    cites: str


def conditions(petition: Petition, actor: Actor) -> list[Condition]:
    """What must hold before anybody accepts, in the order an officer checks it; the same facts guard the acts."""
    needs, sealed = needs_of(petition, actor), petition.sealed_id is not None
    told = [
        Condition(needs["kind_known"], _("Đã rõ loại đơn") if needs["kind_known"] else _("Chưa rõ loại đơn, hoặc nhiều nội dung"), "TT 05/2021 Đ.6"),
        Condition(needs["competence_known"], _("Đã rõ ai có thẩm quyền") if needs["competence_known"] else _("Chưa rõ ai có thẩm quyền"), ""),
        Condition(needs["eligible"], _("Đủ điều kiện xử lý") if needs["eligible"] else petition.findings.get("eligible_because") or _("Chưa đủ điều kiện"),
                  "TT 05/2021 Đ.6"),
    ]
    if petition.kind == Kind.COMPLAINT and petition.group_size > 1:
        words = _("{n} người, có cử đại diện") if needs["represented"] else _("{n} người, chưa cử đại diện")
        told.append(Condition(needs["represented"], words.format(n=petition.group_size), "NĐ 155/2026 Đ.4"))
    if petition.kind == Kind.DENUNCIATION:
        told.append(Condition(needs["named_denouncer"], _("Người tố cáo có tên, địa chỉ") if needs["named_denouncer"] else _("Chưa xác minh được người tố cáo"),
                              "Luật Tố cáo Đ.29"))
        told.append(Condition(sealed, _("Danh tính đã niêm phong") if sealed else _("Danh tính chưa niêm phong"), "Luật Tố cáo Đ.49"))
    return told


@dataclass(frozen=True)
class Other:
    """Another petition that may be about the same, with why it is shown."""

    petition: Petition
    same: str
    strong: bool


def others(petition: Petition, actor: Actor) -> list[Other]:
    """Petitions that cite the same document, and those of the same petitioner, as far as the actor may see them. Three queries."""
    visible = Petition.objects.visible_to(actor).exclude(pk=petition.pk).select_related("holder_post__office", "petitioner", "sealed")
    told: dict[int, Other] = {}
    if petition.document_numbers:
        # found by their index first: with an order and a limit the planner would walk the whole table back for a rare number
        citing = list(Petition.objects.filter(document_numbers__overlap=petition.document_numbers).values_list("pk", flat=True)[:FEW])
        for other in visible.filter(pk__in=citing).order_by("-pk")[:MOST_OTHERS]:
            shared = sorted(set(other.document_numbers) & set(petition.document_numbers))
            told[other.pk] = Other(other, _("cùng nêu {numbers}").format(numbers=", ".join(shared)), True)
    if petition.petitioner_id:
        for other in visible.filter(petitioner_id=petition.petitioner_id).order_by("-pk")[:MOST_OTHERS]:
            if other.pk in told:
                told[other.pk] = Other(other, told[other.pk].same + ", " + _("cùng người gửi"), True)
            else:
                told[other.pk] = Other(other, _("cùng người gửi"), False)
    return sorted(told.values(), key=lambda other: (not other.strong, -other.petition.pk))[:MOST_OTHERS]
