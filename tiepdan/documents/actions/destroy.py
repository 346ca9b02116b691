"""The act that ends a file's time: bytes, words and names go; that there was a paper, its hash and its size stay."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import CharField, Q, Value
from django.db.models.functions import Cast, Concat

from tiepdan.common.actor import Actor
from tiepdan.documents.models import File, FileExport, Letter, Outgoing, PageReading, Paper
from tiepdan.documents.read import store

GONE = "[đã tiêu hủy]"


@transaction.atomic
def empty_papers(subjects: Iterable[tuple[str, int]], *, by: Actor, now: datetime) -> list[dict]:
    """Take the words out of every paper, letter and export of these subjects and mark their files destroyed. Sub-act: who may is for the act to ask.

    Bytes that another file still needs stay. What must be removed from the disk is told ({sha256, size, role, folders}); `remove_bytes` does it after
    the commit and may be asked again. The register keeps number, day and title of every letter (NĐ 30/2020 Đ.18).
    """
    of = Q(pk__in=[])
    for subject, pk in subjects:
        of |= Q(subject=subject, subject_id=pk)
    papers, letters = list(Paper.objects.filter(of).select_related("file")), list(Letter.objects.filter(of).select_related("pdf"))
    exports = list(FileExport.objects.filter(of).select_related("archive"))
    told = [(paper.file, str(paper.get_role_display()), paper.folder) for paper in papers]
    told += [(letter.pdf, f"{letter.title} {letter.symbol}".strip(), "") for letter in letters if letter.pdf]
    told += [(export.archive, "bản xuất hồ sơ", "") for export in exports if export.archive]
    PageReading.objects.filter(paper__in=papers).delete()
    Paper.objects.filter(pk__in=[paper.pk for paper in papers]).update(text="", name=GONE, problem="")
    Letter.objects.filter(pk__in=[letter.pk for letter in letters]).update(facts={}, copies_to=[])
    Outgoing.objects.filter(letter__in=letters).exclude(to="").update(to=Concat(Value(f"{GONE} "), Cast("pk", CharField())), words="")
    FileExport.objects.filter(pk__in=[export.pk for export in exports]).update(head={}, leaves=[])
    return _unneeded(told, of, now)


def _unneeded(told: list[tuple[File, str, str]], of: Q, now: datetime) -> list[dict]:
    """Files nobody else's papers or letters rest on, each once."""
    gone: dict[int, dict] = {}
    for file, role, folder in told:
        paper_of_others = Paper.objects.filter(file=file, file__destroyed_at__isnull=True).exclude(of)
        if paper_of_others.exists() or Letter.objects.filter(pdf=file).exclude(of).exists():
            continue
        line = gone.setdefault(file.pk, {"sha256": file.sha256, "size": file.size, "role": role, "folders": []})
        line["folders"] = sorted({*line["folders"], *filter(None, [folder, file.folder])})
    File.objects.filter(pk__in=gone).update(destroyed_at=now)
    return list(gone.values())


def remove_bytes(lines: Iterable[dict], *, by: Actor) -> None:
    """Take the bytes of destroyed files off the disk, open and closed copies alike; done again, nothing happens."""
    kept = store()
    for line in lines:
        if File.objects.filter(sha256=line["sha256"], destroyed_at__isnull=True).exists():
            continue  # the same bytes came in again meanwhile
        kept.forget_open(line["sha256"])
        for folder in line["folders"]:
            kept.forget_closed(line["sha256"], folder)
