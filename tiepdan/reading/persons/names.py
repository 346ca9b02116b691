"""Two names of people beside one another: tone marks, old and new spelling, initials, a middle name left out, slips of the hand."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from tiepdan.reading.normalise import clean_text, fold

TITLES = {"ong": "m", "anh": "m", "chu": "m", "ba": "f", "chi": "f", "co": "f", "cu": "", "bac": "", "em": ""}
FEMALE_MIDDLE = "thi"
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*\.?")
TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
# First sounds that many write for one another: Sùng and Xùng, Trang and Chang, Giàng and Dàng.
FIRST_SOUND = re.compile(r"^(?:s(?=[aeiouy])|tr|gi(?=[aeouy])|r(?=[aeiouy]))")
AS_HEARD = {"s": "x", "tr": "ch", "gi": "d", "r": "d"}
Y_AS_I = re.compile(r"(?<![aâu])y|(?<=qu)y")  # Mỹ and Mĩ, Lý and Lí, Quý and Quí are one name; Mai and May are two


@dataclass(frozen=True)
class Word:
    """One word of a name: as it is pronounced (tone apart, i for y), without marks, and whether it is an initial."""

    sound: tuple[str, str]
    plain: str
    initial: bool


@dataclass(frozen=True)
class Name:
    words: tuple[Word, ...]
    marked: bool
    sex: str  # "m", "f" or "" as title or middle name tell


@lru_cache(maxsize=4096)
def name_of(typed: str) -> Name:
    """The words of a name, without ông, bà, anh, chị in front."""
    text = clean_text(typed).lower()
    said = WORD.findall(text)
    sex = ""
    while len(said) > 2 and fold(said[0]).rstrip(".") in TITLES:  # "Bà Hoa" may be all of a name
        title = fold(said.pop(0)).rstrip(".")
        sex = sex or TITLES[title]
    words = tuple(map(_word, said))
    middle = {word.plain for word in words[1:-1]}
    return Name(words, any(map(_marked, text)), sex or ("f" if FEMALE_MIDDLE in middle else ""))


def _marked(letter: str) -> bool:
    return letter == "đ" or len(unicodedata.normalize("NFD", letter)) > 1


def _word(said: str) -> Word:
    bare = said.rstrip(".")
    letters = unicodedata.normalize("NFD", bare)
    tone = "".join(sorted(letter for letter in letters if letter in TONES))
    quality = unicodedata.normalize("NFC", "".join(letter for letter in letters if letter not in TONES))
    return Word((Y_AS_I.sub("i", quality), tone), Y_AS_I.sub("i", fold(bare)), len(bare) == 1 and said.endswith("."))


def compare_names(one: str, other: str) -> str:
    """The sign of the table (`name.…`) for two names; the same whichever comes first."""
    a, b = name_of(one), name_of(other)
    if not a.words or not b.words:
        return "name.missing"
    alike = _spelling(a, b)
    if alike:
        return alike
    if any(word.initial for word in (*a.words, *b.words)):
        return _initials(a, b)
    return _parts(a, b)


def _spelling(a: Name, b: Name) -> str:
    """Where all the words are there on both sides."""
    if [word.sound for word in a.words] == [word.sound for word in b.words]:
        return "name.same"
    plain_a, plain_b = [word.plain for word in a.words], [word.plain for word in b.words]
    if "".join(plain_a) == "".join(plain_b):
        return "name.other_marks" if a.marked and b.marked else "name.unmarked"
    return "name.other_order" if sorted(plain_a) == sorted(plain_b) else ""


def _initials(a: Name, b: Name) -> str:
    """Names of equal length whose short words begin the long ones."""
    pairs = list(zip(a.words, b.words, strict=False))
    fits = len(a.words) == len(b.words) and all(
        x.plain == y.plain or ((x.initial or y.initial) and x.plain[0] == y.plain[0]) for x, y in pairs
    )
    if not fits:
        return _parts(a, b)
    return "name.only_initials" if a.words[-1].initial or b.words[-1].initial else "name.initials"


def _parts(a: Name, b: Name) -> str:
    """Family name, middle names, given name apart."""
    left, right = [word.plain for word in a.words], [word.plain for word in b.words]
    family, given, middle = left[0] == right[0], left[-1] == right[-1], left[1:-1] == right[1:-1]
    if min(len(left), len(right)) == 1:
        return "name.only_initials" if given else "name.differs"  # a given name alone tells as little
    if family and given:
        return "name.middle_missing" if _within(left[1:-1], right[1:-1]) else _one_word_off(left, right) or "name.middle_differs"
    if slip := _one_word_off(left, right):
        return slip
    if given:
        return "name.family_differs" if middle else "name.differs"
    return "name.given_differs" if family else "name.differs"


def _within(one: list[str], other: list[str]) -> bool:
    """Whether the shorter list is left of the longer when words are dropped."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return len(short) < len(long) and all(word in rest for word in short)


def _one_word_off(left: list[str], right: list[str]) -> str:
    if len(left) != len(right):
        return ""
    unlike = [(x, y) for x, y in zip(left, right, strict=True) if x != y]
    if len(unlike) != 1:
        return ""
    x, y = unlike[0]
    if dropped_or_swapped(x, y) or _heard(x) == _heard(y):
        return "name.slip"
    return "name.other_letter" if len(x) == len(y) >= 3 and x[0] == y[0] and sum(p != q for p, q in zip(x, y, strict=True)) == 1 else ""


def _heard(word: str) -> str:
    return FIRST_SOUND.sub(lambda first: AS_HEARD[first[0]], word)


def dropped_or_swapped(one: str, other: str) -> bool:
    """One sign left out, or two neighbours swapped; at least three signs in the shorter."""
    short, long = sorted((one, other), key=lambda word: (len(word), word))
    if len(short) < 3:
        return False
    if len(long) == len(short) + 1:
        return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    return len(long) == len(short) and any(short == long[:at] + long[at + 1] + long[at] + long[at + 2 :] for at in range(len(long) - 1))
