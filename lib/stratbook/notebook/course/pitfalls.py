"""The mistakes one expects: what each answers, and the hint that names it."""

from collections.abc import Iterable, Mapping, Sequence

from stratbook.core.message import Message
from stratbook.notebook.course.exercise import Answer, Mistake, Question
from stratbook.notebook.course.same import same
from stratbook.notebook.course.written import plain

Pitfall = tuple[Message, Mapping[str, Answer]]


def mistakes_of(
    exercise: str,
    questions: Sequence[Question],
    right: Mapping[str, Answer],
    pitfalls: Iterable[Pitfall],
) -> tuple[Mistake, ...]:
    """Return a mistake for each question that a pitfall gets wrong.

    Parameters
    ----------
    exercise : str
        Its id.
    questions : sequence of Question
        Those asked.
    right : mapping
        What is right, by question's key.
    pitfalls : iterable of (Message, mapping)
        A hint, and what the one who needs it answers, by question's key.

    Returns
    -------
    tuple of Mistake
        One a question, so that the hint also comes when the mistake is made once; an answer
        that with this learner's numbers happens to be right is left out.
    """
    asked = {each.key: each for each in questions}
    return tuple(
        Mistake({key: plain(value)}, hint)
        for hint, answers in pitfalls
        for key, value in answers.items()
        if not same(exercise, asked[key], plain(value), right[key])
    )


def telling(mistakes: Iterable[Mistake], pitfalls: Iterable[Pitfall]) -> bool:
    """Say whether with these numbers each pitfall still gives a wrong answer."""
    hints = [each.hint for each in mistakes]
    return all(hint in hints for hint, _ in pitfalls)


def all_tell(
    exercise: str,
    questions: Sequence[Question],
    right: Mapping[str, Answer],
    pitfalls: Sequence[Pitfall],
) -> bool:
    """Say whether with these numbers each pitfall gives a wrong answer; as :func:`mistakes_of`."""
    return telling(mistakes_of(exercise, questions, right, pitfalls), pitfalls)
