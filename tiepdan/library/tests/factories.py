"""Invented documents of the province for tests: none of them exists."""

from datetime import timedelta

from tiepdan.library.actions import assign_review, disseminate, draft_review, enter_document, propose_review, submit_review
from tiepdan.library.actions.documents import Entered
from tiepdan.library.models import Dissemination, ProvincialDocument, Review
from tiepdan.offices.models import Office
from tiepdan.offices.tests.factories import TODAY, at, post

KEEPER, OWNER = "TTT.inspector-1", "SNNMT.petition"
DUE = TODAY + timedelta(days=30)


def entered(number: str = "99/2099/QĐ-THU") -> ProvincialDocument:
    told = Entered(kind="decision", number=number, title="Quy chế tiếp công dân (văn bản bịa để thử)", issuer="UBND tỉnh Lào Cai",
                   source="văn bản bịa, không có ở đâu", cites="Luật Tiếp công dân Điều 15")
    return enter_document(told, by=at(KEEPER))


def review_at(state: str, number: str = "99/2099/QĐ-THU") -> Review:
    """A review brought to a state by the acts themselves."""
    review = propose_review(entered(number).pk, by=at(KEEPER), today=TODAY, proposal="amend", reason="Ngày tiếp khác Luật Tiếp công dân Điều 15")
    if state == "proposed":
        return review
    review = assign_review(review.pk, by=at(KEEPER), today=TODAY, post_id=post(OWNER).pk, due=DUE)
    if state == "assigned":
        return review
    review = draft_review(review.pk, by=at(OWNER), words="Dự thảo lần một, hồ sơ số 3")
    return review if state == "drafted" else submit_review(review.pk, by=at(OWNER), words="Tờ trình gửi UBND tỉnh")


def made_known(**changed) -> Dissemination:
    """A law made known to every commune there is, unless told otherwise."""
    communes = list(Office.objects.filter(kind="commune").values_list("pk", flat=True))
    return disseminate(**{"by": at(KEEPER), "today": TODAY, "offices": communes, "note": "Đọc Điều 15 và xếp lại ngày tiếp",
                          "read_before": TODAY + timedelta(days=7), "act": "luat-136-2025", **changed})
