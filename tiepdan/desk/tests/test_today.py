"""The day's list: whose work, in which group, by which date; how many queries; the sheet."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from tiepdan.cases import actions
from tiepdan.cases.tests.factories import PROOF, an_order, at_state, deputy, verifier
from tiepdan.desk.export import _plain
from tiepdan.desk.queries.work import works
from tiepdan.documents.actions import ask_countersign, countersign
from tiepdan.intake.tests.factories import NAME, classified, later, received, routed
from tiepdan.law.calendar import DEFAULT
from tiepdan.law.models import Clock
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]
TODAY = "/can-bo/"


def html_of(browser, address: str = TODAY) -> str:
    return browser.get(address).content.decode()


def queries_for(browser, address: str = TODAY) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(address).status_code == 200
    return len(seen)


def everything(seat: str, today, size: int) -> list[str]:
    """Every line of the list, page after page: verb and code."""
    actor, after, lines = at(seat), "", []
    while True:
        page = works(actor, [actor.post_id], today, DEFAULT, after=after, size=size)
        lines += [f"{line.verb} {line.code}" for line in page.works]
        after = page.after
        if not after:
            return lines


def test_a_petition_is_in_its_holders_list_with_its_reasons(desk):
    petition = classified(received())
    html = html_of(desk(f"{Y_TY}.petition"))
    assert petition.code in html
    assert "Trả lời bước đầu" in html
    assert f"/can-bo/don/{petition.code}/" in html
    for sentence in Clock.objects.about("petition", petition.pk).running().first().why:
        assert sentence in html
    assert petition.code not in html_of(desk(f"{SA_PA}.petition"))


def test_groups_follow_the_date(desk, on_day):
    received(key="old")
    html = html_of(desk(f"{Y_TY}.petition"))
    assert "Sau đó" in html
    assert "Quá hạn" not in html
    on_day(40)
    html = html_of(desk(f"{Y_TY}.petition"))
    assert "Quá hạn" in html
    assert 'data-state="late"' in html


def test_the_settler_is_told_what_only_the_settler_decides(desk):
    petition = routed()
    html = html_of(desk(f"{Y_TY}.head"))
    assert "Quyết định thụ lý" in html
    assert petition.code in html
    held = at_state("denunciation", "accepted")
    html = html_of(desk(f"{Y_TY}.head"))
    assert "Lập tổ xác minh" in html
    assert held.petition.sealed.pseudonym in html


def test_a_letter_waits_for_its_signer_once(desk):
    held = at_state("complaint", "drafted")
    html = html_of(desk(f"{Y_TY}.head"))
    assert "<b>Ký</b>" in html
    assert html.count(held.petition.code) == 1, "the letter stands for the clock whose date it takes"


def test_initials_and_second_signatures_wait_in_the_list_of_whoever_is_asked(desk):
    held = at_state("denunciation", "drafted")
    letter, elsewhere = held.decision.letter, f"{SA_PA}.head"
    asked = {f"{Y_TY}.deputy": ("initials", "Ký nháy"), elsewhere: ("cosign", "Ký chung")}
    for seat, (kind, _words) in asked.items():
        ask_countersign(letter.pk, by=verifier(), now=later(9), post=post(seat), kind=kind)
    address = reverse("desk:letter", args=[letter.pk])
    for seat, (_kind, words) in asked.items():
        html = html_of(desk(seat))
        assert f"<b>{words}</b>" in html and address in html
    assert held.petition.code not in html_of(desk(elsewhere)), "the file is another office's"
    assert address not in html_of(desk(f"{SA_PA}.deputy"))
    countersign(letter.pk, by=deputy(), now=later(9))
    assert "<b>Ký nháy</b>" not in html_of(desk(f"{Y_TY}.deputy"))


def test_sealed_letters_wait_for_the_clerk(desk):
    held = at_state("complaint", "decided")
    html = html_of(desk(f"{Y_TY}.clerk"))
    assert "<b>Gửi</b>" in html
    assert held.decision.letter.symbol in html


def test_duties_wait_for_their_owner_and_proofs_for_somebody_else(desk):
    held = at_state("complaint", "in_effect", orders=[an_order()])
    duty = held.decision.duties.get()
    address = reverse("desk:duty", args=[duty.pk])
    assert address in html_of(desk(f"{Y_TY}.verifier-1"))
    actions.prove_duty(duty.pk, by=verifier(), now=later(60), words="Đã trả đất, có biên bản.", uploads=PROOF)
    assert address in html_of(desk(f"{Y_TY}.deputy"))
    assert address not in html_of(desk(f"{Y_TY}.verifier-1"))
    actions.check_duty(duty.pk, by=deputy(), now=later(61))
    assert address not in html_of(desk(f"{Y_TY}.deputy"))


def test_a_file_held_without_a_clock_is_not_forgotten(desk):
    held = at_state("feedback", "in_effect", orders=[])
    assert not Clock.objects.about("round", held.pk).running().exists()
    html = html_of(desk(f"{Y_TY}.verifier-1"))
    assert "Kết thúc vụ việc" in html
    assert held.petition.code in html


def test_pages_by_key_miss_nothing_and_repeat_nothing(desk, wednesday):
    for number in range(7):
        received(key=f"many-{number}", now=later(-number))
    Clock.objects.filter(pk__in=[clock.pk for clock in Clock.objects.order_by("pk")[:2]]).update(paused_since=wednesday)
    Clock.objects.filter(pk=Clock.objects.order_by("-pk").first().pk).update(due=None)
    seat = f"{Y_TY}.petition" if Clock.objects.filter(holder_post_id=post(f"{Y_TY}.petition").pk).exists() else f"{Y_TY}.reception"
    whole = everything(seat, wednesday, 100)
    assert len(whole) == Clock.objects.running().filter(holder_post_id=at(seat).post_id).count() > 7
    for size in (1, 2, 3, 5):
        told = everything(seat, wednesday, size)
        assert sorted(told) == sorted(whole)
        assert len(set(told)) == len(told)


def test_works_beside_the_clocks_come_once_whatever_the_page(desk, wednesday):
    at_state("complaint", "drafted", key="one")
    at_state("complaint", "decided", key="two")
    for seat in ("head", "clerk"):
        whole = everything(f"{Y_TY}.{seat}", wednesday, 100)
        assert whole
        assert sorted(everything(f"{Y_TY}.{seat}", wednesday, 1)) == sorted(whole)


def test_a_longer_list_asks_no_more_queries(desk):
    head, officer = desk(f"{Y_TY}.head"), desk(f"{Y_TY}.petition")

    def queries() -> list[int]:
        return [queries_for(browser, f"{TODAY}?whose={whose}") for browser in (head, officer) for whose in ("mine", "all", "others")]

    def one_of_each(turn: int) -> None:
        received(key=f"a{turn}")
        received("denunciation", key=f"b{turn}")
        routed(key=f"c{turn}")
        at_state("complaint", "drafted", key=f"d{turn}")
        at_state("feedback", "decided", key=f"e{turn}")
        at_state("complaint", "in_effect", key=f"f{turn}")

    one_of_each(0)
    few = queries()
    one_of_each(1)
    one_of_each(2)
    assert queries() == few
    assert max(few) <= 34


def test_figures_and_lines_agree(desk):
    for number in range(3):
        received(key=f"n{number}")
    html = html_of(desk(f"{Y_TY}.head"), f"{TODAY}?whose=others")
    count = Clock.objects.running().filter(holder_post_id__in=post(f"{Y_TY}.head").office.posts.values("pk")).count()
    assert f"Đợi người khác {count}" in " ".join(html.split())


def test_the_sheet_holds_the_list_and_no_denouncers_name(desk):
    petition = classified(received("denunciation"))
    answer = desk(f"{Y_TY}.petition").post(reverse("desk:today-export"))
    sheet = load_workbook(BytesIO(answer.content)).active
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    assert petition.code in cells
    assert petition.sealed.pseudonym in cells
    assert not [cell for cell in cells if NAME in cell]


@pytest.mark.parametrize("words", ["=1+1", "+84", "-x", "@x", "a\x0bb"])
def test_what_a_citizen_typed_never_runs_in_a_sheet(words):
    told = _plain(words)
    assert not str(told).startswith(("=", "+", "-", "@"))
    assert "\x0b" not in str(told)
