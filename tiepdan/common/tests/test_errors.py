"""Refusals speak: a stable code for machines, a sentence for people, the facts beside it."""

import pytest

from tiepdan.common.actor import SYSTEM, Actor, ActorKind, at_office
from tiepdan.common.errors import AbilityMissing, NotFound, Refused, require


def test_a_refusal_has_code_sentence_and_facts():
    refusal = NotFound(what="đơn LC26-000123-0")
    assert refusal.code == "NotFound"
    assert str(refusal).startswith("Không tìm thấy đơn LC26-000123-0.")
    assert refusal.facts == {"what": "đơn LC26-000123-0"}


def test_a_missing_ability_is_refused():
    clerk = Actor(ActorKind.OFFICIAL, "Lù Thị Mai", abilities=frozenset({"letter.send"}))
    require(clerk, "letter.send")
    with pytest.raises(AbilityMissing) as caught:
        require(clerk, "letter.sign")
    assert isinstance(caught.value, Refused)
    assert caught.value.facts == {"ability": "letter.sign"}
    assert "letter.sign" not in str(caught.value), "people read words, not names in code"


def test_who_acts_is_written_with_post_and_office():
    head = Actor(ActorKind.OFFICIAL, "Giàng A Páo", post_title="Chủ tịch", office_name="UBND xã Y Tý")
    assert head.signature == "Giàng A Páo, Chủ tịch, UBND xã Y Tý"
    assert at_office(SYSTEM, "03105", "10").office_code == "03105"
    assert SYSTEM.office_code == ""
