"""What may be destroyed, why not, and which words hang on one petition. Reads only."""

from collections.abc import Iterator
from datetime import date

from django.db import models
from django.db.models import Q, QuerySet

from tiepdan.cases.models import Decision, Duty, FollowUp, Lawsuit, Protection, Reexamination, Round
from tiepdan.cases.queries import vn_day
from tiepdan.common.actor import Actor
from tiepdan.documents.closing import retention_of
from tiepdan.documents.models import Letter
from tiepdan.intake.models import Petition
from tiepdan.law.models import Clock
from tiepdan.privacy.models import DataRequest, DestructionLine
from tiepdan.privacy.queries import past_their_time

MOST = 500  # files of one list


def offered(actor: Actor, today: date) -> QuerySet[Round]:
    """Rounds whose files are past their time and in no list yet; the accused of a denunciation never meets it (`visible_to`)."""
    listed = DestructionLine.objects.exclude(state="struck").values("petition_id")
    return past_their_time(actor, today).exclude(petition_id__in=listed)


def why_kept(held: Round, today: date) -> str:
    """Why this file may not be destroyed now; empty when it may."""
    if held.ended_on is None:
        return "vụ việc chưa kết thúc"
    until = retention_of(held.procedure).until(held.ended_on)
    if until >= today:
        return f"còn phải giữ đến {vn_day(until)}"
    if Lawsuit.objects.filter(round=held, judged_on__isnull=True).exists():
        return "đang có vụ án ở Tòa án"
    if Duty.objects.open().filter(decision__round=held).exists():
        return "còn nghĩa vụ chưa thi hành xong"
    if Protection.objects.open().filter(petition_id=held.petition_id).exists():
        return "hồ sơ bảo vệ người tố cáo còn mở"
    if _reopened(held, today):
        return "việc giải quyết đang được xem xét lại hoặc đã mở tiếp"
    if DataRequest.objects.filter(petition_id=held.petition_id, state="open").exists():
        return "còn yêu cầu về dữ liệu cá nhân chưa trả lời"
    if Clock.objects.running().filter(_of_round(held)).exists():
        return "còn thời hạn đang chạy"
    return ""


def _of_round(held: Round) -> Q:
    return Q(subject="round", subject_id=held.pk) | Q(subject="petition", subject_id=held.petition_id)


def _reopened(held: Round, today: date) -> bool:
    """Somebody looks again, or another round of the matter has not come to the end of its own time."""
    if Reexamination.objects.open().filter(round=held).exists() or FollowUp.objects.filter(earlier=held, round__ended_on__isnull=True).exists():
        return True
    others = Round.objects.filter(case_id=held.case_id).exclude(pk=held.pk)
    return any(other.ended_on is None or retention_of(other.procedure).until(other.ended_on) >= today for other in others)


def subjects_of(petition: Petition, held: Round | None) -> list[tuple[str, int]]:
    """Under which names papers, letters and entries about this file stand."""
    told = [("petition", petition.pk), *(("protection", pk) for pk in petition.protections.values_list("pk", flat=True))]
    return [*told, ("round", held.pk)] if held else told


def words_about(petition: Petition, held: Round | None) -> Iterator[tuple[QuerySet, list[str]]]:
    """Every table that hangs on the petition, its round, decision, protection or duties, with the columns in which people wrote freely."""
    yield from _hanging_on(Petition, [petition.pk])
    if held is None:
        return
    yield from _hanging_on(Round, [held.pk])
    yield Round.objects.filter(pk=held.pk), _free(Round)
    decisions = list(Decision.objects.filter(round=held).values_list("pk", flat=True))
    duties = list(Duty.objects.filter(decision__in=decisions).values_list("pk", flat=True))
    guarded = list(petition.protections.values_list("pk", flat=True))
    for model, keys in ((Decision, decisions), (Duty, duties), (Protection, guarded)):
        yield from _hanging_on(model, keys)


def _hanging_on(model: type[models.Model], keys: list[int]) -> Iterator[tuple[QuerySet, list[str]]]:
    for link in model._meta.related_objects:
        if link.related_model is Letter or link.many_to_many or link.related_model is Petition:
            continue
        if words := _free(link.related_model):
            yield link.related_model._default_manager.filter(**{f"{link.field.name}__in": keys}), words


def _free(model: type[models.Model]) -> list[str]:
    """Columns of running text: not codes, not choices, not what a list of the law fills."""
    return [one.name for one in model._meta.concrete_fields if isinstance(one, models.TextField) and not one.choices]
