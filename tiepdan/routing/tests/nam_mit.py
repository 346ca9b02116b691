"""A made-up province of a few offices, and how its competence is asked."""

from datetime import date

import pytest

from tiepdan.offices.models import Office, Province, Succession
from tiepdan.offices.old_names import name_key
from tiepdan.routing.propose import propose

TODAY = date(2026, 11, 25)


@pytest.fixture
def province():
    return Province.objects.create(code="99", letters="NM", name="Tỉnh Nậm Mít")


@pytest.fixture
def offices(province):
    rows = {
        "UBND-TINH": ("committee", "UBND tỉnh", "Chủ tịch UBND tỉnh", True, None),
        "SNNMT": ("department", "Sở Nông nghiệp và Môi trường", "Giám đốc Sở Nông nghiệp và Môi trường", True, "UBND-TINH"),
        "SYT": ("department", "Sở Y tế", "Giám đốc Sở Y tế", True, "UBND-TINH"),
        "CCKL": ("central", "Chi cục Kiểm lâm", "Chi cục trưởng Kiểm lâm", True, "SNNMT"),
        "00001": ("commune", "UBND xã Nậm Mít", "Chủ tịch UBND xã Nậm Mít", True, "UBND-TINH"),
        "CA-TINH": ("police", "Công an tỉnh", "Giám đốc Công an tỉnh", False, None),
        "TAND": ("court", "Tòa án nhân dân tỉnh", "Chánh án", False, None),
    }
    made = {}
    for code, (kind, name, head, inside, parent) in rows.items():
        made[code] = Office.objects.create(
            province=province,
            code=code,
            name=name,
            short_name=name,
            kind=kind,
            symbol=code[:8],
            head_title=head,
            place="Nậm Mít",
            handles_inside=inside,
            valid_from=date(2025, 7, 1),
            parent=made.get(parent),
        )
    return made


def asked_of(kind="complaint", **facts):
    asked = {"round": 1, "against_post": "", "against_unit_of": "", "accused_office": None, "place": None, "field": "", "today": TODAY}
    return propose(kind=kind, **{**asked, **facts})


def took_over(province, kind, old_name, *successors, place="", office=None, cites="NQ 1", confidence="MEMORY", ended_on=date(2025, 7, 1)):
    for successor in successors:
        Succession.objects.create(
            province=province, kind=kind, old_name=old_name, old_place=place, names=[name_key(old_name)], office=office, successor=successor,
            ended_on=ended_on, cites=cites, confidence=confidence,
        )
