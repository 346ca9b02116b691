"""Where a request stands before the rows: as which post, or with which code; told to PostgreSQL, whose policies are the second wall.

One transaction a request; what is told in it is forgotten with it (SET LOCAL), so a pooled connection carries nothing to the next.
Whoever told nothing sees no row. The policies: project/walls. Only the callers named in house_tests/test_walls.py may stand anywhere.
"""

from contextlib import contextmanager, nullcontext

from django.conf import settings
from django.db import Error, connection, transaction

from tiepdan.common.actor import Actor

SETTINGS = ("provinces", "office", "post", "sees", "acts", "code", "sending", "draft", "signing")
SEE_OFFICE, SEE_PROVINCE = "see.office", "see.province"  # abilities of posts, named here because this room lies under `offices`
READING = {"GET", "HEAD", "OPTIONS"}


def stand_at_post(actor: Actor) -> None:
    """From here to the end of the request: what this post may look at, and what its acts may reach."""
    if actor.post_id is None:
        return
    sees = "province" if actor.can(SEE_PROVINCE) else "office" if actor.can(SEE_OFFICE) else "post"
    _tell(provinces=actor.province_id or "", office=actor.office_id or "", post=actor.post_id, sees=sees)


def stand_with_code(code: str) -> None:
    """A receipt code opens the one petition that bears it, with what hangs on it; the key of the receipt is asked by the page."""
    _tell(code=code)


def stand_with_draft(lookup: str) -> None:
    """The browser that sent a draft sees the petition it became."""
    _tell(draft=lookup)


def stand_as_sender(idempotency_key: str) -> None:
    """Whoever sends a petition sees the one they are sending."""
    _tell(sending=idempotency_key)


def stand_with_signing_key(token_hash: str) -> None:
    """The agent at an official's own computer sees the one letter its key was given for."""
    _tell(signing=token_hash)


def come_back_to_act() -> None:
    """The way back from a provider of identity is a GET by the form of OpenID Connect; connecting an account on it is an act all the same."""
    connection.may_act = True


class InOneTransaction:
    """Middleware: a request is one transaction, and begins standing nowhere."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        try:
            connection.close_if_health_check_failed()  # a connection kept from the last request may lead to a server that is gone
            connection.ensure_connection()
        except Error:
            return self.get_response(request)  # no database: each page says so in its own words
        answer = None
        try:
            with transaction.atomic(savepoint=False), _standing_nowhere(acts=request.method not in READING):
                answer = self.get_response(request)
        except Error:
            if answer is None or answer.status_code < 500:
                raise
        return answer


@contextmanager
def _standing_nowhere(*, acts: bool):
    """In a transaction of its own nothing has been told yet; inside a test's, what is told is taken back, and so is the web role."""
    connection.may_act, connection.acting_since = acts, None
    first = _AtTheFirst(settings.WALL_ROLE)
    try:
        with connection.execute_wrapper(first) if settings.WALL_ROLE else nullcontext():
            yield
    finally:
        connection.may_act = False
        if first.told and not connection.needs_rollback and connection.is_usable():
            _tell(role="none", **dict.fromkeys(SETTINGS, ""))


class _AtTheFirst:
    """Before the first statement of a request: whose rights it has. A page that asks nothing of the database tells it nothing."""

    def __init__(self, role: str) -> None:
        self.role, self.told = role, False

    def __call__(self, execute, sql, params, many, context):
        if not self.told:
            self.told = True
            _tell(role=self.role, **dict.fromkeys(SETTINGS, ""))
        return execute(sql, params, many, context)


def _tell(**told: object) -> None:
    names = [name if name == "role" else f"app.{name}" for name in told]
    with connection.cursor() as cursor:
        cursor.execute(f"select {', '.join(['set_config(%s, %s, true)'] * len(names))}", [
            word for name, value in zip(names, told.values(), strict=True) for word in (name, str(value))
        ])
