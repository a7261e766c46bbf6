"""What a client's folder lacks altogether, for ``stratbook check`` and ``stratbook next``."""

from collections.abc import Iterator

from stratbook.brief.models import Brief
from stratbook.brief.new import example_objectives
from stratbook.brief.notes import Note
from stratbook.core.message import Message, say
from stratbook.core.period import Period
from stratbook.ingest.account import Account
from stratbook.ingest.folder import EXPORTS


def lacking(brief: Brief, account: Account, ahead: Period | None = None) -> tuple[Note, ...]:
    """Return what a report on this client would do without, each with what to do.

    Parameters
    ----------
    brief : Brief
        What people said.
    account : Account
        What became of every file of ``exports/``.
    ahead : Period or None
        The period that exports are asked for; None is the brief's.

    Returns
    -------
    tuple of Note
        Objectives still those of a new client; no sheet filled in; no export, none that gave
        a row, or none that reaches the brief's period. Empty for a folder at work.
    """
    found = (
        ("client.yml, objectives", _objectives(brief)),
        ("inputs", _inputs(brief)),
        (f"{EXPORTS}/", _exports(brief, account, ahead or brief.file.period)),
    )
    return tuple(Note(place, said, missing=True) for place, all_ in found for said in all_)


def _objectives(brief: Brief) -> Iterator[Message]:
    """Tell objectives that nobody has touched: a target among them was set by nobody."""
    written = [each.model_dump(exclude={"due"}) for each in brief.file.objectives]
    for examples in example_objectives() if written else ():
        if written == [each.model_dump(exclude={"due"}) for each in examples]:
            yield say(
                "The objectives are still the examples of a new client: write this client’s, "
                "with their targets."
            )


def _inputs(brief: Brief) -> Iterator[Message]:
    if all(frame.empty for frame in brief.inputs.values()):
        yield say(
            "No sheet is filled in yet: fill in those that concern this client; the report says "
            "what it lacks without the others."
        )


def _exports(brief: Brief, account: Account, asked: Period) -> Iterator[Message]:
    if not account.files:
        yield say(
            "{problem} {remedy}",
            problem=say("There is no file in exports/ yet."),
            remedy=say(
                "Drop the platforms’ exports there as they give them, for {period} and the "
                "period it is compared with.",
                period=asked,
            ),
        )
    elif not any(each.kept for each in account.files):
        yield say(
            "No file of exports/ gave a row: without other exports, the report has no figures "
            "of the platforms."
        )
    ends = [each.period.end for each in account.files if each.period is not None]
    if ends and max(ends) < brief.file.period.start:
        yield say(
            "The exports stop on {day}, before {period} begins: export again, up to {end}.",
            day=max(ends),
            period=brief.file.period,
            end=brief.file.period.end,
        )
