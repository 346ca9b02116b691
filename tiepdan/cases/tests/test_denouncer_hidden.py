"""Whatever leaves the house about a denunciation, its pages as they are printed: the denouncer stands in none of them (Luật Tố cáo Đ.40, Đ.56)."""

from datetime import timedelta

import pytest

from tiepdan.cases import actions
from tiepdan.cases.tests.factories import accepted, at_state, head, verifier
from tiepdan.common.actor import SYSTEM
from tiepdan.documents.actions import seal_letter
from tiepdan.documents.models import Letter
from tiepdan.documents.read import file_bytes
from tiepdan.documents.tests.pdf_text import squeezed, text_of
from tiepdan.intake.tests.factories import ADDRESS, NAME, NOW, NUMBER, PHONE, later

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
SECRET = (NAME, ADDRESS, PHONE, NUMBER)
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path):
    settings.FILES_DIR, settings.KEYS_DIR = tmp_path / "files", tmp_path / "keys"


def printed(letter: Letter) -> str:
    """The words of the PDF of record, made now: the factories seal with a PDF that says nothing."""
    Letter.objects.filter(pk=letter.pk).update(state="signed", pdf=None)
    return squeezed(text_of(file_bytes(seal_letter(letter.pk, by=SYSTEM).pdf)))


def letters(held) -> list[Letter]:
    return list(Letter.objects.about("round", held.pk).filter(signed_on__isnull=False).order_by("pk"))


def assert_hidden(letter: Letter) -> None:
    said = printed(letter)
    assert len(said) > 200, f"{letter.form} has words to look through"
    assert not [clear for clear in SECRET if squeezed(clear) in said], letter.form


def test_no_page_of_a_denunciation_from_acceptance_to_conclusion_holds_the_denouncer():
    held = at_state("denunciation", "decided")
    made = letters(held)
    assert {"denounced_notice", "denunciation_accepted", "denunciation_team", "denunciation_conclusion"} <= {letter.form for letter in made}
    for letter in made:
        assert_hidden(letter)


def test_what_is_published_is_the_conclusion_which_names_no_denouncer():
    held = at_state("denunciation", "sent")
    decision = actions.publish(held.pk, by=verifier(), now=later(60), way="posting", place="Trụ sở UBND xã", began_on=later(60).date())
    assert decision is not None
    held.refresh_from_db()
    assert not [clear for clear in SECRET if clear in f"{held.decision.summary} {held.decision.published_how} {held.decision.letter.facts}"]


def test_the_letters_of_protection_name_the_pseudonym_only():
    held = accepted("denunciation")
    actions.request_protection(held.petition_id, by=verifier(), now=NOW, how="phone", whom="both", asked_on=TODAY, danger="Bị dọa.")
    measure = {"kind": "life", "what": "Canh gác nơi ở", "body": "Công an xã Y Tý", "by_day": TODAY + timedelta(days=2)}
    actions.protect(held.petition_id, by=head(), now=NOW, reason="Có căn cứ.", measures=[measure], begins_on=TODAY)
    actions.end_protection(held.petition_id, by=head(), now=NOW, ground="danger_gone", reason="Hết nguy cơ.")
    pseudonym = squeezed(held.petition.sealed.pseudonym).lower()
    for letter in letters(held):
        assert_hidden(letter)
        if letter.form == "protection_decision":
            assert pseudonym in printed(Letter.objects.get(pk=letter.pk)).lower()
