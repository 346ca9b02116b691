"""Questions about the working copies of a denunciation: who may make them, what stands confirmed. They write nothing."""

from tiepdan.common.actor import Actor
from tiepdan.documents.models import Paper
from tiepdan.documents.store import sha256_of
from tiepdan.intake.models import Extract, Petition, RedactedPage
from tiepdan.offices.abilities import REVEAL
from tiepdan.vault.queries import knowing

UNREAD = "received"
PICTURES = ("application/pdf", "image/jpeg", "image/png", "image/tiff", "image/webp", "image/bmp")


def standing_extract(petition: Petition) -> Extract | None:
    """The newest confirmed version, while the petition says what was confirmed; read or parted anew it waits for an officer again."""
    newest = petition.extracts.order_by("-version").first()
    return newest if newest is not None and newest.sha256 == sha256_of(petition.text.encode()) else None


def may_know(petition: Petition, actor: Actor) -> bool:
    """Whether this post is among those who may open the seal: holder's or settler's office, or named; never the accused."""
    if petition.sealed is None or not actor.can(REVEAL) or actor.post_id == petition.accused_post_id:
        return False
    here = actor.office_id in {petition.holder_office_id, petition.competent_office_id}
    return here or actor.post_id in knowing(petition.sealed.token).given


def why_not_extract(petition: Petition, actor: Actor) -> str:
    """Empty when this person may confirm what others see of the denunciation, else why not."""
    if petition.sealed is None:
        return "đơn không niêm phong, không cần bản trích"
    if petition.state == UNREAD:
        return "máy còn đang đọc đơn"
    return "" if may_know(petition, actor) else "việc của người được biết người tố cáo"


def standing_pages(petition: Petition) -> list[RedactedPage]:
    """Pages that may be seen and given, in the order of the originals. One that was closed again stands no longer."""
    pages = petition.redacted_pages.filter(stands=True).select_related("paper__file", "original").order_by("original_id", "number")
    return [page for page in pages if page.paper is None or not page.paper.sealed]


def originals(petition: Petition) -> list[Paper]:
    """The sealed papers of a petition: their pages are what is redacted. Sound and what has no pages is among them, to be told of."""
    papers = Paper.objects.filter(subject="petition", subject_id=petition.pk, sealed=True).exclude(role=Paper.Role.REDACTED)
    return list(papers.select_related("file").order_by("pk"))
