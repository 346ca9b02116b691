"""A seal that failed is tried again by the clerk; the number given at signing stays."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from tiepdan.common.actor import SYSTEM
from tiepdan.common.errors import AbilityMissing, NotFound
from tiepdan.documents import actions
from tiepdan.documents.errors import LetterClosed, TokenSilent
from tiepdan.documents.jobs import seal_letter_job
from tiepdan.documents.models import File, Letter, NumberSeries
from tiepdan.documents.read import file_bytes
from tiepdan.documents.tests.factories import TODAY, make_actor, make_office
from tiepdan.documents.verdict import verify_pdf
from tiepdan.offices import abilities

pytestmark = pytest.mark.django_db


def test_a_token_that_did_not_answer_costs_no_second_number(drafted, people, settings):
    letter = actions.sign_letter(drafted().pk, by=people["head"], today=TODAY)
    settings.KEYS_DIR.mkdir(exist_ok=True)
    places = settings.KEYS_DIR / "key_places.yaml"
    places.write_text("02701.head: {place: pkcs11, library: /nonexistent.so, token: canbo, label: x, pin_file: x.pin}\n")
    for _ in range(2):
        with pytest.raises(TokenSilent, match="Số và nội dung văn bản vẫn giữ"):
            seal_letter_job.func(letter.pk)
    letter.refresh_from_db()
    assert (letter.state, letter.number, letter.pdf, letter.seal_tries) == ("signed", 1, None, 2) and not File.objects.exists()
    assert "“canbo” không trả lời" in letter.seal_problem
    places.unlink()
    before = ProcrastinateJob.objects.filter(task_name="documents.seal").count()
    assert actions.seal_again(letter.pk, by=people["clerk"]).state == "signed", "the token is asked by the job, not while the clerk waits"
    assert ProcrastinateJob.objects.filter(task_name="documents.seal").count() == before + 1
    seal_letter_job.func(letter.pk)
    sealed = Letter.objects.get(pk=letter.pk)
    assert (sealed.state, sealed.number, sealed.seal_problem, sealed.seal_tries) == ("sealed", 1, "", 2) and NumberSeries.objects.get().last == 1
    assert verify_pdf(file_bytes(sealed.pdf), keys=settings.KEYS_DIR).valid
    assert actions.seal_letter(letter.pk, by=SYSTEM).pdf_id == sealed.pdf_id, "the job comes late and does nothing"


def test_only_a_clerk_of_that_office_seals_again_and_only_what_is_signed(drafted, people, province):
    draft = drafted()
    with pytest.raises(LetterClosed):
        actions.seal_again(draft.pk, by=people["clerk"])
    letter = actions.sign_letter(draft.pk, by=people["head"], today=TODAY)
    elsewhere = make_actor(make_office(province, "02707", "Ủy ban nhân dân xã Dền Sáng"), "clerk", "clerk", "Văn thư", "Tẩn A Sài", (abilities.SEND,))
    with pytest.raises(NotFound):
        actions.seal_again(letter.pk, by=elsewhere)
    with pytest.raises(AbilityMissing):
        actions.seal_again(letter.pk, by=people["officer"])


def test_an_officers_paper_bears_no_seal_of_the_office_and_a_decision_does(sealed, drafted, people, settings):
    decision = sealed("complaint_decision")
    receipt = actions.sign_letter(drafted("paper_receipt", signer="officer").pk, by=people["officer"], today=TODAY)
    receipt = actions.seal_letter(receipt.pk, by=SYSTEM)
    marks = [[mark.seal for mark in verify_pdf(file_bytes(one.pdf), keys=settings.KEYS_DIR).marks] for one in (decision, receipt)]
    assert marks == [[False, True], [False]]
