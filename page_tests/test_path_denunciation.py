"""A denunciation: the choice before the story, a seal on every page, and a name that stands nowhere but in the box."""

from django.db import connection

from page_tests.samples import ACCUSED, DENOUNCER, DENOUNCER_NAME, DENOUNCER_NUMBER, DENOUNCER_PHONE, DENUNCIATION
from page_tests.working import work_off
from tiepdan.intake.models import Petition

SECRETS = (DENOUNCER_NAME, DENOUNCER_PHONE, DENOUNCER_NUMBER, "0987 654 321")


def file_denunciation(citizen):
    citizen.open("/gui-don/")
    citizen.choose("Tôi muốn báo có người làm sai")
    citizen.look("portal-file-2-identity")
    citizen.go_on()
    citizen.field("Hoặc kể bằng lời của mình").fill(DENUNCIATION)
    citizen.go_on()
    citizen.fill({"Việc ấy ở xã, phường nào?": "vo lao", "Ai làm việc ấy": ACCUSED})
    citizen.go_on()
    citizen.fill(DENOUNCER)
    citizen.go_on()
    return citizen.send()


def tables_that_tell(words: str) -> list[str]:
    """The tables with these words in any column, as a dump of the whole database would show them."""
    told = []
    with connection.cursor() as cursor:
        cursor.execute("select tablename from pg_tables where schemaname = 'public' order by 1")
        for (table,) in cursor.fetchall():
            cursor.execute(f'select count(*) from "{table}" t where t::text ilike %s', [f"%{words}%"])
            if cursor.fetchone()[0]:
                told.append(table)
    return told


def test_a_denouncer_is_named_on_no_page_and_in_no_table(visitors, daytime):
    citizen = visitors.citizen()
    receipt = file_denunciation(citizen)
    work_off()
    petition = Petition.objects.get(code=receipt.code)
    assert petition.kind == "denunciation" and petition.accused_post_id
    for words in SECRETS:
        assert tables_that_tell(words) == [], words

    holder = visitors.official(petition.holder_post.code.removeprefix("LC."))
    for path in ("/can-bo/", "/can-bo/don/", f"/can-bo/don/{receipt.code}/", "/can-bo/tim/?q=nong+thi+xuan", "/can-bo/bao/"):
        holder.open(path)
        assert not [words for words in SECRETS if words in holder.page.content()], path
    holder.open(f"/can-bo/don/{receipt.code}/")
    assert "Người tố cáo" in holder.main()
    holder.look("desk-petition-sealed")

    accused = visitors.official(petition.accused_post.code.removeprefix("LC."))
    accused.expects = {404}
    accused.open("/can-bo/tim/?q=tach+thua")
    assert receipt.code not in accused.page.content()
    accused.open(f"/can-bo/don/{receipt.code}/")
    assert "Hà Văn Sử" not in accused.page.content()

    holder.open(f"/can-bo/don/{receipt.code}/")
    holder.page.locator("[name=reason]").first.fill("Kiểm tra họ tên, địa chỉ người tố cáo theo Điều 24.")
    holder.press("Mở và ghi nhật ký")
    assert DENOUNCER_NAME in holder.main()
    holder.open(f"/can-bo/don/{receipt.code}/")
    assert DENOUNCER_NAME not in holder.page.content()
    for words in SECRETS:
        assert tables_that_tell(words) == [], words


def test_a_code_alone_tells_nothing_of_a_denunciation(visitors, daytime):
    citizen = visitors.citizen()
    receipt = file_denunciation(citizen)
    stranger = visitors.citizen()
    stranger.open(f"/tra-cuu/{receipt.code}/")
    stranger.look("portal-follow-locked")
    assert "tố cáo" not in stranger.main().lower() and "Sử" not in stranger.main()


def test_leaving_at_once_drops_what_was_begun(visitors, daytime):
    citizen = visitors.citizen()
    citizen.open("/gui-don/")
    citizen.choose("Tôi muốn báo có người làm sai")
    citizen.page.route("https://**", lambda route: route.fulfill(body="thời tiết"))
    citizen.press("Rời trang ngay")
    citizen.page.wait_for_load_state()
    assert Petition.objects.count() == 0
    citizen.open("/")
    assert "viết tiếp" not in citizen.main().lower()
