"""One act makes a document known to many offices; each office's receipt says who read it, when."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tiepdan.common.errors import AbilityMissing
from tiepdan.documents.models import Outgoing
from tiepdan.journal.models import JournalEntry
from tiepdan.library.actions import acknowledge
from tiepdan.library.errors import DayGone, NobodyToTell, NothingToTell, NotYourCopy, WordsNeeded
from tiepdan.library.models import DisseminatedCopy, Dissemination
from tiepdan.library.queries import copies_of, disseminations_of, posts_to_tell, sees_receipts, unread_of
from tiepdan.library.tests.factories import KEEPER, entered, made_known
from tiepdan.offices.models import Office
from tiepdan.offices.tests.factories import SA_PA, TA_VAN, TODAY, Y_TY, at, office, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]


def test_every_commune_gets_a_copy_and_one_post_of_each_is_told():
    told = made_known()
    assert told.title.startswith("Luật 136/2025/QH15")
    assert set(told.copies.values_list("office__code", flat=True)) == {Y_TY, SA_PA, TA_VAN}
    notices = Outgoing.objects.filter(link=f"/can-bo/luat/pho-bien/{told.pk}/")
    assert set(notices.values_list("post_id", flat=True)) == {post(f"{code}.petition").pk for code in (Y_TY, SA_PA, TA_VAN)}
    assert JournalEntry.objects.get(kind="library.disseminated").facts["count"] == 3


def test_the_number_of_statements_does_not_grow_with_the_number_of_offices():
    keeper, counts = at(KEEPER), []
    for offices in ([office(Y_TY).pk], [office(Y_TY).pk], list(Office.objects.values_list("pk", flat=True))):
        with CaptureQueriesContext(connection) as asked:
            made_known(by=keeper, offices=offices)
        counts.append(len(asked))
    assert counts[1] == counts[2] < 20, counts  # the first began the office's chain


def test_an_outside_office_is_told_at_its_contact():
    assert posts_to_tell([office("TAND").pk], TODAY) == [post("TAND.contact").pk]


def test_a_document_of_the_province_is_made_known_too():
    document = entered()
    told = made_known(act="", document_id=document.pk)
    assert (told.document, told.act) == (document, "")


def test_the_first_receipt_of_an_office_stands():
    told, first = made_known(), timezone.now()
    assert unread_of(at(f"{Y_TY}.petition")) == 1
    acknowledge(told.pk, by=at(f"{Y_TY}.petition"), now=first)
    copy = acknowledge(told.pk, by=at(f"{Y_TY}.head"), now=first + timedelta(hours=1))
    assert (copy.read_at, copy.read_post_id) == (first, post(f"{Y_TY}.petition").pk)
    assert unread_of(at(f"{Y_TY}.head")) == 0, "the office has read it, whoever of it did"
    assert unread_of(at(f"{SA_PA}.head")) == 1
    entry = JournalEntry.objects.get(kind="library.acknowledged")
    assert entry.post_id == post(f"{Y_TY}.petition").pk
    assert (disseminations_of(at(KEEPER)).get().sent, disseminations_of(at(KEEPER)).get().read) == (3, 1)


def test_who_was_sent_nothing_acknowledges_nothing():
    told = made_known(offices=[office(Y_TY).pk])
    with pytest.raises(NotYourCopy):
        acknowledge(told.pk, by=at(f"{SA_PA}.head"), now=timezone.now())
    assert not DisseminatedCopy.objects.filter(read_at__isnull=False).exists()


def test_refused_when_something_is_missing_and_nothing_is_kept():
    for refusal, changed in (
        (AbilityMissing, {"by": at(f"{Y_TY}.head")}), (NobodyToTell, {"offices": []}), (NobodyToTell, {"offices": [0]}), (WordsNeeded, {"note": " "}),
        (DayGone, {"read_before": TODAY - timedelta(days=1)}), (NothingToTell, {"act": "luat-la"}), (NothingToTell, {"act": "", "document_id": 0}),
        (NothingToTell, {"act": ""}), (NothingToTell, {"document_id": entered().pk}),
    ):
        with pytest.raises(refusal):
            made_known(**changed)
        Dissemination.objects.exists() and pytest.fail(f"{refusal} kept something")


def test_an_office_that_has_ended_is_sent_nothing():
    Office.objects.filter(code=TA_VAN).update(valid_until=TODAY)
    assert set(made_known().copies.values_list("office__code", flat=True)) == {Y_TY, SA_PA}


def test_who_has_read_is_seen_by_the_sender_and_the_keepers_only():
    told = made_known()
    assert sees_receipts(at(KEEPER), told) and sees_receipts(at("TTT.clerk"), told)
    assert not sees_receipts(at(f"{Y_TY}.head"), told)
    assert [copy.office.code for copy in copies_of(at(f"{Y_TY}.head"))] == [Y_TY]
