"""The narrow door: an office outside sees what was sent to it, and no file."""

import pytest
from django.urls import reverse

from tiepdan.intake.models import Petition, Transfer
from tiepdan.intake.tests.factories import NOW, received
from tiepdan.offices.tests.factories import Y_TY, office

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]


def sent(to: str, kind: str = "complaint") -> Petition:
    petition = received(kind)
    Transfer.objects.create(petition=petition, from_office=office(Y_TY), to_office=office(to), because="Thuộc thẩm quyền của nơi nhận.",
                            cites="Luật Tiếp công dân Đ.26", made_on=NOW.date(), due=NOW.date())
    return petition


def test_the_police_see_what_was_sent_to_them_and_cannot_open_it(desk):
    petition, other = sent("CA-TINH"), sent("TAND")
    police = desk("CA-TINH.contact")
    page = police.get(reverse("desk:handed")).content.decode()
    assert petition.code in page
    assert "UBND xã Y Tý" in page
    assert other.code not in page
    assert petition.text[:40] not in page
    assert police.get(reverse("desk:petition", args=[petition.code])).status_code == 404
    assert petition.code not in police.get(reverse("desk:petitions")).content.decode()


def test_of_a_denunciation_the_code_alone(desk):
    petition = sent("TAND", "denunciation")
    page = desk("TAND.contact").get(reverse("desk:handed")).content.decode()
    assert petition.code in page
    assert "Tố cáo" not in page
    assert petition.sealed.pseudonym not in page


def test_an_office_inside_has_no_such_page(desk):
    assert desk(f"{Y_TY}.head").get(reverse("desk:handed")).status_code == 404


def test_an_empty_door_says_so(desk):
    assert "Chưa có đơn nào được chuyển đến" in desk("CA-TINH.contact").get(reverse("desk:handed"), {"after": "x"}).content.decode()
