"""The figures of duties: ordered, done in parts, checked by somebody else, or stopped."""

from datetime import timedelta

import pytest

from tiepdan.cases.actions import check_duty, close, draft, order, prove_duty, stop_duty
from tiepdan.cases.duty_kinds import in_words, read_figures
from tiepdan.cases.errors import FiguresWrong, NotYours, PaperMissing, StepNotOpen, WordsMissing
from tiepdan.cases.models import Duty
from tiepdan.cases.tests.factories import FACTS, PROOF, an_order, at_state, clerk, deputy, effect_day, fresh, head, verifier
from tiepdan.common.errors import AbilityMissing
from tiepdan.intake.tests.factories import later
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.tests.factories import SA_PA, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
BACK = {"kind": "return_persons", "figures": {"money": 27_000_000, "land_residential": "320.5", "persons": 9}}


def owed(**said: object) -> tuple:
    held = at_state("complaint", "in_effect", orders=[an_order(**said)])
    return held, held.decision.duties.get(), effect_day(held) + timedelta(days=1)


def prove(duty: Duty, now, **figures: object) -> Duty:
    return prove_duty(duty.pk, by=verifier(), now=now, words="Đã trả.", uploads=PROOF, figures=figures)


def test_what_is_ordered_stands_in_the_letter_and_becomes_the_duty():
    held, duty, _day = owed(**BACK)
    assert {name: str(value) for name, value in duty.must().items()} == {"money": "27000000", "land_residential": "320.50", "persons": "9"}
    assert "Số tiền: 27.000.000 đồng; Đất ở: 320,5 m²; Số người: 9 người" in held.decision.letter.facts["duties"][0]["what"]


@pytest.mark.parametrize(("kind", "figures", "because"), [
    ("recover", {"money": -1}, "phải từ 0"), ("recover", {"money": 10**15}, "phải từ 0"), ("recover", {"money": "ba triệu"}, "phải là một con số"),
    ("recover", {"land_productive": "1.234"}, "quá nhiều chữ số"), ("recover", {"persons": 2}, "không có con số"), ("annul", {"money": 1}, "không có con số"),
    ("discipline", {"persons": 1, "officials": 2}, "nhiều hơn tổng số người"), ("burn", {}, "không có loại"), ("recover", {"money": "NaN"}, "phải từ 0"),
])
def test_a_figure_that_cannot_be_is_refused_and_nothing_is_drafted(kind, figures, because):
    held = at_state("complaint", "reported")
    with pytest.raises(FiguresWrong, match=because):
        draft(held.pk, by=verifier(), now=later(9), outcome="partly", summary="Đúng một phần.", facts=FACTS["complaint"],
              orders=[an_order(kind=kind, figures=figures)])
    assert fresh(held).state == "reported"


def test_a_part_is_counted_and_the_duty_stays_open_until_all_is_done():
    held, duty, day = owed(**BACK)
    order(held.pk, by=head(), now=day)
    prove(duty, day, money=10_000_000, persons=4)
    assert Duty.objects.get(pk=duty.pk).done() == {}
    part = check_duty(duty.pk, by=deputy(), now=day)
    assert (part.done_on, part.proved_on, part.done_money, part.done_persons) == (None, None, 10_000_000, 4)
    assert JournalEntry.objects.filter(kind="duty.part").count() == 1
    with pytest.raises(StepNotOpen):
        close(held.pk, by=verifier(), now=day)
    with pytest.raises(FiguresWrong, match="nhỏ hơn"):
        prove(duty, day, money=9_000_000, persons=4)
    prove(duty, day, money=27_000_000, land_residential="320.50", persons=9)
    assert check_duty(duty.pk, by=deputy(), now=day).done_on == day.date()
    assert fresh(close(held.pk, by=verifier(), now=day)).state == "closed"


def test_the_checker_says_why_what_is_left_need_not_be_done():
    _held, duty, day = owed(**BACK)
    prove(duty, day, money=20_000_000)
    done = check_duty(duty.pk, by=deputy(), now=day, rest="Hai hộ từ chối nhận, có biên bản.")
    assert (done.done_on, done.done_money, done.rest_because) == (day.date(), 20_000_000, "Hai hộ từ chối nhận, có biên bản.")


def test_words_alone_prove_nothing():
    _held, duty, day = owed()
    with pytest.raises(PaperMissing):
        prove_duty(duty.pk, by=verifier(), now=day, words="Đã trả.")
    assert Duty.objects.get(pk=duty.pk).proved_on is None


def test_figures_of_another_kind_prove_nothing():
    _held, duty, day = owed(**BACK)
    with pytest.raises(FiguresWrong):
        prove(duty, day, cases=1)
    assert Duty.objects.get(pk=duty.pk).proved_on is None


def test_a_stopped_duty_holds_nothing_up_and_is_not_done():
    held, duty, day = owed()
    order(held.pk, by=head(), now=day)
    with pytest.raises(WordsMissing):
        stop_duty(duty.pk, by=verifier(), now=day, reason=" ")
    stopped = stop_duty(duty.pk, by=verifier(), now=day, reason="Bản án 12/2027/HC-ST hủy quyết định.")
    assert (stopped.stopped_on, stopped.done_on) == (day.date(), None)
    for act in (lambda: prove(duty, day), lambda: stop_duty(duty.pk, by=verifier(), now=day, reason="lần nữa"),
                lambda: check_duty(duty.pk, by=deputy(), now=day)):
        with pytest.raises(StepNotOpen, match="thôi thi hành"):
            act()
    assert not Duty.objects.overdue(duty.due + timedelta(days=9)).exists()
    assert fresh(close(held.pk, by=verifier(), now=day)).state == "closed"


def test_only_the_office_that_settled_stops_a_duty():
    _held, duty, day = owed()
    with pytest.raises(NotYours):
        stop_duty(duty.pk, by=at(f"{SA_PA}.verifier-1"), now=day, reason="x")
    with pytest.raises(AbilityMissing):
        stop_duty(duty.pk, by=clerk(), now=day, reason="x")


def test_figures_are_read_as_people_write_them():
    assert (in_words("money", 12_000_000), in_words("persons", 9)) == ("12.000.000 đồng", "9 người")
    assert read_figures("recover", {"money": "5", "land_productive": None}) == {"money": 5}
