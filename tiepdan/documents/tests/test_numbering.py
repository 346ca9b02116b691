import threading
from datetime import date

import pytest
from django.db import connection, transaction

from tiepdan.documents import actions
from tiepdan.documents.catalogue import forms
from tiepdan.documents.frame import joined
from tiepdan.documents.models import Letter
from tiepdan.documents.numbering import next_number, symbol_of
from tiepdan.documents.tests.factories import TODAY
from tiepdan.offices.models import Office


@pytest.mark.parametrize(("form", "number", "written"), [
    ("complaint_decision", 5, "05/QĐ-UBND"), ("complaint_decision", 128, "128/QĐ-UBND"), ("denunciation_conclusion", 1, "01/KL-UBND"),
    ("guidance", 12, "12/UBND-TCD"), ("complaint_accepted", None, "……/TB-UBND"), ("paper_receipt", 3, ""),
])
def test_numbers_are_written_as_the_decree_says(form, number, written):
    assert symbol_of(forms()[form], Office(symbol="UBND"), number) == written


@pytest.mark.parametrize(("title", "body", "said"), [
    ("Chủ tịch", "Ủy ban nhân dân xã Y Tý", "Chủ tịch Ủy ban nhân dân xã Y Tý"), ("Chánh Thanh tra", "Thanh tra tỉnh Lào Cai", "Chánh Thanh tra tỉnh Lào Cai"),
    ("Trưởng ban", "Ban Tiếp công dân tỉnh Lào Cai", "Trưởng Ban Tiếp công dân tỉnh Lào Cai"), ("Giám đốc", "Sở Y tế", "Giám đốc Sở Y tế"),
])
def test_a_title_and_its_body_say_shared_words_once(title, body, said):
    assert joined(title, body) == said


@pytest.mark.django_db
def test_each_year_and_each_kind_begins_at_one(drafted, people):
    signed = [actions.sign_letter(drafted(form).pk, by=people["head"], today=day).symbol for form, day in [
        ("complaint_accepted", TODAY), ("complaint_accepted", TODAY), ("complaint_decision", TODAY), ("denouncer_notice", TODAY),
        ("complaint_accepted", date(2027, 1, 4)),
    ]]
    assert signed == ["01/TB-UBND", "02/TB-UBND", "01/QĐ-UBND", "03/TB-UBND", "01/TB-UBND"]


@pytest.mark.django_db(transaction=True)
def test_a_number_outside_a_transaction_is_a_bug(office):
    with pytest.raises(RuntimeError):
        next_number(office, 2026, "TB")


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_gives_its_number_back(drafted, people):
    first, second = drafted().pk, drafted().pk
    with transaction.atomic():
        assert actions.sign_letter(first, by=people["head"], today=TODAY).number == 1
        transaction.set_rollback(True)
    assert actions.sign_letter(second, by=people["head"], today=TODAY).number == 1


@pytest.mark.django_db(transaction=True)
def test_many_who_sign_at_once_leave_no_gap(drafted, people):
    """Four threads sign six letters each, some acts fail after taking their number: the numbers left are 1, 2, 3 … without a hole."""
    letters = [drafted().pk for _ in range(24)]
    trouble: list[BaseException] = []

    def sign(mine: list[int], spoil: bool) -> None:
        try:
            for place, letter in enumerate(mine):
                try:
                    with transaction.atomic():
                        actions.sign_letter(letter, by=people["head"], today=TODAY)
                        if spoil and place % 2:
                            raise LookupError
                except LookupError:
                    pass
        except BaseException as failure:
            trouble.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=sign, args=(letters[part::4], part < 2)) for part in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert trouble == []
    numbers = sorted(Letter.objects.filter(number__isnull=False).values_list("number", flat=True))
    assert numbers == list(range(1, 19))


@pytest.mark.django_db(transaction=True)
def test_sixteen_writers_at_once_leave_no_gap_and_no_double(office):
    """Sixteen connections begin together and take six numbers each, every third act fails: 64 stay, 1 to 64, each once."""
    start, given, trouble = threading.Barrier(16, timeout=60), [], []

    def write(writer: int) -> None:
        try:
            start.wait()
            for place in range(6):
                with transaction.atomic():
                    number = next_number(office, 2026, "QĐ")
                    if (writer + place) % 3 == 0:
                        transaction.set_rollback(True)
                if (writer + place) % 3:
                    given.append(number)
        except BaseException as failure:
            trouble.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert trouble == []
    assert sorted(given) == list(range(1, 65))
