import pytest

from tiepdan.common.actor import SYSTEM
from tiepdan.documents import actions
from tiepdan.documents.errors import FileEmpty, FileLost
from tiepdan.documents.models import File, Paper
from tiepdan.documents.read import file_bytes, files_not_whole, store
from tiepdan.journal.models import JournalEntry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
SCAN = b"%PDF-1.7 don khieu nai" * 100


def keep(data=SCAN, **more) -> File:
    return actions.keep_file(data, by=SYSTEM, media_type="application/pdf", **more)


def attach(file: File, **more) -> Paper:
    told = {"subject": "petition", "subject_id": 7, "role": "petition", "name": "Đơn của ông Páo.pdf", "text": "Tôi tên là Páo"} | more
    return actions.attach_paper(file, by=SYSTEM, **told)


def test_the_same_bytes_are_one_file():
    assert keep().pk == keep().pk
    assert File.objects.get().size == len(SCAN)


def test_a_sealed_file_stays_sealed_when_it_comes_again_open():
    sealed = keep(sealed=True)
    again = keep()
    assert again.pk == sealed.pk and again.sealed
    assert not store().path_of(again.sha256).exists()
    assert file_bytes(again) == SCAN


def test_an_open_file_that_comes_sealed_is_closed(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        keep()
        file = keep(sealed=True)
        assert store().path_of(file.sha256).exists(), "before the commit a rollback must still find it"
    assert file.sealed and not store().path_of(file.sha256).exists()
    assert file_bytes(file) == SCAN


def test_an_empty_file_is_refused():
    with pytest.raises(FileEmpty):
        keep(b"")


def test_a_damaged_file_is_not_handed_out_and_is_reported():
    file = keep()
    assert list(files_not_whole()) == []
    store().path_of(file.sha256).write_bytes(b"other")
    with pytest.raises(FileLost):
        file_bytes(file)
    assert "không khớp" in next(files_not_whole())


def test_a_lost_file_is_reported():
    store().path_of(keep().sha256).unlink()
    assert "không còn" in next(files_not_whole())


def test_one_file_in_one_role_is_one_paper():
    file = keep()
    assert attach(file).pk == attach(file).pk
    assert attach(file, role="evidence").pk != attach(file).pk
    entry = JournalEntry.objects.get(kind="paper.added", facts__role="đơn")
    assert "Páo" not in str(entry.facts) and entry.facts["sha256"] == file.sha256


def test_what_was_read_is_kept_on_the_paper():
    paper = actions.read_paper_text(attach(keep()), by=SYSTEM, text="Kính gửi", pages=3, read_by="ocr", confidence=0.93)
    paper.refresh_from_db()
    assert (paper.text, paper.pages, paper.read_by, paper.confidence) == ("Kính gửi", 3, "ocr", 0.93)


def test_sealing_a_paper_closes_its_bytes_and_takes_off_what_tells(django_capture_on_commit_callbacks):
    paper = attach(keep())
    with django_capture_on_commit_callbacks(execute=True):
        actions.seal_file(paper, by=SYSTEM)
    paper = Paper.objects.select_related("file").get(pk=paper.pk)
    assert (paper.name, paper.text, paper.file.sealed) == ("Bản gốc niêm phong.pdf", "", True)
    assert not store().path_of(paper.file.sha256).exists() and file_bytes(paper.file) == SCAN
    actions.seal_file(paper, by=SYSTEM)
    assert JournalEntry.objects.filter(kind="paper.sealed").count() == 1


def test_an_open_copy_that_a_crash_left_is_reported_and_tidied_away():
    file = keep(sealed=True)
    store().keep(SCAN)
    assert "bản để ngỏ" in next(files_not_whole())
    assert actions.tidy_files(by=SYSTEM) == 1
    assert list(files_not_whole()) == [] and file_bytes(file) == SCAN


def test_tidying_never_takes_the_only_copy():
    file = keep(sealed=True)
    store().keep(SCAN)
    store().path_of(file.sha256, sealed=True).unlink()
    assert actions.tidy_files(by=SYSTEM) == 0
    assert store().holds(file.sha256)
