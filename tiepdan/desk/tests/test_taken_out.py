"""What leaves the screen and what is searched over the province stands in the journal; the words searched do not."""

import pytest
from django.urls import reverse

from tiepdan.intake.tests.factories import received
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.tests.factories import SA_PA, Y_TY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]


def entries(kind: str) -> list[JournalEntry]:
    return list(JournalEntry.objects.filter(kind=kind))


@pytest.mark.parametrize("sheet", ["today-export", "duties-export", "register-export", "oversights-export"])
def test_a_list_taken_out_is_written_down_and_cannot_be_fetched_in_passing(desk, sheet):
    head = desk(f"{Y_TY}.head")
    assert head.get(reverse(f"desk:{sheet}")).status_code == 405
    assert head.post(reverse(f"desk:{sheet}")).status_code == 200
    entry, = entries("desk.exported")
    assert entry.facts["rows"] == 0
    assert "Xuất “" in entry.sentence
    assert entry.chain.endswith(Y_TY)


@pytest.mark.parametrize("sheet", ["figures-export", "processing-export"])
def test_a_table_taken_out_is_written_down_with_its_lines(desk, sheet):
    head = desk(f"{Y_TY}.head")
    assert head.get(reverse(f"desk:{sheet}")).status_code == 405
    assert head.post(reverse(f"desk:{sheet}")).status_code == 200
    entry, = entries("desk.exported")
    assert entry.facts["rows"] > 0


@pytest.mark.parametrize("book", ["register-print", "duties-print", "oversights-print", "journal-print"])
def test_a_printed_register_is_written_down(desk, book):
    head = desk(f"{Y_TY}.head")
    assert head.get(reverse(f"desk:{book}")).status_code == 405
    assert head.post(reverse(f"desk:{book}")).status_code == 200
    assert len(entries("desk.printed")) == 1


def test_who_oversees_the_province_searches_it_by_an_act_and_their_own_office_by_looking(desk):
    petition = received("complaint", office_code=SA_PA)
    observer = desk("TTT.observer")
    looked = observer.get(reverse("desk:search"), {"q": "khieu nai"}).content.decode()
    assert petition.code not in looked
    assert "Tìm trong toàn tỉnh" in looked
    assert not entries("desk.searched_province")
    found = observer.post(reverse("desk:search-province"), {"q": "khieu nai"}).content.decode()
    assert petition.code in found
    assert "đã ghi vào nhật ký" in found
    entry, = entries("desk.searched_province")
    assert entry.facts == {"found": 1}


def test_a_whole_code_is_no_search(desk):
    petition = received("complaint", office_code=SA_PA)
    answer = desk("TTT.observer").get(reverse("desk:search"), {"q": petition.code})
    assert answer.status_code == 302
    assert petition.code in answer.url


def test_nobody_else_is_offered_the_province(desk):
    petition = received("complaint", office_code=SA_PA)
    head = desk(f"{Y_TY}.head")
    assert "Tìm trong toàn tỉnh" not in head.get(reverse("desk:search"), {"q": "khieu nai"}).content.decode()
    answer = head.post(reverse("desk:search-province"), {"q": "khieu nai"})
    assert answer.status_code == 404
    assert petition.code not in answer.content.decode()
    assert not entries("desk.searched_province")


def test_an_empty_search_of_the_province_finds_nothing_and_says_so_in_the_journal(desk):
    assert desk("TTT.observer").post(reverse("desk:search-province"), {"q": "\x00  "}).status_code == 200
    assert entries("desk.searched_province")[0].facts == {"found": 0}
