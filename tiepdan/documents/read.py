"""Questions about files and letters. None writes."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path

from django.conf import settings
from django.db.models import Count, F, Max, Min, Sum
from django.db.models.functions import Least

from tiepdan.common.actor import Actor
from tiepdan.documents.catalogue import Form, forms
from tiepdan.documents.certificates import signs_at_own_pc
from tiepdan.documents.errors import FileLost
from tiepdan.documents.frame import Frame, frame_of, other_hand
from tiepdan.documents.models import File, Letter, NumberSeries, PageReading, Paper, SignerCertificate
from tiepdan.documents.numbering import symbol_of
from tiepdan.documents.render import render_pages
from tiepdan.documents.secrecy import mark_words, secret_symbol
from tiepdan.documents.store import FileDamaged, FileMissing, Store, sha256_of
from tiepdan.documents.versions import form_for
from tiepdan.offices.models import Post
from tiepdan.offices.queries import holder_of
from tiepdan.vault.envelope import Shut, unclose
from tiepdan.vault.reach import folder_key, open_thing


def store() -> Store:
    return Store(Path(settings.FILES_DIR))


def file_bytes(file: File) -> bytes:
    """The open bytes that were kept, checked against their hash. Who may see them is for the caller to ask.

    Raises FileLost when they are gone, changed, or closed.
    """
    try:
        return store().read(file.sha256)
    except (FileMissing, FileDamaged):
        raise FileLost() from None


def in_folder(sha256: str) -> str:
    """What a file is bound to when it is closed to a folder."""
    return f"file/{sha256}"


def paper_bytes(paper: Paper, *, by: Actor) -> bytes:
    """The bytes of a paper, open or sealed; sealed ones by a key of who acts.

    Raises FileLost; KeyLocked, NotGiven, VaultClosed for a sealed one.
    """
    if not paper.sealed:
        return file_bytes(paper.file)
    name = paper.file.sha256
    try:
        data = open_thing(store().read_closed(name, paper.folder), paper.folder, in_folder(name), by=by)
    except (FileMissing, FileDamaged, Shut):
        raise FileLost() from None
    if sha256_of(data) != name:
        raise FileLost()
    return data


def bound_to(paper_id: int, number: int) -> str:
    """The name under which a sealed page opens."""
    return f"page/{paper_id}/{number}"


def page_body(page: PageReading, *, by: Actor) -> dict:
    """What one page says, {"text", "words"} and "typed" when a person corrected it; of a sealed paper by a key of who acts.

    Raises FileLost when key and page no longer belong together; KeyLocked, NotGiven, VaultClosed.
    """
    return _body(page, folder_key(page.paper.folder, by.keys) if page.body is None else b"")


def _body(page: PageReading, key: bytes) -> dict:
    if page.body is not None:
        return page.body
    try:
        return json.loads(unclose(key, page.sealed_body, bound_to(page.paper_id, page.number)))
    except Shut:
        raise FileLost() from None


def page_text(page: PageReading, *, by: Actor) -> str:
    """What a person typed, else what was read. Raises as page_body."""
    return _text(page_body(page, by=by))


def _text(body: dict) -> str:
    return body.get("typed", body["text"])


def pages_text(paper: Paper, *, by: Actor) -> str:
    """The text of a paper from its pages, without those that became petitions of their own. Raises as page_body."""
    pages = paper.page_readings.filter(moved_to__isnull=True).order_by("number")
    key = folder_key(paper.folder, by.keys) if pages.filter(body__isnull=True).exists() else b""
    return "\n\n".join(_text(_body(page, key)) for page in pages.iterator(chunk_size=20)).strip()


def papers_unread(subject: str, subject_id: int) -> list[Paper]:
    """A subject's papers of which some page the machine reads has not been read yet."""
    papers = Paper.objects.filter(subject=subject, subject_id=subject_id).exclude(role=Paper.Role.REDACTED).select_related("file")
    return list(papers.annotate(done=Count("page_readings")).filter(done__lt=Least(F("pages"), settings.PAGES_READ)).order_by("pk"))


def reading_progress(subject: str, subject_id: int) -> tuple[int, int]:
    """How many pages of a subject's papers have been read, and how many the machine reads. Two queries."""
    papers = Paper.objects.filter(subject=subject, subject_id=subject_id)
    done = PageReading.objects.filter(paper__in=papers.filter(problem="")).count()
    return done, papers.filter(problem="").aggregate(pages=Sum(Least("pages", settings.PAGES_READ)))["pages"] or 0


def files_not_whole() -> Iterator[str]:
    """One Vietnamese sentence for each kept file whose bytes are gone, changed, or lie open though sealed.

    Of a closed copy it is told that it is whole, not that it opens: nobody's key is needed, and nothing is read.
    """
    kept = store()
    closed = Paper.objects.filter(sealed=True).order_by("pk").values_list("file__sha256", "folder")
    names = File.objects.filter(sealed=False).order_by("pk").values_list("sha256", flat=True)
    looks = ((name, partial(kept.read, name)) for name in names.iterator(chunk_size=1000))
    closed_looks = ((name, partial(kept.read_closed, name, folder)) for name, folder in closed.iterator(chunk_size=1000))
    for name, look in chain(looks, closed_looks):
        try:
            look()
        except FileMissing:
            yield f"tệp {name[:12]}…: không còn trên đĩa"
        except FileDamaged:
            yield f"tệp {name[:12]}…: nội dung không khớp mã băm"
    for name in File.objects.filter(sealed=True).order_by("pk").values_list("sha256", flat=True).iterator(chunk_size=1000):
        if kept.path_of(name).exists():
            yield f"tệp {name[:12]}…: đã niêm phong mà còn bản để ngỏ"


def letter_form(letter: Letter, today: date) -> Form:
    """The version of its form the letter was signed by, or would be today; the present one where none serves."""
    return form_for(letter.form, signed=letter.signed_on or today, accepted=letter.accepted_on) or forms()[letter.form]


def frame_for(letter: Letter, today: date) -> Frame:
    """The frame as signed; before that, as it would be if signed today, without number and date."""
    if letter.frame:
        return Frame.from_json(letter.frame)
    form, post = letter_form(letter, today), letter.signer_post
    holder = holder_of(post, today) if post else None
    made = frame_of(letter.office, form, symbol=symbol_for(letter, None), day=None, copies=letter.copies_to,
                    post=post, signer=holder.full_name if holder else "")
    return with_rest(made, letter, today)


def symbol_for(letter: Letter, number: int | None) -> str:
    """The symbol of this letter under that number; a secret one bears its sign."""
    symbol = symbol_of(forms()[letter.form], letter.office, number)
    return secret_symbol(symbol) if letter.secret and symbol else symbol


def with_rest(frame: Frame, letter: Letter, today: date) -> Frame:
    """The frame with who else signs, the mark of secrecy, and the letter this one replaces (NĐ 30/2020 Đ.18)."""
    old = letter.replaces
    words = ""
    if old is not None:
        words = f"Thay thế {old.title} số {old.symbol} ngày {old.signed_on:%d/%m/%Y}" + (" đã hủy số" if old.state == Letter.State.VOID else "")
    return replace(frame, others=other_hands(letter, today), secret=mark_words() if letter.secret else "", replaces=words)


def other_hands(letter: Letter, today: date) -> tuple[dict, ...]:
    """Who cosigns or initials a letter, in the order of signing; before they have, the present holder of the post."""
    rows = letter.countersigns.select_related("post__office").order_by("-kind", "pk")  # initials before the second signer
    return tuple(other_hand(row.kind, row.post, row.signer or getattr(holder_of(row.post, today), "full_name", "")) for row in rows)


def letter_pages(letter: Letter, *, today: date, marked: bool = False) -> list[bytes]:
    """The letter's pages as SVG for the screen. Before signing they say on each page that they are a draft."""
    draft = letter.state in {Letter.State.DRAFT, Letter.State.SUBMITTED, Letter.State.CANCELLED}
    return render_pages(letter_form(letter, today), letter.facts, frame_for(letter, today).to_json(), draft=draft, marked=marked)


def replaceable(letter: Letter) -> list[Letter]:
    """Letters this one may take the place of: of its form, office and file, given up or sent, not replaced yet. Newest first."""
    old = Letter.objects.about(letter.subject, letter.subject_id).filter(form=letter.form, office_id=letter.office_id, number__isnull=False)
    taken = Letter.objects.filter(replaces__isnull=False).exclude(state=Letter.State.CANCELLED).exclude(pk=letter.pk).values("replaces")
    return list(old.filter(state__in=[Letter.State.VOID, Letter.State.SENT]).exclude(pk=letter.pk).exclude(pk__in=taken).order_by("-pk")[:20])


def revoked_certificates() -> dict[str, date]:
    """Every certificate taken back: its SHA-256 and the day from which it signs nothing."""
    return dict(SignerCertificate.objects.filter(revoked_from__isnull=False).values_list("sha256", "revoked_from"))


def enrolled_for(post: str, signer: str, today: date) -> tuple[str, ...] | None:
    """SHA-256 of the certificates that sign for the holder of a post today; None when none was ever enrolled, and the name in it decides."""
    rows = list(SignerCertificate.objects.filter(post__code=post, signer=signer).values_list("sha256", "revoked_from")) if post else []
    return tuple(sha256 for sha256, since in rows if since is None or since > today) if rows else None


def at_own_pc(letter: Letter) -> bool:
    """A signed letter that waits for the token at its signer's own computer."""
    return letter.state == Letter.State.SIGNED and signs_at_own_pc(letter.frame["post"], Path(settings.KEYS_DIR))


def is_its_signer(letter: Letter, by: Actor) -> bool:
    """Who signed the letter, at the post they signed it at: name and post are in its frame."""
    return by.name == letter.frame.get("signer") and Post.objects.filter(pk=by.post_id, code=letter.frame.get("post"), office_id=letter.office_id).exists()


def missing_facts(letter: Letter, today: date) -> list[str]:
    """Labels of what the letter's form still needs."""
    return letter_form(letter, today).missing(letter.facts)


def number_gaps() -> Iterator[str]:
    """One Vietnamese sentence for each series whose numbers are not exactly 1, 2, 3 … up to its last (NĐ 30/2020 Đ.15)."""
    given = {
        (row["office_id"], row["year"], row["series"]): row
        for row in Letter.objects.filter(number__isnull=False).values("office_id", "year", "series").order_by()
        .annotate(count=Count("pk"), least=Min("number"), most=Max("number"))
    }
    for series in NumberSeries.objects.select_related("office").order_by("pk").iterator(chunk_size=1000):
        row = given.pop((series.office_id, series.year, series.series), {"count": 0, "least": 1, "most": 0})
        if (row["count"], row["least"], row["most"]) != (series.last, 1, series.last):
            yield f"số {series.series} năm {series.year} của {series.office.short_name}: đã cấp đến {series.last}, tìm thấy {row['count']} văn bản"
    for office_id, year, name in given:
        yield f"số {name} năm {year} của cơ quan {office_id}: có văn bản mà không có sổ cấp số"


def signatures_not_valid() -> Iterator[str]:
    """One Vietnamese sentence for each sealed letter whose PDF of record does not verify. Some 10 ms a letter."""
    from tiepdan.documents.verdict import verify_pdf  # most of a second to import

    revoked = revoked_certificates()
    for letter in Letter.objects.filter(pdf__isnull=False).select_related("pdf").order_by("pk").iterator(chunk_size=200):
        try:
            valid = verify_pdf(file_bytes(letter.pdf), keys=Path(settings.KEYS_DIR), revoked=revoked).valid
        except FileLost:
            continue  # files_not_whole tells of it
        if not valid:
            yield f"văn bản {letter.symbol or letter.pk}: chữ ký số không hợp lệ"
