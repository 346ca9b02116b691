"""Whatever is handed in, the reader answers: no crash, spans inside the text, names masked stay masked."""

import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st

from tiepdan.reading.errors import BadPaper
from tiepdan.reading.findings import HANDLING_LABELS, KIND_LABELS
from tiepdan.reading.mask import mask
from tiepdan.reading.normalise import View, clean_text, fold
from tiepdan.reading.paper_types import BY_ENDING, media_type_of
from tiepdan.reading.read import read

PHRASES = (
    "Tôi là|Nguyễn Văn Ba|Hà Văn Sử|ông|tố cáo|khiếu nại|Quyết định số 12/QĐ-UBND|ngày 3/4/2026|Chủ tịch UBND xã Y Tý|công an|đề nghị|hủy|"
    'nhận tiền|lần hai|kính gửi:|,|. |\n|(|)|—|ˆ|"|rút đơn|xã Tả Van|huyện Bát Xát|không ghi tên|63 hộ|chúng tôi|bản án|họ và tên:|0912345678'
)
PIECES = st.sampled_from(PHRASES.split("|"))
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=25).map("".join))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_reading_never_fails(text):
    findings = read(text)
    assert findings.kind in KIND_LABELS and findings.handling in HANDLING_LABELS and 0 < findings.confidence < 1
    for cue in findings.cues:
        assert 0 <= cue.span[0] <= cue.span[1] <= len(findings.text)
    assert findings.kind_ranked[0][0] == findings.kind
    assert findings.to_json()["field"] == findings.field_ranked[0][0]


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_all_views_have_one_length(text):
    view = View(text)
    assert len(view.text) == len(view.low) == len(view.plain)
    assert clean_text(view.text) == view.text


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_the_writers_full_name_never_survives(text):
    hidden = mask(f"{text} Nguyễn Văn Ba {text}", ["Nguyễn Văn Ba"])
    assert "nguyen van ba" not in fold(hidden).lower()


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.pdf", "a.docx", "a.txt", "a.png", "a", "a.b"]))
def test_any_bytes_are_named_or_refused(data, name):
    with contextlib.suppress(BadPaper):
        assert media_type_of(data, name) in BY_ENDING.values()
