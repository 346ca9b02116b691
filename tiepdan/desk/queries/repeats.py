"""What the page of one petition shows of others like it: what was found, what was linked, what was said to be no repeat."""

from dataclasses import dataclass

from django.db.models import Q

from tiepdan.cases.actions.together import BEFORE_ANSWER, SAME_CONTENT, WISHES
from tiepdan.cases.models import Decision, Round
from tiepdan.cases.queries import answered_with
from tiepdan.common.actor import Actor
from tiepdan.intake.models import Dismissal, Link, Petition
from tiepdan.intake.repeat_kinds import BY_NAME, KINDS, Again, RepeatKind, propose_kind
from tiepdan.intake.seen_before import MOST, Repeat, seen_before, traits_of_petition
from tiepdan.intake.steps import READ
from tiepdan.intake.traced import Traced, traced
from tiepdan.offices.abilities import ACCEPT, ROUTE
from tiepdan.reading.repeats.verdict import RELATIONS, SAME_PETITION, SAME_TEMPLATE, UNRELATED, Verdict, compare

MOST_LINKS = 50
OWN_WORDS = 0.75  # of the later petition stand in the earlier; with less it tells something of its own


@dataclass(frozen=True)
class Found:
    """A petition like this one: the relation in words, the grounds, and the legal kind the facts speak for; a form letter has none."""

    other: Petition
    verdict: Verdict
    words: str
    kind: RepeatKind | None
    kinds: tuple[RepeatKind, ...]
    later: bool  # the other came after this one
    traced: Traced | None = None  # what the vault's marks say of the two denouncers, for who may know both

    @property
    def same(self) -> bool:
        return self.verdict.relation == SAME_PETITION

    @property
    def form_letter(self) -> bool:
        return self.verdict.relation == SAME_TEMPLATE


@dataclass(frozen=True)
class Met:
    """Another sealed petition that only the vault's marks tell of; a kind of repeat is proposed where the words are the same."""

    traced: Traced
    kind: RepeatKind | None
    kinds: tuple[RepeatKind, ...]
    later: bool


@dataclass(frozen=True)
class Linked:
    """An open link of this petition, seen from it."""

    link: Link
    other: Petition
    kind: RepeatKind
    answers: bool = False  # the other's answer can serve this petition too
    files: bool = False  # it only repeats the other: filing it is one click


@dataclass(frozen=True)
class Dismissed:
    """A petition of which somebody said that it is no repeat of this one."""

    dismissal: Dismissal
    other: Petition


@dataclass(frozen=True)
class Repeats:
    """All of it, as far as the actor may see the other petitions."""

    found: tuple[Found, ...]
    linked: tuple[Linked, ...]
    dismissed: tuple[Dismissed, ...]
    may_link: bool
    served_by: Petition | None = None  # whose answer serves this one
    may_part: bool = False
    met: tuple[Met, ...] = ()


def repeats_of(petition: Petition, actor: Actor) -> Repeats:
    """Thirteen queries at most, sixteen and one of the vault for a sealed one, however many petitions are stored, linked or dismissed."""
    either = Q(petition_id=petition.pk) | Q(earlier_id=petition.pk)
    links = list(Link.objects.filter(either, undone_at__isnull=True).order_by("-pk")[:MOST_LINKS])
    dismissals = list(Dismissal.objects.filter(either, taken_back_at__isnull=True).order_by("-pk")[:MOST_LINKS])
    beside = {_other(row, petition) for row in (*links, *dismissals)}
    others = _seen(beside, actor)
    found = seen_before(petition, actor, without=beside, most=MOST)
    marks = {one.petition.pk: one for one in traced(petition, actor, without=beside)}
    decided = _decisions_on([petition.pk, *(repeat.petition.pk for repeat in found), *marks])
    served = answered_with(petition) if petition.state == "in_case" else None
    leads = _leading([pk for link in links if (pk := _other(link, petition)) in others], petition, actor)
    return Repeats(
        tuple(_found(petition, repeat, decided, marks.get(repeat.petition.pk)) for repeat in found),
        tuple(
            Linked(link, others[pk], BY_NAME[link.relation], pk in leads and link.relation in SAME_CONTENT, _files(link, petition, actor))
            for link in links if (pk := _other(link, petition)) in others
        ),
        tuple(Dismissed(row, others[pk]) for row in dismissals if (pk := _other(row, petition)) in others),
        actor.can(ROUTE), served.petition if served else None,  # type: ignore[arg-type]
        served is not None and served.state in BEFORE_ANSWER and actor.can(ACCEPT) and served.office_id == actor.office_id,
        tuple(_met(petition, one, decided) for pk, one in marks.items() if pk not in {repeat.petition.pk for repeat in found}),
    )


def _leading(others: list[int], petition: Petition, actor: Actor) -> set[int]:
    """Of these petitions those whose answer, not signed yet, can serve this one; nothing is asked when this one is at no such step."""
    if petition.state not in {"read", "routed"} or petition.kind not in WISHES or not actor.can(ACCEPT):
        return set()
    rounds = Round.objects.filter(petition_id__in=others, procedure="feedback", state__in=BEFORE_ANSWER, office_id=actor.office_id)
    return set(rounds.values_list("petition_id", flat=True)) if petition.holder_office_id == actor.office_id else set()


def _files(link: Link, petition: Petition, actor: Actor) -> bool:
    """The later of the two, of a kind that is filed, with whoever sorts petitions where it lies."""
    here = petition.state in READ and actor.can(ROUTE) and actor.office_id == petition.holder_office_id
    return here and link.petition_id == petition.pk and BY_NAME[str(link.relation)].way == "file"


def _other(row: Link | Dismissal, petition: Petition) -> int:
    return row.earlier_id if row.petition_id == petition.pk else row.petition_id


def _seen(wanted: set[int], actor: Actor) -> dict[int, Petition]:
    visible = Petition.objects.visible_to(actor).filter(pk__in=wanted)
    return {other.pk: other for other in visible.select_related("petitioner", "sealed", "holder_post__office").defer("search", "findings", "text")}


def _decisions_on(petitions: list[int]) -> dict[int, str]:
    """Petition → the symbol of the letter that decided or answered it."""
    given = Decision.objects.filter(round__petition_id__in=petitions, issued_on__isnull=False)
    return dict(given.values_list("round__petition_id", "letter__symbol"))


def _found(petition: Petition, repeat: Repeat, decided: dict[int, str], mark: Traced | None) -> Found:
    facts = _facts(petition, repeat, decided)
    if mark and mark.likely:
        facts = facts._replace(person="same")
    kind = None if repeat.verdict.relation == SAME_TEMPLATE else propose_kind(facts)
    kinds = () if kind is None else (kind, *(other for other in KINDS if other != kind))
    return Found(repeat.petition, repeat.verdict, RELATIONS[repeat.verdict.relation], kind, kinds, repeat.petition.pk > petition.pk, mark)


def _met(petition: Petition, mark: Traced, decided: dict[int, str]) -> Met:
    """Of one sender on another matter the law has no kind of repeat: an officer who reads both may choose one."""
    earlier = min(petition, mark.petition, key=lambda one: one.pk)
    facts = Again("same" if mark.likely else "unknown", str(earlier.state), earlier.pk in decided)
    kind = propose_kind(facts) if mark.words else None
    return Met(mark, kind, tuple(other for other in KINDS if other != kind), mark.petition.pk > petition.pk)


def _facts(petition: Petition, repeat: Repeat, decided: dict[int, str]) -> Again:
    """The facts that tell the legal kinds apart. A writer nobody knows (a denouncer, a name misread) is taken for the same when the words are."""
    backwards = repeat.petition.pk > petition.pk
    later, earlier = (repeat.petition, petition) if backwards else (petition, repeat.petition)
    symbol = decided.get(earlier.pk, "")
    documents: list[str] = later.document_numbers  # type: ignore[assignment]
    verdict = repeat.verdict
    own = verdict.overlap.other if backwards else verdict.overlap.one
    told = any((differs.other if backwards else differs.one) and differs.what != "người gửi" for differs in verdict.differs)
    appeals = later.round > 1 or (bool(symbol) and symbol.upper() in map(str.upper, documents))
    return Again(verdict.person, str(earlier.state), earlier.pk in decided, appeals, new_facts=told or own < OWN_WORDS)


def ground_of(petition: Petition, other: Petition) -> str:
    """What the comparison says of the two, to be kept with a link; of what the vault's marks say, which fewer may know, nothing."""
    verdict = compare(traits_of_petition(petition), traits_of_petition(other))
    return "" if verdict.relation == UNRELATED else verdict.because


def perhaps_received(petition: Petition, actor: Actor, most: int = 3) -> list[Petition]:
    """Petitions the one just taken in seems to be again, for the official who took it in."""
    return [repeat.petition for repeat in seen_before(petition, actor) if repeat.verdict.relation == SAME_PETITION][:most]
