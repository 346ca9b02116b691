"""Tables 02/KQGQ and 04/KQGQ as a page: each number leads to the duties it counts."""

from datetime import timedelta
from io import BytesIO
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tiepdan.cases.tests.factories import an_order, at_state
from tiepdan.offices.tests.factories import SA_PA, Y_TY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]
PAGE, SHEET = "desk:figures", "desk:figures-export"


def a_month() -> tuple:
    held = at_state("complaint", "in_effect", orders=[
        an_order(text="Thu hồi tiền.", kind="recover", figures={"money": 5_000_000}), an_order(text="Việc khác.")])
    until = held.decision.in_effect_on
    return held, {"table": "02-KQGQ", "since": (until - timedelta(days=30)).isoformat(), "until": until.isoformat()}


def test_a_number_leads_to_the_duties_it_counts(desk):
    _held, asked = a_month()
    browser = desk(f"{Y_TY}.head")
    told = browser.get(reverse(PAGE), asked).content.decode()
    assert "5.000.000" in told
    assert reverse("desk:figures-counted", args=[3]) in told
    behind = browser.get(reverse("desk:figures-counted", args=[3]), asked).content.decode()
    assert "Thu hồi tiền." in behind
    assert "Việc khác." not in behind
    both = browser.get(reverse("desk:figures-counted", args=[1]), asked).content.decode()
    assert "Việc khác." in both, "behind the decisions counted stand all their duties"
    assert browser.get(reverse("desk:figures-counted", args=[99]), asked).status_code == 404


def test_the_sheet_holds_every_column_as_a_number(desk):
    _held, asked = a_month()
    sheet = load_workbook(BytesIO(desk(f"{Y_TY}.head").post(reverse(SHEET), QUERY_STRING=urlencode(asked)).content)).active
    assert (sheet.max_row, sheet["A4"].value, sheet["C4"].value) == (20, 3, 5_000_000)


def test_an_office_counts_its_own_only_and_the_province_chooses(desk):
    held, asked = a_month()
    other = desk(f"{SA_PA}.head")
    assert "5.000.000" not in other.get(reverse(PAGE), {**asked, "office": held.office_id}).content.decode()
    province = desk("TTT.head")
    assert "5.000.000" in province.get(reverse(PAGE), {**asked, "office": held.office_id}).content.decode()
    assert "5.000.000" in province.get(reverse(PAGE), asked).content.decode()


def test_who_sees_no_reports_finds_no_page(desk):
    browser = desk(f"{Y_TY}.verifier-1")
    assert browser.get(reverse(PAGE)).status_code == 404
    assert reverse(PAGE) not in browser.get(reverse("desk:duties")).content.decode()


@pytest.mark.parametrize("asked", [{"since": "x"}, {"until": "9999-99-99"}, {"table": "99"}, {"office": "x"}, {"since": "0001-01-01"}, {"until": "9999-12-31"}])
def test_what_cannot_be_read_is_this_year(desk, asked):
    assert desk(f"{Y_TY}.head").get(reverse(PAGE), asked).status_code == 200


def test_a_period_backwards_says_so_and_counts_nothing(desk):
    browser = desk(f"{Y_TY}.head")
    backwards = {"since": "2026-08-02", "until": "2026-08-01"}
    assert "ngày đầu sau ngày cuối" in browser.get(reverse(PAGE), backwards).content.decode()
    assert browser.post(reverse(SHEET), QUERY_STRING=urlencode(backwards)).status_code == 404
