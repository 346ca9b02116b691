"""The seal and the journal together: anchors each hour, laid outside, compared by `tiepdan verify --anchor`."""

import pytest

from tiepdan.intake.tests.factories import NOW, received
from tiepdan.journal.models import Anchor, Chain, JournalEntry
from tiepdan.journal.tests.factories import behind
from tiepdan.journal.verify import broken_links
from tiepdan.offices.models import Province
from tiepdan.offices.tests import fixtures
from tiepdan.project.anchors import against_file, lay_outside, make_anchor
from tiepdan.project.jobs import anchor_province_job

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
few_offices_folder, lao_cai = fixtures.few_offices_folder, fixtures.lao_cai


def test_an_anchor_bears_the_seal_of_the_provinces_committee():
    received()
    anchor = make_anchor(Province.objects.get(), now=NOW)
    assert anchor.signed_by == "Ủy ban nhân dân tỉnh Lào Cai"
    assert "BEGIN CERTIFICATE" in anchor.certificate
    assert not list(broken_links())


def test_the_job_of_the_hour_anchors_and_lays_a_copy_outside(settings, tmp_path):
    settings.ANCHORS_DIR = tmp_path / "ngoài"
    received()
    anchor_province_job(Province.objects.get().pk)
    anchor = Anchor.objects.get()
    assert [path.name for path in settings.ANCHORS_DIR.iterdir()] == [f"moc-neo-{anchor.province}-000001.json"]


def test_what_was_laid_outside_shows_a_cut_end(tmp_path):
    received()
    path = lay_outside(make_anchor(Province.objects.get(), now=NOW), tmp_path)
    assert not list(against_file(path)[1])
    last = JournalEntry.objects.filter(subject="petition").order_by("number").last()
    behind("journal_anchoredhead", "delete from journal_anchoredhead")
    behind("journal_anchor", "delete from journal_anchor")
    behind("journal_journalentry", "delete from journal_journalentry where chain = %s and number >= %s", last.chain, last.number)
    Chain.objects.filter(name=last.chain).update(number=last.number - 1, hash=last.previous_hash)
    found = list(against_file(path)[1])
    assert any("không còn trong kho dữ liệu" in words for words in found)
    assert any(f"chuỗi {last.chain}: cuối chuỗi bị cắt, thiếu dòng {last.number}" in words for words in found)


def test_an_anchor_sealed_by_another_house_is_not_trusted(tmp_path, settings):
    received()
    path = lay_outside(make_anchor(Province.objects.get(), now=NOW), tmp_path)
    settings.KEYS_DIR = tmp_path / "other"
    assert any("không do nơi được tin cậy cấp" in words for words in against_file(path)[1])
