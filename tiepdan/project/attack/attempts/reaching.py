"""Reaching for what is not theirs: guessed numbers and codes, fragments, exports, sessions that should be over, keys of the citizen's page."""

from collections.abc import Iterator
from functools import partial

from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.urls.exceptions import NoReverseMatch
from django.utils import timezone

from tiepdan.common.actor import SYSTEM
from tiepdan.offices.actions import end_holding
from tiepdan.offices.models import Holding
from tiepdan.project.attack.asking import FRAGMENT, browser_of, named
from tiepdan.project.attack.attempts.siege import Attempt, Siege

NUMBERED = {"letter_id": "letters", "paper_id": "papers", "duty_id": "duties"}
OPEN_TO_ALL = {"portal:follow"}  # shows where a code is asked for its key, the same for any code
EXPORTS = ("?tat-ca=1", "?per_page=1000000", "?limit=1000000&offset=0")
KEYS = ("00000000", "' or 1=1", "AAAAAAAA", "%25%25%25%25", "null", "undefined", "22222222", "ZZZZZZZZ")


def attempts(siege: Siege) -> Iterator[Attempt]:
    yield from _guessed(siege)
    yield from _fragments(siege)
    yield from _exports(siege)
    yield from _stale(siege)
    yield from _keys(siege)


def aimed(siege: Siege) -> Iterator[tuple[str, str]]:
    """Every address that takes the target's code or the number of something of its file, by name."""
    facts = {"code": siege.target.code} | {fact: ids[0] for fact, name in NUMBERED.items() if (ids := getattr(siege, name))} | {"page": 1, "no": 1}
    for name, takes in named():
        if takes and set(takes) <= set(facts) and set(takes) & ({"code"} | set(NUMBERED)):
            try:
                yield name, reverse(name, kwargs={fact: facts[fact] for fact in takes})
            except NoReverseMatch:
                continue


def _guessed(siege: Siege) -> Iterator[Attempt]:
    for one in [None, *siege.outsiders[:5], siege.administrator]:
        for name, address in aimed(siege):
            closed = name not in OPEN_TO_ALL
            yield Attempt("đoán mã, đoán số", f"{_who(one)}: {address}", lambda one=one, address=address, closed=closed: siege.gained(
                siege.browser(one).get(address), closed=closed))


def _fragments(siege: Siege) -> Iterator[Attempt]:
    for one in siege.outsiders[:3]:
        for name, address in aimed(siege):
            if name.startswith("desk:"):
                yield Attempt("mảnh trang htmx", f"{_who(one)}: {address}", lambda one=one, address=address: siege.gained(
                    siege.browser(one).get(address, headers=FRAGMENT | {"HX-Target": "petition"})))


def _exports(siege: Siege) -> Iterator[Attempt]:
    lists = [reverse(name) for name, takes in named() if not takes and ("export" in name or name in {"desk:petitions", "desk:cases", "desk:search"})]
    for one in [*siege.outsiders[:4], siege.administrator]:
        for address in lists:
            for tail in EXPORTS:
                yield Attempt("lấy cả sổ", f"{_who(one)}: {address}{tail}", partial(_nothing_of_it, siege, one, address + tail))


def _nothing_of_it(siege: Siege, one: Holding, address: str) -> str:
    answer = siege.browser(one).get(address)
    if told := siege.gained(answer, closed=False):
        return told
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return "có đơn tố cáo của nơi khác" if siege.target.code.encode() in body else ""


def _stale(siege: Siege) -> Iterator[Attempt]:
    inside = Holding.objects.filter(post__office=siege.target.office, until__isnull=True).select_related("official", "post__office").order_by("post__code")[:8]
    for one in inside:
        yield Attempt("phiên đã hết", f"{_who(one)}: sau khi ra", partial(_after_leaving, siege, one))
        yield Attempt("phiên đã hết", f"{_who(one)}: đã thôi giữ chức vụ", partial(_after_ending, siege, one))


def _after_leaving(siege: Siege, one: Holding) -> str:
    browser = browser_of(one.official)
    kept = browser.cookies["sessionid"].value
    browser.logout()
    again = Client(raise_request_exception=False)
    again.cookies["sessionid"] = kept
    return siege.gained(again.get(reverse("desk:petition", args=[siege.target.code])))


def _after_ending(siege: Siege, one: Holding) -> str:
    """The post is taken away while the session goes on; given back afterwards."""
    browser = browser_of(one.official)
    with transaction.atomic():
        end_holding(one.pk, by=SYSTEM, on=timezone.localdate())
        told = siege.gained(browser.get(reverse("desk:petition", args=[siege.target.code])))
        transaction.set_rollback(True)
    return told


def _keys(siege: Siege) -> Iterator[Attempt]:
    address = reverse("portal:follow", args=[siege.target.code])
    for key in KEYS:
        yield Attempt("đoán khóa xem", f"{address} {key}", lambda key=key: _followed(siege, Client(raise_request_exception=False).get(address, {"khoa": key})))
        yield Attempt("đoán khóa xem", f"POST {address} {key}", lambda key=key: _followed(
            siege, Client(raise_request_exception=False).post(address, {"khoa": key, "key": key})))
        yield Attempt("đoán khóa xem", f"API {key}", lambda key=key: siege.gained(Client(raise_request_exception=False).get(
            f"/api/follow/{siege.target.code}", headers={"follow-key": key})))


def _followed(siege: Siege, answer) -> str:
    return siege.gained(answer, closed=False) or ("mở được trang theo dõi" if b"timeline" in answer.content else "")


def _who(one: Holding | None) -> str:
    return f"{one.post.role} @ {one.post.office.code}" if one else "người lạ"
