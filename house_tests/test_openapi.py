"""The published contract is the API that runs."""

import json

from tiepdan.project.openapi import CONTRACT, contract


def test_the_contract_is_current():
    assert CONTRACT.read_text(encoding="utf-8") == contract(), "run: python -m tiepdan.project.openapi"


def test_every_operation_says_what_it_refuses():
    paths = json.loads(contract())["paths"]
    assert len(paths) >= 25
    for path, operations in paths.items():
        for method, told in operations.items():
            answers = set(told["responses"])
            assert answers & {"200", "201", "204"}, f"{method} {path}"
            assert {"404", "422"} <= answers, f"{method} {path} must say how it refuses"
            assert told.get("description") or told.get("summary"), f"{method} {path}"


def test_every_operation_has_its_own_name():
    names = [told["operationId"] for operations in json.loads(contract())["paths"].values() for told in operations.values()]
    assert len(names) == len(set(names))
