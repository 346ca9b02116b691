"""What nobody has to do yet and nobody may forget: a stay about to end by itself, a file of protection, what a superior asked of a late settler.

All of it is computed from the days kept; nothing is written at night.
"""

from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tiepdan.cases.models import FollowUp, Protection, Reexamination, Round, Stay
from tiepdan.cases.protection import reminders
from tiepdan.common.actor import Actor
from tiepdan.desk.queries.beside import MOST, Beside
from tiepdan.intake.models import Petition
from tiepdan.offices.abilities import ACCEPT, GUARD_PERSONAL
from tiepdan.privacy.models import Breach, BreachNotice, Destruction
from tiepdan.privacy.reference import telling

TOLD_AFTER = timedelta(days=7)  # how long the list says that a stay has ended


def watched(actor: Actor, today: date) -> list[Beside]:
    """Eight queries, each limited."""
    return [*_stays(actor, today), *_protections(actor, today), *_late_settlers(actor), *_reexaminations(actor), *_personal(actor)]


def _stays(actor: Actor, today: date) -> list[Beside]:
    """A stay ends on its day without a word to anybody (Luật Khiếu nại Đ.35): whoever holds the file sees it come, and that it has ended."""
    held = Stay.objects.filter(round__holder_post_id=actor.post_id or 0, lifted_on__isnull=True, until__gte=today - TOLD_AFTER)
    return [_of_stay(stay, today) for stay in held.select_related("round__petition").order_by("until", "pk")[:MOST]]


def _of_stay(stay: Stay, today: date) -> Beside:
    link = reverse("desk:case", args=[stay.round.petition.code])
    if stay.until < today:
        said = _("Tạm đình chỉ thi hành đã hết ngày {day}: quyết định lại được thi hành").format(day=f"{stay.until:%d/%m/%Y}")
        return Beside(said, stay.stayed, ("round", stay.round_id), None, link, "Luật Khiếu nại Đ.35", own_day=True)
    return Beside(_("Tạm đình chỉ thi hành tự hết"), stay.stayed, ("round", stay.round_id), stay.until, link, "Luật Khiếu nại Đ.35", own_day=True)


def _protections(actor: Actor, today: date) -> list[Beside]:
    """The reminders of open protection files: what the settler decides to the settler, the rest to whoever holds the denunciation."""
    files = Protection.objects.open().visible_to(actor).select_related("petition", "petition__round_opened__decision")
    told = []
    for file in files.prefetch_related("measures", "retaliations").order_by("pk")[:MOST]:
        held = getattr(file.petition, "round_opened", None)
        subject = ("round", held.pk) if held else ("petition", file.petition_id)
        link = reverse("desk:protection", args=[file.petition.code])
        told += [Beside(one.words, "", subject, one.due, link, one.cites, own_day=True)
                 for one in reminders(file, today) if _theirs(one.decides, file.petition, held, actor)]
    return told


def _theirs(decides: bool, petition: Petition, held: Round | None, actor: Actor) -> bool:
    """A file whose denunciation has ended has no holder: then all of it is the settler's."""
    holder = held.holder_post_id if held else petition.holder_post_id
    return actor.can(ACCEPT) if decides or holder is None else holder == actor.post_id


def _late_settlers(actor: Actor) -> list[Beside]:
    """A report or a settlement a superior asked for, with its day (Luật Tố cáo Đ.38): to whoever holds the review."""
    rows = FollowUp.objects.filter(round__holder_post_id=actor.post_id or 0, round__state__in=["demanded", "ordered"]).select_related("round__petition")
    told = []
    for row in rows.order_by("pk")[:MOST]:
        ordered = row.round.state == "ordered"
        verb = _("Theo dõi việc giải quyết theo yêu cầu") if ordered else _("Chờ báo cáo của người giải quyết") if row.reported_on is None else ""
        told.append(Beside(verb or _("Đã có báo cáo: quyết định yêu cầu tiếp"), "", ("round", row.round_id), row.settle_by if ordered else row.report_by,
                           reverse("desk:case", args=[row.round.petition.code]), "Luật Tố cáo Đ.38", own_day=True))
    return told


OF_REEXAMINATION = {"opened": _("Giao kiểm tra việc giải quyết"), "assigned": _("Chờ báo cáo kiểm tra việc giải quyết"),
                    "reported": _("Kết luận việc xem xét lại")}


def _reexaminations(actor: Actor) -> list[Beside]:
    """Settlements looked at again, to whoever holds the file, with the day of the report the superior named."""
    files = Reexamination.objects.open().filter(holder_post_id=actor.post_id or 0).order_by("pk")[:MOST]
    return [Beside(OF_REEXAMINATION[file.state], "", ("round", file.round_id), file.report_by if file.state == "assigned" else None,
                   reverse("desk:reexamination", args=[file.pk]), "NĐ 124/2020 Đ.38", own_day=True) for file in files]


def _personal(actor: Actor) -> list[Beside]:
    """A breach whose hours run, to whoever guards personal data; a list of files to destroy, to whoever decides it and did not propose it."""
    told = []
    if actor.can(GUARD_PERSONAL):
        heard = [BreachNotice.To.AUTHORITY, BreachNotice.To.SUPERIOR]
        running = Breach.objects.visible_to(actor).filter(closed_at__isnull=True).exclude(notices__to__in=heard).order_by("tell_before", "pk")
        for one in running[:MOST]:
            until = timezone.localtime(one.tell_before)
            told.append(Beside(_("Báo vụ lộ, mất dữ liệu trước {hour}").format(hour=f"{until:%H:%M}"), one.data, ("breach", one.pk), until.date(),
                               reverse("desk:breach", args=[one.pk]), telling().cites, own_day=True, always=True))
    if actor.can(ACCEPT):
        lists = Destruction.objects.visible_to(actor).filter(state="proposed").exclude(proposed_official_id=actor.official_id or 0).order_by("pk")
        told += [Beside(_("Quyết định danh mục tiêu hủy hồ sơ"), made.ground, ("destruction", made.pk), None, reverse("desk:destruction", args=[made.pk]),
                        "Luật 91/2025 Đ.14", own_day=True, always=True) for made in lists[:MOST]]
    return told
