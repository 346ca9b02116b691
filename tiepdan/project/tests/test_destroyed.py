"""What was destroyed on a decision is no lost file: `tiepdan verify` is silent about it, and about it alone."""

import pytest

from tiepdan.documents.models import File
from tiepdan.documents.read import store
from tiepdan.offices.tests.fixtures import few_offices_folder, lao_cai  # noqa: F401
from tiepdan.privacy.tests.test_destruction import PAPER, closed, destroyed
from tiepdan.project.promises.walks import files_not_whole

pytestmark = [pytest.mark.django_db(databases=["default", "vault"]), pytest.mark.usefixtures("lao_cai")]


def test_a_destroyed_file_is_not_missed_and_a_lost_one_still_is():
    destroyed(closed(uploads=PAPER, read_at_once=True))
    assert File.objects.filter(destroyed_at__isnull=False).exists() and list(files_not_whole()) == []
    left = closed(uploads=PAPER, read_at_once=True, name="Lý A Sa")
    kept = File.objects.filter(destroyed_at__isnull=True, sealed=False).first()
    store().forget_open(kept.sha256)
    assert any(kept.sha256[:12] in words for words in files_not_whole()) and left.pk
