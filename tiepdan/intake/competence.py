"""From what the reader or the officer says of a petition to whose competence it is. Sets fields; the calling act saves."""

from datetime import date

from tiepdan.intake.models import Kind, Petition
from tiepdan.offices.models import Office, OfficeKind, Post, Role
from tiepdan.routing.propose import Proposal, propose

# Which seat in the accused's own office the accused holds, so that it never gets the file.
SEATS = {
    "commune_chair": Role.HEAD, "department_director": Role.HEAD, "province_chair": Role.HEAD, "department_unit_head": None,
    "commune_vice_chair": Role.DEPUTY, "department_deputy": Role.DEPUTY, "province_vice_chair": Role.DEPUTY,
}
# The yes-or-no facts of competence that stand among the findings.
YES_OR_NO = ("overdue", "signs_of_crime", "concrete_evidence", "judgment_final", "settled_twice", "discipline", "party_discipline_only")
CHOICES, FORMER = "choices", "former_unit"


def propose_for(petition: Petition, *, today: date) -> None:
    """Name the competent authority with article and because, or the one question that decides. A mixed petition is asked about."""
    findings = petition.findings
    petition.place = petition.place or _office(petition, findings.get("place_code"))
    petition.accused_office = petition.accused_office or _accused_office(petition)
    petition.accused_post = _named_post(petition) or _seat_of(petition.accused_office, findings.get("against_post", ""))
    if petition.kind == Kind.MIXED:
        _ask(petition, "Đơn có nhiều nội dung: cần hướng dẫn tách riêng từng nội dung (NĐ 154/2026 Đ.14 k.4).")
        _remember(petition, choices=[], former=False)
        return
    if said := findings.get("authority_said"):
        _as_said(petition, said)
        return
    proposal = _proposal(petition, today=today)
    _of_a_unit_that_ended(petition, former=proposal.former)
    _remember(petition, choices=[office.code for office in proposal.choices], former=proposal.former and findings.get("against_post") in SEATS)
    if proposal.question:
        _ask(petition, proposal.question)
        return
    petition.competent_office, petition.competent_title = proposal.office, proposal.title[:200]
    petition.competence_because, petition.competence_cites = proposal.because, proposal.cites[:240]
    petition.handling, petition.competence_question = proposal.handling, ""


def _as_said(petition: Petition, said: dict) -> None:
    """An official has named the office, against the table: their reason stands where the table's would."""
    office = _office(petition, said.get("office"))
    petition.competent_office, petition.competent_title = office, (office.head_title if office and office.handles_inside else str(office or ""))[:200]
    who = "Đã quyết định nơi giải quyết" if said.get("decided_by") else "Cán bộ xác định"
    petition.competence_because, petition.competence_cites = f"{who}: {said.get('because') or ''}", str(said.get("cites") or "")[:240]
    petition.competence_question = ""


def who_decides(petition: Petition, *, today: date) -> Proposal:
    """Who says whose competence it is when offices do not agree: the row of the rules on disputes (Luật Khiếu nại Đ.21 k.3)."""
    return _proposal(petition, today=today, dispute="province")


def _proposal(petition: Petition, *, today: date, dispute: str = "") -> Proposal:
    findings = petition.findings
    return propose(
        kind=petition.kind, round=petition.round, against_post=findings.get("against_post", ""), against_unit_of=findings.get("against_unit_of", ""),
        accused_office=petition.accused_office, place=petition.place, field=petition.field, today=today, province=petition.province,
        accused_name=petition.accused, anonymous=petition.anonymous, dispute=dispute, **{fact: bool(findings.get(fact)) for fact in YES_OR_NO},
    )


def _of_a_unit_that_ended(petition: Petition, *, former: bool) -> None:
    """Who led a unit that ended is not whoever leads its successor: the seat there is nobody's accusation (Luật Tố cáo Đ.12 k.4)."""
    if former and _named_post(petition) is None:
        petition.accused_post = None


def _remember(petition: Petition, *, choices: list[str], former: bool) -> None:
    """Keep which offices answer the question, and that the accused led a unit that ended: its successor must not hold the denunciation."""
    kept = {name: value for name, value in petition.findings.items() if name not in {CHOICES, FORMER}}
    petition.findings = kept | ({CHOICES: choices} if choices else {}) | ({FORMER: True} if former else {})


def _ask(petition: Petition, question: str) -> None:
    petition.competent_office, petition.competent_title, petition.competence_because = None, "", ""
    petition.competence_cites, petition.handling, petition.competence_question = "", "", question[:300]


def _accused_office(petition: Petition) -> Office | None:
    findings = petition.findings
    post = findings.get("against_post", "")
    if post.startswith("province_"):
        return Office.objects.filter(province=petition.province, kind=OfficeKind.COMMITTEE).first()
    named = _office(petition, findings.get("against_department")) or _office(petition, findings.get("against_commune_code"))
    return named or (petition.place if post.startswith("commune_") else None)


def _office(petition: Petition, code: str | None) -> Office | None:
    return Office.objects.filter(province=petition.province, code=code).first() if code else None


def _named_post(petition: Petition) -> Post | None:
    """The very post an officer says is complained about, where the words of the petition name no leader."""
    code = petition.findings.get("accused_post_code")
    return Post.objects.select_related("office").filter(office__province=petition.province, code=code).first() if code else None


def _seat_of(office: Office | None, post: str) -> Post | None:
    role = SEATS.get(post)
    return Post.objects.filter(office=office, role=role).order_by("pk").first() if office and role else None
