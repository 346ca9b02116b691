"""The published contract of the API: `python -m tiepdan.project.openapi` writes openapi.json anew."""

import json
import os

from tiepdan.project.home import ROOT

CONTRACT = ROOT / "openapi.json"


def contract() -> str:
    """The contract as it would be published now."""
    from tiepdan.project.api import api

    return json.dumps(api.get_openapi_schema(path_prefix="/api/"), ensure_ascii=False, indent=1, sort_keys=True, default=str) + "\n"


def write_contract() -> None:
    CONTRACT.write_text(contract(), encoding="utf-8")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tiepdan.project.settings")
    import django

    django.setup()
    write_contract()
    print(f"Đã ghi {CONTRACT}")
