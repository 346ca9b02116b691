"""The findings as a list beside the text: what was found, why, what officials said of it, and what may be said. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tiepdan.desk.highlight import stroke_of
from tiepdan.desk.words import AGAINST, FIELDS, HANDLINGS, ROUNDS
from tiepdan.intake.models import Finding, Kind, Verdict
from tiepdan.intake.said import OPEN_LISTS, SINGLE, Item, items_of, reader_said, words_on

WORDS_SHOWN = 90


@dataclass(frozen=True)
class Seen:
    """One finding: its words, the reason, and what was said of it. `choices` are what it may be instead; `free` when that is typed."""

    item: str
    label: str
    find: str
    words: str
    because: str = ""
    at: str = ""
    verdict: str = ""
    instead: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    free: bool = False
    no: bool = True

    @property
    def id(self) -> str:
        return self.item.replace(".", "-")


def several(findings: dict, text: str, places: dict[str, str], *, sealed: bool, commune: Callable[[str], str] = str) -> list[Seen]:
    """Decisions, dates, people, places, signs, asks: in the order they stand in the text. A sealed file shows what names nobody."""
    words = words_on(findings)
    told = [one for one in items_of(findings) if one.said and (not sealed or one.item.split(".")[0] in OPEN_LISTS)]
    codes = {f"places.{number}": place.get("commune") for number, place in enumerate(findings.get("places") or []) if isinstance(place, dict)}
    seen = [_seen(one, text, words.get(one.item, {}), places.get(one.item, ""), commune(code) if (code := codes.get(one.item)) else "")
            for one in told]
    return sorted(seen, key=lambda one: int(one.at[1:]) if one.at else 10**9)


def _seen(one: Item, text: str, word: dict, at: str, commune: str) -> Seen:
    said = text[slice(*one.span)] if one.finding == "sign" and one.span else one.said
    verdict = str(word.get("verdict") or "")
    return Seen(
        item=one.item, label=str(Finding(one.finding).label), find=stroke_of(one), words=" ".join(said.split())[:WORDS_SHOWN], because=_why(one, commune),
        at=at, verdict=verdict, instead=str(word.get("to") or "") if verdict == Verdict.CORRECTED else "", free=one.finding != "sign",
        no=verdict != Verdict.WRONG,
    )


def _why(one: Item, commune: str) -> str:
    if one.item.startswith("new."):
        return _("Cán bộ thêm; bộ đọc đã bỏ sót.")
    if one.finding == "sign":
        return one.because
    if one.finding == "named" and commune:
        return _("Tên một nơi; nay thuộc {commune}.").format(commune=commune)
    if one.finding == "date":
        return _("Ngày của văn bản {number}.").format(number=one.because)
    if one.finding == "decision" and one.because:
        return _("Số, ký hiệu văn bản của {issuer}.").format(issuer=one.because)
    return str(WHY[one.finding])


WHY = {
    "decision": gettext_lazy("Số, ký hiệu một văn bản được nêu trong đơn."), "petitioner": gettext_lazy("Tên người gửi đơn."),
    "person": gettext_lazy("Người khác được nêu tên."), "named": gettext_lazy("Tên một nơi."), "ask": gettext_lazy("Người gửi đề nghị như vậy."),
}


def single(findings: dict, standing: dict[str, str], words: dict[str, str], choices: dict[str, list]) -> list[Seen]:
    """The findings there is one of: what the reader said, what stands now, what else it may be. `words` are the verdicts that stand."""
    said, told = reader_said(findings), []
    because = {"kind": findings.get("kind_because") or ""}
    for name in SINGLE:
        options = [(value, str(label)) for value, label in (choices.get(name) or CHOICES.get(name, {}).items()) if value]
        shown = dict(options)
        now = standing[name]
        told.append(Seen(
            item=name, label=str(Finding(name).label), find="", words=shown.get(said[name], said[name]) or _("chưa đọc ra"), because=because.get(name, ""),
            verdict=words.get(name, ""), instead=shown.get(now, now) if now != said[name] else "",
            choices=tuple(option for option in options if option[0] != now), no=False,
        ))
    return told


CHOICES = {"kind": dict(Kind.choices), "field": FIELDS, "round": ROUNDS, "against": AGAINST, "handling": HANDLINGS}
