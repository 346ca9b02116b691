"""The working extract of a sealed petition: what is asked stays, who asks goes."""

from tiepdan.reading.mask import mask


def mask_statement(text: str, identity: dict) -> str:
    """The text without the writer's name, address, numbers, representatives and helper (Luật Tố cáo Đ.49 k.1)."""
    names = [identity.get("name", ""), identity.get("helper_name", ""), *(identity.get("representatives") or [])]
    extra = [str(identity.get(key) or "") for key in ("address", "phone", "email", "identity_number")]
    return mask(text, [name for name in names if name], [word for word in extra if word])
