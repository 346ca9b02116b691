import pytest

from tiepdan.common.actor import SYSTEM
from tiepdan.common.errors import AbilityMissing, NotFound
from tiepdan.documents import actions
from tiepdan.documents.carriers import CARRIERS, CarrierFailed
from tiepdan.documents.errors import AlreadySent, NobodyToSendTo, NotSealedYet
from tiepdan.documents.models import Outgoing
from tiepdan.documents.tests.factories import TODAY
from tiepdan.journal.models import JournalEntry

pytestmark = pytest.mark.django_db


class Postbag:
    """A carrier that keeps what it is given, and can be out of order."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str, bytes]] = []
        self.broken = False

    def carry(self, to: str, words: str, pdf: bytes | None) -> str:
        if self.broken:
            raise CarrierFailed("máy chủ thư không trả lời")
        self.sent.append((to, words, pdf or b""))
        return f"bag-{len(self.sent)}"


@pytest.fixture
def postbag():
    CARRIERS["email"] = bag = Postbag()
    yield bag
    del CARRIERS["email"]


def sent_rows(letter) -> set[tuple[str, str, bool]]:
    return {(row.channel, row.to, row.carried_at is not None) for row in letter.outgoing.all()}


def test_a_letter_goes_to_the_page_at_once_and_to_the_clerks_list(sealed, people, office):
    letter = actions.send_letter(sealed(for_citizen=True).pk, by=people["clerk"], today=TODAY, to=["Người gửi đơn", "Thanh tra tỉnh"])
    assert letter.state == "sent" and letter.sent_on == TODAY
    assert sent_rows(letter) == {("portal", "Người gửi đơn", True), ("post", "Người gửi đơn", False), ("post", "Thanh tra tỉnh", False)}
    for row in Outgoing.objects.to_post_from(office.pk):
        actions.mark_posted(row.pk, by=people["clerk"])
    assert not Outgoing.objects.to_post_from(office.pk).exists()
    assert JournalEntry.objects.get(kind="letter.sent").facts == {"title": letter.title, "symbol": "01/TB-UBND", "count": 3}


def test_a_denouncer_gets_no_envelope(sealed, people):
    letter = actions.send_letter(sealed("denouncer_notice", for_citizen=True).pk, by=people["clerk"], today=TODAY, to=["Người gửi đơn"])
    assert sent_rows(letter) == {("portal", "Người gửi đơn", True)}


def test_a_letter_not_for_the_citizen_is_not_on_the_page(sealed, people):
    letter = actions.send_letter(sealed("denounced_notice").pk, by=people["clerk"], today=TODAY, to=["Ông Vàng A Sử"])
    assert sent_rows(letter) == {("post", "Ông Vàng A Sử", False)}


def test_a_letter_is_sent_once(sealed, people):
    letter = actions.send_letter(sealed().pk, by=people["clerk"], today=TODAY, to=["Thanh tra tỉnh"])
    with pytest.raises(AlreadySent, match="21/08/2026"):
        actions.send_letter(letter.pk, by=people["clerk"], today=TODAY, to=["Thanh tra tỉnh"])
    assert letter.outgoing.count() == 1


def test_one_place_named_twice_gets_one_copy(sealed, people):
    letter = actions.send_letter(sealed().pk, by=people["clerk"], today=TODAY, to=["Thanh tra tỉnh", " Thanh tra tỉnh ", ""])
    assert letter.outgoing.count() == 1


def test_nothing_goes_out_unsealed_unaddressed_or_by_who_may_not(drafted, sealed, people):
    with pytest.raises(NotSealedYet):
        actions.send_letter(actions.sign_letter(drafted().pk, by=people["head"], today=TODAY).pk, by=people["clerk"], today=TODAY, to=["A"])
    letter = sealed()
    with pytest.raises(NobodyToSendTo):
        actions.send_letter(letter.pk, by=people["clerk"], today=TODAY, to=[" "])
    with pytest.raises(AbilityMissing):
        actions.send_letter(letter.pk, by=people["officer"], today=TODAY, to=["A"])
    assert not Outgoing.objects.exclude(channel="page").exists()


def test_a_carrier_brings_what_was_queued_once(sealed, people, postbag):
    letter = actions.send_letter(sealed().pk, by=people["clerk"], today=TODAY, to=["thanhtra@laocai.example"])
    row = letter.outgoing.get()
    assert (row.channel, row.carried_at) == ("email", None)
    actions.carry(row.pk, by=SYSTEM)
    actions.carry(row.pk, by=SYSTEM)
    row.refresh_from_db()
    assert row.carried_by == "bag-1" and len(postbag.sent) == 1 and postbag.sent[0][2].startswith(b"%PDF")


def test_a_carrier_out_of_order_is_noted_and_tried_again(sealed, people, postbag):
    row = actions.send_letter(sealed().pk, by=people["clerk"], today=TODAY, to=["thanhtra@laocai.example"]).outgoing.get()
    postbag.broken = True
    with pytest.raises(CarrierFailed):
        actions.carry(row.pk, by=SYSTEM)
    row.refresh_from_db()
    assert (row.tries, row.problem, row.carried_at) == (1, "máy chủ thư không trả lời", None)
    postbag.broken = False
    assert actions.carry(row.pk, by=SYSTEM).problem == ""


def test_without_a_carrier_an_address_goes_by_post(sealed, people):
    row = actions.send_letter(sealed().pk, by=people["clerk"], today=TODAY, to=["thanhtra@laocai.example"]).outgoing.get()
    assert row.channel == "post"


def test_a_notification_is_read_by_its_own_post_only(people):
    told = actions.notify(people["head"].post_id, "Đơn LC26-000123-7 vừa được giao.", by=people["officer"], link="/can-bo/don/LC26-000123-7/")
    assert actions.mark_read(told.pk, by=people["clerk"]).read_at is None
    assert actions.mark_read(told.pk, by=people["head"]).read_at is not None
    assert not Outgoing.objects.unread_by(people["head"].post_id).exists()


def test_a_clerk_of_another_office_marks_nothing(sealed, people, province):
    from tiepdan.documents.tests.factories import make_actor, make_office
    from tiepdan.offices import abilities

    row = actions.send_letter(sealed().pk, by=people["clerk"], today=TODAY, to=["Thanh tra tỉnh"]).outgoing.get()
    other = make_actor(make_office(province, "02707", "Ủy ban nhân dân xã Dền Sáng"), "clerk", "clerk", "Văn thư", "Tẩn A Sài", (abilities.SEND,))
    with pytest.raises(NotFound):
        actions.mark_posted(row.pk, by=other)
