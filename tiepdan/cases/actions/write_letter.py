"""Begin a letter the procedure has no step for: minutes of a talk, a request for papers, an assessment, a stay of execution."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.cases import entries
from tiepdan.cases.actions.moves import lock
from tiepdan.cases.errors import LetterNotHere
from tiepdan.cases.letters import facts_for
from tiepdan.cases.procedures import way_of
from tiepdan.cases.steps import ENDED
from tiepdan.common.actor import Actor
from tiepdan.documents.actions import draft_letter
from tiepdan.documents.catalogue import forms
from tiepdan.documents.models import Letter
from tiepdan.documents.versions import form_for
from tiepdan.journal.record import record
from tiepdan.offices.abilities import DRAFT
from tiepdan.offices.models import Post
from tiepdan.offices.queries import head_of


@transaction.atomic
def write_letter(round_id: int, *, by: Actor, now: datetime, form: str) -> Letter:
    """Begin it with what the file knows; whoever drafts fills in the rest, then it goes the way of every letter.

    Luật Khiếu nại Đ.29 k.3, Đ.35; NĐ 31/2019 Đ.13–15. Raises LetterNotHere.
    """
    today = timezone.localdate(now)
    held = lock(round_id)
    known = dict(way_of(held).letters)
    title = forms()[form].title if form in forms() else form
    because = ""
    if form not in known or form_for(form, signed=today, accepted=held.accepted_on) is None:
        because = "thủ tục này không dùng mẫu ấy"
    elif held.state in ENDED:
        because = "vụ việc đã kết thúc"
    elif not by.can(DRAFT) or by.office_id != held.office_id:
        because = f"việc của người soạn văn bản ở {held.office}"
    elif held.petition.sealed_id and by.post_id == held.petition.accused_post_id:
        because = "người bị tố cáo không được làm việc này"
    if because:
        raise LetterNotHere(form=title, because=because)
    signer = Post.objects.get(pk=by.post_id) if forms()[form].signs == "officer" else head_of(held.office)
    letter = draft_letter(form, by=by, office=held.office, subject="round", subject_id=held.pk, province_id=held.province_id,
                          facts=facts_for(form, held, today=today), signer_post=signer, for_citizen=known[form], accepted_on=held.accepted_on)
    record(entries.LETTER_BEGUN, held, by=by, at=now, title=letter.title)
    return letter
