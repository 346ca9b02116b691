"""How a page must answer what it cannot do."""

from page_tests.browsing import Visitor

OF_MACHINES = ("Traceback", "Exception", "Error", "psycopg", "OperationalError", "DoesNotExist", "None", "{", "}")


def assert_plain(visitor: Visitor, sentence: str) -> None:
    """The sentence is there, and no word of the machine."""
    words = visitor.main()
    assert sentence in words, words
    assert not [word for word in OF_MACHINES if word in words], words
