"""The facts of a petition's letters, each named as its form names it. A denouncer is never more than a pseudonym here."""

from tiepdan.documents.catalogue import forms
from tiepdan.documents.models import Paper
from tiepdan.intake.models import Channel, Kind, Petition

# Which form each way out of the tray takes, by kind where the law has several.
FORMS = {
    ("guide", ""): "guidance",
    ("transfer", Kind.DENUNCIATION): "denunciation_transfer",
    ("transfer", ""): "feedback_transfer",
    ("decline", Kind.DENUNCIATION): "denunciation_declined",
    ("decline", ""): "complaint_declined",
    ("file", ""): "filing_slip",
    ("return_petition", ""): "return_with_guidance",
    ("return_to_transferor", ""): "return_wrong_transfer",
    ("ask_to_complete", ""): "ineligible_notice",
}
MATTER_LENGTH = 4000  # characters of the statement that a letter repeats


def form_for(way: str, kind: str) -> str:
    return FORMS.get((way, Kind(kind) if kind else ""), FORMS[(way, "")])


def letter_facts(form: str, petition: Petition, **words: object) -> dict:
    """What the form asks for and the petition knows; `words` are what somebody typed. Facts the form has no place for stay out."""
    known = {**facts_of_petition(petition), **words}
    return {item.name: known[item.name] for item in forms()[form].fields if known.get(item.name) not in (None, "", [])}


def facts_of_petition(petition: Petition, *, papers: bool = True) -> dict:
    """Everything letters take from a petition, with the names of its papers when asked; who a denouncer is stays out (Luật Tố cáo Đ.56)."""
    who = petitioner_words(petition)
    matter = matter_of(petition)
    return {
        **who, "received_on": petition.received_on.isoformat(), "matter": matter, "code": petition.code, "kind": petition.kind,
        "contents": [line for line in petition.asks if line.strip()] or [matter], "asks": [line for line in petition.asks if line.strip()],
        "accused": petition.accused or "người nêu trong đơn", "reason": petition.competence_because, "cites": petition.competence_cites,
        "competent": petition.competent_title, "channel": str(Channel(petition.channel).label),
        "papers": names_of_papers(petition) if papers else [],
    }


def names_of_papers(petition: Petition) -> list[str]:
    papers = Paper.objects.filter(subject="petition", subject_id=petition.pk).exclude(role=Paper.Role.REDACTED)
    return list(papers.order_by("pk").values_list("name", flat=True))


def matter_of(petition: Petition) -> str:
    """What the petition is about, as a letter repeats it: its title, or the beginning of what was said."""
    return petition.title or " ".join(petition.text.split())[:MATTER_LENGTH] or "nội dung nêu trong đơn"


def petitioner_words(petition: Petition) -> dict:
    """How letters address the petitioner."""
    if petition.sealed_id:
        name, address = petition.sealed.pseudonym, ""
        return {"denouncer": name, "addressee": name, "complainant": name, "petitioner": name, "address": address}
    person = petition.petitioner
    name = person.name if person else "Người gửi đơn"
    address = (person.address if person else "") or "địa chỉ nêu trong đơn"
    paper = f"căn cước số {person.identity_number}" if person and person.identity_number else ""
    return {"addressee": f"Ông (bà) {name}" if person and not person.organisation else name, "complainant": name, "petitioner": name,
            "address": address, "identity_paper": paper}
