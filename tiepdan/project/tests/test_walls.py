"""The second wall mirrors the first: what a post sees through `visible_to` it sees as the web role, and without a word where it stands, nothing."""

import pytest
from django.db import connection
from django.db.models import Q
from django.test import Client
from django.urls import reverse

from tiepdan.cases.models import Duty, Protection, Round
from tiepdan.cases.tests.factories import at_state
from tiepdan.common.actor import CITIZEN
from tiepdan.documents.models import Letter, Paper
from tiepdan.intake.models import Petition, Transfer
from tiepdan.intake.statement import Upload
from tiepdan.intake.tests.factories import COMPLAINT, DENUNCIATION, elsewhere, received, routed
from tiepdan.offices.models import Official
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at
from tiepdan.offices.tests.fixtures import few_offices_folder, lao_cai  # noqa: F401
from tiepdan.people.models import Person
from tiepdan.project.postgres.roles import WEB, WORKER
from tiepdan.project.walls.tables import WALLED
from tiepdan.standing.stance import SETTINGS, stand_at_post, stand_with_code

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
SEATS = [f"{Y_TY}.{post}" for post in ("head", "deputy", "reception", "petition", "verifier-1", "clerk")] + [
    f"{SA_PA}.head", f"{SA_PA}.petition", "SNNMT.head", "SNNMT.petition", "BTCD.petition-1", "UBND-TINH.head", "UBND-TINH.petition", "TTT.head",
    "TTT.observer", "VP-UBND.administrator", "CA-TINH.contact", "TAND.contact",
]


@pytest.fixture
def as_role():
    """`as_role("tiepdan_web", actor)`: from here on the rows are asked by that role, standing there; `as_role("")` goes back to the owner."""
    def become(role: str, actor=None) -> None:
        with connection.cursor() as cursor:
            names = [f"app.{name}" for name in SETTINGS]
            cursor.execute("select " + ", ".join(["set_config(%s, '', true)"] * len(names)), names)
            cursor.execute("select set_config('role', %s, true)", [role or "none"])
        if actor:
            stand_at_post(actor)

    yield become
    become("")


@pytest.fixture
def many() -> None:
    """Petitions and rounds of every kind of relation to the seats asked."""
    received("complaint", uploads=[Upload("don.txt", COMPLAINT.encode())])
    received("", text="", uploads=[Upload("don.txt", COMPLAINT.encode())])
    received("complaint", office_code=SA_PA)
    elsewhere()
    routed("denunciation")
    at_state("denunciation", "sent")
    at_state("complaint", "in_effect")
    at_state("complaint", "closed")
    received("denunciation", text=DENUNCIATION.replace("ông công chức địa chính UBND xã Y Tý", "ông Chủ tịch UBND xã Y Tý"))
    assert Petition.objects.filter(accused_post_id=at(f"{Y_TY}.head").post_id).exists()


def seen_by(actor) -> dict[str, set[int]]:
    pages = {model.__name__: set(model.objects.visible_to(actor).values_list("pk", flat=True)) for model in (Petition, Round, Duty, Protection)}
    return pages | {"Transfer": set(Transfer.objects.followed_by(actor).values_list("pk", flat=True))}


def test_what_a_post_sees_it_sees_behind_the_wall_too_and_of_files_nothing_more(many, as_role):
    actors = {seat: at(seat) for seat in SEATS}
    first = {seat: seen_by(actor) for seat, actor in actors.items()}
    reached = {"Petition": set(Petition.objects.values_list("pk", flat=True)), "Round": set(Round.objects.values_list("pk", flat=True))}
    assert any(first["TTT.head"][name] != first[f"{SA_PA}.head"][name] for name in reached)
    for seat, actor in actors.items():
        as_role(WEB, actor)
        assert seen_by(actor) == first[seat], seat
        behind = {"Petition": set(Petition.objects.values_list("pk", flat=True)), "Round": set(Round.objects.values_list("pk", flat=True))}
        letters = set(Letter.objects.values_list("subject_id", flat=True))
        as_role("")
        sent = set(Transfer.objects.filter(Q(from_office_id=actor.office_id) | Q(to_office_id=actor.office_id)).values_list("petition_id", flat=True))
        written = set(Letter.objects.filter(office_id=actor.office_id, subject="petition").values_list("subject_id", flat=True))
        of_rounds = set(Round.objects.filter(pk__in=behind["Round"]).values_list("petition_id", flat=True))
        assert behind["Petition"] - first[seat]["Petition"] <= sent | written | of_rounds, seat
        assert behind["Round"] - first[seat]["Round"] <= letters, seat


def test_whoever_stands_nowhere_sees_no_row_of_any_walled_table(many, as_role):
    assert Petition.objects.count() > 5
    assert Letter.objects.count() > 5
    as_role(WEB)
    with connection.cursor() as cursor:
        for table in WALLED:
            cursor.execute(f"select count(*) from {table}")
            assert cursor.fetchone() == (0,), table
    as_role(WORKER)
    assert not Petition.objects.exists()


def test_a_code_opens_one_petition_and_what_hangs_on_it(many, as_role):
    petition = Petition.objects.exclude(petitioner=None).filter(code__in=Round.objects.values("petition__code")).first()
    other = Petition.objects.exclude(pk=petition.pk).first()
    as_role(WEB)
    stand_with_code(petition.code)
    assert list(Petition.objects.values_list("pk", flat=True)) == [petition.pk]
    assert list(Person.objects.values_list("pk", flat=True)) == [petition.petitioner_id]
    assert set(Letter.objects.values_list("state", flat=True)) <= {"sent"}
    assert not Paper.objects.filter(subject="petition", subject_id=other.pk).exists()
    with connection.cursor() as cursor:
        cursor.execute("update intake_petition set title = 'khác'")
        assert cursor.rowcount == 0


def test_a_page_that_forgets_to_ask_gives_nothing_away(many, as_role):
    """The second wall without the first: every row is asked for, as a bug would."""
    theirs = set(Petition.objects.visible_to(at(f"{SA_PA}.petition")).values_list("pk", flat=True))
    as_role(WEB, at(f"{SA_PA}.petition"))
    assert set(Petition.objects.values_list("pk", flat=True)) == theirs
    assert set(Person.objects.values_list("pk", flat=True)) <= set(Petition.objects.values_list("petitioner_id", flat=True))
    assert not Round.objects.exists()


def test_looking_can_change_nothing_even_where_a_page_would_try(many, as_role):
    as_role(WEB, at(f"{Y_TY}.head"))
    with connection.cursor() as cursor:
        for table in ("intake_petition", "cases_round", "documents_letter", "people_person"):
            cursor.execute(f"update {table} set id = id")
            assert cursor.rowcount == 0, table


def test_after_a_request_the_connection_stands_nowhere(many):
    browser = Client()
    browser.force_login(Official.objects.get(pk=at(f"{Y_TY}.head").official_id), backend="django.contrib.auth.backends.ModelBackend")
    assert browser.get(reverse("desk:petitions")).status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("select " + " || ".join(f"coalesce(current_setting('app.{name}', true), '')" for name in SETTINGS) + ", current_user")
        said, user = cursor.fetchone()
    assert (said, user) == ("", connection.settings_dict["USER"])
    assert not connection.may_act


def test_the_worker_acts_in_its_province_only(many, as_role):
    province = Petition.objects.first().province_id
    as_role(WORKER)
    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.acts', 'on', true), set_config('app.provinces', %s, true)", [str(province)])
        assert Petition.objects.exists() and Round.objects.exists() and Letter.objects.exists()
        cursor.execute("select set_config('app.provinces', %s, true)", [str(province + 1)])
    assert not Petition.objects.exists()
    assert not Round.objects.exists()


def test_a_citizen_has_no_post_to_stand_at():
    stand_at_post(CITIZEN)
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(current_setting('app.post', true), '')")
        assert cursor.fetchone() == ("",)
