"""What rests on what: from an article to every rule, recurring duty, condition, competence row, form, step and calendar year that cites it.

The citations are read from the data itself, so a new rule stands on its article's page without a line written here. Pure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from tiepdan.cases.steps import PROCEDURES
from tiepdan.documents.catalogue import forms
from tiepdan.intake.steps import STEPS
from tiepdan.law.calendar import DATA as DAYS_OFF
from tiepdan.law.conditions import all_conditions
from tiepdan.law.recurring import WHO, all_recurring
from tiepdan.law.rules import NEVER, all_rules, load_yaml
from tiepdan.library.acts import library
from tiepdan.library.citations import Citation, read_citations
from tiepdan.routing.table import field_cites, fields, table
from tiepdan.routing.words import COMPETENT

SORTS = {
    "rule": "Thời hạn", "recurring": "Việc định kỳ", "condition": "Điều kiện, căn cứ", "competence": "Thẩm quyền", "form": "Mẫu văn bản",
    "step": "Bước xử lý", "calendar": "Lịch nghỉ",
}
LABOUR_CODE = date(2021, 1, 1)  # days off before it rest on the code of 2012


@dataclass(frozen=True)
class Rests:
    """One thing of the product that rests on the law: what it is, how it is cited, how far it is trusted, when it governs."""

    sort: str
    id: str
    title: str
    says: str
    cites: str
    confidence: str
    since: date | None = None
    until: date = NEVER
    key: str = ""  # the duty of a period, by which its own page is found
    strict: bool = True  # whether every word of `cites` must be understood

    @property
    def over(self) -> bool:
        return self.until != NEVER


Place = tuple[str, str]


@dataclass(frozen=True)
class Resting:
    """What rests on a place, with the clause and point it names."""

    what: Rests
    citation: Citation

    @property
    def early(self) -> bool:
        """It is said to govern from a day on which this article did not exist yet: another ground must have carried it until then."""
        article = library().article(*self.citation.place)
        first = article.versions[0].since if article else library().acts[self.citation.act].since
        return first is not None and self.what.since is not None and self.what.since < first


def everything() -> Iterator[Rests]:
    """All that cites the law, sort by sort."""
    for read in (_rules, _recurring, _conditions, _competence, _forms, _steps, _calendar):
        yield from read()


@cache
def resting() -> dict[Place, tuple[Resting, ...]]:
    """By act and article; ("act", "") holds what cites the act as a whole."""
    found: dict[Place, dict[tuple[str, str, str, str], Resting]] = {}
    for what in everything():
        for citation in read_citations(what.cites, library().names):
            once = (what.sort, what.id, citation.clause, citation.point)
            found.setdefault(citation.place, {}).setdefault(once, Resting(what, citation))
    return {place: tuple(held.values()) for place, held in found.items()}


def resting_on(act: str, article: str = "") -> tuple[Resting, ...]:
    """What rests on an article; without one, on the act as a whole."""
    return resting().get((act, article), ())


def count_of(act: str) -> int:
    """How many different things rest on an act or any of its articles."""
    return len({(one.what.sort, one.what.id) for (held, _article), several in resting().items() if held == act for one in several})


def find_rests(sort: str, name: str) -> Rests | None:
    return _by_name().get((sort, name))


@cache
def _by_name() -> dict[tuple[str, str], Rests]:
    return {(what.sort, what.id): what for what in everything()}


def _rules() -> Iterator[Rests]:
    for rule in all_rules().values():
        yield Rests("rule", rule.id, rule.title, rule.says, rule.cites, rule.confidence, rule.since, rule.until, key=rule.duty)
        if rule.caution:
            yield Rests("rule", f"{rule.id}-luu-y", f"{rule.title}: mốc thứ hai", rule.caution.because, rule.caution.cites, rule.confidence,
                        rule.since, rule.until, key=rule.duty)


def _recurring() -> Iterator[Rests]:
    for rule in all_recurring().values():
        who = WHO[rule.who]
        title = rule.title if who.lower() in rule.title.lower() else f"{rule.title} ({who})"
        yield Rests("recurring", rule.id, title, rule.says, rule.cites, rule.confidence, rule.since, rule.until)


def _conditions() -> Iterator[Rests]:
    for condition in all_conditions().values():
        for version in condition.versions:
            name = f"{condition.id}-{version.since:%Y%m%d}"
            yield Rests("condition", name, condition.title, version.yes, version.cites, version.confidence, version.since, version.until)
            for ground in version.grounds:
                if ground.cites != version.cites:
                    yield Rests("condition", f"{name}-{ground.name}", condition.title, ground.because, ground.cites, ground.confidence,
                                version.since, version.until)


def _competence() -> Iterator[Rests]:
    for rows in table():
        for row in rows:
            yield Rests("competence", row.id, COMPETENT.get(row.competent, "Cách xử lý"), row.because, row.cites, row.confidence, row.since, row.until)
    for code, held in fields().items():
        yield Rests("competence", f"linh-vuc-{code}", f"Lĩnh vực {held.name}", held.because, field_cites(), "UNCERTAIN")


def _forms() -> Iterator[Rests]:
    for form in forms().values():
        until = NEVER if form.until is None else date.fromordinal(form.until.toordinal() - 1)
        about = form.form_no or "không có mẫu bắt buộc"
        for name, cites in ((form.code, form.cites), (f"{form.code}-mau", form.act)):
            yield Rests("form", name, form.title, about, cites, form.confidence, form.since, until)


def _steps() -> Iterator[Rests]:
    steps = [("don", step) for step in STEPS] + [(name, step) for name, held in PROCEDURES.items() for step in held]
    for number, (procedure, step) in enumerate(steps):
        yield Rests("step", f"{procedure}-{step.name}-{number}", step.label, "", step.cites, "FOUND")


def _calendar() -> Iterator[Rests]:
    told = load_yaml(DAYS_OFF)
    for year, block in told["years"].items():
        cited = [f"Bộ luật Lao động {'2019' if date(year, 1, 1) >= LABOUR_CODE else '2012'} Điều {'112' if date(year, 1, 1) >= LABOUR_CODE else '115'}"]
        cited += [told["sources"][key] for key in block["source"] if key != "package" and not told["sources"][key].startswith("http")]
        cites = "; ".join(re.split(r":\s", words)[0] for words in cited)
        yield Rests("calendar", str(year), f"Lịch nghỉ năm {year}", "", cites, block["confidence"], date(year, 1, 1), date(year, 12, 31), strict=False)
