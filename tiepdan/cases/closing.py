"""What the file of a round still lacks when it is closed (Luật Khiếu nại Đ.34, Luật Tố cáo Đ.39). Reads; writes nothing."""

from django.db.models import Q

from tiepdan.cases.models import Round
from tiepdan.documents.closing import Item, obliged
from tiepdan.documents.models import Letter, Paper

SIGNED = (Letter.State.SIGNED, Letter.State.SEALED, Letter.State.SENT)


def present(held: Round) -> set[str]:
    """What lies in the file, as the checklists name it. A petition typed here, or sealed, is there without a paper. Two queries."""
    about = Q(subject="round", subject_id=held.pk) | Q(subject="petition", subject_id=held.petition_id)
    papers = {f"paper:{role}" for role in Paper.objects.filter(about).values_list("role", flat=True)}
    letters = {f"letter:{form}" for form in Letter.objects.filter(about, state__in=SIGNED).values_list("form", flat=True)}
    typed = {"paper:petition"} if held.petition.text or held.petition.sealed_id else set()
    return papers | letters | typed


def delegated(held: Round) -> bool:
    """Somebody other than the settler verified."""
    found = getattr(held, "verification", None)
    return found is None or bool(found.team)


def lacking(held: Round) -> list[Item]:
    """The papers the law obliges the file to hold that it does not."""
    return obliged(held.procedure, present(held), decided=True, delegated=delegated(held))
