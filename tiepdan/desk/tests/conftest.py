import pytest

from tiepdan.offices.tests.fixtures import few_offices_folder, lao_cai

__all__ = ["few_offices_folder", "lao_cai"]


@pytest.fixture
def wednesday(monkeypatch):
    """The day the factories live on; pages ask the clock of the machine, which here stands still."""
    from tiepdan.intake.tests.factories import NOW

    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    return NOW.date()


@pytest.fixture
def desk(lao_cai, wednesday, client):
    """`desk("02701.petition")`: a browser in which the holder of that post has signed in."""
    from django.test import Client

    from tiepdan.offices.models import Holding

    def sign_in(post: str) -> Client:
        browser = Client()
        browser.force_login(Holding.objects.get(post__code=f"LC.{post}", until__isnull=True).official, backend="django.contrib.auth.backends.ModelBackend")
        return browser

    return sign_in
