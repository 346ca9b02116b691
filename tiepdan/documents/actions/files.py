"""The acts on files and papers: keep, attach, read, seal. Sub-acts: who may do them is for the calling act to check."""

from pathlib import PurePath

from django.db import transaction

from tiepdan.common.actor import Actor
from tiepdan.documents import entries
from tiepdan.documents.actions.pages import close_pages
from tiepdan.documents.errors import FileEmpty
from tiepdan.documents.models import File, Paper
from tiepdan.documents.read import file_bytes, store
from tiepdan.documents.store import sha256_of
from tiepdan.journal.record import record


@transaction.atomic
def keep_file(data: bytes, *, by: Actor, media_type: str, sealed: bool = False) -> File:
    """Put bytes away under their SHA-256; the same bytes are one file, and once sealed they stay sealed.

    The bytes are safe on disk before the row is written: an act that fails leaves at most bytes nobody points to.
    Raises FileEmpty.
    """
    if not data:
        raise FileEmpty()
    name = sha256_of(data)
    known = File.objects.select_for_update().filter(sha256=name).first()
    sealed = sealed or (known is not None and known.sealed)
    store().keep(data, sealed=sealed)
    if known is None:
        known, _new = File.objects.get_or_create(sha256=name, defaults={"size": len(data), "media_type": media_type, "sealed": sealed})
    if sealed and not known.sealed:
        _close(known)
    return known


@transaction.atomic
def attach_paper(file: File, *, by: Actor, subject: str, subject_id: int, role: str, name: str, pages: int = 1, text: str = "",
                 read_by: str = "", confidence: float | None = None) -> Paper:
    """Put a file on a subject's file in a role. The same file in the same role is one paper."""
    paper, new = Paper.objects.get_or_create(
        file=file, subject=subject, subject_id=subject_id, role=role,
        defaults={"name": name[:200], "pages": pages, "text": text, "read_by": read_by, "confidence": confidence, "sealed": file.sealed},
    )
    if new:
        record(entries.PAPER_ADDED, paper, by=by, role=str(Paper.Role(role).label), pages=pages, sha256=file.sha256)
    return paper


@transaction.atomic
def read_paper_text(paper: Paper, *, by: Actor, text: str, pages: int, read_by: str, confidence: float | None = None) -> Paper:
    """Keep what was read on a paper, by its text layer, by OCR or by a person's typing."""
    paper.text, paper.pages, paper.read_by, paper.confidence = text, pages, read_by, confidence
    paper.save(update_fields=["text", "pages", "read_by", "confidence"])
    record(entries.PAPER_READ, paper, by=by, read_by=read_by)
    return paper


@transaction.atomic
def seal_file(paper: Paper, *, by: Actor) -> Paper:
    """Close a paper that would give a denouncer away: bytes encrypted, text and telling name taken off (Luật Tố cáo Đ.56)."""
    file = File.objects.select_for_update().get(pk=paper.file_id)
    if not file.sealed:
        store().keep(file_bytes(file), sealed=True)
        _close(file)
    if not paper.sealed:
        Paper.objects.filter(file=file).update(sealed=True)  # wherever else these bytes are on a file
        paper.sealed = True
    close_pages(paper, by=by)
    plain = f"Bản gốc niêm phong{PurePath(paper.name).suffix.lower()[:8]}"
    if paper.text or not paper.name.startswith("Bản gốc niêm phong"):
        Paper.objects.filter(pk=paper.pk).update(text="", name=plain)
        record(entries.PAPER_SEALED, paper, by=by)
    paper.file, paper.text, paper.name = file, "", paper.name if paper.name.startswith("Bản gốc niêm phong") else plain
    return paper


def tidy_files(*, by: Actor) -> int:
    """Remove what crashes left behind: half-written files older than a day, open copies of sealed files. How many there were."""
    kept = store()
    removed = kept.sweep()
    for name in File.objects.filter(sealed=True).values_list("sha256", flat=True).iterator(chunk_size=1000):
        if kept.path_of(name).exists() and kept.holds(name, sealed=True):
            kept.forget_open(name)
            removed += 1
    return removed


def _close(file: File) -> None:
    """From the commit on only the sealed copy remains; before it, a rollback still finds the open one."""
    file.sealed = True
    file.save(update_fields=["sealed"])
    transaction.on_commit(lambda: store().forget_open(file.sha256))
