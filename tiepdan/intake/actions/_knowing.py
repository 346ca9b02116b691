"""Who the law lets know a denouncer, told to the vault whenever the file changes hands: who registered it, who holds it, who settles it."""

from datetime import datetime

from tiepdan.common.actor import Actor
from tiepdan.intake.models import Kind, Petition
from tiepdan.intake.queries import accused_leads
from tiepdan.offices.models import Post, Role
from tiepdan.vault.actions import forget_by_machine, take_from, tell
from tiepdan.vault.errors import NobodyLeft
from tiepdan.vault.queries import knowing, machine_can_open


def let_know(petition: Petition, *, by: Actor, now: datetime, because: str, also: int | None = None, token: str = "") -> None:
    """Give the key of the petition's folder to who must know, take it from whom the law forbids; once it is read, the machine forgets its own.

    `also`: the post that registered it; `token`: of another folder that tells of the same people. Luật Tố cáo Đ.8, Đ.49, Đ.56.
    Part of the acts that receive, read, classify and move; nothing for a petition that is not sealed.
    """
    if petition.sealed is None:
        return
    token = token or petition.sealed.token
    known = knowing(token)
    offices = [pk for pk in {petition.holder_office_id, petition.competent_office_id} if pk]
    posts = {post.pk: post for post in Post.objects.select_related("office").filter(office__in=offices, role=Role.HEAD, office__handles_inside=True)}
    if petition.holder_post is not None:
        posts[petition.holder_post.pk] = petition.holder_post
    if also is not None and also not in posts:
        posts |= {post.pk: post for post in Post.objects.select_related("office").filter(pk=also)}
    barred = barred_from(petition)
    told = {pk: str(post) for pk, post in posts.items() if pk not in barred and pk not in known.given}
    if told:
        tell(token, told, by=by, because=because, titles=", ".join(told.values()), now=now)
    shut_out(petition, token, by=by, now=now)  # last: it may be one of them who gave it on
    if petition.state != "received":
        forget_by_machine(token, by=by, now=now)


def shut_out(petition: Petition, token: str, *, by: Actor, now: datetime) -> None:
    """Take a folder's key from the accused's side, if anybody there had it. Raises NobodyLeft when nobody else could open it then."""
    barred, known = barred_from(petition), knowing(token)
    shut = {pk: str(post) for pk, post in barred.items() if pk in known.given | known.waiting}
    if shut and known.given and known.given <= set(barred) and not machine_can_open(token):
        raise NobodyLeft()
    if shut:
        take_from(token, shut, by=by, because="thuộc nơi bị tố cáo", titles=", ".join(shut.values()), now=now)


def barred_from(petition: Petition) -> dict[int, Post]:
    """Posts that must never open it: the accused's, and where the accused leads, every post of that office (as `Petition.visible_to` hides it)."""
    if petition.kind != Kind.DENUNCIATION:
        return {}
    posts = Post.objects.select_related("office")
    if accused_leads(petition) and petition.accused_office_id:
        return {post.pk: post for post in posts.filter(office=petition.accused_office_id)}
    return {post.pk: post for post in posts.filter(pk=petition.accused_post_id)} if petition.accused_post_id else {}
