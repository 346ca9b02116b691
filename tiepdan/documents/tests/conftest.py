"""A commune with a head, a deputy, an officer and a clerk, and a home of its own for files and keys."""

import pytest

from tiepdan.documents.tests.samples import FULL


@pytest.fixture
def home(settings, tmp_path):
    settings.FILES_DIR, settings.KEYS_DIR = tmp_path / "files", tmp_path / "keys"
    return tmp_path


@pytest.fixture
def province(db):
    from tiepdan.offices.models import Province

    return Province.objects.create(code="15", letters="LC", name="Lào Cai")


@pytest.fixture
def office(province, home):
    from tiepdan.documents.tests.factories import make_office

    return make_office(province, "02701", "Ủy ban nhân dân xã Y Tý")


@pytest.fixture
def people(office):
    """Actors of the commune by what they are: head, deputy, officer, clerk."""
    from tiepdan.documents.tests.factories import PEOPLE, make_actor

    return {code: make_actor(office, code, role, title, name, able) for code, role, title, name, able in PEOPLE}


@pytest.fixture
def drafted(office, people):
    """Draft a complete letter of a form, for the head to sign."""
    from tiepdan.documents.actions import draft_letter
    from tiepdan.offices.models import Post

    def draft(form: str = "complaint_accepted", **more):
        facts = FULL[form] | more.pop("facts", {})
        signer = Post.objects.get(pk=people[more.pop("signer", "head")].post_id)
        return draft_letter(form, by=people["officer"], office=office, subject="round", subject_id=7, province_id=office.province_id, facts=facts,
                            signer_post=signer, **more)

    return draft


@pytest.fixture
def sealed(drafted, people):
    """The same, signed and sealed on TODAY."""
    from tiepdan.documents.actions import seal_letter, sign_letter, submit_letter
    from tiepdan.documents.tests.factories import TODAY

    def seal(form: str = "complaint_accepted", **more):
        letter = submit_letter(drafted(form, **more).pk, by=people["officer"])
        sign_letter(letter.pk, by=people["head"], today=TODAY)
        return seal_letter(letter.pk, by=people["officer"])

    return seal
