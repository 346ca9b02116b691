"""The receipt as a PDF for keeping or printing, drawn when it is asked for; nothing is stored."""

import json
from collections.abc import Sequence
from pathlib import Path

import typst
from django.utils import timezone
from django.utils.translation import gettext as _

from tiepdan.cases.timeline import Moment
from tiepdan.common.templatetags.tiepdan import day_words, hour
from tiepdan.documents.glyphs import FONTS
from tiepdan.intake.models import Petition
from tiepdan.portal.standing import Standing

PAGE = Path(__file__).parent / "receipt.typ"


def receipt_pdf(petition: Petition, standing: Standing, coming: Sequence[Moment], *, qr: str, papers: int, hotline: str) -> bytes:
    """One page: code, key, drawing, who holds it, what comes by when and why. A sealed petition names nobody on it."""
    told = {
        "title": _("Biên nhận đơn"), "code_label": _("Mã đơn"), "code": petition.code, "key_label": _("Khóa xem"), "key": petition.follow_key,
        "stamp": f"{_('ĐÃ NHẬN')} {timezone.localtime(petition.received_at):%d/%m/%Y}, {hour(petition.received_at)}",
        "facts": [fact for fact in _facts(petition, papers) if fact[1]],
        "next_title": _("Bây giờ đến việc của cơ quan"), "steps": [*_holder(standing), *map(_step, coming)],
        "foot": _("Gửi đơn và giải quyết đơn không mất tiền. Quên mã, quên khóa, có ai đòi tiền: gọi {hotline}.").format(hotline=hotline),
    }
    return typst.compile(PAGE, font_paths=[str(FONTS)], ignore_system_fonts=True, sys_inputs={"data": json.dumps(told, ensure_ascii=False), "qr": qr})


def _facts(petition: Petition, papers: int) -> list[tuple[str, str]]:
    sealed = petition.sealed_id is not None
    sender = _("Được giữ kín") if sealed else petition.petitioner.name if petition.petitioner else _("Không ghi tên")
    parts = [_("lời kể")] if petition.text else []
    if papers:
        parts.append(_("{papers} ảnh, tệp giấy tờ").format(papers=papers))
    return [
        (_("Người gửi"), sender), (_("Về việc"), "" if sealed else petition.title), (_("Đã nhận"), _(" và ").join(parts).capitalize()),
        (_("Nơi nhận"), petition.office.name),
    ]


def _holder(standing: Standing) -> list[dict]:
    if standing.holder is None:
        return []
    holder = standing.holder
    return [{"title": _("{who} đang giữ đơn").format(who=holder.name or holder.post), "words": f"{holder.post}, {holder.office}", "why": [], "cites": ""}]


def _step(moment: Moment) -> dict:
    when = _("Chậm nhất {day}").format(day=day_words(moment.day)) if moment.day else ""
    return {"title": moment.title, "words": when, "why": moment.why, "cites": moment.cites}
