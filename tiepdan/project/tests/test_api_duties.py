"""Duties and recommendations of oversight for machines: the register page by page, the acts, the refusals."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tiepdan.cases.models import Duty, Oversight
from tiepdan.cases.tests.factories import an_order, an_oversight, at_state
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at, post
from tiepdan.offices.tests.fixtures import few_offices_folder, lao_cai  # noqa: F401
from tiepdan.project.tests.machines import problem, sign_in, take

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]


@pytest.fixture(autouse=True)
def fresh_throttle():
    cache.clear()


def duties(*orders: dict, kind: str = "complaint") -> list[Duty]:
    return list(at_state(kind, "in_effect", orders=list(orders)).decision.duties.order_by("number"))


def day(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def test_the_register_comes_page_by_page_and_narrowed():
    made = duties(*(an_order(text=f"Việc {number}.") for number in range(3)), an_order(kind="recover"))
    head, seen, after = sign_in(at(f"{Y_TY}.head")), [], ""
    while True:
        told = head.get("/api/duties", {"limit": 2, "after": after, "state": "all"}).json()
        seen += [line["id"] for line in told["duties"]]
        after = told["next"]
        if not after:
            break
    assert seen == [duty.pk for duty in made]
    (one,) = head.get("/api/duties", {"kind": "recover"}).json()["duties"]
    assert (one["id"], one["source"], one["code"]) == (made[3].pk, "decision", made[3].decision.round.petition.code)
    assert head.get("/api/duties", {"source": "oversight"}).json()["duties"] == []
    assert sign_in(at(f"{SA_PA}.head")).get("/api/duties").json() == {"duties": [], "next": ""}
    problem(head.get("/api/duties", {"office": "khong-co"}), 404, "OfficeUnknown")
    assert head.get("/api/duties", {"state": "x"}).status_code == 422
    assert head.get("/api/duties", {"limit": 0}).status_code == 422


def test_a_denunciation_is_told_by_its_code_only():
    (duty,) = duties(an_order(text="Kiểm điểm ông phó.", office_id=post(f"{SA_PA}.petition").office_id, post_id=post(f"{SA_PA}.petition").pk),
                     kind="denunciation")
    (settler,) = sign_in(at(f"{Y_TY}.head")).get("/api/duties").json()["duties"]
    assert (settler["text"], settler["code"]) == ("", duty.decision.round.petition.code)
    (owner,) = sign_in(at(f"{SA_PA}.petition")).get("/api/duties").json()["duties"]
    assert (owner["text"], owner["code"]) == ("Kiểm điểm ông phó.", "")


def test_a_duty_is_urged_moved_handed_taken_and_tells_it_all():
    (duty,) = duties(an_order())
    head, there = sign_in(at(f"{Y_TY}.head")), sign_in(at(f"{SA_PA}.petition"))
    path = f"/api/duties/{duty.pk}"
    assert take(head, f"{path}/urge", report_by=day(3)).json()["urges"] == 1
    new = (duty.due + timedelta(days=900)).isoformat()
    assert take(head, f"{path}/move", due=new, reason="Mưa lũ.").json()["moves"] == [
        {"was": duty.due.isoformat(), "due": new, "reason": "Mưa lũ.", "moved_on": day(0)}]
    assert there.get(path).status_code == 404
    assert take(head, f"{path}/hand", post=post(f"{SA_PA}.petition").code, reason="Đất ở Sa Pa.").status_code == 200
    assert {step["name"]: step["open"] for step in there.get(f"{path}/steps").json()}["take_duty"]
    told = take(there, f"{path}/take").json()
    assert "Sa Pa" in told["owner"]
    assert told["handovers"][0]["taken_on"] == day(0)
    there.post(f"{path}/prove", {"words": "Đã làm.", "papers": SimpleUploadedFile("bb.txt", b"Bien ban.")})
    assert take(head, f"{path}/check", rest="").json()["parts"][0]["checked_on"] == day(0)
    problem(take(head, f"{path}/urge", report_by=day(3)), 409, "StepNotOpen")


def test_who_is_asked_may_refuse_and_a_stranger_is_not_asked():
    (duty,) = duties(an_order())
    take(sign_in(at(f"{Y_TY}.head")), f"/api/duties/{duty.pk}/hand", post=post(f"{SA_PA}.petition").code, reason="x")
    there = sign_in(at(f"{SA_PA}.petition"))
    problem(take(there, f"/api/duties/{duty.pk}/refuse", reason=" "), 409, "WordsMissing")
    assert take(there, f"/api/duties/{duty.pk}/refuse", reason="Không thuộc xã.").status_code == 204
    problem(there.get(f"/api/duties/{duty.pk}"), 404, "NotFound")


def test_a_recommendation_is_recorded_accepted_and_its_duty_is_in_the_register():
    clerk, head = sign_in(at(f"{Y_TY}.clerk")), sign_in(at(f"{Y_TY}.head"))
    told = {"sort": "front", "body": "Ủy ban MTTQ tỉnh", "symbol": "5/KN", "issued_on": day(-2), "received_on": day(0), "asks": "Đối thoại lại."}
    made = clerk.post("/api/oversight", {**told, "papers": SimpleUploadedFile("kn.txt", b"Kien nghi.")})
    assert made.status_code == 201
    assert (made.json()["state"], made.json()["answer_by"]) == ("recorded", None)
    problem(clerk.post("/api/oversight", {**told, "papers": SimpleUploadedFile("kn.txt", b"Kien nghi.")}), 409, "OversightTwice")
    problem(clerk.post("/api/oversight", {**told, "symbol": "6/KN"}), 409, "PaperMissing")
    path = f"/api/oversight/{made.json()['id']}"
    problem(take(clerk, f"{path}/reject_oversight", reasons="x"), 409, "StepNotOpen")
    order = {"post": post(f"{Y_TY}.verifier-1").code, "text": "Đối thoại lại.", "due": day(20)}
    accepted = take(head, f"{path}/accept_oversight", reasons="Đúng.", orders=[order]).json()
    assert (accepted["state"], len(accepted["duties"]), accepted["letters"][0]["form"]) == ("accepted", 1, "oversight_answer")
    (line,) = head.get("/api/duties", {"source": "oversight"}).json()["duties"]
    assert (line["code"], line["text"]) == ("5/KN", "Đối thoại lại.")
    problem(take(clerk, f"{path}/send_oversight_letter", letter=accepted["letters"][0]["id"]), 409, "StepNotOpen")
    assert [one["id"] for one in head.get("/api/oversight", {"state": "accepted"}).json()["oversights"]] == [made.json()["id"]]


def test_a_recommendation_is_rejected_with_reasons_and_hidden_from_strangers():
    one = an_oversight()
    problem(sign_in(at(f"{SA_PA}.head")).get(f"/api/oversight/{one.pk}"), 404, "NotFound")
    assert take(sign_in(at(f"{Y_TY}.head")), f"/api/oversight/{one.pk}/reject_oversight", reasons="Đã xong.").json()["reasons"] == "Đã xong."
    assert Oversight.objects.get().state == "rejected"
    steps = sign_in(at(f"{Y_TY}.clerk")).get(f"/api/oversight/{one.pk}/steps").json()
    assert [step["open"] for step in steps] == [False, False, False]
