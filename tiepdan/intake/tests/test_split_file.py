"""Several petitions in one file become petitions of their own; the file stays."""

import pytest

from tiepdan.common.actor import SYSTEM
from tiepdan.documents.models import PageReading, Paper
from tiepdan.documents.read import papers_unread
from tiepdan.intake.actions import read_petition, split_file
from tiepdan.intake.errors import PartsWrong
from tiepdan.intake.models import Petition
from tiepdan.intake.tests.factories import COMPLAINT, DENUNCIATION, FEEDBACK, NAME, NOW, fresh, holder, later
from tiepdan.intake.tests.scanned import on_paper, paper_of
from tiepdan.journal.models import JournalEntry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]


def three_in_one() -> Petition:
    return on_paper(COMPLAINT, FEEDBACK, DENUNCIATION, kind="complaint", name=NAME)


def split(petition: Petition, *parts: tuple[int, int], days: float = 2) -> list[Petition]:
    made = split_file(petition.pk, by=holder(petition), now=later(days), paper_id=paper_of(petition).pk, parts=list(parts))
    return [fresh(read_petition(part.pk, by=SYSTEM, now=later(days))) for part in made]


def test_each_part_is_a_petition_of_its_own_from_the_day_the_file_came():
    petition = three_in_one()
    wish, denunciation = split(petition, (2, 2), (3, 3))
    assert {wish.kind, denunciation.kind} == {"recommendation", "denunciation"} or wish.kind == "feedback"
    assert len({petition.code, wish.code, denunciation.code}) == 3
    assert wish.received_on == petition.received_on == NOW.date()
    assert denunciation.sealed_id and NAME not in denunciation.text and paper_of(denunciation).sealed
    assert paper_of(wish).pages == 1 and "Sín Chải" in wish.text


def test_the_file_stays_whole_and_the_petition_keeps_only_what_is_its_own():
    petition = three_in_one()
    before = paper_of(petition)
    split(petition, (2, 2), (3, 3))
    now, paper = fresh(petition), paper_of(petition)
    assert paper.file_id == before.file_id and paper.pages == 3
    assert "112/QĐ-UBND" in now.text and "30 triệu" not in now.text and "30 triệu" not in paper.text
    assert [page.moved_to is None for page in paper.page_readings.order_by("number")] == [True, False, False]
    assert JournalEntry.objects.filter(kind="petition.split").count() == 1 and JournalEntry.objects.filter(kind="petition.split_from").count() == 2


def test_pages_already_read_are_not_read_again():
    petition = three_in_one()
    made = split_file(petition.pk, by=holder(petition), now=NOW, paper_id=paper_of(petition).pk, parts=[(2, 3)])
    assert papers_unread("petition", made[0].pk) == []
    assert PageReading.objects.filter(paper__subject_id=made[0].pk).count() == 2


@pytest.mark.parametrize("parts", [[], [(1, 2)], [(2, 4)], [(3, 2)], [(2, 3), (3, 3)], [(3, 3), (2, 2)]])
def test_parts_that_do_not_fit_change_nothing(parts):
    petition = three_in_one()
    with pytest.raises(PartsWrong):
        split(petition, *parts)
    assert Petition.objects.count() == 1 and Paper.objects.count() == 1


def test_pages_split_off_are_not_split_off_again():
    petition = three_in_one()
    split(petition, (3, 3))
    with pytest.raises(PartsWrong):
        split(petition, (3, 3))
    assert Petition.objects.count() == 2
