"""`tiepdan reader`: what it asks for and how a version is told in one line. The acts themselves are tested in intake."""

from datetime import UTC, datetime

import pytest

from tiepdan.intake.corrections import ReaderVersion
from tiepdan.offices.models import Office, Province
from tiepdan.project.cli import main
from tiepdan.project.cli.reader import line_of


def test_without_a_task_it_says_what_there_is(capsys):
    with pytest.raises(SystemExit):
        main(["reader"])
    told = capsys.readouterr().err
    assert "VIỆC" in told
    with pytest.raises(SystemExit):
        main(["reader", "--help"])
    told = capsys.readouterr().out
    assert all(task in told for task in ("refit", "versions", "back"))


LATER = datetime(2026, 11, 26, tzinfo=UTC)


@pytest.mark.parametrize(("accepted", "withdrawn", "said"), [(True, None, "áp dụng"), (False, None, "không áp dụng"), (True, LATER, "đã bỏ")])
def test_a_version_in_one_line(accepted, withdrawn, said):
    version = ReaderVersion(
        province=Province(letters="LC"), office=Office(code="02701"), number=3, accepted=accepted, withdrawn_at=withdrawn, trained_on=48,
        because="Bộ thử cố định không giảm.", made_at=datetime(2026, 11, 25, 2, 40, tzinfo=UTC),
    )
    assert line_of(version) == f"02701-3 · 25/11/2026 02:40 · {said} · học từ 48 đơn. Bộ thử cố định không giảm."
