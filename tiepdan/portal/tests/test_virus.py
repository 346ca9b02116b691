"""At the citizens' door: an infected photograph is not kept, what was typed is; with the scanner away nothing gets past it."""

import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tiepdan.documents.errors import FileInfected
from tiepdan.documents.little_clamd import EICAR, Conversation, LittleClamd
from tiepdan.documents.models import File
from tiepdan.intake.statement import Upload
from tiepdan.intake.tests.factories import COMPLAINT as TEXT
from tiepdan.intake.tests.factories import received
from tiepdan.portal.tests.samples import COMPLAINT, photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]


@pytest.fixture
def scanner(settings):
    with LittleClamd(("127.0.0.1", 0), Conversation) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        settings.CLAMD = f"127.0.0.1:{server.server_address[1]}"
        yield server
        server.shutdown()
        thread.join()


def tell_with(client, data: bytes) -> str:
    client.post("/gui-don/", {"want": "complaint"})
    client.post("/gui-don/cua-ai/", {"behalf": "self"})
    return client.post("/gui-don/ke/", {"words": COMPLAINT, "photo": SimpleUploadedFile("don.jpg", data)}).content.decode()


@pytest.mark.usefixtures("scanner")
def test_an_infected_photograph_is_refused_and_the_words_stay(client):
    page = tell_with(client, photo() + EICAR)
    assert "có mã độc" in page
    assert COMPLAINT[:40] in page
    assert "don.jpg" not in page


def test_with_the_scanner_away_no_photograph_is_kept(client, settings):
    settings.CLAMD = "unix:/nowhere/clamd.ctl"
    page = tell_with(client, photo())
    assert "Máy quét vi-rút tạm thời không trả lời" in page
    assert COMPLAINT[:40] in page


@pytest.mark.usefixtures("scanner")
def test_nothing_infected_is_registered_at_the_desk_either():
    before = File.objects.count()
    with pytest.raises(FileInfected):
        received("", text="", uploads=[Upload("don.txt", TEXT.encode() + EICAR)])
    assert File.objects.count() == before


@pytest.mark.usefixtures("scanner")
def test_a_clean_paper_goes_in():
    assert received("", text="", uploads=[Upload("don.txt", TEXT.encode())]).code
