"""Petitions that came as files: PDFs with text of their own, so that nothing need be recognised; invented people."""

import typst

from tiepdan.common.actor import SYSTEM
from tiepdan.documents.models import Paper
from tiepdan.intake.actions import read_petition
from tiepdan.intake.models import Petition
from tiepdan.intake.statement import Upload
from tiepdan.intake.tests.factories import NOW, fresh, received


def pdf(*pages: str) -> bytes:
    """A PDF with these pages; line breaks are kept."""
    typed = ("#(" + '"' + page.replace('"', '\\"').replace("\n", '" + linebreak() + "') + '")' for page in pages)
    return typst.compile(("#set page(width: 60cm, height: 40cm)\n" + "\n#pagebreak()\n".join(typed)).encode())


def on_paper(*pages: str, kind: str = "", text: str = "", name: str = "", read: bool = True, **said: object) -> Petition:
    """A petition filed as one PDF, its kind not told; read by the job's acts."""
    told = {"address": "", "phone": "", "identity_number": "", "place_code": "", **said}
    made = received(kind, text=text, name=name, uploads=[Upload("don.pdf", pdf(*pages))], channel="desk", **told)
    return fresh(read_petition(made.pk, by=SYSTEM, now=NOW)) if read else made


def paper_of(petition: Petition) -> Paper:
    return Paper.objects.select_related("file").get(subject="petition", subject_id=petition.pk)
