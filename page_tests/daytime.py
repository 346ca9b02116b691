"""Time passes in a test: the one clock that pages, sessions and jobs ask is wound on, and goes on from there."""

from datetime import datetime, timedelta

from django.utils import timezone

of_the_machine = timezone.now


class Daytime:
    """A clock some days ahead of the machine's. Acts get `now` at the door from django.utils.timezone.now, which the fixture lets this one answer.

    So every act of a path stands on the day it really would, the journal's chain and the dates computed from it agree,
    and the product needs no switch for testing.
    """

    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def now(self) -> datetime:
        return of_the_machine() + self.ahead

    def go_to(self, year: int, month: int, day: int, hour: int = 9) -> None:
        """Nobody goes back: raises AssertionError for a moment that is past."""
        wanted = timezone.make_aware(datetime(year, month, day, hour))
        assert self.ahead == timedelta(0) or wanted > self.now(), f"{wanted} is past"
        self.ahead = wanted - of_the_machine()
