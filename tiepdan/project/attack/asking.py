"""Everything an official or a stranger can get by asking: each holds a browser, follows every link, and each answer is looked through."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.exceptions import NoReverseMatch

from tiepdan.offices.models import Holding, Official
from tiepdan.project.attack.storage import Trace
from tiepdan.project.attack.traces import told_in

LINK = re.compile(rb"""(?:href|src|hx-get|action)=["']([^"'#]+)""")
PAGES_EACH = 120
NOT_FOLLOWED = ("/static/", "/ra/", "/dang-xuat", "logout", "mailto:", "tel:", "data:")
FRAGMENT = {"HX-Request": "true"}


def browser_of(official: Official | None) -> Client:
    """A browser signed in as the official, or nobody's; an answer of 500 is an answer, not an exception of ours."""
    client = Client(raise_request_exception=False)
    if official is not None:
        client.force_login(official, backend="django.contrib.auth.backends.ModelBackend")
    return client


def one_of_each_post() -> list[Holding]:
    """One holder of every kind of post in every kind of office: who may see little and who may see much."""
    held = Holding.objects.filter(until__isnull=True).select_related("official", "post__office").order_by("post__office__kind", "post__role", "pk")
    return list({(one.post.office.kind, one.post.role): one for one in held}.values())


@dataclass
class Asked:
    answers: int = 0
    failed: list[str] = field(default_factory=list)


def answers(client: Client, beginnings: list[str], asked: Asked) -> Iterator[tuple[str, bytes]]:
    """Address and body of what is found from the beginnings, nearest first, `PAGES_EACH` at most."""
    waiting, seen = deque(beginnings), set(beginnings)
    while waiting and asked.answers < PAGES_EACH:
        address = waiting.popleft()
        answer = client.get(address)
        asked.answers += 1
        if answer.status_code >= 500:
            asked.failed.append(f"{answer.status_code} {address}")
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        yield address, body + str(dict(answer.headers)).encode()
        for link in LINK.findall(body) if "html" in answer.get("Content-Type", "") else ():
            onward = urljoin(address, link.decode("utf-8", "ignore").replace("&amp;", "&"))
            if onward not in seen and _ours(onward):
                seen.add(onward)
                waiting.append(onward)


def _ours(address: str) -> bool:
    return not urlsplit(address).netloc and not any(part in address for part in NOT_FOLLOWED)


def in_answers(needles: Mapping[str, int], codes: list[str], words: list[str], askers: Iterable[Holding | None]) -> Iterator[Trace]:
    """As each asker (None is a stranger): the lists, the files of the denunciations, searches by the denouncers' own words, fragments."""
    for one in askers:
        client, asked = browser_of(one.official if one else None), Asked()
        who = f"{one.post.role} @ {one.post.office.kind}" if one else "người lạ"
        for address, body in answers(client, addresses(codes, words), asked):
            yield from (Trace(f"{who}: {address}", number) for number in sorted(told_in(body, needles) - _asked_for(address, needles)))
        for address in addresses(codes[:2], words[:1]):
            body = client.get(address, headers=FRAGMENT).content
            yield from (Trace(f"{who}: {address} (mảnh)", number) for number in sorted(told_in(body, needles) - _asked_for(address, needles)))
        yield from (Trace(f"{who}: máy chủ hỏng: {failed}", 0) for failed in asked.failed)


def _asked_for(address: str, needles: Mapping[str, int]) -> set[int]:
    """A page may say again what its own address already said: the word searched for."""
    return told_in(address.encode(), needles)


def addresses(codes: list[str], words: list[str]) -> list[str]:
    """Where to begin: every address that takes nothing, those of the codes, and searches."""
    files = [address for code in codes for address in _with("code", code)]
    finds = [f"/can-bo/tim/?q={word}" for word in words] + [f"/can-bo/don/?q={word}" for word in words] + [f"/api/petitions?q={word}" for word in words]
    return [*finds, *files, *_without_facts()]


def named() -> Iterator[tuple[str, list[str]]]:
    """Every named address of the site with the names of what it takes."""
    def walk(patterns: list, space: str, before: list[str]) -> Iterator[tuple[str, list[str]]]:
        for one in patterns:
            takes = before + list(one.pattern.regex.groupindex)
            if isinstance(one, URLResolver):
                yield from walk(one.url_patterns, f"{space}{one.namespace}:" if one.namespace else space, takes)
            elif isinstance(one, URLPattern) and one.name:
                yield space + one.name, takes

    yield from walk(get_resolver().url_patterns, "", [])


def _without_facts() -> Iterator[str]:
    for name, takes in named():
        if not takes:
            try:
                address = reverse(name)
            except NoReverseMatch:
                continue
            if _ours(address):
                yield address


def _with(fact: str, value: str) -> Iterator[str]:
    for name, takes in named():
        if takes == [fact]:
            try:
                yield reverse(name, kwargs={fact: value})
            except NoReverseMatch:
                continue
