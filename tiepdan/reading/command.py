"""`tiepdan read`: petitions in, one line of findings each out. Pure; `project` gives it the rules of competence."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tiepdan.reading.authority import Competence
from tiepdan.reading.errors import BadPaper
from tiepdan.reading.field import IN_WORDS
from tiepdan.reading.findings import Findings
from tiepdan.reading.paper import MAX_BYTES, PaperText, read_paper
from tiepdan.reading.read import ASK_BELOW, read

KIND_WORDS = {
    "complaint": "khiếu nại",
    "denunciation": "tố cáo",
    "recommendation": "kiến nghị",
    "feedback": "phản ánh",
    "mixed": "nhiều nội dung",
}

HANDLING_WORDS = {
    "accept": "thụ lý",
    "transfer": "chuyển đơn",
    "guide": "hướng dẫn",
    "split": "hướng dẫn tách đơn",
    "decline": "không thụ lý",
    "file": "lưu đơn",
    "check_anonymous": "kiểm tra, dù không ghi tên",
    "terminate": "đình chỉ",
}


class Answer(NamedTuple):
    """One line (or a few, for people) of the answer, and whether the petition could be read."""

    line: str
    read: bool = True


def read_lines(lines: Iterable[str], competence: Competence | None = None) -> Iterator[Answer]:
    """A JSON line for each line {"id", "text"}, in order; a line that is none of these answers {"error", "message"}."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            asked = json.loads(line)
            id, text = str(asked["id"]), str(asked["text"])
        except (ValueError, KeyError, TypeError):
            yield _refused("", "BadLine", f"Dòng {number} không phải là một dòng JSON có “id” và “text”.", as_json=True)
            continue
        yield Answer(_json(read(text, competence).to_json(id)))


def read_files(paths: Iterable[Path | str], as_json: bool, competence: Competence | None = None) -> Iterator[Answer]:
    """For each file its findings: a JSON line, or a few lines to read. A file that cannot be read answers in one sentence."""
    for path in map(Path, paths):
        try:
            paper = read_paper(_bytes(path), path.name)
        except BadPaper as bad:
            yield _refused(path.name, bad.code, str(bad.sentence), as_json=as_json)
            continue
        except OSError:
            yield _refused(path.name, "NoSuchFile", f"Không mở được tệp “{path.name}”. Hãy kiểm tra tên và quyền đọc.", as_json=as_json)
            continue
        findings = read(paper.text, competence)
        yield Answer(_json(findings.to_json(path.name)) if as_json else _in_words(path.name, paper, findings))


def _refused(name: str, code: str, sentence: str, *, as_json: bool) -> Answer:
    return Answer(_json({"id": name, "error": code, "message": sentence}) if as_json else sentence, read=False)


def _bytes(path: Path) -> bytes:
    """The file, or just enough of it to be refused as too large."""
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _json(answer: dict) -> str:
    return json.dumps(answer, ensure_ascii=False)


def _in_words(name: str, paper: PaperText, findings: Findings) -> str:
    """What an officer wants to see first, one fact a line."""
    lines = [
        f"{name}: {findings.title}",
        f"  loại: {KIND_WORDS[findings.kind]}. {findings.kind_because}",
        f"  lĩnh vực: {IN_WORDS[findings.field]}",
        f"  người gửi: {', '.join(person.name for person in findings.petitioners) or 'không thấy tên'}",
        f"  về ai: {findings.against_text or 'chưa rõ'}",
    ]
    lines += [
        f"  văn bản: {cited.number}{f' ngày {cited.date}' if cited.date else ''} {cited.issuer}".rstrip() for cited in findings.decisions
    ]
    lines += [f"  đề nghị: {ask}" for ask in findings.asks]
    lines += [f"  thẩm quyền: {findings.authority_because}"] if findings.authority_because else []
    lines += [f"  hướng xử lý: {HANDLING_WORDS[findings.handling]}"]
    lines += [f"  chưa đủ điều kiện: {findings.not_eligible_because}"] if not findings.eligible else []
    lines += [f"  · “{' '.join(findings.text[slice(*cue.span)].split())}”: {cue.because}" for cue in findings.cues]
    if paper.confidence is not None:
        lines.append(f"  đọc từ ảnh, độ chắc {paper.confidence:.0%}" + ("; hãy đối chiếu với bản gốc" if paper.confidence < 0.8 else ""))
    if findings.confidence < ASK_BELOW:
        lines.append("  chưa đủ chắc để theo: hãy đọc và chọn lại.")
    return "\n".join(lines)
