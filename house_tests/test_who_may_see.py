"""Every address × every kind of post × whose file it is: the answer is declared in words in docs/who-may-see.yaml; what is not declared is closed."""

import json
from collections import defaultdict
from functools import cache

import pytest
import yaml
from django.db import transaction
from django.test import Client

from house_tests.addresses import Address, addresses
from tiepdan.cases.models import Duty
from tiepdan.cases.tests.factories import at_state
from tiepdan.documents.models import Letter, Paper
from tiepdan.intake.models import Petition
from tiepdan.intake.statement import Upload
from tiepdan.intake.tests.factories import COMPLAINT, DENUNCIATION, received
from tiepdan.offices.models import Official
from tiepdan.offices.tests.factories import at
from tiepdan.project.home import ROOT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
TABLE = yaml.safe_load((ROOT / "docs" / "who-may-see.yaml").read_text())
SEATS, FILES, BY_FILE = TABLE["chức vụ"], TABLE["hồ sơ"], TABLE["địa chỉ theo hồ sơ"]
KEYS = ("code", "letter_id", "paper_id", "duty_id")


def client_of(seat: str) -> Client:
    client = Client()
    client.force_login(Official.objects.get(pk=at(seat).official_id), backend="django.contrib.auth.backends.ModelBackend")
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
    plain = {"string": "2026-11-24" if schema.get("format") == "date" else "một hai ba", "integer": 1, "number": 1, "boolean": True, "array": []}
    return plain.get(schema.get("type", ""))


def ask(client: Client, address: Address, path: str, method: str):
    """The answer; whatever an act would write is taken back."""
    if method == "get":
        return client.get(path)
    with transaction.atomic():
        if path.startswith("/api/"):
            body = body_of(address, path)
            answer = client.post(path, body["json"], content_type="application/json") if "json" in body else client.post(path, body["form"] or {})
        else:
            answer = client.post(path, {})
        transaction.set_rollback(True)
    return answer


def by_file() -> list[Address]:
    return [address for address in addresses() if address.name.startswith(("desk:", "api:")) and any(name in KEYS for name, _kind in address.takes)]


def test_explore(files):
    seen = defaultdict(lambda: defaultdict(set))
    import time
    n=0; t=time.time()
    for seat in SEATS:
        client = client_of(seat)
        for name, real in files.items():
            for address in by_file():
                asked = next(key for key, _ in address.takes if key in KEYS)
                if real[asked] is None: continue
                path = address.to(**{asked: real[asked], "page": 1})
                for method in ("get", "post"):
                    n+=1
                    a = ask(client, address, path, method)
                    seen[(address.name, path.replace(str(real[asked]),"X"), method)][name if 1 else 0].add((seat, a.status_code))
    print(n, time.time()-t)
    with open("/tmp/acc-explore.txt","w") as f:
        for k, v in seen.items():
            for name, st in v.items():
                by=defaultdict(list)
                for seat, s in sorted(st): by[s].append(seat)
                f.write(f"{k} {name} {dict(by)}\n")
