"""Petitions at each point of their way, made by the acts themselves; fixed words, fixed days, no dice."""

from datetime import datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from tiepdan.common.actor import CITIZEN, Actor
from tiepdan.intake.actions import classify, receive, route, verify_denouncer
from tiepdan.intake.models import Custody, Petition
from tiepdan.intake.statement import Statement, Upload
from tiepdan.offices.acting import acting
from tiepdan.offices.models import Holding
from tiepdan.offices.tests.factories import TA_VAN, TODAY, Y_TY, at, office
from tiepdan.vault.tests.keys import with_keys

NOW = datetime(2026, 11, 25, 8, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))  # a Wednesday; 24 November is a day off from 2026
NAME, ADDRESS, PHONE, NUMBER = "Thào Seo Vảng", "thôn Sín Chải, xã Y Tý", "0912345678", "010085001234"
COMPLAINT = f"""ĐƠN KHIẾU NẠI
Kính gửi: Chủ tịch UBND xã Y Tý
Tôi là {NAME}, trú tại {ADDRESS}. Tôi khiếu nại Quyết định số 112/QĐ-UBND ngày 12/10/2026 của Chủ tịch UBND xã Y Tý về việc xử phạt vi phạm hành chính
trong lĩnh vực đất đai đối với thửa đất số 45, tờ bản đồ số 12. Gia đình tôi sử dụng thửa đất này từ năm 1998, không lấn chiếm.
Đề nghị Chủ tịch UBND xã Y Tý hủy Quyết định số 112/QĐ-UBND.
Người khiếu nại: {NAME}"""
DENUNCIATION = f"""ĐƠN TỐ CÁO
Kính gửi: Chủ tịch UBND xã Y Tý
Tôi tên là {NAME}, trú tại {ADDRESS}, số điện thoại {PHONE}, căn cước số {NUMBER}. Tôi tố cáo ông công chức địa chính UBND xã Y Tý nhận 30 triệu đồng của
các hộ để làm giấy chứng nhận quyền sử dụng đất không đúng quy định, có giấy viết tay kèm theo.
Đề nghị xác minh, xử lý và giữ bí mật danh tính cho tôi.
Người tố cáo: {NAME}"""
FEEDBACK = f"""ĐƠN KIẾN NGHỊ
Kính gửi: UBND xã Y Tý
Tôi là {NAME}, trú tại {ADDRESS}. Đoạn đường vào thôn Sín Chải hư hỏng nặng sau mưa lũ, xe không đi được. Kiến nghị UBND xã sửa đường trước mùa mưa.
Người viết: {NAME}"""
WORDS = {"complaint": COMPLAINT, "denunciation": DENUNCIATION, "recommendation": FEEDBACK, "feedback": FEEDBACK}
ACCEPTABLE = {"content_and_signature": True, "capable": True, "basis_for_violation": True, "from_settled_complaint": False}
AGAINST = {"complaint": "commune_chair", "denunciation": "commune_civil_servant"}
_turns = count(1)


def later(days: float = 0) -> datetime:
    return NOW + timedelta(days=days)


def statement(kind: str = "complaint", **said: object) -> Statement:
    told = {"kind": kind, "text": WORDS.get(kind, COMPLAINT), "name": NAME, "address": ADDRESS, "phone": PHONE, "identity_number": NUMBER, "place_code": Y_TY}
    return Statement(**{**told, **said})  # type: ignore[arg-type]


def received(kind: str = "complaint", *, office_code: str = Y_TY, by: Actor = CITIZEN, key: str = "", uploads: list[Upload] | tuple = (), channel: str = "web",
             now: datetime = NOW, read_at_once: bool = False, **said: object) -> Petition:
    """A petition as it stands right after the citizen sent it."""
    made = receive(
        statement(kind, **said), by=by, office=office(office_code), channel=channel, now=now, idempotency_key=key or f"test-{next(_turns)}", uploads=uploads,
        read_at_once=read_at_once,
    )
    return fresh(made)


def fresh(petition: Petition) -> Petition:
    return Petition.objects.select_related(
        "province", "office", "holder_post__office", "holder_office", "competent_office", "accused_post", "sealed", "petitioner"
    ).get(pk=petition.pk)


def holder(petition: Petition) -> Actor:
    """Whoever sits at the post that holds the petition."""
    held = Holding.objects.select_related("official").get(post=fresh(petition).holder_post, until__isnull=True)
    return with_keys(acting(held.official, TODAY, post_id=held.post_id))


def classified(petition: Petition, *, now: datetime = NOW, **said: object) -> Petition:
    """What it is and against whom, said by the officer who holds it."""
    told = {"place_code": Y_TY, "accused_code": Y_TY, "against_post": AGAINST.get(petition.kind, ""), "eligible": True, **said}
    return fresh(classify(petition.pk, by=holder(petition), now=now, **told))


def routed(kind: str = "complaint", **traits: object) -> Petition:
    """Competence is known and the responsible post holds it: the commune's petition officer."""
    petition = classified(received(kind, **traits))
    petition = fresh(route(petition.pk, by=holder(petition), now=NOW))
    return checked(petition) if kind == "denunciation" and not petition.anonymous else petition


def checked(petition: Petition, *, now: datetime = NOW, found: bool = True, **facts: bool) -> Petition:
    """The officer who holds the denunciation has met its writer and found that it may be accepted."""
    verify_denouncer(petition.pk, by=holder(petition), now=now, how="in_person", found=found, facts={**ACCEPTABLE, **facts})
    return fresh(petition)


def elsewhere(**traits: object) -> Petition:
    """A complaint that came to Tả Van and belongs to Y Tý."""
    return classified(received("complaint", office_code=TA_VAN, **traits))


def open_custodies(petition: Petition) -> int:
    return Custody.objects.filter(subject="petition", subject_id=petition.pk, until__isnull=True).count()


__all__ = ["NOW", "TODAY", "at", "classified", "elsewhere", "fresh", "holder", "later", "office", "open_custodies", "received", "routed", "statement"]
