"""How many may speak for a group: the law's data decide, whoever asks."""

import shutil

import pytest

from tiepdan.intake.errors import TooManyRepresentatives
from tiepdan.intake.models import Petition
from tiepdan.intake.representing import check_representatives
from tiepdan.intake.tests.factories import TODAY, classified, received
from tiepdan.law.conditions import FOLDER, read_conditions

NAMES = ["Thào Seo Vảng", "Lò Văn Páo", "Giàng Thị Sua", "Vàng A Chu", "Sùng Thị Dí", "Ma Seo Lử"]


@pytest.mark.parametrize(("people", "count"), [(2, 2), (10, 2), (11, 5), (400, 5)])
def test_as_many_as_the_law_allows_and_not_one_more(people, count):
    check_representatives(NAMES[:count], people, TODAY)
    with pytest.raises(TooManyRepresentatives) as refusal:
        check_representatives(NAMES[: count + 1], people, TODAY)
    assert "Luật Tiếp công dân 42/2013/QH13, Điều 29" in str(refusal.value)


def test_nobody_named_yet_is_no_fault():
    check_representatives([], 40, TODAY)


def test_when_the_data_allow_six_six_may_speak(tmp_path):
    folder = shutil.copytree(FOLDER, tmp_path / "conditions")
    path = folder / "reception.yaml"
    told = path.read_text(encoding="utf-8")
    assert told.count("{fact: representatives, at_most: 5}") == 1
    told = told.replace("{fact: representatives, at_most: 5}", "{fact: representatives, at_most: 6}")
    path.write_text(told, encoding="utf-8")
    check_representatives(NAMES, 40, TODAY, book=read_conditions(folder))


@pytest.mark.django_db
@pytest.mark.usefixtures("lao_cai")
def test_neither_the_door_nor_the_desk_takes_more():
    with pytest.raises(TooManyRepresentatives):
        received("complaint", group_size=12, representatives=NAMES)
    assert not Petition.objects.exists()
    petition = classified(received("complaint"), group_size=12, representatives=NAMES[:5])
    assert len(petition.representatives) == 5
    with pytest.raises(TooManyRepresentatives):
        classified(petition, group_size=8)
    with pytest.raises(TooManyRepresentatives):
        classified(petition, representatives=NAMES)
