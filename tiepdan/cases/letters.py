"""The facts of a round's letters, each named as its form names it. What the file knows is filled in; the rest somebody types."""

from datetime import date, timedelta

from tiepdan.cases.duty_kinds import read_figures, told_in_words
from tiepdan.cases.models import Dialogue, Round
from tiepdan.cases.procedures import WAYS, is_complaint, is_discipline, round_word, way_of
from tiepdan.common.folding import fold
from tiepdan.documents.catalogue import forms
from tiepdan.documents.models import Letter
from tiepdan.intake.letters import facts_of_petition, petitioner_words
from tiepdan.law.due import compute_due
from tiepdan.law.models import Clock
from tiepdan.offices.models import Office, OfficeKind, Post

DAYS_TO_EXPLAIN = 10  # calendar days the denounced is given to explain; the law sets none, the office does


def facts_for(form: str, held: Round, *, today: date, **words: object) -> dict:
    """Facts of `form` from the round, its petition, clocks and letters; `words` win. What the form has no place for is not looked up."""
    wanted = {item.name for item in forms()[form].fields}
    known = facts_of_petition(held.petition, papers="papers" in wanted) | _of_round(held, today)
    for names, part in PARTS:
        if names & (wanted - words.keys()):
            known |= part(held)
    known |= words
    return {item.name: known[item.name] for item in forms()[form].fields if known.get(item.name) not in (None, "", [])}


def _of_round(held: Round, today: date) -> dict:
    petition, office = held.petition, held.office
    return {
        "accepted_on": held.accepted_on.isoformat(), "contact": office.name, "explain_by": (today + timedelta(days=DAYS_TO_EXPLAIN)).isoformat(),
        "explain_to": office.name, "report_to": office.name, "second_days": _second_days(held),
        # of a disciplinary decision only a dismissal may be taken to court (Luật Khiếu nại Đ.57 k.3): whoever drafts names the court then
        "court": "" if is_discipline(held) else "Tòa án nhân dân có thẩm quyền theo Luật Tố tụng hành chính",
        "ruling_object": ", ".join(petition.document_numbers) or "hành vi nêu trong đơn",
    }


def _second_days(held: Round) -> int:
    """Luật Khiếu nại Đ.33, Đ.48; of a dismissal whoever drafts says 30."""
    return 10 if is_discipline(held) else 45 if held.remote else 30


def _of_clock(held: Round) -> dict:
    clock = Clock.objects.filter(subject="round", subject_id=held.pk, duty__in=[way.settle for way in WAYS.values()]).order_by("-pk").first()
    if clock is None or clock.due is None:
        return {"days": 30, "due_on": "", "due_cites": clock.cites if clock else ""}
    return {"days": (clock.due - clock.started_on).days, "due_on": clock.due.isoformat(), "due_cites": clock.cites}


def _of_accused(held: Round) -> dict:
    petition = held.petition
    against = petition.accused_office or held.office
    return {"accused": petition.accused or str(against.head_title), "accused_title": petition.accused or against.name, "accused_address": against.name}


def _of_superior(held: Round) -> dict:
    superior = superior_of(held.office)
    return {"second_to": superior, "superior": superior}


def superior_of(office: Office) -> str:
    """Who settles a second round: the direct superior (Luật Khiếu nại Đ.7; NĐ 155/2026 Đ.14)."""
    if office.kind == OfficeKind.COMMITTEE:
        return "Bộ trưởng bộ quản lý ngành, lĩnh vực"
    committee = Office.objects.filter(province_id=office.province_id, kind=OfficeKind.COMMITTEE).first()
    return f"Chủ tịch {committee.short_name}" if committee else "cấp trên trực tiếp"


def _of_earlier_letters(held: Round) -> dict:
    """Numbers of letters this one refers to."""
    numbered = Letter.objects.filter(subject="round", subject_id=held.pk, number__isnull=False).only("form", "symbol", "signed_on").order_by("pk")
    found = {letter.form: letter for letter in numbered}
    facts: dict = {}
    if letter := found.get("denunciation_accepted") or found.get("complaint_accepted"):
        facts |= {"accepted_symbol": letter.symbol, "decision_symbol": letter.symbol, "decision_on": letter.signed_on.isoformat()}
    if letter := found.get("complaint_suspension") or found.get("denunciation_suspension"):
        facts |= {"suspension_symbol": letter.symbol, "suspension_on": letter.signed_on.isoformat()}
    if letter := found.get("denunciation_team") or found.get("complaint_verification"):
        facts |= {"order_symbol": letter.symbol}
    if letter := found.get(way_of(held).decision):
        facts |= {"conclusion_symbol": letter.symbol, "conclusion_on": letter.signed_on.isoformat()}
    return facts


def _of_findings(held: Round) -> dict:
    found = getattr(held, "verification", None)
    if found is None:
        return {"dialogue": "Không phải đối thoại."}
    contents = [line for line in held.petition.asks if line.strip()] or ["Nội dung nêu trong đơn"]
    return {
        "findings": [{"content": "; ".join(contents), "finding": found.report}] if found.report else [],
        "begun_on": found.ordered_on.isoformat(), "ended_on": found.reported_on.isoformat() if found.reported_on else "",
        "team": people([found.lead.title, *found.team]), "dialogue": dialogue_words(held),
    }


def dialogue_words(held: Round) -> str:
    """The result of the dialogue, or why none was due (Luật Khiếu nại Đ.30 k.1, Đ.31 k.2)."""
    if not is_complaint(held):
        return ""
    last = held.dialogues.filter(held_on__isnull=False).order_by("-held_on").first()
    if last is None:
        if round_word(held) != "first":
            return "Chưa đối thoại."
        return "Yêu cầu của người khiếu nại và kết quả xác minh thống nhất nên không phải tổ chức đối thoại (Luật Khiếu nại Đ.30 k.1)."
    absent = f" Vắng mặt: {last.absent}." if last.absent else ""
    return f"Ngày {last.held_on:%d/%m/%Y}, tại {last.place}, {last.led_by} chủ trì đối thoại.{absent}\n{last.minutes}"


def _of_meeting(held: Round) -> dict:
    """Who took part in the last dialogue that was held, as its minutes list them; before one was held, whom they are written about."""
    who, accused = petitioner_words(held.petition), _of_accused(held)
    complainant = {"name": who["complainant"], "paper": who.get("identity_paper", ""), "address": who["address"]}
    facts = {"complainants": [{name: words for name, words in complainant.items() if words}], "accused": people([accused["accused"]])}
    last = held.dialogues.filter(held_on__isnull=False).order_by("-held_on", "-pk").first()
    if last is None or last.held_on is None:
        return facts
    known = {fold(name) for name in (who["complainant"], accused["accused"], last.led_by.partition(",")[0])}
    others = [line for line in last.attended.splitlines() if fold(line.partition(",")[0]) not in known]
    absent = last.absent and f"{last.absent}{': không có lý do chính đáng' if last.without_reason else ''}"
    return facts | {"on": last.held_on.isoformat(), "place": last.place, "chair": people([last.led_by]), "bodies": people(others), "absent": absent,
                    "opinions": [{"who": "Những người tham gia", "words": last.minutes}]}


def invitation_facts(planned: Dialogue, held: Round, hour: str, today: date) -> dict:
    petition = facts_of_petition(held.petition)
    return facts_for("dialogue_invitation", held, today=today, addressees=[petition["addressee"]], at=hour, on=planned.planned_on.isoformat(),
                     place=planned.place, chair=planned.led_by, content=petition["matter"])


def people(names: list[str]) -> list[dict]:
    """“Tên, chức vụ” as forms write people."""
    told = [name.partition(",") for name in names if name.strip()]
    return [{"name": name.strip(), **({"title": title.strip()} if title.strip() else {})} for name, _comma, title in told]


def duty_rows(orders: list[dict]) -> list[dict]:
    """The duties as the decision prints them: who, what, by when."""
    offices = {post.pk: str(post) for post in Post.objects.select_related("office").filter(pk__in=[order["post_id"] for order in orders])}
    return [{"who": offices[order["post_id"]], "what": _what(order), "by": f"{date.fromisoformat(order['due']):%d/%m/%Y}"} for order in orders]


def _what(order: dict) -> str:
    figures = told_in_words(read_figures(order.get("kind", "other"), order.get("figures", {})))
    return f"{order['text']} ({figures})" if figures else order["text"]


def latest_invitation(day: date) -> date | None:
    """The last day on which an invitation to a dialogue on `day` may go out."""
    latest = compute_due("complaint.dialogue_notice", day).due
    return latest if isinstance(latest, date) else None


# Which part of the file knows which facts.
PARTS = (
    ({"days", "due_on", "due_cites"}, _of_clock),
    ({"accused", "accused_title", "accused_address"}, _of_accused),
    ({"second_to", "superior"}, _of_superior),
    ({"accepted_symbol", "decision_symbol", "decision_on", "order_symbol", "conclusion_symbol", "conclusion_on", "suspension_symbol",
      "suspension_on"}, _of_earlier_letters),
    ({"findings", "begun_on", "ended_on", "team", "dialogue"}, _of_findings),
    ({"complainants"}, _of_meeting),
)
