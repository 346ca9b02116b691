import pytest
from cryptography.exceptions import InvalidTag

from tiepdan.portal.sealing import lookup_of, new_token, seal, seal_answers, unseal, unseal_answers


def test_answers_come_back_with_the_token():
    token = new_token()
    nonce, box = seal_answers({"person": {"name": "Lý Seo Chớ"}}, token)
    assert unseal_answers(nonce, box, token) == {"person": {"name": "Lý Seo Chớ"}}
    assert "Chớ".encode() not in box


def test_another_token_opens_nothing():
    sealed = seal(b"to giay", new_token())
    with pytest.raises(InvalidTag):
        unseal(sealed, new_token())


def test_what_the_table_knows_does_not_open_the_box():
    token = new_token()
    with pytest.raises(InvalidTag):
        unseal(seal(b"to giay", token), lookup_of(token))
