"""Papers of a petition or a round: which may be seen, and by whom."""

from django.db.models import Q, QuerySet
from django.http import Http404

from tiepdan.cases.models import Oversight, Round
from tiepdan.common.actor import Actor
from tiepdan.documents.models import Paper
from tiepdan.intake.models import Petition

WITH_PAGES = ("application/pdf", "image/jpeg", "image/png", "image/tiff", "image/webp", "image/bmp")


def papers_of(petition: Petition, held: Round | None = None) -> QuerySet[Paper]:
    """The papers on the file, in the order they came; a redacted picture that was taken back is nobody's to see."""
    wanted = Q(subject="petition", subject_id=petition.pk)
    if held is not None:
        wanted |= Q(subject="round", subject_id=held.pk)
    return Paper.objects.filter(wanted).exclude(role=Paper.Role.REDACTED, sealed=True).select_related("file").order_by("pk")


def is_open(paper: Paper) -> bool:
    """A sealed original is handwriting, and handwriting tells who wrote it (Luật Tố cáo Đ.49 k.1): it stays in the vault.

    Proof of a duty done is given by officials and must be checked by another of them, so it opens even in a sealed case.
    """
    return not paper.sealed or paper.role == Paper.Role.PROOF


def paper_or_404(actor: Actor, paper_id: int) -> Paper:
    """A paper the actor may open. Raises Http404 for a sealed original and for a stranger's file alike."""
    paper = Paper.objects.select_related("file").filter(pk=paper_id).first()
    if paper is None or not is_open(paper) or not _file_visible(actor, paper):
        raise Http404
    return paper


def _file_visible(actor: Actor, paper: Paper) -> bool:
    if paper.subject == "round":
        return Round.objects.visible_to(actor).filter(pk=paper.subject_id).exists()
    if paper.subject == "oversight":
        return Oversight.objects.visible_to(actor).filter(pk=paper.subject_id).exists()
    if paper.subject != "petition":
        return False
    seen = Petition.objects.visible_to(actor).filter(pk=paper.subject_id).exists()
    return seen or Round.objects.visible_to(actor).filter(petition_id=paper.subject_id).exists()


def petition_of(paper: Paper) -> Petition | None:
    """The petition a paper lies on; None for a paper of a round."""
    return Petition.objects.select_related("sealed", "holder_office").filter(pk=paper.subject_id).first() if paper.subject == "petition" else None
