"""The one thing every room may need from the ground: numbers that follow one another without a gap."""

from django.db import connection, models


class Series(models.Model):
    """The last number given under a name; the row stays locked until the act that took a number ends."""

    name = models.CharField(max_length=60, primary_key=True)
    last = models.BigIntegerField(default=0)


def next_number(name: str) -> int:
    """The next number of the series, gap-free: a refused act gives its number back with its transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into common_series (name, last) values (%s, 1) on conflict (name) do update set last = common_series.last + 1 returning last",
            [name],
        )
        return cursor.fetchone()[0]
