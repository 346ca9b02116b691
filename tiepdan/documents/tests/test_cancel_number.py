"""A number given up stays in the register with its reason; the next letter takes the next number."""

import pytest

from tiepdan.documents import actions
from tiepdan.documents.errors import LetterClosed, NotSealedYet, NumberNotCancellable, NumberWithoutReason
from tiepdan.documents.read import number_gaps
from tiepdan.documents.tests.factories import TODAY
from tiepdan.journal.models import JournalEntry

pytestmark = pytest.mark.django_db


def test_a_cancelled_number_is_kept_with_its_reason_and_never_given_again(sealed, people):
    letter = sealed()
    void = actions.cancel_number(letter.pk, by=people["head"], because="  ghi nhầm  tên thôn ")
    assert (void.state, void.cancelled_because, void.number) == ("void", "ghi nhầm tên thôn", letter.number)
    assert void.pdf_id == letter.pdf_id
    assert sealed().number == letter.number + 1
    assert list(number_gaps()) == []
    entry = JournalEntry.objects.filter(kind="letter.number_cancelled").get()
    assert "ghi nhầm" not in str(entry.facts)


def test_a_letter_whose_number_was_cancelled_is_not_sent_signed_or_amended(sealed, people):
    letter = actions.cancel_number(sealed().pk, by=people["head"], because="ghi nhầm")
    with pytest.raises(NotSealedYet):
        actions.send_letter(letter.pk, by=people["clerk"], today=TODAY, to=[])
    with pytest.raises(LetterClosed):
        actions.amend_letter(letter.pk, by=people["officer"], facts={"matter": "việc khác"})


@pytest.mark.parametrize("state", ["drafted", "signed", "cancelled", "void"])
def test_only_a_sealed_letter_gives_its_number_up(drafted, sealed, people, state):
    letter = sealed() if state == "void" else drafted()
    if state == "signed":
        actions.sign_letter(letter.pk, by=people["head"], today=TODAY)
    if state == "cancelled":
        actions.cancel_letter(letter.pk, by=people["officer"])
    if state == "void":
        actions.cancel_number(letter.pk, by=people["head"], because="ghi nhầm")
    with pytest.raises(NumberNotCancellable):
        actions.cancel_number(letter.pk, by=people["head"], because="lý do")


@pytest.mark.parametrize("because", ["", "  \n "])
def test_a_number_is_not_given_up_without_a_reason(sealed, people, because):
    letter = sealed()
    with pytest.raises(NumberWithoutReason):
        actions.cancel_number(letter.pk, by=people["head"], because=because)
    letter.refresh_from_db()
    assert letter.state == "sealed"
