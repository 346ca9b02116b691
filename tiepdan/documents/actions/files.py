"""The acts on files and papers: keep, attach, read, seal. Sub-acts: who may do them is for the calling act to check."""

from pathlib import PurePath

from django.db import transaction

from tiepdan.common.actor import Actor
from tiepdan.documents import entries
from tiepdan.documents.actions.pages import close_pages
from tiepdan.documents.errors import FileEmpty
from tiepdan.documents.models import File, Letter, Paper
from tiepdan.documents.read import file_bytes, in_folder, store
from tiepdan.documents.store import sha256_of
from tiepdan.journal.record import record
from tiepdan.vault.envelope import close
from tiepdan.vault.reach import public_of_folder


@transaction.atomic
def keep_file(data: bytes, *, by: Actor, media_type: str, folder: str = "") -> File:
    """Put bytes away under their SHA-256, closed to `folder` of the vault when one is told; the same bytes are one file, and once sealed they stay sealed.

    The bytes are safe on disk before the row is written: an act that fails leaves at most bytes nobody points to.
    Raises FileEmpty.
    """
    if not data:
        raise FileEmpty()
    name = sha256_of(data)
    known = File.objects.select_for_update().filter(sha256=name).first()
    if known is not None and known.destroyed_at:  # the same bytes come in anew: an open file or a sealed one as it is told now
        known.sealed, known.folder, known.destroyed_at = bool(folder), folder, None
        known.save(update_fields=["sealed", "folder", "destroyed_at"])
    folder = folder or (known.folder if known is not None and known.sealed else "")
    if folder:
        close_bytes(data, folder)
    else:
        store().keep(data)
    if known is None:
        known, _new = File.objects.get_or_create(
            sha256=name, defaults={"size": len(data), "media_type": media_type, "sealed": bool(folder), "folder": folder})
    if folder and not known.sealed:
        _close(known, folder, by=by)
    return known


def close_bytes(data: bytes, folder: str) -> None:
    """A copy closed to a folder; whoever closes need not be able to open."""
    name = sha256_of(data)
    store().keep_closed(name, folder, close(public_of_folder(folder), data, in_folder(name)))


@transaction.atomic
def attach_paper(file: File, *, by: Actor, subject: str, subject_id: int, role: str, name: str, pages: int = 1, text: str = "",
                 read_by: str = "", confidence: float | None = None, folder: str = "") -> Paper:
    """Put a file on a subject's file in a role; in a folder of the vault it is sealed. The same file in the same role is one paper."""
    folder = folder or (file.folder if file.sealed else "")
    paper, new = Paper.objects.get_or_create(
        file=file, subject=subject, subject_id=subject_id, role=role,
        defaults={"name": name[:200], "pages": pages, "text": text, "read_by": read_by, "confidence": confidence, "sealed": bool(folder), "folder": folder},
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
def seal_file(paper: Paper, folder: str, *, by: Actor) -> Paper:
    """Close a paper that would give a denouncer away: bytes closed to a folder of the vault, text and telling name taken off (Luật Tố cáo Đ.56)."""
    file = File.objects.select_for_update().get(pk=paper.file_id)
    if not paper.sealed:
        close_bytes(file_bytes(file), folder)
        _close(file, folder, by=by)
        paper.sealed, paper.folder = True, folder
        Paper.objects.filter(pk=paper.pk).update(sealed=True, folder=folder)
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
    for name, folder in File.objects.filter(sealed=True).values_list("sha256", "folder").iterator(chunk_size=1000):
        if kept.path_of(name).exists() and kept.closed_path(name, folder).exists():
            kept.forget_open(name)
            removed += 1
    return removed


def _close(file: File, folder: str, *, by: Actor) -> None:
    """Wherever else these bytes are on a file, they are sealed too. From the commit on only closed copies remain; before it, a rollback still
    finds the open one. A letter of the house keeps its open copy: it is no secret that an office wrote it."""
    for other in Paper.objects.filter(file=file, sealed=False):
        other.sealed, other.folder = True, folder
        other.save(update_fields=["sealed", "folder"])
        close_pages(other, by=by)
    if file.sealed or Letter.objects.filter(pdf=file).exists():
        return
    file.sealed, file.folder = True, folder
    file.save(update_fields=["sealed", "folder"])
    transaction.on_commit(lambda: store().forget_open(file.sha256))
