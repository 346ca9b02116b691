"""The register of duties: who sees which, what it is narrowed to, its figures, its sheet."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tiepdan.cases.actions import prove_duty
from tiepdan.cases.models import Duty
from tiepdan.cases.tests.factories import PROOF, an_order, at_state, verifier
from tiepdan.desk.queries import duties
from tiepdan.intake.models import Petition
from tiepdan.intake.tests.factories import NOW
from tiepdan.law.queries import calendar_of
from tiepdan.offices.tests.factories import SA_PA, TA_VAN, Y_TY, at, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]
TODAY = NOW.date()
REGISTER, SHEET, DAY = "desk:duties", "desk:duties-export", "desk:today"


def duties_of(*orders: dict, kind: str = "complaint") -> list[Duty]:
    return list(at_state(kind, "in_effect", orders=list(orders)).decision.duties.order_by("number"))


def owed_by(seat: str, **said: object) -> dict:
    owner = post(seat)
    return an_order(office_id=owner.office_id, post_id=owner.pk, **said)


def due_in(duty: Duty, days: int) -> None:
    Duty.objects.filter(pk=duty.pk).update(due=TODAY + timedelta(days=days))


def told(browser, **asked: object) -> str:
    return browser.get(reverse(REGISTER), asked).content.decode()


def ids(seat: str, size: int = 50, **asked: object) -> list[int]:
    actor, after, found = at(seat), "", []
    while True:
        page = duties.register(actor, duties.Asked(**asked), TODAY, calendar_of(actor.province_id), after=after, size=size)
        found += [line.duty.pk for line in page.rows]
        if not page.after:
            return found
        after = page.after


def test_overdue_is_asked_of_the_day_itself_and_told_on_the_day_page(desk):
    late, soon, later = duties_of(an_order(text="Trả đất A."), an_order(text="Trả đất B."), an_order(text="Trả đất C."))
    for duty, days in ((late, -1), (soon, 7), (later, 8)):
        due_in(duty, days)
    head = desk(f"{Y_TY}.head")
    assert ids(f"{Y_TY}.head", state="overdue") == [late.pk]
    assert ids(f"{Y_TY}.head", state="soon") == [soon.pk]
    assert ids(f"{Y_TY}.head") == [late.pk, soon.pk, later.pk]
    assert "1 quá hạn" in told(head)
    assert reverse(REGISTER) + "?state=overdue" in head.get(reverse(DAY)).content.decode()
    due_in(late, 0)
    assert ids(f"{Y_TY}.head", state="overdue") == [], "on its last day a duty is not overdue yet"
    assert reverse(REGISTER) + "?state=overdue" not in head.get(reverse(DAY)).content.decode()


def test_what_waits_for_the_check_what_is_done_and_what_was_stopped():
    proved, stopped, untouched = duties_of(an_order(), an_order(), an_order())
    prove_duty(proved.pk, by=verifier(), now=NOW, words="Đã trả.", uploads=PROOF)
    Duty.objects.filter(pk=stopped.pk).update(stopped_on=TODAY, stopped_because="Tòa án hủy.")
    assert ids(f"{Y_TY}.head", state="to_check") == [proved.pk]
    assert ids(f"{Y_TY}.head", state="stopped") == [stopped.pk]
    assert ids(f"{Y_TY}.head", state="done") == []
    assert set(ids(f"{Y_TY}.head")) == {proved.pk, untouched.pk}
    assert set(ids(f"{Y_TY}.head", state="all")) == {proved.pk, stopped.pk, untouched.pk}


def test_pages_by_key_hold_each_duty_once_though_days_are_the_same():
    made = [duty.pk for duty in duties_of(*(an_order() for _number in range(5)))]
    assert ids(f"{Y_TY}.head", size=2) == made


def test_an_office_sees_what_it_owes_and_what_it_settled_the_province_all():
    own, elsewhere = duties_of(an_order(), owed_by(f"{SA_PA}.petition"))
    assert set(ids(f"{Y_TY}.head")) == {own.pk, elsewhere.pk}
    assert ids(f"{SA_PA}.petition") == [elsewhere.pk]
    assert ids(f"{TA_VAN}.head") == []
    assert set(ids("TTT.head")) == {own.pk, elsewhere.pk}
    assert ids(f"{Y_TY}.head", office=post(f"{SA_PA}.petition").office_id) == [elsewhere.pk]


def test_a_denunciation_is_told_by_its_code_only_and_the_one_who_owes_is_not_told_the_code(desk):
    (duty,) = duties_of(owed_by(f"{SA_PA}.petition", text="Kiểm điểm ông phó chủ tịch."), kind="denunciation")
    petition = duty.decision.round.petition
    settler = told(desk(f"{Y_TY}.head"))
    assert petition.code in settler
    assert duty.text not in settler
    owner = told(desk(f"{SA_PA}.petition"))
    assert duty.text in owner
    assert petition.code not in owner
    assert ids(f"{Y_TY}.head", code=petition.code) == [duty.pk]
    assert ids(f"{SA_PA}.petition", code=petition.code) == [], "the search must not tell what the line hides"
    for seat in (f"{Y_TY}.head", f"{SA_PA}.petition"):
        assert petition.sealed.pseudonym not in told(desk(seat))


def test_the_accused_meets_nothing_of_a_denunciation_not_even_in_the_figures(desk):
    (duty,) = duties_of(owed_by(f"{SA_PA}.petition"), kind="denunciation")
    accused = post(f"{SA_PA}.petition")
    Petition.objects.filter(pk=duty.decision.round.petition_id).update(accused_post=accused, accused_office=accused.office)
    assert ids(f"{SA_PA}.petition") == []
    assert duties.counted(at(f"{SA_PA}.petition"), duties.Asked(), TODAY).total == 0
    assert duty.text not in told(desk(f"{SA_PA}.petition"))


def test_within_a_request_the_accused_meets_no_number_no_overdue_and_no_office_of_it_either(desk):
    """The wall hides the petition itself, so what excludes by it finds nothing to exclude: the decision must be seen to be counted."""
    (duty,) = duties_of(owed_by(f"{SA_PA}.petition", kind="recover", figures={"money": 5_000_000}), kind="denunciation")
    due_in(duty, -1)
    owner = desk(f"{SA_PA}.petition")
    assert owner.get(reverse(REGISTER)).context["counted"].total == 1 and reverse(REGISTER) + "?state=overdue" in owner.get(reverse(DAY)).content.decode()
    accused = post(f"{SA_PA}.petition")
    Petition.objects.filter(pk=duty.decision.round.petition_id).update(accused_post=accused, accused_office=accused.office)
    page = owner.get(reverse(REGISTER))
    assert (page.context["counted"].total, page.context["counted"].overdue, page.context["counted"].sums) == (0, 0, [])
    assert list(page.context["owners"]) == [] and list(duties.owners(at(f"{SA_PA}.petition"))) == []
    assert reverse(REGISTER) + "?state=overdue" not in owner.get(reverse(DAY)).content.decode()


def test_narrowed_by_kind_and_code_and_what_must_and_was_done_is_added_up(desk):
    first, second, _other = duties_of(an_order(kind="recover", figures={"money": 5_000_000}), an_order(kind="recover", figures={"money": 2_000_000}),
                                      an_order())
    Duty.objects.filter(pk=first.pk).update(done_money=1_500_000)
    counted = duties.counted(at(f"{Y_TY}.head"), duties.Asked(kind="recover"), TODAY)
    assert counted.total == 2
    assert counted.sums == [("Số tiền", "7.000.000 đồng", "1.500.000 đồng")]
    assert ids(f"{Y_TY}.head", kind="recover") == [first.pk, second.pk]
    petition = first.decision.round.petition
    assert len(ids(f"{Y_TY}.head", code=str(petition.number))) == 3
    assert ids(f"{Y_TY}.head", code="không phải mã") == []
    assert "7.000.000 đồng" in told(desk(f"{Y_TY}.head"), kind="recover")


@pytest.mark.parametrize("asked", [{"state": "x"}, {"kind": "x"}, {"office": "x"}, {"office": "9" * 30}, {"after": "hôm qua.1"}, {"state": "\x00"}])
def test_what_cannot_be_read_narrows_nothing(desk, asked):
    (duty,) = duties_of(an_order())
    assert reverse("desk:duty", args=[duty.pk]) in told(desk(f"{Y_TY}.head"), **asked)


def test_the_page_asks_no_query_per_duty(desk, django_assert_max_num_queries):
    duties_of(*(an_order() for _number in range(8)))
    head = desk(f"{Y_TY}.head")
    with django_assert_max_num_queries(14):
        assert "8 nghĩa vụ" in told(head)


def test_the_sheet_holds_what_is_narrowed_with_figures_as_numbers_and_no_formula(desk):
    duties_of(an_order(kind="recover", text="=1+1", figures={"money": 5_000_000}), an_order())
    sheet = load_workbook(BytesIO(desk(f"{Y_TY}.head").post(reverse(SHEET, query={"kind": "recover"})).content)).active
    assert sheet.max_row == 2
    assert sheet["E2"].value == "'=1+1"
    assert sheet["M2"].value == 5_000_000
