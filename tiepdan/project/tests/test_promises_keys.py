"""`tiepdan verify` tells what hangs by one key; it opens nothing and names nobody."""

import pytest

from tiepdan.intake.tests.factories import NAME, NOW, received
from tiepdan.offices.tests import fixtures
from tiepdan.project.promises import check_promises
from tiepdan.project.promises.keys import warnings
from tiepdan.vault.models import Key, MustKnow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
few_offices_folder, lao_cai = fixtures.few_offices_folder, fixtures.lao_cai


def test_identities_that_one_key_alone_opens_and_posts_without_a_key_are_told():
    petition = received("denunciation")
    assert list(warnings()) == []
    given = MustKnow.objects.filter(token=petition.sealed.token)
    alone, *others = given.order_by("post_id").values_list("post_id", flat=True)
    Key.objects.filter(post_id__in=others).update(ended_at=NOW, ended_because="left")
    told = list(warnings())
    assert any(petition.code in words and "chỉ còn khóa của" in words and "không có khóa khôi phục" in words for words in told)
    assert sum("mà chưa lập khóa" in words for words in told) == len(others) and not any(NAME in words for words in told)
    Key.objects.filter(post_id=alone).update(ended_at=NOW, ended_because="lost")
    assert any(petition.code in words and "không còn khóa nào" in words for words in warnings())
    assert next(one for one in check_promises() if one.number == 6).holds is not False, "a warning is no broken promise"
