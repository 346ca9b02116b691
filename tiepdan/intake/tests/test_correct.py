"""An official's word on what the reader found: kept with who and why, the last one stands, nobody is named."""

import json

import pytest
from django.db import IntegrityError, transaction

from tiepdan.common.errors import AbilityMissing
from tiepdan.intake.actions import correct_finding
from tiepdan.intake.errors import NoNamesHere, NothingSaidInstead, NotInTheText, ReasonNeeded, StepNotOpen
from tiepdan.intake.models import Correction, Petition
from tiepdan.intake.said import items_of, reader_said
from tiepdan.intake.tests.factories import ADDRESS, NAME, NOW, classified, fresh, holder, later, received, routed
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.tests.factories import SA_PA, TA_VAN, Y_TY, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]


def say(petition: Petition, item: str, verdict: str, to: str = "", reason: str = "", days: float = 0) -> Petition:
    return fresh(correct_finding(petition.pk, by=holder(petition), now=later(days), item=item, verdict=verdict, to=to, reason=reason))


def standing(petition: Petition, item: str) -> Correction:
    return Correction.objects.get(petition=petition, item=item, stands=True)


def test_another_field_is_kept_with_who_why_and_what_the_reader_said():
    petition = received()
    read = petition.field
    petition = say(petition, "field", "corrected", "moi_truong", "Đơn nói về bụi, không về đất.")
    kept = standing(petition, "field")
    assert (kept.verdict, kept.said, kept.corrected, kept.reason) == ("corrected", read, "moi_truong", "Đơn nói về bụi, không về đất.")
    assert (kept.official_id, kept.post.code, kept.office.code) == (holder(petition).official_id, f"LC.{Y_TY}.petition", Y_TY)
    assert petition.field == "moi_truong"
    assert reader_said(petition.findings)["field"] == read, "what the reader said stays"


def test_the_last_word_stands_and_the_earlier_ones_stay_beside_it():
    petition = received()
    read = petition.field
    for field in ("moi_truong", "y_te", read):
        petition = say(petition, "field", "corrected", field)
    assert standing(petition, "field").verdict == "confirmed", "back to what the reader had said"
    assert list(Correction.objects.filter(petition=petition, item="field").order_by("pk").values_list("corrected", flat=True)) == ["moi_truong", "y_te", ""]


def test_classifying_counts_what_the_reader_got_right_too():
    petition = classified(received(), field="moi_truong")
    assert standing(petition, "field").verdict == "corrected"
    assert standing(petition, "kind").verdict == "confirmed"
    assert standing(petition, "round").verdict == "confirmed"


def test_the_same_word_twice_is_one_word():
    petition = classified(received())
    count = Correction.objects.count()
    classified(petition)
    assert Correction.objects.count() == count


def test_sending_a_petition_on_its_way_confirms_what_stands():
    petition = routed()
    assert standing(petition, "authority").finding == "authority"
    assert {kept.verdict for kept in Correction.objects.filter(petition=petition, stands=True, item__in=["kind", "field"])} == {"confirmed"}


def test_the_system_and_citizens_say_nothing_of_the_reader():
    received("complaint")
    assert not Correction.objects.exists()


def test_a_decision_that_is_none_no_longer_finds_the_petition():
    petition = received()
    assert petition.document_numbers == ["112/QĐ-UBND"]
    petition = say(petition, "decisions.0", "wrong")
    assert petition.document_numbers == []
    petition = say(petition, "decisions.0", "corrected", "113/qđ-ubnd", "đọc nhầm số")
    assert petition.document_numbers == ["113/QĐ-UBND"]
    assert petition.findings["decisions"][0]["number"] == "112/QĐ-UBND"
    kept = standing(petition, "decisions.0")
    assert petition.text[kept.span_start : kept.span_end] == "112/QĐ-UBND"


def test_what_the_reader_missed_must_stand_in_the_petition():
    petition = received()
    with pytest.raises(NotInTheText):
        say(petition, "new.decision", "missed", "999/QĐ-UBND")
    petition = say(petition, "new.place", "missed", "tờ bản đồ số 12")
    kept = standing(petition, "new.place.0")
    assert kept.verdict == "missed" and petition.text[kept.span_start : kept.span_end] == "tờ bản đồ số 12"
    assert "new.place.0" in {one.item for one in items_of(petition.findings)}
    assert say(petition, "new.place", "missed", "thửa đất số 45").findings["corrected"].keys() >= {"new.place.0", "new.place.1"}


def test_of_people_it_is_kept_that_they_were_corrected_never_who():
    petition = received()
    item = next(one.item for one in items_of(petition.findings) if one.said == NAME)
    petition = say(petition, item, "corrected", "Thào Seo Vang", "viết nhầm dấu")
    kept = standing(petition, item)
    assert (kept.said, kept.corrected, kept.reason) == ("", "", "")
    entry = JournalEntry.objects.about("petition", petition.pk).filter(kind="petition.corrected").get()
    assert "Thào" not in json.dumps(entry.facts, ensure_ascii=False) + entry.sentence
    assert petition.findings["corrected"][item]["to"] == "Thào Seo Vang"
    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.filter(pk=kept.pk).update(said=NAME)


def test_becoming_a_denunciation_takes_every_name_and_quotation_out_of_the_open_tables():
    petition = received()
    people = next(one.item for one in items_of(petition.findings) if one.said == NAME)
    say(petition, people, "corrected", "Thào Seo Vang")
    say(petition, "new.place", "missed", ADDRESS.split(",")[0], "nơi ở")
    say(petition, "field", "corrected", "moi_truong", f"ông {NAME} nói thế")
    petition = classified(petition, kind="denunciation", against_post="commune_civil_servant")
    assert petition.sealed_id is not None
    whole = json.dumps([petition.findings, petition.asks, petition.accused, petition.title], ensure_ascii=False)
    whole += json.dumps(list(Correction.objects.values("said", "corrected", "reason")), ensure_ascii=False)
    whole += json.dumps(list(JournalEntry.objects.filter(kind__startswith="petition.").values_list("facts", flat=True)), ensure_ascii=False)
    for secret in (NAME, "Thào Seo Vang", "Sín Chải"):
        assert secret not in whole
    assert not petition.findings.keys() & {"petitioners", "others", "places", "cues", "asks", "against"}
    assert Correction.objects.filter(petition=petition, sealed=False).count() == 0
    assert standing(petition, "field").corrected == "moi_truong", "what our own lists say stays, for the counts"


def test_a_sealed_file_takes_no_free_words():
    petition = classified(received("denunciation"))
    for item, verdict, to, reason in (("field", "corrected", "y_te", "bà nói"), ("new.person", "missed", "xã Y Tý", ""), ("field", "confirmed", "", "lý do")):
        with pytest.raises(NoNamesHere):
            say(petition, item, verdict, to, reason)
    assert say(petition, "field", "corrected", "y_te").field == "y_te"
    assert standing(petition, "field").sealed


def test_another_authority_needs_a_reason_and_is_taken_back_by_saying_the_reader_was_right():
    petition = classified(received())
    proposed = petition.competent_office.code
    with pytest.raises(ReasonNeeded):
        say(petition, "authority", "corrected", TA_VAN)
    petition = say(petition, "authority", "corrected", TA_VAN, "Quyết định do xã Tả Van ký.")
    assert petition.competent_office.code == TA_VAN and "Quyết định do xã Tả Van ký." in petition.competence_because
    assert standing(petition, "authority").corrected == TA_VAN
    assert classified(petition).competent_office.code == TA_VAN, "a later classification keeps it"
    assert say(petition, "authority", "confirmed").competent_office.code == proposed


def test_a_denunciation_is_not_sent_to_the_office_of_the_leader_it_names():
    from tiepdan.intake.errors import AccusedMayNotHold

    petition = classified(received("denunciation"), against_post="commune_chair")
    with pytest.raises(AccusedMayNotHold):
        say(petition, "authority", "corrected", Y_TY, "ở xã giải quyết")


def test_who_may_not_classify_may_not_correct():
    petition = received()
    with pytest.raises(AbilityMissing):
        correct_finding(petition.pk, by=at(f"{Y_TY}.clerk"), now=NOW, item="field", verdict="confirmed")
    with pytest.raises(StepNotOpen):
        correct_finding(petition.pk, by=at(f"{SA_PA}.petition"), now=NOW, item="field", verdict="confirmed")
    with pytest.raises(NothingSaidInstead):
        say(petition, "field", "corrected", "  ")
    unknown = {"field": "x" * 40, "kind": "letter", "round": "3", "handling": "y", "place": "99999", "authority": "?", "decisions.0": "9" * 61}
    for item, to in unknown.items():
        with pytest.raises(NothingSaidInstead):
            say(petition, item, "corrected", to, "vì thế")
    with pytest.raises(StepNotOpen):
        say(petition, "decisions.9", "wrong")
    assert not Correction.objects.exists()


def test_one_finding_has_one_standing_word():
    petition = classified(received())
    kept = standing(petition, "field")
    kept.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        kept.save(force_insert=True)


def test_the_way_taken_answers_what_the_reader_had_proposed():
    from tiepdan.intake.actions import guide
    from tiepdan.intake.tests.factories import elsewhere

    petition = elsewhere()
    proposed = reader_said(petition.findings)["handling"]
    guide(petition.pk, by=holder(petition), now=NOW, reason="Đơn thuộc thẩm quyền UBND xã Y Tý.")
    kept = standing(petition, "handling")
    assert (kept.said, kept.corrected, kept.verdict) == (proposed, "huong_dan", "corrected")
