"""What `tiepdan verify` asks of this room."""

import pytest

from tiepdan.documents import actions
from tiepdan.documents.models import File, Letter, NumberSeries
from tiepdan.documents.read import file_bytes, number_gaps, signatures_not_valid
from tiepdan.documents.tests.factories import TODAY

pytestmark = pytest.mark.django_db


def test_series_without_a_hole_are_silent(drafted, people):
    for form in ("complaint_accepted", "complaint_accepted", "complaint_decision"):
        actions.sign_letter(drafted(form).pk, by=people["head"], today=TODAY)
    assert list(number_gaps()) == []


def test_a_number_that_vanished_is_told(drafted, people):
    for _ in range(3):
        actions.sign_letter(drafted().pk, by=people["head"], today=TODAY)
    Letter.objects.filter(number=2).update(number=7)
    assert list(number_gaps()) == ["số TB năm 2026 của UBND xã Y Tý: đã cấp đến 3, tìm thấy 3 văn bản"]
    NumberSeries.objects.all().delete()
    assert "không có sổ cấp số" in next(number_gaps())


def test_a_pdf_of_record_put_in_by_hand_is_told(sealed):
    letter = sealed()
    assert list(signatures_not_valid()) == []
    forged = actions.keep_file(file_bytes(letter.pdf) + b"\n% them vao", by=None, media_type="application/pdf")
    Letter.objects.filter(pk=letter.pk).update(pdf=File.objects.get(pk=forged.pk))
    assert list(signatures_not_valid()) == ["văn bản 01/TB-UBND: chữ ký số không hợp lệ"]
