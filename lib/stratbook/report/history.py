"""A period's figures, written into the client's ``kpi_history.csv`` after a render."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from filelock import FileLock

from stratbook import __version__
from stratbook.brief.models import Brief
from stratbook.core import reference
from stratbook.core.message import say
from stratbook.core.period import Period
from stratbook.core.recorded import FILE, Ground, Recorded, replaced, text_of
from stratbook.ingest.account import Account
from stratbook.report.history_file import KEEP, Keeping, read_history
from stratbook.report.inputs import InputFile
from stratbook.strategy.kpis import Scope, fits, measure
from stratbook.strategy.since import record_of

_LOCK: Final = ".kpi_history.lock"
_PATIENCE: Final = 20.0  # seconds to wait for another render of the same client


def ground_of(inputs: Iterable[InputFile], account: Account) -> Ground:
    """Return what a render's figures rest on: digests and last days of the files."""
    return Ground(
        {each.path: each.sha256 for each in inputs},
        {each.file: each.period.end for each in account.files if each.period is not None},
        __version__,
    )


def figures(brief: Brief, scope: Scope, ground: Ground) -> tuple[Recorded, ...]:
    """Return a period's figures as the history keeps them.

    Parameters
    ----------
    brief : Brief
        Its objectives may restrict an indicator to one platform.
    scope : Scope
        The period, all platforms.
    ground : Ground
        What the figures rest on.

    Returns
    -------
    tuple of Recorded
        Every KPI that has a value, then the indicators of single platforms.
    """
    wanted = [(kpi, "") for kpi in reference.kpis()]
    wanted += [(each.indicator, each.platform) for each in brief.file.objectives if each.platform]
    measured = [
        (over := scope.on(platform or None), measure(kpi, over))
        for kpi, platform in dict.fromkeys(wanted)
        if kpi and fits(kpi, scope)
    ]
    rows = [record_of(over, found, ground) for over, found in measured]
    return tuple(each for each in rows if each is not None)


def keep(folder: Path, period: Period, new: Iterable[Recorded], keeping: Keeping = KEEP) -> None:
    """Put a period's figures into the client's history, in place of its earlier ones.

    The file is written beside and moved into place, under a lock that other renders of the
    same client respect. Where the folder cannot be written, that is told and nothing else.

    Raises
    ------
    BriefError
        When the file holds lines that no render wrote.
    """
    if not keeping.wanted:
        return
    try:
        with FileLock(folder / _LOCK, timeout=_PATIENCE):
            rows = replaced(read_history(folder), period, new)
            _write(folder / FILE, text_of(rows))
    except OSError as error:
        keeping.tell(
            say(
                "{file} was not written: {reason}. The report is made; its figures are not kept.",
                file=FILE,
                reason=error.strerror or str(error),
            )
        )


def _write(path: Path, text: str) -> None:
    content = text.encode()
    if path.is_file() and path.read_bytes() == content:
        return
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        new.chmod(0o644)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
