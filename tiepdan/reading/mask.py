"""Take a denouncer's identity out of a text (Luật Tố cáo Điều 56: name, address, signature and other details kept secret).

When in doubt about a number, an address or a spelling of the writer's name, it is hidden; the accused's name never is.
"""

import re

from rapidfuzz import fuzz

from tiepdan.reading.facts_people import names as capital_names
from tiepdan.reading.findings import Found, Span
from tiepdan.reading.identity import Mark, writer_marks
from tiepdan.reading.letters import HONORIFIC
from tiepdan.reading.normalise import Pattern, View, fold

HIDDEN = "[đã che]"
LIKE_ENOUGH = 84  # rapidfuzz ratio, without marks: one or two slips in a name of three syllables
SAID_LIKE_ENOUGH = 70  # the same behind “tôi là”: a machine that read a photograph badly
GAP, DOT = r"[\s._\-]{1,3}", r"\.?\s?"  # between the words of a name, and behind an initial
ACCUSES = Pattern(r"(?:tố cáo|tố giác|xử lý|kỷ luật) (?:về )?(?:hành vi (?:của )?|việc )?(?:các )?(?:ông|bà|anh|chị|đồng chí)?\s*$")
POST_BEHIND = Pattern(
    r"\s*[,(–-]\s*(?:là )?(?:công chức|cán bộ|chủ tịch|phó|trưởng|giám đốc|bí thư|chuyên viên|hiệu trưởng|kế toán|tổ trưởng|thôn trưởng|viên chức)"
)
KIN = Pattern(
    r"(?:vợ|chồng|bố|mẹ|cha|ông nội|bà nội|ông ngoại|bà ngoại|con(?: trai| gái| dâu| rể)?|cháu(?: nội| ngoại)?|anh(?: trai| rể)?|chị(?: gái| dâu)?"
    r"|em(?: trai| gái| dâu| rể)?)(?: của)?(?: chúng)? tôi(?: tên)?(?: là)?\s*:?,?\s*(?:ông|bà|anh|chị|cháu|em)?\s*"
)  # whoever knows the wife knows the husband
HOME = Pattern(r"\b(?:quê quán|quê(?: ở)?|nguyên quán)\s*:?\s*(?:tại |ở )?")
HAMLET = re.compile(r"(?i)(?:thôn|bản|xóm|ấp|làng|buôn|tổ dân phố|tổ|khu phố|ngõ|đường|phố|số nhà)\s+[^,;\n]{2,60}")  # of an address known whole
SIGNING = re.compile(r"(?:nguoi (?:to cao|lam don|viet don|ky|gui don)|ky ten|da ky|ghi ro ho ten|kinh don|thay mat)[^a-z]*")


def mask(text: str, names: list[str], extra: list[str] | tuple[str, ...] = ()) -> str:
    """The text with the writer's identity replaced by "[đã che]"."""
    return replaced(*to_hide(text, names, extra))


def to_hide(text: str, names: list[str], extra: list[str] | tuple[str, ...] = ()) -> tuple[str, list[Span]]:
    """The text cleaned, and where in it the writer's identity stands.

    `names` are the writer's names as known; `extra` other details known of him (address, telephone, identity number, e-mail).
    Hidden too are those the text itself tells of its writer. Spelling without marks, in capitals, with slips of
    recognition, with initials, and the given name alone behind a title or in the signature are all found.
    """
    view = View(text, most=None)
    marks, others = writer_marks(view)
    own = [name for name in names if name.strip()] or [mark.value for mark in marks if mark.what == "name"]
    others = [person for person in others if not any(_is_the_writer(view, person, name) for name in own)] + _accused_alike(view, own)
    spans = [mark.span for mark in marks if mark.what != "name" and not _is_of(mark, others)]
    spans += [span for name in own for span in _name_spans(view, name, others)]
    spans += [span for detail in extra for part in (detail, *HAMLET.findall(detail)) for span in _detail_spans(view, part)]
    spans += [span for sign in (KIN, HOME) for span in _named_behind(view, sign)]
    return view.text, spans


def _named_behind(view: View, sign: Pattern) -> list[Span]:
    """The capital names that stand right behind words such as “vợ tôi là” or “quê”."""
    named = {span[0]: span for span in capital_names(view)}
    return [named[found.end()] for found in view.all(sign) if found.end() in named]


def _is_the_writer(view: View, person: Found, name: str) -> bool:
    """Whether a name found in the text is the writer's, badly written or shortened; not when it stands there as the accused."""
    written, wanted = fold(person.name).lower().replace(".", " ").split(), fold(name).lower().split()
    short = (
        bool(wanted)
        and written[-1] == wanted[-1]
        and all(any(word == full or (len(word) == 1 and full.startswith(word)) for full in wanted) for word in written)
    )
    if not short and fuzz.ratio(" ".join(written), " ".join(wanted)) < LIKE_ENOUGH:
        return False
    if person.name.lower() == name.lower() or len(written) < 2:
        return True
    return not _stands_accused(view, person.span)


def _stands_accused(view: View, span: Span) -> bool:
    return bool(view.find(ACCUSES, max(0, span[0] - 40), span[0]) or view.at(POST_BEHIND, span[1]))


def _accused_alike(view: View, own: list[str]) -> list[Found]:
    """The accused whose name differs from the writer's by tone marks alone: Hà Văn Sử, denounced by Hà Văn Sự."""
    alike = {fold(name).lower() for name in own}
    same = {name.lower() for name in own}
    found = [Found(view.said(span), span) for span in capital_names(view)]
    return [
        p for p in found if fold(p.name).lower() in alike and p.name.lower() not in same and view.toned and _stands_accused(view, p.span)
    ]


def _is_of(mark: Mark, others: list[Found]) -> bool:
    return any(person.span[0] <= mark.span[0] < person.span[1] for person in others)


def _name_spans(view: View, name: str, others: list[Found]) -> list[Span]:
    plain = fold(name).lower().split()
    toned = name.lower().split()
    found = [match.span() for shape in _shapes(plain) for match in re.finditer(shape, view.plain)]
    found += _given_alone(view, plain[-1], others) if plain else []
    found += _with_slips(view, " ".join(plain), others)
    return [span for span in found if not _is_another(view, span, toned, others)]


def _shapes(plain: list[str]) -> list[str]:
    """Regular expressions for the ways a whole name is written: full, glued, initials, without the middle."""
    if len(plain) < 2:
        return []
    first, *middle, given = map(re.escape, plain)
    letters = [re.escape(word[0]) for word in plain]
    shapes = [
        GAP.join((first, *middle, given)),
        "".join((first, *middle, given)),
        DOT.join((*letters[:-1], given)),
        r"\.\s?".join(letters) + r"\.",
    ]
    if middle:
        shapes += [first + GAP + DOT.join((*letters[1:-1], given)), first + GAP + given, middle[-1] + GAP + given]
    return [rf"(?<!\w){shape}(?!\w)" for shape in shapes]


def _given_alone(view: View, given: str, others: list[Found]) -> list[Span]:
    """ "ông Páo", "tôi, Páo", and a lone Páo where the letter is signed; unless somebody else is called so too."""
    word = re.escape(given)
    end_of_letter = max((match.end() for match in SIGNING.finditer(view.plain)), default=len(view.text))
    signed = [
        match.span(1)
        for match in re.finditer(rf"(?m)^\W*(?:\(?da ky\)?\W*)?({word})\W*$", view.plain)
        if match.start() >= end_of_letter - 60
    ]
    if any(fold(person.name).lower().split()[-1] == given for person in others):
        return signed
    titled = [
        match.span(1) for match in re.finditer(rf"(?:{fold(HONORIFIC)}|toi|toi ten|toi la|toi ten la)[,:]? ({word})(?!\w)", view.plain)
    ]
    capital = [span for span in titled if view.text[span[0]].isupper() or not view.toned]
    return signed + capital


def _with_slips(view: View, plain: str, others: list[Found]) -> list[Span]:
    """Names so like the writer's that only slips can part them, and not liker to somebody else's: capital ones, and what follows “tôi là”."""
    found = []
    behind = [match.span(1) for match in re.finditer(rf"\b(?:toi|toi ten) la\s+((?:\w+\s+){{{len(plain.split()) - 1}}}\w+)", view.plain)]
    for span in (*capital_names(view), *behind):
        written = fold(view.said(span)).lower()
        like = fuzz.ratio(written, plain)
        if like < (SAID_LIKE_ENOUGH if span in behind else LIKE_ENOUGH) or len(plain) < 6:
            continue
        if all(fuzz.ratio(written, fold(person.name).lower()) < like or (person.span == span and like > 92) for person in others):
            found.append(span)
    return found


def _is_another(view: View, span: Span, toned: list[str], others: list[Found]) -> bool:
    """Whether the letters at the span are another person's name, or part of it, and not the writer's."""
    if any(person.span[0] <= span[0] and span[1] <= person.span[1] for person in others):
        return view.low[slice(*span)].split() != toned
    return view.toned and any(view.low[slice(*span)].split() == person.name.lower().split() != toned for person in others)


def _detail_spans(view: View, detail: str) -> list[Span]:
    """Where a known detail stands: digits however grouped, words however spaced and marked."""
    digits = re.sub(r"\D", "", detail)
    if len(digits) >= 7 and len(digits) > 0.6 * len(re.sub(r"\s", "", detail)):
        return [match.span() for match in re.finditer(r"(?<!\d)" + r"[ .\-]*".join(digits) + r"(?!\d)", view.text)]
    words = re.findall(r"\w+", fold(detail).lower())
    if not words or sum(map(len, words)) < 4:
        return []
    return [match.span() for match in re.finditer(r"(?<!\w)" + r"[\W_]{1,4}".join(map(re.escape, words)) + r"(?!\w)", view.plain)]


def replaced(text: str, spans: list[Span]) -> str:
    """The text with "[đã che]" in the place of each span; spans that touch or overlap make one."""
    pieces, done = [], 0
    for start, end in sorted(spans):
        if end <= done:
            continue
        if start > done or not pieces:
            pieces += (text[done:start], HIDDEN)
        elif start < done:
            pass  # runs on from the last hidden stretch: one mark is enough
        else:
            pieces.append(HIDDEN)
        done = end
    return "".join((*pieces, text[done:]))
