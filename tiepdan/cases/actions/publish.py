"""A decision or conclusion is made public: by a meeting, by posting, or in the media; the way's own minimum is the law's."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from tiepdan.cases import entries
from tiepdan.cases.actions.ask import papers_of_file
from tiepdan.cases.actions.moves import guard, lock
from tiepdan.cases.errors import DayWrong, NotInThisFile, PublicationTooShort, WordsMissing
from tiepdan.cases.models import Publication, Round
from tiepdan.cases.procedures import is_complaint, way_of
from tiepdan.cases.queries import vn_day
from tiepdan.common.actor import Actor
from tiepdan.journal.record import record
from tiepdan.law.actions import meet_clock
from tiepdan.law.check import check
from tiepdan.law.due import compute_due

NOTICE = "complaint.publication_meeting_notice"


@transaction.atomic
def publish(round_id: int, *, by: Actor, now: datetime, way: str, place: str, began_on: date, ended_on: date | None = None,
            noticed_on: date | None = None, times: int = 1, paper: int | None = None) -> Round:
    """Publish the conclusion without the denouncer (Luật Tố cáo Đ.40 k.1; NĐ 31/2019 Đ.6), or a decision (Luật Khiếu nại Đ.41 k.2, Đ.58 k.1).

    `began_on` is the day of the meeting, of posting, of the first time in the media; `ended_on` the last day (of a posting the shortest lawful
    one when left out). `noticed_on` is when people were told of a meeting, `times` how often the media carried it, `paper` a paper of the file
    that proves it. The round closes only when the last day is over. Raises StepNotOpen, WordsMissing, DayWrong, PublicationTooShort, NotInThisFile.
    """
    today = timezone.localdate(now)
    held = lock(round_id)
    guard(held, "publish", by=by, today=today)
    if way not in Publication.Way.values:
        raise WordsMissing(what="hình thức công khai: họp, niêm yết hoặc phương tiện thông tin đại chúng")
    if not place.strip():
        raise WordsMissing(what="công khai ở đâu")
    if paper is not None and not papers_of_file(held).filter(pk=paper).exists():
        raise NotInThisFile()
    made = Publication(decision=held.decision, way=way, place=place.strip()[:300], noticed_on=noticed_on if way == "meeting" else None, began_on=began_on,
                       ended_on=_last_day(held, way, began_on, ended_on), times=times if way == "media" else 1, paper_id=paper)
    _check_days(held, made, today)
    made.save()
    held.decision.published_on, held.decision.published_how = began_on, str(made.get_way_display())
    held.decision.save(update_fields=["published_on", "published_how"])
    meet_clock(way_of(held).publish, by=by, subject="round", subject_id=held.pk, on=began_on)
    record(entries.PUBLISHED, held, by=by, at=now, how=_in_words(made))
    return held


def shortest_posting(held: Round, began_on: date) -> date:
    """The last day a posting begun on `began_on` must still hang (NĐ 31/2019 Đ.6; of complaints by rule KN2-10)."""
    off = compute_due("complaint.posting_duration" if is_complaint(held) else "denunciation.posting_duration", began_on).due
    return off - timedelta(days=1)  # type: ignore[operator,return-value]


def _last_day(held: Round, way: str, began_on: date, ended_on: date | None) -> date:
    if way == Publication.Way.MEETING:
        return began_on
    return ended_on or (shortest_posting(held, began_on) if way == Publication.Way.POSTING else began_on)


def _check_days(held: Round, made: Publication, today: date) -> None:
    if made.began_on > today:
        raise DayWrong(what="Ngày công khai", because="ngày ấy chưa đến")
    if held.decision.issued_on and made.began_on < held.decision.issued_on:
        raise DayWrong(what="Ngày công khai", because="trước ngày ký")
    if made.ended_on < made.began_on:
        raise DayWrong(what="Ngày cuối công khai", because="trước ngày bắt đầu")
    if made.way == Publication.Way.POSTING and made.ended_on < (shortest := shortest_posting(held, made.began_on)):
        raise PublicationTooShort(because=f"niêm yết ít nhất 15 ngày, đến hết {vn_day(shortest)}")
    if made.way == Publication.Way.MEETING and is_complaint(held):
        latest = compute_due(NOTICE, made.began_on).due
        if made.noticed_on is None or made.noticed_on > latest:  # type: ignore[operator]
            raise PublicationTooShort(because=f"họp công bố phải báo trước, chậm nhất {vn_day(latest)}")  # type: ignore[arg-type]
    if made.way == Publication.Way.MEDIA:
        found = check("complaint.media" if is_complaint(held) else "denunciation.media", made.began_on, {"media_times": made.times})
        if found.answer != "yes":
            raise PublicationTooShort(because="phương tiện thông tin đại chúng phải đăng, phát ít nhất 02 lần")


def _in_words(made: Publication) -> str:
    """The way and its days; where it was stays in the file."""
    if made.way == Publication.Way.MEETING:
        return f"{made.get_way_display()} ngày {vn_day(made.began_on)}"
    times = f" {made.times} lần," if made.way == Publication.Way.MEDIA else ""
    return f"{made.get_way_display()},{times} từ {vn_day(made.began_on)} đến hết {vn_day(made.ended_on)}"
