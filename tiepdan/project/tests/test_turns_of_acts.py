"""Every act that touches clocks takes its turn before it locks or writes anything, whatever room it is of."""

import re

import pytest
from django.db import connection

from tiepdan.cases import actions
from tiepdan.cases.models import Round
from tiepdan.cases.tests.factories import at_state, clerk, head, seal_letters
from tiepdan.documents.models import Letter
from tiepdan.intake import actions as tray
from tiepdan.intake.statement import Upload
from tiepdan.intake.tests.factories import COMPLAINT, NOW, classified, elsewhere, holder, later, received
from tiepdan.offices.tests import fixtures
from tiepdan.offices.tests.factories import Y_TY, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
few_offices_folder, lao_cai = fixtures.few_offices_folder, fixtures.lao_cai
OWN_KEY = "pg_advisory_xact_lock(hashtextextended"  # the turn of one sending: waited for only by its own copies
LOCKS = re.compile(r"for (no key )?update|\binsert into|\bupdate \S+ set|\bdelete from|for share")
CLOCKS = re.compile(r"(insert into|update|delete from) \"?law_clock")


class Acts:
    """The statements of each act: what stands between its outermost savepoint and the end of it."""

    def __init__(self) -> None:
        self.depth, self.acts = 0, []

    def __call__(self, execute, sql, params, many, context):
        said = sql.lower().strip()
        if said.startswith("savepoint"):
            self.acts += [] if self.depth else [[]]
            self.depth += 1
        elif said.startswith(("release savepoint", "rollback to")):
            self.depth -= 1
        elif self.depth:
            self.acts[-1].append(said)
        return execute(sql, params, many, context)

    def on_clocks(self) -> list[list[str]]:
        return [act for act in self.acts if any(CLOCKS.search(said) for said in act)]


def first(act: list[str], which) -> int:
    return next((number for number, said in enumerate(act) if which(said)), len(act))


def play() -> None:
    for kind in ("complaint", "denunciation", "recommendation"):
        at_state(kind, "closed")
    held = at_state("complaint", "drafted")
    actions.return_draft(held.pk, by=head(), now=later(10), reason="Thiếu căn cứ.")
    for number, letter in enumerate(Letter.objects.filter(subject="round", state="signed")):
        seal_letters(Round.objects.get(pk=letter.subject_id))
        actions.send_notice(letter.pk, by=clerk(), now=later(12 + number))
    tray.read_petition(received("", text="", uploads=[Upload("don.txt", COMPLAINT.encode())]).pk, by=at(f"{Y_TY}.petition"), now=NOW)
    classified(received("recommendation"), kind="complaint")
    moved = elsewhere()
    tray.route(moved.pk, by=holder(moved), now=NOW)
    put_away = classified(received(), eligible=False)
    tray.file_away(put_away.pk, by=holder(put_away), now=NOW, reason="Đơn không rõ nội dung.")


def test_each_takes_its_turn_first():
    acts = Acts()
    with connection.execute_wrapper(acts):
        play()
    touching = acts.on_clocks()
    assert len(touching) > 30
    for act in touching:
        turn = first(act, lambda said: "pg_advisory_xact_lock_shared" in said)
        lock = first(act, lambda said: bool(LOCKS.search(said)) and OWN_KEY not in said)
        assert turn < lock, f"takes a lock before its turn: {act[lock][:200]}"
