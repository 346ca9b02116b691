"""Names compared without tone marks: in Python and in the database alike."""

import pytest
from django.db import connection

from tiepdan.common.folding import fold

NAMES = {
    "Giàng  A Đỉnh": "giang a dinh",
    "Nguyễn Thị Hường": "nguyen thi huong",
    "LÝ Ỷ LÊN": "ly y len",
    "Vàng Seo Dìn": "vang seo din",
    "Đặng Đức Đạo": "dang duc dao",
    "   ": "",
}


@pytest.mark.parametrize(("name", "folded"), NAMES.items())
def test_a_name_folds_to_plain_small_letters(name, folded):
    assert fold(name) == folded


def test_decomposed_and_composed_letters_fold_alike():
    import unicodedata

    for name in NAMES:
        assert fold(unicodedata.normalize("NFD", name)) == fold(unicodedata.normalize("NFC", name))


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["Nguyễn Thị Hường", "Đặng Đức Đạo", "Vàng Seo Dìn", "LÝ Ỷ LÊN"])
def test_the_database_folds_as_python_does(name):
    with connection.cursor() as cursor:
        cursor.execute("select public.vi_fold(%s)", [name])
        assert cursor.fetchone()[0].lower() == fold(name)
