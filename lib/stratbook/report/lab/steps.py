"""What to do next, from what the rules of the workbook already know of a client."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from stratbook.brief.sheets import Sheet
from stratbook.core.language import language as language_of
from stratbook.core.message import Fact, Message, say, say_n
from stratbook.report.lab.looked import Looked, Read
from stratbook.report.next import TABLES
from stratbook.strategy.kpis.measure import platform_name

Tone = Literal["bad", "watch", "neutral"]


@dataclass(frozen=True)
class Step:
    """One thing to do.

    Parameters
    ----------
    place : str
        Where: a file, a sheet, a key; verbatim. Empty for none.
    said : Message
        What.
    """

    place: str
    said: Message


@dataclass(frozen=True)
class Group:
    """Things to do of one kind.

    Parameters
    ----------
    title : Fact
        The kind.
    tone : {"bad", "watch", "neutral"}
        How it presses.
    steps : tuple of Step
        Most pressing first.
    """

    title: Fact
    tone: Tone
    steps: tuple[Step, ...]


def groups(looked: Looked, code: str) -> tuple[Group, ...]:
    """Return what to do next, by kind; empty kinds are left out. ``code`` is the language."""
    read = looked.read
    wrong = tuple(
        Step(each.place, say("{problem} {remedy}", problem=each.problem, remedy=each.remedy))
        for each in looked.faults
    )
    doubtful = tuple(Step(each.place, each.message) for each in looked.notes)
    made = (
        Group(say("To put right"), "bad", wrong),
        Group(say("To export or to fill in"), "watch", tuple(_missing(read, code)) if read else ()),
        Group(say("To look at again"), "watch", doubtful),
        Group(say("Open points"), "neutral", tuple(_open(read)) if read else ()),
    )
    return tuple(each for each in made if each.steps)


def sheet_name(sheet: Sheet, code: str) -> str:
    """Return a sheet's name in a language."""
    return language_of(code).either(sheet.en, sheet.fr)


def what(table: str, platform: str) -> Fact:
    """Return what a series counts and where: "Daily series, Instagram"."""
    kind = TABLES[table]
    if not platform:
        return kind
    return say("{what}, {platform}", what=kind, platform=platform_name(platform))


def _missing(read: Read, code: str) -> Iterator[Step]:
    for each in read.stopped:
        said = say(
            "{series} stops on {day}: export again, up to {end}.",
            series=what(each.table, each.platform),
            day=each.last,
            end=read.period.end,
        )
        yield Step(each.file, said)
    for gap in read.gaps:
        yield Step(
            "",
            say_n(
                "{series}: {count} day of the period has no row, {day}.",
                "{series}: {count} days of the period have no row, the first one {day}.",
                gap.days,
                series=what(gap.table, gap.platform),
                day=gap.first,
            ),
        )
    for sheet in read.unfilled:
        said = say(
            "Sheet “{sheet}”: no row for {period}, though the period before has some.",
            sheet=sheet_name(sheet.sheet, code),
            period=read.period,
        )
        yield Step("", said)


def _open(read: Read) -> Iterator[Step]:
    for each in read.points:
        yield Step(each.place, say("{what}: {state}", what=each.subject, state=each.state))
