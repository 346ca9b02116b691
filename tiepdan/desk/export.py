"""Lists as .xlsx sheets. A denouncer is never more than a pseudonym in them."""

from datetime import date
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font

from tiepdan.cases.duty_kinds import MEASURES
from tiepdan.cases.figures import Cell
from tiepdan.desk.queries.duties import Line as DutyLine
from tiepdan.desk.queries.oversight import Line as OversightLine
from tiepdan.desk.queries.register import Line
from tiepdan.desk.queries.work import Work
from tiepdan.desk.words import HIDDEN

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


def duties_book(lines: list[DutyLine], today: date, more: bool) -> bytes:
    """The register of duties with its figures as numbers, to be added up; `more`: the sheet does not hold everything asked for."""
    book = Workbook()
    sheet = book.active
    sheet.title = _("Nghĩa vụ {day}").format(day=f"{today:%d-%m-%Y}")
    figures = [_("{label}, {side} ({unit})").format(label=measure.label, side=side, unit=measure.unit)
               for measure in MEASURES.values() for side in (_("phải"), _("đã"))]
    sheet.append([_("Xong trước"), _("Còn hay trễ"), _("Mã đơn, số kiến nghị"), _("Số"), _("Việc phải làm"), _("Loại"), _("Cơ quan phải làm"), _("Ai làm"),
                  _("Cơ quan giao"), _("Nộp chứng cứ"), _("Xong ngày"), _("Thôi thi hành"), *figures])
    for line in lines:
        duty = line.duty
        sums = [getattr(duty, f"{side}_{name}") for name in MEASURES for side in ("must", "done")]
        sheet.append([_plain(cell) for cell in (
            duty.due, line.timing.words, line.code, duty.number, line.text, duty.get_kind_display(), duty.owner_office.name, duty.owner_post.title,
            duty.office.name, duty.proved_on, duty.done_on, duty.stopped_on, *sums,
        )])
    if more:
        sheet.append([_("Còn nữa: bảng này chưa chứa hết. Hãy lọc hẹp hơn rồi xuất lại.")])
    for cell, width in zip(sheet[1], (12, 18, 18, 6, 60, 24, 34, 34, 34, 13, 13, 13, *(18 for _figure in figures)), strict=True):
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = width
    for row in sheet.iter_rows(min_row=2):
        for at in (0, 9, 10, 11):
            row[at].number_format = "dd/mm/yyyy"
    sheet.freeze_panes = "A2"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def oversights_book(lines: list[OversightLine], today: date, more: bool) -> bytes:
    """Recommendations of bodies that oversee; `more`: the sheet does not hold everything asked for."""
    rows = []
    for line in lines:
        one = line.asked
        rows.append((one.answer_by, line.timing.words if line.timing else "", one.get_sort_display(), one.body, one.symbol, one.issued_on,
                     one.received_on, one.asks,
                     one.office.name, one.get_state_display(), one.answered_on, one.letter.symbol if one.letter else "", one.reasons))
    heads = [_("Phải trả lời trước"), _("Còn hay trễ"), _("Kiến nghị của"), _("Cơ quan kiến nghị"), _("Số, ký hiệu"), _("Ngày văn bản"), _("Ngày nhận"),
             _("Nội dung"), _("Gửi đến"), _("Tình trạng"), _("Trả lời ngày"), _("Văn bản trả lời"), _("Lý do")]
    return _book(_("Kiến nghị {day}").format(day=f"{today:%d-%m-%Y}"), heads, rows, (14, 18, 28, 34, 18, 13, 13, 60, 30, 20, 13, 18, 48), more)


def figures_book(title: str, cells: list[Cell], period: str) -> bytes:
    """One table of figures, a line a column of it."""
    rows = [(cell.number, cell.label, *((str(HIDDEN[cell.hidden]),) * 2 if cell.hidden else (cell.value, len(cell.ids)))) for cell in cells]
    return _book(title, [_("Cột"), f'{_("Chỉ tiêu")} ({period})', _("Giá trị"), _("Số nghĩa vụ, quyết định đã cộng")], rows, (8, 70, 22, 30), more=False)


def _book(title: str, heads: list[str], rows: list[tuple], widths: tuple[int, ...], more: bool) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = title
    sheet.append(heads)
    for row in rows:
        sheet.append([_plain(cell) for cell in row])
    if more:
        sheet.append([_("Còn nữa: bảng này chưa chứa hết. Hãy lọc hẹp hơn rồi xuất lại.")])
    for cell, width in zip(sheet[1], widths, strict=True):
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = width
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.number_format = "dd/mm/yyyy" if isinstance(cell.value, date) else cell.number_format
            cell.alignment = Alignment(vertical="top", wrap_text=True)
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
