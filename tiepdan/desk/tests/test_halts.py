"""The desk's pages for what turns a settlement aside."""

import pytest
from django.urls import reverse

from tiepdan.cases.models import Round

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]


def step(held: Round, name: str) -> str:
    return reverse("desk:case-step", args=[held.petition.code, name])
