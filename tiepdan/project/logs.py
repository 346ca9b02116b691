"""What is written to logs: what went wrong and where in the code, never whom it was about.

Names, numbers, addresses, codes, keys and the words of petitions reach a log by three ways, and each is closed here: the address that was
asked for (its route is told instead), what was put into the message, and what an exception says of itself (its kind and frames are told).
A word that cannot be vouched for is left out: a log that says too little can be mended, one that named a denouncer cannot.
"""

import logging
import re
import sys
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from types import TracebackType

import structlog

HERE = Path(__file__).resolve().parents[2]
GONE = "…"
SAFE_KEYS = frozenset({"event", "level", "logger", "timestamp", "trace"})
WHOLE = frozenset({"Listening at: %s (%s)"})  # gunicorn's own address, which whoever starts it must read
MOST = 300
MASKS = (
    re.compile(r"\?\S*"),  # query strings: codes and keys
    re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.]+"),
    re.compile(r"\b[A-Z]{2}\d{2}-?\d{6}-?\w\b"),  # receipt codes
    re.compile(r"\d[\d .-]{5,}\d"),  # telephones, identity numbers, addresses of the network
    re.compile(r"“[^”]*”|\"[^\"]*\"|'[^']*'|\([^()]*\)"),  # what somebody quoted, what a database says of a key
    re.compile(r"\b[A-Z][a-z]*(?: [A-Z][a-z]*)+\b"),  # names without tone marks
    re.compile(r"\S*[^\x00-\x7f]\S*"),  # anything Vietnamese: our own messages to logs are English
)
Event = MutableMapping[str, object]


def masked(words: str) -> str:
    """The words with everything that may be personal left out, in one line."""
    line = words.splitlines()[0] if words else ""
    for mask in MASKS:
        line = mask.sub(GONE, line)
    return line[:MOST]


def tell_what(_logger: object, _method: str, event: Event) -> Event:
    """The message: of a request its method and route; of anything else the template, with numbers only put in."""
    record = _whole(event)
    request = getattr(record, "request", None)
    if request is not None and hasattr(request, "method"):
        event["event"] = f"{request.method} {_route(request)} {getattr(record, 'status_code', '')}".strip()
    elif record is not None and record.args:
        event["event"] = _with_numbers(record)
    else:
        event["event"] = masked(str(record.msg if record is not None else event.get("event", "")))
    return event


def tell_where(_logger: object, _method: str, event: Event) -> Event:
    """An exception as its kinds and frames; what it says of itself is left out."""
    record = _whole(event)
    told = event.pop("exc_info", None) or (record.exc_info if record is not None else None)
    event.pop("exception", None)
    if told is True:
        told = sys.exc_info()
    if isinstance(told, BaseException):
        told = (type(told), told, told.__traceback__)
    if isinstance(told, tuple) and told[1] is not None:
        event["trace"] = _frames(told[1])
    return event


def keep_safe(_logger: object, _method: str, event: Event) -> Event:
    """Only what is known to be no person's: the keys above, and numbers."""
    for key in list(event):
        if key not in SAFE_KEYS and not key.startswith("_") and not isinstance(event[key], bool | int | float):
            event[key] = GONE
    return event


def one_line(_logger: object, _method: str, event: Event) -> str:
    rest = " ".join(f"{key}={event[key]}" for key in sorted(event) if key not in SAFE_KEYS)
    trace = event.get("trace")
    said = f"{event.get('timestamp', '')} {str(event.get('level', '')).upper()} {event.get('logger', '')}: {event['event']}"
    return " ".join(part for part in (said, rest, f"| {trace}" if trace else "") if part)


class Masked(structlog.stdlib.ProcessorFormatter):
    """Nothing of a record is written but what the processors tell: the standard library would add the trace with its words."""

    def format(self, record: logging.LogRecord) -> str:
        shown = logging.makeLogRecord(record.__dict__)
        if not isinstance(record.msg, dict):  # not one of structlog's own
            shown.whole, shown.msg, shown.args = record, "", ()
        shown.exc_info = shown.exc_text = shown.stack_info = None
        return super().format(shown)


def formatter() -> Masked:
    """For every handler of the standard library: Django's, gunicorn's and the worker's lines pass through the same masks."""
    before = [structlog.stdlib.add_log_level, structlog.stdlib.add_logger_name, structlog.processors.TimeStamper(fmt="iso")]
    return Masked(foreign_pre_chain=before, processors=[
        tell_what, tell_where, keep_safe, structlog.stdlib.ProcessorFormatter.remove_processors_meta, one_line,
    ])


def _whole(event: Event) -> logging.LogRecord | None:
    return getattr(event.get("_record"), "whole", None)


def _with_numbers(record: logging.LogRecord) -> str:
    if record.msg in WHOLE:
        return record.getMessage()
    args = record.args if isinstance(record.args, tuple) else ()
    try:
        return masked_template(str(record.msg)) % tuple(arg if isinstance(arg, bool | int | float) else GONE for arg in args)
    except (TypeError, ValueError):
        return masked_template(str(record.msg))


def masked_template(words: str) -> str:
    """A template of a library, whose own capitals are no names."""
    return words.splitlines()[0][:MOST] if words.isascii() else masked(words)


def _route(request) -> str:
    match = getattr(request, "resolver_match", None)
    return f"/{match.route}" if match is not None else "/(no such address)"


def _frames(raised: BaseException) -> str:
    kinds, seen = [], raised
    while seen is not None and len(kinds) < 5:
        kinds.append(type(seen).__name__)
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return " <- ".join(kinds) + " at " + " < ".join(_places(raised.__traceback__))


def _places(trace: TracebackType | None) -> list[str]:
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in reversed(traceback.extract_tb(trace)[-12:])]


def _short(filename: str) -> str:
    path = Path(filename)
    return str(path.relative_to(HERE)) if path.is_relative_to(HERE) else "/".join(path.parts[-2:])
