"""Exercise 11's usual mistakes."""

from collections.abc import Sequence
from statistics import fmean, median, stdev

from stratbook.core.message import say
from stratbook.notebook.course.exercise import Data, Mistake
from stratbook.notebook.course.exercises.ex11 import comments
from stratbook.notebook.course.exercises.ex11.answers import DAYS, TONES, expected, ordinary
from stratbook.notebook.course.exercises.ex11.asked import ID, QUESTIONS
from stratbook.notebook.course.exercises.reading import figures, rows
from stratbook.notebook.course.pitfalls import Pitfall, mistakes_of


def mistakes(data: Data) -> Sequence[Mistake]:
    """Return the usual mistakes with a learner's tables."""
    pitfalls = [*of_tone(data), *of_desk(data), *of_watch(data), *of_comments(data)]
    return mistakes_of(ID, QUESTIONS, expected(data), pitfalls)


def of_tone(data: Data) -> list[Pitfall]:
    """Return those on tone."""
    months = rows(data["tone"], *TONES)
    now, before = months["now"], months["previous"]
    net = {month: _net(each, sum(each.values())) for month, each in months.items()}
    polar = {month: _net(each, each["positive"] + each["negative"])
             for month, each in months.items()}  # fmt: skip
    return [
        (say("You left out the neutral mentions: they have a tone too, and count in the total."),
         {"net": polar["now"], "change": polar["now"] - polar["previous"]}),
        (say("The neutral mentions are still in the total: here they are left out."),
         {"polar": net["now"]}),
        (say("That is the share of positive mentions: take the negative ones off first."),
         {"net": 100 * now["positive"] / sum(now.values()),
          "polar": 100 * now["positive"] / (now["positive"] + now["negative"])}),
        (say("That is a change in per cent of last month’s figure. A score that can be zero or "
             "negative changes in points: subtract."),
         {"change": 100 * (net["now"] - net["previous"]) / net["previous"]}),
        (say("The sign is turned: this month less last month."),
         {"change": net["previous"] - net["now"]}),
        (say("You added up both months before you divided: each month has its own figure."),
         {"net": 100 * sum(each["positive"] - each["negative"] for each in (now, before))
                 / sum(sum(each.values()) for each in (now, before))}),
    ]  # fmt: skip


def _net(month: dict[str, float], among: float) -> float:
    return 100 * (month["positive"] - month["negative"]) / among


def of_desk(data: Data) -> list[Pitfall]:
    """Return those on rates and delays."""
    inbox, delays = figures(data["inbox"]), sorted(figures(data["delays"]).values())
    in_time = inbox["in_time"]
    return [
        (say("That is measured on the answers only: whoever never had one has vanished from it. "
             "The promise is made to all who wrote."),
         {"in_time_received": 100 * in_time / inbox["answered"]}),
        (say("You divided by all the messages received: this rate is asked among those answered."),
         {"in_time_answered": 100 * in_time / inbox["received"]}),
        (say("A late answer is an answer: the response rate counts them all, in time or not."),
         {"response": 100 * in_time / inbox["received"]}),
        (say("Not every message needs a resolution: divide by those that did."),
         {"resolution": 100 * inbox["resolved"] / inbox["received"]}),
        (say("Those resolved are held against those that needed it, not against those answered."),
         {"resolution": 100 * inbox["resolved"] / inbox["answered"]}),
        (say("That is the mean: a single delay of hours drags it up. The median is the middle of "
             "the delays put in order."), {"delay_median": fmean(delays)}),
        (say("That is the median. The mean adds up all delays, the longest included."),
         {"delay_mean": median(delays)}),
        (say("You left out the longest delay: nothing says it is an error, so the mean keeps it."),
         {"delay_mean": fmean(delays[:-1])}),
        (say("With ten delays no one is in the middle: take halfway between the fifth and the "
             "sixth."), {"delay_median": delays[4]}),
        (say("With ten delays no one is in the middle: the sixth alone is too high."),
         {"delay_median": delays[5]}),
        (say("You used the mean delay: one customer who waited a day makes it longer than what "
             "nearly all the others waited."), {"delay_told": "mean"}),
    ]  # fmt: skip


def of_watch(data: Data) -> list[Pitfall]:
    """Return those on the unusual day."""
    usual, days = ordinary(data), figures(data["days"])
    middle = median(usual)
    distances = median(abs(each - middle) for each in usual)
    gaps = {name: days[name] - middle for name in DAYS}
    bare = {f"z_{name}": each for name, each in gaps.items()} if distances != 1 else {}
    found: list[Pitfall] = [
        (say("You used the mean and the standard deviation: one past peak moves both. Take the "
             "median and the median of the distances to it."),
         {f"z_{name}": (days[name] - fmean(usual)) / stdev(usual) for name in DAYS}),
        (say("The 1.4826 is missing: it brings the median distance to the scale of a standard "
             "deviation."), {f"z_{name}": each / distances for name, each in gaps.items()}),
        (say("You multiplied by 1.4826: it belongs below, with the median distance."),
         {f"z_{name}": 1.4826 * each / distances for name, each in gaps.items()}),
        (say("That is the gap to the median, in mentions: divide it by how far ordinary days "
             "stray."), bare),
        (say("More than usual is not unusual: under 3.5 a day stays within what ordinary days "
             "do."), {"alert_other": True}),
        (say("This day is far above what ordinary days do: hold its z against 3.5."),
         {"alert_today": False}),
    ]  # fmt: skip
    return [each for each in found if each[1]]


def of_comments(data: Data) -> list[Pitfall]:
    """Return those on the comments' levels."""
    return [(hint, {f"level_{number}": level})
            for hint, number, level in comments.misread(data["comments"])]  # fmt: skip
