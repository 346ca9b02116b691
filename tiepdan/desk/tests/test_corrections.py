"""One click on one finding, with and without scripts; what was typed stays when it is refused."""

import re

import pytest
from django.urls import reverse

from tiepdan.intake.models import Correction, Petition
from tiepdan.intake.tests.factories import NAME, classified, fresh, received, routed
from tiepdan.offices.tests.factories import SA_PA, Y_TY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]


def say(browser, petition: Petition, **said: str):
    return browser.post(reverse("desk:petition-correct", args=[petition.code]), said)


def page(browser, petition: Petition) -> str:
    return browser.get(reverse("desk:petition", args=[petition.code])).content.decode()


def test_every_mark_leads_to_its_reason_and_back(desk):
    html = page(desk(f"{Y_TY}.petition"), received())
    ids = set(re.findall(r'\sid="([^"]+)"', html))
    for target in re.findall(r'href="#([fw][^"]*)"', html):
        assert target in ids, target
    described = {name for names in re.findall(r'aria-describedby="([^"]+)"', html) for name in names.split()}
    assert described and described <= ids
    assert len(ids) == len(re.findall(r'\sid="([^"]+)"', html)), "no id stands twice"


def test_one_click_says_it_is_no_such_thing(desk):
    petition, officer = received(), desk(f"{Y_TY}.petition")
    assert say(officer, petition, item="decisions.0", verdict="wrong").status_code == 302
    html = page(officer, petition)
    assert "<s>112/QĐ-UBND</s>" in html and "cán bộ: không phải" in html
    assert not re.search(r'<mark data-find="decision" id', html)


def test_another_choice_with_its_reason(desk):
    petition, officer = received(), desk(f"{Y_TY}.petition")
    say(officer, petition, item="field", verdict="corrected", to="moi_truong", reason="Nói về bụi.")
    kept = Correction.objects.get(petition=petition, item="field", stands=True)
    assert (kept.corrected, kept.reason) == ("moi_truong", "Nói về bụi.")
    assert "sửa thành Môi trường" in page(officer, petition)


def test_refused_it_tells_why_and_keeps_what_was_typed(desk):
    petition, officer = received(), desk(f"{Y_TY}.petition")
    html = say(officer, petition, item="new.place", verdict="missed", to="thôn Không Có").content.decode()
    assert "Không thấy “thôn Không Có”" in html and 'value="thôn Không Có"' in html
    html = say(officer, petition, item="authority", verdict="corrected", to=SA_PA).content.decode()
    assert "Cần ghi lý do" in html
    assert re.search(rf'<option value="{SA_PA}" selected>', html)
    assert not Correction.objects.exists()


def test_a_swap_answers_with_the_petition_alone(desk):
    petition, officer = received(), desk(f"{Y_TY}.petition")
    answer = officer.post(reverse("desk:petition-correct", args=[petition.code]), {"item": "kind", "verdict": "confirmed"}, headers={"HX-Request": "true"})
    assert answer.content.decode().lstrip().startswith('<div id="petition"')


def test_a_stranger_and_a_clerk_correct_nothing(desk):
    petition = received()
    assert say(desk(f"{SA_PA}.petition"), petition, item="kind", verdict="confirmed").status_code == 404
    assert "không thuộc chức vụ" in say(desk(f"{Y_TY}.clerk"), petition, item="kind", verdict="confirmed").content.decode()
    assert say(desk(f"{Y_TY}.petition"), petition, item="kind", verdict="perhaps").status_code == 404
    assert not Correction.objects.exists()


def test_once_a_case_runs_the_findings_are_read_not_corrected(desk):
    from tiepdan.cases.tests.factories import at_state

    petition = at_state("complaint", "verifying").petition
    html = page(desk(f"{Y_TY}.head"), petition)
    assert "Bộ đọc đã đọc thấy" in html and "112/QĐ-UBND" in html
    assert reverse("desk:petition-correct", args=[petition.code]) not in html


def test_a_sealed_petition_lists_nothing_that_leads_to_its_writer(desk):
    petition = classified(received("complaint"), kind="denunciation", against_post="commune_civil_servant")
    html = page(desk(f"{Y_TY}.petition"), petition)
    assert NAME not in html
    assert not re.findall(r'data-find="(?:person|place|ask)"', html)
    assert 'data-find="decision"' in html, "the document it is about stays marked"
    assert 'id="f-new"' not in html


def test_the_list_costs_no_query_for_each_finding(desk, django_assert_max_num_queries):
    petition, officer = routed(), desk(f"{Y_TY}.petition")
    page(officer, petition)
    with django_assert_max_num_queries(38):
        page(officer, petition)
    assert fresh(petition).findings["cues"]
