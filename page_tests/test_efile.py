"""The electronic file as the settler meets it: from the case to its list, what is wanting, and handing it over."""


def test_the_settler_hands_a_file_over(visitors, daytime):
    from tiepdan.cases.tests.factories import at_state, head
    from tiepdan.documents.actions import seal_letter
    from tiepdan.documents.models import Letter

    daytime.go_to(2026, 11, 25)  # the factories' day
    held = at_state("complaint", "decided")
    for letter in Letter.objects.filter(subject="round", subject_id=held.pk, state="signed"):
        seal_letter(letter.pk, by=head())
    settler = visitors.official("02701.head")
    settler.open(f"/can-bo/vu-viec/{held.petition.code}/")
    settler.follow("Hồ sơ điện tử")
    assert "Bút lục" in settler.main() and "Quyết định giải quyết" in settler.main()
    settler.look("efile")
    settler.field("Giao cho").fill("Tòa án nhân dân khu vực 3")
    settler.field("Căn cứ").fill("công văn yêu cầu hồ sơ")
    with settler.page.expect_download() as given:
        settler.page.get_by_role("button", name="Xuất hồ sơ và ghi nhật ký").click()
    assert given.value.suggested_filename == f"ho-so-{held.petition.code}.zip"
    settler.open("/can-bo/van-ban/so/")
    settler.press("Bản in")
    settler.look("register-print")
