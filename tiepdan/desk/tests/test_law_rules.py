"""The law's periods as pages: all there, found by words, and whoever may vouches for what is not certain."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tiepdan.cases.tests.factories import accepted
from tiepdan.desk.queries.law_rules import AskedRules, duties_by_act
from tiepdan.intake.tests.factories import received, routed
from tiepdan.law.models import Clock, RuleConfirmation
from tiepdan.law.recurring import all_recurring
from tiepdan.law.rules import all_rules
from tiepdan.offices.tests.factories import Y_TY, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]
RULES = "/can-bo/luat/thoi-han/"
KEEPER, OFFICER = "TTT.head", f"{Y_TY}.petition"
UNSURE = next(rule for rule in all_rules().values() if not rule.certain and rule.duty == "feedback.settle")
SURE = next(rule for rule in all_rules().values() if rule.certain)


def html_of(browser, address: str, typed: dict | None = None) -> str:
    return re.sub(r"\s+", " ", browser.get(address, typed or {}).content.decode())


def titles(**asked: str) -> set[str]:
    return {seen.duty for _act, duties in duties_by_act(at(OFFICER), AskedRules(**asked)) for seen in duties}


def test_every_duty_of_the_law_stands_there_once_with_its_examples(desk):
    html = html_of(desk(OFFICER), RULES)
    every = {rule.duty for rule in (*all_rules().values(), *all_recurring().values())}
    assert {duty for duty in every if f'/luat/thoi-han/{duty}/"' in html} == every
    words = re.sub(r"<[^>]+>", "", html)  # citations are links to their articles
    for rule in all_rules().values():
        assert rule.cites.split(",")[0] in words
    assert html.count("chưa được cán bộ pháp chế xác nhận") == sum(rule.confidence != "FOUND" for rule in (*all_rules().values(), *all_recurring().values()))


def test_the_list_is_narrowed_by_words_act_and_sureness():
    assert titles(words="THU LY khiếu nại lan dau") >= {"complaint.first.accept"}
    assert "complaint.discipline.first.window" in titles(words="thoi hieu ky luat lan dau") < titles()
    assert UNSURE.duty in titles(confidence="doubtful")
    assert SURE.duty not in titles(confidence="doubtful")
    assert titles(act=SURE.act) < titles()
    assert not titles(words="khong co chu nay")


def test_odd_filters_break_nothing(desk):
    for typed in ({"q": "\x00"}, {"q": "a" * 5000}, {"act": "x", "sure": "x"}):
        assert desk(OFFICER).get(RULES, typed).status_code == 200
    assert "Không có quy định nào như vậy." in html_of(desk(OFFICER), RULES, {"q": "zzz"})


def test_a_rule_page_counts_in_plain_words_for_every_duty(desk):
    officer = desk(OFFICER)
    for duty in {rule.duty for rule in (*all_rules().values(), *all_recurring().values())}:
        html = html_of(officer, f"{RULES}{duty}/")
        assert "Đếm thế nào" in html, duty
        assert "None" not in re.sub("<[^>]*>", "", html), duty
    both = html_of(officer, f"{RULES}complaint.first.accept/")
    assert "từ 01/7/2012 đến hết 30/6/2026" in both
    assert "07 ngày làm việc: bỏ thứ Bảy" in both
    assert officer.get(f"{RULES}khong.co/").status_code == 404


def test_the_list_and_a_rule_ask_few_queries(desk):
    for address in (RULES, f"{RULES}{UNSURE.duty}/"):
        officer = desk(OFFICER)
        with CaptureQueriesContext(connection) as seen:
            officer.get(address)
        assert len(seen) <= 10, [one["sql"][:90] for one in seen]


def confirm(browser, act: str = "xac-nhan", **said: str):
    return browser.post(f"{RULES}{UNSURE.duty}/{act}/", {"rule": UNSURE.id, "ground": "đã đối chiếu Công báo", **said}, follow=True)


def test_an_official_vouches_for_a_rule_and_takes_it_back_and_the_page_tells_the_story(desk):
    keeper = desk(KEEPER)
    assert "Xác nhận quy định này" in html_of(keeper, f"{RULES}{UNSURE.duty}/")
    html = confirm(keeper).content.decode()
    assert f"Đã xác nhận {UNSURE.id}" in html
    assert "tỉnh đã xác nhận" in html
    assert "đã đối chiếu Công báo" in html
    assert UNSURE.duty not in titles(confidence="doubtful")
    assert "đã có nguồn rõ ràng hoặc đã được xác nhận" in confirm(keeper).content.decode()
    html = confirm(keeper, "rut", ground="Công báo đính chính").content.decode()
    assert "Công báo đính chính" in html
    assert RuleConfirmation.objects.get().taken_back_on is not None
    assert UNSURE.duty in titles(confidence="doubtful")


def test_a_refused_confirmation_keeps_what_was_typed(desk):
    assert "Cần ghi ô này" in confirm(desk(KEEPER), ground=" ").content.decode()
    html = confirm(desk(OFFICER)).content.decode()
    assert "không thuộc chức vụ của ông/bà" in html
    assert "đã đối chiếu Công báo" in html
    assert "Xác nhận quy định này" not in html_of(desk(OFFICER), f"{RULES}{UNSURE.duty}/"), "nobody else is asked"
    assert not RuleConfirmation.objects.exists()


def test_only_versions_of_that_duty_and_known_acts_are_there(desk):
    keeper = desk(KEEPER)
    assert confirm(keeper, rule=SURE.id).status_code == 404
    assert confirm(keeper, rule="").status_code == 404
    assert confirm(keeper, "khac").status_code == 404
    assert keeper.get(f"{RULES}{UNSURE.duty}/xac-nhan/").status_code == 405


def test_why_says_that_nobody_vouches_and_then_who_did_and_when(desk):
    held = accepted("recommendation")
    browser, address = desk(f"{Y_TY}.head"), f"/can-bo/vu-viec/{held.petition.code}/"
    before = html_of(browser, address)
    assert "Căn cứ này chưa được cán bộ pháp chế xác nhận." in before
    assert f'/luat/thoi-han/{UNSURE.duty}/"' in before
    confirm(desk(KEEPER))
    after = html_of(browser, address)
    assert "Căn cứ này chưa được" not in after
    told = RuleConfirmation.objects.get()
    assert f"Quy định này đã được {told.confirmed_by} xác nhận ngày 25/11/2026; căn cứ: đã đối chiếu Công báo." in after
    confirm(desk(KEEPER), "rut")
    assert "Căn cứ này chưa được cán bộ pháp chế xác nhận." in html_of(browser, address)


def test_a_date_that_rests_on_days_nobody_announced_is_not_blamed_on_the_rule(desk):
    petition = routed()
    Clock.objects.filter(subject_id=petition.pk).update(certain=False)
    html = html_of(desk(OFFICER), "/can-bo/")
    assert "chưa được cán bộ pháp chế xác nhận" not in html
    assert received().code in html_of(desk(OFFICER), "/can-bo/")
