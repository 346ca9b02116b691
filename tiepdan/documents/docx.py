"""The letter as .docx to edit, from the same page and facts as the PDF of record: NĐ 30/2020 Phụ lục I by python-docx. Pure."""

from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import html

from tiepdan.documents.catalogue import Form
from tiepdan.documents.glyphs import printable
from tiepdan.documents.render import render_flat

FONT = "Times New Roman"
SIGNS_HERE = "⟦ký⟧"  # closing in _layout.typ
EMPTY_LINES = 4  # above the signer's name: room for the visible signature (21 mm)
NO_DAY = "ngày …… tháng …… năm ……"
CENTRE, RIGHT, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY
Run = tuple[str, bool, bool]  # words, bold, italic


def editable(form: Form, facts: Mapping[str, object], frame: Mapping[str, object]) -> bytes:
    """The letter as a Word file: head, title, every fact of the PDF, place of the signature, copies. `frame` is Frame.to_json()."""
    document = _blank_page()
    document.core_properties.title, document.core_properties.author = form.title, printable(frame["body"])
    _head(document, form, frame)
    signed = False
    for block in _blocks(html.fromstring(render_flat(form, facts, frame)).find("body")):
        if block.tag == "table":
            _table(document, block)
        elif block.text_content().strip() == SIGNS_HERE:
            _closing(document, form, frame)
            signed = True
        else:
            _paragraph(document, block)
    if not signed:
        _closing(document, form, frame)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _blank_page():
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = Mm(22), Mm(20), Mm(30), Mm(18)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    normal.paragraph_format.space_after = Pt(6)
    return document


def _blocks(body) -> Iterator:
    """Paragraphs and tables in their order; a div only holds others."""
    for child in body:
        if child.tag in {"div", "section"} and len(child):
            yield from _blocks(child)
        elif child.text_content().strip():
            yield child


def _runs(node, bold: bool = False, italic: bool = False) -> Iterator[Run]:
    bold, italic = bold or node.tag in {"strong", "b", "th"}, italic or node.tag in {"em", "i"}
    if node.text:
        yield node.text, bold, italic
    for child in node:
        if child.tag == "br":
            yield "\n", bold, italic
        else:
            yield from _runs(child, bold, italic)
        if child.tail:
            yield child.tail, bold, italic


def _paragraph(document, block) -> None:
    runs = list(_runs(block))
    words = block.text_content().strip()
    paragraph = document.add_paragraph()
    centred = words.startswith("Kính gửi") or (words.isupper() and len(words) < 90)
    paragraph.alignment = CENTRE if centred else BOTH
    paragraph.paragraph_format.first_line_indent = None if centred else Mm(12.7)
    _write(paragraph, runs)


def _write(paragraph, runs, size: float | None = None) -> None:
    for words, bold, italic in runs:
        run = paragraph.add_run(words)
        run.bold, run.italic = bold, italic
        if size:
            run.font.size = Pt(size)


def _table(document, block) -> None:
    rows = [row.xpath("./td|./th") for row in block.iter("tr")]
    table = document.add_table(rows=0, cols=max(len(row) for row in rows))
    table.style = "Table Grid"
    for row in rows:
        for cell, place in zip(row, table.add_row().cells, strict=False):
            _write(place.paragraphs[0], _runs(cell), 12.5)
        table.rows[-1].cells[0].width = Mm(12) if rows[0][0].text_content() == "TT" else table.rows[-1].cells[0].width
    document.add_paragraph()


def _head(document, form: Form, frame: Mapping[str, object]) -> None:
    motto = [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, False), ("Độc lập - Tự do - Hạnh phúc", 13, True, False)]
    placed = (f"{frame['place']}, {written_day(frame['day'])}", 13, False, True)
    if form.signs == "citizen":
        for line in motto:
            _line(document.add_paragraph(), line)
        _line(document.add_paragraph(), placed, RIGHT)
    else:
        table = _bare_table(document, (68, 94))
        issuer = [(frame["parent"], 12, False, False)] if frame["parent"] else []
        issuer += [(words, 12, True, False) for words in frame["issuer"]]
        about = [(f"V/v {form.about}", 12, False, False)] if form.series == "CV" and form.about else []
        number = [(f"Số: {frame['symbol']}", 13, False, False)] if frame["symbol"] else []
        secret = [(frame["secret"], 12, True, False)] if frame.get("secret") else []
        replaces = [(f"({frame['replaces']})", 11, False, True)] if frame.get("replaces") else []
        _fill(table.cell(0, 0), [*issuer, ("———", 12, False, False), *number, *secret, *replaces, *about])
        _fill(table.cell(0, 1), [*motto, ("———————", 12, False, False), placed])
    document.add_paragraph()
    if form.heading:
        _line(document.add_paragraph(), (form.heading, 14, True, False))
        if form.about:
            _line(document.add_paragraph(), (form.about, 14, True, False))


def _closing(document, form: Form, frame: Mapping[str, object]) -> None:
    table = _bare_table(document, (71, 91))
    if frame["copies"]:
        ends = [";"] * (len(frame["copies"]) - 1) + ["."]
        copies = [("Nơi nhận:", 12, True, True), *((f"- {words}{end}", 11, False, False) for words, end in zip(frame["copies"], ends, strict=True))]
        _fill(table.cell(0, 0), copies, WD_ALIGN_PARAGRAPH.LEFT)
    own = form.signs != "citizen"
    capacity = [(words, 14, True, False) for words in frame["capacity"]] if own else []
    signer = (frame["signer"] if own else "") or "……………………"
    room = [("", 14, False, False)] * EMPTY_LINES
    below = [("", 14, False, False)] * (2 * sum(one["kind"] == "initials" for one in frame.get("others", ())))
    _fill(table.cell(0, 1), [*capacity, *room, (signer, 14, True, False), *below])
    for one in (one for one in frame.get("others", ()) if one["kind"] == "cosign"):
        lines = [*((words, 14, True, False) for words in one["capacity"]), *room, (one["name"] or "……………………", 14, True, False)]
        _fill(_bare_table(document, (81, 81)).cell(0, 0), lines)


def _bare_table(document, widths: tuple[int, int]):
    """Two cells beside each other without lines; Word's own 1.9 mm inside each would break the motto in two."""
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), "0")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tbl.tblPr.append(margins)
    for column, cell, width in zip(table.columns, table.rows[0].cells, widths, strict=True):
        column.width = cell.width = Mm(width)  # LibreOffice goes by the column, Word by the cell
    return table


def _fill(cell, lines, alignment=CENTRE) -> None:
    for number, line in enumerate(lines):
        _line(cell.paragraphs[0] if number == 0 else cell.add_paragraph(), line, alignment)


def _line(paragraph, line, alignment=CENTRE) -> None:
    words, size, bold, italic = line
    paragraph.alignment = alignment
    paragraph.paragraph_format.space_after = Pt(2)
    _write(paragraph, [(printable(words), bold, italic)], size)


def written_day(iso: str) -> str:
    """NĐ 30/2020: a leading zero for days under 10 and for January and February."""
    if not iso:
        return NO_DAY
    day = date.fromisoformat(iso)
    return f"ngày {day.day:02d} tháng {day.month:02d} năm {day.year}" if day.month < 3 else f"ngày {day.day:02d} tháng {day.month} năm {day.year}"
