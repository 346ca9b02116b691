from contextlib import closing
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from tiepdan.portal.uploads import LARGEST, StopsAtLimit, true_size

HANDLERS = [
    "tiepdan.portal.uploads.StopsAtLimit", "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]


def sent(name: str, data: bytes):
    """The request as Django reads it, closed with its files at the end."""
    return closing(RequestFactory().post("/gui-don/ke/", {"photo": SimpleUploadedFile(name, data)}))


def test_a_huge_file_leaves_only_its_beginning_on_disk(settings):
    settings.FILE_UPLOAD_HANDLERS = HANDLERS
    with sent("to.jpg", bytes(LARGEST + 30_000_000)) as request:
        kept = request.FILES["photo"]
        assert Path(kept.temporary_file_path()).stat().st_size <= LARGEST + 2 * StopsAtLimit.chunk_size
        assert true_size(request, kept) == LARGEST + 30_000_000


def test_a_lawful_file_arrives_whole(settings):
    settings.FILE_UPLOAD_HANDLERS = HANDLERS
    with sent("vua.jpg", b"x" * 3_000_000) as request:
        assert request.FILES["photo"].read() == b"x" * 3_000_000
        assert true_size(request, request.FILES["photo"]) == 3_000_000


def test_without_the_handler_the_size_is_the_file_s_own():
    with sent("nho.jpg", b"abc") as request:
        assert true_size(request, request.FILES["photo"]) == 3
