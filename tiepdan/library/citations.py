"""Citations as officials and rule files write them, read into act, article, clause and point. Pure.

`Luật Khiếu nại 02/2011/QH13, Điều 41 khoản 1; Điều 56 khoản 2`: the act is carried on until another is named. An act in brackets
(`NĐ 124/2020 Đ.28 k.1 (NĐ 155/2026 Đ.11)`) ends with its bracket; one after “sửa bởi” governs what follows it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

NOTE = re.compile(r"\((?:số điều, khoản |điều về công khai quyết định, |)chưa xác minh[^()]*\)|\([^()\d]*\)")
WORDS = r"mẫu thay bởi|sửa bởi|sửa đổi bởi|thêm bởi|bổ sung bởi|năm \d{4}|ngày \d{1,2}/\d{1,2}/\d{4}|kỷ luật:|và"
PARTS = re.compile(
    r"(?P<article>(?:Điều\s+|Đ\.\s?)(?P<numbers>\d+[a-zđ]?\b(?:(?:,\s+|/)\d+[a-zđ]?\b(?!/))*)|Mục\s+(?P<section>[IVX]+(?:\.\d+)?))"
    r"|(?P<clause>(?:khoản\s+|k\.\s?)(?P<clause_number>\d+[a-z]?))"
    r"|(?P<point>(?:điểm\s+|đ\.\s?)(?P<letter>[a-zđ])\b)"
    r"|(?P<open>\()|(?P<close>\))|(?P<stop>[;,.])"
    rf"|(?P<word>{WORDS})|(?P<space>\s+)"
)


class UnreadCitation(ValueError):
    """A citation holds words that name no act, article, clause or point we know."""


@dataclass(frozen=True)
class Citation:
    """One place in one act; an empty article means the act as a whole. `start` and `end` are where it stands in the text."""

    act: str
    article: str = ""
    clause: str = ""
    point: str = ""
    start: int = 0
    end: int = 0

    @property
    def place(self) -> tuple[str, str]:
        return self.act, self.article


@dataclass(frozen=True)
class _Token:
    kind: str
    values: tuple[str, ...]
    start: int
    end: int


class _Reader:
    """Goes over the tokens once. `current` is the citation being filled, by its place in `found`."""

    def __init__(self) -> None:
        self.found: list[Citation] = []
        self.act = ""
        self.current: int | None = None
        self.outer: list[tuple[str, int | None]] = []
        self.broken: set[int] = set()  # citations a bracket has cut: what follows belongs to them, but is written elsewhere
        self.point: _Token | None = None  # `điểm c khoản 2`: a point told before its clause

    def read(self, token: _Token, following: str) -> None:
        match token.kind:
            case "act":
                self.act = token.values[0]
                self._add(Citation(self.act, start=token.start, end=token.end))
            case "article":
                self._article(token)
            case "clause":
                self._clause(token)
            case "point":
                self._point(token, following)
            case "open":
                self.outer.append((self.act, self.current))
            case "close" if self.outer:
                self.act, self.current = self.outer.pop()
                if self.current is not None:
                    self.broken.add(self.current)

    def _add(self, citation: Citation) -> None:
        self.found.append(citation)
        self.current = len(self.found) - 1

    def _article(self, token: _Token) -> None:
        if not self.act:
            raise UnreadCitation(f"Điều {', '.join(token.values)} đứng trước tên văn bản")
        first, *others = token.values
        now = None if self.current is None else self.found[self.current]
        if now is not None and self.current is not None and not now.article and now.act == self.act:
            start = token.start if self.current in self.broken else now.start
            self.found[self.current] = replace(now, article=first, start=start, end=token.end)
        else:
            self._add(Citation(self.act, first, start=token.start, end=token.end))
        for number in others:
            self._add(Citation(self.act, number, start=token.end, end=token.end))

    def _clause(self, token: _Token) -> None:
        now = self._now(token)
        if now.clause or (self.point is not None and now.point):
            self._add(Citation(now.act, now.article, token.values[0], start=token.start, end=token.end))
        else:
            self._fill(token, clause=token.values[0])
        if self.point is not None:
            waiting, self.point = self.point, None
            self._fill(waiting, point=waiting.values[0], from_start=waiting.start)

    def _point(self, token: _Token, following: str) -> None:
        now = self._now(token)
        if following == "clause":
            self.point = token
        elif now.point:
            self._add(Citation(now.act, now.article, now.clause, token.values[0], token.start, token.end))
        else:
            self._fill(token, point=token.values[0])

    def _now(self, token: _Token) -> Citation:
        if self.current is None or not self.found[self.current].article:
            raise UnreadCitation(f"khoản hoặc điểm “{token.values[0]}” không đứng sau một điều")
        return self.found[self.current]

    def _fill(self, token: _Token, *, from_start: int | None = None, **parts: str) -> None:
        assert self.current is not None
        now = self.found[self.current]
        start = now.start
        if from_start is not None and len(self.found) > 1 and now.start > from_start:
            start = from_start
        end = now.end if self.current in self.broken else max(now.end, token.end)
        self.found[self.current] = replace(now, start=start, end=end, **parts)


def read_citations(text: str, names: Mapping[str, str], *, strict: bool = False) -> tuple[Citation, ...]:
    """Every place the text cites, in order. `names` leads from each name of an act to its key.

    Not strict: words that cannot be read are passed over, so that a page shows what it can link. Strict: raises UnreadCitation
    naming them.
    """
    tokens, rest = _tokens(text, names)
    if strict and rest:
        raise UnreadCitation(f"“{text}”: không hiểu “{'”, “'.join(rest)}”")
    reader = _Reader()
    for number, token in enumerate(tokens):
        try:
            reader.read(token, tokens[number + 1].kind if number + 1 < len(tokens) else "")
        except UnreadCitation as unread:
            if strict:
                raise UnreadCitation(f"“{text}”: {unread}") from unread
    if strict and not reader.found:
        raise UnreadCitation(f"“{text}”: không nêu văn bản nào")
    return tuple(reader.found)


def _tokens(text: str, names: Mapping[str, str]) -> tuple[list[_Token], list[str]]:
    act = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?![\w/])" for name in sorted(names, key=len, reverse=True)) or r"(?!)")
    tokens: list[_Token] = []
    rest: list[str] = []
    at = 0
    while at < len(text):
        if note := NOTE.match(text, at):
            at = note.end()
        elif named := act.match(text, at):
            tokens.append(_Token("act", (names[named[0]],), at, named.end()))
            at = named.end()
        elif part := PARTS.match(text, at):
            tokens += _part(part)
            at = part.end()
        else:
            word = re.compile(r"\S[^\s;,()]*").match(text, at)
            assert word is not None
            rest.append(word[0])
            at = word.end()
    return tokens, rest


def _part(part: re.Match[str]) -> list[_Token]:
    kind = str(part.lastgroup)
    if part["article"]:
        values = (part["section"],) if part["section"] else tuple(re.split(r",\s+|/", part["numbers"]))
        return [_Token("article", values, part.start(), part.end())]
    if part["clause"]:
        return [_Token("clause", (part["clause_number"],), part.start(), part.end())]
    if part["point"]:
        return [_Token("point", (part["letter"],), part.start(), part.end())]
    return [_Token(kind, (), part.start(), part.end())] if kind in {"open", "close", "stop"} else []
