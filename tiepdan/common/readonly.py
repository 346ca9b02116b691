"""A page that is only read writes nothing."""

import re
from contextlib import nullcontext

from django.conf import settings
from django.db import connection

READS = ("select", "with", "savepoint", "release savepoint", "rollback to", "set local", "show", "declare", "fetch", "close", "explain")
# What a statement that begins like a read may still hide: a write behind its WITH, a job put in the queue, a second statement.
WRITES = re.compile(r"\b(insert\s+into|delete\s+from|merge\s+into|truncate)\b|\bupdate\s+\S+\s+set\b|\bprocrastinate_defer|\b(next|set)val\s*\(")
COMMENTS = re.compile(r"\A(\s|\(|/\*.*?\*/|--[^\n]*\n)*", re.DOTALL)  # and the bracket a union of limited reads begins with
# Signing in keeps its session, and allauth notes that recovery codes have been shown, which it does once; no other table may be touched.
SIGN_IN_TABLES = ("django_session", "mfa_authenticator")


class WroteOnGet(RuntimeError):
    """A GET tried to write: a bug, and it says so."""


def _only_reads(execute, sql, params, many, context):
    said = COMMENTS.sub("", sql).lower()
    if (not said.startswith(READS) or WRITES.search(said)) and not any(table in said for table in SIGN_IN_TABLES):
        raise WroteOnGet(sql.split(None, 6)[:6])
    return execute(sql, params, many, context)


class ReadOnlyGets:
    """Middleware: refuses any SQL but reads while a GET or HEAD is answered."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        reading = request.method in {"GET", "HEAD", "OPTIONS"} and not request.path.startswith(settings.SIGN_IN_RETURNS)
        with connection.execute_wrapper(_only_reads) if reading else nullcontext():
            return self.get_response(request)
