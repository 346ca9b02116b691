"""Lists as .xlsx sheets. A denouncer is never more than a pseudonym in them."""

from datetime import date
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font

from tiepdan.desk.queries.register import Line
from tiepdan.desk.queries.work import Work

WIDTHS = (12, 22, 34, 40, 18, 14, 22, 48, 40, 24, 80)


def work_book(works: list[Work], people: dict[int, dict], today: date) -> bytes:
    """The day's work, one line each, reasons for the date in the last column."""
    book = Workbook()
    sheet = book.active
    sheet.title = _("Việc {day}").format(day=f"{today:%d-%m-%Y}")
    sheet.append([_("Hạn"), _("Còn hay trễ"), _("Việc phải làm"), _("Về"), _("Mã"), _("Loại"), _("Người tố cáo"), _("Tóm tắt"), _("Căn cứ"),
                  _("Đang giữ"), _("Vì sao hạn này")])
    for work in works:
        sheet.append([_plain(cell) for cell in (
            work.due, work.timing.words, work.verb, work.about or work.person, work.code, work.kind, work.pseudonym, work.gist, work.cites,
            people.get(work.post_id or 0, {}).get("name", ""), "\n".join(work.why),
        )])
    for cell, width in zip(sheet[1], WIDTHS, strict=True):
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = width
    for row in sheet.iter_rows(min_row=2):
        row[0].number_format = "dd/mm/yyyy"
        for cell in row:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    sheet.freeze_panes = "A2"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def register_book(lines: list[Line], year: int, series: str) -> bytes:
    """The numbers of one series and year; a denunciation is told by its code only."""
    book = Workbook()
    sheet = book.active
    sheet.title = f"{series} {year}"
    sheet.append([_("Số"), _("Số, ký hiệu"), _("Ngày ký"), _("Văn bản"), _("Mã đơn"), _("Về việc"), _("Người ký"), _("Tình trạng"), _("Lý do hủy số")])
    for line in lines:
        letter = line.letter
        told = (letter.title, line.code, line.about, letter.signed_by, letter.get_state_display(), letter.cancelled_because) if line.told else ("",) * 6
        sheet.append([_plain(cell) for cell in (letter.number, letter.symbol, letter.signed_on, *told)])
    for cell, width in zip(sheet[1], (8, 18, 12, 40, 18, 48, 34, 16, 48), strict=True):
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = width
    for row in sheet.iter_rows(min_row=2):
        row[2].number_format = "dd/mm/yyyy"
    sheet.freeze_panes = "A2"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _plain(cell: object) -> object:
    """Words that begin like a formula stay words: what a citizen typed never runs in an official's sheet."""
    if isinstance(cell, str):
        words = ILLEGAL_CHARACTERS_RE.sub("", cell)
        return f"'{words}" if words.startswith(("=", "+", "-", "@", "\t")) else words
    return cell
