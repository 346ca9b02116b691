"""`tiepdan demo`: every petition gets a row and an owner; done twice it takes nothing in twice; labels are never looked at."""

import io
import json

import pytest

from tiepdan.intake.models import Petition
from tiepdan.intake.tests.factories import ADDRESS, COMPLAINT, DENUNCIATION, FEEDBACK, NAME, NOW
from tiepdan.journal.models import JournalEntry
from tiepdan.journal.verify import broken_links
from tiepdan.offices.tests import fixtures
from tiepdan.project.demo import run_demo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
few_offices_folder, lao_cai = fixtures.few_offices_folder, fixtures.lao_cai
LINES = [
    {"id": "T-1", "text": COMPLAINT, "kind": "sai", "authority": "sai"},
    {"id": "T-2", "text": DENUNCIATION, "kind": "sai"},
    {"id": "T-3", "text": FEEDBACK},
    {"id": "T-4", "text": f"Tôi là {NAME}, trú tại {ADDRESS}. Tôi khiếu nại về việc gia đình tôi không được bồi thường.\nNgười làm đơn: {NAME}"},
]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "don.jsonl"
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in LINES) + "\n")
    return path


def play(file, **said) -> list[str]:
    out = io.StringIO()
    assert run_demo(file, out, now=NOW, **said) == 0
    return out.getvalue().splitlines()


def test_every_petition_has_exactly_one_row_with_its_owner(file):
    told = [json.loads(line) for line in play(file, as_json=True)]
    assert [row["id"] for row in told] == [line["id"] for line in LINES]
    assert all(row["responsible"] for row in told)
    assert len({row["code"] for row in told}) == len(LINES)
    assert Petition.objects.count() == len(LINES)
    assert not list(broken_links())


def test_what_is_certain_is_routed_and_the_rest_waits_with_its_question(file):
    complaint, _denunciation, _wish, unclear = (json.loads(line) for line in play(file, as_json=True))
    assert (complaint["kind"], complaint["state"]) == ("Khiếu nại", "handed")
    assert "Y Tý" in complaint["competence"]
    assert complaint["because"]
    assert complaint["due"]
    assert unclear["state"] == "read"
    assert unclear["question"]
    assert unclear["competence"] == ""


def test_the_demo_decides_nothing_that_is_a_persons_to_decide(file):
    play(file)
    kinds = set(JournalEntry.objects.filter(actor__startswith="Tiếp Dân chạy thử").values_list("kind", flat=True))
    assert "petition.routed" in kinds
    assert not kinds & {"round.accepted", "petition.declined", "petition.guided", "petition.filed", "petition.transferred"}


def test_done_twice_nothing_is_taken_in_twice(file):
    first, second = play(file), play(file)
    assert first == second
    assert Petition.objects.count() == len(LINES)


@pytest.mark.parametrize("width", [80, 100, 160])
def test_the_table_fits_the_terminal(file, width):
    lines = play(file, width=width)
    rows = lines[: len(LINES) + 2]
    assert all(len(line) <= width for line in rows)
    assert rows[0].split()[0] == "đơn"
    assert len(rows) == len(LINES) + 2
    assert lines[-1].endswith("Đơn nào cũng có một người chịu trách nhiệm.")


def test_in_full_nothing_is_cut(file):
    assert not any("…" in line for line in play(file, full=True))


def test_no_denouncer_is_named(file):
    play(file)
    denunciation = Petition.objects.get(kind="denunciation")
    told = "\n".join(line for line in play(file, full=True) if denunciation.code in line)
    assert NAME not in told
    assert denunciation.sealed is not None
