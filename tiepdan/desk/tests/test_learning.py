"""The page that says how often the reader was right: who may see which figures, and that each number opens what it counted."""

import re
from html import unescape

import pytest
from django.urls import reverse

from tiepdan.desk.queries.learning import Asked, accuracy, counted, misses, month_of
from tiepdan.intake.actions import correct_finding
from tiepdan.intake.models import Correction, Custody, Petition, ReaderVersion
from tiepdan.intake.tests.factories import NOW, classified, holder, later, received
from tiepdan.offices.tests.factories import SA_PA, TODAY, Y_TY, at, office, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]
MONTH = month_of(TODAY)


def tally(told, name: str):
    return next(one for one in told.findings if one.name == name)


@pytest.fixture
def judged():
    """Six complaints at Y Tý: one field corrected, five left as read; and one decision that is none."""
    made = [classified(received(), **({"field": "y_te"} if turn == 0 else {})) for turn in range(6)]
    correct_finding(made[0].pk, by=holder(made[0]), now=NOW, item="decisions.0", verdict="wrong")
    return made


def test_each_finding_is_counted_and_few_have_no_percentage(judged):
    told = accuracy(at(f"{Y_TY}.head"), Asked(*MONTH, office(Y_TY).pk))
    fields = tally(told, "field")
    assert (fields.confirmed, fields.corrected, fields.share) == (5, 1, 83)
    decisions = tally(told, "decision")
    assert (decisions.wrong, decisions.judged, decisions.share) == (1, 1, None)
    assert [(one.name, one.confirmed, one.corrected) for one in told.fields] == [(judged[0].findings["read"]["field"], 5, 1)]
    assert [(miss.finding, miss.corrected, miss.n) for miss in misses(at(f"{Y_TY}.head"), Asked(*MONTH, office(Y_TY).pk))] == [("field", "y_te", 1)]


def test_another_month_another_kind_and_another_office_count_nothing_of_it(judged):
    actor, mine = at(f"{Y_TY}.head"), office(Y_TY).pk
    assert not accuracy(actor, Asked(*month_of(later(40).date()), mine)).findings
    assert not accuracy(actor, Asked(*MONTH, mine, kind="feedback")).findings
    assert not accuracy(actor, Asked(*MONTH, office(SA_PA).pk)).findings


def test_every_number_opens_the_petitions_it_counted(desk, judged):
    head = desk(f"{Y_TY}.head")
    html = head.get(reverse("desk:reader")).content.decode()
    address = reverse("desk:reader-counted", args=["field", "corrected"])
    assert address in html and "83%" in html and "mới 1" in html
    listed = head.get(address).content.decode()
    assert judged[0].code in listed and judged[1].code not in listed and "Y tế" in listed
    confirmed = head.get(reverse("desk:reader-counted", args=["field", "confirmed"])).content.decode()
    assert sum(one.code in confirmed for one in judged) == 5


def test_the_list_goes_on_by_key(judged):
    actor, asked = at(f"{Y_TY}.head"), Asked(*MONTH, office(Y_TY).pk)
    whole = counted(actor, asked, "field", "confirmed", "")
    assert len(whole.rows) == 5 and whole.after == ""
    rest = counted(actor, asked, "field", "confirmed", str(whole.rows[1][0].pk))
    assert [word.pk for word, _petition in rest.rows] == [word.pk for word, _petition in whole.rows[2:]]


def test_only_who_may_sees_and_the_province_only_who_sees_all(desk, judged):
    address = reverse("desk:reader")
    assert desk(f"{Y_TY}.clerk").get(address).status_code == (200 if at(f"{Y_TY}.clerk").can("see.office") else 404)
    head = desk(f"{Y_TY}.head")
    assert head.get(address, {"office": 0}).status_code == 404
    assert head.get(address, {"office": office(SA_PA).pk}).status_code == 404
    for odd in ({"month": "2026-13"}, {"month": "x" * 7}, {"month": "0000-00"}, {"office": "9" * 30}, {"kind": "x"}, {"field": "<b>"}, {"month": "1999-01"}):
        assert head.get(address, odd).status_code == 200, odd
    board = next(seat for seat in ("TTT.head", "BTCD.head", "UBND-TINH.head") if at(seat).can("see.province"))
    html = desk(board).get(address).content.decode()
    assert "Cả tỉnh" in html and "83%" in html
    assert head.get(reverse("desk:reader-counted", args=["field", "perhaps"])).status_code == 404


def test_a_hidden_petition_is_neither_counted_named_nor_quoted(desk):
    """A denunciation of the commune's chair, judged before it left the office: behind the wall its chair does not even see that something was counted."""
    petition = classified(received("complaint"), kind="denunciation", against_post="commune_chair")
    assert Correction.objects.filter(petition=petition).exists()
    listed = desk(f"{Y_TY}.head").get(reverse("desk:reader-counted", args=["kind", "corrected"])).content.decode()
    assert petition.code not in listed and "Tố cáo" not in listed


def test_a_sealed_file_of_others_is_counted_nowhere_so_that_no_kind_and_field_tell_of_it(judged):
    """Words an officer of the commune said on a denunciation that went to another office since."""
    actor, asked = at(f"{Y_TY}.head"), Asked(*MONTH, office(Y_TY).pk)
    gone = classified(received("denunciation"))
    said = tally(accuracy(actor, asked), "kind").judged
    assert accuracy(actor, Asked(*MONTH, office(Y_TY).pk, kind="denunciation")).findings, "their own denunciations they count"
    away, holds = office(SA_PA), post(f"{SA_PA}.petition")
    Petition.objects.filter(pk=gone.pk).update(office=away, holder_office=away, holder_post=holds, competent_office=away)
    Custody.objects.filter(subject="petition", subject_id=gone.pk, until__isnull=True).update(post=holds, office=away)
    told = accuracy(actor, asked)
    assert tally(told, "kind").judged == said - 1 and "denunciation" not in {one.name for one in told.kinds}
    assert not accuracy(actor, Asked(*MONTH, office(Y_TY).pk, kind="denunciation")).findings
    assert not [miss for miss in misses(actor, asked) if miss.said == "denunciation"]
    assert not counted(actor, asked, "kind", "confirmed", "").rows[len(judged):]


def test_the_page_costs_the_same_however_much_was_said(desk, judged, django_assert_max_num_queries):
    head = desk(f"{Y_TY}.head")
    head.get(reverse("desk:reader"))
    with django_assert_max_num_queries(14):
        head.get(reverse("desk:reader"))
    with django_assert_max_num_queries(12):
        head.get(reverse("desk:reader-counted", args=["field", "confirmed"]))


def test_the_counts_come_from_an_index(judged):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")
        cursor.execute(
            "explain select finding, verdict, kind, field, count(*) from intake_correction"
            ' where stands and office_id = %s and "on" >= %s and "on" < %s group by 1, 2, 3, 4',
            [office(Y_TY).pk, *MONTH],
        )
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "Seq Scan" not in plan and re.search(r"Index Cond: .*office_id", plan), plan


def test_a_version_in_force_is_taken_back_by_its_button(desk):
    version = ReaderVersion.objects.create(
        province=office(Y_TY).province, office=office(Y_TY), number=1, parameters={"field": None}, trained_on=40, last_correction=0, before={}, after={},
        accepted=True, because="Bộ thử cố định không giảm.", made_at=NOW, in_force_from=NOW,
    )
    officer = desk(f"{Y_TY}.petition")
    html = officer.get(reverse("desk:reader")).content.decode()
    back = reverse("desk:reader-back", args=[version.pk])
    assert back in html and "đang áp dụng" in html
    assert "Cần ghi lý do" in unescape(officer.post(back, {"reason": ""}, follow=True).content.decode())
    assert desk(f"{SA_PA}.petition").post(back, {"reason": "thử"}, follow=True).status_code == 404 or not ReaderVersion.objects.get().withdrawn_at
    assert "đã bỏ:" in officer.post(back, {"reason": "Đọc nhầm đất thành đường."}, follow=True).content.decode()
    assert ReaderVersion.objects.get().withdrawn_because == "Đọc nhầm đất thành đường."
