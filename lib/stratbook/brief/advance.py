"""From one period to the next: the one key of ``client.yml`` that changes, and nothing else."""

import contextlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from stratbook.brief.client_file import FILE
from stratbook.brief.keep.place import holding
from stratbook.brief.yaml_text import parse
from stratbook.core.errors import Fault, ParameterError
from stratbook.core.message import Message, say
from stratbook.core.period import Grain, Period
from stratbook.core.recorded import BRIEFS

_KEY: Final = "period"
_SIGNATURE: Final = b"\xef\xbb\xbf"  # what some editors put before UTF-8


@dataclass(frozen=True)
class Advanced:
    """A step from one period to the next.

    Parameters
    ----------
    before, after : Period
        The period left and the one begun.
    client, kept : Path
        ``client.yml``, and where it is kept as it was.
    """

    before: Period
    after: Period
    client: Path
    kept: Path


def next_period(now: Period, wanted: Period | None = None) -> Period:
    """Return the period that follows.

    Parameters
    ----------
    now : Period
        The brief's.
    wanted : Period or None
        The one asked for with ``--to``; None takes the next of the same kind.

    Raises
    ------
    ParameterError
        When two dates have no next of their kind, or the period asked for does not come
        after the present one.
    """
    if wanted is None and now.grain is Grain.DAYS:
        raise _refusal(
            FILE,
            say("The period {period} is two dates: what follows is not known.", period=now.code),
            say("Say it with --to, as 2026-11 or 2026-11-01..2026-12-15."),
        )
    found = wanted or now.following()
    if found.start <= now.end:
        raise _refusal(
            "--to",
            say(
                "{wanted} does not come after the period of client.yml, {period}.",
                wanted=found.code,
                period=now.code,
            ),
            say("Write a later period; an earlier one is rendered with “render --period”."),
        )
    return found


def with_period(text: str, code: str) -> str:
    """Return a ``client.yml`` with another period, every other character as it was.

    Parameters
    ----------
    text : str
        A ``client.yml`` that reads without fault.
    code : str
        The new period's code.

    Raises
    ------
    ParameterError
        When the key cannot be changed without touching anything else.
    """
    value = _value_of(YAML(typ="safe", pure=True).compose(text))
    if value is not None:
        quote = value.style if value.style in {'"', "'"} else ""
        start, end = value.start_mark.index, value.end_mark.index
        changed = f"{text[:start]}{quote}{code}{quote}{text[end:]}"
        if _only_the_period_differs(text, changed, code):
            return changed
    raise _refusal(
        FILE,
        say("The period cannot be changed here without touching the rest of the file."),
        say("Write it on one line, as “period: {code}”, then try again.", code=code),
    )


def advance(folder: Path, before: Period, after: Period, *, write: bool = True) -> Advanced:
    """Bring a client's brief to its next period, the present one kept beside it.

    Parameters
    ----------
    folder : Path
        The client's folder, whose brief reads without fault.
    before, after : Period
        As :func:`next_period` gives them.
    write : bool
        False only says what would be written.

    Returns
    -------
    Advanced
        With the places of both files.

    Raises
    ------
    ParameterError
        When the history already holds one of the two periods, the file cannot be changed
        safely, or the folder cannot be written; ``client.yml`` is then as it was.
    """
    client, kept = folder / FILE, folder / BRIEFS / before.code / FILE
    for each in (after, before):
        if (folder / BRIEFS / each.code).exists():
            raise _refusal(
                f"{BRIEFS}/{each.code}",
                say("The history already holds {period}.", period=each.code),
                say("Look at it, then move that folder away: nothing was changed."),
            )
    with holding(folder) if write else contextlib.nullcontext():
        raw = client.read_bytes()
        signature = _SIGNATURE if raw.startswith(_SIGNATURE) else b""
        changed = signature + with_period(raw.decode("utf-8-sig"), after.code).encode()
        if write:
            _write(client, kept, changed)
    return Advanced(before, after, client, kept)


def _value_of(node: Node | None) -> ScalarNode | None:
    if not isinstance(node, MappingNode):
        return None
    pairs = {str(key.value): value for key, value in node.value if isinstance(key, ScalarNode)}
    found = pairs.get(_KEY)
    return found if isinstance(found, ScalarNode) else None


def _only_the_period_differs(text: str, changed: str, code: str) -> bool:
    old, new = parse(text, FILE), parse(changed, FILE)
    if old.faults or new.faults or not isinstance(old.data, dict) or not isinstance(new.data, dict):
        return False
    read = str(new.data.get(_KEY)) == code
    return (
        read
        and list(old.data) == list(new.data)
        and old.data | {_KEY: code} == new.data | {_KEY: code}
    )


def _write(client: Path, kept: Path, changed: bytes) -> None:
    """Keep the present file, then put the new one in its place in one step."""
    try:
        kept.parent.mkdir(parents=True)
        shutil.copy2(client, kept)
        handle, name = tempfile.mkstemp(prefix=f".{client.name}-", dir=client.parent)
        new = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(changed)
            shutil.copymode(client, new)
            new.replace(client)
        finally:
            new.unlink(missing_ok=True)
    except OSError as error:
        shutil.rmtree(kept.parent, ignore_errors=True)
        raise _refusal(
            str(client.parent.name),
            say("The folder cannot be written: {reason}.", reason=error.strerror or str(error)),
            say("Choose a place where you may write: nothing was changed."),
        ) from error


def _refusal(place: str, problem: Message, remedy: Message) -> ParameterError:
    return ParameterError((Fault(place, problem, remedy),))
