"""The planted denouncers worked through every path: three doors and the acts, a photograph, letters and notices, whole lives, the jobs."""

import io
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.test import Client
from django.utils import timezone
from PIL import Image, ImageDraw

from tiepdan.common.actor import CITIZEN
from tiepdan.common.errors import Refused
from tiepdan.intake import actions as intake
from tiepdan.intake.models import Petition
from tiepdan.intake.statement import Upload
from tiepdan.offices.models import Office, OfficeKind
from tiepdan.project.attack.planted import Denouncer
from tiepdan.project.bench.lifecycles import Carrier, Seats, Stopwatch, seats_of

COMMUNES, EVERY_LIFE, EVERY_PHOTO, BY_PAGES, BY_API = 6, 25, 250, 20, 20  # one in so many
CODE = re.compile(r"\bLC\d\d-\d{6}-\w\b")
EXIF_ARTIST, EXIF_COMMENT = 0x013B, 0x9286


@dataclass
class Carried:
    """What the planting left behind, for the attempts to aim at."""

    codes: list[str]
    lives: int = 0
    by_pages: int = 0
    by_api: int = 0
    photos: int = 0


def communes() -> list[Office]:
    return list(Office.objects.select_related("province").filter(kind=OfficeKind.COMMUNE).order_by("code")[:COMMUNES])


def plant(people: Iterable[Denouncer], now: datetime) -> Carried:
    """File every one of them, some by the citizen's pages, some by the API, the rest by the act; then carry some to the end."""
    offices, carried = communes(), Carried([])
    seats = [seats_of(office, timezone.localdate(now)) for office in offices]
    for one in people:
        here = one.number % len(offices)
        code = _file(one, offices[here], now, carried)
        if code:
            carried.codes.append(code)
            if one.number % EVERY_LIFE == 0:
                carried.lives += _carry(seats[here], code, now)
    work_off()
    return carried


def _file(one: Denouncer, office: Office, now: datetime, carried: Carried) -> str | None:
    if one.number % EVERY_PHOTO == 1:
        carried.photos += 1
        return _receive(one, office, now, [Upload(f"{one.given}.jpg", photograph(one))])
    if one.number % BY_PAGES == 2:
        carried.by_pages += 1
        return by_pages(one, office)
    if one.number % BY_API == 3:
        carried.by_api += 1
        return by_api(one, office)
    return _receive(one, office, now, [])


def _receive(one: Denouncer, office: Office, now: datetime, uploads: list[Upload]) -> str:
    statement = one.statement(office.short_name, office.code)
    return intake.receive(statement, by=CITIZEN, office=office, channel="web", now=now, idempotency_key=f"attack-{one.number:012d}", uploads=uploads).code


def by_pages(one: Denouncer, office: Office) -> str | None:
    """One question after another, as a citizen's browser sends them; the code of the receipt."""
    browser = Client()
    told = one.statement(office.short_name, office.code)
    person = {"name": told.name, "birth_year": "1980", "address": told.address, "phone": told.phone, "identity_number": told.identity_number,
              "email": told.email}
    place = {"commune": office.short_name.removeprefix("UBND "), "against": told.against_text, "wish": "Xác minh, xử lý."}
    for address, answers in (("", {"want": "denunciation"}), ("giu-kin/", {"identity": "sealed"}), ("ke/", {"words": told.text}), ("o-dau/", place),
                             ("nguoi-gui/", person), ("doc-lai/", {"true": "on"})):
        answer = browser.post(f"/gui-don/{address}", answers)
    if answer.status_code != 302:
        return None
    printed = CODE.search(browser.get("/bien-nhan/").content.decode())
    return printed[0] if printed else None


def by_api(one: Denouncer, office: Office) -> str | None:
    told = one.statement(office.short_name, office.code)
    body = {"kind": told.kind, "text": told.text, "name": told.name, "address": told.address, "phone": told.phone, "email": told.email,
            "identity_number": told.identity_number, "place_code": told.place_code, "against_text": told.against_text}
    answer = Client().post("/api/petitions", body, content_type="application/json", headers={"idempotency-key": f"attack-api-{one.number:012d}"})
    return answer.json().get("code") if answer.status_code < 300 else None


def photograph(one: Denouncer) -> bytes:
    """A picture of the written petition, with the name once more beside it, as telephones write there."""
    picture = Image.new("RGB", (900, 300), "white")
    ImageDraw.Draw(picture).text((40, 60), f"Toi la {one.name}, thon {one.hamlet}", fill="black")
    facts = picture.getexif()
    facts[EXIF_ARTIST], facts[EXIF_COMMENT] = one.given, one.hamlet
    kept = io.BytesIO()
    picture.save(kept, "JPEG", exif=facts, comment=one.given.encode())
    return kept.getvalue()


class _Planted(Carrier):
    """The bench's carrier, with a petition that is in already."""

    def __init__(self, code: str) -> None:
        super().__init__(Stopwatch(), pdf=True)
        self.code = code

    def receive(self, seats: Seats, now: datetime, *, kind: str, words: str) -> Petition:
        petition = Petition.objects.get(code=self.code)
        if petition.competence_question or petition.competent_office_id != seats.office.pk:
            intake.classify(petition.pk, by=seats.officer, now=now, place_code=seats.office.code, accused_code=seats.office.code,
                            against_post="commune_civil_servant")
        return petition


def _carry(seats: Seats, code: str, now: datetime) -> bool:
    """To the published conclusion and the last duty; false when a step was refused (the petition stays where it was)."""
    try:
        _Planted(code).denunciation(seats, now + timedelta(hours=1))
    except Refused:
        return False
    return True


def work_off() -> None:
    """The worker does what is queued: reads photographs, seals letters. In a thread of its own, with its own event loop."""
    from procrastinate.contrib.django import app

    def work() -> None:
        with app.replace_connector(app.connector.get_worker_connector()) as working:
            working.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)

    with ThreadPoolExecutor(1) as thread:
        thread.submit(work).result()


def people(count: int) -> Iterator[Denouncer]:
    return (Denouncer(number) for number in range(1, count + 1))
