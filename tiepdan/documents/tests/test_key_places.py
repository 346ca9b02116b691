"""Whose key lies in a token signs with that token; softhsm2 stands for it."""

import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from tiepdan.documents.catalogue import forms
from tiepdan.documents.certificates import Signatory, credential_of
from tiepdan.documents.errors import TokenOfAnother, TokenSilent
from tiepdan.documents.render import render
from tiepdan.documents.seal import seal_pdf
from tiepdan.documents.tests.samples import FRAME, FULL
from tiepdan.documents.tests.tokens import LIBRARY, lay_in_token, needs_softhsm
from tiepdan.documents.token_hand import Token, TokenHangs
from tiepdan.documents.verdict import verify_pdf

AT = datetime(2026, 8, 21, 2, 41, 22, tzinfo=UTC)
HEAD = Signatory(post="LC.02701.head", name="Lý A Phà", title="Chủ tịch", office="Ủy ban nhân dân xã Y Tý")
DEPUTY = Signatory(post="LC.02701.deputy", name="Má A Tủa", title="Phó Chủ tịch", office="Ủy ban nhân dân xã Y Tý")

pytestmark = needs_softhsm


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    """The head's own demo key, moved into a token; the post's line says so."""
    home = tmp_path_factory.mktemp("keys")
    os.environ["SOFTHSM2_CONF"] = str(home / "softhsm2.conf")
    (home / "head.pin").write_text(lay_in_token(home, credential_of(HEAD, home)))
    yield home
    del os.environ["SOFTHSM2_CONF"]


def lay(keys: Path, **lines: dict) -> None:
    line = {"place": "pkcs11", "library": str(LIBRARY), "token": "canbo", "label": "chu-tich", "pin_file": "head.pin"}
    (keys / "key_places.yaml").write_text(yaml.safe_dump({f"LC.02701.{post}": line | more for post, more in lines.items()}))


def signed(keys: Path, who: Signatory) -> bytes:
    pages = render(forms()["complaint_decision"], FULL["complaint_decision"], FRAME, draft=False, at=AT)
    return seal_pdf(pages, who, keys=keys, at=AT, reason="r", location="l", office=True)


def test_a_token_signs_for_the_person_and_the_office_seals_after(keys):
    lay(keys, head={})
    shutil.rmtree(keys / "signers")  # no key file of the head is left: only the token can have signed
    verdict = verify_pdf(signed(keys, HEAD), keys=keys)
    assert verdict.valid and [mark.name for mark in verdict.marks] == ["Lý A Phà", "Ủy ban nhân dân xã Y Tý"]
    assert len(list((keys / "signers").glob("*.pem"))) == 1, "the seal's key only"


def test_nobody_signs_with_anothers_token(keys):
    lay(keys, deputy={})
    with pytest.raises(TokenOfAnother, match="không phải của Má A Tủa"):
        signed(keys, DEPUTY)


@pytest.mark.parametrize("wrong", [{"token": "khong-co"}, {"library": "/nonexistent.so"}, {"pin_file": "wrong.pin"}])
def test_a_token_that_is_not_there_or_has_another_pin_is_said_so(keys, wrong):
    (keys / "wrong.pin").write_text("khong-dung")
    lay(keys, head=wrong)
    with pytest.raises(TokenSilent, match="kiểm mã PIN"):
        signed(keys, HEAD)


def test_a_token_that_hangs_is_given_up_after_its_time(keys, tmp_path):
    (tmp_path / "hangs.c").write_text('#include <unistd.h>\n__attribute__((constructor)) static void hang(void) { sleep(60); }\n')
    if shutil.which("cc") is None:
        pytest.skip("chưa có trình biên dịch C")
    subprocess.run(["cc", "-shared", "-fPIC", "-o", str(tmp_path / "hangs.so"), str(tmp_path / "hangs.c")], check=True, capture_output=True)
    with pytest.raises(TokenHangs):
        Token(str(tmp_path / "hangs.so"), "canbo", "chu-tich", "x").sign(b"x", seconds=1)
