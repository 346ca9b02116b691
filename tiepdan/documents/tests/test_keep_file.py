import pytest

from tiepdan.common.actor import SYSTEM
from tiepdan.documents import actions
from tiepdan.documents.errors import FileEmpty, FileLost
from tiepdan.documents.models import File, Paper
from tiepdan.documents.read import file_bytes, files_not_whole, paper_bytes, store
from tiepdan.journal.models import JournalEntry
from tiepdan.vault.actions import make_folder, with_machine
from tiepdan.vault.errors import KeyLocked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
SCAN = b"%PDF-1.7 don khieu nai" * 100


def keep(data=SCAN, **more) -> File:
    return actions.keep_file(data, by=SYSTEM, media_type="application/pdf", **more)


def folder() -> str:
    return make_folder(by=SYSTEM).token


def attach(file: File, **more) -> Paper:
    told = {"subject": "petition", "subject_id": 7, "role": "petition", "name": "Đơn của ông Páo.pdf", "text": "Tôi tên là Páo"} | more
    return actions.attach_paper(file, by=SYSTEM, **told)


def test_the_same_bytes_are_one_file():
    assert keep().pk == keep().pk
    assert File.objects.get().size == len(SCAN)


def test_a_sealed_file_stays_sealed_when_it_comes_again_open():
    sealed = keep(folder=folder())
    again = keep()
    assert again.pk == sealed.pk and again.sealed
    assert not store().path_of(again.sha256).exists()
    assert paper_bytes(attach(again), by=with_machine(by=SYSTEM)) == SCAN


def test_an_open_file_that_comes_sealed_is_closed(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        keep()
        file = keep(folder=folder())
        assert store().path_of(file.sha256).exists(), "before the commit a rollback must still find it"
    assert file.sealed and not store().path_of(file.sha256).exists()
    with pytest.raises(FileLost):
        file_bytes(file)


def test_what_is_sealed_opens_with_a_key_only_and_not_for_the_server_by_itself():
    paper = attach(keep(folder=folder()))
    with pytest.raises(KeyLocked):
        paper_bytes(paper, by=SYSTEM)
    assert paper_bytes(paper, by=with_machine(by=SYSTEM)) == SCAN


def test_the_same_bytes_in_two_folders_open_in_each_by_its_own_key():
    here, there = folder(), folder()
    one = attach(keep(folder=here), folder=here)
    other = attach(keep(folder=there), folder=there, subject_id=8)
    assert (one.file_id, one.folder, other.folder) == (other.file_id, here, there)
    assert {paper_bytes(paper, by=with_machine(by=SYSTEM)) for paper in (one, other)} == {SCAN}
    store().closed_path(one.file.sha256, here).write_bytes(store().closed_path(one.file.sha256, there).read_bytes())
    with pytest.raises(FileLost):
        paper_bytes(one, by=with_machine(by=SYSTEM))


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
        actions.seal_file(paper, folder(), by=SYSTEM)
    paper = Paper.objects.select_related("file").get(pk=paper.pk)
    assert (paper.name, paper.text, paper.file.sealed) == ("Bản gốc niêm phong.pdf", "", True)
    assert not store().path_of(paper.file.sha256).exists() and paper_bytes(paper, by=with_machine(by=SYSTEM)) == SCAN
    actions.seal_file(paper, folder(), by=SYSTEM)
    assert JournalEntry.objects.filter(kind="paper.sealed").count() == 1


def test_a_closed_copy_that_is_gone_or_changed_is_reported_without_anybodys_key():
    file = keep(folder=folder())
    attach(file)
    path = store().closed_path(file.sha256, file.folder)
    kept = bytearray(path.read_bytes())
    kept[100] ^= 1
    path.write_bytes(kept)
    assert "không khớp" in next(files_not_whole())
    path.unlink()
    assert "không còn" in next(files_not_whole())


def test_sealing_closes_the_same_bytes_on_other_files_too_but_never_a_letter_of_the_house(sealed):
    letter = sealed()
    data = file_bytes(letter.pdf)
    other = attach(keep(), subject_id=9)
    mine = attach(keep(), subject_id=10)
    actions.seal_file(mine, folder(), by=SYSTEM)
    other.refresh_from_db()
    assert other.sealed and other.folder == Paper.objects.get(pk=mine.pk).folder
    handed_in = attach(keep(data), subject_id=11)
    actions.seal_file(handed_in, folder(), by=SYSTEM)
    letter.pdf.refresh_from_db()
    assert Paper.objects.get(pk=handed_in.pk).sealed and file_bytes(letter.pdf) == data


def test_an_open_copy_that_a_crash_left_is_reported_and_tidied_away():
    file = keep(folder=folder())
    store().keep(SCAN)
    assert "bản để ngỏ" in next(files_not_whole())
    assert actions.tidy_files(by=SYSTEM) == 1
    assert list(files_not_whole()) == [] and not store().path_of(file.sha256).exists()


def test_tidying_never_takes_the_only_copy():
    file = keep(folder=folder())
    store().keep(SCAN)
    store().closed_path(file.sha256, file.folder).unlink()
    assert actions.tidy_files(by=SYSTEM) == 0
    assert store().holds(file.sha256)
