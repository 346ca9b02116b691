"""The acts by which a file too thick for a page's patience is handed over: asked for, made part by part by a job, ended."""

import json
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from tiepdan.common.actor import Actor
from tiepdan.documents import entries, jobs
from tiepdan.documents.actions.efile import checked_head, office_itself
from tiepdan.documents.actions.files import keep_file
from tiepdan.documents.actions.send import notify
from tiepdan.documents.efile import HEAVIEST, SCHEMA, THICKEST, Leaf, bundle_of, check_size, parts_of, size_of
from tiepdan.documents.errors import ExportUnderWay
from tiepdan.documents.models import File, FileExport
from tiepdan.documents.read import store
from tiepdan.documents.store import sha256_of
from tiepdan.journal.record import record
from tiepdan.offices.models import Office

LASTS = timedelta(days=7)  # to be fetched
State = FileExport.State


@transaction.atomic
def begin_export(subject: Model, leaves: Sequence[Leaf], *, by: Actor, now: datetime, office: Office, head: dict[str, str], kind: str) -> FileExport:
    """Have a job make the bundle; `kind` and the subject's id say which file it is. Who may do it is for the calling act.

    Raises ExportIncomplete, NothingToExport, FileTooThick, ExportUnderWay.
    """
    said = checked_head(leaves, head)
    pages = check_size(leaves, THICKEST, HEAVIEST)
    if FileExport.objects.select_for_update().about(kind, subject.pk).filter(state__in=[State.WAITING, State.MAKING]).exists():
        raise ExportUnderWay()
    told = [_kept(leaf) for leaf in leaves]
    export = FileExport.objects.create(subject=kind, subject_id=subject.pk, office=office, head=said, leaves=told, pages=pages, asked_at=now,
                                       asked_by=by.signature[:300], asked_post=by.post_id)
    shown = [leaf for leaf in leaves if not leaf.closed]
    record(entries.EXPORT_BEGUN, subject, by=by, at=now, to=said["to"], ground=said["ground"], pages=pages, withheld=len(leaves) - len(shown))
    jobs.export_later(export.pk)
    return export


def make_export(export_id: int, *, by: Actor) -> FileExport:
    """Make the bundle in parts of 200 pages, each a signed PDF, and keep archive and hash; the job's act. How far it is shows as it goes.

    Done twice, it is done once; what a dead worker left is begun anew.
    """
    export = FileExport.objects.select_related("office").get(pk=export_id)
    if export.state not in {State.WAITING, State.MAKING}:
        return export
    now, leaves = timezone.now(), [_leaf(told) for told in export.leaves]
    _advance(export, State.MAKING, 0)
    with tempfile.TemporaryDirectory(prefix="tiepdan-export-") as folder:
        path = Path(folder) / "archive.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
            index = _write(pack, export, leaves, now)
            pack.writestr("index.json", json.dumps(index, ensure_ascii=False, indent=1))
        return _keep(export, path.read_bytes(), by, now)


@transaction.atomic
def export_failed(export_id: int, *, by: Actor, problem: str) -> None:
    """Say on the page that the bundle could not be made; the file may be asked for again."""
    export = FileExport.objects.select_for_update().get(pk=export_id)
    if export.state in {State.WAITING, State.MAKING}:
        export.state, export.problem, export.leaves = State.FAILED, problem[:300], []
        export.save(update_fields=["state", "problem", "leaves"])


@transaction.atomic
def end_exports(*, by: Actor, now: datetime) -> int:
    """Archives nobody may fetch any more are removed; their hash stays. How many there were."""
    over = list(FileExport.objects.select_for_update(of=("self",)).select_related("archive").over(now)[:500])
    for export in over:
        archive, export.state, export.archive = export.archive, State.OVER, None
        export.save(update_fields=["state", "archive"])
        if archive is not None and not FileExport.objects.filter(archive=archive).exists():
            _forget(archive)
    return len(over)


def _write(pack: zipfile.ZipFile, export: FileExport, leaves: list[Leaf], now: datetime) -> dict:
    from tiepdan.documents.seal import seal_pdf  # most of a second to import

    parts, lines, pdfs, done, start = parts_of(leaves), [], [], 0, 1
    for number, part in enumerate(parts, start=1):
        bundle = bundle_of(part, export.head, now, start)
        signed = seal_pdf(bundle.pages, office_itself(export.office), keys=Path(settings.KEYS_DIR), at=now, reason=f"Xuất hồ sơ {export.head['code']}",
                          location=export.office.place)
        name = "ho-so.pdf" if len(parts) == 1 else f"ho-so-{number}.pdf"
        pack.writestr(name, signed)
        for original, data in bundle.originals.items():
            pack.writestr(original, data)
        pdfs.append({"name": name, "sha256": sha256_of(signed)})
        lines += bundle.index["leaves"]
        start, done = start + len(part), done + size_of(part)[0]
        _advance(export, State.MAKING, done)
    return {"schema": SCHEMA, **export.head, "made_at": now.isoformat(), "leaves": lines, "pdf": pdfs[0], "pdfs": pdfs}


def _advance(export: FileExport, state: str, done: int) -> None:
    """Seen at once by who looks at the page: a statement of its own."""
    export.state, export.pages_done = state, done
    export.save(update_fields=["state", "pages_done"])


@transaction.atomic
def _keep(export: FileExport, data: bytes, by: Actor, now: datetime) -> FileExport:
    export.archive = keep_file(data, by=by, media_type="application/zip")
    export.sha256, export.state, export.expires_at, export.leaves, export.problem = export.archive.sha256, State.READY, now + LASTS, [], ""
    export.save(update_fields=["archive", "sha256", "state", "expires_at", "leaves", "problem"])
    record(entries.EXPORT_MADE, export, by=by, at=now, pages=export.pages, sha256=export.sha256)
    if export.asked_post:
        notify(export.asked_post, f"Hồ sơ {export.head['code']} đã xuất xong, tải được đến {timezone.localtime(export.expires_at):%d/%m/%Y}.", by=by,
               link=f"/can-bo/vu-viec/{export.head['code']}/ho-so/")
    return export


def _forget(archive: File) -> None:
    name = archive.sha256
    archive.delete()
    transaction.on_commit(lambda: store().forget_open(name))


def _kept(leaf: Leaf) -> dict:
    return {**asdict(leaf), "file": leaf.file.pk if leaf.file else None, "day": leaf.day.isoformat(), "words": "" if leaf.closed else leaf.words}


def _leaf(told: dict) -> Leaf:
    file = File.objects.get(pk=told["file"]) if told["file"] else None
    return Leaf(**told | {"file": file, "day": datetime.fromisoformat(told["day"])})
