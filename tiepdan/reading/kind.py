"""What kind of petition it is, by what it asks and tells, not by its title (TT 05/2021/TT-TTCP Điều 6).

Each rule gives points to a kind and says why; strong evidence for two kinds in different clauses makes a mixed petition.
"""

from dataclasses import dataclass

from tiepdan.reading.facts import Facts
from tiepdan.reading.findings import Cue
from tiepdan.reading.kind_words import (
    ANNUL,
    ANNUL_IT,
    ANY_WISH,
    CIVIL,
    COMPLAIN,
    COMPLAIN_OF,
    DENOUNCE,
    DISAGREE,
    FORM_OF_COMPLAINT,
    FORM_OF_DENUNCIATION,
    LISTED,
    MONEY_OWED,
    NUISANCE,
    ON_ME,
    OWN_COMPLAINT,
    OWN_DENUNCIATION,
    OWN_WISH,
    PUNISH,
    PUNISH_ME,
    PUNISH_PERSON,
    RECOMMEND,
    REDO,
    REFUSED,
    REFUSES_PAPER,
    REPORT,
    SOMEONE_HURT_ME,
    TITLES,
    WISH,
    WRONGDOING,
)
from tiepdan.reading.normalise import Pattern
from tiepdan.reading.offices_named import Mention
from tiepdan.reading.posts import STATE_BODIES

STRONG, BEGIN = 5.0, 1.5


@dataclass(frozen=True)
class Kind:
    """The kind, how the kinds rank (shares that sum to 1), why, and the words that weighed.

    `part` is the kind by which a mixed petition is routed first; `civil` marks a quarrel between private persons.
    """

    kind: str
    part: str
    ranked: tuple[tuple[str, float], ...]
    because: str
    cues: tuple[Cue, ...]
    civil: bool = False


class _Tally:
    """Points per kind with the cues that gave them."""

    def __init__(self, facts: Facts) -> None:
        self.facts, self.cues = facts, []
        self.points = {"complaint": 0.0, "denunciation": 0.0, "recommendation": BEGIN, "feedback": BEGIN}

    def add(self, kind: str, points: float, pattern: Pattern, because: str) -> bool:
        """Give points when the pattern stands in the body; the first place counts, once."""
        match = self.facts.view.find(pattern, self.facts.parts.body[0])
        if match:
            self.points[kind] += points
            self.cues.append(Cue(kind, match.span(), because))
        return bool(match)

    def at_the_head(self, pattern: Pattern) -> bool:
        """In the first half of the text, where forms say what they are; behind, the same words only sign."""
        return bool(self.facts.view.find(pattern, 0, len(self.facts.view.text) // 2))

    def has(self, pattern: Pattern) -> bool:
        return bool(self.facts.view.find(pattern, self.facts.parts.body[0]))


def find_kind(facts: Facts) -> Kind:
    """Judge the kind from the facts and the words of the body."""
    tally = _Tally(facts)
    _title(tally)
    contested = [
        cited for cited in facts.decisions if "/DS" not in cited.number and "/HS" not in cited.number and "/HN" not in cited.number
    ]
    _complaint(tally, bool(contested))
    accused = _denunciation(tally)
    _wishes(tally)
    return _judged(tally, bool(contested), accused)


def _title(tally: _Tally) -> None:
    facts = tally.facts
    if not facts.parts.title:
        return
    for kind, pattern in TITLES:
        if match := facts.view.find(pattern, *facts.parts.title):
            tally.points[kind] += 1
            tally.cues.append(Cue("title", match.span(), "Tiêu đề ghi như vậy; tiêu đề chỉ là dấu hiệu yếu."))


def _complaint(tally: _Tally, decided: bool) -> None:
    verb = tally.add("complaint", 2, COMPLAIN, "Người viết nói mình khiếu nại.")
    if not verb and tally.at_the_head(FORM_OF_COMPLAINT):
        verb = tally.add("complaint", 4, FORM_OF_COMPLAINT, "Đơn theo mẫu khiếu nại đã điền.")
    if not verb:
        verb = tally.add("complaint", 3, REFUSES_PAPER, "Người viết không chấp nhận một văn bản hành chính (Luật Khiếu nại Điều 2).")
    if verb:
        tally.add("complaint", 3, COMPLAIN_OF, "Khiếu nại một quyết định hoặc hành vi hành chính (Luật Khiếu nại Điều 2).")
    tally.add("complaint", 4, ANNUL, "Đề nghị hủy hoặc xem xét lại một văn bản (Luật Khiếu nại Điều 2).")
    if decided:
        if not tally.has(ANNUL):
            tally.add("complaint", 3, ANNUL_IT, "Đề nghị hủy văn bản đã nêu (Luật Khiếu nại Điều 2).")
        tally.add("complaint", 3, ON_ME, "Văn bản tác động trực tiếp đến người viết.")
        tally.add("complaint", 2, DISAGREE, "Người viết cho rằng văn bản trái pháp luật, không đồng ý.")
        tally.add("complaint", 1, REDO, "Đề nghị giải quyết lại cho mình.")
    elif verb:
        tally.add("complaint", 2, REFUSED, "Cơ quan nhà nước không làm việc phải làm cho người viết.")
    if tally.facts.state.round == 2:
        tally.points["complaint"] += 2


def _denunciation(tally: _Tally) -> bool:
    """Points for denunciation; whether somebody is accused."""
    facts = tally.facts
    verb = tally.add("denunciation", 3, DENOUNCE, "Người viết nói mình tố cáo.")
    if not verb and tally.at_the_head(FORM_OF_DENUNCIATION):
        verb = tally.add("denunciation", 4, FORM_OF_DENUNCIATION, "Đơn theo mẫu tố cáo đã điền.")
    officials = [m for m in facts.in_body if m.post in STATE_BODIES and m.person and not facts.asks(m)]
    accused = bool(officials or facts.others or (verb and any(m.post == "enterprise" for m in facts.in_body)))
    if officials and tally.add("denunciation", 3, WRONGDOING, "Kể hành vi vi phạm của người có chức vụ (Luật Tố cáo Điều 2)."):
        tally.points["denunciation"] += 1
    elif verb and accused:
        tally.add("denunciation", 2, WRONGDOING, "Kể hành vi vi phạm của một người.")
    punish = not tally.has(PUNISH_ME) and tally.has(PUNISH)
    if accused and punish:
        tally.add("denunciation", 2, PUNISH, "Đề nghị xử lý người vi phạm.")
    if (officials or facts.others) and punish and not facts.decisions and not tally.has(COMPLAIN):
        tally.add("denunciation", 2, PUNISH_PERSON, "Đề nghị xử lý một người cụ thể.")
    _hidden(tally, officials, verb)
    complains = tally.has(COMPLAIN_OF) and not verb  # of what was done in a criminal case
    if facts.state.signs_of_crime and not facts.national and not complains:
        _crime_told(tally, verb, punish)
    return accused


def _hidden(tally: _Tally, officials: list[Mention], verb: bool) -> None:
    """Who accuses an official hides his name; who wants a road does not."""
    posts = [mention for mention in officials if mention.post != "public_unit_employee"]
    if tally.facts.state.nameless and not verb and (posts or (tally.facts.others and tally.has(WRONGDOING))):
        tally.points["denunciation"] += 3


def _crime_told(tally: _Tally, verb: bool, punish: bool) -> None:
    """Who reports a crime denounces, whatever he calls it (Bộ luật Tố tụng hình sự Điều 144)."""
    facts = tally.facts
    if facts.state.anonymous or verb or tally.has(SOMEONE_HURT_ME) or (punish and facts.petitioners):
        tally.points["denunciation"] += 3  # hurt himself, or named and asking for an arrest
    if any(mention.post.startswith("police") for mention in facts.mentions):
        tally.points["denunciation"] += 2  # told to the police


def _wishes(tally: _Tally) -> None:
    tally.add("recommendation", 2, RECOMMEND, "Người viết kiến nghị, đề xuất.")
    tally.add("recommendation", 2, WISH, "Mong cơ quan nhà nước làm một việc chung hoặc xem xét một nguyện vọng.")
    tally.add("feedback", 2, REPORT, "Người viết phản ánh.")
    tally.add("feedback", 2, NUISANCE, "Kể một tình trạng ảnh hưởng đến đời sống chung.")
    if tally.facts.national:
        tally.points["recommendation"] += 3


def _judged(tally: _Tally, decided: bool, accused: bool) -> Kind:
    facts, points = tally.facts, tally.points
    state = facts.state
    officials = [mention for mention in facts.in_body if mention.post in STATE_BODIES]
    contest_of_state = tally.has(COMPLAIN_OF) and any(m.post not in ("judge", "procurator") for m in officials)
    if state.withdrawn:
        return _as(tally, _withdrawn(facts), "Đơn rút lại một đơn trước; loại đơn theo đơn được rút.")
    if facts.national:
        return _as(tally, "recommendation" if tally.has(ANY_WISH) else "feedback", "Nguyện vọng về chính sách chung, không riêng ai.")
    if (state.judgment_contested or state.court_damages) and not decided and not contest_of_state:
        return _as(tally, "recommendation", "Đơn về việc xét xử, thuộc tố tụng tư pháp, không phải khiếu nại hành chính.")
    civil = (
        (tally.has(CIVIL) or (tally.has(MONEY_OWED) and not officials))
        and not decided
        and not contest_of_state
        and not state.signs_of_crime
    )
    if civil and facts.others and not (officials and points["denunciation"] >= STRONG + 2):
        return _as(
            tally, "recommendation", "Việc tranh chấp giữa người dân với nhau; không có quyết định hay hành vi hành chính.", civil=True
        )
    mixed = _mixed(tally)
    if mixed:
        return mixed
    if decided and tally.has(COMPLAIN_OF) and (tally.has(ANNUL) or tally.has(ANNUL_IT)):
        points["denunciation"] -= 3  # what was denounced before is the story; the paper is complained of now
    firms = [mention for mention in (*facts.in_body, *facts.addressed) if mention.post == "enterprise"]
    written_to_state = any(mention.post in STATE_BODIES for mention in facts.addressed)
    firm_only = (
        not decided and not officials and bool(firms) and (not written_to_state or any(m.post == "enterprise" for m in facts.in_body))
    )
    if firm_only and not state.signs_of_crime and state.round == 1:
        denounced = tally.has(DENOUNCE) and tally.has(WRONGDOING)
        points["complaint"], points["denunciation"] = 0.0, points["denunciation"] if denounced else 0.0
        points["feedback"] += 0 if denounced else 2
    return _as(tally, max(points, key=lambda kind: points[kind]))


def _withdrawn(facts: Facts) -> str:
    """The kind of the petition that is taken back."""
    told = {kind: len(list(facts.view.all(pattern))) for kind, pattern in TITLES[:2]}
    if told["denunciation"] > told["complaint"]:
        return "denunciation"
    return "complaint" if told["complaint"] or facts.decisions else "recommendation"


def _mixed(tally: _Tally) -> Kind | None:
    """Two or more kinds, each with its own verb and its own object, in different clauses."""
    facts, points = tally.facts, tally.points
    complaint = facts.view.find(OWN_COMPLAINT, facts.parts.body[0]) or (tally.has(COMPLAIN) and (tally.has(ANNUL) or facts.decisions))
    denunciation = facts.view.find(OWN_DENUNCIATION, facts.parts.body[0])
    if not denunciation and complaint and tally.has(WRONGDOING) and not tally.has(PUNISH_ME):
        denunciation = _punished_apart(tally)
    wish = facts.view.find(OWN_WISH, facts.parts.body[0])
    strong = [kind for kind, found in (("complaint", complaint), ("denunciation", denunciation), ("recommendation", wish)) if found]
    if not {"complaint", "denunciation"} & set(strong) or len(strong) < 2:
        return None
    if "recommendation" in strong and len(strong) == 2 and not facts.view.find(LISTED, facts.parts.body[0]):
        return None
    total = sum(points.values()) or 1.0
    ranked = (("mixed", 0.6), *((kind, round(0.4 * share / total, 3)) for kind, share in sorted(points.items(), key=lambda pair: -pair[1])))
    return Kind("mixed", strong[0], ranked, "Đơn có nhiều nội dung khác nhau, cần tách (TT 05/2021/TT-TTCP Điều 6).", tuple(tally.cues))


def _punished_apart(tally: _Tally) -> bool:
    """A person's punishment is asked for in a sentence that speaks of no paper: a second matter beside the complaint."""
    view = tally.facts.view
    match = view.find(PUNISH_PERSON, tally.facts.parts.body[0])
    if not match or not tally.facts.others:
        return False
    sentence = view.sentence(match.start())
    return not any(sentence[0] <= cited.span[0] < sentence[1] for cited in tally.facts.decisions) and bool(view.find(WRONGDOING, *sentence))


def _as(tally: _Tally, kind: str, because: str = "", *, civil: bool = False) -> Kind:
    points = dict(tally.points)
    if because:
        points[kind] = max(points.values()) + 2
    total = sum(max(value, 0.0) ** 2 for value in points.values()) or 1.0
    ranked = tuple(sorted(((name, round(value**2 / total, 3)) for name, value in points.items()), key=lambda pair: -pair[1]))
    because = because or next((cue.because for cue in tally.cues if cue.what == kind), "Không có dấu hiệu mạnh; xếp theo lời văn chung.")
    return Kind(kind, kind, ranked, because, tuple(tally.cues), civil)
