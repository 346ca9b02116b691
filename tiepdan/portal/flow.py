"""Which question follows which when a petition is written: one question a page. Pure."""

SECRET = "denunciation"


def is_secret(answers: dict) -> bool:
    """A denunciation, said or likely: who is unsure and tells of somebody's wrongdoing is told of secrecy before giving a name."""
    want = answers.get("want", {}).get("want")
    return want == SECRET or (want == "unsure" and answers.get("tell", {}).get("reads_as") == SECRET)


def questions(answers: dict) -> tuple[str, ...]:
    """The six questions of this petition, in order."""
    return ("want", "identity" if is_secret(answers) else "behalf", "tell", "place", "person", "review")


def next_question(answers: dict) -> str:
    """The first question not answered yet; the review when all are."""
    return next((step for step in questions(answers)[:-1] if not is_answered(step, answers)), "review")


def is_answered(step: str, answers: dict) -> bool:
    """Put aside for later is not answered: the story needs words or papers."""
    if step == "tell":
        return bool(answers.get("tell", {}).get("words") or ("tell" in answers and answers.get("papers")))
    return step in answers


def question_before(step: str, answers: dict) -> str | None:
    order = questions(answers)
    place = order.index(step) if step in order else 1
    return order[place - 1] if place else None


def place_of(step: str, answers: dict) -> tuple[int, int]:
    """`(3, 6)`: question 3 of 6."""
    order = questions(answers)
    return (order.index(step) if step in order else 1) + 1, len(order)
