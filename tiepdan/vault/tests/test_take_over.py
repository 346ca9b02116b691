"""What lay under the site's old keys is taken over whole, or not at all."""

import json
import os
from types import SimpleNamespace

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.apps import apps
from django.utils import timezone

from tiepdan.common.actor import SYSTEM
from tiepdan.vault.actions import with_machine
from tiepdan.vault.migrations._take_over import old_bytes, take_over_boxes
from tiepdan.vault.models import Folder
from tiepdan.vault.reach import box_of

pytestmark = pytest.mark.django_db
TOKEN, DETAILS = "abcdEFGH12345678-_xyz789", {"name": "Thào Seo Vảng"}


@pytest.fixture
def old_site(settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "keys"
    settings.KEYS_DIR.mkdir()
    keys = {name: AESGCM.generate_key(bit_length=256) for name in ("identity.key", "files.key")}
    for name, key in keys.items():
        (settings.KEYS_DIR / name).write_bytes(key)
    return settings.KEYS_DIR, keys


def with_old_rows(*rows):
    """The models as they stand, but identities as the table was before."""
    table = SimpleNamespace(objects=SimpleNamespace(order_by=lambda _name: rows))
    return SimpleNamespace(get_model=lambda app, name: table if name == "SealedIdentity" else apps.get_model(app, name))


def test_an_identity_moves_from_its_old_box_into_a_folder_of_the_same_token(old_site):
    folder, keys = old_site
    nonce = os.urandom(12)
    box = AESGCM(keys["identity.key"]).encrypt(nonce, json.dumps(DETAILS).encode(), TOKEN.encode())
    assert take_over_boxes(with_old_rows(SimpleNamespace(token=TOKEN, nonce=nonce, box=box)), folder, timezone.now()) == 1
    assert json.loads(box_of(TOKEN, by=with_machine(by=SYSTEM))) == DETAILS


def test_a_box_that_does_not_open_stops_the_taking_over(old_site):
    folder, _keys = old_site
    with pytest.raises(InvalidTag):
        take_over_boxes(with_old_rows(SimpleNamespace(token=TOKEN, nonce=os.urandom(12), box=os.urandom(64))), folder, timezone.now())
    assert not Folder.objects.exists()


def test_an_old_file_opens_under_its_own_name_only(old_site):
    folder, keys = old_site
    nonce = os.urandom(12)
    locked = b"\x01" + nonce + AESGCM(keys["files.key"]).encrypt(nonce, b"don to cao", b"name")
    assert old_bytes(locked, folder, "name") == b"don to cao"
    with pytest.raises(InvalidTag):
        old_bytes(locked, folder, "other")
    with pytest.raises(ValueError):
        old_bytes(b"\x02" + locked[1:], folder, "name")
