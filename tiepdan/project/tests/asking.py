"""One question to a server, for the tests of the launcher."""

import psycopg


def ask(url: str, question: str):
    with psycopg.connect(url, autocommit=True) as connection:
        return connection.execute(question.encode()).fetchone()[0]
