"""What could be parted is said on the petition's page; a sealed one gives no words away."""

import pytest
from django.urls import reverse

from tiepdan.desk.queries.split import parts_of
from tiepdan.intake.tests.factories import NAME, received, routed
from tiepdan.offices.tests.factories import Y_TY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]
SPLIT = [{"what": "khieu_nai", "span": [0, 40], "because": "Giải quyết riêng."}, {"what": "to_cao", "span": [40, 80], "because": "Giải quyết riêng."}]


def with_split(petition, split):
    petition.findings = {**petition.findings, "split": split}
    petition.save(update_fields=["findings"])
    return petition


def test_the_parts_stand_on_the_page_with_how_they_begin(desk):
    petition = with_split(received("complaint"), SPLIT)
    html = desk(f"{Y_TY}.petition").get(reverse("desk:petition", args=[petition.code])).content.decode()
    assert "Có thể tách thành 2 đơn" in html and "Giải quyết riêng." in html
    assert [(part.label, part.begins) for part in parts_of(petition, "x" * 100)] == [("Khiếu nại", "x" * 40), ("Tố cáo", "x" * 40)]


def test_of_a_sealed_petition_no_words_are_shown():
    petition = with_split(routed("denunciation"), SPLIT)
    assert [part.begins for part in parts_of(petition, f"Tôi là {NAME}, " * 20)] == ["", ""]


@pytest.mark.parametrize("split", [None, [], "x", [{}], [SPLIT[0]], [{"span": ["a", 2]}, 5]])
def test_odd_findings_propose_nothing(split):
    assert parts_of(with_split(received("complaint"), split), "x" * 100) == []


def test_odd_places_give_no_words():
    odd = [{"what": "letter", "span": [5, 2], "because": "a"}, {"what": "zzz", "span": [0, 10_000], "because": "b"}]
    assert [part.begins for part in parts_of(with_split(received("complaint"), odd), "x" * 100)] == ["", ""]
