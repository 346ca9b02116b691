"""Petitions are filed, pages break: no line of any log and no error page says whom it was about."""

import io
import logging

import pytest
from django.conf import settings as site
from django.db import connection, transaction
from django.db.utils import IntegrityError, OperationalError
from django.test import Client

from tiepdan.intake.models import Petition
from tiepdan.offices.tests.fixtures import few_offices_folder, lao_cai  # noqa: F401
from tiepdan.portal.tests.samples import COMPLAINT, PERSON, write_complaint
from tiepdan.project import logs

NAME, PHONE, NUMBER, PLACE = PERSON["name"], PERSON["phone"], PERSON["identity_number"], "Thôn Sín Chải"
TOLD = f"Key (name, phone)=({NAME}, {PHONE}) already exists. {COMPLAINT}"


@pytest.fixture
def lines():
    """Everything any logger says, at every level, as our handlers write it."""
    written, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logs.formatter())
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield written
    root.removeHandler(handler)
    root.setLevel(before)


def broken(kind):
    """A database that fails and says about whom."""

    def execute(_execute, sql, params, many, context):
        raise kind(TOLD)

    return execute


def traces_in(words: str, *more: str) -> list[str]:
    return [told for told in (NAME, "Giàng", "Sùng", PHONE, NUMBER, PLACE, "Sín Chải", COMPLAINT[:40], *more) if told and told in words]


def file_petition(browser: Client) -> Petition:
    write_complaint(browser).post("/gui-don/doc-lai/", {"true": "on"})
    return Petition.objects.order_by("-pk").first()


@pytest.mark.usefixtures("lao_cai")
def test_no_line_and_no_error_page_names_anybody(lines):
    browser = Client(raise_request_exception=False)
    petition = file_petition(browser)
    assert petition is not None, "a petition was filed"
    code, key = petition.code, petition.follow_key
    answers = [browser.get(f"/tra-cuu/?ma={code}&khoa={key}"), browser.post(f"/tra-cuu/{code}/", {"key": "SAISAISAI"})]
    for kind in (OperationalError, IntegrityError, RuntimeError):
        for address in (f"/tra-cuu/{code}/?khoa={key}", f"/can-bo/tim/?q={NAME}", f"/api/follow/{code}?key={key}"):
            with transaction.atomic(), connection.execute_wrapper(broken(kind)):  # the broken transaction of one request is not the next one's
                answers.append(browser.get(address))
    answers += [browser.get(f"/khong-co/{NAME}/{PHONE}?q={NUMBER}"), browser.post("/api/petitions", {"text": TOLD, "name": NAME})]
    assert {500, 503, 404} <= {answer.status_code for answer in answers}, "pages broke, or nothing was tried"
    said = lines.getvalue()
    assert "IntegrityError" in said, "what broke is told"
    assert "tiepdan/" in said, "and where"
    assert not traces_in(said, code, key)
    for answer in answers:
        if answer.status_code >= 400:
            page = answer.content.decode()
            assert not traces_in(page)
            for word in ("Traceback", "IntegrityError", "SELECT", "settings.py", "site-packages"):
                assert word not in page


@pytest.mark.parametrize("words", [
    f"could not send to {PHONE}", f"no person {NAME}", "no person Giang A Sung", "asked for LC26-000123-X", "GET /tra-cuu/?ma=LC26-000001-6&khoa=QWERTY",
    "mail to sung@example.vn", f"identity {NUMBER}", "value too long: 'Thon Sin Chai'", "Key (name)=(Sung) already exists", "first line\nđơn tố cáo ông Sùng",
])
def test_what_may_be_personal_is_left_out(lines, words):
    logging.getLogger("x").error(words)
    said = lines.getvalue()
    assert "…" in said or "first line" in said
    for trace in (PHONE, NAME, "Giang", "LC26", "QWERTY", "sung@", NUMBER, "Sin Chai", "Sung", "Sùng"):
        assert trace not in said


def test_what_is_put_into_a_message_stays_out_and_numbers_stay_in(lines):
    logging.getLogger("x").error("page %s of %d could not be read in %s", NAME, 12, COMPLAINT)
    assert "page … of 12 could not be read in …" in lines.getvalue()


def test_an_exception_is_told_by_its_kind_and_place(lines):
    try:
        try:
            raise ValueError(TOLD)
        except ValueError as first:
            raise RuntimeError(NAME) from first
    except RuntimeError:
        logging.getLogger("x").exception("it failed")
    said = lines.getvalue()
    assert "RuntimeError <- ValueError at tiepdan/project/tests/test_logs.py" in said
    assert not traces_in(said)


def test_every_handler_writes_masked_lines():
    from tiepdan.project import gunicorn_conf

    for config in (site.LOGGING, gunicorn_conf.logconfig_dict):
        assert {handler["formatter"] for handler in config["handlers"].values()} == {"masked"}
        assert config["formatters"]["masked"]["()"] == "tiepdan.project.logs.formatter"
    assert not site.ADMINS, "nobody is mailed what broke"
    assert not site.DEBUG
    assert gunicorn_conf.accesslog is None, "addresses asked for are not written down"
