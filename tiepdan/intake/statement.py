"""What a citizen says, however it comes: typed, filed at the desk, or on paper."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Statement:
    """A petition before it is one. `kind` may be empty ("tôi chưa rõ"); the text may be empty when papers carry it."""

    kind: str = ""
    text: str = ""
    title: str = ""
    name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    identity_number: str = ""
    birth_year: int | None = None
    organisation: bool = False
    keep_secret: bool = True  # the law's default for a denouncer (Luật Tố cáo Đ.9 k.1 đ b)
    anonymous: bool = False
    group_size: int = 1
    representatives: list[str] = field(default_factory=list)
    place_code: str = ""
    against_text: str = ""
    helper_name: str = ""
    forwarded_by: str = ""
    forwarded_number: str = ""

    def identity(self) -> dict:
        """Whatever tells who is speaking."""
        return {
            "name": self.name, "address": self.address, "phone": self.phone, "email": self.email,
            "identity_number": self.identity_number, "birth_year": self.birth_year, "representatives": self.representatives,
            "helper_name": self.helper_name,
        }


@dataclass(frozen=True)
class Upload:
    """One file as it came in: its name, and its bytes."""

    name: str
    data: bytes
