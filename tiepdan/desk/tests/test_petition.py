"""The page of one petition: who may see it, its corrections, its ways out, its sealed identity."""

import re

import pytest
from django.urls import reverse

from tiepdan.intake.models import Petition
from tiepdan.intake.queries import steps_for
from tiepdan.intake.tests.factories import ADDRESS, NAME, PHONE, classified, fresh, received, routed
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]


def page(petition: Petition) -> str:
    return reverse("desk:petition", args=[petition.code])


def typed(petition: Petition, **said: object) -> dict:
    """The whole form as the page fills it, with some answers changed."""
    from tiepdan.desk.forms.classify import standing

    told = {name: value for name, value in standing(fresh(petition)).items() if value not in (None, False)}
    return {name: "on" if value is True else value for name, value in {**told, **said}.items() if value is not False}


def test_its_officer_sees_the_words_the_findings_and_the_ways(desk):
    petition = classified(received())
    html = desk(f"{Y_TY}.petition").get(page(petition)).content.decode()
    assert NAME in html
    assert re.search(r'<mark data-find="decision" id="w\d+"><a href="#f-decisions-0"[^>]*>112/QĐ-UBND</a></mark>', html)
    assert petition.competence_because in html


def test_every_way_of_the_table_is_a_button_and_closed_ones_say_why(desk):
    petition = classified(received())
    html = desk(f"{Y_TY}.petition").get(page(petition)).content.decode()
    seen = steps_for(petition, at(f"{Y_TY}.petition"))
    assert seen
    for way in seen:
        assert way.step.label in html
        assert way.step.cites in html or not way.open
        assert way.open or f"Chưa mở: {way.because}" in html


def test_the_first_way_is_the_one_that_leads_on(desk):
    petition = routed()
    assert desk(f"{Y_TY}.head").get(page(petition)).context["first_way"] == "accept"
    assert desk(f"{Y_TY}.petition").get(page(petition)).context["first_way"] == "route"


def test_a_stranger_finds_no_such_page(desk):
    petition = received()
    stranger = desk(f"{SA_PA}.petition")
    for address in (page(petition), reverse("desk:petition-way", args=[petition.code, "route"]), reverse("desk:receipt", args=[petition.code])):
        assert stranger.get(address).status_code == 404
    assert stranger.post(reverse("desk:petition-classify", args=[petition.code]), {}).status_code == 404
    assert stranger.post(reverse("desk:petition-identity", args=[petition.code]), {"reason": "muốn biết"}).status_code == 404


def test_a_mistyped_code_is_no_page(desk):
    code = received().code
    wrong = code[:-1] + ("A" if code[-1] != "A" else "B")
    assert desk(f"{Y_TY}.petition").get(reverse("desk:petition", args=[wrong])).status_code == 404


def test_the_accused_never_sees_the_denunciation(desk):
    petition = classified(received("denunciation", against_text="Chủ tịch UBND xã Y Tý"), against_post="commune_chair")
    assert petition.accused_post.code == f"LC.{Y_TY}.head"
    chair = desk(f"{Y_TY}.head")
    assert chair.get(page(petition)).status_code == 404
    for address in (reverse("desk:petitions"), reverse("desk:today"), reverse("desk:search") + f"?q={petition.code}", reverse("desk:search") + "?q=to+cao"):
        html = chair.get(address, follow=True).content.decode()
        assert petition.sealed.pseudonym not in html
        assert f"/don/{petition.code}" not in html


def test_a_denunciation_of_its_leader_is_hidden_from_the_whole_office(desk):
    petition = classified(received("denunciation"), against_post="commune_chair")
    assert petition.holder_office.code != Y_TY
    for seat in ("deputy", "petition", "clerk", "reception"):
        assert desk(f"{Y_TY}.{seat}").get(page(petition)).status_code == 404


def test_a_denunciation_shows_a_pseudonym_and_never_the_name(desk):
    petition = classified(received("denunciation"))
    html = desk(f"{Y_TY}.petition").get(page(petition)).content.decode()
    assert petition.sealed.pseudonym in html
    for secret in (NAME, ADDRESS, PHONE):
        assert secret not in html


def test_the_identity_is_shown_once_with_a_reason_in_the_journal(desk):
    petition = classified(received("denunciation"))
    officer = desk(f"{Y_TY}.petition")
    address = reverse("desk:petition-identity", args=[petition.code])
    assert officer.get(address).status_code == 405
    refused = officer.post(address, {"reason": " "}, follow=True)
    assert NAME not in refused.content.decode()
    html = officer.post(address, {"reason": "kiểm tra tên, địa chỉ theo Điều 24"}).content.decode()
    assert NAME in html
    assert ADDRESS in html
    entry = JournalEntry.objects.about("petition", petition.pk).filter(kind="petition.identity_seen").get()
    assert entry.told["reason"] == "kiểm tra tên, địa chỉ theo Điều 24"
    assert NAME not in officer.get(page(petition)).content.decode()


def test_one_click_corrects_the_kind_and_the_journal_keeps_both(desk):
    petition = classified(received())
    answer = desk(f"{Y_TY}.petition").post(reverse("desk:petition-classify", args=[petition.code]), typed(petition, kind="recommendation"))
    assert answer.status_code == 302
    assert fresh(petition).kind == "recommendation"
    said = JournalEntry.objects.about("petition", petition.pk).filter(kind="petition.classified").last().facts["said"]
    assert said == {"kind": ["complaint", "recommendation"]}


def test_a_swap_equals_a_reload(desk):
    petition = classified(received())
    officer = desk(f"{Y_TY}.petition")
    piece = officer.post(reverse("desk:petition-classify", args=[petition.code]), typed(petition, field="moi_truong"), headers={"HX-Request": "true"})
    whole = officer.get(page(petition)).content.decode()
    token = 'name="csrfmiddlewaretoken"'
    assert [line.strip() for line in piece.content.decode().splitlines() if token not in line and line.strip()] == [
        line.strip() for line in whole[whole.index('<div id="petition"') : whole.index("</main>")].splitlines() if token not in line and line.strip()
    ]


def test_what_was_typed_is_kept_when_something_is_missing(desk):
    petition = classified(received())
    answer = desk(f"{Y_TY}.petition").post(
        reverse("desk:petition-classify", args=[petition.code]), typed(petition, title="Phạt đất ở thôn Sín Chải", eligible="no", eligible_because="")
    )
    html = answer.content.decode()
    assert "Phạt đất ở thôn Sín Chải" in html
    assert "Ghi vì sao chưa đủ điều kiện" in html
    assert fresh(petition).findings.get("eligible", True)


def test_routing_is_one_click(desk):
    petition = classified(received())
    desk(f"{Y_TY}.petition").post(reverse("desk:petition-way", args=[petition.code, "route"]), {})
    assert fresh(petition).state == "routed"


def test_a_refusal_is_told_and_the_reason_typed_is_kept(desk):
    petition = routed()
    answer = desk(f"{Y_TY}.head").post(
        reverse("desk:petition-way", args=[petition.code, "guide"]), {"reason": "Đơn thuộc nơi khác, xin hướng dẫn."}
    )
    html = answer.content.decode()
    assert "Chưa làm được" in html
    assert "Đơn thuộc nơi khác, xin hướng dẫn." in html
    assert fresh(petition).state == "routed"


def test_accepting_leads_to_the_case(desk):
    petition = routed()
    answer = desk(f"{Y_TY}.head").post(reverse("desk:petition-way", args=[petition.code, "accept"]), {})
    assert answer.url == reverse("desk:case", args=[petition.code])
    assert fresh(petition).state == "in_case"


def test_an_unknown_way_is_no_page(desk):
    petition = classified(received())
    assert desk(f"{Y_TY}.petition").get(reverse("desk:petition-way", args=[petition.code, "burn"])).status_code == 404
