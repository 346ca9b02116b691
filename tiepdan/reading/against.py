"""Against whom: whose decision, act or wrong a petition is about, or at which level a wish can be met.

Every office and post named in the body is weighed by the words around it; the one asked for help is not the one complained of.
"""

import re
from dataclasses import dataclass, replace

from tiepdan.reading.against_words import asked_to_annul, complained_to_first, own_post
from tiepdan.reading.facts import Facts
from tiepdan.reading.facts_decisions import issuer_mention
from tiepdan.reading.findings import DecisionCited, Found, Span
from tiepdan.reading.kind import Kind
from tiepdan.reading.kind_words import DENOUNCE, PUNISH, WRONGDOING
from tiepdan.reading.normalise import Pattern
from tiepdan.reading.offices_named import Mention
from tiepdan.reading.posts import STATE_BODIES

SETTLED_BY = Pattern(r"(?:giải quyết|giữ nguyên|bác|trả lời|trả lời đơn|công nhận một phần)")
SETTLED_IN = Pattern(
    r"(?:giải quyết|giải quyết lần đầu|bác|bác đơn|trả lời|giữ nguyên)[^.;\d]{0,30} (?:tại|bằng|theo|trong|"
    r"ở) (?:các )?(?:quyết định|thông báo|văn bản)[^.;\d]{0,12}$"
)
COMPLAIN_VERB = Pattern(r"(?<!giải quyết )(?<!đơn )(?<!đã )(?<!luật )khiếu nại")
ACTED_BY = Pattern(r"(?:hành vi|việc|quyết định|thông báo|văn bản|của|do)[^.;]{0,80}$")
NEIGHBOUR = Pattern(
    r"(?:hàng xóm|nhà bên|cùng thôn|cùng xóm|cùng tổ|cùng bản|hộ liền kề|hộ (?:ông|bà)|đối tượng|nhóm người|thanh niên|con nợ|"
    r"người vay|chủ nợ|em trai|anh trai|chị gái|em gái)"
)
SIGN_POSTS = (
    ("BHXH", ("public_unit_head", "")),
    ("THADS", ("enforcement_officer", "")),
    ("THPT", ("public_unit_head", "department")),
    ("THCS", ("public_unit_head", "commune")),
    ("BV", ("public_unit_head", "department")),
    ("CAX", ("police_commune", "")),
    ("CAT", ("police_province", "")),
    ("CTUBND", ("", "")),
    ("TCS", ("public_unit_head", "")),
    ("HKL", ("department_unit_head", "")),
    ("CSĐT", ("police_province", "")),
    ("THA", ("enforcement_officer", "")),
)
DEPARTMENT_SIGNS = {"SNV": "SNV", "STP": "STP", "STC": "STC", "SCT": "SCT", "SNN": "SNNMT", "STNMT": "SNNMT", "SXD": "SXD", "SKH": "SKHCN", "SGD": "SGDDT",
                    "SYT": "SYT", "SVH": "SVHTTDL", "SDT": "SDTTG", "SNGV": "SNGV", "SGTVT": "SXD", "SLĐ": "SNV"}  # fmt: skip
HIGHER = {"commune": "commune_committee"}
NOT_ACCUSED = frozenset({"minister", "judge", "procurator", "province_council_deputy"})


@dataclass(frozen=True)
class Against:
    """Whose matter it is; `post` empty when nobody is accused or it is unknown. `level` is where a wish belongs."""

    post: str = ""
    unit_of: str = ""
    text: str = ""
    span: Span | None = None
    commune_code: str | None = None
    department: str = ""
    because: str = ""
    level: str = ""
    decision: DecisionCited | None = None
    weak: bool = False  # taken from the addressee alone: people often write to whom they know


def find_against(facts: Facts, kind: Kind) -> Against:
    """The one complained of, by the kind of petition."""
    if kind.part == "complaint":
        found = _of_complaint(facts)
    elif kind.part == "denunciation":
        found = _of_denunciation(facts)
    elif kind.civil or (facts.state.judgment_contested and facts.others):
        found = Against("private_person", because="Việc giữa người dân với nhau.")
    else:
        return Against()
    return _with_place(facts, found)


def _of_complaint(facts: Facts) -> Against:
    decision = _decision_contested(facts)
    found = _by_paper(facts, decision) if decision else None
    return replace(found or _by_words(facts, decision), decision=decision)


def _by_paper(facts: Facts, decision: DecisionCited) -> Against | None:
    """Whoever issued the paper complained of: by name, by a paper of the same sign, by the letters of its number."""
    mention, by_sign = issuer_mention(facts.view, decision.span, facts.mentions), _by_sign(decision)
    named = mention and not facts.parts.in_addressee(mention.span[0]) and not own_post(facts, mention)
    if mention and named and not (mention.post == "enterprise" and by_sign.post):
        return _as_against(facts, mention, f"Quyết định bị khiếu nại do {mention.text} ban hành.")
    if same := _same_sign(facts, decision):
        return _as_against(facts, same, f"Văn bản {decision.number} cùng nơi ban hành với văn bản do {same.text} ký.")
    return by_sign if by_sign.post else None


def _by_words(facts: Facts, decision: DecisionCited | None) -> Against:
    """The one written to in the first round, the one whose act is complained of, the one asked to take a paper back, the addressee."""
    if facts.state.round == 2 and (first := next((m for m in facts.in_body if complained_to_first(facts, m)), None)):
        return _as_against(facts, first, f"Đã khiếu nại lần đầu đến {first.text}.")
    best, annuls = _heaviest(facts, _weight_in_complaint), asked_to_annul(facts) if decision else None
    addressed = [mention for mention in facts.addressed if mention.post in STATE_BODIES]
    if not addressed and not best:
        addressed = [mention for mention in facts.in_body if mention.post in STATE_BODIES and facts.asks(mention)]
    own_firm = decision and best and best.post == "enterprise" and facts.state.round == 1 and (addressed or annuls)
    if best and not own_firm:  # a firm that issued the paper was found before
        return _as_against(facts, best, f"Khiếu nại việc làm của {best.text}.")
    if annuls and not addressed:
        return _as_against(facts, annuls, f"{annuls.text} được đề nghị thu hồi văn bản của mình.")
    if addressed and (decision or facts.state.round == 1) and not _vague(facts):
        return replace(_as_against(facts, addressed[0], f"Gửi đến {addressed[0].text}; không nêu ai khác."), weak=True)
    return Against()


def _vague(facts: Facts) -> bool:
    """A complaint that names neither a paper nor an office."""
    return not facts.decisions and not facts.addressed and not facts.in_body


def _decision_contested(facts: Facts) -> DecisionCited | None:
    """The paper complained of: in a second round the one that settled the first, else the first that is not a judgment."""
    papers = [cited for cited in facts.decisions if not any(sign in cited.number for sign in ("/DS", "/HS", "/HN", "/HC-"))]
    if not papers:
        return None
    if facts.state.round == 2:
        starts = sorted(cited.span[0] for cited in facts.decisions)
        for cited in papers:
            stop = next((start for start in starts if start > cited.span[1]), cited.span[1] + 150)
            stop = min(stop, cited.span[1] + 150, facts.view.sentence(cited.span[0])[1])
            if facts.view.find(SETTLED_BY, cited.span[1], stop) or facts.view.find(SETTLED_IN, max(0, cited.span[0] - 60), cited.span[0]):
                return cited
    return papers[0]


def _same_sign(facts: Facts, decision: DecisionCited) -> Mention | None:
    """The issuer of another paper with the same letters behind its number; of UBND papers only when one issuer alone is named."""
    letters = decision.number.rpartition("/")[2]
    issuers = [issuer for cited in facts.decisions if (issuer := issuer_mention(facts.view, cited.span, facts.in_body))]
    issuers = [issuer for issuer in issuers if not own_post(facts, issuer)]
    if len({issuer.post for issuer in issuers}) == 1 and letters.endswith("UBND"):
        return issuers[0]
    for cited in facts.decisions:
        if cited is not decision and letters and not letters.endswith("UBND") and cited.number.endswith(f"/{letters}"):
            return issuer_mention(facts.view, cited.span, facts.in_body)
    return None


def _by_sign(decision: DecisionCited) -> Against:
    """The issuer by the sign of the number: …/QĐ-SYT is the health department's."""
    sign = decision.number.upper().replace("Ð", "Đ")
    for letters, (post, unit_of) in SIGN_POSTS:
        if letters in sign and post:
            return Against(
                post,
                unit_of,
                decision.issuer or decision.number,
                decision.span,
                because=f"Ký hiệu {decision.number} cho biết nơi ban hành.",
            )
    code = next((code for letters, code in DEPARTMENT_SIGNS.items() if re.search(rf"[-/]{letters}", sign)), "")
    if code:
        return Against(
            "department_director",
            "",
            decision.issuer or decision.number,
            decision.span,
            None,
            code,
            f"Ký hiệu {decision.number} là của sở.",
        )
    return Against()


def _heaviest(facts: Facts, weigh) -> Mention | None:
    """The mention that weighs most; a firm only where no state body weighs anything."""
    mentions = [mention for mention in facts.in_body if not facts.asks(mention) and not own_post(facts, mention)]
    weighed = [(weigh(facts, mention), -mention.span[0], mention) for mention in mentions]
    weighed = [item for item in weighed if item[0] > 0 and item[2].post != "enterprise"] or weighed
    best = max(weighed, key=lambda item: item[:2], default=None)
    return best[2] if best and best[0] > 0 else None


def _weight_in_complaint(facts: Facts, mention: Mention) -> float:
    view, (start, _) = facts.view, mention.span
    if mention.post == "party_official" or (mention.post == "minister" and facts.national):
        return 0
    weight = 1.0 if mention.post in STATE_BODIES else 0.3
    verb = [match.end() for match in view.all(COMPLAIN_VERB, facts.parts.body[0], start)]
    if verb and start - verb[-1] < 160:
        weight += 2 if view.find(ACTED_BY, max(verb[-1], start - 90), start) else 1
    if mention.post in NOT_ACCUSED:
        weight -= 0.8
    return weight


def _of_denunciation(facts: Facts) -> Against:
    best = _heaviest(facts, _weight_in_denunciation)
    private = facts.view.find(NEIGHBOUR, facts.parts.body[0]) or facts.others
    named = _private_named_first(facts) if facts.state.signs_of_crime else None
    if named:
        return Against("private_person", "", named.name, named.span, because=f"Tố cáo {named.name}, không giữ chức vụ.")
    if best and best.post != "enterprise":
        return _as_against(facts, best, f"Tố cáo {best.text}.")
    if facts.state.signs_of_crime or private:
        person = facts.others[0] if facts.others else None
        return Against(
            "private_person",
            "",
            person.name if person else "",
            person.span if person else None,
            because="Người bị tố cáo không giữ chức vụ.",
        )
    if best:
        return _as_against(facts, best, f"Tố cáo {best.text}.")
    return Against()


def _private_named_first(facts: Facts) -> Found | None:
    """The person named right behind the first "tố cáo", when no post stands beside the name."""
    verb = facts.view.find(DENOUNCE, facts.parts.body[0])
    if not verb:
        return None
    person = next((other for other in facts.others if 0 < other.span[0] - verb.end() < 150), None)
    if not person or any(verb.end() <= mention.span[0] < person.span[1] + 30 for mention in facts.in_body if mention.post != "enterprise"):
        return None
    return person


def _weight_in_denunciation(facts: Facts, mention: Mention) -> float:
    view, (start, end) = facts.view, mention.span
    weight = {"enterprise": 0.2, "commune_committee": 0.8}.get(mention.post, 1.0)
    if mention.post in NOT_ACCUSED:
        weight -= 1
    verb = [match.start() for match in view.all(DENOUNCE, facts.parts.body[0], start)]
    if verb and start - verb[-1] < 170:
        weight += 2
    sentence = view.sentence(start)
    if view.find(WRONGDOING, end, min(sentence[1], end + 220)):
        weight += 1
    if mention.person and (_beside_a_name(facts, mention) or view.find(TITLED, max(0, start - 8), start)):
        weight += 1.5
    if view.find(PUNISH, max(sentence[0], start - 60), start):
        weight += 0.5
    return weight


TITLED = Pattern(r"\b(?:ông|bà|anh|chị|đồng chí|thầy|cô)\s+$")


def _beside_a_name(facts: Facts, mention: Mention) -> bool:
    return any(abs(mention.span[0] - person.span[1]) < 6 or abs(person.span[0] - mention.span[1]) < 28 for person in facts.others)


def _as_against(facts: Facts, mention: Mention, because: str) -> Against:
    unit_of = mention.unit_of or _unit_elsewhere(facts, mention)
    return Against(mention.post, unit_of, mention.text, mention.span, mention.commune_code, mention.department, because)


def _unit_elsewhere(facts: Facts, mention: Mention) -> str:
    """Whose unit it is, when the text says so at another mention, or writes to its superior."""
    if not mention.post.startswith("public_unit"):
        return ""
    if facts.view.find(VERTICAL, *mention.span):
        return ""
    if facts.view.find(COMMUNE_UNITS):
        return "commune"
    if facts.view.find(DEPARTMENT_UNITS):
        return "department"
    same = next((other.unit_of for other in facts.mentions if other.post.startswith("public_unit") and other.unit_of), "")
    if same:
        return same
    for above, unit_of in (
        ("department_director", "department"),
        ("province_chair", "province"),
        ("commune_chair", "commune"),
        ("commune_committee", "commune"),
    ):
        if any(other.post == above for other in facts.mentions):
            return unit_of
    return ""


COMMUNE_UNITS = Pattern(r"mẫu giáo|mầm non|tiểu học|thcs|trung học cơ sở|trạm y tế|ptdtbt", whole=True)
DEPARTMENT_UNITS = Pattern(r"thpt|trung học phổ thông|bệnh viện (?:đa khoa|tỉnh|khu vực)|trung tâm y tế|bệnh viện", whole=True)
VERTICAL = Pattern(r"(?:bảo hiểm xã hội|bhxh|thuế|hải quan|kho bạc|quản lý thị trường|thống kê|điện lực)")


def _with_place(facts: Facts, found: Against) -> Against:
    """Give the commune, from the addressee or the first place named, to a commune's post that stands without one."""
    if found.commune_code or not found.post.startswith(("commune", "police_commune", "district", "public_unit")):
        return found
    codes = [mention.commune_code for mention in facts.addressed if mention.commune_code]
    codes += [place.commune_code for place in facts.places if place.commune_code]
    return replace(found, commune_code=codes[0] if codes else None)
