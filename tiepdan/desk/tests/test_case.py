"""The page of one case: its steps are those of the table; each step asks what it needs; a complaint is played to its end in the pages."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tiepdan.cases.models import Round
from tiepdan.cases.queries import steps_for
from tiepdan.cases.tests.factories import at_state, fresh, seal_letters
from tiepdan.intake.tests.factories import NAME, later, routed
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]


def page(held: Round) -> str:
    return reverse("desk:case", args=[held.petition.code])


def step(held: Round, name: str) -> str:
    return reverse("desk:case-draft", args=[held.petition.code]) if name == "draft" else reverse("desk:case-step", args=[held.petition.code, name])


STATES = [("complaint", "accepted"), ("complaint", "verifying"), ("complaint", "reported"), ("complaint", "drafted"), ("complaint", "decided"),
          ("complaint", "sent"), ("complaint", "in_effect"), ("complaint", "closed"), ("denunciation", "accepted"), ("denunciation", "reported"),
          ("denunciation", "sent"), ("denunciation", "in_effect"), ("feedback", "accepted"), ("feedback", "sent"), ("feedback", "closed")]


@pytest.mark.parametrize(("kind", "state"), STATES)
def test_buttons_equal_the_step_table(desk, on_day, kind, state):
    held = at_state(kind, state)
    today = on_day(12)
    assert desk(f"{SA_PA}.head").get(page(held)).status_code == 404
    for seat in ("head", "verifier-1", "clerk"):
        browser, stranger = desk(f"{Y_TY}.{seat}"), desk(f"{SA_PA}.{seat}")
        html = browser.get(page(held)).content.decode()
        for seen in steps_for(held, at(f"{Y_TY}.{seat}"), today):
            assert seen.step.label in html
            if seen.open:
                assert seen.step.cites in html
                assert (reverse("desk:letter", args=[held.decision.letter_id]) if seen.step.name == "sign" else step(held, seen.step.name)) in html
            else:
                assert f"Chưa mở: {seen.because}" in html
                assert f'href="{step(held, seen.step.name)}"' not in html
            assert stranger.get(step(held, seen.step.name)).status_code == 404
        if opened := [seen.step.name for seen in steps_for(held, at(f"{Y_TY}.{seat}"), today) if seen.open]:
            assert browser.get(step(held, opened[0])).status_code == 200


def test_a_step_of_another_state_is_no_page(desk):
    held = at_state("complaint", "accepted")
    assert desk(f"{Y_TY}.head").get(step(held, "close")).status_code == 404
    assert desk(f"{Y_TY}.head").get(step(held, "draft")).status_code == 404


def test_the_accused_sees_nothing_of_the_case(desk):
    held = at_state("denunciation", "verifying")
    held.petition.accused_post = post(f"{Y_TY}.verifier-2")
    held.petition.save(update_fields=["accused_post"])
    accused = desk(f"{Y_TY}.verifier-2")
    for address in (page(held), step(held, "report"), reverse("desk:petition", args=[held.petition.code])):
        assert accused.get(address).status_code == 404
    assert held.petition.code not in accused.get(reverse("desk:cases")).content.decode()


def test_a_denunciations_case_names_a_pseudonym_only(desk):
    held = at_state("denunciation", "in_effect")
    html = desk(f"{Y_TY}.verifier-1").get(page(held)).content.decode()
    assert held.petition.sealed.pseudonym in html
    assert NAME not in html


def test_a_refusal_is_told_and_what_was_typed_is_kept(desk, on_day):
    held = at_state("complaint", "reported", agrees=False)
    on_day(9)
    answer = desk(f"{Y_TY}.head").post(
        step(held, "invite"), {"day": later(11).date().isoformat(), "hour": "08:00", "place": "Nhà văn hóa thôn Sín Chải", "chair": ""}
    )
    html = answer.content.decode()
    assert "Hãy chọn ngày muộn hơn" in html
    assert "Nhà văn hóa thôn Sín Chải" in html
    assert not held.dialogues.exists()


def test_a_step_of_somebody_else_says_whose_it_is(desk):
    held = at_state("complaint", "verifying")
    html = desk(f"{Y_TY}.clerk").post(step(held, "report"), {"text": "Đã xem.", "agrees": "yes"}).content.decode()
    assert "việc của người xác minh" in html
    assert "Đã xem." in html
    assert fresh(held).state == "verifying"


def test_a_denunciation_is_not_verified_by_one_person(desk):
    held = at_state("denunciation", "accepted")
    lead = post(f"{Y_TY}.verifier-1").pk
    head = desk(f"{Y_TY}.head")
    page = head.get(step(held, "verify")).content.decode()
    assert "lợi ích liên quan trực tiếp với người bị tố cáo không?" in page and "NĐ 31/2019, Đ.10 k.3" in page and "NĐ 31/2019, Đ.10 k.1" in page
    told = {"lead": lead, "days": 20, "others": "", "declared_related_to_accused": "no", "declared_direct_interest": "no"}
    refused = head.post(step(held, "verify"), told).content.decode()
    assert "từ 02 người trở lên" in refused
    team = {"members": [post(f"{Y_TY}.verifier-2").pk], "others": "Lục Văn Hòa, Thanh tra tỉnh"}
    related = head.post(step(held, "verify"), {**told, **team, "declared_direct_interest": "yes"}).content.decode()
    assert "Có lợi ích liên quan trực tiếp với người bị tố cáo" in related
    assert fresh(held).state == "accepted"
    head.post(step(held, "verify"), {**told, **team})
    assert fresh(held).verification.team[-1] == "Lục Văn Hòa, Thanh tra tỉnh"
    assert len(fresh(held).verification.team) == 2


def test_the_criteria_of_a_complex_complaint_are_the_laws_and_one_is_chosen(desk):
    petition = routed()
    way = reverse("desk:petition-way", args=[petition.code, "accept"])
    head = desk(f"{Y_TY}.head")
    page = head.get(way).content.decode()
    assert "Chứng cứ mâu thuẫn, cần thời gian kiểm tra, đánh giá." in page and "NĐ 124/2020 Đ.3a" in page.replace(",", "")
    unwritten = head.post(way, {"complex_grounds": ["evidence_conflicts"], "complex_reason": ""}).content.decode()
    assert "phải ghi việc xác định này vào hồ sơ" in unwritten
    head.post(way, {"complex_grounds": ["evidence_conflicts"], "complex_reason": "Hai bản đồ khác nhau."})
    assert Round.objects.get(petition=petition).complex_reason.endswith("Hai bản đồ khác nhau.")


def test_a_draft_keeps_what_was_typed_when_a_duty_has_no_day(desk):
    held = at_state("complaint", "reported")
    html = desk(f"{Y_TY}.verifier-1").post(
        step(held, "draft"), {"outcome": "right", "summary": "Hủy quyết định 112.", "order_0_text": "Trả lại đất", "order_0_office": held.office_id}
    ).content.decode()
    assert "Ghi ngày phải xong." in html
    assert "Trả lại đất" in html
    assert "Hủy quyết định 112." in html
    assert fresh(held).state == "reported"


def test_a_complaint_from_acceptance_to_its_last_duty(desk, on_day):
    petition = routed()

    def do(seat: str, address: str, told: dict | None = None) -> None:
        answer = desk(f"{Y_TY}.{seat}").post(address, told or {})  # a session lasts a working day, the case months
        errors = answer.context["form"].errors if answer.status_code == 200 and "form" in answer.context else ""
        assert answer.status_code == 302, errors

    do("head", reverse("desk:petition-way", args=[petition.code, "accept"]))
    held = Round.objects.get(petition=petition)
    on_day(1)
    do("head", step(held, "verify"), {"lead": post(f"{Y_TY}.verifier-1").pk, "days": 15, "others": ""})
    on_day(8)
    do("verifier-1", step(held, "report"), {"text": "Còn khác với yêu cầu.", "agrees": "no"})
    do("head", step(held, "invite"), {"day": later(15).date().isoformat(), "hour": "08:00", "place": "Trụ sở UBND xã", "chair": ""})
    seal_letters(held)
    on_day(15)
    do("verifier-1", step(held, "dialogue"), {"led_by": "Chủ tịch UBND xã", "attended": "Ông Vảng", "minutes": "Hai bên thống nhất đo lại.", "absent": ""})
    typed = desk(f"{Y_TY}.verifier-1").get(step(held, "draft")).context["paper"]
    facts = {name: field.initial for name, field in typed.fields.items() if field.initial}
    do("verifier-1", step(held, "draft"), {
        **facts, "outcome": "right", "summary": "Hủy Quyết định 112.", "legal_basis": "Luật Đất đai 2024.", "ruling": "annul",
        "compensation": "Không phát sinh.",
        "order_0_text": "Trả lại tiền phạt", "order_0_office": held.office_id, "order_0_due": later(90).date().isoformat(), "order_0_money": "4500000",
    })
    decision = fresh(held).decision
    do("head", reverse("desk:letter-act", args=[decision.letter_id, "sign"]))
    seal_letters(held)
    do("clerk", reverse("desk:letter-act", args=[decision.letter_id, "send"]))
    on_day(80)
    do("verifier-1", step(held, "take_effect"))
    do("head", step(held, "order"))
    duty = fresh(held).decision.duties.get()
    assert duty.must_money == 4_500_000
    do("verifier-1", reverse("desk:duty-act", args=[duty.pk, "prove"]), {
        "words": "Đã chi trả ngày 10/02/2027.", "money": "4500000", "uploads": SimpleUploadedFile("phieu-chi.txt", b"Phieu chi.")})
    do("deputy", reverse("desk:duty-act", args=[duty.pk, "check"]))
    do("verifier-1", step(held, "close"))
    assert fresh(held).state == "closed"
    html = desk(f"{Y_TY}.head").get(page(held)).content.decode()
    assert "Vụ việc đã kết thúc" in html
    assert "4.500.000 đồng" in html
