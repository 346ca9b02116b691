"""The working extract of a sealed petition: what is asked stays, who asks goes."""

from tiepdan.reading.mask import mask


def mask_statement(text: str, identity: dict) -> str:
    """The text without the writer's name, address, numbers, representatives and helper (Luật Tố cáo Đ.49 k.1)."""
    return mask(text, *known_of(identity))


def known_of(identity: dict) -> tuple[list[str], list[str]]:
    """Names, and other details, by which a text tells of its writer."""
    names = [identity.get("name", ""), identity.get("helper_name", ""), *(identity.get("representatives") or [])]
    extra = [str(identity.get(key) or "") for key in ("address", "phone", "email", "identity_number")]
    return [name for name in names if name], [word for word in extra if word]
