"""What would break a promise and cannot be said in one query: codes, dates counted again, files on disk, the server's own habits."""

from collections.abc import Callable, Iterator
from functools import partial

from django.conf import settings
from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, Q

from tiepdan.common.checkcode import make_code
from tiepdan.documents.catalogue import forms
from tiepdan.documents.models import File, Letter, Paper
from tiepdan.documents.store import FileDamaged, FileMissing, Store
from tiepdan.intake.models import Petition
from tiepdan.law.due import compute_under
from tiepdan.law.errors import BadFacts
from tiepdan.law.facts import plain_day
from tiepdan.law.models import Clock
from tiepdan.law.queries import calendars_ever
from tiepdan.law.rules import all_rules

ENDED = ExpressionWrapper(Q(met_on__isnull=False) | Q(dropped_on__isnull=False), output_field=BooleanField())
DURABLE = ("fsync", "full_page_writes", "synchronous_commit")
OWNER_TRIGGERS = {
    f"{table}_owner_on_{when}" for table in ("intake_petition", "intake_custody", "cases_round") for when in ("arrival", "change")
}


JOURNAL_TRIGGERS = (
    "journal_is_append_only", "journal_is_never_emptied", "anchor_is_append_only", "anchors_never_emptied", "anchored_head_is_append_only",
    "anchored_heads_never_emptied", "personal_fact_only_erased", "personal_fact_stays", "personal_facts_never_emptied",
)


def _enabled_triggers() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("select tgname from pg_trigger where tgenabled in ('O', 'A') and not tgisinternal")
        return {name for (name,) in cursor.fetchall()}


def owner_guards() -> Iterator[str]:
    """The database's own guard against ownerless rows is in place and switched on."""
    for missing in sorted(OWNER_TRIGGERS - _enabled_triggers()):
        yield f"chốt chặn {missing} trong kho dữ liệu đã bị gỡ hoặc tắt"


def journal_guard() -> Iterator[str]:
    enabled = _enabled_triggers()
    for guard in JOURNAL_TRIGGERS:
        if not any(name.startswith(f"pgtrigger_{guard}") for name in enabled):
            yield f"chốt chặn sửa, xóa nhật ký ({guard}) trong kho dữ liệu đã bị gỡ hoặc tắt"


def dates_that_do_not_recount() -> Iterator[str]:
    """Every date counted again from its own facts, under its own rule version and its province's days off; equal questions are asked once."""
    asked = Clock.objects.filter(paused_since__isnull=True).annotate(ended=ENDED).order_by().values_list(
        "province_id", "rule", "started_on", "facts", "due", "title", "ended",
    ).distinct()
    calendars = {province_id: calendars_ever(province_id) for province_id in Clock.objects.order_by().values_list("province_id", flat=True).distinct()}
    for province_id, rule, started_on, facts, due, title, ended in asked.iterator(chunk_size=2000):
        told = {name: value for name, value in facts.items() if name not in {"start", "target"}}
        try:
            # An ended clock stays as it ended: by any calendar the province has had.
            for calendar in calendars[province_id] if ended else calendars[province_id][:1]:
                again = compute_under(rule, facts.get("start") or started_on, calendar=calendar, **told).due
                if (again if again is None else plain_day(again)) == due:
                    break
        except BadFacts as bad:
            yield f"thời hạn “{title}” từ {started_on:%d/%m/%Y} không tính lại được: {bad}"
            continue
        if (again if again is None else plain_day(again)) != due:
            yield f"thời hạn “{title}” từ {started_on:%d/%m/%Y} ghi {due}, tính lại ra {again}"


def rules_not_in_force() -> Iterator[str]:
    """A clock runs by a rule that is in the data, and that governed the day it began (for notices ahead: the day they lead to)."""
    rules = all_rules()
    used = Clock.objects.order_by().values_list("rule", "started_on").distinct()
    for name, started_on in used.iterator(chunk_size=2000):
        rule = rules.get(name)
        if rule is None:
            yield f"quy định {name} không có trong dữ liệu luật"
        elif not rule.since <= started_on <= rule.until:
            yield f"quy định {name} không có hiệu lực ngày {started_on:%d/%m/%Y}"


def forms_unknown() -> Iterator[str]:
    for form in Letter.objects.order_by().values_list("form", flat=True).distinct():
        if form not in forms():
            yield f"mẫu văn bản {form} không có trong danh mục"


def codes_that_do_not_check() -> Iterator[str]:
    rows = Petition.objects.order_by().values_list("code", "province__letters", "year", "number")
    for code, letters, year, number in rows.iterator(chunk_size=5000):
        if code != make_code(letters, year, number):
            yield f"mã {code} không khớp số đơn và ký tự kiểm"


def files_not_whole() -> Iterator[str]:
    """Every file not destroyed lies on disk and its bytes still have the hash they were kept under; of closed ones it is told that they are whole."""
    store = Store(settings.FILES_DIR)
    closed = Paper.objects.filter(sealed=True, file__destroyed_at__isnull=True).order_by().values_list("file__sha256", "folder").distinct()
    for name, folder in closed.iterator(chunk_size=2000):
        yield from _lies_there(name, partial(store.read_closed, name, folder), None)
    for name, size in File.objects.filter(sealed=False, destroyed_at__isnull=True).order_by().values_list("sha256", "size").iterator(chunk_size=2000):
        yield from _lies_there(name, partial(store.read, name), size)


def _lies_there(name: str, look: Callable[[], bytes], size: int | None) -> Iterator[str]:
    try:
        data = look()
    except FileMissing:
        yield f"tệp {name[:12]}… không còn trên đĩa"
    except FileDamaged:
        yield f"tệp {name[:12]}… trên đĩa đã khác lúc nhận"
    else:
        if size is not None and len(data) != size:
            yield f"tệp {name[:12]}… ghi {size} byte mà trên đĩa có {len(data)}"


def server_forgets() -> Iterator[str]:
    """An acknowledged petition survives kill -9 only on a server that writes through before it answers."""
    with connection.cursor() as cursor:
        for setting in DURABLE:
            cursor.execute(f"show {setting}")
            value = cursor.fetchone()[0]
            if value == "off":
                yield f"máy chủ dữ liệu đang đặt {setting} = {value}"
