from datetime import date, time

import pytest

from tiepdan.documents import actions
from tiepdan.documents.errors import FactsMissing, FactsWrong, FormUnknown, LetterClosed, SignerMissing
from tiepdan.documents.models import Letter, Outgoing
from tiepdan.documents.read import letter_pages, missing_facts
from tiepdan.documents.tests.factories import TODAY
from tiepdan.documents.tests.samples import FULL
from tiepdan.journal.models import JournalEntry

pytestmark = pytest.mark.django_db


def test_a_draft_may_lack_facts_but_names_them(drafted):
    letter = drafted("complaint_accepted", facts={"days": None, "matter": ""})
    assert letter.state == "draft" and letter.number is None
    assert missing_facts(letter, TODAY) == ["Khiếu nại về việc", "Thời hạn giải quyết (ngày)"]


def test_days_and_times_are_kept_in_iso_form(drafted):
    letter = drafted("dialogue_invitation", facts={"on": date(2026, 9, 18), "at": time(8, 0)})
    letter.refresh_from_db()
    assert (letter.facts["on"], letter.facts["at"]) == ("2026-09-18", "08:00")


def test_a_fact_of_the_wrong_kind_is_refused(drafted):
    with pytest.raises(FactsWrong, match="Ngày thụ lý"):
        drafted("complaint_accepted", facts={"accepted_on": "hôm qua"})
    assert not Letter.objects.exists()


def test_an_unknown_form_is_refused(office, people):
    with pytest.raises(FormUnknown):
        actions.draft_letter("love_letter", by=people["head"], office=office, subject="round", subject_id=1, province_id=office.province_id, facts={})


def test_amending_puts_in_changes_and_takes_out(drafted, people):
    letter = actions.submit_letter(drafted().pk, by=people["officer"])
    letter = actions.amend_letter(letter.pk, by=people["officer"], facts={"days": 60, "contact": ""})
    assert letter.state == "draft" and letter.facts["days"] == 60 and "contact" not in letter.facts
    assert JournalEntry.objects.get(kind="letter.amended").facts["fields"] == "Thời hạn giải quyết (ngày), Đầu mối liên hệ"


def test_submitting_tells_the_signer(drafted, people):
    letter = actions.submit_letter(drafted().pk, by=people["officer"])
    told = Outgoing.objects.unread_by(people["head"].post_id).get()
    assert letter.state == "submitted" and list(Letter.objects.to_sign_by(people["head"].post_id)) == [letter]
    assert "chờ ông/bà ký" in told.words and "Páo" not in told.words and str(letter.pk) in told.link


def test_submitting_what_is_incomplete_names_what_is_missing(drafted, people):
    letter = drafted("complaint_decision", facts={"court": "", "asks": []})
    with pytest.raises(FactsMissing, match="Tòa án có thẩm quyền") as refusal:
        actions.submit_letter(letter.pk, by=people["officer"])
    assert "vẫn được giữ" in str(refusal.value)
    letter.refresh_from_db()
    assert letter.state == "draft"


def test_submitting_needs_a_signer(office, people):
    letter = actions.draft_letter("filing_slip", by=people["officer"], office=office, subject="petition", subject_id=1,
                                  province_id=office.province_id, facts=FULL["filing_slip"])
    with pytest.raises(SignerMissing):
        actions.submit_letter(letter.pk, by=people["officer"])


def test_a_cancelled_letter_stays_and_closes(drafted, people):
    letter = actions.cancel_letter(drafted().pk, by=people["head"], because="Ghi nhầm ngày")
    assert letter.state == "cancelled" and letter.cancelled_because == "Ghi nhầm ngày"
    with pytest.raises(LetterClosed, match="đã hủy"):
        actions.amend_letter(letter.pk, by=people["officer"], facts={"days": 30})


def test_a_sealed_letter_is_neither_amended_nor_cancelled(sealed, people):
    letter = sealed()
    for act in (lambda: actions.amend_letter(letter.pk, by=people["officer"], facts={"days": 30}), lambda: actions.cancel_letter(letter.pk, by=people["head"])):
        with pytest.raises(LetterClosed, match="văn bản thay thế"):
            act()


def test_the_journal_never_says_who_petitioned(drafted, people):
    letter = actions.submit_letter(drafted().pk, by=people["officer"])
    actions.cancel_letter(letter.pk, by=people["head"])
    assert JournalEntry.objects.count() == 3
    assert not any("Páo" in str(entry.facts) + entry.sentence for entry in JournalEntry.objects.all())


def test_the_pages_of_a_draft_are_drawn_with_its_future_signer(drafted):
    pages = letter_pages(drafted(), today=TODAY)
    assert len(pages) == 1 and pages[0].startswith(b"<svg")
