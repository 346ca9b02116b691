"""Who looked: what is sealed opened, files handed over or opened from another office, lists printed, exported and searched. Read back from the journal,
which has an index of these entries alone; nothing is kept a second time.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from tiepdan.cases.models import Round
from tiepdan.common.actor import Actor, ActorKind
from tiepdan.intake.models import Petition
from tiepdan.journal.kinds import KINDS
from tiepdan.journal.looks import LOOKS, OF_FILES
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.models import Post

PAGE = 50


@dataclass(frozen=True)
class Look:
    """One look: when, from which post, at what, on which ground of law; `who` and `said` are for officials only."""

    kind: str
    at: datetime
    post: str
    office: str
    cites: str
    who: str = ""
    said: str = ""
    code: str = ""
    of_list: bool = False


def looks_at(petition: Petition, after: str = "") -> tuple[list[Look], str]:
    """Looks at one petition and its rounds by people, the newest first, and the cursor of the next page."""
    rounds = list(Round.objects.filter(petition_id=petition.pk).values_list("pk", flat=True))
    about = Q(subject="petition", subject_id=petition.pk) | Q(subject="round", subject_id__in=rounds)
    if petition.sealed_id:
        about |= Q(subject="sealedidentity", subject_id=petition.sealed_id)
    guarded = list(petition.protections.values_list("pk", flat=True))
    about |= Q(subject="protection", subject_id__in=guarded)
    entries, cursor = _page(JournalEntry.objects.with_told().filter(about), "pk", after, OF_FILES)
    return _told(entries, {}), cursor


def looks_by_office(actor: Actor, after: str = "") -> tuple[list[Look], str]:
    """Looks by the people of the actor's own office, through its chain; a file the actor may not see is told without its code."""
    chain = f"{actor.province}/{actor.office_code}"
    entries, cursor = _page(JournalEntry.objects.with_told().filter(chain=chain), "number", after, LOOKS)
    return _told(entries, _codes(actor, entries)), cursor


def _page(entries: QuerySet[JournalEntry], by: str, after: str, kinds: tuple[str, ...]) -> tuple[list[JournalEntry], str]:
    entries = entries.filter(kind__in=kinds, actor_kind=ActorKind.OFFICIAL.value)
    if after.isdecimal() and len(after) < 19:
        entries = entries.filter(**{f"{by}__lt": int(after)})
    rows = list(entries.order_by(f"-{by}")[: PAGE + 1])
    return rows[:PAGE], str(getattr(rows[PAGE - 1], by)) if len(rows) > PAGE else ""


def _told(entries: list[JournalEntry], codes: dict[tuple[str, int], str]) -> list[Look]:
    posts = Post.objects.select_related("office").in_bulk({entry.post_id for entry in entries if entry.post_id})
    looks = []
    for entry in entries:
        post = posts.get(entry.post_id)
        code, of_list = codes.get((entry.subject, entry.subject_id), ""), entry.subject == "office"
        looks.append(Look(kind=entry.kind, at=entry.at, post=post.title if post else "", office=post.office.name if post else "",
                          cites=KINDS[entry.kind].cites, who=entry.actor, said=entry.sentence, code=code, of_list=of_list))
    return looks


def _codes(actor: Actor, entries: list[JournalEntry]) -> dict[tuple[str, int], str]:
    """The receipt codes behind the entries, as far as the actor may see them: three statements, however many entries."""
    ids = {name: [entry.subject_id for entry in entries if entry.subject == name] for name in ("petition", "round", "sealedidentity")}
    seen = Petition.objects.visible_to(actor)
    codes = {("petition", pk): code for pk, code in seen.filter(pk__in=ids["petition"]).values_list("pk", "code")}
    codes |= {("sealedidentity", pk): code for pk, code in seen.filter(sealed_id__in=ids["sealedidentity"]).values_list("sealed_id", "code")}
    rounds = Round.objects.filter(pk__in=ids["round"], petition__in=seen).values_list("pk", "petition__code")
    return codes | {("round", pk): code for pk, code in rounds}
