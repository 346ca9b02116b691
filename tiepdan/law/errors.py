"""What can be wrong with the facts a date or a competence is asked from. Pure: the message is what a person reads."""


class BadFacts(Exception):
    """The facts contradict the rule or one another. `code` is stable for machines, `message` is Vietnamese."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        self.message = message
        super().__init__(message)
