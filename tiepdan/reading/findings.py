"""What reading a petition gives: facts with the place in the text that says so.

Inside the project the words are English; `to_json` speaks the label names of the data sets and of `tiepdan read --json`.
"""

import datetime
from dataclasses import dataclass

Span = tuple[int, int]

KIND_LABELS = {
    "complaint": "khieu_nai",
    "denunciation": "to_cao",
    "recommendation": "kien_nghi",
    "feedback": "phan_anh",
    "mixed": "hon_hop",
}
HANDLING_LABELS = {
    "accept": "thu_ly",
    "transfer": "chuyen_don",
    "guide": "huong_dan",
    "split": "tach_don",
    "decline": "khong_thu_ly",
    "file": "luu_don",
    "check_anonymous": "nac_danh_co_chung_cu",
    "terminate": "dinh_chi",
}


@dataclass(frozen=True)
class Found:
    """A person named in the text."""

    name: str
    span: Span


@dataclass(frozen=True)
class Place:
    """A place named in the text; `commune_code` is today's commune or ward of Lào Cai, None when it is not one or unclear."""

    text: str
    span: Span
    commune_code: str | None


@dataclass(frozen=True)
class DecisionCited:
    """A decision, notice or judgment the text cites; `date` as written, `on` the same as a day when it is whole."""

    number: str
    date: str | None
    issuer: str
    span: Span
    on: datetime.date | None = None


@dataclass(frozen=True)
class Cue:
    """Words that weighed, what they speak for, and why, in a sentence an official can check."""

    what: str
    span: Span
    because: str


@dataclass(frozen=True)
class Part:
    """One piece of a proposed split: `what` is "letter" or the label of a kind; the span is in the text read."""

    what: str
    span: Span
    because: str


@dataclass(frozen=True)
class Findings:
    """Everything read in one petition. Facts are evidence, not rulings; competence belongs to `routing`.

    `against_post` and `against_unit_of` use the vocabulary of the competence contract, empty when unknown.
    `level` says where a wish or report belongs (commune, department, province, ministry, police, …), empty for other kinds.
    `late_days` is how many days past the 90 of Luật Khiếu nại Điều 9 a complaint says it is, 0 when in time or unsaid.
    `signs_of_crime` and `judgment_final` are meant as the rules of competence mean them: a crime reported that is no official's
    breach of duty; a wish to have a judgment looked at again.
    `question` is the same facts in the words of the competence contract, as they are to be put to the rules.
    `reader` names the learned version that read it, empty for the reader as shipped.
    `split` proposes separate petitions: several letters in one text, or the matters of a mixed one; empty otherwise.
    `confidence` is 0 to 1; below read.ASK_BELOW the reader should be asked rather than followed.
    """

    text: str
    kind: str
    kind_ranked: tuple[tuple[str, float], ...]
    kind_because: str
    field: str
    field_ranked: tuple[tuple[str, float], ...]
    round: int
    overdue: bool
    anonymous: bool
    concrete_evidence: bool
    signs_of_crime: bool
    judgment_final: bool
    settled_twice: bool
    withdrawn: bool
    late_days: int
    language: str
    group_size: int
    petitioners: tuple[Found, ...]
    others: tuple[Found, ...]
    places: tuple[Place, ...]
    decisions: tuple[DecisionCited, ...]
    asks: tuple[str, ...]
    title: str
    against_post: str
    against_unit_of: str
    against_text: str
    against_commune_code: str | None
    against_department: str
    level: str
    eligible: bool
    not_eligible_because: str
    handling: str
    authority: str
    authority_because: str
    question: dict
    cues: tuple[Cue, ...]
    confidence: float
    reader: str = ""
    split: tuple[Part, ...] = ()

    def to_json(self, id: str = "") -> dict:
        """The findings with the label names of the data sets, fit for json.dumps."""
        return {
            "id": id,
            "text": self.text,
            "kind": KIND_LABELS[self.kind],
            "kind_ranked": [[KIND_LABELS[kind], share] for kind, share in self.kind_ranked],
            "kind_because": self.kind_because,
            "field": self.field,
            "field_ranked": [list(pair) for pair in self.field_ranked],
            "authority": self.authority,
            "authority_because": self.authority_because,
            "handling": HANDLING_LABELS[self.handling],
            "eligible": self.eligible,
            "not_eligible_because": self.not_eligible_because,
            "petitioners": [person.name for person in self.petitioners],
            "others": [person.name for person in self.others],
            "places": [{"text": place.text, "span": list(place.span), "commune": place.commune_code} for place in self.places],
            "decisions": [{"number": d.number, "date": d.date, "issuer": d.issuer, "span": list(d.span)} for d in self.decisions],
            "round": self.round,
            "overdue": self.overdue,
            "anonymous": self.anonymous,
            "group_size": self.group_size,
            "asks": list(self.asks),
            "language": self.language,
            "against": {"post": self.against_post, "unit_of": self.against_unit_of, "text": self.against_text},
            "cues": [{"what": cue.what, "span": list(cue.span), "because": cue.because} for cue in self.cues],
            "confidence": self.confidence,
            "reader": self.reader,
            "split": [{"what": part.what, "span": list(part.span), "because": part.because} for part in self.split],
        }
