"""A page that is only read writes nothing, whatever its view tries."""

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import RequestFactory

from tiepdan.common.models import Series, next_number
from tiepdan.common.readonly import ReadOnlyGets, WroteOnGet

pytestmark = pytest.mark.django_db


def ask(method: str, view) -> HttpResponse:
    return ReadOnlyGets(lambda request: HttpResponse(str(view())))(getattr(RequestFactory(), method)("/"))


def raw(sql: str):
    def run():
        with connection.cursor() as cursor:
            cursor.execute(sql)

    return run


WRITES = {
    "insert": lambda: Series.objects.create(name="x", last=1),
    "update": lambda: Series.objects.update(last=9),
    "delete": lambda: Series.objects.all().delete(),
    "a number taken": lambda: next_number("x"),
    "written behind a with": raw("with gone as (delete from common_series returning 1) select count(*) from gone"),
    "written behind a with and a comment": raw("/* a */ with n as (insert into common_series values ('y', 1) returning 1) select * from n"),
    "truncate": raw("truncate common_series"),
    "a job put in the queue": raw("select procrastinate_defer_jobs_v1(array[]::procrastinate_job_to_defer_v1[])"),
    "two statements in one": raw("select 1; delete from common_series"),
}


@pytest.mark.parametrize("method", ["get", "head", "options"])
@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES.keys())
def test_a_get_that_writes_is_refused(method, write):
    with pytest.raises(WroteOnGet), transaction.atomic():
        ask(method, write)
    assert not Series.objects.exists()


def test_a_get_may_read_and_keep_a_savepoint():
    def look():
        with transaction.atomic(), transaction.atomic():
            return Series.objects.filter(name__contains="delete from; update x set").count()

    assert ask("get", look).content == b"0"


def test_a_post_may_write():
    assert ask("post", lambda: next_number("x")).content == b"1"
