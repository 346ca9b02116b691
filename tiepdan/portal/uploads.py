"""A file that is far too large is never written to disk whole: the rest of it is let go by as it arrives."""

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

from tiepdan.reading.paper import MAX_BYTES as LARGEST  # what is cut off here must be too large there too: half a file is never kept


class StopsAtLimit(FileUploadHandler):
    """First in FILE_UPLOAD_HANDLERS: hands on the beginning of a file, swallows the rest, remembers how long it was."""

    def new_file(self, *args, **kwargs) -> None:
        super().new_file(*args, **kwargs)
        self.seen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.seen += len(raw_data)
        return raw_data if self.seen <= LARGEST + self.chunk_size else None

    def file_complete(self, file_size: int) -> None:
        self.request.sent_sizes = {**sent_sizes(self.request), self.file_name: self.seen}
        return


def sent_sizes(request: HttpRequest) -> dict[str, int]:
    return getattr(request, "sent_sizes", {})


def true_size(request: HttpRequest, upload: UploadedFile) -> int:
    """How many bytes were sent, however many were kept."""
    return max(upload.size or 0, sent_sizes(request).get(upload.name or "", 0))
