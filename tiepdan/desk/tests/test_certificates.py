"""The administrator's page of certificates."""

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tiepdan.documents.certificates import Signatory, credential_of
from tiepdan.documents.models import SignerCertificate
from tiepdan.offices.queries import holder_of
from tiepdan.offices.tests.factories import Y_TY, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]
ADMINISTRATOR = "VP-UBND.administrator"


@pytest.fixture
def own(settings, tmp_path, wednesday) -> bytes:
    settings.KEYS_DIR = tmp_path / "keys"
    settings.KEYS_DIR.mkdir()
    seat = post(f"{Y_TY}.head")
    who = Signatory(seat.code, holder_of(seat, wednesday).full_name, seat.title, seat.office.name)
    return credential_of(who, settings.KEYS_DIR).certificate.public_bytes(Encoding.PEM)


def laid(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("chung-thu.pem", data)


def test_the_administrator_enrols_a_certificate_and_takes_it_back(desk, own):
    admin, page = desk(ADMINISTRATOR), reverse("desk:certificates")
    assert "Chưa ghi chứng thư nào" in admin.get(page).content.decode()
    said = admin.post(reverse("desk:certificate-enrol"), {"post": post(f"{Y_TY}.head").code, "certificate": laid(own)}, follow=True).content.decode()
    row = SignerCertificate.objects.get()
    assert "Đã ghi chứng thư" in said and row.serial in said
    address = reverse("desk:certificate-revoke", args=[row.pk])
    assert "Chưa ghi đúng từ ngày nào" in admin.post(address, {"since": "mai", "because": "mất"}, follow=True).content.decode()
    done = admin.post(address, {"since": "2026-08-20", "because": "mất thiết bị"}, follow=True).content.decode()
    assert "mất thiết bị" in done and "thu hồi từ 20/08/2026" in done


def test_nobody_else_opens_it_and_what_is_wrong_is_said(desk, own):
    assert desk(f"{Y_TY}.head").get(reverse("desk:certificates")).status_code == 404
    enrol, admin = reverse("desk:certificate-enrol"), desk(ADMINISTRATOR)
    desk(f"{Y_TY}.head").post(enrol, {"post": post(f"{Y_TY}.head").code, "certificate": laid(own)})
    assert not SignerCertificate.objects.exists()
    assert "Không có chức vụ mã" in admin.post(enrol, {"post": "LC.x", "certificate": laid(own)}, follow=True).content.decode()
    assert "không đọc được" in admin.post(enrol, {"post": post(f"{Y_TY}.head").code, "certificate": laid(b"x")}, follow=True).content.decode()
    assert "không đọc được" in admin.post(enrol, {"post": post(f"{Y_TY}.head").code}, follow=True).content.decode()
    assert settings.KEYS_DIR


def test_a_machine_takes_a_certificate_back(desk, own):
    import base64

    admin = desk(ADMINISTRATOR)
    told = {"post": post(f"{Y_TY}.head").code, "certificate": base64.b64encode(own).decode()}
    row = admin.post("/api/signing/certificates", told, content_type="application/json").json()
    address = f"/api/signing/certificates/{row['id']}/revoke"
    assert admin.post(address, {"since": "2026-08-20", "because": " "}, content_type="application/json").json()["code"] == "RevocationIncomplete"
    assert admin.post(address, {"since": "2026-08-20", "because": "mất"}, content_type="application/json").json()["revoked_from"] == "2026-08-20"
    assert desk(f"{Y_TY}.head").post(address, {"since": "2026-08-20", "because": "x"}, content_type="application/json").status_code in {403, 409}
