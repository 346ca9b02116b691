"""The register of processing as an .xlsx sheet: one line a field."""

from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from tiepdan.privacy.fields import groups


def processing_book() -> bytes:
    """Every personal field of the system with purpose, ground, readers and end."""
    book = Workbook()
    sheet = book.active
    sheet.title = _("Hoạt động xử lý dữ liệu")
    sheet.append([_("Mục đích"), _("Căn cứ"), _("Loại"), _("Trường dữ liệu"), _("Ai xem"), _("Giữ đến khi nào")])
    for group in groups():
        for field in group.fields:
            sheet.append([group.purpose, group.grounds, group.kind_words, field, group.who, group.keep])
    for cell, width in zip(sheet[1], (48, 48, 12, 36, 48, 36), strict=True):
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = width
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    sheet.freeze_panes = "A2"
    out = BytesIO()
    book.save(out)
    return out.getvalue()
