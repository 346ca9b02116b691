"""The register of processing: every personal field of every table, why it is kept, on what ground, who sees it, until when."""

import re
from dataclasses import dataclass
from functools import cache

from tiepdan.privacy.reference import read

# Names under which people are written down; a field so named must stand in fields.yaml.
LOOKS_PERSONAL = re.compile(
    r"(^|_)(name|names|folded|address|phone|email|birth|identity|number_of_identity|accused|representatives|asker|asked|asks|by|signer|who|whom|team"
    r"|actor|attended|absent|text|words|contents|danger|minutes|box|body|to|copies_to|first_name|last_name|full_name|username)$"
)
KINDS = {"basic": "cơ bản", "sensitive": "nhạy cảm"}


@dataclass(frozen=True)
class Group:
    """Fields kept for one purpose. `fields` are named `room.Model.field`."""

    key: str
    purpose: str
    grounds: str
    who: str
    keep: str
    kind: str
    fields: tuple[str, ...]

    @property
    def kind_words(self) -> str:
        return KINDS[self.kind]


@cache
def groups() -> tuple[Group, ...]:
    return tuple(Group(key, **{**told, "fields": tuple(told["fields"])}) for key, told in read("fields.yaml")["groups"].items())


@cache
def not_personal() -> dict[str, str]:
    """Fields that only look personal, with the reason why they are not."""
    return read("fields.yaml")["not_personal"]
