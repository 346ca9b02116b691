"""Every address of the house, walked from the resolver."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter, SlugConverter, StringConverter, UUIDConverter

# One value for each converter; none of them names anything real.
SAMPLE = {IntConverter: 999_999_999, SlugConverter: "route", StringConverter: "LC26-000001-6", UUIDConverter: "00000000-0000-0000-0000-000000000000"}


@dataclass(frozen=True)
class Address:
    """One pattern of the resolver: its full name, its path with samples put in, the view, and what it takes."""

    name: str
    path: str
    view: object
    takes: tuple[tuple[str, type], ...]

    def to(self, **real: object) -> str:
        """The path with real values in place of samples."""
        path = self.path
        for name, converter in self.takes:
            if name in real:
                path = path.replace(f"/{SAMPLE[converter]}", f"/{real[name]}", 1)
        return path


def addresses() -> list[Address]:
    return list(_walk(get_resolver().url_patterns, "", "/", ()))


def _walk(patterns, namespace: str, before: str, takes: tuple) -> Iterator[Address]:
    for entry in patterns:
        path, taken = _filled(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = ":".join(part for part in (namespace, entry.namespace) if part)
            yield from _walk(entry.url_patterns, inner, before + path, takes + taken)
        elif isinstance(entry, URLPattern):
            name = ":".join(part for part in (namespace, entry.name) if part) if entry.name else before + path
            yield Address(name, before + path, entry.callback, takes + taken)


def _filled(pattern) -> tuple[str, tuple]:
    route, taken = getattr(pattern, "_route", None), []
    if route is None:  # a regular expression of somebody else's: only the plain ones can be walked
        return str(pattern).strip("^$").replace("\\Z", ""), ()
    for name, converter in pattern.converters.items():
        kind = next(known for known in SAMPLE if isinstance(converter, known))
        spelled = {f"<{prefix}:{name}>" for prefix in ("int", "slug", "str", "uuid", "path")} | {f"<{name}>"}
        for told in spelled:
            route = route.replace(told, str(SAMPLE[kind]))
        taken.append((name, kind))
    return route, tuple(taken)
