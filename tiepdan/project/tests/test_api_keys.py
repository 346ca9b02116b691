"""Keys, knowers and unsealing by machines: the same acts and refusals as the pages, and no passphrase in any answer, entry or log."""

import logging

import pytest
from django.core.cache import cache
from django.utils import timezone

from tiepdan.common.actor import SYSTEM
from tiepdan.intake.tests.factories import NAME, received, routed
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.models import Official
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at, post, shown_now
from tiepdan.offices.tests.fixtures import few_offices_folder, lao_cai  # noqa: F401
from tiepdan.project.tests.machines import problem, sign_in, take
from tiepdan.vault.actions import carry_over, carry_traces
from tiepdan.vault.models import Key, MustKnow, Unsealing
from tiepdan.vault.tests.keys import unlock_in
from tiepdan.vault.unlocked import COOKIE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
PHRASE, HEAD = "con ngựa trắng qua đèo", f"{Y_TY}.head"


@pytest.fixture(autouse=True)
def fresh_throttle():
    cache.clear()


def unlocked(seat: str):
    actor = at(seat)
    client = sign_in(actor)
    unlock_in(client, actor.official_id, actor.post_id)
    return client


def test_a_key_is_made_unlocked_changed_locked_and_given_up(caplog):
    caplog.set_level(logging.DEBUG)
    Key.objects.filter(post_id=post(HEAD).pk).delete()
    petition, client = received("denunciation"), sign_in(at(HEAD))
    assert client.get("/api/keys").json()["made_at"] is None
    problem(take(client, "/api/keys/unlock", passphrase=PHRASE), 409, "KeyMissing")
    problem(take(client, "/api/keys", passphrase="ngắn", again="ngắn"), 409, "PassphraseWeak")
    problem(take(client, "/api/keys", passphrase="x" * 201, again="x" * 201), 422, "NotUnderstood")
    problem(take(client, "/api/keys", passphrase="a\ud800" + "b" * 20, again="c" * 20), 422, "NotUnderstood")
    assert take(client, "/api/keys", passphrase=PHRASE, again=PHRASE).status_code == 201
    problem(take(client, "/api/keys", passphrase=PHRASE, again=PHRASE), 409, "KeyThere")
    problem(take(client, f"/api/petitions/{petition.code}/identity", reason="Mời làm việc."), 409, "KeyLocked")
    answer = take(client, "/api/keys/unlock", passphrase=PHRASE)
    assert answer.status_code == 200 and answer.json()["unlocked_until"] and answer.cookies[COOKIE]["httponly"]
    assert client.get("/api/keys").json()["unlocked_until"]
    problem(take(client, f"/api/petitions/{petition.code}/identity", reason="Mời làm việc."), 409, "NotGiven")
    MustKnow.objects.filter(post_id=post(HEAD).pk).update(given_at=None)  # as a key given up would have left it
    assert take(unlocked(f"{Y_TY}.petition"), "/api/keys", passphrase=PHRASE, again=PHRASE).status_code == 409
    assert take(client, "/api/keys/change_passphrase", passphrase=PHRASE, new="một câu khác hẳn", again="một câu khác hẳn").status_code == 204
    assert take(client, "/api/keys/lock").status_code == 204 and client.get("/api/keys").json()["unlocked_until"] is None
    problem(take(client, "/api/keys/end"), 409, "SureMissing")
    assert take(client, "/api/keys/end", sure=True).status_code == 204
    problem(take(client, "/api/keys/end", sure=True), 409, "KeyMissing")
    told = str(list(JournalEntry.objects.values_list("facts", flat=True))) + caplog.text + answer.content.decode()
    assert PHRASE not in told and "một câu khác hẳn" not in told


def test_wrong_passphrases_are_counted_through_the_api_too():
    Key.objects.filter(post_id=post(HEAD).pk).delete()
    client = sign_in(at(HEAD))
    take(client, "/api/keys", passphrase=PHRASE, again=PHRASE)
    for _turn in range(5):
        assert PHRASE not in problem(take(client, "/api/keys/unlock", passphrase="không phải mật khẩu"), 409, "PassphraseWrong")
    assert "tạm nghỉ đến" in problem(take(client, "/api/keys/unlock", passphrase=PHRASE), 409, "PassphraseTooOften")
    problem(take(client, "/api/keys/change_passphrase", passphrase=PHRASE, new=PHRASE, again=PHRASE), 409, "PassphraseTooOften")


def test_the_settler_names_who_may_know_and_takes_it_back_and_nobody_else_does():
    petition = routed("denunciation")
    path, seat = f"/api/petitions/{petition.code}/knowers", f"{Y_TY}.verifier-1"
    problem(take(sign_in(at(HEAD)), path, post=post(seat).code, reason="Cùng làm việc."), 409, "KeyLocked")
    head = unlocked(HEAD)
    problem(take(head, path, post=post(seat).code, reason=" "), 409, "ReasonNeeded")
    problem(take(head, path, post="KHONG.CO", reason="Cùng làm việc."), 404, "NotFound")
    problem(take(head, path, post=post(f"{Y_TY}.clerk").code, reason="Cùng làm việc."), 409, "CannotBeNamed")
    problem(take(unlocked(f"{Y_TY}.clerk"), path, post=post(seat).code, reason="Cùng làm việc."), 409, "AbilityMissing")
    problem(take(unlocked(f"{SA_PA}.head"), path, post=post(seat).code, reason="Cùng làm việc."), 404, "NotFound")
    named = take(head, path, post=post(seat).code, reason="Cùng làm việc.").json()
    assert post(seat).code in [one["post"] for one in named["given"]]
    problem(sign_in(at(f"{Y_TY}.clerk")).get(path), 409, "MayNotSeeIdentity")
    problem(sign_in(at(f"{SA_PA}.head")).get(path), 404, "NotFound")
    gone = take(head, f"{path}/take_back", post=post(seat).code).json()
    assert post(seat).code not in [one["post"] for one in gone["given"] + gone["waiting"]]
    problem(take(head, f"{path}/take_back", post=post(seat).code), 409, "CannotBeNamed")


def test_the_denouncer_declines_secrecy_and_wants_it_again():
    petition = routed("denunciation")
    path, head = f"/api/petitions/{petition.code}/secrecy", sign_in(at(HEAD))
    problem(take(head, path, declined=True, words=" "), 409, "ReasonNeeded")
    assert take(head, path, declined=True, words="Nói khi làm việc.").json()["declined_on"] == timezone.localdate().isoformat()
    problem(take(head, path, declined=True, words="Nói lại."), 409, "SecrecySaid")
    assert take(head, path, declined=False, words="Đổi ý.").json()["declined_on"] == ""
    problem(take(sign_in(at(f"{Y_TY}.clerk")), path, declined=True, words="x"), 409, "AbilityMissing")


def test_two_key_holders_open_together_and_nobody_else_meets_it():
    chair, inspector, other = unlocked("UBND-TINH.head"), unlocked("TTT.head"), unlocked("BTCD.head")
    problem(take(unlocked(HEAD), "/api/keys/recovery"), 409, "NotAKeyHolder")
    assert take(chair, "/api/keys/recovery").json()["recovery_made_at"]
    petition = received("denunciation")
    path = f"/api/petitions/{petition.code}/unsealing"
    problem(take(chair, path, reason=""), 409, "ReasonForUnsealing")
    problem(take(sign_in(at("UBND-TINH.head")), path, reason="Vì sao."), 409, "KeyLocked")
    problem(take(unlocked(HEAD), path, reason="Vì sao."), 409, "NotAKeyHolder")
    asked = take(chair, path, reason="Người giữ khóa nghỉ việc.").json()
    assert asked["petition"] == petition.code and asked["mine"] and asked["until"] is None
    act = f"/api/unsealings/{asked['id']}"
    assert [one["id"] for one in inspector.get("/api/unsealings").json()] == [asked["id"]]
    assert unlocked(HEAD).get("/api/unsealings").json() == []
    problem(take(chair, f"{act}/open"), 409, "UnsealingOver")
    problem(take(chair, f"{act}/consent"), 409, "SecondPersonNeeded")
    problem(take(unlocked(f"{SA_PA}.head"), f"{act}/consent"), 404, "NotFound")
    problem(take(chair, "/api/unsealings/999999/consent"), 404, "NotFound")
    assert take(inspector, f"{act}/consent").json()["until"]
    problem(take(other, f"{act}/refuse"), 409 if other.get(f"/api/petitions/{petition.code}").status_code == 200 else 404,
            "UnsealingOver" if other.get(f"/api/petitions/{petition.code}").status_code == 200 else "NotFound")
    assert take(chair, f"{act}/open").json()["identity"]["name"] == NAME
    assert NAME not in take(inspector, f"{act}/open").content.decode()
    assert JournalEntry.objects.filter(kind="vault.unsealed_seen").count() == 1
    again = take(chair, path, reason="Lần nữa.").json()
    assert take(inspector, f"/api/unsealings/{again['id']}/refuse").json()["refused_at"]
    assert Unsealing.objects.get(pk=again["id"]).until is None


def test_opening_asks_for_the_second_factor_shown_just_now():
    take(unlocked("UBND-TINH.head"), "/api/keys/recovery")
    petition, chair = received("denunciation"), unlocked("UBND-TINH.head")
    asked = take(chair, f"/api/petitions/{petition.code}/unsealing", reason="Người giữ khóa nghỉ việc.").json()
    take(unlocked("TTT.head"), f"/api/unsealings/{asked['id']}/consent")
    shown_now(chair, Official.objects.get(pk=at("UBND-TINH.head").official_id), ago=3 * 3600)
    problem(take(chair, f"/api/unsealings/{asked['id']}/open"), 409, "ConfirmFirst")
    assert not JournalEntry.objects.filter(kind="vault.unsealed_seen").exists()


def test_the_same_sender_is_told_by_code_to_who_must_know_both():
    first = received("denunciation")
    again = received("denunciation")
    while carry_over(by=SYSTEM) or carry_traces(by=SYSTEM):
        pass
    path = f"/api/petitions/{again.code}/alike"
    (told,) = sign_in(at(f"{Y_TY}.petition")).get(path).json()
    assert told == {"code": first.code, "sender": "likely", "words": True}
    assert sign_in(at(f"{Y_TY}.clerk")).get(path).json() == []
    problem(sign_in(at(f"{SA_PA}.head")).get(path), 404, "NotFound")
