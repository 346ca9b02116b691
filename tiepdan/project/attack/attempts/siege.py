"""What is besieged, who besieges it, and how an answer is judged."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.db import connection
from django.http import HttpResponse
from django.test import Client

from tiepdan.cases.models import Duty, Round
from tiepdan.documents.models import Letter, Paper
from tiepdan.intake.models import Petition
from tiepdan.offices.models import Holding
from tiepdan.project.attack.asking import browser_of
from tiepdan.project.attack.traces import told_in

DENIED = {400, 401, 403, 404, 405, 406, 409, 410, 411, 413, 415, 422, 423, 429}
STATES = """
select md5(string_agg(said, '|' order by said)) from (
  select 'p' || id || state || coalesce(holder_post_id, 0) || kind as said from intake_petition
  union all select 'r' || id || state || coalesce(holder_post_id, 0) from cases_round
  union all select 'l' || id || state || coalesce(number, 0) from documents_letter
  union all select 'd' || id || coalesce(proved_on::text, '') || coalesce(owner_post_id, 0) from cases_duty) told"""


@dataclass(frozen=True)
class Attempt:
    """`play` answers what was gained, or nothing when it was repelled."""

    family: str
    what: str
    play: Callable[[], str]


@dataclass
class Siege:
    """The targets are sealed denunciations of one commune; the besiegers have accounts that the law lets know nothing of them."""

    codes: list[str]
    needles: Mapping[str, int]
    browsers: dict[int, Client] = field(default_factory=dict)

    @cached_property
    def target(self) -> Petition:
        """A denunciation that has become a case, with letters and duties about it."""
        found = Petition.objects.filter(code__in=self.codes).select_related("office", "holder_office")
        return found.filter(state="closed").first() or found.filter(state="in_case").first() or found.get(code=self.codes[0])

    @cached_property
    def letters(self) -> list[int]:
        rounds = Round.objects.filter(petition=self.target).values("pk")
        return list(Letter.objects.filter(subject="round", subject_id__in=rounds).values_list("pk", flat=True)[:4])

    @cached_property
    def papers(self) -> list[int]:
        ids = Petition.objects.filter(code__in=self.codes).values("pk")
        return list(Paper.objects.filter(subject="petition", subject_id__in=ids).values_list("pk", flat=True)[:4])

    @cached_property
    def duties(self) -> list[int]:
        return list(Duty.objects.filter(decision__round__petition=self.target).values_list("pk", flat=True)[:4])

    @cached_property
    def outsiders(self) -> list[Holding]:
        """Officials whom the law lets see nothing of the target: of other communes, of departments, the administrator."""
        held = Holding.objects.filter(until__isnull=True, deputising=False).exclude(post__office=self.target.office)
        far = held.filter(post__office__kind="commune").exclude(post__office__code=self.target.office.code).order_by("post__office__code", "post__code")
        chosen = {one.post.role: one for one in far.select_related("official", "post__office")[:40]}
        administrators = held.filter(post__role="administrator").select_related("official", "post__office")[:1]
        departments = held.filter(post__office__kind="department").select_related("official", "post__office").order_by("pk")[:2]
        return [*chosen.values(), *administrators, *departments]

    @cached_property
    def administrator(self) -> Holding:
        return next(one for one in self.outsiders if one.post.role == "administrator")

    def browser(self, one: Holding | None) -> Client:
        key = one.pk if one else 0
        if key not in self.browsers:
            self.browsers[key] = browser_of(one.official if one else None)
        return self.browsers[key]

    def states(self) -> str:
        """One word for where every file stands: another word means that somebody has written."""
        with connection.cursor() as cursor:
            cursor.execute(STATES)
            return cursor.fetchone()[0] or ""

    def gained(self, answer: HttpResponse, *, closed: bool = True) -> str:
        """What an answer gave away. `closed`: this address is not for whoever asks, so that any page is too much."""
        if answer.status_code >= 500:
            return f"máy chủ hỏng ({answer.status_code})"
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if told_in(body, self.needles):
            return "thấy danh tính người tố cáo"
        if not closed or answer.status_code in DENIED or answer.status_code in {301, 302, 303}:
            return ""
        return f"được trả lời {answer.status_code} ở nơi không được vào"

    def unwritten(self, act: Callable[[], HttpResponse]) -> str:
        """Play an act that must change nothing."""
        before = self.states()
        told = self.gained(act(), closed=False)
        return told or ("hồ sơ đã bị đổi" if self.states() != before else "")
