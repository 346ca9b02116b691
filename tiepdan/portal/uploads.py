"""A file that is far too large is never written to disk whole: the rest of it is let go by as it arrives."""

from django.core.files.uploadhandler import FileUploadHandler

LARGEST = 20_000_000  # bytes a file; the same limit reading.paper.check_paper speaks of


class StopsAtLimit(FileUploadHandler):
    """First in the chain: hands on the beginning of a file, swallows the rest; the file still tells its true size."""

    def new_file(self, *args, **kwargs) -> None:
        super().new_file(*args, **kwargs)
        self.seen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.seen += len(raw_data)
        return raw_data if self.seen <= LARGEST + self.chunk_size else None

    def file_complete(self, file_size: int) -> None:
        return None
