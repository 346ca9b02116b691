from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.template import Context, Template


def shown(template: str, **facts) -> str:
    return Template("{% load tiepdan %}" + template).render(Context(facts)).strip()


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2026, 10, 7), "Thứ Tư 07/10/2026"), (date(2026, 11, 15), "Chủ nhật 15/11/2026"), (date(2026, 1, 5), "Thứ Hai 05/01/2026")],
)
def test_a_day_is_said_as_people_say_it(day, words):
    assert shown("{{ day|day_words }}", day=day) == words


def test_a_day_is_readable_by_machines_too():
    assert shown("{{ day|day }}", day=date(2026, 10, 7)) == '<time datetime="2026-10-07">Thứ Tư 07/10/2026</time>'
    assert shown("{{ day|short_day }}", day=date(2026, 10, 7)) == '<time datetime="2026-10-07">07/10/2026</time>'


def test_no_day_is_nothing():
    assert shown("{{ day|day }}{{ day|short_day }}", day=None) == ""


def test_an_instant_is_told_in_viet_nam(settings):
    late = datetime(2026, 10, 6, 18, 5, tzinfo=UTC)
    assert shown("{{ at|day_words }}, {{ at|hour }}", at=late) == "Thứ Tư 07/10/2026, 1\u00a0giờ\u00a005"


@pytest.mark.parametrize(("size", "words"), [(300, "1 KB"), (92_400, "92 KB"), (1_440_000, "1,4 MB")])
def test_the_size_of_a_file_is_told_shortly(size, words):
    assert shown("{{ size|file_size }}", size=size).replace("\u00a0", " ") == words


def test_a_due_chip_tells_by_words_form_and_day():
    chip = shown("{% due_chip timing due %}", timing=SimpleNamespace(state="late", words="Trễ 2 ngày"), due=date(2026, 8, 17))
    assert 'data-state="late"' in chip and "#i-late" in chip and "Trễ 2 ngày" in chip and '<time datetime="2026-08-17">17/08</time>' in chip


def test_a_duty_without_a_day_has_a_chip_without_one():
    assert "<time" not in shown("{% due_chip timing %}", timing=SimpleNamespace(state="none", words="Không có hạn luật định"))
