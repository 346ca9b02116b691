import pytest

from tiepdan.portal.tests.samples import DENOUNCER, DENUNCIATION, write_complaint


@pytest.fixture
def lao_cai(db, tmp_path, settings):
    """A few offices of Lào Cai, files and drafts in a folder of this test."""
    from tiepdan.offices.tests.factories import few_offices, load_few_offices

    settings.DRAFTS_DIR = tmp_path / "drafts"
    settings.FILES_DIR = tmp_path / "files"
    settings.KEYS_DIR = tmp_path / "keys"
    load_few_offices(few_offices(tmp_path / "lao-cai"))


@pytest.fixture
def complainant(lao_cai, client):
    """A browser that has answered every question of a complaint."""
    return write_complaint(client)


@pytest.fixture
def denouncer(lao_cai, client):
    """A browser that has answered every question of a denunciation."""
    client.post("/gui-don/", {"want": "denunciation"})
    client.post("/gui-don/giu-kin/", {"identity": "sealed"})
    client.post("/gui-don/ke/", {"words": DENUNCIATION})
    client.post("/gui-don/o-dau/", {"commune": "Y Tý", "against": "Chủ tịch UBND xã Y Tý", "wish": ""})
    client.post("/gui-don/nguoi-gui/", DENOUNCER)
    return client
