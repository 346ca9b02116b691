"""Work that a request does not wait for. Jobs only call acts; one that fails is tried again."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from tiepdan.common.actor import SYSTEM
from tiepdan.common.errors import Refused

UNKNOWN_TROUBLE = "Máy chủ gặp lỗi khi ký số; người quản trị xem nhật ký máy chủ."
UNKNOWN_TROUBLE_EXPORT = "Máy chủ gặp lỗi khi xuất hồ sơ; người quản trị xem nhật ký máy chủ rồi xuất lại."
DEAD_AFTER = 60  # seconds without a sign of life; a living worker gives one every ten


@app.task(name="documents.seal", queue="letters", retry=RetryStrategy(max_attempts=8, exponential_wait=3))
def seal_letter_job(letter_id: int) -> None:
    from tiepdan.documents.actions import seal_failed, seal_letter

    try:
        seal_letter(letter_id, by=SYSTEM)
    except Exception as trouble:
        seal_failed(letter_id, by=SYSTEM, problem=str(trouble) if isinstance(trouble, Refused) else UNKNOWN_TROUBLE)
        raise


@app.task(name="documents.convert", queue="letters", retry=RetryStrategy(max_attempts=3, exponential_wait=4))
def convert_edited_job(copy_id: int) -> None:
    from tiepdan.documents.actions import make_edited_pages

    make_edited_pages(copy_id, by=SYSTEM)


@app.task(name="documents.carry", queue="letters", retry=RetryStrategy(max_attempts=8, exponential_wait=4))
def carry_job(outgoing_id: int) -> None:
    from tiepdan.documents.actions import carry

    carry(outgoing_id, by=SYSTEM)


@app.task(name="documents.export", queue="letters", retry=RetryStrategy(max_attempts=2, exponential_wait=20), pass_context=True)
def export_job(context, export_id: int) -> None:
    from tiepdan.documents.actions import export_failed, make_export

    try:
        make_export(export_id, by=SYSTEM)
    except Exception:
        if context.job.attempts:
            export_failed(export_id, by=SYSTEM, problem=UNKNOWN_TROUBLE_EXPORT)
        raise


@app.periodic(cron="43 2 * * *")
@app.task(name="documents.end_exports", queue="letters")
def end_exports_job(timestamp: int) -> None:
    from datetime import UTC, datetime

    from tiepdan.documents.actions import end_exports

    end_exports(by=SYSTEM, now=datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="17 3 * * *")
@app.task(name="documents.tidy", queue="letters")
def tidy_job(timestamp: int) -> None:
    from tiepdan.documents.actions import tidy_files

    tidy_files(by=SYSTEM)


@app.periodic(cron="* * * * *")
@app.task(name="documents.take_up_again", queue="letters", queueing_lock="take_up_again", pass_context=True)
async def take_up_again_job(context, timestamp: int) -> None:
    """Put the jobs of a worker that died back in the queue; those that read a paper go on at the page they had come to."""
    for job in await context.app.job_manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER):
        await context.app.job_manager.retry_job(job)


def seal_later(letter_id: int) -> None:
    """Queue the sealing in the act's own transaction: rolled back with it, run after commit."""
    seal_letter_job.configure(lock=f"letter/{letter_id}").defer(letter_id=letter_id)


def carry_later(outgoing_id: int) -> None:
    carry_job.configure(lock=f"outgoing/{outgoing_id}").defer(outgoing_id=outgoing_id)


def convert_later(copy_id: int) -> None:
    convert_edited_job.configure(lock=f"edited/{copy_id}").defer(copy_id=copy_id)


def export_later(export_id: int) -> None:
    export_job.configure(lock=f"export/{export_id}").defer(export_id=export_id)
