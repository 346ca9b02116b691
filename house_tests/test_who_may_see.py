"""Every address × every kind of post × whose file it is: the answer is declared in words in docs/who-may-see.yaml; what is not declared is closed."""

import json
from functools import cache

import pytest
import yaml
from django.db import transaction
from django.test import Client

from house_tests.addresses import Address, addresses
from house_tests.test_addresses import OPEN_TO_ALL
from tiepdan.cases.models import Duty
from tiepdan.cases.tests.factories import at_state
from tiepdan.documents.models import Letter, Paper
from tiepdan.intake.models import Petition
from tiepdan.intake.statement import Upload
from tiepdan.intake.tests.factories import COMPLAINT, DENUNCIATION, received
from tiepdan.offices.models import Official
from tiepdan.offices.tests.factories import at, shown_now
from tiepdan.project.home import ROOT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
TABLE = yaml.safe_load((ROOT / "docs" / "who-may-see.yaml").read_text())
SEATS, FILES = TABLE["chức vụ"], TABLE["hồ sơ"]
OPENS, CLOSED = set(TABLE["mở theo hồ sơ"]["mở là thấy"]), set(TABLE["mở theo hồ sơ"]["không ai mở bằng địa chỉ này"])
BY_FILE = {name for names in TABLE["mở theo hồ sơ"].values() for name in names}
GROUPS = {"mở theo hồ sơ": BY_FILE, "mọi chức vụ": set(TABLE["mọi chức vụ"]), "theo quyền": set(TABLE["theo quyền"]),
          "khóa riêng": set(TABLE["khóa riêng"])}
SHARED = {"api:file"}  # one name of two addresses: anyone files by POST /petitions; an official files a petition away at the other
ASKED_GET = {address.name for address in addresses()}
PAPER_FOR_MINUTES = "/can-bo/tai-lieu/tep/"  # where the address of a paper leads whoever may see it
KEYS = ("code", "letter_id", "paper_id", "duty_id")


def client_of(seat: str) -> Client:
    client = Client()
    official = Official.objects.get(pk=at(seat).official_id)
    client.force_login(official, backend="django.contrib.auth.backends.ModelBackend")
    shown_now(client, official)  # what is asked here is the door behind the second factor
    return client


@pytest.fixture
def files() -> dict[str, dict[str, object]]:
    """One file of each sort the table names, with what an address may ask of it."""
    made = {
        "mới nhận": received("complaint", uploads=[Upload("don.txt", COMPLAINT.encode())]),
        "đang giải quyết": at_state("complaint", "in_effect").petition,
        "niêm phong": at_state("denunciation", "sent").petition,
        "đã kết thúc": at_state("complaint", "closed").petition,
        "tố cáo người đứng đầu": received("denunciation", text=DENUNCIATION.replace("ông công chức địa chính UBND xã Y Tý", "ông Chủ tịch UBND xã Y Tý")),
    }
    return {name: things_of(petition) for name, petition in made.items()}


def things_of(petition: Petition) -> dict[str, object]:
    held = getattr(petition, "round_opened", None)
    about = {"petition": petition.pk, "round": held.pk if held else 0}
    letter = next((row for subject, pk in about.items() for row in Letter.objects.filter(subject=subject, subject_id=pk)[:1]), None)
    paper = next((row for subject, pk in about.items() for row in Paper.objects.filter(subject=subject, subject_id=pk)[:1]), None)
    duty = Duty.objects.filter(decision__round=held).first() if held else None
    return {"code": petition.code, "letter_id": letter and letter.pk, "paper_id": paper and paper.pk, "duty_id": duty and duty.pk}


@cache
def contract() -> dict:
    return json.loads((ROOT / "openapi.json").read_text())


def body_of(address: Address, path: str) -> dict:
    """A body the API understands, drawn from its own contract, so that its refusal is about the file and not about the words."""
    shape = next((told for spelled, told in contract()["paths"].items() if len(spelled.split("/")) == len(path.split("/")) and all(
        one == other or one.startswith("{") for one, other in zip(spelled.split("/"), path.split("/"), strict=True)) and "post" in told), {})
    content = shape.get("post", {}).get("requestBody", {}).get("content", {})
    schema = next(iter(content.values()), {}).get("schema", {})
    return {"json" if "application/json" in content else "form": filled(schema)}


def filled(schema: dict) -> object:
    if "$ref" in schema:
        schema = contract()["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    if "enum" in schema:
        return schema["enum"][0]
    if choices := schema.get("anyOf") or schema.get("allOf"):
        return filled(choices[0])
    if schema.get("type") == "object":
        return {name: filled(told) for name, told in schema.get("properties", {}).items() if name in schema.get("required", [])}
    if schema.get("type") == "array":
        return [filled(schema.get("items", {}))] * schema.get("minItems", 0)
    plain = {"string": "2026-11-24" if schema.get("format") == "date" else "một hai ba", "integer": 1, "number": 1, "boolean": True}
    return plain.get(schema.get("type", ""))


def ask(client: Client, address: Address, path: str, method: str):
    """The answer; whatever an act would write is taken back."""
    if method == "get":
        answer = client.get(path)
        leads = answer.status_code == 302 and answer.url.startswith(PAPER_FOR_MINUTES)
        return client.get(answer.url) if leads else answer
    with transaction.atomic():
        if path.startswith("/api/"):
            body = body_of(address, path)
            answer = client.post(path, body["json"], content_type="application/json") if "json" in body else client.post(path, body["form"] or {})
        else:
            answer = client.post(path, {})
        transaction.set_rollback(True)
    return answer


def test_every_address_has_its_line_and_every_line_its_address():
    named = [name for names in GROUPS.values() for name in names]
    assert len(named) == len(set(named)), "an address stands on two lines"
    ours = {address.name for address in addresses() if address.name.startswith(("desk:", "api:"))} - OPEN_TO_ALL.keys() | SHARED
    assert ours == set(named), f"docs/who-may-see.yaml does not say who opens: {ours - set(named)}; or names what is gone: {set(named) - ours}"


def test_the_table_speaks_of_real_posts_and_says_everything_in_words(files):
    assert set(FILES) == set(files)
    assert all(words for words in SEATS.values())
    for name, told in FILES.items():
        assert set(told["được xem"]) <= SEATS.keys(), name
        assert told["là"], name
    assert set(TABLE["mở theo hồ sơ"]["mở là thấy"]) <= set(ASKED_GET), "only what is looked at can be promised to open"


def of_files() -> list[tuple[Address, str, str]]:
    """The addresses that name a file, the part that names it, each with the methods it takes."""
    return [(address, next(name for name, _kind in address.takes if name in KEYS), method) for address in addresses()
            if address.name in BY_FILE and any(name in KEYS for name, _kind in address.takes) for method in ("get", "post")]


@pytest.mark.parametrize("seat", SEATS)
def test_a_file_opens_to_whom_the_table_names_and_to_nobody_else(seat, files):
    """Each address is asked with one file the post may see and one it may not; which ones turns from address to address."""
    client, turn, shut = client_of(seat), list(SEATS).index(seat), set()
    for number, (address, key, method) in enumerate(of_files()):
        if (address.path, method) in shut:
            continue
        for may in (True, False):
            some = [name for name, told in FILES.items() if (seat in told["được xem"]) is may and files[name][key]]
            if not some:
                continue
            name = some[(number + turn) % len(some)]
            answer = ask(client, address, address.to(**{key: files[name][key], "page": 1}), method)
            told = f"{seat}, {method} {address.name}, {name}: {answer.status_code}"
            if answer.status_code == 405:
                shut.add((address.path, method))
                break
            assert answer.status_code < 500, told
            if not may or address.name in CLOSED:
                nobodys = address.path if key == "code" else address.to(**{key: 999_999_999, "page": 1})
                assert answer.status_code == 404 or answer.content == ask(client, address, nobodys, method).content, told
            elif method == "get" and address.name in OPENS:
                assert answer.status_code == 200, told


def test_what_opens_with_a_key_of_its_own_opens_to_no_post_without_it():
    client = client_of(next(iter(SEATS)))
    for address in addresses():
        if address.name in GROUPS["khóa riêng"]:
            assert {ask(client, address, address.path, method).status_code for method in ("get", "post")} <= {401, 405}, address.name


@pytest.mark.parametrize("seat", SEATS)
def test_a_page_of_everybody_names_no_file_that_the_post_may_not_see(seat, files):
    client = client_of(seat)
    hidden = {str(files[name]["code"]) for name, told in FILES.items() if seat not in told["được xem"]}
    for address in addresses():
        if address.name not in GROUPS["mọi chức vụ"] and address.name not in GROUPS["theo quyền"]:
            continue
        for method in ("get", "post"):
            answer = ask(client, address, address.path, method)
            told = f"{seat}, {method} {address.name}: {answer.status_code}"
            assert answer.status_code < 500, told
            if answer.status_code == 200 and "text" in answer.get("Content-Type", ""):
                assert not [code for code in hidden if code in answer.content.decode()], told
            if address.name.startswith("api:") and answer.status_code == 422:  # where a number is asked, the sample is no number
                continue
            may = seat in (TABLE["theo quyền"].get(address.name) or {}).get("được", SEATS)
            if not may:
                assert answer.status_code in {403, 404, 405} or (answer.status_code == 409 and address.name.startswith("api:")), told
            elif method == "get" and address.name in GROUPS["mọi chức vụ"]:
                assert answer.status_code in {200, 302, 404, 405} or (answer.status_code == 409 and address.name.startswith("api:")), told
