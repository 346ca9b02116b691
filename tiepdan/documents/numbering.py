"""Numbers of documents: one gap-free series for each office, year and kind (NĐ 30/2020 Đ.15), and how a number is written."""

from django.db import connection

from tiepdan.documents.catalogue import Form
from tiepdan.offices.models import Office

DRAFTING_UNIT = "TCD"  # the part of a công văn's symbol that names who drew it up
PLACEHOLDER = "……"

NEXT = """
    INSERT INTO documents_numberseries (office_id, year, series, last) VALUES (%s, %s, %s, 1)
    ON CONFLICT (office_id, year, series) DO UPDATE SET last = documents_numberseries.last + 1
    RETURNING last
"""


def next_number(office: Office, year: int, series: str) -> int:
    """The next number of the series. The row stays locked until the act's transaction ends, so a number
    taken by an act that fails is given back and none is skipped.

    Raises RuntimeError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a number is taken in the transaction of the act that signs")
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [office.pk, year, series])
        return cursor.fetchone()[0]


def symbol_of(form: Form, office: Office, number: int | None) -> str:
    """“05/QĐ-UBND”; a công văn has no kind: “88/TTT-TCD”; a draft has dots for its number; empty where the form has no number."""
    if not form.series:
        return ""
    written = f"{number:02d}" if number else PLACEHOLDER
    return f"{written}/{office.symbol}-{DRAFTING_UNIT}" if form.series == "CV" else f"{written}/{form.series}-{office.symbol}"
