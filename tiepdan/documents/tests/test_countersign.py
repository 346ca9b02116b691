"""Two human signers on one letter, and a reviewer's initials before the signer."""

from datetime import UTC, datetime

import pytest

from tiepdan.common.actor import SYSTEM
from tiepdan.documents.actions import (
    amend_letter,
    ask_countersign,
    countersign,
    drop_countersign,
    hand_in_edited,
    make_edited_pages,
    seal_letter,
    sign_letter,
    submit_letter,
)
from tiepdan.documents.errors import (
    CosignerNotInWord,
    CountersignAsked,
    CountersignElsewhere,
    CountersignGiven,
    CountersignNotYours,
    CountersignOfSigner,
    CountersignsWanting,
    LetterClosed,
)
from tiepdan.documents.read import file_bytes
from tiepdan.documents.tests.factories import TODAY, make_actor, make_office
from tiepdan.documents.tests.pdf_text import text_of
from tiepdan.documents.tests.test_edited import edited, needs_word, own
from tiepdan.documents.verdict import verify_pdf
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.abilities import SIGN
from tiepdan.offices.models import Post, Role

pytestmark = [pytest.mark.django_db]
NOW = datetime(2026, 8, 21, 2, 0, tzinfo=UTC)


@pytest.fixture
def neighbour(province, people):
    """The head of another commune, who signs beside ours."""
    return make_actor(make_office(province, "02704", "Ủy ban nhân dân xã Sa Pả"), "head", Role.HEAD, "Chủ tịch", "Giàng A Chu", (SIGN,))


def post(actor) -> Post:
    return Post.objects.select_related("office").get(pk=actor.post_id)


def ask(letter, people, actor, kind="initials"):
    return ask_countersign(letter.pk, by=people["officer"], now=NOW, post=post(actor), kind=kind)


def test_initials_and_a_second_signer_are_each_a_signature_of_the_pdf_and_named_by_who_judges_it(drafted, people, neighbour, home):
    letter = submit_letter(drafted().pk, by=people["officer"])
    ask(letter, people, people["deputy"])
    ask(letter, people, neighbour, "cosign")
    with pytest.raises(CountersignsWanting) as waits:
        sign_letter(letter.pk, by=people["head"], today=TODAY)
    assert "Phó Chủ tịch" in str(waits.value) and "ký chung" in str(waits.value)
    countersign(letter.pk, by=people["deputy"], now=NOW)
    countersign(letter.pk, by=neighbour, now=NOW)
    sign_letter(letter.pk, by=people["head"], today=TODAY)
    pdf = file_bytes(seal_letter(letter.pk, by=SYSTEM).pdf)
    verdict = verify_pdf(pdf, keys=home / "keys")
    assert verdict.valid and verdict.signer == "Lý A Phà"
    assert [(mark.kind, mark.name) for mark in verdict.marks] == [
        ("initials", "Má A Tủa"), ("cosign", "Giàng A Chu"), ("sign", "Lý A Phà"), ("seal", "Ủy ban nhân dân xã Y Tý"),
    ]
    assert "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ SA PẢ" in " ".join(text_of(pdf).split())
    kinds = list(JournalEntry.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds.count("letter.countersigned") == 2 and kinds.count("letter.countersign_asked") == 2


def test_changed_words_are_initialled_again(drafted, people):
    letter = submit_letter(drafted().pk, by=people["officer"])
    ask(letter, people, people["deputy"])
    countersign(letter.pk, by=people["deputy"], now=NOW)
    with pytest.raises(CountersignGiven):
        countersign(letter.pk, by=people["deputy"], now=NOW)
    amend_letter(letter.pk, by=people["officer"], facts={"contact": "ông Tráng A Sở"})
    submit_letter(letter.pk, by=people["officer"])
    with pytest.raises(CountersignsWanting):
        sign_letter(letter.pk, by=people["head"], today=TODAY)
    drop_countersign(letter.pk, by=people["officer"], now=NOW, post_id=people["deputy"].post_id)
    assert sign_letter(letter.pk, by=people["head"], today=TODAY).state == "signed"


def test_who_may_not_be_asked_and_who_may_not_give(drafted, people, neighbour, sealed, settings, home):
    letter = drafted()
    with pytest.raises(CountersignOfSigner):
        ask(letter, people, people["head"])
    with pytest.raises(CountersignNotYours):
        countersign(letter.pk, by=people["deputy"], now=NOW)
    with pytest.raises(CountersignNotYours):
        drop_countersign(letter.pk, by=people["officer"], now=NOW, post_id=neighbour.post_id)
    ask(letter, people, neighbour, "cosign")
    for again in (neighbour, people["deputy"]):
        with pytest.raises(CountersignAsked):
            ask(letter, people, again, "cosign")
    (home / "keys").mkdir(exist_ok=True)
    (home / "keys" / "key_places.yaml").write_text(f"{post(people['deputy']).code}: {{place: own_pc}}\n")
    with pytest.raises(CountersignElsewhere):
        ask(letter, people, people["deputy"])
    (home / "keys" / "key_places.yaml").unlink()
    with pytest.raises(LetterClosed):
        ask(sealed(), people, people["deputy"])


@pytest.mark.parametrize("form", ["complaint_working_minutes", "handover_minutes"])
def test_minutes_bear_the_officials_of_both_sides(drafted, people, neighbour, home, form):
    letter = submit_letter(drafted(form, signer="officer").pk, by=people["officer"])
    ask(letter, people, neighbour, "cosign")
    countersign(letter.pk, by=neighbour, now=NOW)
    sign_letter(letter.pk, by=people["officer"], today=TODAY)
    verdict = verify_pdf(file_bytes(seal_letter(letter.pk, by=SYSTEM).pdf), keys=home / "keys")
    assert verdict.valid and [mark.kind for mark in verdict.marks] == ["cosign", "sign"]


@needs_word
def test_the_edited_copy_keeps_a_place_for_each_hand(drafted, people, neighbour, home):
    letter = drafted()
    ask(letter, people, people["deputy"])
    ask(letter, people, neighbour, "cosign")
    copy = hand_in_edited(letter.pk, by=people["officer"], now=NOW, data=edited(own(letter), lambda document: None))
    assert make_edited_pages(copy.pk, by=SYSTEM).problem == ""
    with pytest.raises(CosignerNotInWord):
        drop_countersign(letter.pk, by=people["officer"], now=NOW, post_id=neighbour.post_id)
    countersign(letter.pk, by=people["deputy"], now=NOW)
    countersign(letter.pk, by=neighbour, now=NOW)
    sign_letter(letter.pk, by=people["head"], today=TODAY)
    verdict = verify_pdf(file_bytes(seal_letter(letter.pk, by=SYSTEM).pdf), keys=home / "keys")
    assert verdict.valid and [mark.kind for mark in verdict.marks] == ["initials", "cosign", "sign", "seal"]
