"""Every form becomes pages, whatever its facts say. Needs no framework."""

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest

from tiepdan.documents.catalogue import FOLDER, Field, Form, forms, grounds
from tiepdan.documents.render import render, render_pages
from tiepdan.documents.tests.pdf_text import pages_of, squeezed, text_of, without_blanks
from tiepdan.documents.tests.samples import FRAME, FULL
from tiepdan.documents.versions import versions

CODES = sorted(forms())
HOSTILE = (
    "#panic(\"x\") $x^2$ *đậm* _nghiêng_ `mã` @nhãn <nhãn> = Mục\n- gạch\n+ số\n/ mục: x\n"
    "#{while true {}} \\u{0} // chú \"thích\" 'nháy' 😀 中文 \u202eđảo"
)
AT = datetime(2026, 8, 21, 2, 41, 22, tzinfo=UTC)


def told(form: Form, facts: dict) -> list[str]:
    """Every piece of text that the facts put on the page."""
    pieces = []
    for item in form.fields:
        value = facts.get(item.name)
        if item.kind in {"line", "text", "pseudonym"}:
            pieces += str(value).split("\n")
        elif item.kind == "lines":
            pieces += value
        elif item.kind == "choice":
            pieces.append(item.options[value])
        elif item.kind in {"rows", "people"}:
            pieces += [cell for row in value for cell in row.values()]
    return pieces


def with_everywhere(words: str, item: Field, value: object) -> object:
    """The fact with `words` put into each place a person may type in."""
    if item.kind == "text":
        return words
    if item.kind == "line":
        return " ".join(words.split())[:400]
    if item.kind == "lines":
        return [" ".join(words.split())] * 3
    if item.kind == "people":
        return [dict.fromkeys(one, " ".join(words.split())) for one in value]
    if item.kind == "rows":
        return [dict.fromkeys(row, words) for row in value]
    return value


@pytest.mark.parametrize("code", CODES)
def test_each_form_has_a_full_sample_that_it_accepts(code):
    form = forms()[code]
    assert {item.name for item in form.fields} == set(FULL[code])
    assert form.missing(FULL[code]) == [] and form.wrong(FULL[code]) == []


@pytest.mark.parametrize("code", CODES)
def test_each_form_says_all_its_facts(code):
    form = forms()[code]
    said = without_blanks(text_of(render(form, FULL[code], FRAME, draft=False, at=AT).pdf)).lower()
    lost = [piece for piece in told(form, FULL[code]) if without_blanks(piece).lower() not in said]
    assert lost == []
    assert without_blanks(form.heading).lower() in said
    for name in form.grounds:
        assert without_blanks(grounds()[name]).lower() in said


@pytest.mark.parametrize("code", CODES)
def test_each_form_has_the_parts_of_an_administrative_document(code):
    copies = FRAME["copies"] if forms()[code].first_copy is not None else []
    said = text_of(render(forms()[code], FULL[code], FRAME | {"copies": copies}, draft=False, at=AT).pdf)
    for part in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Y Tý, ngày 05 tháng 8 năm 2026"):
        assert part in said
    for part in ("ỦY BAN NHÂN DÂN", "Lý A Phà"):
        assert (part in said) == (forms()[code].signs != "citizen"), "a citizen's own paper bears no office and no official"
    assert ("Nơi nhận:" in said) == (forms()[code].first_copy is not None)


@pytest.mark.parametrize("code", CODES)
def test_hostile_words_are_printed_and_never_obeyed(code):
    form = forms()[code]
    facts = {item.name: with_everywhere(HOSTILE, item, FULL[code][item.name]) for item in form.fields}
    said = without_blanks(text_of(render(form, facts, FRAME, draft=False, at=AT).pdf))
    assert '#panic("x")$x^2$*đậm*_nghiêng_`mã`@nhãn<nhãn>=Mục' in said
    assert "□" in said and "đảo" in said


@pytest.mark.parametrize("code", CODES)
def test_a_bare_draft_shows_dots_and_says_it_has_no_value(code):
    said = text_of(render(forms()[code], {}, FRAME | {"day": "", "symbol": "……/TB-UBND"}, draft=True).pdf)
    assert "BẢN DỰ THẢO, chưa có giá trị" in said and "Chỗ ký số, chưa ký" in said
    assert "……" in said


def test_a_draft_says_so_on_every_page():
    facts = FULL["complaint_decision"] | {"conclusion": "Một đoạn kết luận dài. " * 900}
    drafted = render(forms()["complaint_decision"], facts, FRAME, draft=True).pdf
    assert pages_of(drafted) > 4
    assert text_of(drafted).count("BẢN DỰ THẢO") == pages_of(drafted)
    assert "DỰ THẢO" not in text_of(render(forms()["complaint_decision"], facts, FRAME, draft=False).pdf)


def test_twenty_pages_of_words_all_arrive():
    paragraphs = [f"Đoạn {number}: " + "ông trình bày đất ông cha khai phá từ năm 1978, nay bị thu hồi. " * 9 for number in range(110)]
    pages = render(forms()["complaint_decision"], FULL["complaint_decision"] | {"conclusion": "\n".join(paragraphs)}, FRAME, draft=False)
    assert pages_of(pages.pdf) >= 20
    said = without_blanks(text_of(pages.pdf).replace("DANH SÁCH", ""))
    assert all(f"Đoạn{number}:" in said for number in range(110))
    assert pages.sign_at.page == pages_of(pages.pdf) - 2  # the list of complainants follows the signature


@pytest.mark.parametrize("code", ["complaint_accepted", "complaint_decision", "paper_receipt"])
def test_a_word_without_end_stays_on_the_page_and_in_its_cell(code):
    import pypdfium2

    form = forms()[code]
    facts = {item.name: with_everywhere("A" * 300, item, FULL[code][item.name]) for item in form.fields}
    with pypdfium2.PdfDocument(render(form, facts, FRAME, draft=False, at=AT).pdf) as document:
        for page in document:
            textpage = page.get_textpage()
            boxes = [textpage.get_charbox(at) for at in range(textpage.count_chars()) if textpage.get_text_range(at, 1) == "A"]
            assert boxes and max(right for _left, _low, right, _high in boxes) <= 595.3 - 50
            seen = sorted((round(low), left, right) for left, low, right, _high in boxes)
            assert all(right <= left + 1 for (line, _l, right), (next_line, left, _r) in pairwise(seen) if line == next_line)


def test_letters_composed_and_decomposed_print_alike():
    import unicodedata

    made = {
        render(forms()["complaint_accepted"], FULL["complaint_accepted"] | {"matter": unicodedata.normalize(form, "Đường liên thôn Sín Chải")}, FRAME,
               draft=False, at=AT).pdf
        for form in ("NFC", "NFD")
    }
    assert len(made) == 1


def test_equal_facts_give_equal_bytes_and_the_file_claims_pdf_a():
    first, again = (render(forms()["complaint_decision"], FULL["complaint_decision"], FRAME, draft=False, at=AT).pdf for _ in range(2))
    assert first == again
    assert b"pdfaid:part>2<" in first and b"pdfaid:conformance>B<" in first


def test_the_place_of_the_signature_is_between_title_and_name():
    import pypdfium2

    pages = render(forms()["complaint_accepted"], FULL["complaint_accepted"], FRAME, draft=False)
    with pypdfium2.PdfDocument(pages.pdf) as document:
        textpage = document[pages.sign_at.page].get_textpage()
        left, low, right, high = pages.sign_at.box
        assert squeezed(textpage.get_text_bounded(left, low, right, high)) == ""
        assert "Lý A Phà" in textpage.get_text_bounded(left, low - 25, right, low)
        assert "CHỦ TỊCH" in textpage.get_text_bounded(left, high, right, high + 25)


def test_facts_are_underlined_where_somebody_still_writes():
    plain, marked = (render_pages(forms()["complaint_accepted"], FULL["complaint_accepted"], FRAME, draft=True, marked=on)[0] for on in (False, True))
    assert b"stroke-dasharray" in marked and marked.count(b"stroke-dasharray") > plain.count(b"stroke-dasharray")


def test_a_missing_fact_is_named_by_its_label():
    facts = {name: value for name, value in FULL["complaint_decision"].items() if name not in {"court", "dialogue"}}
    missing = forms()["complaint_decision"].missing(facts | {"matter": "   "})
    assert missing == ["Nội dung khiếu nại", "Kết quả đối thoại, hoặc vì sao không phải đối thoại", "Tòa án có thẩm quyền"]


@pytest.mark.parametrize(("fact", "value", "problem"), [
    ("received_on", "2026-02-30", "ngày"), ("received_on", "21/08/2026", "ngày"), ("days", "45", "số"), ("days", 0, "ít nhất"), ("matter", 5, "chữ"),
    ("address", "hai\ndòng", "một dòng"), ("address", "x" * 501, "dài"), ("petitioner_phone", "0912", "không có mục"),
])
def test_a_wrong_fact_is_told_in_words(fact, value, problem):
    wrong = forms()["complaint_accepted"].wrong(FULL["complaint_accepted"] | {fact: value})
    assert len(wrong) == 1 and problem in wrong[0]


def test_a_denouncer_has_no_name_in_any_form():
    for code in ("denouncer_notice", "denouncer_result", "denunciation_declined"):
        assert forms()[code].wrong(FULL[code] | {"denouncer": "Ông Sùng A Páo"})
    answer = FULL["first_answer"] | {"kind": "denunciation"}
    assert forms()["first_answer"].wrong(answer | {"addressee": "Ông Sùng A Páo"})
    assert not forms()["first_answer"].wrong(answer | {"addressee": "Người tố cáo 17"})


def test_a_verification_team_has_two_people_and_minutes_three_copies():
    assert forms()["denunciation_team"].wrong(FULL["denunciation_team"] | {"team": FULL["denunciation_team"]["team"][:1]})
    assert forms()["dialogue_minutes"].wrong(FULL["dialogue_minutes"] | {"copies": 2})


def test_the_catalogue_agrees_with_itself():
    for code, form in forms().items():
        assert (FOLDER / f"{code}.typ").is_file()
        assert len(code) <= 30 and form.signs in {"head", "officer", "citizen"} and form.confidence in {"found", "content", "memory", "free"}
        assert form.cites and form.act and set(form.grounds) <= set(grounds())
        assert len({item.name for item in form.fields}) == len(form.fields)
    pages = {path.stem for path in FOLDER.glob("*.typ") if not path.name.startswith("_")}
    assert pages == set(forms()) | {form.page for code in forms() for form in versions(code) if form.page}


def test_a_form_serves_from_its_day_until_its_successors():
    form = forms()["complaint_accepted"]
    assert not form.in_force(date(2026, 6, 30)) and form.in_force(date(2026, 7, 1))
