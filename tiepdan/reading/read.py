"""Read one petition: text to findings. Pure; under 30 ms for a usual petition on one core."""

from dataclasses import replace
from datetime import date

from tiepdan.reading.against import Against, find_against
from tiepdan.reading.asks import find_asks, find_title
from tiepdan.reading.authority import Competence, authority_label
from tiepdan.reading.facts import Facts, find_facts
from tiepdan.reading.field import Field, find_field
from tiepdan.reading.findings import Cue, DecisionCited, Findings
from tiepdan.reading.handling import find_eligibility, find_handling
from tiepdan.reading.kind import Kind, find_kind
from tiepdan.reading.learned import Learned, field_learned, kind_learned
from tiepdan.reading.level import find_level
from tiepdan.reading.normalise import MOST_CHARACTERS, Pattern
from tiepdan.reading.posts import OFFICIALS, STATE_BODIES
from tiepdan.reading.proposed import proposed

UNREAD_BEYOND = MOST_CHARACTERS - 1  # what was cut off nobody has read
ASK_BELOW = 0.5  # confidence under which a person should be asked before anything is done
DISCIPLINE = Pattern(r"kỷ luật|buộc thôi việc|cảnh cáo|khiển trách|cách chức|hạ bậc lương")


def read(
    text: str, competence: Competence | None = None, *, received: date | None = None, named: bool = False, learned: Learned | None = None
) -> Findings:
    """The findings of one petition.

    `competence` is the pure rule of who is competent, handed in by the caller (the rooms may not import one another);
    without it `authority` stays empty. `received` is the day the office got the petition, for counting time limits;
    `named` when whoever writes told their name elsewhere, on the form, so that a story without it is not an unnamed one.
    `learned` is what an office's corrections taught, handed in by the caller; the findings name its version.
    """
    facts = find_facts(text, received)
    if named:
        facts = replace(facts, state=replace(facts.state, anonymous=False))
    kind = find_kind(facts)
    kind = kind_learned(kind, facts.view, learned) if learned else kind
    against = find_against(facts, kind)
    parts = proposed(facts, kind)
    handling = "split" if parts and parts[0].what == "letter" else find_handling(facts, kind, against)
    eligible, why_not = find_eligibility(facts, kind, against)
    level = find_level(facts) if kind.part in ("recommendation", "feedback") else ""
    field = find_field(facts, kind, against.post, level)
    field = field_learned(field, facts.view, learned) if learned else field
    question = competence_facts(facts, kind, against, field, level)
    authority, because = _authority(question, competence, facts, against, level)
    state = facts.state
    return Findings(
        text=facts.view.text,
        kind=kind.kind,
        kind_ranked=kind.ranked,
        kind_because=kind.because,
        field=field.field,
        field_ranked=field.ranked,
        round=state.round if kind.part == "complaint" else 1,
        overdue=state.overdue,
        anonymous=state.anonymous and not facts.petitioners,
        concrete_evidence=state.concrete_evidence,
        signs_of_crime=question["signs_of_crime"],
        judgment_final=question["judgment_final"],
        settled_twice=state.settled_twice,
        withdrawn=state.withdrawn,
        late_days=state.late_days if kind.part == "complaint" else 0,
        language=state.language,
        group_size=state.group_size,
        petitioners=tuple(facts.petitioners),
        others=tuple(facts.others),
        places=tuple(facts.places),
        decisions=tuple(_with_issuer(cited, against) for cited in facts.decisions),
        asks=find_asks(facts),
        title=find_title(facts, kind.kind, field.field, against.text),
        against_post=question["against"]["post"],
        against_unit_of=against.unit_of,
        against_text=against.text,
        against_commune_code=against.commune_code or next((p.commune_code for p in facts.places if p.commune_code), None),
        against_department=against.department,
        level=level,
        eligible=eligible,
        not_eligible_because=why_not,
        handling=handling,
        authority=authority,
        authority_because=because,
        question=question,
        cues=_cues(kind, field, facts, against),
        confidence=_confidence(kind, field, facts, against),
        reader=learned.version if learned else "",
        split=parts,
    )


def _with_issuer(cited: DecisionCited, against: Against) -> DecisionCited:
    """The paper complained of is its issuer's, where the issuer was found elsewhere in the text than beside the number."""
    if cited.issuer or cited is not against.decision or against.weak or against.post not in STATE_BODIES:
        return cited
    return replace(cited, issuer=against.text)


def competence_facts(facts: Facts, kind: Kind, against: Against, field: Field, level: str) -> dict:
    """The question to the rules of competence, in their own words (the competence contract)."""
    state = facts.state
    post = against.post
    if kind.part in ("recommendation", "feedback") and not post and level in POST_OF_LEVEL:
        post = POST_OF_LEVEL[level]
    asked = {
        "kind": kind.part,
        "against": {"post": post, "unit_of": against.unit_of},
        "overdue": state.overdue,
        "signs_of_crime": state.signs_of_crime and post not in OFFICIALS and kind.part == "denunciation",
        "judgment_final": (state.judgment_contested or state.court_damages) and kind.part == "recommendation",
        "discipline": bool(facts.view.find(DISCIPLINE, facts.parts.body[0])),
        "field": field.field,
        "anonymous": state.anonymous and not facts.petitioners,
        "concrete_evidence": state.concrete_evidence,
    }
    if kind.part == "complaint":
        asked["round"] = state.round
    if against.decision and against.decision.on and against.decision.on <= LAST_DAY_OF_DISTRICTS:
        asked["issued_on"] = against.decision.on.isoformat()
    return asked


LAST_DAY_OF_DISTRICTS = date(2025, 6, 30)
# A wish accuses nobody; only where one body alone can meet it is that body named (else the manager of the field decides).
POST_OF_LEVEL = {"commune": "commune_committee", "police": "police_province", "court": "judge", "procuracy": "procurator",
                 "enforcement": "enforcement_officer", "military": "military", "party": "party_official"}  # fmt: skip


def _authority(question: dict, competence: Competence | None, facts: Facts, against: Against, level: str) -> tuple[str, str]:
    """(label, because) as the rules of competence answer; empty label when they ask back or are not there."""
    if facts.state.settled_twice and question["kind"] == "complaint":
        return "toa_an", "Đã hết hai lần giải quyết hành chính; còn thời hiệu thì khởi kiện tại Tòa án (Luật Khiếu nại Điều 7)."
    if competence is None:
        return "", ""
    answer = competence(question)
    if not getattr(answer, "competent", ""):
        known_level = level and getattr(answer, "about", "") == "field"
        return (authority_label("state_manager_of_field", level=level), LEVEL_KNOWN) if known_level else ("", getattr(answer, "ask", ""))
    because = f"{answer.because} ({answer.cites})" if answer.cites else answer.because
    return authority_label(answer.competent, unit_of=against.unit_of, level=level, department=against.department), because


LEVEL_KNOWN = "Chưa rõ lĩnh vực, nhưng nội dung cho biết cấp có thẩm quyền xem xét."


def _cues(kind: Kind, field: Field, facts: Facts, against: Against) -> tuple[Cue, ...]:
    found = [*kind.cues, *facts.state.cues, *field.cues]
    if against.span:
        found.append(Cue("against", against.span, against.because))
    return tuple(sorted(found, key=lambda cue: cue.span))


def _confidence(kind: Kind, field: Field, facts: Facts, against: Against) -> float:
    """How far the findings may be followed: the lead of the first kind and field, less what is missing."""
    lead = kind.ranked[0][1] - kind.ranked[1][1]
    spread = field.ranked[0][1] - field.ranked[1][1]
    sure = 0.55 + 0.3 * min(1.0, lead) + 0.15 * min(1.0, spread)
    if kind.part in ("complaint", "denunciation") and not against.post:
        sure -= 0.3
    if against.weak or (kind.part in ("recommendation", "feedback") and not facts.national and not facts.addressed):
        sure -= 0.1  # who is competent rests on one weak sign
    if len(facts.view.text) > UNREAD_BEYOND or facts.state.language != "vi" or len(facts.view.text) < 60:
        sure -= 0.2
    return round(max(0.05, min(0.99, sure)), 2)
