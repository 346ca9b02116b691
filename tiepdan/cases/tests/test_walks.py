"""Walks nobody planned: any lawful order of steps keeps every promise and ends, any unlawful step is refused with its article.

A hundred or so are walked each time; `TIEPDAN_WALKS=10000 make walks` walks as many as it says, of every procedure together.
"""

import pytest

from tiepdan.cases.procedures import is_secret
from tiepdan.cases.steps import PROCEDURES
from tiepdan.cases.steps.protection import PROTECTION
from tiepdan.cases.tests.factories import accepted
from tiepdan.cases.tests.test_discipline import disciplinary, disciplinary_second
from tiepdan.cases.tests.test_follow_up import late, settled_wrongly
from tiepdan.cases.tests.test_inspect import inspected
from tiepdan.cases.tests.test_second_round import at_the_province
from tiepdan.cases.tests.walking import OF_ANOTHER_ROUND, PLAYS, crew, walk
from tiepdan.cases.tests.walking_by_chance import portions, take_walks
from tiepdan.cases.tests.walking_protection import PROTECTING
from tiepdan.documents.models import Letter, NumberSeries
from tiepdan.intake.tests.factories import NAME, NUMBER, PHONE
from tiepdan.journal.models import JournalEntry
from tiepdan.journal.verify import broken_links

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
BEGINNINGS = {
    "complaint_first": accepted, "complaint_second": at_the_province, "discipline_first": disciplinary, "discipline_second": disciplinary_second,
    "denunciation": lambda: accepted("denunciation"),
    "inspection": inspected, "feedback": lambda: accepted("recommendation"), "follow_up_wrong": settled_wrongly, "follow_up_late": late,
}


@pytest.fixture
def begun(procedure, lao_cai):
    """The round as its procedure begins, made once by the acts; every walk sets out from it and is rolled back to it."""
    held = BEGINNINGS[procedure]()
    assert held.procedure == procedure
    return held, crew(held)


@pytest.mark.parametrize(("procedure", "portion", "count"), portions(BEGINNINGS))
def test_any_lawful_walk_ends_with_every_promise_kept(portion, count, begun):
    def one(chance):
        held = walk(*begun, chance)
        assert not list(broken_links()), "the chain of the journal is whole"
        for series in NumberSeries.objects.all():
            given_out = Letter.objects.filter(office=series.office, year=series.year, series=series.series).order_by("number")
            assert list(given_out.values_list("number", flat=True)) == list(range(1, series.last + 1))
        if is_secret(held):
            written = " ".join(map(str, JournalEntry.objects.values_list("facts", "actor")))
            assert not any(clear in written for clear in (NAME, NUMBER, PHONE))

    take_walks(one, portion=portion, count=count)


def test_every_step_of_every_procedure_can_be_walked():
    assert {step.name for steps in PROCEDURES.values() for step in steps} <= set(PLAYS) | OF_ANOTHER_ROUND
    assert set(PROCEDURES) == set(BEGINNINGS), "every procedure is walked"
    assert {step.name for step in PROTECTION} == set(PROTECTING)
