"""Exercise 11: satisfaction in figures, an unusual day, and six comments to sort."""

from typing import Final

from stratbook.core.message import say
from stratbook.notebook.course.exercise import Exercise
from stratbook.notebook.course.exercises.ex11.answers import WEEKDAYS, expected
from stratbook.notebook.course.exercises.ex11.asked import ID, QUESTIONS
from stratbook.notebook.course.exercises.ex11.comments import COUNT, words
from stratbook.notebook.course.exercises.ex11.drawn import drawn
from stratbook.notebook.course.exercises.ex11.wrong import mistakes

EXERCISE: Final = Exercise(
    id=ID,
    chapter="09_reputation",
    title=say("Satisfaction and a micro-crisis"),
    minutes=45,
    draw=drawn,
    captions={
        "tone": say("Mentions by tone (a)"),
        "inbox": say("Messages of the month (b)"),
        "delays": say("Ten delays before the first answer (c)"),
        "mentions": say("Mentions of fourteen ordinary days (d)"),
        "days": say("Two days to judge (d)"),
        "comments": say("Six comments to sort (e)"),
    },
    headings={
        "month": say("Month"),
        "positive": say("Positive"),
        "neutral": say("Neutral"),
        "negative": say("Negative"),
        "item": say("Item"),
        "value": say("Value"),
        "message": say("Message"),
        "minutes": say("Minutes"),
        "week": say("Week"),
        **WEEKDAYS,
        "comment": say("Comment"),
        "said": say("What it says"),
        "place": say("Place"),
        "author": say("Author"),
        "followers": say("Followers"),
    },
    words={
        "now": say("This month"),
        "previous": say("Previous month"),
        "received": say("Received, all to be answered"),
        "answered": say("Answered"),
        "in_time": say("Answered within the promised delay"),
        "needed": say("Needed a resolution"),
        "resolved": say("Resolved"),
        **{f"message_{each}": say("Message {number}", number=each) for each in range(1, 11)},
        "first": say("First"),
        "second": say("Second"),
        "today": say("Mentions today"),
        "other": say("Mentions on the other day"),
        **{str(each): say("Comment {number}", number=each) for each in range(1, COUNT + 1)},
        **words(),
    },
    questions=QUESTIONS,
    expected=expected,
    mistakes=mistakes,
    teaching=(
        say("For c, ask each learner to say aloud how long a customer waits: those who took the "
            "mean announce hours that hardly anybody waited."),
        say("For b, write both rates of answers in time side by side: which one would the client "
            "put on a poster, and which one do the customers feel?"),
        say("For d, add one past peak to the fourteen days: the mean and standard deviation let "
            "the alert pass, the median does not."),
        say("For e, let two people judge the same comment apart, then compare: the grid serves "
            "to agree beforehand. Harsh is not insulting."),
        say("Timing: 10 minutes for a and b, 10 for c, 10 for d, 10 for e, 5 for the "
            "recommendation."),
    ),
    points=20,
)  # fmt: skip
