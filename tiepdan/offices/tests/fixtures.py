"""Fixtures for the rooms above, to be imported by their conftest.py. Models are imported inside: a conftest comes before Django is set up."""

import pytest


@pytest.fixture(scope="session")
def few_offices_folder(tmp_path_factory):
    from tiepdan.offices.tests.factories import few_offices

    return few_offices(tmp_path_factory.mktemp("tinh") / "lao-cai")


@pytest.fixture
def lao_cai(db, few_offices_folder, settings, tmp_path):
    """A dozen offices of Lào Cai with all their posts and officials; keys and files in a folder of their own."""
    from tiepdan.offices.tests.factories import load_few_offices

    settings.KEYS_DIR, settings.FILES_DIR, settings.DRAFTS_DIR = tmp_path / "keys", tmp_path / "files", tmp_path / "drafts"
    load_few_offices(few_offices_folder)
