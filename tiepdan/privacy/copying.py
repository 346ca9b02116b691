"""The copy somebody is given of what is kept about them in one petition: theirs, and nothing of others (Luật 91/2025 Đ.4). Reads only."""

from tiepdan.cases.looks import looks_at
from tiepdan.cases.timeline import letters_for_citizen, timeline
from tiepdan.documents.models import Paper
from tiepdan.intake.models import Petition
from tiepdan.privacy.models import DataRequest

SCHEMA = "tiepdan/ban-sao-du-lieu/1"
SEALED = "Họ tên, địa chỉ và bản gốc nằm trong ngăn niêm phong, không in ra đây; ông/bà xem tại nơi nhận đơn (Luật Tố cáo Đ.49)."


def gives_copy(asked: DataRequest) -> bool:
    """Whether the answer was that the person sees their data."""
    return asked.kind == DataRequest.Kind.ACCESS and asked.state in {DataRequest.State.GRANTED, DataRequest.State.PARTLY}


def own_copy(petition: Petition) -> dict:
    """What is kept about whoever sent it: who they are, what they wrote, papers, letters to them, what was done, who looked (posts, never names)."""
    found, _more = looks_at(petition)
    papers = Paper.objects.filter(subject="petition", subject_id=petition.pk).order_by("pk")
    return {
        "schema": SCHEMA, "code": petition.code, "received_on": petition.received_on.isoformat(), "kind": str(petition.get_kind_display()),
        "person": _person(petition), "text": petition.text, "asks": petition.asks,
        "papers": [{"name": paper.name, "pages": paper.pages} for paper in papers],
        "letters": [{"title": one.title, "symbol": one.symbol, "sent_on": str(one.sent_on or "")} for one in letters_for_citizen(petition)],
        "done": [{"day": str(told.day), "words": told.title} for told in timeline(petition, citizen=True) if told.state == "done"],
        "looks": [{"at": look.at.isoformat(), "post": look.post, "office": look.office, "cites": look.cites} for look in found],
        "asked": [{"kind": str(one.get_kind_display()), "state": str(one.get_state_display())}
                  for one in DataRequest.objects.filter(petition=petition).order_by("pk")],
    }


def _person(petition: Petition) -> dict:
    if petition.sealed is not None:
        return {"pseudonym": petition.sealed.pseudonym, "note": SEALED}
    person = petition.petitioner
    if person is None:
        return {}
    told = ("name", "birth_year", "address", "phone", "email", "identity_number")
    return {name: getattr(person, name) for name in told if getattr(person, name)}
