"""`tiepdan law`: JSON lines in, JSON lines out. Pure: neither database nor framework."""

import json
import sys
from collections.abc import Callable
from typing import TextIO

Answer = Callable[[dict], dict]


def add_to(commands) -> None:
    law = commands.add_parser("law", help="hỏi luật: thời hạn, thẩm quyền (không cần cơ sở dữ liệu)").add_subparsers(required=True, metavar="CÂU HỎI")
    law.add_parser("due", help="tính thời hạn: đọc từng dòng JSON, trả từng dòng JSON").set_defaults(command=due)
    law.add_parser("competence", help="xác định thẩm quyền: đọc từng dòng JSON, trả từng dòng JSON").set_defaults(command=competence)


def due(_chosen) -> int:
    from tiepdan.law.answers import due_answer

    return answer_lines(due_answer, sys.stdin, sys.stdout)


def competence(_chosen) -> int:
    from tiepdan.routing.competence import competence_answer

    return answer_lines(competence_answer, sys.stdin, sys.stdout)


def answer_lines(answer: Answer, lines: TextIO, out: TextIO) -> int:
    """One answer for each line, in order. A line that is no JSON object gets an error of its own and stops nothing."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    for line in lines:
        if not line.strip():
            continue
        try:
            facts = json.loads(line)
        except ValueError:
            facts = None
        told = answer(facts) if isinstance(facts, dict) else NOT_AN_OBJECT
        out.write(encode(told) + "\n")
    out.flush()
    return 0


NOT_AN_OBJECT = {"id": None, "error": "bad_line", "message": "Dòng này không phải một đối tượng JSON: hãy sửa dòng này rồi hỏi lại."}
