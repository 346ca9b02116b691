"""Every row of the table answers its own example; the examples of the contract; what is asked and what is refused."""

import csv
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiepdan.law.errors import BadFacts
from tiepdan.routing.competence import Competence, Question, competence
from tiepdan.routing.facts import YES_OR_NO
from tiepdan.routing.table import FOLDER, BrokenRow, confidences, field_cites, fields, office_codes, read_table, table
from tiepdan.routing.words import COMPETENT, FIELDS, HANDLINGS, KINDS, POSTS, UNITS_OF

NAMED, OVERLAYS = table()


@pytest.mark.parametrize("row", [*NAMED, *OVERLAYS], ids=lambda row: row.id)
def test_each_row_answers_its_own_example(row):
    answer = competence(row.example)
    assert isinstance(answer, Competence), answer
    assert answer.row == row.id
    assert (answer.handling, answer.cites) == (row.handling, row.cites)
    assert answer.competent == (row.competent or answer.competent)
    assert answer.because.startswith(row.because)


CONTRACT = [
    ({"kind": "complaint", "round": 1, "against": {"post": "commune_chair"}}, "commune_chair", "accept"),
    ({"kind": "complaint", "round": 2, "against": {"post": "commune_chair"}}, "province_chair", "accept"),
    ({"kind": "complaint", "round": 2, "against": {"post": "department_unit_head"}}, "department_director", "accept"),
    ({"kind": "complaint", "round": 2, "against": {"post": "province_chair"}}, "sector_minister", "guide"),
    ({"kind": "complaint", "round": 1, "against": {"post": "district_chair"}, "issued_on": "2024-11-05"}, "commune_chair", "accept"),
    ({"kind": "complaint", "round": 1, "against": {"post": "department_director"}, "overdue": True}, "province_chair", "accept"),
    ({"kind": "denunciation", "against": {"post": "commune_vice_chair"}}, "province_chair", "accept"),
    ({"kind": "denunciation", "against": {"post": "department_unit_head"}}, "department_director", "accept"),
    ({"kind": "denunciation", "against": {"post": "private_person"}, "signs_of_crime": True}, "police", "transfer"),
    ({"kind": "complaint", "against": {"post": "judge"}}, "court", "guide"),
    ({"kind": "recommendation", "against": {"post": "private_person"}}, "mediation_or_civil_court", "guide"),
    ({"kind": "recommendation", "against": {"post": "private_person"}, "field": "dat_dai"}, "mediation_or_civil_court", "guide"),
]
TABLES = [  # legal_laws §8.1 and §8.2, line by line
    ({"kind": "complaint", "round": 1, "against": {"post": "commune_body"}}, "commune_chair", "accept"),
    ({"kind": "complaint", "round": 2, "against": {"post": "commune_committee"}}, "province_chair", "accept"),
    ({"kind": "complaint", "round": 1, "against": {"post": "department_unit_head"}}, "department_unit_head", "accept"),
    ({"kind": "complaint", "round": 2, "against": {"post": "department_civil_servant"}}, "province_chair", "accept"),
    ({"kind": "complaint", "round": 1, "against": {"post": "province_vice_chair"}}, "province_chair", "accept"),
    ({"kind": "complaint", "round": 2, "against": {"post": "district_chair"}}, "province_chair", "accept"),
    ({"kind": "complaint", "round": 2, "against": {"post": "department_director"}, "discipline": True}, "province_chair", "accept"),
    ({"kind": "complaint", "round": 2, "against": {"post": "province_chair"}, "discipline": True}, "home_affairs_minister", "guide"),
    ({"kind": "complaint", "round": 2, "against": {"post": "minister"}}, "people_sue_in_court", "guide"),
    ({"kind": "complaint", "round": 1, "against": {"post": "public_unit_head"}}, "public_unit_head", "accept"),
    ({"kind": "complaint", "round": 2, "against": {"post": "public_unit_head", "unit_of": "department"}}, "department_director", "accept"),
    ({"kind": "complaint", "round": 1, "against": {"post": "enforcement_officer"}}, "enforcement_agency", "guide"),
    ({"kind": "denunciation", "against": {"post": "commune_civil_servant"}}, "commune_chair", "accept"),
    ({"kind": "denunciation", "against": {"post": "commune_body"}}, "commune_chair", "accept"),
    ({"kind": "denunciation", "against": {"post": "commune_chair"}}, "province_chair", "accept"),
    ({"kind": "denunciation", "against": {"post": "department_director"}}, "province_chair", "accept"),
    ({"kind": "denunciation", "against": {"post": "department_deputy"}}, "province_chair", "accept"),
    ({"kind": "denunciation", "against": {"post": "department_civil_servant"}}, "department_director", "accept"),
    ({"kind": "denunciation", "against": {"post": "province_chair"}}, "prime_minister", "transfer"),
    ({"kind": "denunciation", "against": {"post": "commune_council_deputy"}}, "commune_council_standing", "transfer"),
    ({"kind": "denunciation", "against": {"post": "province_council_deputy"}}, "province_council_standing", "transfer"),
    ({"kind": "denunciation", "against": {"post": "enterprise"}, "field": "moi_truong"}, "state_manager_of_field", "transfer"),
    ({"kind": "denunciation", "against": {"post": "police_commune"}}, "police", "transfer"),
    ({"kind": "denunciation", "against": {"post": "public_unit_employee"}}, "public_unit_head", "accept"),
    ({"kind": "denunciation", "against": {"post": "commune_chair"}, "party_discipline_only": True}, "party_body", "transfer"),
]


@pytest.mark.parametrize(("facts", "competent", "handling"), [*CONTRACT, *TABLES])
def test_the_examples_of_the_contract_and_the_tables_of_the_law(facts, competent, handling):
    answer = competence(facts)
    assert isinstance(answer, Competence), answer
    assert (answer.competent, answer.handling) == (competent, handling)
    assert answer.cites
    assert answer.because.endswith(".")


def test_an_old_district_decision_is_marked_as_not_certain():
    answer = competence({"kind": "complaint", "round": 1, "against": {"post": "district_chair"}, "issued_on": "2024-11-05"})
    assert isinstance(answer, Competence)
    assert not answer.certain
    assert "chưa chắc chắn" in answer.because


def test_an_anonymous_denunciation_without_evidence_is_filed_and_with_evidence_checked():
    facts = {"kind": "denunciation", "against": {"post": "commune_chair"}, "anonymous": True}
    filed, checked = competence({**facts, "concrete_evidence": False}), competence({**facts, "concrete_evidence": True})
    assert (filed.handling, filed.competent) == ("file", "province_chair")
    assert (checked.handling, checked.competent) == ("check_anonymous", "province_chair")
    assert "Điều 25 khoản 2" in checked.cites


def test_an_anonymous_denunciation_is_filed_even_when_nobody_knows_whom_it_means():
    answer = competence({"kind": "denunciation", "anonymous": True})
    assert isinstance(answer, Competence)
    assert (answer.handling, answer.competent) == ("file", "")


@pytest.mark.parametrize(
    ("facts", "about"),
    [
        ({"kind": "complaint"}, "post"),
        ({"kind": "complaint", "against": {"post": None}}, "post"),
        ({"kind": "denunciation", "against": {}}, "post"),
        ({"kind": "complaint", "against": {"post": "commune_chair"}}, "round"),
        ({"kind": "complaint", "against": {"post": "minister"}}, "round"),
        ({"kind": "complaint", "round": 2, "against": {"post": "public_unit_head"}}, "unit_of"),
        ({"kind": "complaint", "against": {"post": "public_unit_head"}}, "round"),
        ({"kind": "denunciation", "against": {"post": "public_unit_head"}}, "unit_of"),
        ({"kind": "denunciation", "against": {"post": "private_person"}}, "field"),
        ({"kind": "feedback"}, "field"),
        ({"kind": "feedback", "field": "khac"}, "field"),
    ],
)
def test_the_one_missing_fact_is_asked(facts, about):
    answer = competence(facts)
    assert isinstance(answer, Question), answer
    assert answer.about == about
    assert answer.ask.endswith("?")
    assert "Điều" in answer.cites


def test_a_fact_is_not_asked_when_every_answer_leads_to_the_same():
    assert isinstance(competence({"kind": "complaint", "against": {"post": "police_commune"}}), Competence)
    assert isinstance(competence({"kind": "complaint", "round": 1, "against": {"post": "public_unit_head"}}), Competence)
    assert isinstance(competence({"kind": "complaint", "against": {"post": "commune_chair"}, "overdue": True}), Competence)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({}, "missing"),
        ({"kind": "mixed"}, "unknown_word"),
        ({"kind": "complaint", "against": {"post": "mayor"}}, "unknown_word"),
        ({"kind": "complaint", "against": "commune_chair"}, "bad_fact"),
        ({"kind": "complaint", "round": 3, "against": {"post": "commune_chair"}}, "unknown_word"),
        ({"kind": "complaint", "round": True, "against": {"post": "commune_chair"}}, "unknown_word"),
        ({"kind": "complaint", "round": 1, "against": {"post": "commune_chair"}, "overdue": "yes"}, "bad_fact"),
        ({"kind": "complaint", "round": 1, "against": {"post": "district_chair"}, "issued_on": "2025-07-01"}, "contradiction"),
        ({"kind": "complaint", "round": 1, "against": {"post": "district_chair"}, "issued_on": "05/11/2024"}, "bad_date"),
        ({"kind": "feedback", "field": "trade"}, "unknown_word"),
        ({"kind": "complaint", "round": 1, "against": {"post": "commune_chair"}, "already_accepted_by": "me"}, "unknown_word"),
    ],
)
def test_facts_that_cannot_be_are_refused(facts, code):
    with pytest.raises(BadFacts) as refusal:
        competence(facts)
    assert refusal.value.code == code


def test_the_two_tier_model_begins_on_1_july_2025():
    second = {"kind": "complaint", "round": 2, "against": {"post": "commune_chair"}}
    assert competence({**second, "as_of": date(2025, 6, 30)}).competent == "district_chair"
    assert competence({**second, "as_of": date(2025, 7, 1)}).competent == "province_chair"
    denounced = {"kind": "denunciation", "against": {"post": "commune_chair"}}
    assert competence({**denounced, "as_of": date(2025, 6, 30)}).competent == "district_chair"
    assert competence(denounced).competent == "province_chair"


def test_law_136_begins_on_1_july_2026():
    first = {"kind": "complaint", "round": 1, "against": {"post": "commune_chair"}}
    assert "136/2025" not in competence({**first, "as_of": date(2026, 6, 30)}).cites
    assert "136/2025" in competence({**first, "as_of": date(2026, 7, 1)}).cites
    high = {"kind": "denunciation", "against": {"post": "province_chair"}}
    assert "Tổng Thanh tra" not in competence({**high, "as_of": date(2026, 6, 30)}).because
    assert "Tổng Thanh tra" in competence({**high, "as_of": date(2026, 7, 1)}).because


@pytest.mark.parametrize("post", POSTS)
def test_no_post_leaves_a_petition_without_an_answer_or_a_question(post):
    for kind in ("complaint", "denunciation", "recommendation", "feedback"):
        for number in (1, 2):
            answer = competence({"kind": kind, "round": number, "against": {"post": post, "unit_of": "commune"}, "field": "dat_dai"})
            assert isinstance(answer, Competence), (kind, number, post, answer)


@given(
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from(KINDS),
            "against": st.fixed_dictionaries({"post": st.sampled_from([None, *POSTS]), "unit_of": st.sampled_from([None, *UNITS_OF])}),
            "round": st.sampled_from([None, 1, 2]),
            "field": st.sampled_from([None, *FIELDS]),
            "already_accepted_by": st.sampled_from([None, "court", "province_chair"]),
            **{name: st.booleans() for name in YES_OR_NO},
        }
    )
)
def test_whatever_the_facts_there_is_an_authority_with_its_article_or_one_question(facts):
    answer = competence(facts)
    assert "Điều" in answer.cites or "Luật" in answer.cites
    if isinstance(answer, Competence):
        assert answer.competent in COMPETENT or answer.handling == "file"
        assert answer.handling in HANDLINGS
        assert answer.because.endswith(".")
    else:
        assert answer.ask.endswith("?")


def test_offices_named_by_the_rules_exist_in_the_province_of_lao_cai():
    listed = Path(__file__).parents[3] / "provinces" / "lao-cai" / "offices.csv"
    with listed.open(encoding="utf-8", newline="") as file:
        open_offices = {row["code"] for row in csv.DictReader(file) if not row["valid_until"]}
    assert {field.office for field in fields().values()} | set(office_codes().values()) <= open_offices


def test_a_denounced_head_or_deputy_never_settles_the_denunciation():
    own = {
        "commune_chair": "commune_chair",
        "department_director": "department_director",
        "province_chair": "province_chair",
        "department_unit_head": "department_unit_head",
        "public_unit_head": "public_unit_head",
    }
    for post, settles in own.items():
        answer = competence({"kind": "denunciation", "against": {"post": post, "unit_of": "commune"}})
        assert answer.competent != settles


def test_words_of_the_data_are_words_of_the_product():
    assert fields().keys() == set(FIELDS) - {"khac"}
    assert set(office_codes()) <= COMPETENT.keys()
    assert "Điều 26" in field_cites()


def test_how_sure_the_rows_are_is_counted():
    assert len(confidences()) == len(NAMED) + len(OVERLAYS)


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "rules")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("posts: [judge]", "posts: [mayor]", "unknown posts"),
        ("competent: court", "competent: church", "unknown authority"),
        ("handling: guide", "handling: forget", "unknown handling"),
        ("- id: KN-TOA", "- id: KN-VKS", "stand twice"),
        ("when: {discipline: true}", "when: {mood: true}", "unknown conditions"),
        ("since: 2012-07-01", "from: 2012-07-01", "from"),
        ("confidence: FOUND", "confidence: SURE", "unknown confidence"),
        ("confidence: UNCERTAIN", "confidence: FOUND", "says its doubt"),
        ("competent: province_chair\n  handling: accept", "competent: district_chair\n  handling: accept", "was closed on 2025-07-01"),
        ("until: 2025-06-30", "until: 2025-07-01", "was closed on 2025-07-01"),
    ],
)
def test_a_broken_row_stops_the_load_and_says_why(folder, old, new, said):
    path = folder / "20_complaint.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BrokenRow, match=said):
        read_table(folder)
