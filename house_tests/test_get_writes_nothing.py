"""Looking changes nothing: every address is read by several people over a base full of things to look at, and every statement is watched."""

import pytest
from django.conf import settings as site
from django.db import connection
from django.test import Client

from house_tests.addresses import Address, addresses
from tiepdan.cases.models import Duty
from tiepdan.cases.tests.factories import an_oversight, at_state
from tiepdan.cases.tests.test_reexamination import opened
from tiepdan.common.actor import SYSTEM
from tiepdan.common.readonly import READS, SIGN_IN_TABLES, WRITES
from tiepdan.documents.models import Letter, Outgoing, Paper
from tiepdan.intake.statement import Upload
from tiepdan.intake.tests.factories import COMPLAINT, later, received, routed
from tiepdan.journal.models import JournalEntry
from tiepdan.law.actions import change_days
from tiepdan.library.tests.factories import made_known, review_at
from tiepdan.offices.models import Official
from tiepdan.offices.tests.factories import Y_TY, at
from tiepdan.project.anchors import make_anchor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
SEATS = (f"{Y_TY}.head", f"{Y_TY}.petition", "TTT.head", "VP-UBND.administrator", "")


def test_the_middleware_is_installed():
    assert "tiepdan.common.readonly.ReadOnlyGets" in site.MIDDLEWARE
    after = site.MIDDLEWARE[site.MIDDLEWARE.index("tiepdan.common.readonly.ReadOnlyGets") :]
    assert [name for name in after if name.startswith("tiepdan.")] == ["tiepdan.common.readonly.ReadOnlyGets"], "nothing of ours runs inside it"


class Watch:
    """Every statement sent to the database while it looks."""

    def __init__(self):
        self.written = []

    def __call__(self, execute, sql, params, many, context):
        said = sql.lstrip(" \n(").lower()
        if (not said.startswith(READS) or WRITES.search(said)) and not any(table in said for table in SIGN_IN_TABLES):
            self.written.append(sql[:120])
        return execute(sql, params, many, context)


@pytest.fixture
def full_base() -> dict[str, list]:
    """Something real behind every kind of address."""
    received("", text="", uploads=[Upload("don.txt", COMPLAINT.encode())])
    petitions = [received("complaint", uploads=[Upload("don.txt", COMPLAINT.encode())]), routed("denunciation")]
    rounds = [at_state("complaint", "in_effect"), at_state("denunciation", "sent")]
    province = rounds[0].province_id
    recount = change_days(by=SYSTEM, province_id=province, off={later(5).date(): "nghỉ bão"}, worked={}, ground="TB 15", today=later(0).date())
    anchor = make_anchor(rounds[0].province, now=later(0))
    return {
        "anchor_id": [anchor.pk], "entry_id": list(JournalEntry.objects.filter(subject="round").values_list("pk", flat=True)[:2]),
        "code": [*(petition.code for petition in petitions), *(held.petition.code for held in rounds)],
        "letter_id": list(Letter.objects.values_list("pk", flat=True)[:2]), "duty_id": list(Duty.objects.values_list("pk", flat=True)),
        "paper_id": list(Paper.objects.values_list("pk", flat=True)[:2]),
        "notice_id": list(Outgoing.objects.filter(channel="page").values_list("pk", flat=True)[:2]),
        "page": [1], "way": ["route", "guide", "send"], "step": ["verify", "report", "close", "request_protection", "assign_check"], "act": ["prove", "check"],
        "export_id": [1], "certificate_id": [1],
        "recount_id": [recount.pk], "change_id": [recount.days.get().pk], "duty": ["complaint.first.settle", "reception.chair.province"],
        "key": ["luat-khieu-nai"], "article": ["28"], "sort": ["rule"], "name": ["KN1-05"], "review_act": ["propose", "assign"],
        "oversight_id": [an_oversight().pk], "column": [1, 9],
        "official_id": [at(f"{Y_TY}.head").official_id], "account_act": ["mo-khoa"], "signed": ["gia-mao"],
        "file_id": [opened(rounds[0]).pk], "document_id": [review_at("submitted").document_id], "dissemination_id": [made_known().pk],
    }


def paths_of(address: Address, real: dict[str, list]) -> list[str]:
    """The address as it stands, and with each real thing it could mean."""
    most = max((len(real.get(name, [])) for name, _kind in address.takes), default=0)
    filled = [address.to(**{name: values[turn % len(values)] for name, values in real.items()}) for turn in range(most)]
    return [address.path, *filled]


@pytest.mark.parametrize("seat", SEATS, ids=lambda seat: seat or "nobody")
def test_no_address_writes_when_it_is_read(full_base, seat):
    client = Client()
    if seat:
        client.force_login(Official.objects.get(pk=at(seat).official_id), backend="django.contrib.auth.backends.ModelBackend")
    entries, watch, answered = JournalEntry.objects.count(), Watch(), {}
    with connection.execute_wrapper(watch):
        for address in addresses():
            for path in paths_of(address, full_base):
                answered[path] = client.get(path).status_code
                assert not watch.written, f"GET {path} wrote: {watch.written}"
                assert answered[path] < 500, f"GET {path} answered {answered[path]}"
    assert JournalEntry.objects.count() == entries, "nor did looking write itself down"
    if seat in {f"{Y_TY}.head", f"{Y_TY}.petition"}:
        assert sum(status == 200 for status in answered.values()) > 20, "real pages were looked at"
