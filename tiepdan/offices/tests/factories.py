"""A small Lào Cai for tests of the rooms above: the real posts and abilities in the few offices the paths need."""

import csv
import io
import shutil
import time
from datetime import date
from pathlib import Path

from django.test import Client

from tiepdan.common.actor import SYSTEM, Actor
from tiepdan.offices.acting import acting
from tiepdan.offices.actions import load_province
from tiepdan.offices.models import Holding, Office, Official, Post
from tiepdan.vault.tests.keys import give_keys, with_keys

LAO_CAI = Path(__file__).parents[3] / "provinces" / "lao-cai"
TODAY = date(2026, 11, 24)
Y_TY, SA_PA, TA_VAN = "02701", "03006", "03037"
OFFICES = ("UBND-TINH", "VP-UBND", "BTCD", "TTT", "SNV", "SNNMT", "SXD", "CA-TINH", "TAND", Y_TY, SA_PA, TA_VAN)
CSV_FILES = ("offices.csv", "remote.csv")


def few_offices(folder: Path) -> Path:
    """The data folder of Lào Cai with OFFICES only, copied to `folder`."""
    shutil.copytree(LAO_CAI, folder)
    for name in CSV_FILES:
        path = folder / name
        path.write_text(_only_these(path.read_text()))
    path = folder / "succession.csv"
    path.write_text(_only_to_these(path.read_text()))
    province = (folder / "province.yaml").read_text()
    (folder / "province.yaml").write_text(province.replace("commune: 99", "commune: 3"))
    demo = folder / "demo.yaml"
    demo.write_text("\n".join(line for line in demo.read_text().splitlines() if "shown" not in line and not line.startswith("  - ")) + "\n")
    return folder


def _only_these(text: str) -> str:
    rows = list(csv.reader(io.StringIO(text)))
    kept = io.StringIO()
    csv.writer(kept, lineterminator="\n").writerows([rows[0], *(row for row in rows[1:] if row and row[0] in OFFICES)])
    return kept.getvalue()


def _only_to_these(text: str) -> str:
    """The successions that lead to the few offices, each with those of its successors that are left."""
    rows = list(csv.DictReader(io.StringIO(text)))
    kept = io.StringIO()
    writer = csv.DictWriter(kept, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    for row in rows:
        if left := [code for code in row["successors"].split() if code in OFFICES]:
            writer.writerow({**row, "successors": " ".join(left)})
    return kept.getvalue()


def load_few_offices(folder: Path) -> None:
    load_province(folder, by=SYSTEM, today=TODAY)
    give_keys(Holding.objects.filter(until__isnull=True).values_list("official_id", "post_id", "post__code"))


def office(code: str) -> Office:
    return Office.objects.select_related("province").get(code=code)


def post(code: str) -> Post:
    """`post("02701.head")`: the post of an office."""
    return Post.objects.select_related("office__province").get(code=f"LC.{code}")


def at(code: str, today: date = TODAY) -> Actor:
    """The actor who holds the post `code` (`02701.head`) on a day."""
    holding = Holding.objects.select_related("official").get(post=post(code), until__isnull=True)
    return with_keys(acting(holding.official, today, post_id=holding.post_id))


def shown_now(browser: Client, official: Official, method: str = "password", ago: float = 0) -> None:
    """As if the official had shown this in the session so many seconds ago."""
    session = browser.session
    session["account_authentication_methods"] = [{"method": method, "at": time.time() - ago}]
    session["account_authentication_methods_user"] = str(official.pk)
    session.save()
