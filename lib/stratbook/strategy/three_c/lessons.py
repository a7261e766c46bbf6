"""What rivals do better that could be taken up: who, by how much, what one sees, what to try."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from stratbook.core import reference
from stratbook.core.message import Message, Name, facts_of
from stratbook.core.remembered import remembered
from stratbook.strategy.three_c.rivals import Account, Measure, Watch

MEASURES: Final[tuple[Measure, ...]] = ("er_followers", "growth", "posts")


@dataclass(frozen=True)
class LessonRule:
    """One row of ``rival_lessons.csv``: the first that fits a lead gives what to try.

    Parameters
    ----------
    id : str
        Its name: R01, R02 …
    measure : str
        In what the rival leads.
    cadence, format, strong : str
        What it asks of what one sees: the rival posts "more" or "less" often, its format is
        "known" and not the client's, a strong point is noted ("yes"); ``*`` asks nothing.
    reason, advice : str
        What one sees, and what to try: msgids; ``{format}`` and ``{strong}`` are the rival's.
    kpi : str
        What will tell whether it worked.
    """

    id: str
    measure: str
    cadence: str
    format: str
    strong: str
    reason: str
    advice: str
    kpi: str


@dataclass(frozen=True)
class Lesson:
    """One lead of a rival over the client, and what could be taken up.

    Parameters
    ----------
    rival, client : Account
        Both on the same platform.
    measure : str
        In what the rival leads.
    rule : LessonRule
        What one sees and what to try.
    """

    rival: Account
    client: Account
    measure: Measure
    rule: LessonRule

    @property
    def times(self) -> float | None:
        """The rival's value ÷ the client's; None where the client's is not above 0."""
        own, theirs = self.client.value(self.measure), self.rival.value(self.measure)
        return theirs / own if own and theirs and own > 0 else None

    @property
    def reason(self) -> Message:
        """What one sees."""
        return Message(text=self.rule.reason)

    @property
    def advice(self) -> Message:
        """What to try."""
        seen = {
            "format": Name(text=self.rival.main_format),
            "strong": Name(text=self.rival.strong_point.rstrip(".")),
        }
        return Message(text=self.rule.advice, facts=facts_of(seen))


@cache
def lesson_rules() -> tuple[LessonRule, ...]:
    """Return the named rules of ``rival_lessons.csv``, in their order."""
    fields = ("measure", "cadence", "format", "strong", "reason", "advice", "kpi")
    return tuple(
        LessonRule(row["rule"], *(row[each] for each in fields))
        for row in reference.csv_rows("rival_lessons.csv")
    )


@remembered
def learn(watch: Watch) -> tuple[Lesson, ...]:
    """Return, by platform and measure, the rival that clearly leads and what to take up.

    Parameters
    ----------
    watch : Watch
        The competitor watch. A rival leads clearly when it is ahead of the client by the
        threshold ``rival_lead`` (a share of the client's value) at least; more posts count
        as a lead only where each is received as well as the client's.
    """
    return tuple(_lessons(watch))


def _lessons(watch: Watch) -> Iterator[Lesson]:
    for platform in watch.platforms:
        accounts = watch.on_platform(platform)
        own = [each for each in accounts if each.is_client]
        if len(own) != 1:
            continue
        for measure in MEASURES:
            rival = _leader([each for each in accounts if not each.is_client], own[0], measure)
            if rival is not None:
                yield Lesson(rival, own[0], measure, _rule(rival, own[0], measure))


def _leader(rivals: list[Account], client: Account, measure: Measure) -> Account | None:
    ahead = [each for each in rivals if _leads(each, client, measure)]
    if measure == "posts":
        ahead = [each for each in ahead if (each.er_followers or 0) >= (client.er_followers or 0)]
    return min(ahead, key=lambda each: (-(each.value(measure) or 0), each.name), default=None)


def _leads(rival: Account, client: Account, measure: Measure) -> bool:
    """Say whether a rival is clearly ahead; a figure missing on either side settles nothing."""
    theirs, own = rival.value(measure), client.value(measure)
    if theirs is None or own is None or theirs <= 0:
        return False
    return theirs - own >= reference.threshold("rival_lead") * max(own, 0.0) and theirs > own


def _rule(rival: Account, client: Account, measure: Measure) -> LessonRule:
    other = rival.main_format and rival.main_format != client.main_format
    seen = {
        "measure": measure,
        "cadence": _cadence(rival, client),
        "format": "known" if other else "",
        "strong": "yes" if rival.strong_point else "",
    }
    return next(
        each
        for each in lesson_rules()
        if all(getattr(each, name) in {"*", value} for name, value in seen.items())
    )


def _cadence(rival: Account, client: Account) -> str:
    if not rival.posts or not client.posts:
        return ""
    margin = reference.threshold("notable_change")
    ratio = rival.posts / client.posts
    return "more" if ratio >= 1 + margin else "less" if ratio <= 1 - margin else ""
