"""Two denunciations of one person, or one denunciation under two seals: told to who must know both, by code, and to nobody else."""

import pytest

from tiepdan.common.actor import SYSTEM
from tiepdan.intake.actions import classify, link_petitions
from tiepdan.intake.models import Petition
from tiepdan.intake.tests.factories import DENUNCIATION, NAME, NOW, NUMBER, PHONE, fresh, holder, received
from tiepdan.intake.traced import features_of, traced
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at
from tiepdan.vault.actions import carry_over, carry_traces
from tiepdan.vault.models import Coming, MustKnow, Trace
from tiepdan.vault.tests.keys import with_keys

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
OTHER_MATTER = f"""ĐƠN TỐ CÁO
Tôi tên là {NAME}, trú tại thôn Sín Chải, xã Y Tý. Tôi tố cáo ông kế toán trường học giữ lại tiền ăn trưa của học sinh trong ba tháng liền,
phụ huynh hỏi không trả lời.
Người tố cáo: {NAME}"""


def carry() -> None:
    while carry_over(by=SYSTEM) or carry_traces(by=SYSTEM):
        pass


def told(petition: Petition, who: str = f"{Y_TY}.petition") -> list[tuple[str, str, bool]]:
    return [(one.petition.code, one.sender, one.words) for one in traced(fresh(petition), at(who))]


def test_what_a_person_is_known_again_by_is_spelt_one_way_however_it_was_typed():
    one = features_of({"name": "Lý  Thị Mỹ", "identity_number": "010 085 001 234", "phone": "+84 912.345.678", "address": "thôn Sín Chải, xã Y Tý"})
    other = features_of({"name": "lí thị mĩ", "identity_number": "10085001234", "phone": "0912345678", "address": "Y Tý, xã Y Tý"})
    assert one["number"] == other["number"] == [NUMBER] and one["phone"] == other["phone"] == [PHONE]
    assert one["name_year"] == other["name_year"] == ["li thi mi/1985"], "the year is told by the number"
    assert one["name_commune"] and one["words"] == []
    assert not any(features_of({}).values()) and not any(features_of({"name": "Páo", "phone": "12", "identity_number": "9", "text": "  "}).values())


def test_the_same_denouncer_on_another_matter_is_met_by_who_must_know_both():
    first, again = received("denunciation"), received("denunciation", text=OTHER_MATTER)
    stranger = received("denunciation", name="Vàng A Dế", phone="0987654321", identity_number="010090004321", address="xã Sa Pa",
                        text=OTHER_MATTER.replace(NAME, "Vàng A Dế").replace("tiền ăn trưa của học sinh", "gạo cứu trợ của người nghèo"))
    assert told(again) == [], "nothing before the marks are in the vault"
    carry()
    assert told(again)[0] == (first.code, "likely", False) and told(first)[0][0] == again.code
    assert stranger.code not in {code for code, sender, _words in told(again) if sender}


def test_the_same_words_under_two_seals_are_met_though_the_name_is_another():
    first = received("denunciation")
    copy = received("denunciation", name="Vàng A Dế", phone="", identity_number="", address="", text=DENUNCIATION.replace(NAME, "Vàng A Dế").replace(
        PHONE, "0987000111").replace(NUMBER, "010090004321"))
    carry()
    assert (first.code, "", True) in told(copy)


def test_nobody_else_learns_it_not_the_clerk_not_another_office_not_who_lost_the_folder():
    first, again = received("denunciation"), received("denunciation", text=OTHER_MATTER)
    carry()
    for stranger in (f"{Y_TY}.clerk", f"{SA_PA}.head", f"{SA_PA}.petition", "BTCD.head"):
        assert told(again, stranger) == []
    MustKnow.objects.filter(token=first.sealed.token).update(taken_at=NOW)
    assert told(again) == [] and told(first) == []


def test_works_without_the_vault(settings):
    received("denunciation")
    settings.VAULT_ON = False
    again = received("denunciation", text=OTHER_MATTER)
    assert again.state == "read" and told(again) == [] and Coming.objects.filter(sort="traces").count() == 2


def test_what_turns_out_to_be_no_denunciation_is_forgotten_in_the_vault():
    petition = received("denunciation")
    carry()
    token = petition.sealed.token
    assert Trace.objects.filter(token=token).exists()
    classify(petition.pk, by=with_keys(holder(petition)), now=NOW, kind="feedback")
    carry()
    assert not Trace.objects.filter(token=token).exists()


def test_what_turns_out_to_be_a_denunciation_is_known_again():
    first = received("denunciation")
    late = received("feedback", text=OTHER_MATTER)
    classify(late.pk, by=with_keys(holder(late)), now=NOW, kind="denunciation")
    carry()
    assert told(late)[0][:2] == (first.code, "likely")


def test_the_journal_names_neither_the_person_nor_the_other_seal():
    first, again = received("denunciation"), received("denunciation", text=OTHER_MATTER)
    carry()
    link_petitions(again.pk, first.pk, relation="again", by=at(f"{Y_TY}.petition"), now=NOW)
    for facts in JournalEntry.objects.exclude(kind="intake.received").values_list("facts", flat=True):
        assert not any(word in str(facts) for word in (NAME, PHONE, NUMBER))
    for entry in JournalEntry.objects.filter(kind="intake.linked"):
        assert first.code not in str(entry.facts) and again.code not in str(entry.facts)
