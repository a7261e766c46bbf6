"""What a finding needs, as far as a program can see: number, comparison, action, owner, date.

Whether it is right and well said is the trainer's to judge, on the four levels of the rubric.
"""

from stratbook.core.message import Message, say
from stratbook.notebook.course.exercise import Data

_MOST_WORDS = 60


def structure(text: str, data: Data) -> tuple[Message, ...]:
    """Return what a text lacks.

    Parameters
    ----------
    text : str
        The learner's.
    data : mapping of str to DataFrame
        The exercise's tables: a number of theirs has to stand in it.
    """
    words = text.split()
    if not words:
        return (say("Write one finding, of {most} words at most.", most=_MOST_WORDS),)
    return ()
