import pytest

from tiepdan.offices.tests.fixtures import few_offices_folder, lao_cai

__all__ = ["few_offices_folder", "lao_cai"]


@pytest.fixture
def on_day(monkeypatch):
    """`on_day(11)`: the machine's clock, as pages ask it, stands still that many days after the factories' day."""
    from tiepdan.intake.tests.factories import later

    def stand_still(days: float = 0):
        monkeypatch.setattr("django.utils.timezone.now", lambda: later(days))
        return later(days).date()

    return stand_still


@pytest.fixture
def wednesday(on_day):
    """The day the factories live on."""
    return on_day(0)


@pytest.fixture
def desk(lao_cai, wednesday):
    """`desk("02701.petition")`: a browser in which the holder of that post has signed in and unlocked their key."""
    from django.test import Client

    from tiepdan.offices.models import Holding
    from tiepdan.offices.tests.factories import shown_now
    from tiepdan.vault.tests.keys import unlock_in

    def sign_in(post: str) -> Client:
        browser = Client()
        held = Holding.objects.select_related("official").get(post__code=f"LC.{post}", until__isnull=True)
        browser.force_login(held.official, backend="django.contrib.auth.backends.ModelBackend")
        shown_now(browser, held.official)
        unlock_in(browser, held.official_id, held.post_id)
        return browser

    return sign_in
