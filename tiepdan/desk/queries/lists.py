"""Lists of petitions and rounds, newest first. Each way of being allowed to see walks its own index, so the millionth row costs no more."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Manager, QuerySet

from tiepdan.cases.models import Round
from tiepdan.cases.register import PART_OF_CODE
from tiepdan.common.actor import Actor
from tiepdan.common.checkcode import read_code
from tiepdan.common.folding import fold
from tiepdan.desk.paging import PAGE, Page, due_cursor, read_due_cursor
from tiepdan.intake.models import Petition, Transfer, denounces
from tiepdan.law.rules import find_rule
from tiepdan.offices.abilities import SEE_OFFICE, SEE_PROVINCE
from tiepdan.people.models import Person

MOST_PEOPLE = 8
SCAN = 10_000  # rows a narrowed page looks through; the next page looks further
LYING = "TCD-11"  # the rule that says after how many days a petition has lain long
FEW = 2000  # matches that are fetched before asking which may be seen
OF_PETITION = ("petitioner", "sealed", "holder_post__office", "place")
OF_ROUND = ("petition__petitioner", "petition__sealed", "office", "holder_post__office", "decision")


@dataclass(frozen=True)
class Asked:
    """What a list is narrowed to; empty words narrow nothing."""

    state: str = ""
    kind: str = ""
    field: str = ""
    whose: str = ""


def petitions(actor: Actor, asked: Asked, after: str, size: int = PAGE) -> Page:
    """Petitions the actor may see. Three queries at most."""
    ways = [{"province__code": actor.province}] if actor.can(SEE_PROVINCE) else [{"holder_post_id": actor.post_id}]
    if actor.can(SEE_OFFICE) and not actor.can(SEE_PROVINCE):
        ways += [{"office_id": actor.office_id}, {"holder_office_id": actor.office_id}, {"competent_office_id": actor.office_id},
                 {"ended_office_id": actor.office_id}]
    if asked.whose == "mine":
        ways = [{"holder_post_id": actor.post_id}]
    narrowed = {name: value for name, value in (("state", asked.state), ("kind", asked.kind), ("field", asked.field)) if value}
    return _newest(Petition.objects.visible_to(actor).select_related(*OF_PETITION), Petition.objects, narrowed, ways, after, size)


def rounds(actor: Actor, asked: Asked, after: str, size: int = PAGE) -> Page:
    """Rounds the actor may see, those of other offices whose duties it owns among them."""
    ways = [{"province__code": actor.province}] if actor.can(SEE_PROVINCE) else [{"holder_post_id": actor.post_id}]
    if actor.can(SEE_OFFICE) and not actor.can(SEE_PROVINCE):
        ways.append({"office_id": actor.office_id})
    ways.append({"decision__duties__owner_office_id": actor.office_id})
    if asked.whose == "mine":
        ways = [{"holder_post_id": actor.post_id}]
    narrowed = {name: value for name, value in (("state", asked.state), ("procedure", asked.kind)) if value}
    return _newest(Round.objects.visible_to(actor).select_related(*OF_ROUND), Round.objects, narrowed, ways, after, size)


def _newest(seen: QuerySet, every: Manager, narrowed: dict[str, str], ways: list[dict], after: str, size: int) -> Page:
    """Ids by each way, merged, narrowed; then only those the actor may see.

    What is narrowed is looked for among the next SCAN rows only, so a page may run short of rows, never of a cursor.
    """
    below, most = every.filter(pk__lt=int(after)) if after.isdecimal() else every.all(), SCAN if narrowed else size + 1
    parts = [below.filter(**way).order_by("-pk").values_list("pk", *narrowed)[:most] for way in ways]
    scanned = list(parts[0] if len(parts) == 1 else parts[0].union(*parts[1:]).order_by("-pk")[:most])
    ids = [pk for pk, *values in scanned if values == list(narrowed.values())]
    rows = list(seen.filter(pk__in=ids[:size]).order_by("-pk")) if ids else []
    if len(ids) > size:
        return Page(rows, str(ids[size - 1]))
    return Page(rows, str(scanned[-1][0]) if narrowed and len(scanned) == most else "")


def awaited(actor: Actor, after: str, size: int = PAGE) -> Page:
    """What this office sent outside and nobody has answered yet, the longest awaited first, along its own index. One query."""
    sent = Transfer.objects.followed_by(actor).awaiting().select_related("petition__petitioner", "petition__sealed", "to_office")
    if seen := read_due_cursor(after):
        sent = sent.filter(due__gte=seen[0]).exclude(due=seen[0], pk__lte=seen[1])
    rows = list(sent.order_by("due", "pk")[: size + 1])
    return Page(rows[:size], due_cursor(rows[size - 1].due, rows[size - 1].pk) if len(rows) > size else "")


def handed(actor: Actor, after: str, size: int = PAGE) -> Page:
    """What was sent to this office, the newest first: code, from where, on what ground, by when an answer is due. One query; no word of a petition."""
    rows = Transfer.objects.handed_to(actor).select_related("petition", "from_office").only(
        "made_on", "due", "replied_on", "because", "cites", "from_office__short_name", "petition__code", "petition__kind", "petition__sealed")
    rows = rows.filter(pk__lt=int(after)) if after.isdecimal() and len(after) < 19 else rows
    rows = list(rows.order_by("-pk")[: size + 1])
    return Page(rows[:size], str(rows[size - 1].pk) if len(rows) > size else "")


def lying(actor: Actor, today: date, after: str, size: int = PAGE) -> Page:
    """Petitions in hand that have lain so long that the threshold of discipline comes near, the longest first; what the office's head may see.

    The day is the rule's own (`petition.lying_long`), before the 45 days of NĐ 154/2026 Đ.41 k.3.
    """
    aim = find_rule(LYING).target
    held = {"holder_office_id": actor.office_id} if actor.can(SEE_OFFICE) else {"holder_post_id": actor.post_id}
    rows = Petition.objects.filter(**held, received_on__lte=today - timedelta(days=aim.length if aim else 0)).exclude(denounces(actor))
    if seen := read_due_cursor(after):
        rows = rows.filter(received_on__gte=seen[0]).exclude(received_on=seen[0], pk__lte=seen[1])
    rows = list(rows.select_related(*OF_PETITION).order_by("received_on", "pk")[: size + 1])
    return Page(rows[:size], due_cursor(rows[size - 1].received_on, rows[size - 1].pk) if len(rows) > size else "")


@dataclass(frozen=True)
class Found:
    """What a search found: one petition by its code, people, and petitions by their words."""

    exact: Petition | None
    people: list[tuple[Person, list[Petition]]]
    page: Page


def search(actor: Actor, words: str, after: str = "", size: int = PAGE) -> Found:
    """By code (also its number alone), by name, by document number, by words; tone marks and order do not matter. Five queries at most."""
    words = " ".join(words.replace("\x00", " ").split())[:200]
    visible = Petition.objects.visible_to(actor).select_related(*OF_PETITION)
    if not words:
        return Found(None, [], Page())
    exact = None if after else by_code(actor, words)
    page = _matching(visible, words, after, size)
    return Found(exact, [] if after else _people(visible, words), page)


def by_code(actor: Actor, words: str) -> Petition | None:
    """The petition of a whole code, or of its running number (this year's or last year's)."""
    visible = Petition.objects.visible_to(actor).select_related(*OF_PETITION)
    if code := read_code(words):
        return visible.filter(code=code).first()
    if (part := PART_OF_CODE.match(words.upper())) and len(part[2]) < 9:
        same = visible.filter(province__code=actor.province, number=int(part[2]))
        return (same.filter(year=2000 + int(part[1])) if part[1] else same).order_by("-year").first()
    return None


def _matching(visible: QuerySet, words: str, after: str, size: int) -> Page:
    """Rare words are found by their index and then asked for; common ones are met soon walking back from the newest."""
    few = list(Petition.objects.matching(words).values_list("pk", flat=True)[: FEW + 1])
    found = visible.filter(pk__in=few) if len(few) <= FEW else visible.matching(words)
    found = found.filter(pk__lt=int(after)) if after.isdecimal() else found
    rows = list(found.order_by("-pk")[: size + 1])
    return Page(rows[:size], str(rows[size - 1].pk) if len(rows) > size else "")


def _people(visible: QuerySet, words: str) -> list[tuple[Person, list[Petition]]]:
    """Petitioners whose name begins so, with what they sent that the actor may see; nobody else is named."""
    name = fold(words)
    if len(name) < 3 or name.isdecimal():
        return []
    people = list(Person.objects.filter(name_folded__startswith=name).order_by("name_folded", "pk")[: MOST_PEOPLE * 5])
    sent: dict[int, list[Petition]] = {}
    for petition in visible.filter(petitioner__in=people).order_by("-pk")[:200] if people else ():
        sent.setdefault(petition.petitioner_id, []).append(petition)
    return [(person, sent[person.pk]) for person in people if person.pk in sent][:MOST_PEOPLE]
