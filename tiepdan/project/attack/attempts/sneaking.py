"""Sneaking past the doors: paths, quotes in searches, forged sendings, false tokens, headers, and addresses that lead away."""

from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from django.test import Client
from django.urls import reverse

from tiepdan.project.attack.asking import browser_of, named
from tiepdan.project.attack.attempts.siege import Attempt, Siege

PATHS = ("../", "..%2f", "%2e%2e/", "..%252f", "....//", "%c0%ae%c0%ae/", "..\\", "%00", ";/", "//")
WANTED = ("etc/passwd", "keys/site.key", "tiepdan/project/settings.py")
QUOTES = (
    "' or '1'='1", "'; drop table intake_petition; --", "') union select code, text from intake_petition --", "%' or text like '%", "\\", "\x00",
    "'||(select 1)||'", "1) or (1=1", "{{7*7}}", "${7*7}", "<script>alert(1)</script>", "%", "_", "*:*", "a & !b | c <-> d", "(((((((((",
    "'::tsquery", "𝕏" * 40, "a" * 5000, "-1", "1e309",
)  # fmt: skip
FIELDS = ("q", "loai", "noi", "trang", "sau", "tu", "den", "cursor", "after")
AWAY = (
    "https://ke-xau.example/", "//ke-xau.example/", "/\\ke-xau.example", "https:ke-xau.example", "javascript:alert(1)", "\thttps://ke-xau.example",
    "/%0d%0aLocation:https://ke-xau.example", "https://localhost@ke-xau.example/", "data:text/html,x", "http:///ke-xau.example",
)  # fmt: skip
TOKENS = ("", "Bearer", "Bearer null", "Bearer eyJhbGciOiJub25lIn0.e30.", "Basic YWRtaW46YWRtaW4=", "Token 1", "Bearer " + "A" * 4000)
FORGED = (
    {"X-Original-URL": "/can-bo/"}, {"X-Rewrite-URL": "/can-bo/"}, {"X-HTTP-Method-Override": "POST"}, {"X-Forwarded-User": "quantri.vpubnd"},
    {"Remote-User": "quantri.vpubnd"}, {"X-Forwarded-For": "127.0.0.1"}, {"X-Remote-Actor": "1"}, {"Cookie": "sessionid=; post_id=1"},
)  # fmt: skip


def attempts(siege: Siege) -> Iterator[Attempt]:
    yield from _paths(siege)
    yield from _quotes(siege)
    yield from _forged_sendings(siege)
    yield from _tokens(siege)
    yield from _headers(siege)
    yield from _away(siege)


def _paths(siege: Siege) -> Iterator[Attempt]:
    for trick in PATHS:
        for wanted in WANTED:
            for door in ("/static/", "/can-bo/tai-lieu/"):
                address = f"{door}{trick * 4}{wanted}"
                yield Attempt("lối đi vòng", address, lambda address=address: _no_file(siege.browser(siege.outsiders[0]).get(address)))


def _no_file(answer) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    taken = answer.status_code == 200 and (b"root:" in body or b"SECRET_KEY" in body or len(body) < 120)
    return "lấy được tệp của máy chủ" if taken or answer.status_code >= 500 else ""


def _quotes(siege: Siege) -> Iterator[Attempt]:
    names = ("desk:search", "desk:petitions", "desk:cases", "desk:duties", "portal:follow-search")
    lists = [*map(reverse, names), "/api/petitions"]
    for number, words in enumerate(QUOTES):
        for turn, address in enumerate(lists):
            asked = {FIELDS[0]: words, FIELDS[1 + (number + turn) % (len(FIELDS) - 1)]: words, "ma": words}
            yield Attempt("SQL trong ô tìm", f"{address} {words[:40]!r}", lambda address=address, asked=asked: _not_found(siege, address, asked))


def _not_found(siege: Siege, address: str, asked: dict) -> str:
    answer = siege.browser(siege.outsiders[0]).get(address, asked)
    told = siege.gained(answer, closed=False)
    return told or ("thấy đơn của nơi khác" if siege.target.code.encode() in answer.content else "")


def _forged_sendings(siege: Siege) -> Iterator[Attempt]:
    """What a page of somebody else makes the browser of a signed-in official send: without the token of ours it is refused."""
    inside = siege.target.office.posts.filter(holdings__until__isnull=True).values_list("holdings__official", flat=True).first()
    for name, takes in named():
        if takes != ["code"] or not name.startswith("desk:"):
            continue
        address = reverse(name, args=[siege.target.code])
        yield Attempt("giả mạo yêu cầu (CSRF)", address, lambda address=address: _forged(siege, inside, address))
    for name, takes in named():
        if not takes and name.startswith(("account", "mfa", "desk:law", "desk:file")):
            address = reverse(name)
            yield Attempt("giả mạo yêu cầu (CSRF)", address, lambda address=address: _forged(siege, inside, address))


def _forged(siege: Siege, official_id: int, address: str) -> str:
    from tiepdan.offices.models import Official

    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    strict.force_login(Official.objects.get(pk=official_id), backend="django.contrib.auth.backends.ModelBackend")
    return siege.unwritten(lambda: strict.post(address, {"reason": "x"}, headers={"Origin": "https://ke-xau.example", "Referer": "https://ke-xau.example/"}))


def _tokens(siege: Siege) -> Iterator[Attempt]:
    targets = [f"/api/petitions/{siege.target.code}", "/api/petitions", f"/api/rounds/{siege.target.code}", "/api/signing/waiting"]
    for token in TOKENS:
        for address in targets:
            yield Attempt("mã truy cập giả", f"{address} {token[:30]!r}", lambda address=address, token=token: siege.gained(
                Client(raise_request_exception=False).get(address, headers={"Authorization": token})))


def _headers(siege: Siege) -> Iterator[Attempt]:
    for headers in FORGED:
        for address in ("/can-bo/", reverse("desk:petition", args=[siege.target.code]), "/api/petitions"):
            yield Attempt("đầu yêu cầu giả", f"{address} {headers}", lambda address=address, headers=headers: siege.gained(
                Client(raise_request_exception=False).get(address, headers=headers)))
    for host in ("ke-xau.example", "localhost:80@ke-xau.example", "localhost\\.ke-xau.example"):
        yield Attempt("đầu yêu cầu giả", f"Host {host}", lambda host=host: siege.gained(
            Client(raise_request_exception=False).get("/can-bo/", headers={"Host": host})))


def _away(siege: Siege) -> Iterator[Attempt]:
    sign_in = reverse("account_login")
    for away in AWAY:
        for signed_in in (False, True):
            browser = browser_of(siege.outsiders[0].official if signed_in else None)
            address = f"{sign_in}?next={quote(away)}"
            yield Attempt("dẫn sang nơi khác", f"{address} {signed_in}", lambda browser=browser, address=address: _stays(browser.get(address)))
            yield Attempt("dẫn sang nơi khác", f"POST {address} {signed_in}", lambda browser=browser, away=away: _stays(
                browser.post(sign_in, {"login": "khong-co", "password": "x", "next": away})))


def _stays(answer) -> str:
    where = urlsplit(answer.get("Location", ""))
    return f"bị dẫn đến {where.netloc or where.scheme}" if where.netloc or where.scheme or "\\" in where.path else ""
