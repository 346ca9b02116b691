"""Petitions handled by chance before a case runs: each lawful order ends and keeps every promise, each unlawful step is refused.

As many as of the rounds: `TIEPDAN_WALKS=10000 make walks`.
"""

import pytest

from tiepdan.cases.tests import walking_petition
from tiepdan.cases.tests.walking_by_chance import portions, take_walks
from tiepdan.cases.tests.walking_petition import keeps_its_promises, steps_without_a_play, walk_petition
from tiepdan.intake.models import Link
from tiepdan.intake.tests.factories import NAME, NUMBER, PHONE, classified, elsewhere, received
from tiepdan.journal.models import JournalEntry
from tiepdan.journal.verify import broken_links
from tiepdan.offices.tests.factories import TA_VAN, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
SENDER = {"forwarded_by": "Đoàn đại biểu Quốc hội tỉnh", "forwarded_number": "88/CV", "channel": "forwarded"}
NAMELESS = {"anonymous": True, "name": "", "address": "", "phone": "", "identity_number": ""}
BEGINNINGS = {
    "complaint": elsewhere, "complaint_here": lambda: classified(received("complaint")),
    "complaint_from_outside": lambda: classified(received("complaint", office_code=TA_VAN, **SENDER)),
    "denunciation": lambda: classified(received("denunciation", office_code=TA_VAN)),
    "denunciation_of_a_crime": lambda: classified(received("denunciation"), signs_of_crime=True),
    "denunciation_from_outside": lambda: classified(received("denunciation", office_code=TA_VAN, **SENDER)),
    "nameless": lambda: classified(received("denunciation", **NAMELESS)),
    "recommendation": lambda: classified(received("recommendation", office_code=TA_VAN)),
}


@pytest.fixture
def begun(way, lao_cai):
    """The petition and an earlier one of the same people, made once by the acts; every walk sets out from them and is rolled back to them."""
    walking_petition.KNOWN.clear()
    earlier = BEGINNINGS[way]()
    return BEGINNINGS[way](), earlier


@pytest.mark.parametrize(("way", "portion", "count"), portions(BEGINNINGS))
def test_any_lawful_handling_ends_with_every_promise_kept(portion, count, begun):
    petition, earlier = begun
    words = earlier.text

    def one(chance):
        handled = walk_petition(petition, earlier, chance)
        assert not list(broken_links()), "the chain of the journal is whole"
        earlier.refresh_from_db()
        assert (earlier.text, earlier.state) == (words, "read"), "joining changes nothing of the other petition"
        assert Link.objects.filter(petition=handled, undone_at__isnull=True).count() <= 1
        if handled.kind == "denunciation" and not handled.anonymous:
            written = " ".join(map(str, JournalEntry.objects.values_list("facts", "actor")))
            assert not any(clear in written for clear in (NAME, NUMBER, PHONE))

    take_walks(one, portion=portion, count=count)


def test_every_step_of_handling_can_be_walked():
    assert steps_without_a_play() == set()


def test_the_promises_notice_a_petition_nobody_answers_for():
    petition = elsewhere()
    keeps_its_promises(petition)
    petition.holder_post_id = at(f"{TA_VAN}.head").post_id
    with pytest.raises(AssertionError, match="one responsible post"):
        keeps_its_promises(petition)
