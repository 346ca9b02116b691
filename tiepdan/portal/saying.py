"""From the answers of a draft to what is said, to whom it goes first, and whose competence it seems. Nothing here writes."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from tiepdan.intake.actions.read import findings_kept
from tiepdan.intake.competence import propose_for
from tiepdan.intake.models import Kind, Petition
from tiepdan.intake.statement import Statement
from tiepdan.offices.models import Office, OfficeKind, Province
from tiepdan.portal.flow import is_secret
from tiepdan.reading.read import read


def kind_of(answers: dict) -> str:
    """The kind as the citizen chose it; unsure but read as a denunciation and told of secrecy, it is sealed as one."""
    want = answers.get("want", {}).get("want", "")
    if is_secret(answers):
        return Kind.DENUNCIATION
    return "" if want == "unsure" else want


ASKED_WITH_IT = "Người tố cáo đề nghị bảo vệ mình và người thân ngay khi gửi đơn; điều lo sợ xem trong đơn."


def asks_protection(answers: dict) -> bool:
    """Whether whoever denounces asks, with the petition, that they and their family be protected (Luật Tố cáo Đ.47, Đ.50)."""
    return is_secret(answers) and answers.get("identity", {}).get("identity") == "protect"


def text_of(answers: dict) -> str:
    """Everything told, as one text: the story, what is wished, what protection is asked."""
    place = answers.get("place", {})
    parts = [answers.get("tell", {}).get("words", "").strip()]
    if against := place.get("against", "").strip():
        parts.append(_("Người hoặc quyết định bị nêu: {against}").format(against=against))
    if wish := place.get("wish", "").strip():
        parts.append(_("Mong muốn: {wish}").format(wish=wish))
    if asks_protection(answers):
        parts.append(_("Người tố cáo đề nghị bảo vệ mình và người thân (Luật Tố cáo Điều 47, 50)."))
    return "\n\n".join(part for part in parts if part)


def statement_of(answers: dict) -> Statement:
    """What `intake.actions.receive` takes."""
    person, place, behalf = answers.get("person", {}), answers.get("place", {}), answers.get("behalf", {})
    return Statement(
        kind=kind_of(answers), text=text_of(answers), name=person.get("name", ""), address=person.get("address", ""),
        phone=person.get("phone", ""), email=person.get("email", ""), identity_number=person.get("identity_number", ""),
        birth_year=person.get("birth_year"), keep_secret=answers.get("identity", {}).get("identity", "sealed") != "open",
        anonymous=bool(person.get("anonymous")), group_size=person.get("group_size") or 1, representatives=person.get("representatives") or [],
        place_code=place.get("commune", ""), against_text=place.get("against", ""),
        helper_name=behalf.get("helper_name", "") or person.get("helper_name", ""),
    )


def preview(answers: dict, *, today: date) -> Petition | None:
    """The petition as the reader and the rules of competence would see it, never saved; None when only papers tell the story."""
    if not answers.get("tell", {}).get("words", "").strip():
        return None
    statement = statement_of(answers)
    findings = read(statement.text, received=today, named=bool(statement.name.strip()))
    seen = Petition(
        province=Province.objects.order_by("pk").first(), kind=statement.kind or findings.kind, field=findings.field, round=findings.round,
        anonymous=statement.anonymous, place=_commune(answers), findings=findings_kept(findings, sealed=False),
        accused=(statement.against_text or findings.against_text)[:300],
    )
    propose_for(seen, today=today)
    return seen


def receiving_office(answers: dict) -> Office:
    """Who takes it in: the competent office when the rules are sure, else the commune, else the province's reception board.

    A denunciation always goes to the board, so that no office reads a file about itself (Luật Tố cáo Đ.8).
    """
    board = Office.objects.get(kind=OfficeKind.RECEPTION_BOARD)
    if is_secret(answers):
        return board
    seen = preview(answers, today=timezone.localdate())
    if seen and seen.kind == Kind.DENUNCIATION:
        return board
    if seen and seen.competent_office and seen.competent_office.handles_inside and not seen.competence_question:
        return seen.competent_office
    return _commune(answers) or board


def _commune(answers: dict) -> Office | None:
    code = answers.get("place", {}).get("commune", "")
    return Office.objects.filter(kind=OfficeKind.COMMUNE, code=code).first() if code else None
